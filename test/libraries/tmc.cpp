// RUN: %check_async %s async-blocking-wait,async-blocking-sleep
//
// TooManyCooks: its tasks, executors and channels.

#include <atomic>
#include <chrono>
#include <future>
#include <libraries/tmc.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

std::future<int> loadPrice(int Article);
tmc::task<int> readPrice(int Article);
void writeInvoice(int Order);

// Waits in coroutines.

tmc::task<int> readPriceAtOnce() {
  co_return tmc::post_waitable(tmc::cpu_executor(), readPrice(1)).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

tmc::task<void> printInvoices() {
  tmc::post_waitable(tmc::cpu_executor(), [] { writeInvoice(1); }).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:68: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

tmc::task<int> runShop() {
  co_return tmc::async_main(readPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'tmc::async_main' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: waits until the task has finished
}

tmc::task<void> closeShop(tmc::ex_cpu &Counters, tmc::ex_asio &Network) {
  Counters.teardown();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'tmc::ex_cpu::teardown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: joins the threads of the executor
  Network.teardown();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'tmc::ex_asio::teardown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: joins the threads of the executor
  co_return;
}

tmc::task<void> closeCounter(tmc::ex_cpu_st &Counter) {
  Counter.teardown();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'tmc::ex_cpu_st::teardown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: joins the threads of the executor
  co_return;
}

tmc::task<void> emptyMailbox(tmc::chan_tok<int> Mailbox) {
  Mailbox.drain_wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'tmc::chan_tok::drain_wait' blocks the thread that runs this coroutine; use 'co_await channel.drain()' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: spins until the consumers have taken everything
  co_return;
}

// Sleeps: a timer of Asio takes their place.

tmc::task<void> retryPayment() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await asio::steady_timer(tmc::asio_executor(), 100ms).async_wait(tmc::aw_asio);
  co_return;
}

tmc::task<void> waitForOpening(std::chrono::steady_clock::time_point Opening) {
  co_await tmc::yield();
  std::this_thread::sleep_until(Opening);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await asio::steady_timer(tmc::asio_executor(), Opening).async_wait(tmc::aw_asio);
}

// Functions on an executor.

void postToExecutor(tmc::ex_braid &Register) {
  tmc::post(tmc::cpu_executor(), [] { loadPrice(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'tmc::post' runs the handler on an executor
  tmc::post(Register, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'tmc::post' runs the handler on an executor
}

tmc::task<void> spawnFunction() {
  co_await tmc::spawn_func([] { loadPrice(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'tmc::spawn_func' runs the handler on an executor
}

// Awaiting.

tmc::task<int> awaitEverything(tmc::mutex &Mutex, tmc::chan_tok<int> Mailbox, tmc::asio_safe_timer &Timer,
                               tmc::ex_cpu &Counters) {
  co_await tmc::yield();
  co_await tmc::yield_if_requested();
  co_await tmc::reschedule();
  co_await tmc::resume_on(tmc::cpu_executor());
  co_await tmc::enter(Counters);
  co_await Mutex;
  Mutex.unlock();
  co_await Mailbox.drain();
  co_await Timer.async_wait_for(1s);
  co_return co_await readPrice(1);
}

// Runs what is there, and waits for nothing.
tmc::task<void> pollManually(tmc::ex_manual_st &Register) {
  Register.run_all();
  Register.run_one();
  co_return;
}

tmc::task<int> readOnceReady() {
  auto Price = tmc::post_waitable(tmc::cpu_executor(), readPrice(1));
  if (Price.wait_for(0s) == std::future_status::ready)
    co_return Price.get();
  co_return 0;
}

tmc::task<void> retryAtOnce() {
  std::this_thread::sleep_for(0s);
  co_return;
}

// Where blocking is allowed.

tmc::task<void> printOnThread() {
  std::thread([] { loadPrice(1).wait(); }).detach();
  co_return;
}

// It waits for its threads to start, and for nothing else.
inline void tmc::ex_cpu_st::init() {
  std::atomic<int> Started = 0;
  Started.wait(0);
}

tmc::task<void> startExecutor(tmc::ex_cpu_st &Printing) {
  Printing.init();
  co_return;
}

int main() {
  tmc::cpu_executor().init();
  int Price = tmc::post_waitable(tmc::cpu_executor(), readPrice(1)).get();
  return Price + tmc::async_main(readPrice(1));
}

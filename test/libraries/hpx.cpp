// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// HPX: its own waits suspend an HPX thread; what blocks is what waits for the
// runtime from outside, and what the system offers.

#include "libraries/hpx.h"
#include <app/task.h>
#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <thread>

using namespace std::chrono_literals;

struct Order {
  int Total = 0;
};

hpx::future<Order> loadOrder(int Id);
std::future<Order> loadLegacyOrder(int Id);
int render(int Page);

// Sleeps, which a coroutine of HPX can do without its worker thread.

hpx::future<int> retryOrder() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: hpx::this_thread::sleep_for(100ms);
  co_return (co_await loadOrder(1)).Total;
}

hpx::shared_future<int> retrySharedOrder(std::chrono::duration<double> Backoff) {
  std::this_thread::sleep_for(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: hpx::this_thread::sleep_for(std::chrono::ceil<std::chrono::nanoseconds>(Backoff));
  co_return (co_await loadOrder(2)).Total;
}

hpx::future<void> waitForOpening(std::chrono::steady_clock::time_point Opening) {
  std::this_thread::sleep_until(Opening);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: hpx::this_thread::sleep_until(Opening);
  co_return;
}

// Waits of the system.

hpx::future<int> readLegacyTotal() {
  std::future<Order> Loading = loadLegacyOrder(1);
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

hpx::future<void> joinRenderer() {
  std::thread Renderer([] { render(1); });
  Renderer.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::thread::join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// The runtime, from outside.

app::Task<> runSimulation(int Argc, char **Argv) {
  hpx::init([](int, char **) { return hpx::finalize(); }, Argc, Argv);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'hpx::init' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: runs HPX until it is finalized
  hpx::local::init([](int, char **) { return hpx::local::finalize(); }, Argc, Argv);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'hpx::local::init' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: runs HPX until it is finalized
  co_return;
}

app::Task<> stopSimulation() {
  hpx::stop();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'hpx::stop' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until HPX has finished its work
  hpx::local::stop();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'hpx::local::stop' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until HPX has finished its work
  co_return;
}

app::Task<> pauseSimulation() {
  hpx::suspend();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'hpx::suspend' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until all thread pools are empty
  hpx::resume();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'hpx::resume' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until all thread pools are resumed
  co_return;
}

app::Task<int> renderPage(int Page) {
  co_return hpx::run_as_hpx_thread(render, Page);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hpx::run_as_hpx_thread' blocks the thread that runs this coroutine; use 'hpx::async(work)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: waits for the HPX thread; never call it on one
}

// Handlers on the worker threads.

void postRendering() {
  hpx::post([] {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'hpx::post' runs the handler on an executor
  });
}

hpx::future<void> startRendering() {
  return hpx::async(hpx::launch::async, [] {
    loadLegacyOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'hpx::async' runs the handler on an executor
  });
}

hpx::future<int> renderAfterLoading() {
  return loadOrder(1).then([](hpx::future<Order> Loading) {
    std::this_thread::sleep_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:23: note: 'hpx::future::then' runs the handler on an executor
    return Loading.get().Total;
  });
}

hpx::future<void> renderWhenLoaded() {
  return hpx::dataflow(hpx::unwrapping([](Order) {
                         std::this_thread::sleep_for(10ms);
                         // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
                         // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'hpx::dataflow' runs the handler on an executor
                       }),
                       loadOrder(1));
}

void startRenderThread() {
  hpx::thread Renderer([] {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'hpx::thread' runs the handler on an executor
  });
  Renderer.join();
}

// Called before the call returns.

hpx::future<void> renderInPlace(hpx::once_flag &Once) {
  hpx::sync([] { loadLegacyOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  hpx::call_once(Once, [] { loadLegacyOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Silent: HPX suspends its own threads.

hpx::future<int> readTotal(hpx::latch &Loaded, hpx::mutex &Mutex) {
  hpx::future<Order> First = loadOrder(1), Second = loadOrder(2);
  hpx::wait_all(First, Second);
  Second.wait();
  Second.wait_for(10ms);
  Loaded.wait();
  Loaded.arrive_and_wait();
  Mutex.lock();
  Mutex.unlock();
  { std::lock_guard<hpx::mutex> Lock(Mutex); }
  hpx::this_thread::sleep_for(10ms);
  hpx::this_thread::yield();
  co_return First.get().Total + (co_await std::move(Second)).Total;
}

hpx::future<void> joinHpxThreads() {
  hpx::thread Renderer([] { hpx::this_thread::sleep_for(1s); });
  Renderer.join();
  hpx::jthread Writer([] { loadOrder(1).wait(); });
  hpx::post([] { loadOrder(2).get(); });
  co_await hpx::when_all(loadOrder(3), loadOrder(4));
}

app::Task<int> readTotalOutside() {
  // Whether an HPX thread runs this is not known.
  co_return loadOrder(1).get().Total;
}

// Silent: threads of the system that may be blocked.

hpx::future<Order> loadBlocking() {
  co_return co_await hpx::run_as_os_thread([] { return loadLegacyOrder(1).get(); });
}

hpx::future<void> loadInIoPool() {
  hpx::execution::experimental::io_pool_executor Pool;
  hpx::post(Pool, [] { std::this_thread::sleep_for(1s); });
  co_await hpx::async(Pool, [] { loadLegacyOrder(1).wait(); });
}

// Silent: these only start and announce.

app::Task<> startSimulation(int Argc, char **Argv) {
  hpx::start([](int, char **) { return 0; }, Argc, Argv);
  hpx::post([] { hpx::finalize(); });
  co_return;
}

int main(int Argc, char **Argv) {
  hpx::start([](int, char **) { return 0; }, Argc, Argv);
  hpx::run_as_hpx_thread([] { render(1); });
  return hpx::stop();
}

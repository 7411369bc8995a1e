// RUN: %check_async %s async-blocking-wait,async-blocking-sleep
//
// Boost.Cobalt: its tasks, promises and generators.

#include <chrono>
#include <future>
#include <libraries/cobalt.h>
#include <thread>

using namespace std::chrono_literals;
namespace cobalt = boost::cobalt;

cobalt::task<int> fetchPrice(int Article);
cobalt::promise<int> startFetch(int Article);
cobalt::thread compressLogs();
std::future<int> loadStock(int Article);

// Waits.

cobalt::task<int> runTaskInTask() {
  co_return cobalt::run(fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'boost::cobalt::run' blocks the thread that runs this coroutine; use 'co_await std::move(task)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: runs an event loop until the task is done
}

cobalt::promise<void> joinCompression() {
  cobalt::thread Compression = compressLogs();
  Compression.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'boost::cobalt::thread::join' blocks the thread that runs this coroutine; use 'co_await std::move(thread)' [async-blocking-wait]
  co_return;
}

cobalt::task<void> leaveCompression() {
  cobalt::thread Compression = compressLogs();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the destructor of 'Compression' blocks the executor's thread that resumed this coroutine; use 'co_await std::move(thread)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'boost::cobalt::thread::~thread' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await fetchPrice(1);
}

cobalt::generator<int> listStock() {
  for (int Article = 0; Article != 10; ++Article)
    co_yield loadStock(Article).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 1 suspension point precedes the call; this is it
  co_return 0;
}

void showPrice(boost::asio::io_context &Loop) {
  cobalt::spawn(Loop, fetchPrice(1), [](std::exception_ptr, int) {
    loadStock(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::cobalt::spawn' runs the handler on an executor
  });
}

// Sleeps.

cobalt::task<void> retryLater() {
  std::this_thread::sleep_for(200ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::cobalt::io::sleep(200ms);
  co_return;
}

cobalt::promise<void> retryAt(std::chrono::steady_clock::time_point Due) {
  std::this_thread::sleep_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::cobalt::io::sleep(Due);
  co_return;
}

cobalt::detached sendHeartbeat() {
  std::this_thread::sleep_for(std::chrono::duration<double>(0.5));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::cobalt::io::sleep({{.*}}0.5{{.*}});
  co_return;
}

// Silent: what is awaited, and what looks as if it waited.

cobalt::task<int> readPrices() {
  auto First = startFetch(1);
  co_await cobalt::join(startFetch(2), fetchPrice(3));
  co_return co_await First;
}

cobalt::task<void> useChannel(cobalt::channel<int> &Orders) {
  co_await Orders.write(co_await Orders.read());
}

cobalt::task<void> waitForGroup(cobalt::wait_group &Group) {
  co_await Group.wait();
}

cobalt::task<void> waitForTimers(cobalt::io::steady_timer &Retry,
                                 cobalt::io::system_timer &Opening) {
  co_await cobalt::io::sleep(1s);
  co_await Retry.wait();
  co_await Opening.wait();
}

cobalt::task<int> readFromShop(cobalt::io::resolver &Names,
                               cobalt::io::stream_socket &Socket) {
  co_await Socket.connect(co_await Names.resolve("shop.example.com", "https"));
  char Buffer[64];
  co_return co_await Socket.read_some(Buffer, sizeof(Buffer));
}

// Only reads a result that is there.
cobalt::task<int> readReadyPrice(cobalt::promise<int> &Price) {
  if (Price.ready())
    co_return Price.get();
  co_return co_await Price;
}

cobalt::task<void> awaitCompression() {
  cobalt::thread Compression = compressLogs();
  co_await std::move(Compression);
}

cobalt::task<void> leaveCompressionAlone() {
  cobalt::thread Compression = compressLogs();
  Compression.detach();
  co_return;
}

void showPriceFromPool(boost::asio::thread_pool &Workers) {
  cobalt::spawn(Workers, fetchPrice(1),
                [](std::exception_ptr, int) { loadStock(1).wait(); });
}

// Not in a coroutine: this is how a program starts the library.
int runShop() { return cobalt::run(fetchPrice(1)); }

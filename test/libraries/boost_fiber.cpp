// RUN: %check_async %s async-blocking-wait,async-blocking-sleep -- %boost_asio
//
// Boost.Fiber: its own waits suspend a fiber, and not the thread.

#include <utility>

#include <boost/asio.hpp>
#include <boost/fiber/all.hpp>
#include <chrono>
#include <future>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;
namespace asio = boost::asio;
namespace fibers = boost::fibers;

std::future<int> loadStock(int Article);
fibers::future<int> loadPrice(int Article);

// Flagged: who starts a fiber is no fiber.

asio::awaitable<void> startFibers() {
  fibers::fiber Audit([] { loadStock(1).wait(); });
  loadStock(2).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  Audit.detach();
  co_return;
}

void checkStock(asio::io_context &Loop) {
  asio::post(Loop, [] {
    fibers::async([] { loadStock(1).wait(); }).wait();
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

// Silent: fibers have stacks of their own.

void countStock(asio::io_context &Loop) {
  asio::post(Loop, [] {
    fibers::fiber([] {
      loadStock(1).wait();
      std::this_thread::sleep_for(1s);
    }).detach();
    fibers::fiber(fibers::launch::post, [] { loadStock(2).wait(); }).detach();
    auto Counted = fibers::async([] { return loadStock(3).get(); });
    auto Sold = fibers::async(fibers::launch::post, [] { return loadStock(4).get(); });
  });
}

void packStock(asio::io_context &Loop) {
  asio::post(Loop, [] {
    fibers::packaged_task<int()> Count([] { return loadStock(1).get(); });
    auto Counted = Count.get_future();
    fibers::fiber(std::move(Count)).detach();
  });
}

// Silent: the waits of the library suspend a fiber.

struct Mailbox {
  fibers::mutex Mutex;
  fibers::condition_variable Arrived;
  fibers::barrier Opened{2};
  fibers::buffered_channel<int> Orders{16};
  bool Empty = true;
};

void waitForMail(Mailbox &Box) {
  fibers::fiber([&Box] {
    std::unique_lock<fibers::mutex> Lock(Box.Mutex);
    Box.Arrived.wait(Lock, [&] { return !Box.Empty; });
    Box.Arrived.wait_for(Lock, 10ms);
    Box.Opened.wait();
    int Order = 0;
    Box.Orders.push(1);
    Box.Orders.pop(Order);
  }).detach();
}

void waitForPrice(asio::io_context &Loop) {
  asio::post(Loop, [] {
    fibers::future<int> Price = loadPrice(1);
    Price.wait();
    Price.wait_for(10ms);
    Price.get();
    loadPrice(2).share().get();
    fibers::fiber Audit([] {});
    Audit.join();
  });
}

void takeBreak() {
  fibers::fiber([] {
    boost::this_fiber::yield();
    boost::this_fiber::sleep_for(1s);
    boost::this_fiber::sleep_until(std::chrono::steady_clock::now() + 1s);
  }).detach();
}

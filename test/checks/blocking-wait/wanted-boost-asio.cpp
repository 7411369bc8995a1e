// REQUIRES: wanted
// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// What the catalogue and the model promise and the check does not do yet.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <future>

namespace asio = boost::asio;

std::future<int> loadOrder(int Id);
asio::awaitable<int> readOrder() { co_return 1; }

// The model lists the destructor of a pool; work is posted to it by reference.
asio::awaitable<void> leavesPool() {
  asio::thread_pool Pool(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the destructor of 'Pool' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'boost::asio::thread_pool::~thread_pool' waits here for its work
  asio::post(Pool, [] {});
  co_return;
}

// Without an argument it starts its threads as well.
asio::awaitable<void> leavesPoolOfDefaultSize() {
  asio::thread_pool Pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the destructor of 'Pool' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'boost::asio::thread_pool::~thread_pool' waits here for its work
  co_return;
}

// The work runs on the executor that is held.
asio::awaitable<int> waitsForItsOwnExecutor() {
  auto Executor = co_await asio::this_coro::executor;
  co_return asio::co_spawn(Executor, readOrder(), asio::use_future).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: 'std::future::get' {{.*}}deadlock{{.*}} [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 1 suspension point precedes the call; this is it
}

// A callable handed to a continuation sink, whatever its form.
struct Flush {
  void operator()() const {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+4]]:47: note: 'boost::asio::post' runs the handler on an executor
  }
};

void postFunctor(asio::io_context &Context) { asio::post(Context, Flush()); }

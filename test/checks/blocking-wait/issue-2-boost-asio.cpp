// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// Shapes that the first version got wrong.

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

// A callable handed to a continuation sink, whatever its form.
struct Flush {
  void operator()() const {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+4]]:47: note: 'boost::asio::post' runs the handler on an executor
  }
};

void postFunctor(asio::io_context &Context) { asio::post(Context, Flush()); }

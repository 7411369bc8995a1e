// RUN: %check_async %s async-dangling-capture,async-void-callback -- %boost_asio
//
// The real headers of Boost.Asio.

#include <coroutine>
#include <utility>

#include <app/task.h>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <string>

namespace asio = boost::asio;

void log(const std::string &Line);
asio::awaitable<void> load(int Order);

// The closure is moved into the frame of a coroutine that awaits it.
void given(asio::io_context &Context, std::string Customer) {
  asio::co_spawn(
      Context,
      [Customer]() -> asio::awaitable<void> {
        co_await load(1);
        log(Customer);
      },
      asio::detached);
}

// Called here, so that only the task is handed on.
void called(asio::io_context &Context, std::string Customer) {
  asio::co_spawn(
      Context,
      [Customer]() -> asio::awaitable<void> {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
      // CHECK-MESSAGES: :[[@LINE+8]]:21: note: it is destroyed at the end of this full expression
      // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task is let go here
      // CHECK-MESSAGES: :[[@LINE+3]]:9: note: the coroutine is suspended here
      // CHECK-MESSAGES: :[[@LINE+3]]:13: note: 'Customer' is read here
      // CHECK-MESSAGES: :[[@LINE-6]]:7: note: 'boost::asio::co_spawn' keeps a closure until its coroutine is done
        co_await load(1);
        log(Customer);
      }(),
      asio::detached);
}

void posted(asio::io_context &Context, std::string Customer) {
  asio::post(Context, [Customer]() -> app::FireAndForget {
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'boost::asio::post' can destroy this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// Its task is lost as well.
void dropped(asio::io_context &Context, std::string Customer) {
  asio::post(Context, [Customer]() -> asio::awaitable<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'boost::asio::post' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: 'boost::asio::co_spawn' runs such a task
    co_await load(1);
    log(Customer);
  });
}

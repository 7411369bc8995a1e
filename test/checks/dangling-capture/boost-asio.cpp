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
        co_await load(1);
        log(Customer);
      }(),
      asio::detached);
}

void posted(asio::io_context &Context, std::string Customer) {
  asio::post(Context, [Customer]() -> app::FireAndForget {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// Its task is lost as well.
void dropped(asio::io_context &Context, std::string Customer) {
  asio::post(Context, [Customer]() -> asio::awaitable<void> {
    co_await load(1);
    log(Customer);
  });
}

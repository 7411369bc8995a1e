// RUN: %check_async %s async-dropped-result -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <future>
#include <mutex>

namespace asio = boost::asio;
using asio::ip::tcp;

class [[nodiscard]] Receipt {};

asio::awaitable<boost::system::error_code> store(int Article);
asio::awaitable<std::unique_lock<std::mutex>> lockCatalog();
asio::awaitable<Receipt> pay();
asio::awaitable<asio::awaitable<int>> prepare();
asio::awaitable<std::future<int>> submit();
asio::awaitable<int> count();

asio::awaitable<void> error() { co_await store(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]

asio::awaitable<void> guard() {
  co_await lockCatalog();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'lockCatalog' is dropped; the guard ends here and protects nothing [async-dropped-result]
}

asio::awaitable<void> receipt() { co_await pay(); }
// CHECK-MESSAGES: :[[@LINE-1]]:35: warning: the result of awaiting 'pay' is dropped, although it is marked as one to use [async-dropped-result]

asio::awaitable<void> taskInTask() { co_await prepare(); }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the result of awaiting 'prepare' is dropped; it is a task or future that nobody awaits [async-dropped-result]

asio::awaitable<void> futureInTask() { co_await submit(); }
// CHECK-MESSAGES: :[[@LINE-1]]:40: warning: the result of awaiting 'submit' is dropped; it is a task or future that nobody awaits [async-dropped-result]

// What follows is right.

asio::awaitable<void> used() {
  if (boost::system::error_code Error = co_await store(1))
    throw boost::system::system_error(Error);
}

asio::awaitable<void> explicitly() { (void)co_await store(1); }

asio::awaitable<void> plain() { co_await count(); }

// The number of bytes is no error: a failure throws.
asio::awaitable<void> bytes(tcp::socket &Socket) {
  std::array<char, 64> Buffer;
  co_await asio::async_write(Socket, asio::buffer(Buffer), asio::use_awaitable);
}

asio::awaitable<void> pause(asio::steady_timer &Timer) {
  co_await Timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> redirected(asio::steady_timer &Timer) {
  boost::system::error_code Error;
  co_await Timer.async_wait(asio::redirect_error(asio::use_awaitable, Error));
}

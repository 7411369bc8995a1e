// A sleep after an await: the thread that resumed the coroutine is stolen.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

namespace wrong {

asio::awaitable<void> greet(tcp::socket Client) {
  char Name[64];
  const size_t Length =
      co_await Client.async_read_some(asio::buffer(Name), asio::use_awaitable);
  // Every other client of this thread waits too.
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-4]]:7: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 100ms).async_wait(boost::asio::use_awaitable);
  co_await asio::async_write(Client, asio::buffer(Name, Length), asio::use_awaitable);
}

} // namespace wrong

namespace right {

asio::awaitable<void> greet(tcp::socket Client) {
  char Name[64];
  const size_t Length =
      co_await Client.async_read_some(asio::buffer(Name), asio::use_awaitable);
  asio::steady_timer Pause(co_await asio::this_coro::executor, 100ms);
  co_await Pause.async_wait(asio::use_awaitable);
  co_await asio::async_write(Client, asio::buffer(Name, Length), asio::use_awaitable);
}

} // namespace right

// RUN: %check_async %s async-busy-wait -- %boost_asio
//
// No expectation: the check is silent here, and does not see these loops.

#include <coroutine>
#include <utility>

#include <atomic>
#include <boost/asio.hpp>
#include <chrono>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::use_awaitable;

// A declaration of something else than a timer counts as work.

asio::awaitable<void> executorOfTurn(std::atomic<bool> &Paid) {
  while (!Paid) {
    auto Executor = co_await asio::this_coro::executor;
    asio::steady_timer Timer(Executor, 10ms);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> errorOfTurn(std::atomic<bool> &Paid, asio::steady_timer &Timer) {
  while (!Paid) {
    boost::system::error_code Error;
    Timer.expires_after(10ms);
    co_await Timer.async_wait(asio::redirect_error(use_awaitable, Error));
  }
}

// A handler that starts the wait again.

void pollWithHandlers(asio::steady_timer &Timer, std::atomic<bool> &Paid) {
  Timer.expires_after(10ms);
  Timer.async_wait([&](boost::system::error_code) {
    if (!Paid)
      pollWithHandlers(Timer, Paid);
  });
}

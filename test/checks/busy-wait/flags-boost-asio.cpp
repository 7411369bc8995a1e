// RUN: %check_async %s async-busy-wait -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <atomic>
#include <boost/asio.hpp>
#include <chrono>
#include <deque>
#include <string>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::use_awaitable;
using asio::ip::tcp;

// A timer that each turn sets.

asio::awaitable<void> waitForPayment(std::atomic<bool> &Paid) {
  asio::steady_timer Timer(co_await asio::this_coro::executor);
  while (!Paid) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:20: note: 'boost::asio::basic_waitable_timer::async_wait' is all that it does
    Timer.expires_after(10ms);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> waitWithTimerOfTurn(std::atomic<bool> &Paid) {
  while (!Paid) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:20: note: 'boost::asio::basic_waitable_timer::async_wait' is all that it does
    asio::steady_timer Timer(co_await asio::this_coro::executor, 10ms);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> waitWithTemporary(std::atomic<bool> &Paid) {
  while (!Paid)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:10: note: 'boost::asio::basic_waitable_timer::async_wait' is all that it does
    co_await asio::steady_timer(co_await asio::this_coro::executor, 10ms)
        .async_wait(use_awaitable);
}

asio::awaitable<void> waitWithSystemTimer(std::atomic<bool> &Paid, asio::system_timer &Timer) {
  while (!Paid) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:20: note: 'boost::asio::basic_waitable_timer::async_wait' is all that it does
    Timer.expires_after(1s);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> waitWithErrorCode(std::atomic<bool> &Paid, asio::steady_timer &Timer) {
  boost::system::error_code Error;
  while (!Paid) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:20: note: 'boost::asio::basic_waitable_timer::async_wait' is all that it does
    Timer.expires_after(1s);
    co_await Timer.async_wait(asio::redirect_error(use_awaitable, Error));
  }
}

asio::awaitable<void> waitUntilClosed(tcp::socket &Peer, asio::steady_timer &Timer) {
  while (Peer.is_open()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:20: note: 'boost::asio::basic_waitable_timer::async_wait' is all that it does
    Timer.expires_after(1s);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> waitOrLeave(std::deque<std::string> &Letters, std::atomic<bool> &Closed,
                                  asio::steady_timer &Timer) {
  while (Letters.empty()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:20: note: 'boost::asio::basic_waitable_timer::async_wait' is all that it does
    if (Closed)
      co_return;
    Timer.expires_from_now(1ms);
    co_await Timer.async_wait(use_awaitable);
  }
}

// A turn of the executor.

asio::awaitable<void> yieldToOthers(std::atomic<bool> &Paid) {
  while (!Paid)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'boost::asio::post' is all that it does
    co_await asio::post(use_awaitable);
}

asio::awaitable<void> yieldOnExecutor(std::atomic<bool> &Paid) {
  while (!Paid)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'boost::asio::post' is all that it does
    co_await asio::post(co_await asio::this_coro::executor, use_awaitable);
}

asio::awaitable<void> deferToOthers(std::atomic<bool> &Paid, asio::io_context &Loop) {
  while (!Paid)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'boost::asio::defer' is all that it does
    co_await asio::defer(Loop, use_awaitable);
}

// Handlers and lambdas.

void closeWhenIdle(tcp::socket &Peer, std::atomic<int> &Pending) {
  Peer.async_wait(tcp::socket::wait_read, [&](boost::system::error_code) {
    while (Pending != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop keeps the executor's thread busy until a flag changes; let an event call back [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: 'std::this_thread::yield' is all that it does
      std::this_thread::yield();
  });
}

void spawnWaiter(asio::io_context &Loop, std::atomic<bool> &Paid) {
  asio::co_spawn(
      Loop,
      [&]() -> asio::awaitable<void> {
        while (!Paid)
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
        // CHECK-MESSAGES: :[[@LINE+1]]:20: note: 'boost::asio::post' is all that it does
          co_await asio::post(use_awaitable);
      },
      asio::detached);
}

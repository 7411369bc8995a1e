// RUN: %check_async %s async-busy-wait -- %boost_asio
//
// No expectation: the check is silent here. Boost.Asio's own headers.

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

asio::awaitable<void> sendHeartbeat(tcp::socket &Peer);
bool reconnect();

// Periodic work.

asio::awaitable<void> sendHeartbeats(tcp::socket &Peer) {
  asio::steady_timer Timer(co_await asio::this_coro::executor);
  while (Peer.is_open()) {
    co_await sendHeartbeat(Peer);
    Timer.expires_after(1s);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> tick(asio::steady_timer &Timer, int &Ticks) {
  while (Ticks != 100) {
    Timer.expires_at(Timer.expiry() + 1s);
    co_await Timer.async_wait(use_awaitable);
    ++Ticks;
  }
}

asio::awaitable<void> retry(asio::steady_timer &Timer) {
  // Each question is an attempt.
  while (!reconnect()) {
    Timer.expires_after(1s);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> backOff(asio::steady_timer &Timer, std::atomic<bool> &Connected) {
  std::chrono::milliseconds Backoff = 10ms;
  while (!Connected) {
    Timer.expires_after(Backoff);
    co_await Timer.async_wait(use_awaitable);
    Backoff *= 2;
  }
}

// Only the time changes.

asio::awaitable<void> watchDeadline(std::chrono::steady_clock::time_point &Deadline) {
  // Others move the deadline, as in Asio's examples.
  asio::steady_timer Timer(co_await asio::this_coro::executor);
  while (Deadline > std::chrono::steady_clock::now()) {
    Timer.expires_at(Deadline);
    co_await Timer.async_wait(use_awaitable);
  }
}

asio::awaitable<void> watchTimer(asio::steady_timer &Timer) {
  while (Timer.expiry() > std::chrono::steady_clock::now())
    co_await Timer.async_wait(use_awaitable);
}

asio::awaitable<void> keepAlive(asio::steady_timer &Timer) {
  for (;;) {
    Timer.expires_after(1h);
    co_await Timer.async_wait(use_awaitable);
  }
}

// Other operations that are awaited.

asio::awaitable<void> readsUntilClosed(tcp::socket &Peer) {
  while (Peer.is_open())
    co_await Peer.async_wait(tcp::socket::wait_read, use_awaitable);
}

asio::awaitable<void> postsHandler(std::atomic<bool> &Stop, asio::io_context &Loop) {
  // Gives work away, and waits for nothing.
  while (!Stop)
    asio::post(Loop, [] { reconnect(); });
  co_return;
}

// Where waiting like this is fine.

asio::awaitable<void> spinsOnPool(asio::thread_pool &Pool, std::atomic<bool> &Ready) {
  asio::post(Pool, [&] {
    while (!Ready)
      std::this_thread::yield();
  });
  co_return;
}

void runsLoopOfThread(asio::io_context &Loop, std::atomic<bool> &Stop) {
  while (!Stop)
    Loop.poll();
  while (!Stop)
    std::this_thread::yield();
}

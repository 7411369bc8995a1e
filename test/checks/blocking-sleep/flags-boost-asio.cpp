// RUN: %check_async %s async-blocking-sleep -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <chrono>
#include <functional>
#include <thread>
#include <unistd.h>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;

bool isPaid(int Order);

// A timer takes the place of the sleep.

asio::awaitable<void> retryPayment() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 100ms).async_wait(boost::asio::use_awaitable);
  co_return;
}

asio::awaitable<void> retryAfterAnswer(asio::steady_timer &Answer) {
  co_await Answer.async_wait(asio::use_awaitable);
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 100ms).async_wait(boost::asio::use_awaitable);
}

asio::awaitable<void> pauseForSeconds(unsigned Retry) {
  sleep(Retry + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(Retry + 1)).async_wait(boost::asio::use_awaitable);
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::microseconds(500)).async_wait(boost::asio::use_awaitable);
  co_return;
}

asio::awaitable<void> pauseForFractions(std::chrono::duration<double> Backoff) {
  std::this_thread::sleep_for(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::ceil<std::chrono::nanoseconds>(Backoff)).async_wait(boost::asio::use_awaitable);
  co_return;
}

asio::awaitable<void> waitForOpening(std::chrono::steady_clock::time_point Opening) {
  std::this_thread::sleep_until(Opening);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, Opening).async_wait(boost::asio::use_awaitable);
  co_return;
}

asio::awaitable<void> pollPayment(int Order) {
  while (!isPaid(Order))
    std::this_thread::sleep_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
    // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 10ms).async_wait(boost::asio::use_awaitable);
  co_return;
}

void spawnPause(asio::io_context &Context) {
  asio::co_spawn(
      Context,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
        // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 1s).async_wait(boost::asio::use_awaitable);
        co_return;
      },
      asio::detached);
}

// Only named.

asio::awaitable<void> waitForWallClock(std::chrono::system_clock::time_point Opening) {
  // A steady timer does not take the time of another clock.
  std::this_thread::sleep_until(Opening);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine; use 'co_await {{.*}}steady_timer({{.*}}, ...).async_wait({{.*}})' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}std::this_thread::sleep_until(Opening);
  co_return;
}

asio::awaitable<void> pauseInHandlerOfException() {
  try {
    co_await asio::this_coro::executor;
  } catch (const std::exception &) {
    // co_await is ill-formed here.
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: 1 suspension point precedes the call; this is it
    // CHECK-FIXES: {{^ +}}std::this_thread::sleep_for(1s);
  }
}

asio::awaitable<void> pauseInLambda() {
  // The lambda is no coroutine.
  [] { std::this_thread::sleep_for(1s); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine; use 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 1s).async_wait(boost::asio::use_awaitable)' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}[] { std::this_thread::sleep_for(1s); }();
  co_return;
}

asio::awaitable<unsigned> pauseWhoseRestIsUsed() {
  co_return sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(1)).async_wait(boost::asio::use_awaitable)' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}co_return sleep(1);
}

// A timer that is waited for on the thread is a sleep.

asio::awaitable<void> waitsForTimer(asio::steady_timer &Timer) {
  Timer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::basic_waitable_timer::wait' blocks the thread that runs this coroutine; use 'co_await timer.async_wait(boost::asio::use_awaitable)' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}Timer.wait();
  co_return;
}

asio::awaitable<void> waitsForLocalTimer() {
  asio::steady_timer Timer(co_await asio::this_coro::executor, 1s);
  Timer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::basic_waitable_timer::wait' blocks the executor's thread that resumed this coroutine; use 'co_await timer.async_wait(boost::asio::use_awaitable)' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: {{^ +}}Timer.wait();
}

asio::awaitable<void> waitsForSystemTimer(asio::system_timer &Timer) {
  boost::system::error_code Error;
  Timer.wait(Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::basic_waitable_timer::wait' blocks the thread that runs this coroutine; use 'co_await timer.async_wait(boost::asio::use_awaitable)' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}Timer.wait(Error);
  co_return;
}

asio::awaitable<void> waitsForDeadlineTimer(asio::deadline_timer &Timer) {
  Timer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::basic_deadline_timer::wait' blocks the thread that runs this coroutine; use 'co_await timer.async_wait(boost::asio::use_awaitable)' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}Timer.wait();
  co_return;
}

// Handlers.

void postHandler(asio::io_context &Context) {
  asio::post(Context, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
  // CHECK-FIXES: {{^ +}}asio::post(Context, [] { sleep(1); });
  asio::dispatch(Context, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::dispatch' runs the handler on an executor
  // CHECK-FIXES: {{^ +}}asio::dispatch(Context, [] { sleep(1); });
  asio::defer(Context, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::defer' runs the handler on an executor
  // CHECK-FIXES: {{^ +}}asio::defer(Context, [] { sleep(1); });
}

void postToStrand(asio::strand<asio::io_context::executor_type> &Strand) {
  asio::post(Strand, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
  // CHECK-FIXES: {{^ +}}asio::post(Strand, [] { sleep(1); });
}

void timerHandler(asio::steady_timer &Timer) {
  Timer.async_wait([](boost::system::error_code) {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
    // CHECK-FIXES: {{^ +}}std::this_thread::sleep_for(1s);
  });
}

void readHandler(tcp::socket &Socket, asio::mutable_buffer Buffer) {
  Socket.async_read_some(Buffer, [](boost::system::error_code, std::size_t) {
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'boost::asio::basic_stream_socket::async_read_some' runs the handler on an executor
    // CHECK-FIXES: {{^ +}}sleep(1);
  });
}

void completionHandler(asio::io_context &Context) {
  asio::co_spawn(Context, retryPayment(), [](std::exception_ptr) {
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' runs the handler on an executor
    // CHECK-FIXES: {{^ +}}sleep(1);
  });
}

void pollInHandler(asio::io_context &Context, int Order) {
  asio::post(Context, [Order] {
    while (!isPaid(Order))
      std::this_thread::sleep_for(10ms);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler, and polls [async-blocking-sleep]
      // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'boost::asio::post' runs the handler on an executor
      // CHECK-FIXES: {{^ +}}std::this_thread::sleep_for(10ms);
  });
}

void onExpiry(const boost::system::error_code &) {
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE+4]]:52: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
  // CHECK-FIXES: {{^ +}}sleep(1);
}

void startTimer(asio::steady_timer &Timer) { Timer.async_wait(onExpiry); }

void postFromThread(asio::io_context &Context) {
  // The handler is nearer than the thread.
  std::thread([&] {
    asio::post(Context, [] { sleep(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-FIXES: {{^ +}}asio::post(Context, [] { sleep(1); });
  }).detach();
}

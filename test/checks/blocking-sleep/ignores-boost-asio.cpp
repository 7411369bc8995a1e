// RUN: %check_async %s async-blocking-sleep -- %boost_asio
//
// No expectation: the check is silent here.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <boost/thread/thread_only.hpp>
#include <chrono>
#include <functional>
#include <thread>
#include <unistd.h>

namespace asio = boost::asio;
using namespace std::chrono_literals;

bool isPaid(int Order);

// A timer that is awaited holds no thread.

asio::awaitable<void> pauses() {
  asio::steady_timer Timer(co_await asio::this_coro::executor, 1s);
  co_await Timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> polls(int Order) {
  asio::steady_timer Timer(co_await asio::this_coro::executor);
  while (!isPaid(Order)) {
    Timer.expires_after(10ms);
    co_await Timer.async_wait(asio::use_awaitable);
  }
}

asio::awaitable<void> cancels(asio::steady_timer &Timer) {
  Timer.cancel();
  Timer.expires_after(1s);
  co_return;
}

// Zero durations.

asio::awaitable<void> yields() {
  std::this_thread::sleep_for(0s);
  std::this_thread::yield();
  boost::this_thread::yield();
  co_return;
}

// Outside of handlers and coroutines.

int main() {
  asio::io_context Context;
  asio::steady_timer Timer(Context, 1s);
  Timer.wait();
  sleep(1);
}

void waitsForTimer(asio::steady_timer &Timer) { Timer.wait(); }

// Where blocking is fine.

void sleepsOnPool(asio::thread_pool &Pool) {
  asio::post(Pool, [] { sleep(1); });
  asio::post(Pool.get_executor(), [] { std::this_thread::sleep_for(1s); });
}

asio::awaitable<void> sleepsOnPoolOfCoroutine(asio::thread_pool &Pool) {
  asio::post(Pool, [] { sleep(1); });
  co_return;
}

void sleepsOnThreadOfHandler(asio::io_context &Context) {
  asio::post(Context, [] { std::thread([] { sleep(1); }).detach(); });
}

void sleepsOnBoostThread() {
  boost::thread([] { sleep(1); }).detach();
}

asio::awaitable<void> sleepsOnBoostThreadOfCoroutine() {
  boost::thread([] { boost::this_thread::sleep_for(boost::chrono::seconds(1)); }).detach();
  co_return;
}

// Callables of which nobody knows where they run.

void storesHandler(std::function<void()> &OnClose) {
  OnClose = [] { sleep(1); };
}

void excused(asio::io_context &Context) {
  asio::post(Context, [] { sleep(1); }); // NOLINT(async-blocking-sleep)
}

// Functions of the application with the names of sinks.

namespace shop {
template <typename Queue, typename Handler> void post(Queue &, Handler H) { H(); }
struct Timer {
  void wait();
  template <typename Handler> void async_wait(Handler H) { H(); }
};
} // namespace shop

void ownSinks(int &Queue, shop::Timer &Timer) {
  shop::post(Queue, [] { sleep(1); });
  Timer.async_wait([] { sleep(1); });
}

asio::awaitable<void> ownTimer(shop::Timer &Timer) {
  Timer.wait();
  co_return;
}

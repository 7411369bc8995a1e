// RUN: %check_async %s async-blocking-sleep -- %boost_asio
//
// Shapes that the first version got wrong.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <boost/thread/thread_only.hpp>
#include <chrono>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;

// Where the argument does not convert, the message names the replacement.
asio::awaitable<void> boostDuration() {
  boost::this_thread::sleep_for(boost::chrono::milliseconds(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep_for' blocks the thread that runs this coroutine; use 'co_await {{.*}}steady_timer{{.*}}' [async-blocking-sleep]
  co_return;
}

// A handler is no coroutine: there is nothing to co_await with.
void timerInHandler(asio::io_context &Context) {
  asio::post(Context, [&Context] {
    asio::steady_timer Timer(Context, 1s);
    Timer.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'boost::asio::basic_waitable_timer::wait' blocks the executor's thread that runs this handler{{(; use '[Tt]imer.async_wait.*')?}} [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

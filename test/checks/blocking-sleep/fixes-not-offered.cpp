// RUN: %check_async --config='{CheckOptions: {async.Models: %inputs/app/models.yaml}}' %s async-blocking-sleep
//
// A model says how a coroutine of the application sleeps.
// Here nothing may be fixed; the message names the replacement where a
// coroutine can write it.

#include <app/task.h>
#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace app {
Task<> sleepUntil(std::chrono::steady_clock::time_point);
} // namespace app

app::Task<> castToVoid() {
  // Says that the rest of the time does not matter.
  (void)sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  co_return;
}

app::Task<> insideHandler() {
  try {
    co_await app::fetchPrice(1);
  } catch (const std::exception &) {
    // co_await is ill-formed here.
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: 1 suspension point precedes the call; this is it
  }
}

app::Task<> insideNestedHandler(int Retries) {
  try {
    co_await app::fetchPrice(1);
  } catch (const std::exception &) {
    for (; Retries != 0; --Retries) {
      try {
        sleep(1);
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
        // CHECK-MESSAGES: :[[@LINE-6]]:5: note: 1 suspension point precedes the call; this is it
      } catch (...) {
      }
    }
  }
}

app::Task<> insideLambda() {
  // The lambda is no coroutine.
  [] { sleep(1); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  co_return;
}

app::Task<unsigned> usedValue() {
  // `co_await` gives no rest back.
  co_return sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
}

app::Task<> usedInCondition() {
  if (sleep(1) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
    co_return;
}

template <typename Duration> app::Task<> inTemplate(Duration Length) {
  // Right for one instantiation, and maybe wrong for the next.
  std::this_thread::sleep_for(Length);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(Length)' [async-blocking-sleep]
  co_return;
}

template app::Task<> inTemplate(std::chrono::seconds);

#define PAUSE(SECONDS) sleep(SECONDS)

app::Task<> inMacro() {
  PAUSE(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-5]]:24: note: expanded from macro 'PAUSE'
  co_return;
}

app::EagerTask<> otherTaskType() {
  // The model speaks of app::Task only.
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

void renderFrame() [[clang::nonblocking]] {
  // No coroutine.
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks in a function that is declared nonblocking [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-4]]:6: note: declared nonblocking here
}

// RUN: %check_async --config='{CheckOptions: {async.Models: %inputs/app/models.yaml}}' %s async-blocking-sleep
//
// A model says how a coroutine of the application sleeps.

#include <app/task.h>
#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace app {
Task<> sleepUntil(std::chrono::steady_clock::time_point);
} // namespace app

// Fixed.

app::Task<> duration() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(100ms);
  co_return;
}

app::Task<> durationVariable(std::chrono::seconds Backoff) {
  std::this_thread::sleep_for(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(Backoff);
  co_return;
}

app::Task<> durationExpression(std::chrono::milliseconds Backoff, int Retry) {
  std::this_thread::sleep_for(Backoff * Retry + 1us);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(Backoff * Retry + 1us);
  co_return;
}

app::Task<> floatingDuration(std::chrono::duration<double> Backoff) {
  // Does not convert by itself.
  std::this_thread::sleep_for(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::duration_cast<std::chrono::nanoseconds>(Backoff));
  co_return;
}

app::Task<> seconds() {
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(2));
  co_return;
}

app::Task<> secondsExpression(unsigned Retry) {
  sleep(Retry * 2 + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(Retry * 2 + 1));
  co_return;
}

app::Task<> microseconds(unsigned Pause) {
  usleep(Pause);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::microseconds(Pause));
  co_return;
}

app::Task<> qualified() {
  ::sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
  co_return;
}

app::Task<> afterSuspension() {
  co_await app::fetchPrice(1);
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
}

app::Task<> timePoint(std::chrono::steady_clock::time_point Due) {
  std::this_thread::sleep_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepUntil(Due);
  std::this_thread::sleep_until(Due + 1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepUntil(Due + 1s);
  co_return;
}

app::Task<> inBranches(int Retry) {
  if (Retry == 0)
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
  else
    sleep(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(2));
  for (; Retry != 0; --Retry)
    sleep(3);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(3));
  co_return;
}

app::Task<> inSwitch(int Retry) {
  switch (Retry) {
  case 0:
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
    break;
  default:
    co_return;
  }
}

app::Task<> insideTry() {
  try {
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
  } catch (...) {
  }
  co_return;
}

app::Task<> afterHandler() {
  try {
    co_await app::fetchPrice(1);
  } catch (...) {
  }
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-5]]:5: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
}

app::Task<> lambdaCoroutine() {
  auto Retry = []() -> app::Task<> {
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
    co_return;
  };
  co_await Retry();
}

struct Retrier {
  std::chrono::milliseconds Backoff;
  app::Task<> run() {
    std::this_thread::sleep_for(Backoff);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(Backoff);
    co_return;
  }
};

app::Task<> castToVoid() {
  (void)sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}(void)sleep(1);
  co_return;
}

app::Task<> macroAsArgument() {
#define RETRY_DELAY 250ms
  std::this_thread::sleep_for(RETRY_DELAY);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(RETRY_DELAY);
  co_return;
}

// Not put in place; named in the message where a coroutine can write it.

app::Task<> insideHandler() {
  try {
    co_await app::fetchPrice(1);
  } catch (const std::exception &) {
    // co_await is ill-formed here.
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: 1 suspension point precedes the call; this is it
    // CHECK-FIXES: {{^ +}}sleep(1);
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
        // CHECK-FIXES: {{^ +}}sleep(1);
      } catch (...) {
      }
    }
  }
}

app::Task<> insideLambda() {
  // The lambda is no coroutine.
  [] { sleep(1); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}[] { sleep(1); }();
  co_return;
}

app::Task<unsigned> usedValue() {
  // `co_await` gives no rest back.
  co_return sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}co_return sleep(1);
}

app::Task<> usedInCondition() {
  if (sleep(1) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}if (sleep(1) != 0)
    co_return;
}

template <typename Duration> app::Task<> inTemplate(Duration Length) {
  // Right for one instantiation, and maybe wrong for the next.
  std::this_thread::sleep_for(Length);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(Length)' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}std::this_thread::sleep_for(Length);
  co_return;
}

template app::Task<> inTemplate(std::chrono::seconds);

#define PAUSE(SECONDS) sleep(SECONDS)

app::Task<> inMacro() {
  PAUSE(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-5]]:24: note: expanded from macro 'PAUSE'
  // CHECK-FIXES: {{^ +}}PAUSE(1);
  co_return;
}

app::EagerTask<> otherTaskType() {
  // The model speaks of app::Task only.
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}sleep(1);
  co_return;
}

void renderFrame() [[clang::nonblocking]] {
  // No coroutine.
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks in a function that is declared nonblocking [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-4]]:6: note: declared nonblocking here
  // CHECK-FIXES: {{^ +}}sleep(1);
}

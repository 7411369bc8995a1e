// RUN: %check_async --config='{CheckOptions: {async.Models: %inputs/app/models.yaml}}' %s async-blocking-sleep
//
// A model says how a coroutine of the application sleeps.
// FIXED: quiet

#include <app/task.h>
#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace app {
Task<> sleepUntil(std::chrono::steady_clock::time_point);
} // namespace app

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
  // CHECK-FIXES: co_await app::sleepFor(std::chrono::ceil<std::chrono::nanoseconds>(Backoff));
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
  // A loop that counts does not poll.
  for (; Retry != 0; --Retry)
    sleep(3);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
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

app::Task<> macroAsArgument() {
#define RETRY_DELAY 250ms
  std::this_thread::sleep_for(RETRY_DELAY);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await app::sleepFor(RETRY_DELAY);
  co_return;
}

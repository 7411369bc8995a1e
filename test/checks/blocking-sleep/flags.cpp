// RUN: %check_async %s async-blocking-sleep

#include <algorithm>
#include <app/task.h>
#include <chrono>
#include <ctime>
#include <mutex>
#include <thread>
#include <threads.h>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

bool isPaid(int Order);

// Every function that sleeps.

app::Task<> retryPayment() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> waitForOpening(std::chrono::system_clock::time_point Opening) {
  std::this_thread::sleep_until(Opening);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseWithPosix() {
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseForMicroseconds() {
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseForNanoseconds(const timespec &Pause) {
  nanosleep(&Pause, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'nanosleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseOnClock(const timespec &Pause) {
  clock_nanosleep(CLOCK_MONOTONIC, 0, &Pause, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'clock_nanosleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseWithC11(const timespec &Pause) {
  thrd_sleep(&Pause, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'thrd_sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseQualified() {
  ::sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseThroughUsingDirective() {
  using namespace std::this_thread;
  sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseThroughUsingDeclaration() {
  using std::this_thread::sleep_for;
  sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pauseOfUnknownLength(std::chrono::milliseconds Backoff) {
  std::this_thread::sleep_for(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<unsigned> pauseWhoseRestIsUsed() {
  co_return sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
}

// How much precedes it.

app::Task<> retryAfterFirstAnswer() {
  co_await app::fetchPrice(1);
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> retryAfterSecondAnswer() {
  co_await app::fetchPrice(1);
  co_await app::fetchPrice(2);
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

app::Task<> retryOnSomePath(bool Cached) {
  if (!Cached)
    co_await app::fetchPrice(1);
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
}

app::Task<> pauseBeforeTheOnlySuspension(bool Slow) {
  if (Slow)
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> suspensionOfOtherBranch(bool Cached) {
  if (Cached)
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  else
    co_await app::fetchPrice(1);
}

app::Task<> suspensionOfInnerCoroutine() {
  // A suspension in a nested lambda is none of this function.
  auto Fetch = []() -> app::Task<> { co_await app::fetchPrice(1); };
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await Fetch();
}

app::Task<> suspensionAsOperand() {
  std::this_thread::sleep_for(co_await app::fetchPrice(1) * 1ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: 1 suspension point precedes the call; this is it
}

app::Task<> backOffInLoop() {
  for (int Retry = 0; Retry != 3; ++Retry) {
    if (co_await app::fetchPrice(Retry) > 0)
      co_return;
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 1 suspension point precedes the call; this is it
  }
}

app::Task<> twoPauses() {
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// Polling.

app::Task<> pollInWhile(int Order) {
  while (!isPaid(Order))
    std::this_thread::sleep_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pollInBlock(int Order) {
  while (!isPaid(Order)) {
    std::this_thread::sleep_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
  }
  co_await app::fetchPrice(1);
}

app::Task<> pollInDo(int Order) {
  do
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
  while (!isPaid(Order));
  co_await app::fetchPrice(1);
}

app::Task<> pollInFor(int Order) {
  for (; !isPaid(Order);)
    usleep(100);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'usleep' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pollAfterSuspension(int Order) {
  co_await app::fetchPrice(Order);
  while (!isPaid(Order))
    std::this_thread::sleep_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine, and polls [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> loopWithOtherWork(int Order) {
  // Does more than poll.
  while (!isPaid(Order)) {
    co_await app::fetchPrice(Order);
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
  }
}

// Which code it stands in.

app::EagerTask<> eagerPause() {
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::FireAndForget pauseInBackground() {
  co_await app::fetchPrice(1);
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> pauseInHandler() {
  try {
    co_return;
  } catch (...) {
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  }
}

app::Task<> pauseInHandlerAfterSuspension() {
  try {
    co_await app::fetchPrice(1);
  } catch (...) {
    // The suspension threw.
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: 1 suspension point precedes the call; this is it
  }
}

app::Task<> pauseInLambdaCoroutine() {
  auto Retry = []() -> app::Task<> {
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
    co_return;
  };
  co_await Retry();
}

app::Task<> pauseInPlace() {
  co_await app::fetchPrice(1);
  [] { sleep(1); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> pauseInAlgorithm(std::vector<int> Orders) {
  std::ranges::for_each(Orders, [](int) { usleep(10); });
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'usleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> pauseInCallOnce(std::once_flag &Once) {
  std::call_once(Once, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

void renderFrame() [[clang::nonblocking]] {
  usleep(16000);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks in a function that is declared nonblocking [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: declared nonblocking here
}

[[clang::annotate("async::nonblocking")]] void onTick() {
  std::this_thread::sleep_for(1ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks in a function that is declared nonblocking [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:48: note: declared nonblocking here
}

struct Retrier {
  std::chrono::milliseconds Backoff;

  app::Task<> run() {
    std::this_thread::sleep_for(Backoff);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
    co_return;
  }
};

void startThreadThatServes() {
  std::thread([] {
    auto Serve = []() -> app::Task<> {
      // The coroutine is nearer than the thread.
      sleep(1);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
      co_return;
    };
    (void)Serve();
  }).detach();
}

// Functions that say that they sleep.

[[clang::annotate("async::blocking:sleep")]] void settle(int Milliseconds);

app::Task<> callsDeclaredSleep() {
  settle(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'settle' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

// RUN: %check_async %s async-blocking-sleep

#include <app/legacy_macros.h>
#include <app/task.h>
#include <thread>
#include <type_traits>
#include <unistd.h>

using namespace std::chrono_literals;

// Instantiations share the finding at the template.

template <typename T> app::Task<T> retry(T Fallback) {
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return Fallback;
}

app::Task<> usesRetry() {
  co_await retry(1);
  co_await retry(2L);
}

template <typename Duration> app::Task<> pause(Duration Length) {
  std::this_thread::sleep_for(Length);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> usesPause() {
  co_await pause(1s);
  co_await pause(1ms);
}

template <typename Clock> struct Scheduler {
  app::Task<> waitUntil(typename Clock::time_point Due) {
    std::this_thread::sleep_until(Due);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
    co_return;
  }
  app::Task<> neverUsed() {
    // A member that no instantiation needs.
    sleep(1);
    co_return;
  }
};

app::Task<> usesScheduler(Scheduler<std::chrono::steady_clock> Steady,
                          Scheduler<std::chrono::system_clock> System) {
  co_await Steady.waitUntil({});
  co_await System.waitUntil({});
}

template <int Milliseconds> app::Task<> pauseFor() {
  // Zero in one instantiation, and not in the other.
  std::this_thread::sleep_for(std::chrono::milliseconds(Milliseconds));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

template app::Task<> pauseFor<0>();
template app::Task<> pauseFor<5>();

template <int Milliseconds> app::Task<> pauseForNoTime() {
  std::this_thread::sleep_for(std::chrono::milliseconds(Milliseconds));
  co_return;
}

template app::Task<> pauseForNoTime<0>();

app::Task<> genericLambda() {
  [](auto Length) { std::this_thread::sleep_for(Length); }(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

// Templates that nobody instantiates are silent.

template <typename Duration> app::Task<> neverInstantiated(Duration Length) {
  std::this_thread::sleep_for(Length);
  sleep(1);
  co_return;
}

template <typename T> struct NeverInstantiated {
  app::Task<> run() {
    sleep(1);
    co_return;
  }
};

app::Task<> genericLambdaThatNobodyCalls() {
  auto Pause = [](auto Length) { std::this_thread::sleep_for(Length); };
  (void)Pause;
  co_return;
}

// Discarded branches.

template <bool IsPatient> app::Task<> choose() {
  if constexpr (IsPatient)
    sleep(1);
  else
    co_await app::sleepFor(1s);
}

template app::Task<> choose<false>();

template <bool IsPatient> app::Task<> chooseTheOther() {
  if constexpr (!IsPatient)
    co_await app::sleepFor(1s);
  else
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

template app::Task<> chooseTheOther<true>();

// Macros of the application are its own code.

#define PAUSE(SECONDS) sleep(SECONDS)
#define RETRY_DELAY 250ms

app::Task<> macro() {
  PAUSE(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-6]]:24: note: expanded from macro 'PAUSE'
  co_return;
}

app::Task<> macroAsArgument() {
  std::this_thread::sleep_for(RETRY_DELAY);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> zeroInMacro() {
  PAUSE(0);
  co_return;
}

#define DEFINE_RETRIER(NAME)                                                             \
  app::Task<> NAME() {                                                                   \
    sleep(1);                                                                            \
    co_return;                                                                           \
  }

DEFINE_RETRIER(retryOrder)
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
// CHECK-MESSAGES: :[[@LINE-6]]:5: note: expanded from macro 'DEFINE_RETRIER'
DEFINE_RETRIER(retryPayment)
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
// CHECK-MESSAGES: :[[@LINE-9]]:5: note: expanded from macro 'DEFINE_RETRIER'

// Macros from system headers are not.

app::Task<> systemMacro() {
  LEGACY_SLEEP(1);
  co_return;
}

app::Task<> argumentOfSystemMacro() {
  // The sleep is written here.
  LEGACY_CHECKED(sleep(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'sleep' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
  co_return;
}

LEGACY_COROUTINE(systemMacroThatDefines)

app::Task<> callsSystemHeader() { co_await app::legacyFlush(); }

// Constraints are never evaluated.

template <typename T>
  requires requires { sleep(1); }
app::Task<> constrained(T) {
  co_return;
}

template app::Task<> constrained(int);

// RUN: %check_async --config='{CheckOptions: {async.Models: %inputs/app/models.yaml}}' %s async-blocking-sleep
//
// Shapes that the first version got wrong.

#include <app/task.h>
#include <ctime>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace app {
Task<> sleepUntil(std::chrono::steady_clock::time_point);
} // namespace app

// No fix may be offered to one operand of a conditional: the types differ then.
app::Task<> conditionalOperand(bool Slow) {
  Slow ? sleep(1) : usleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: warning: 'usleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::microseconds(1))' [async-blocking-sleep]
  // CHECK-FIXES: {{^ +}}Slow ? sleep(1) : usleep(1);
  co_return;
}

// std::chrono::seconds takes no fraction: neither fix compiles.
app::Task<> fractions(double Seconds) {
  sleep(Seconds);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine{{.*}} [async-blocking-sleep]
  sleep(1.5);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine{{.*}} [async-blocking-sleep]
  co_return;
}

// The argument is inside of the macro: the replacement must not lose it.
#define PAUSE() sleep(1)

app::Task<> argumentInMacro() {
  PAUSE();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-5]]:17: note: expanded from macro 'PAUSE'
  co_return;
}

// Where the argument does not convert, the message names the replacement.
app::Task<> timeSpecification(const timespec &Pause) {
  nanosleep(&Pause, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'nanosleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor{{.*}}' [async-blocking-sleep]
  co_return;
}

// Zero durations of other types.
app::Task<> zeroTimeSpecification() {
  const timespec NoPause{0, 0};
  nanosleep(&NoPause, nullptr);
  co_return;
}

// A loop that counts does not poll.
app::Task<> countsAttempts() {
  for (int Attempt = 0; Attempt != 3; ++Attempt)
    sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
    // CHECK-FIXES: co_await app::sleepFor(std::chrono::seconds(1));
  co_return;
}

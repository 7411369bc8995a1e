// RUN: %check_async %s async-blocking-sleep

#include <app/task.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

void backOff(int Attempt) {
  if (Attempt > 3)
    std::this_thread::sleep_for(1s);
}

// The fix belongs into the helper, so none is offered at the call.
app::Task<> charge() {
  for (int Attempt = 0; Attempt != 5; ++Attempt) {
    co_await app::fetchPrice(Attempt);
    backOff(Attempt);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'backOff' blocks the executor's thread that resumed this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
    // CHECK-MESSAGES: :[[@LINE-10]]:5: note: 'backOff' calls 'std::this_thread::sleep_for' here
  }
}

[[clang::annotate("async::nonblocking")]] void onFrame();

void onFrame() {
  backOff(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'backOff' blocks in a function that is declared nonblocking: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: declared nonblocking here
  // CHECK-MESSAGES: :[[@LINE-20]]:5: note: 'backOff' calls 'std::this_thread::sleep_for' here
}

// Below: nothing more is expected.

// It sleeps for no time.
void yieldNow() { std::this_thread::sleep_for(0s); }

app::Task<> poll() {
  yieldNow();
  co_return;
}

// An ordinary function may sleep.
void tool() { backOff(5); }

// RUN: %check_async %s async-blocking-sleep

#include <app/task.h>
#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

app::Task<> retryPayment() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> retryAfterFirstAnswer() {
  co_await app::fetchPrice(1);
  co_await app::fetchPrice(2);
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

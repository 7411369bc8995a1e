// RUN: %check_async --config='{CheckOptions: {async.Models: %inputs/app/models.yaml}}' %s async-blocking-sleep
//
// The model names app::sleepUntil, which this file does not declare: the
// message says what to write, and nothing is written.

#include <app/task.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

app::Task<> duration() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(100ms)' [async-blocking-sleep]
  co_return;
}

app::Task<> seconds() {
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  co_return;
}

app::Task<> timePoint(std::chrono::steady_clock::time_point Due) {
  std::this_thread::sleep_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine; use 'co_await app::sleepUntil(Due)' [async-blocking-sleep]
  co_return;
}

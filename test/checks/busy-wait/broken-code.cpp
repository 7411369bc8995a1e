// RUN: %check_async %s async-busy-wait
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <atomic>
#include <chrono>
#include <libraries/folly.h>
#include <thread>

using namespace std::chrono_literals;

folly::coro::Task<> missingFlag() {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: use of undeclared identifier 'Ready' [clang-diagnostic-error]
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> missingOperand(std::atomic<bool> &Ready) {
  while (!Ready && )
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: expected expression [clang-diagnostic-error]
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> missingCondition(std::atomic<bool> &Ready) {
  while ()
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: expected expression [clang-diagnostic-error]
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> missingArgument(std::atomic<bool> &Ready) {
  while (!Ready)
    co_await folly::coro::sleep();
    // CHECK-MESSAGES: :[[@LINE-1]]:33: error: too few arguments to function call, expected at least 1, have 0 [clang-diagnostic-error]
    // CHECK-MESSAGES: folly.h:{{[0-9]+:[0-9]+}}: note: 'sleep' declared here
}

folly::coro::Task<> missingPause(std::atomic<bool> &Ready) {
  while (!Ready)
    co_await nap(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: error: use of undeclared identifier 'nap' [clang-diagnostic-error]
}

folly::coro::Task<> missingBody(std::atomic<bool> &Ready) {
  while (!Ready)
}
// CHECK-MESSAGES: :[[@LINE-1]]:1: error: expected statement [clang-diagnostic-error]

folly::coro::Task<> wrongStatement(std::atomic<bool> &Ready) {
  while (!Ready) {
    Unknown Order;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: error: unknown type name 'Unknown' [clang-diagnostic-error]
    co_await folly::coro::sleep(1ms);
  }
}

folly::coro::Task<> wrongWayOut(std::atomic<bool> &Ready) {
  while (true) {
    if (MarketIsShut)
    // CHECK-MESSAGES: :[[@LINE-1]]:9: error: use of undeclared identifier 'MarketIsShut' [clang-diagnostic-error]
      break;
    if (Ready)
      break;
    co_await folly::coro::sleep(1ms);
  }
}

folly::coro::Task<> missingSemicolon(std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1ms)
    // CHECK-MESSAGES: :[[@LINE-1]]:37: error: expected ';' after expression [clang-diagnostic-error]
}

void noCoroutine(std::atomic<bool> &Ready) {
// CHECK-MESSAGES: :[[@LINE-1]]:6: error: this function cannot be a coroutine: 'std::coroutine_traits<void, std::atomic<bool> &>' has no member named 'promise_type' [clang-diagnostic-error]
  while (!Ready)
    co_await folly::coro::sleep(1ms);
}

// The rest of the file is analysed.
folly::coro::Task<> intact(std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1ms);
}

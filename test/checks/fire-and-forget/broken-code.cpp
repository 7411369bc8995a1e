// RUN: %check_async %s async-fire-and-forget
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <thread>

app::Task<> writeAuditLog(int Order);
void ship(int Order);

void undeclaredWork() {
  std::thread(missing).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
}

void undeclaredInLambda() {
  std::thread([] { missing(1); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
}

void undeclaredCapture() {
  std::thread([&Absent] {}).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: error: use of undeclared identifier 'Absent' [clang-diagnostic-error]
}

struct NoPromise {};
NoPromise withoutPromise(int Order) { co_await writeAuditLog(Order); }
// CHECK-MESSAGES: :[[@LINE-1]]:11: error: this function cannot be a coroutine: 'std::coroutine_traits<NoPromise, int>' has no member named 'promise_type' [clang-diagnostic-error]

struct HalfPromise {
  struct promise_type {
    HalfPromise get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
  };
};
HalfPromise withoutHandler(int Order) { co_await writeAuditLog(Order); }
// CHECK-MESSAGES: :[[@LINE-1]]:13: error: 'promise_type' is required to declare the member 'unhandled_exception()' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-9]]:10: note: 'promise_type' defined here

app::FireAndForget undeclaredException(int Order) {
  try {
    co_await writeAuditLog(Order);
  } catch (const Missing &Error) {
  // CHECK-MESSAGES: :[[@LINE-1]]:18: error: unknown type name 'Missing' [clang-diagnostic-error]
  }
}

void detachOfNothing() { detach(); }
// CHECK-MESSAGES: :[[@LINE-1]]:26: error: use of undeclared identifier 'detach' [clang-diagnostic-error]

app::FireAndForget stillFound(int Order) { co_await writeAuditLog(Order); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'stillFound', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:44: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here

void detachIt(std::thread Thread) { Thread.detach(); }

void unresolvedArguments() {
  std::thread Thread(missingCall(1), 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: error: use of undeclared identifier 'missingCall' [clang-diagnostic-error]
  detachIt(std::move(Thread));
}

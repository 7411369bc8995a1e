// RUN: %check_async %s async-fire-and-forget

#include <app/legacy_macros.h>
#include <app/task.h>
#include <thread>

void ship(int Order);
void log(const char *Text) noexcept;
app::Task<> writeAuditLog(int Order);

// Instantiations share the finding at the template.

template <typename T> app::FireAndForget notify(T Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:42: warning: nobody can wait for 'notify', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  co_await writeAuditLog(Order);
}

void usesNotify() {
  notify(1);
  notify('A');
}

template <typename T> void shipLater(T Order) {
  std::thread([Order] { ship(Order); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: 'ship', whose body is not seen, can throw, and nothing catches it
}

void usesShipLater() {
  shipLater(1);
  shipLater('A');
}

// For one instantiation only.
template <typename Work> app::FireAndForget run(Work Job) {
// CHECK-MESSAGES: :[[@LINE-1]]:45: warning: nobody can wait for 'run', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+3]]:3: note: an exception from 'Job' leaves the detached work here
// CHECK-MESSAGES: :[[@LINE+8]]:12: note: 'ship', whose body is not seen, can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  Job();
  co_return;
}

void usesRun() {
  run([] { log("begin"); });
  run([] { ship(1); });
}

// Nobody instantiates it.
template <typename T> app::FireAndForget never(T Order) {
  co_await writeAuditLog(Order);
}

template <bool Quiet> app::FireAndForget conditional(int Order) noexcept(Quiet) {
  co_await writeAuditLog(Order);
}

void usesConditional() { conditional<true>(1); }

// A promise that is a template.

template <typename Policy> struct Detached {
  struct promise_type {
    Detached get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() noexcept {}
    void return_void();
  };
};

Detached<int> withPolicy(int Order) { co_await writeAuditLog(Order); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: nobody can wait for 'withPolicy', and its exceptions are lost [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:39: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: :[[@LINE-8]]:10: note: 'unhandled_exception' drops the exception here

#define DETACH(Thread) (Thread).detach()
#define IN_BACKGROUND(Work) std::thread([=] { Work; }).detach()

void usesMacros(int Order) {
  DETACH(std::thread(ship, Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-6]]:24: note: expanded from macro 'DETACH'
  // CHECK-MESSAGES: :[[@LINE-79]]:6: note: the body of 'ship' is not seen here, and it is not 'noexcept'
  IN_BACKGROUND(ship(Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-9]]:29: note: expanded from macro 'IN_BACKGROUND'
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'ship', whose body is not seen, can throw, and nothing catches it
  IN_BACKGROUND(log("begin"));
}

// A generic lambda.

void usesGenericLambda() {
  auto Notify = [](auto Order) -> app::FireAndForget { co_await writeAuditLog(Order); };
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: nobody can wait for this coroutine, and its exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:56: note: awaiting 'writeAuditLog' can throw, and nothing catches it
  // CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  Notify(1);
}

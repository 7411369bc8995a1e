// RUN: %check_async %s async-void-callback -- -std=c++23
//
// Wrappers of C++23.

#include <app/task.h>
#include <functional>
#include <memory>

app::Task<> openShop();

void moveOnly() {
  std::move_only_function<void()> OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'std::move_only_function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  std::move_only_function<void() const noexcept> OnClose = [] noexcept { return openShop(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: 'std::move_only_function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  OnOpen = [Name = std::make_unique<int>(1)]() -> app::Task<> { co_return; };
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::move_only_function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

void keepsTheTask() {
  std::move_only_function<app::Task<>()> Open = openShop;
  std::move_only_function<void()> OnClose = [] {};
}

// Call operators whose object has a parameter of its own, or none.

struct RunNow {
  template <typename Callback> void operator()(this const RunNow &, Callback Run) { Run(); }
};

struct RunStatic {
  template <typename Callback> static void operator()(Callback Run) { Run(); }
};

void callOperators(RunNow Now, RunStatic Static) {
  Now([]() -> app::Task<> { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Now' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-10]]:85: note: the result of the callback is dropped here
  Static([]() -> app::Task<> { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Static' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-9]]:71: note: the result of the callback is dropped here
}

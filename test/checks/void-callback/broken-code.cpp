// RUN: %check_async %s async-void-callback
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <functional>

app::Task<> openShop();
app::Task<> shipOrder(int Id);
void onOrder(std::function<void(int)> Handler);

void undeclared() {
  onOrder(missing);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
  std::function<void()> OnOpen = missing;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
  publish(shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'publish' [clang-diagnostic-error]
}

// A pointer to a function keeps the type of the result.
void pointer() {
  void (*OnOpen)() = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: cannot initialize a variable of type 'void (*)()' with an lvalue of type 'app::Task<> ()': different return type ('void' vs 'app::Task<>') [clang-diagnostic-error]
}

void inTheBody() {
  onOrder([](int Id) -> app::Task<> { co_await shipOrder(missing); });
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-20]]:39: note: the parameter takes a callback without a result
  // CHECK-MESSAGES: :[[@LINE-3]]:58: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
}

void unknownWrapper() {
  Callback<void()> OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no template named 'Callback' [clang-diagnostic-error]
}

template <typename Function> void run(Function Work) {
  Work();
  undeclaredToo(Work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'undeclaredToo' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+3]]:18: note: in instantiation of function template specialization 'run<app::Task<> (*)()>' requested here
}

void usesRun() { run(openShop); }

void stillFound() {
  onOrder(shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-41]]:39: note: the parameter takes a callback without a result
}

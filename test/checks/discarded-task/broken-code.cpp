// RUN: %check_async %s async-discarded-task
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>

app::Task<int> app::fetchPrice(int Article) { co_return Article; }

app::Task<> missingType() {
  Unknown Basket;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  co_return;
}

app::Task<> missingFunction() {
  fetchDiscount(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'fetchDiscount' [clang-diagnostic-error]
  co_return;
}

app::Task<> wrongArgument() {
  app::fetchPrice("one");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: error: cannot initialize a parameter of type 'int' with an lvalue of type 'const char[4]' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-19]]:36: note: passing argument to parameter 'Article' here
  co_return;
}

app::Task<> missingArgument() {
  app::fetchPrice(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: error: use of undeclared identifier 'Article' [clang-diagnostic-error]
  app::fetchPrice();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: error: too few arguments to function call, single argument 'Article' was not specified [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-28]]:21: note: 'fetchPrice' declared here
  co_return;
}

app::Task<> missingBrace() {
  app::fetchPrice(1;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: to match this '('
  co_return;
}

app::Task<> missingSemicolon() {
  app::fetchPrice(1)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: error: expected ';' after expression [clang-diagnostic-error]
  co_return;
}

struct Incomplete;
Incomplete load();

app::Task<> incompleteType() {
  load();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: calling 'load' with incomplete return type 'Incomplete' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-5]]:12: note: 'load' declared here
  // CHECK-MESSAGES: :[[@LINE-7]]:8: note: forward declaration of 'Incomplete'
  co_return;
}

app::Task<> brokenConditional(bool Cached) {
  Cached ? app::fetchPrice(1) : ;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: error: expected expression [clang-diagnostic-error]
  co_return;
}

struct NoTask {
  struct promise_type {
    NoTask get_return_object();
  };
};

NoTask incompletePromise() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: error: no member named 'initial_suspend' in 'NoTask::promise_type' [clang-diagnostic-error]
  app::fetchPrice(1);
  co_return;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no member named 'return_void' in 'NoTask::promise_type' [clang-diagnostic-error]
}

template <typename T> void brokenTemplate(T Value) {
  app::fetchPrice(Value;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: to match this '('
}

// The rest of the file is analysed.
void intact() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

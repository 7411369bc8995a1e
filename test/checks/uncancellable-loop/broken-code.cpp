// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/service.yaml"}}' %s async-uncancellable-loop

// What does not compile is not known.

#include <app/service.h>

using namespace app;

Task<> unknownCondition() {
  while (undeclared)
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
    co_await rest(10ms);
}

Task<> unknownAwait() {
  while (true)
    co_await undeclared();
    // CHECK-MESSAGES: :[[@LINE-1]]:14: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
}

Task<> unknownStatement() {
  while (true) {
    co_await rest(10ms);
    undeclared();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
  }
}

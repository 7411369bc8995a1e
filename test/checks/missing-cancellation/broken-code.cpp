// RUN: %check_async %s async-missing-cancellation

// What does not compile is not known.

#include <app/stopping.h>

app::Task<> unknownCall() {
  co_await undeclared();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
}

app::Task<> unknownArgument() {
  co_await app::fetch(undeclared);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
}

app::Task<> unknownParameter(Undeclared Stop) {
// CHECK-MESSAGES: :[[@LINE-1]]:30: error: unknown type name 'Undeclared' [clang-diagnostic-error]
  co_await app::fetch("/");
}

app::Task<> unknownBesides() {
  undeclared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
  co_await app::fetch("/");
}

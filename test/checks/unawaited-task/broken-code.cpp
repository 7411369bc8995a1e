// RUN: %check_async %s async-unawaited-task
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <vector>

app::Task<> writeAuditLog(int Order);

app::Task<> undeclaredUse(int Order) {
  auto Audit = writeAuditLog(Order);
  co_await together(std::move(Audit));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: use of undeclared identifier 'together' [clang-diagnostic-error]
}

app::Task<> undeclaredArgument() {
  auto Audit = writeAuditLog(Ordr);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: error: use of undeclared identifier 'Ordr' [clang-diagnostic-error]
  co_return;
}

app::Task<> unknownType() {
  Future<int> Price = app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no template named 'Future' [clang-diagnostic-error]
  co_return;
}

app::Task<> stillFound(int Order) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}

// Clang keeps the arguments of what it cannot construct, without a type.

struct Label {
  Label(int, int);
};

int unresolvedArguments() {
  Label Made(1, missingCall(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:17: error: use of undeclared identifier 'missingCall' [clang-diagnostic-error]
  return 0;
}

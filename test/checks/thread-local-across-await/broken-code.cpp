// RUN: %check_async %s async-thread-local-across-await
//
// Code with errors neither crashes the check nor is reported on a guess.

#include <app/task.h>

thread_local int Depth;
app::Task<> writeAuditLog(int Order);

app::Task<> unknownSource(int Order) {
  int &Mine = MissingDepth;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: use of undeclared identifier 'MissingDepth' [clang-diagnostic-error]
  co_await writeAuditLog(Order);
  ++Mine;
}

app::Task<> unknownOperand() {
  int &Mine = Depth;
  co_await missing(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
  ++Mine;
}

app::Task<> stillFound(int Order) {
  int &Mine = Depth;
  co_await writeAuditLog(Order);
  ++Mine;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Depth' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> unresolvedArguments(int Order) {
  int *Place(missingCall(1), 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: use of undeclared identifier 'missingCall' [clang-diagnostic-error]
  co_await writeAuditLog(Order);
}

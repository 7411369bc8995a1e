// RUN: %check_async %s async-lock-across-await
//
// Code with errors neither crashes the check nor is reported on a guess.

#include <app/task.h>
#include <mutex>

std::mutex StockLock;
app::Task<> writeAuditLog(int Order);

app::Task<> unknownGuard(int Order) {
  missing::guard Lock(StockLock);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
  co_await writeAuditLog(Order);
}

app::Task<> unknownMutex(int Order) {
  std::lock_guard<std::mutex> Lock(MissingLock);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: error: unknown type name 'MissingLock' [clang-diagnostic-error]
  co_await writeAuditLog(Order);
}

app::Task<> unknownOperand() {
  std::lock_guard Lock(StockLock);
  co_await missing(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
}

app::Task<> stillFound(int Order) {
  std::lock_guard Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

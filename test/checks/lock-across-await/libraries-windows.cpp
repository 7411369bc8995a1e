// RUN: %check_async %s async-lock-across-await
//
// Windows, in a stub that imitates it.

#include <app/task.h>
#include <libraries/windows.h>

extern SRWLOCK PriceLock;
void log(int Article);
app::Task<> writeAuditLog(int Order);

app::Task<> windowsByHand(int Order) {
  AcquireSRWLockExclusive(&PriceLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'PriceLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'PriceLock' is locked here
  ReleaseSRWLockExclusive(&PriceLock);
}

app::Task<> windowsUnlocked(int Order) {
  AcquireSRWLockExclusive(&PriceLock);
  log(Order);
  ReleaseSRWLockExclusive(&PriceLock);
  co_await writeAuditLog(Order);
}

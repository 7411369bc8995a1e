// RUN: %check_async %s async-lock-across-await
//
// No expectation: locks that are held over a suspension, and not reported; see the
// limits on the page of the check.

#include <app/task.h>
#include <functional>
#include <mutex>

std::mutex StockLock;
bool isOpen();
void log(int Article);
app::Task<> writeAuditLog(int Order);
void lockStock() { StockLock.lock(); }

app::Task<> lockedByAFunction(int Order) {
  lockStock();
  co_await writeAuditLog(Order);
  StockLock.unlock();
}

// A mutex of the project, of which nothing is known, by hand.

class Monitor {
public:
  void lock();
  void unlock();
};
Monitor Register;

app::Task<> unknownMutexByHand(int Order) {
  Register.lock();
  co_await writeAuditLog(Order);
  Register.unlock();
}

// The answer of `try_lock` in a variable.

app::Task<> answerInVariable(int Order) {
  const bool Got = StockLock.try_lock();
  if (Got) {
    co_await writeAuditLog(Order);
    StockLock.unlock();
  }
}

// Two decisions, of which nobody knows that they differ.

app::Task<> twoDecisions(int Order) {
  std::unique_lock Lock(StockLock);
  if (isOpen())
    Lock.unlock();
  if (Order > 0)
    co_await writeAuditLog(Order);
}

void look(std::unique_lock<std::mutex> &Lock);

app::Task<> lookedAt(int Order) {
  std::unique_lock Lock(StockLock);
  look(Lock);
  co_await writeAuditLog(Order);
}

app::Task<> givenByReference(std::unique_lock<std::mutex> &Lock, int Order) {
  co_await writeAuditLog(Order);
}

app::Task<> temporaryStatement(int Order) {
  std::lock_guard<std::mutex>{StockLock}, co_await writeAuditLog(Order);
}

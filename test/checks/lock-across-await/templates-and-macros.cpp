// RUN: %check_async %s async-lock-across-await

#include <app/task.h>
#include <mutex>
#include <shared_mutex>

std::mutex StockLock;
std::shared_mutex PriceLock;
void log(int Article);
app::Task<> writeAuditLog(int Order);

// Once, however many instantiations there are.

template <typename Mutex> app::Task<> underLock(Mutex &M, int Order) {
  std::lock_guard<Mutex> Lock(M);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: 'Lock' is locked here
}

void instantiate() {
  auto First = underLock(StockLock, 1);
  auto Second = underLock(PriceLock, 2);
  First = underLock(StockLock, 3);
}

// Of an async mutex the same template is right, and one instantiation is enough
// for a finding.

class AsyncMutex {
public:
  app::Task<> lock();
  void unlock();
};
AsyncMutex AsyncLock;

template <typename Mutex> app::Task<> adopt(Mutex &M, int Order) {
  std::unique_lock<Mutex> Lock(M, std::adopt_lock);
  co_await writeAuditLog(Order);
}

void instantiateForAsync() { auto Work = adopt(AsyncLock, 1); }

// Nobody instantiates it.

template <typename Mutex> app::Task<> neverInstantiated(Mutex &M) {
  std::lock_guard<Mutex> Lock(M);
  co_await writeAuditLog(1);
}

// A macro of the project is code of the project.

#define LOCKED(Mutex) std::lock_guard LockOfMacro(Mutex)
#define AWAIT_AUDIT(Order) co_await writeAuditLog(Order)

app::Task<> inMacros(int Order) {
  LOCKED(StockLock);
  AWAIT_AUDIT(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'LockOfMacro' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-6]]:28: note: expanded from macro 'AWAIT_AUDIT'
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'LockOfMacro' is locked here
  // CHECK-MESSAGES: :[[@LINE-9]]:39: note: expanded from macro 'LOCKED'
}

template <bool Locks> app::Task<> discardedBranch(int Order) {
  if constexpr (Locks) {
    std::lock_guard Lock(StockLock);
    co_await writeAuditLog(Order);
  }
  co_await writeAuditLog(Order);
}

void withoutLock() { auto Work = discardedBranch<false>(1); }

// RUN: %check_async %s async-lock-across-await

#include <app/task.h>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <utility>

std::mutex StockLock, TillLock;
std::shared_mutex PriceLock;
std::timed_mutex DoorLock;
bool isOpen();
void log(int Article);
app::Task<> writeAuditLog(int Order);

// The guards of the standard library, in all their spellings.

app::Task<> lockGuard(int Order) {
  std::lock_guard<std::mutex> Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:31: note: 'Lock' is locked here
}

app::Task<> uniqueLock(int Order) {
  std::unique_lock<std::mutex> Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: 'Lock' is locked here
}

app::Task<> scopedLock(int Order) {
  std::scoped_lock<std::mutex> Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: 'Lock' is locked here
}

app::Task<> sharedLock(int Order) {
  std::shared_lock<std::shared_mutex> Lock(PriceLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: 'Lock' is locked here
}

app::Task<> lockGuardDeduced(int Order) {
  std::lock_guard Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

app::Task<> uniqueLockInBraces(int Order) {
  std::unique_lock Lock{StockLock};
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'Lock' is locked here
}

app::Task<> sharedLockDeduced(int Order) {
  std::shared_lock Lock(PriceLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'Lock' is locked here
}

app::Task<> twoMutexes(int Order) {
  std::scoped_lock Locks(StockLock, TillLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Locks' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'Locks' is locked here
}

app::Task<> initialisedByAuto(int Order) {
  auto Lock = std::unique_lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

using Guard = std::lock_guard<std::mutex>;
template <typename Mutex> using GuardOf = std::unique_lock<Mutex>;

app::Task<> alias(int Order) {
  Guard Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Lock' is locked here
}

app::Task<> aliasTemplate(int Order) {
  GuardOf<std::timed_mutex> Lock(DoorLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:29: note: 'Lock' is locked here
}

app::Task<> initialiserOfIf(int Order) {
  if (std::lock_guard Lock(StockLock); isOpen())
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:23: note: 'Lock' is locked here
}

app::Task<> initialiserOfSwitch(int Order) {
  switch (std::lock_guard Lock(StockLock); Order) {
  case 0:
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-4]]:27: note: 'Lock' is locked here
  }
}

app::Task<> initialiserOfRangeFor(int Order) {
  int Articles[] = {1, 2};
  for (std::lock_guard Lock(StockLock); int Article : Articles)
    co_await writeAuditLog(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:24: note: 'Lock' is locked here
}

app::Task<> parameter(std::unique_lock<std::mutex> Lock, int Order) {
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:52: note: 'Lock' is locked here
}

app::Task<> adopted(int Order) {
  StockLock.lock();
  std::lock_guard Lock(StockLock, std::adopt_lock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

// A guard that a function returns, and in what owns one.

std::unique_lock<std::mutex> lockStock();
std::pair<std::unique_lock<std::mutex>, int &> lockedTotal();

app::Task<> returnedByFunction(int Order) {
  auto Lock = lockStock();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

app::Task<> structuredBinding(int Order) {
  auto [Lock, Total] = lockedTotal();
  co_await writeAuditLog(Order + Total);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

app::Task<> optionalGuard(int Order) {
  std::optional<std::lock_guard<std::mutex>> Lock(std::in_place, StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:46: note: 'Lock' is locked here
}

app::Task<> emplacedLater(int Order) {
  std::optional<std::scoped_lock<std::mutex>> Lock;
  Lock.emplace(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

app::Task<> ownedByPointer(int Order) {
  auto Lock = std::make_unique<std::lock_guard<std::mutex>>(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

app::Task<> ownedByPointerToNew(int Order) {
  std::unique_ptr<std::lock_guard<std::mutex>> Lock(
      new std::lock_guard<std::mutex>(StockLock));
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:48: note: 'Lock' is locked here
}

// Wrappers and classes of the project.

class StockAccess {
public:
  explicit StockAccess(std::mutex &M) : Lock(M) {}
  int total() const;

private:
  std::lock_guard<std::mutex> Lock;
};

app::Task<> memberOfWrapper(int Order) {
  StockAccess Access(StockLock);
  co_await writeAuditLog(Access.total());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Access' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Access' is locked here
}

class StockGuard : public std::unique_lock<std::mutex> {
public:
  StockGuard() : std::unique_lock<std::mutex>(StockLock) {}
};

app::Task<> derivedGuard(int Order) {
  StockGuard Lock;
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: 'Lock' is locked here
}

struct Locked {
  std::unique_lock<std::mutex> Lock;
  int &Total;
};

app::Task<> aggregate(int &Total) {
  Locked Access{std::unique_lock(StockLock), Total};
  co_await writeAuditLog(Access.Total);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Access' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'Access' is locked here
}

struct Outer {
  explicit Outer(std::mutex &M) : Inner(M) {}
  StockAccess Inner;
};

app::Task<> memberOfMember(int Order) {
  Outer Access(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Access' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Access' is locked here
}

class __attribute__((scoped_lockable)) AnnotatedGuard {
public:
  explicit AnnotatedGuard(std::mutex &M);
  ~AnnotatedGuard();
};

app::Task<> annotatedGuard(int Order) {
  AnnotatedGuard Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:18: note: 'Lock' is locked here
}

// A spinning lock of the project, which its guard has to block a thread for.

class SpinLock {
public:
  void lock() {
    while (Taken.test_and_set()) {
    }
  }
  void unlock() { Taken.clear(); }

private:
  std::atomic_flag Taken;
};
SpinLock Spin;

app::Task<> ownMutex(int Order) {
  std::lock_guard Lock(Spin);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

class Shop {
public:
  app::Task<> memberMutex(int Order) {
    std::lock_guard Lock(Mutex);
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'Lock' is locked here
  }

private:
  std::mutex Mutex;
};

// RUN: %check_async %s async-lock-across-await
//
// A guard gets its lock, and loses it, on the way.

#include <app/task.h>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

using namespace std::chrono_literals;

std::mutex StockLock, TillLock;
std::timed_mutex DoorLock;
std::condition_variable Delivered;
bool isOpen();
void log(int Article);
app::Task<> writeAuditLog(int Order);

app::Task<> lockedLater(int Order) {
  std::unique_lock Lock(StockLock, std::defer_lock);
  log(Order);
  Lock.lock();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

app::Task<> lockedAgain(int Order) {
  std::unique_lock Lock(StockLock);
  Lock.unlock();
  co_await writeAuditLog(Order);
  Lock.lock();
  co_await writeAuditLog(Order + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

app::Task<> unlockedTooLate(int Order) {
  std::unique_lock Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'Lock' is locked here
  Lock.unlock();
}

app::Task<> movedToAnother(int Order) {
  std::unique_lock First(StockLock);
  std::unique_lock Second = std::move(First);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Second' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 'Second' is locked here
}

app::Task<> assigned(int Order) {
  std::unique_lock<std::mutex> Lock;
  Lock = std::unique_lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'Lock' is locked here
}

app::Task<> moveAssigned(int Order) {
  std::unique_lock First(StockLock);
  std::unique_lock<std::mutex> Second;
  Second = std::move(First);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Second' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-5]]:20: note: 'Second' is locked here
}

app::Task<> tried(int Order) {
  std::unique_lock Lock(StockLock, std::try_to_lock);
  if (Lock.owns_lock())
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 'Lock' is locked here
}

app::Task<> triedAndGivenUp(int Order) {
  std::unique_lock Lock(StockLock, std::try_to_lock);
  if (!Lock)
    co_return;
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-5]]:20: note: 'Lock' is locked here
}

app::Task<> triedForAWhile(int Order) {
  if (std::unique_lock Lock(DoorLock, 10ms); Lock)
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:24: note: 'Lock' is locked here
}

app::Task<> triedByCall(int Order) {
  std::unique_lock Lock(StockLock, std::defer_lock);
  if (Lock.try_lock())
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: 'Lock' is locked here
}

app::Task<> waitedForACondition(int Order) {
  std::unique_lock Lock(StockLock);
  Delivered.wait(Lock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 'Lock' is locked here
}

app::Task<> unlockedOnOneBranchOnly(int Order) {
  std::unique_lock Lock(StockLock);
  if (isOpen())
    Lock.unlock();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-5]]:20: note: 'Lock' is locked here
}

app::Task<> lockedOnOneBranchOnly(int Order) {
  std::unique_lock Lock(StockLock, std::defer_lock);
  if (isOpen())
    Lock.lock();
  log(Order);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'Lock' is locked here
}

app::Task<> lockedOnBothBranches(int Order) {
  std::unique_lock Lock(StockLock, std::defer_lock);
  if (isOpen())
    Lock.lock();
  else
    Lock.lock();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'Lock' is locked here
}

app::Task<> heldAroundTheTry(int Order) {
  std::lock_guard Lock(StockLock);
  try {
    log(Order);
  } catch (...) {
    log(0);
  }
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-8]]:19: note: 'Lock' is locked here
}

app::Task<> readOnly(int Order) {
  std::unique_lock Lock(StockLock);
  if (Lock.owns_lock())
    log(Order);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-5]]:20: note: 'Lock' is locked here
}

void check(const std::unique_lock<std::mutex> &Lock);

app::Task<> givenAsProof(int Order) {
  std::unique_lock Lock(StockLock);
  check(Lock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 'Lock' is locked here
}

app::Task<> resetOfAnother(int Order) {
  std::optional<std::lock_guard<std::mutex>> Stock(std::in_place, StockLock),
      Till(std::in_place, TillLock);
  Stock.reset();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Till' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:7: note: 'Till' is locked here
}

// Mutexes that are locked by hand.

app::Task<> byHand(int Order) {
  StockLock.lock();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'StockLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'StockLock' is locked here
  StockLock.unlock();
}

app::Task<> byHandAndTried(int Order) {
  if (StockLock.try_lock()) {
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'StockLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'StockLock' is locked here
    StockLock.unlock();
  }
}

app::Task<> byHandAndNotGot(int Order) {
  if (!StockLock.try_lock())
    co_return;
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'StockLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:18: note: 'StockLock' is locked here
  StockLock.unlock();
}

app::Task<> twoAtOnce(int Order) {
  std::lock(StockLock, TillLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'StockLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'StockLock' is locked here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'TillLock' is locked here
  StockLock.unlock();
  TillLock.unlock();
}

class Shop {
public:
  app::Task<> memberByHand(int Order) {
    Mutex.lock();
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mutex' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'Mutex' is locked here
    Mutex.unlock();
  }

private:
  std::mutex Mutex;
};

app::Task<> pointerByHand(std::mutex *Mutex, int Order) {
  Mutex->lock();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Mutex' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'Mutex' is locked here
  Mutex->unlock();
}

class __attribute__((capability("mutex"))) Register {
public:
  void enter() __attribute__((acquire_capability()));
  void leave() __attribute__((release_capability()));
  bool tryEnter() __attribute__((try_acquire_capability(true)));
};
Register Till;

app::Task<> annotatedByHand(int Order) {
  Till.enter();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Till' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Till' is locked here
  Till.leave();
}

app::Task<> annotatedAndTried(int Order) {
  if (!Till.tryEnter())
    co_return;
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Till' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: 'Till' is locked here
  Till.leave();
}

app::Task<> triedInACompoundCondition(int Order) {
  std::unique_lock Lock(StockLock, std::defer_lock);
  if (isOpen() && Lock.try_lock())
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:24: note: 'Lock' is locked here
}

struct OwnMutex : std::mutex {
  app::Task<> lockedObject(int Order) {
    lock();
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'this' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 'this' is locked here
    unlock();
  }
};

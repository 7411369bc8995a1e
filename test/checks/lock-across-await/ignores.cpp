// RUN: %check_async %s async-lock-across-await
//
// No expectation: no lock is held over a suspension, or none of threads.

#include <app/task.h>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <utility>
#include <vector>

std::mutex StockLock, TillLock;
std::condition_variable Delivered;
bool isOpen();
void log(int Article);
app::Task<> writeAuditLog(int Order);

app::Task<> scopeEnds(int Order) {
  {
    std::lock_guard Lock(StockLock);
    log(Order);
  }
  co_await writeAuditLog(Order);
}

app::Task<> suspendsBefore(int Order) {
  co_await writeAuditLog(Order);
  std::lock_guard Lock(StockLock);
  log(Order);
}

app::Task<> unlocked(int Order) {
  std::unique_lock Lock(StockLock);
  log(Order);
  Lock.unlock();
  co_await writeAuditLog(Order);
}

app::Task<> unlockedAndLockedAgain(int Order) {
  std::unique_lock Lock(StockLock);
  Lock.unlock();
  co_await writeAuditLog(Order);
  Lock.lock();
}

app::Task<> deferred(int Order) {
  std::unique_lock Lock(StockLock, std::defer_lock);
  co_await writeAuditLog(Order);
  Lock.lock();
}

app::Task<> empty(int Order) {
  std::unique_lock<std::mutex> Lock;
  co_await writeAuditLog(Order);
}

app::Task<> released(int Order) {
  std::unique_lock Lock(StockLock);
  Lock.release()->unlock();
  co_await writeAuditLog(Order);
}

void finish(std::unique_lock<std::mutex> Lock);
void unlockFor(std::unique_lock<std::mutex> &Lock);
app::Task<> finishLater(std::mutex &M);

app::Task<> movedAway(int Order) {
  std::unique_lock Lock(StockLock);
  finish(std::move(Lock));
  co_await writeAuditLog(Order);
}

app::Task<> movedIntoScope(int Order) {
  std::unique_lock Lock(StockLock);
  {
    std::unique_lock Inner = std::move(Lock);
    log(Order);
  }
  co_await writeAuditLog(Order);
}

app::Task<> handedOut(int Order) {
  std::unique_lock Lock(StockLock);
  unlockFor(Lock);
  co_await writeAuditLog(Order);
}

app::Task<> adoptedAndEnded(int Order) {
  StockLock.lock();
  {
    std::lock_guard Lock(StockLock, std::adopt_lock);
    log(Order);
  }
  co_await writeAuditLog(Order);
}

app::Task<> emptied(int Order) {
  std::optional<std::lock_guard<std::mutex>> Lock(std::in_place, StockLock);
  log(Order);
  Lock.reset();
  co_await writeAuditLog(Order);
}

app::Task<> emptiedByAssignment(int Order) {
  std::optional<std::unique_lock<std::mutex>> Lock(StockLock);
  log(Order);
  Lock = std::nullopt;
  co_await writeAuditLog(Order);
}

app::Task<> overwritten(int Order) {
  std::unique_lock Lock(StockLock);
  log(Order);
  Lock = {};
  co_await writeAuditLog(Order);
}

app::Task<> pointerReset(int Order) {
  auto Lock = std::make_unique<std::lock_guard<std::mutex>>(StockLock);
  log(Order);
  Lock.reset();
  co_await writeAuditLog(Order);
}

app::Task<> notGot(int Order) {
  std::unique_lock Lock(StockLock, std::try_to_lock);
  if (!Lock.owns_lock())
    co_await writeAuditLog(Order);
}

app::Task<> triedAndNotAsked(int Order) {
  std::unique_lock Lock(StockLock, std::try_to_lock);
  co_await writeAuditLog(Order);
}

app::Task<> triedInALoop(int Order) {
  while (!StockLock.try_lock())
    co_await app::sleepFor(std::chrono::milliseconds(1));
  log(Order);
  StockLock.unlock();
}

// One decision unlocks, and the same one suspends.

app::Task<> sameDecisionTwice(int Order, bool Slow) {
  std::unique_lock Lock(StockLock);
  if (Slow)
    Lock.unlock();
  log(Order);
  if (Slow)
    co_await writeAuditLog(Order);
}

app::Task<> unlockedWhereItSuspends(int Order) {
  std::unique_lock Lock(StockLock);
  if (isOpen()) {
    Lock.unlock();
    co_await writeAuditLog(Order);
    Lock.lock();
  }
  log(Order);
}

app::Task<> unlockedInEveryRound(const std::vector<int> &Orders) {
  std::unique_lock Lock(StockLock);
  for (int Order : Orders) {
    Lock.unlock();
    co_await writeAuditLog(Order);
    Lock.lock();
  }
}

app::Task<> returnsUnderTheLock(int Order) {
  std::lock_guard Lock(StockLock);
  if (isOpen())
    co_return;
  log(Order);
}

app::Task<> lockEndsWithTheTry(int Order) {
  try {
    std::lock_guard Lock(StockLock);
    log(Order);
  } catch (...) {
    log(0);
  }
  co_await writeAuditLog(Order);
}

app::Task<> byHand(int Order) {
  StockLock.lock();
  log(Order);
  StockLock.unlock();
  co_await writeAuditLog(Order);
}

app::Task<> anotherMutexByHand(int Order) {
  std::lock(StockLock, TillLock);
  StockLock.unlock();
  TillLock.unlock();
  co_await writeAuditLog(Order);
}

// A lambda that unlocks.

app::Task<> unlockedByLambda(int Order) {
  std::unique_lock Lock(StockLock);
  auto Unlock = [&] { Lock.unlock(); };
  Unlock();
  co_await writeAuditLog(Order);
}

// In a lambda of its own, which ends before the suspension.

app::Task<> lockedInLambda(int Order) {
  const int Count = [] {
    std::lock_guard Lock(StockLock);
    return 1;
  }();
  co_await writeAuditLog(Order + Count);
}

app::Task<> awaitsInLambda(int Order) {
  std::lock_guard Lock(StockLock);
  auto Later = [](int Order) -> app::Task<> { co_await writeAuditLog(Order); };
  log(Order);
  co_return;
}

// The operation that is awaited unlocks it while it waits.

struct AsyncCondition {
  app::Task<> wait(std::unique_lock<std::mutex> &Lock);
  app::Task<> waitFor(std::mutex &M);
};

app::Task<> handedToTheAwaitedWait(AsyncCondition &Arrived, int Order) {
  std::unique_lock Lock(StockLock);
  co_await Arrived.wait(Lock);
}

app::Task<> mutexHandedToTheAwaitedWait(AsyncCondition &Arrived, int Order) {
  std::unique_lock Lock(StockLock);
  co_await Arrived.waitFor(StockLock);
}

app::Task<> movedIntoTheAwaitedCall(int Order) {
  std::unique_lock Lock(StockLock);
  auto Wait = [](std::unique_lock<std::mutex> Lock) -> app::Task<> { co_return; };
  co_await Wait(std::move(Lock));
}

// Mutexes that are awaited, and their guards.

class AsyncMutex {
public:
  app::Task<> lock();
  void unlock();
  bool try_lock();
  app::Task<std::unique_lock<AsyncMutex>> scopedLock();
};
AsyncMutex AsyncLock;

app::Task<> asyncMutex(int Order) {
  auto Lock = co_await AsyncLock.scopedLock();
  co_await writeAuditLog(Order);
}

app::Task<> asyncMutexByHand(int Order) {
  co_await AsyncLock.lock();
  co_await writeAuditLog(Order);
  AsyncLock.unlock();
}

app::Task<> asyncMutexAdopted(int Order) {
  co_await AsyncLock.lock();
  std::unique_lock Lock(AsyncLock, std::adopt_lock);
  co_await writeAuditLog(Order);
}

app::Task<std::unique_lock<std::mutex>> lockStock();

app::Task<> guardFromAwait(int Order) {
  auto Lock = co_await lockStock();
  log(Order);
}

// A mutex of a program with one thread.

struct NullMutex {
  void lock() {}
  void unlock() {}
};
NullMutex Nobody;

app::Task<> nullMutex(int Order) {
  std::lock_guard Lock(Nobody);
  co_await writeAuditLog(Order);
}

// A lock of the application, which nobody waits for.

class Editor {
public:
  void lock() { Locked = true; }
  void unlock() { Locked = false; }

private:
  bool Locked = false;
};

app::Task<> logicalLockByHand(Editor &Text, int Order) {
  Text.lock();
  co_await writeAuditLog(Order);
  Text.unlock();
}

std::weak_ptr<int> Cached;

app::Task<> weakPointer(int Order) {
  if (auto Value = Cached.lock())
    co_await writeAuditLog(*Value);
}

// Nothing is suspended.

struct Immediate {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return 1; }
};

app::Task<> neverSuspends() {
  std::lock_guard Lock(StockLock);
  log(co_await Immediate());
  co_await std::suspend_never();
}

int notACoroutine() {
  std::lock_guard Lock(StockLock);
  return 1;
}

app::Task<> unevaluated(int Order) {
  using Guard = decltype(std::unique_lock(StockLock));
  static_assert(sizeof(Guard) > 0);
  co_await writeAuditLog(Order);
}

// References to a guard, of which the caller knows.

app::Task<> byReference(const std::unique_lock<std::mutex> &Lock, int Order) {
  co_await writeAuditLog(Order);
}

// A mutex that is locked by hand, and unlocked where the function does not show it.

template <typename F> struct Finally {
  F Action;
  ~Finally() { Action(); }
};
template <typename F> Finally(F) -> Finally<F>;
void release(std::mutex &M);

app::Task<> unlockedAtScopeEnd(int Order) {
  {
    StockLock.lock();
    Finally Unlock{[&] { StockLock.unlock(); }};
    log(Order);
  }
  co_await writeAuditLog(Order);
}

app::Task<> unlockedByFunction(int Order) {
  StockLock.lock();
  release(StockLock);
  co_await writeAuditLog(Order);
}

app::Task<> unlockedByLambdaInPlace(int Order) {
  StockLock.lock();
  [&] {
    log(Order);
    StockLock.unlock();
  }();
  co_await writeAuditLog(Order);
}

class Shop {
public:
  app::Task<> unlockedByMember(int Order) {
    Mutex.lock();
    close();
    co_await writeAuditLog(Order);
  }

private:
  void close() { Mutex.unlock(); }
  std::mutex Mutex;
};

app::Task<> askedInACompoundCondition(int Order, bool Always) {
  std::unique_lock Lock(StockLock);
  if (Always || Lock.owns_lock())
    Lock.unlock();
  co_await writeAuditLog(Order);
}

// RUN: %check_async %s async-lock-across-await
//
// Guards and mutexes of libraries, in stubs that imitate them.

#include <app/task.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/libcoro.h>
#include <libraries/winrt.h>
#include <map>
#include <mutex>

void log(int Article);
app::Task<> writeAuditLog(int Order);

// Folly: what `Synchronized` hands out holds its lock.

folly::Synchronized<std::map<int, int>> Stock;

app::Task<> lockedPointer(int Order) {
  auto Locked = Stock.wlock();
  co_await writeAuditLog(Locked->begin()->first);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Locked' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Locked' is locked here
}

app::Task<> lockedPointerInStatement(int Order) {
  Stock.wlock()->emplace(Order, co_await app::fetchPrice(Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'folly::LockedPtr' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'folly::LockedPtr' is locked here
}

app::Task<> copiedUnderTheLock(int Order) {
  const auto Count = Stock.rlock()->size();
  co_await writeAuditLog(Order + int(Count));
}

app::Task<> lockedPointerInScope(int Order) {
  {
    auto Locked = Stock.wlock();
    Locked->clear();
  }
  co_await writeAuditLog(Order);
}

folly::coro::Mutex CoroLock;

folly::coro::Task<void> coroMutex() {
  auto Lock = co_await CoroLock.co_scoped_lock();
  co_await folly::coro::sleep(std::chrono::seconds(1));
}

// KJ.

kj::MutexGuarded<int> Total;

app::Task<> kjGuarded(int Order) {
  auto Locked = Total.lockExclusive();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Locked' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Locked' is locked here
}

// The mutexes of coroutines, and their guards.

cppcoro::async_mutex OrderLock;

cppcoro::task<> cppcoroMutex() {
  auto Lock = co_await OrderLock.scoped_lock_async();
  co_await writeAuditLog(1);
}

coro::mutex ShelfLock;

coro::task<> libcoroMutex() {
  auto Lock = co_await ShelfLock.scoped_lock();
  co_await writeAuditLog(1);
}

// Windows.

winrt::slim_mutex DoorLock;

app::Task<> winrtGuard(int Order) {
  winrt::slim_lock_guard Lock(DoorLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: 'Lock' is locked here
}

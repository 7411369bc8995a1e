// RUN: %check_async %s async-lock-across-await -- %qt_flags
//
// Guards and mutexes of libraries, from their own headers.

#include <QMutex>
#include <QReadWriteLock>
#include <absl/synchronization/mutex.h>
#include <app/task.h>
#include <boost/thread/locks.hpp>
#include <boost/thread/mutex.hpp>
#include <boost/thread/shared_mutex.hpp>
#include <pthread.h>

void log(int Article);
app::Task<> writeAuditLog(int Order);

// Abseil.

absl::Mutex StockLock;

app::Task<> abslGuard(int Order) {
  absl::MutexLock Lock(&StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

app::Task<> abslReader(int Order) {
  absl::ReaderMutexLock Lock(&StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:25: note: 'Lock' is locked here
}

app::Task<> abslReleased(int Order) {
  absl::ReleasableMutexLock Lock(&StockLock);
  log(Order);
  Lock.Release();
  co_await writeAuditLog(Order);
}

app::Task<> abslNoMutex(int Order) {
  absl::MutexLockMaybe Lock(nullptr);
  co_await writeAuditLog(Order);
}

app::Task<> abslByHand(int Order) {
  StockLock.Lock();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'StockLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'StockLock' is locked here
  StockLock.Unlock();
}

app::Task<> abslUnlockedByHand(int Order) {
  StockLock.ReaderLock();
  log(Order);
  StockLock.ReaderUnlock();
  co_await writeAuditLog(Order);
}

// Qt.

QMutex TillLock;
QReadWriteLock PriceLock;

app::Task<> qtGuard(int Order) {
  QMutexLocker Lock(&TillLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: 'Lock' is locked here
}

app::Task<> qtRelocked(int Order) {
  QMutexLocker Lock(&TillLock);
  Lock.unlock();
  co_await writeAuditLog(Order);
  Lock.relock();
  co_await writeAuditLog(Order + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Lock' is locked here
}

app::Task<> qtReader(int Order) {
  QReadLocker Lock(&PriceLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Lock' is locked here
}

app::Task<> qtWriterUnlocked(int Order) {
  QWriteLocker Lock(&PriceLock);
  Lock.unlock();
  co_await writeAuditLog(Order);
}

app::Task<> qtByHand(int Order) {
  PriceLock.lockForRead();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'PriceLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'PriceLock' is locked here
  PriceLock.unlock();
}

app::Task<> qtTried(int Order) {
  if (!TillLock.tryLock())
    co_return;
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'TillLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: 'TillLock' is locked here
  TillLock.unlock();
}

// Boost.

boost::mutex DoorLock;
boost::shared_mutex ShelfLock;

app::Task<> boostGuard(int Order) {
  boost::lock_guard<boost::mutex> Lock(DoorLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:35: note: 'Lock' is locked here
}

app::Task<> boostShared(int Order) {
  boost::shared_lock<boost::shared_mutex> Lock(ShelfLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:43: note: 'Lock' is locked here
}

app::Task<> boostUnlocked(int Order) {
  boost::unique_lock<boost::mutex> Lock(DoorLock);
  Lock.unlock();
  co_await writeAuditLog(Order);
}

app::Task<> boostDeferred(int Order) {
  boost::unique_lock<boost::mutex> Lock(DoorLock, boost::defer_lock);
  co_await writeAuditLog(Order);
}

// POSIX.

pthread_mutex_t SafeLock = PTHREAD_MUTEX_INITIALIZER;

app::Task<> posixByHand(int Order) {
  pthread_mutex_lock(&SafeLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'SafeLock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'SafeLock' is locked here
  pthread_mutex_unlock(&SafeLock);
}

app::Task<> posixUnlocked(int Order) {
  pthread_mutex_lock(&SafeLock);
  log(Order);
  pthread_mutex_unlock(&SafeLock);
  co_await writeAuditLog(Order);
}

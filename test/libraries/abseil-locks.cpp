// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: lock}}' %s async-blocking-call
//
// The locks of Abseil, on request.

#include <absl/synchronization/mutex.h>
#include <app/task.h>

struct Stock {
  absl::Mutex Mutex;
  int Count = 0;
};

app::Task<> lockStock(Stock &Shelf) {
  Shelf.Mutex.Lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'absl::Mutex::Lock' blocks the thread that runs this coroutine [async-blocking-call]
  ++Shelf.Count;
  Shelf.Mutex.Unlock();
  co_return;
}

app::Task<int> readStock(Stock &Shelf) {
  absl::ReaderMutexLock Lock(&Shelf.Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'absl::ReaderMutexLock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return Shelf.Count;
}

app::Task<> takeFromStock(Stock &Shelf) {
  absl::MutexLock Lock(&Shelf.Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'absl::MutexLock' blocks the thread that runs this coroutine [async-blocking-call]
  --Shelf.Count;
  co_return;
}

// Silent.

app::Task<> tryToLockStock(Stock &Shelf) {
  if (Shelf.Mutex.TryLock()) {
    ++Shelf.Count;
    Shelf.Mutex.Unlock();
  }
  if (Shelf.Mutex.ReaderTryLock())
    Shelf.Mutex.ReaderUnlock();
  co_return;
}

void lockOutsideOfCoroutine(Stock &Shelf) { absl::MutexLock Lock(&Shelf.Mutex); }

// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// Abseil: its notifications, barriers, mutexes and pauses.

#include <absl/algorithm/container.h>
#include <absl/base/call_once.h>
#include <absl/synchronization/barrier.h>
#include <absl/synchronization/blocking_counter.h>
#include <absl/synchronization/mutex.h>
#include <absl/synchronization/notification.h>
#include <absl/time/clock.h>
#include <app/task.h>
#include <thread>
#include <vector>

app::Task<> retryPayment() {
  absl::SleepFor(absl::Milliseconds(100));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'absl::SleepFor' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> retryLater(absl::Duration Backoff) {
  co_await app::fetchPrice(1);
  absl::SleepFor(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'absl::SleepFor' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> waitForCatalog(absl::Notification &Loaded) {
  Loaded.WaitForNotification();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'absl::Notification::WaitForNotification' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<bool> waitForCatalogABit(absl::Notification &Loaded) {
  co_return Loaded.WaitForNotificationWithTimeout(absl::Seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'absl::Notification::WaitForNotificationWithTimeout' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<bool> waitForCatalogUntil(absl::Notification &Loaded, absl::Time Due) {
  co_return Loaded.WaitForNotificationWithDeadline(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'absl::Notification::WaitForNotificationWithDeadline' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> waitForShards(absl::BlockingCounter &Loading) {
  Loading.Wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'absl::BlockingCounter::Wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> meetOthers(absl::Barrier *Phase) {
  if (Phase->Block())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'absl::Barrier::Block' blocks the thread that runs this coroutine [async-blocking-wait]
    delete Phase;
  co_return;
}

struct Mailbox {
  absl::Mutex Mutex;
  absl::CondVar Arrived;
  bool Full = false;
};

app::Task<> waitForMail(Mailbox &Box) {
  Box.Arrived.Wait(&Box.Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'absl::CondVar::Wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMailABit(Mailbox &Box) {
  Box.Arrived.WaitWithTimeout(&Box.Mutex, absl::Seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'absl::CondVar::WaitWithTimeout' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> awaitMail(Mailbox &Box) {
  Box.Mutex.Await(absl::Condition(&Box.Full));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'absl::Mutex::Await' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: waits for the condition
  co_return;
}

app::Task<> lockWhenFull(Mailbox &Box) {
  Box.Mutex.LockWhen(absl::Condition(&Box.Full));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'absl::Mutex::LockWhen' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: waits for the condition
  Box.Mutex.Unlock();
  co_return;
}

app::Task<bool> awaitMailABit(Mailbox &Box) {
  co_return Box.Mutex.AwaitWithTimeout(absl::Condition(&Box.Full), absl::Seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'absl::Mutex::AwaitWithTimeout' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: waits for the condition
}

app::Task<> waitForEach(std::vector<absl::Notification *> Loaded) {
  absl::c_for_each(Loaded, [](absl::Notification *One) {
    One->WaitForNotification();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'absl::Notification::WaitForNotification' blocks the thread that runs this coroutine [async-blocking-wait]
  });
  co_return;
}

absl::once_flag Started;

app::Task<> waitOnce(absl::Notification &Loaded) {
  absl::call_once(Started, [&] {
    Loaded.WaitForNotification();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'absl::Notification::WaitForNotification' blocks the thread that runs this coroutine [async-blocking-wait]
  });
  co_return;
}

// Silent.

app::Task<> useCatalogIfLoaded(absl::Notification &Loaded) {
  if (Loaded.HasBeenNotified())
    Loaded.WaitForNotification();
  co_return;
}

app::Task<bool> lookAtCatalog(absl::Notification &Loaded) {
  co_return Loaded.WaitForNotificationWithTimeout(absl::ZeroDuration());
}

app::Task<bool> lookAtMail(Mailbox &Box) {
  Box.Arrived.WaitWithTimeout(&Box.Mutex, absl::Seconds(0));
  co_return Box.Mutex.AwaitWithTimeout(absl::Condition(&Box.Full), absl::ZeroDuration());
}

app::Task<> yieldSlice() {
  absl::SleepFor(absl::ZeroDuration());
  co_await app::fetchPrice(1);
}

app::Task<> notifyOthers(absl::Notification &Loaded, absl::BlockingCounter &Loading, Mailbox &Box) {
  Loaded.Notify();
  Loading.DecrementCount();
  Box.Arrived.SignalAll();
  co_return;
}

app::Task<> waitOnThread(absl::Notification &Loaded) {
  std::thread([&Loaded] { Loaded.WaitForNotification(); }).detach();
  co_return;
}

void waitOutsideOfCoroutine(absl::Notification &Loaded) {
  Loaded.WaitForNotification();
  absl::SleepFor(absl::Seconds(1));
}

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

// RUN: %check_async --config='{CheckOptions: {async-lock-across-await.ResumeUnderLock: true}}' %s async-lock-across-await
//
// Calls that run what waits for them, under a lock: what they run may want the lock.

#include <app/task.h>
#include <coroutine>
#include <functional>
#include <future>
#include <mutex>

std::mutex StockLock;
std::coroutine_handle<> Waiting;
void log(int Article);

void resumesUnderLock() {
  std::lock_guard Lock(StockLock);
  Waiting.resume();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::coroutine_handle::resume' runs what waits for it while 'Lock' is held [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

void resumesByCall() {
  std::lock_guard Lock(StockLock);
  Waiting();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Waiting' runs what waits for it while 'Lock' is held [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

void completesPromise(std::promise<int> &Total) {
  std::unique_lock Lock(StockLock);
  Total.set_value(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::promise::set_value' runs what waits for it while 'Lock' is held [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'Lock' is locked here
  Lock.unlock();
}

void runsCallback(const std::function<void(int)> &OnOrder) {
  StockLock.lock();
  OnOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'OnOrder' runs what waits for it while 'StockLock' is held [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'StockLock' is locked here
  StockLock.unlock();
}

// Behind the lock.

void resumesBehindIt() {
  {
    std::lock_guard Lock(StockLock);
    log(1);
  }
  Waiting.resume();
}

void unlocksFirst(const std::function<void(int)> &OnOrder) {
  std::unique_lock Lock(StockLock);
  log(1);
  Lock.unlock();
  OnOrder(1);
}

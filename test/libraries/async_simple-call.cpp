// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "file;lock"}}' %s async-blocking-call

#include <libraries/async_simple.h>
#include <thread>

using async_simple::coro::Lazy;
using async_simple::coro::Mutex;
using async_simple::coro::ScopedSpinLock;
using async_simple::coro::SpinLock;

Lazy<> lock(SpinLock &Stock) {
  Stock.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'async_simple::coro::SpinLock::lock' blocks the thread that runs this coroutine; use 'co_await lock.coLock()' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: spins on the thread until the lock is free
  Stock.unlock();
  co_return;
}

Lazy<> lockScoped(SpinLock &Stock) {
  ScopedSpinLock Guard(Stock);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'async_simple::coro::ScopedSpinLock' blocks the thread that runs this coroutine; use 'co_await lock.coScopedLock()' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: spins on the thread until the lock is free
  co_return;
}

// Silent.

Lazy<> lockByAwaiting(SpinLock &Stock, Mutex &Orders) {
  co_await Stock.coLock();
  Stock.unlock();
  co_await Orders.coLock();
  Orders.unlock();
}

Lazy<> tryToLock(SpinLock &Stock, Mutex &Orders) {
  if (Stock.tryLock())
    Stock.unlock();
  if (Orders.tryLock())
    Orders.unlock();
  co_return;
}

Lazy<> lockOnOwnThread(SpinLock &Stock) {
  std::thread([&Stock] { ScopedSpinLock Guard(Stock); }).detach();
  co_return;
}

int main() {
  SpinLock Stock;
  ScopedSpinLock Guard(Stock);
}

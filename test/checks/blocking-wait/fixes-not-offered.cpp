// RUN: %check_async %s async-blocking-wait

#include <app/task.h>
#include <future>
#include <mutex>

struct Order {
  int Total;
};
app::Task<Order> operator co_await(std::future<Order> &&);
std::future<Order> loadOrder(int Id);
std::future<int> loadPrice(int Article);

// Nobody can await it.
app::Task<int> notAwaitable() {
  co_return loadPrice(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

// A suspension under the lock would be worse.
app::Task<> underLock(std::mutex &Orders) {
  std::lock_guard Guard(Orders);
  loadOrder(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// No handler may suspend.
app::Task<> inHandler() {
  try {
    co_await app::fetchPrice(1);
  } catch (...) {
    loadOrder(1).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: 1 suspension point precedes the call; this is it
  }
}

// `wait` leaves the value in the future.
app::Task<int> waitsFirst(std::future<Order> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Loading.get().Total;
}

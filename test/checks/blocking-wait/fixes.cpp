// RUN: %check_async %s async-blocking-wait
//
// FIXED: quiet

#include <app/task.h>
#include <future>
#include <utility>

struct Order {
  int Total;
};

// How this application awaits a future.
app::Task<Order> operator co_await(std::future<Order> &&);

std::future<Order> loadOrder(int Id);

app::Task<int> variable() {
  std::future<Order> Loading = loadOrder(1);
  const Order Loaded = Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-FIXES: const Order Loaded = co_await std::move(Loading);
  co_return Loaded.Total;
}

app::Task<int> temporary() {
  co_return loadOrder(2).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-FIXES: co_return (co_await loadOrder(2)).Total;
}

app::Task<> statement() {
  loadOrder(3).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-FIXES: {{^}}  co_await loadOrder(3);
  co_return;
}

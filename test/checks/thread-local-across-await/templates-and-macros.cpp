// RUN: %check_async %s async-thread-local-across-await

#include <app/task.h>

template <typename T> thread_local T CounterOf;
app::Task<> writeAuditLog(int Order);

template <typename T> app::Task<> count(int Order) {
  T &Mine = CounterOf<T>;
  co_await writeAuditLog(Order);
  ++Mine;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'CounterOf<int>' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:6: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

void instantiate() {
  auto First = count<int>(1);
  auto Second = count<long>(2);
}

thread_local int Depth;
#define MY_DEPTH(Name) int &Name = Depth

app::Task<> inMacro(int Order) {
  MY_DEPTH(Mine);
  co_await writeAuditLog(Order);
  ++Mine;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Depth' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

template <typename T> app::Task<> neverInstantiated(int Order) {
  T &Mine = CounterOf<T>;
  co_await writeAuditLog(Order);
  ++Mine;
}

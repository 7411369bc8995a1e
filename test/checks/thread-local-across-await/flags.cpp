// RUN: %check_async %s async-thread-local-across-await

#include <app/task.h>
#include <cerrno>
#include <map>
#include <memory>
#include <pthread.h>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <vector>

struct Statistics {
  int Orders = 0;
  std::vector<int> Prices;
};
thread_local Statistics Counters;
thread_local std::vector<int> Pending;
thread_local std::string Line;
thread_local int Depth;
thread_local char Buffer[64];
thread_local std::unique_ptr<Statistics> Owned;

void log(int Article);
void print(std::string_view Text);
app::Task<> writeAuditLog(int Order);

// References.

app::Task<> reference(int Order) {
  Statistics &Mine = Counters;
  co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> referenceToMember(int Order) {
  auto &Prices = Counters.Prices;
  co_await writeAuditLog(Order);
  Prices.push_back(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Prices' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 'Prices' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> referenceToElement(int Order) {
  int &First = Pending.front();
  co_await writeAuditLog(Order);
  First = Order;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'First' belongs to 'Pending' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'First' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> referenceToScalar(int Order) {
  int &Level = Depth;
  ++Level;
  co_await writeAuditLog(Order);
  --Level;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Level' belongs to 'Depth' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-5]]:8: note: 'Level' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> referenceToConst(int Order) {
  const auto &Mine = Counters;
  co_await writeAuditLog(Order);
  log(Mine.Orders);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> whatTheThreadOwns(int Order) {
  Statistics &Mine = *Owned;
  co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Owned' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

// Pointers, iterators, views.

app::Task<> pointer(int Order) {
  Statistics *Mine = &Counters;
  co_await writeAuditLog(Order);
  ++Mine->Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> pointerToArray(int Order) {
  char *Text = Buffer;
  co_await writeAuditLog(Order);
  Text[0] = 'a';
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Text' belongs to 'Buffer' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 'Text' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> pointerToData(int Order) {
  const char *Text = Line.data();
  co_await writeAuditLog(Order);
  print(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Text' belongs to 'Line' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Text' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> iterator(int Order) {
  auto Place = Pending.begin();
  co_await writeAuditLog(Order);
  log(*Place);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Place' belongs to 'Pending' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'Place' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> stringView(int Order) {
  std::string_view Text = Line;
  co_await writeAuditLog(Order);
  print(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Text' belongs to 'Line' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 'Text' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> span(int Order) {
  std::span<int> Orders(Pending);
  co_await writeAuditLog(Order);
  log(Orders[0]);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Orders' belongs to 'Pending' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:18: note: 'Orders' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

// Static members, local variables, and functions that return one.

struct Worker {
  static thread_local Statistics Mine;
};

app::Task<> staticMember(int Order) {
  Statistics &Mine = Worker::Mine;
  co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Mine' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> localVariable(int Order) {
  static thread_local Statistics Own;
  Statistics &Mine = Own;
  co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Own' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

Statistics &counters() { return Counters; }
Statistics *countersOfThread() {
  static thread_local Statistics Own;
  return &Own;
}

app::Task<> accessor(int Order) {
  auto &Mine = counters();
  co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

app::Task<> accessorOfPointer(int Order) {
  auto *Mine = countersOfThread();
  co_await writeAuditLog(Order);
  ++Mine->Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Own' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

// On some path.

app::Task<> onOnePath(int Order) {
  Statistics &Mine = Counters;
  if (Order > 0)
    co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
}

app::Task<> inTheNextRound(const std::vector<int> &Orders) {
  Statistics &Mine = Counters;
  for (int Order : Orders) {
    ++Mine.Orders;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
    // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: the coroutine is suspended here
    co_await writeAuditLog(Order);
  }
}

// In one expression.

app::Task<> objectOfCall(int Order) {
  Pending.push_back(co_await app::fetchPrice(Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Pending' is that of the thread before the suspension in this call; another thread may make it [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: the coroutine is suspended here
}

// The thread itself.

void assertThread(std::thread::id Id);

app::Task<> threadId(int Order) {
  const auto Me = std::this_thread::get_id();
  co_await writeAuditLog(Order);
  assertThread(Me);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Me' is the thread before the suspension; another one may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Me' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

std::map<pthread_t, int> OrdersOfThread;

app::Task<> posixThread(int Order) {
  pthread_t Me = pthread_self();
  co_await writeAuditLog(Order);
  ++OrdersOfThread[Me];
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Me' is the thread before the suspension; another one may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: 'Me' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

// The error of a call before the suspension.

app::Task<> errorOfCall(int File) {
  const int Closed = close(File);
  co_await writeAuditLog(File);
  if (Closed < 0)
    log(errno);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'errno' is read behind a suspension; another thread may run here, and has its own [async-thread-local-across-await]
    // CHECK-MESSAGES: :[[@LINE-5]]:22: note: it is meant to be that of this call
    // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the coroutine is suspended here
}

app::FireAndForget detached(int Order) {
  Statistics &Mine = Counters;
  co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
}

auto InLambda = [](int Order) -> app::Task<> {
  Statistics &Mine = Counters;
  co_await writeAuditLog(Order);
  ++Mine.Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Mine' belongs to 'Counters' of the thread before the suspension; another thread may run here [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Mine' is taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
};

struct Immediate {
  int Value;
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return Value; }
};

app::Task<> suspendsInTheOperand(int Order) {
  Pending.push_back(co_await Immediate{co_await app::fetchPrice(Order)});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Pending' is that of the thread before the suspension in this call; another thread may make it [async-thread-local-across-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:40: note: the coroutine is suspended here
}

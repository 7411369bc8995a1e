// RUN: %check_async %s async-unawaited-task

#include <app/task.h>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

bool isOpen();
bool isPaid(int Order);
void log(int Article);
std::future<int> loadOrder(int Id);
app::Task<> writeAuditLog(int Order);
app::Task<> notifyCustomer(int Order);
std::pair<app::Task<int>, app::Task<int>> fetchBoth();
std::vector<app::Task<>> notifyAll();

// Nobody names the variable again.

app::Task<> neverAwaited(int Order) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}

app::Task<> eagerTask() {
  auto Refresh = app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Refresh' is never awaited; its result and its error are lost [async-unawaited-task]
  co_return;
}

void future() {
  std::future<int> Order = loadOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Order' is never awaited; its result and its error are lost [async-unawaited-task]
  log(1);
}

app::Task<> awaitable(app::Pool &Workers) {
  auto Hop = Workers.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Hop' is never awaited; without 'co_await' it has no effect [async-unawaited-task]
  log(1);
  co_return;
}

app::Task<> containerFromCall() {
  auto Tasks = notifyAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Tasks' is never awaited; the tasks in it are lost [async-unawaited-task]
  co_return;
}

// A query takes nothing.

void askedWhetherValid() {
  std::future<int> Order = loadOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Order' is never awaited; its result and its error are lost [async-unawaited-task]
  if (Order.valid())
    log(1);
}

// A cast to void cannot mean that the work never runs.

app::Task<> castToVoid(int Order) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is never awaited; its work never runs [async-unawaited-task]
  (void)Audit;
  co_return;
}

// A task type of which nobody forbade the copies.

struct SimpleTask {
  struct promise_type {
    SimpleTask get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
SimpleTask sendMail(int Order);

void copyableTask(int Order) {
  auto Mail = sendMail(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Mail' is never awaited; its result and its error are lost [async-unawaited-task]
  log(Order);
}

// A guard protects nothing.

struct Units {
  Units(Units &&);
  ~Units();
};
app::Task<Units> getUnits(int Count);
app::EagerTask<> drain();

app::Task<> notProtected() {
  auto Held = getUnits(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Held' is never awaited; what follows is not protected [async-unawaited-task]
  log(1);
  co_return;
}

// Some path forgets it.

app::Task<> onlyIfPaid(int Order) {
  auto Notification = notifyCustomer(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Notification' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'Notification' is dropped here
  if (isPaid(Order))
    co_await std::move(Notification);
}

app::Task<> earlyReturn(int Order) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is true
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: 'Audit' is dropped here
  if (!isOpen())
    co_return;
  co_await std::move(Audit);
}

app::Task<> twoConditions(int Order) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: nobody awaits it where this is true
  // CHECK-MESSAGES: :[[@LINE+4]]:9: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+8]]:1: note: 'Audit' is dropped here
  if (isOpen()) {
    log(Order);
    if (isPaid(Order))
      co_await std::move(Audit);
  } else {
    co_await std::move(Audit);
  }
}

app::Task<> oneCaseOfSwitch(int Order, int Kind) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: nobody awaits it where no case matches
  // CHECK-MESSAGES: :[[@LINE+9]]:1: note: 'Audit' is dropped here
  switch (Kind) {
  case 0:
    co_await std::move(Audit);
    break;
  case 1:
    log(Order);
    break;
  }
}

app::Task<> anotherCaseOfSwitch(int Order, int Kind) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+6]]:3: note: nobody awaits it in this case
  // CHECK-MESSAGES: :[[@LINE+11]]:1: note: 'Audit' is dropped here
  switch (Kind) {
  case 0:
    co_await std::move(Audit);
    break;
  case 1:
    log(Order);
    break;
  default:
    co_await std::move(Audit);
  }
}

app::Task<> ternary(int Order) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'Audit' is dropped here
  isPaid(Order) ? co_await std::move(Audit) : log(Order);
}

app::Task<> shortCircuit(int Order) {
  auto Price = app::fetchPrice(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'Price' is dropped here
  if (isPaid(Order) && co_await std::move(Price) > 0)
    log(Order);
}

int returnsEarly(int Id) {
  std::future<int> Order = loadOrder(Id);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Order' is not awaited on every path; its result and its error are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is true
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: 'Order' is dropped here
  if (!isOpen())
    return 0;
  return Order.get();
}

// Every round of a loop makes another.

app::Task<> everyRound(const std::vector<int> &Orders) {
  for (int Order : Orders) {
    auto Audit = writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Audit' is not awaited on every path; its work never runs [async-unawaited-task]
    // CHECK-MESSAGES: :[[@LINE+1]]:9: note: nobody awaits it where this is true
    if (!isPaid(Order))
      continue;
    co_await std::move(Audit);
  }
}

app::Task<> brokenOff(const std::vector<int> &Orders) {
  for (int Order : Orders) {
    auto Audit = writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Audit' is not awaited on every path; its work never runs [async-unawaited-task]
    // CHECK-MESSAGES: :[[@LINE+2]]:9: note: nobody awaits it where this is true
    // CHECK-MESSAGES: :[[@LINE+5]]:1: note: 'Audit' is dropped here
    if (isPaid(Order))
      break;
    co_await std::move(Audit);
  }
}

// Containers that are filled.

app::Task<> filledAndForgotten(const std::vector<int> &Orders) {
  std::vector<app::Task<>> Pending;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'Pending' is never awaited; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: a task is put into 'Pending' here
  Pending.reserve(Orders.size());
  for (int Order : Orders)
    Pending.push_back(notifyCustomer(Order));
  log(int(Pending.size()));
  co_return;
}

app::Task<> filledAndForgottenOnOnePath(const std::vector<int> &Orders) {
  std::vector<std::future<int>> Loading;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'Loading' is not awaited on every path; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: a task is put into 'Loading' here
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: nobody awaits it where this is true
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: 'Loading' is dropped here
  for (int Order : Orders)
    Loading.emplace_back(loadOrder(Order));
  if (!isOpen())
    co_return;
  for (auto &Order : Loading)
    log(Order.get());
}

app::Task<> mapOfTasks(int Order) {
  std::map<int, app::Task<>> Pending;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'Pending' is never awaited; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: a task is put into 'Pending' here
  Pending.emplace(Order, notifyCustomer(Order));
  co_return;
}

// One name of two.

app::Task<> oneBinding() {
  auto [Net, Gross] = fetchBoth();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Gross' is never awaited; its work never runs [async-unawaited-task]
  log(co_await std::move(Net));
}

// In a lambda, which is a function of its own.

void lambdas() {
  auto Work = [](int Order) -> app::Task<> {
    auto Audit = writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Audit' is never awaited; its work never runs [async-unawaited-task]
    co_return;
  };
  auto Plain = [] {
    auto Order = loadOrder(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Order' is never awaited; its result and its error are lost [async-unawaited-task]
    return 1;
  };
  (void)Work;
  (void)Plain;
}

// A handler that goes on, behind an exception of the function or of an await.

app::Task<> awaitFails(int Order) {
  auto Refresh = app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Refresh' is not awaited on every path; its result and its error are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: nobody awaits it after this handler
  // CHECK-MESSAGES: :[[@LINE+8]]:1: note: 'Refresh' is dropped here
  try {
    log(co_await app::fetchPrice(Order));
    co_await std::move(Refresh);
  } catch (...) {
    log(0);
  }
  log(Order);
}

void throwsAndGoesOn(int Id) {
  std::future<int> Order = loadOrder(Id);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Order' is not awaited on every path; its result and its error are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: nobody awaits it where this is true
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: nobody awaits it after this handler
  try {
    if (!isOpen())
      throw 1;
    log(Order.get());
  } catch (int) {
    log(0);
  }
  log(Id);
}

app::Task<> inTheNextRound(const std::vector<int> &Orders) {
  for (int Order : Orders) {
    auto Refresh = app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Refresh' is not awaited on every path; its result and its error are lost [async-unawaited-task]
    // CHECK-MESSAGES: :[[@LINE+4]]:7: note: nobody awaits it after this handler
    try {
      co_await app::fetchPrice(Order);
      co_await std::move(Refresh);
    } catch (...) {
      log(Order);
    }
  }
}

app::Task<> outerHandler(int Order) {
  auto Refresh = app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Refresh' is not awaited on every path; its result and its error are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+6]]:7: note: nobody awaits it after this handler
  // CHECK-MESSAGES: :[[@LINE+9]]:5: note: nobody awaits it after this handler
  // CHECK-MESSAGES: :[[@LINE+11]]:1: note: 'Refresh' is dropped here
  try {
    try {
      co_await app::fetchPrice(Order);
    } catch (int) {
      throw;
    }
    co_await std::move(Refresh);
  } catch (...) {
  }
  log(Order);
}

// The call may throw; the path on which it does not forgets the task as well.

app::Task<> handled(int Order) {
  auto Audit = writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Audit' is never awaited; its work never runs [async-unawaited-task]
  try {
    log(Order);
  } catch (...) {
    co_return;
  }
}

// RUN: %check_async %s async-lock-across-await
//
// Where the suspension can stand.

#include <app/task.h>
#include <coroutine>
#include <map>
#include <mutex>
#include <vector>

std::mutex StockLock, TillLock;
bool isOpen();
void log(int Article);
app::Task<> writeAuditLog(int Order);
app::Task<bool> isPaid(int Order);

app::Task<> inInitialiser(int Order) {
  std::lock_guard Lock(StockLock);
  const int Price = co_await app::fetchPrice(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
  log(Price);
}

app::Task<> inCondition(int Order) {
  std::lock_guard Lock(StockLock);
  if (co_await isPaid(Order))
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
    log(Order);
}

app::Task<> inArgument(int Order) {
  std::lock_guard Lock(StockLock);
  log(co_await app::fetchPrice(Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

app::Task<int> inReturn(int Order) {
  std::lock_guard Lock(StockLock);
  co_return co_await app::fetchPrice(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

app::Task<> inLoop(const std::vector<int> &Orders) {
  std::lock_guard Lock(StockLock);
  for (int Order : Orders)
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-4]]:19: note: 'Lock' is locked here
}

app::Task<> lockedInEveryRound(const std::vector<int> &Orders) {
  for (int Order : Orders) {
    std::lock_guard Lock(StockLock);
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'Lock' is locked here
  }
}

app::Generator<int> yields(const std::map<int, int> &Stock) {
  std::lock_guard Lock(StockLock);
  for (const auto &[Article, Count] : Stock)
    co_yield Article;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-4]]:19: note: 'Lock' is locked here
}

app::Task<> several(int Order) {
  std::lock_guard Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: 'Lock' is held here as well
  log(co_await app::fetchPrice(Order));
  if (isOpen())
    co_await writeAuditLog(Order + 1);
}

app::Task<> twoLocks(int Order) {
  std::lock_guard Stock(StockLock);
  std::lock_guard Till(TillLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Stock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:19: note: 'Stock' is locked here
  // CHECK-MESSAGES: :[[@LINE-4]]:19: note: 'Till' is locked here
}

app::Task<> oneBehindTheOther(int Order) {
  std::lock_guard Stock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Stock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Stock' is locked here
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: 'Stock' is held here as well
  std::lock_guard Till(TillLock);
  co_await writeAuditLog(Order + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Till' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Till' is locked here
}

app::Task<> innerScope(int Order) {
  {
    std::lock_guard Lock(StockLock);
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'Lock' is locked here
  }
  co_await writeAuditLog(Order + 1);
}

app::Task<> insideTry(int Order) {
  try {
    std::lock_guard Lock(StockLock);
    co_await writeAuditLog(Order);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'Lock' is locked here
  } catch (...) {
    log(Order);
  }
  co_await writeAuditLog(Order + 1);
}

auto InLambda = [](int Order) -> app::Task<> {
  std::lock_guard Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
};

app::EagerTask<> eagerCoroutine(int Order) {
  std::lock_guard Lock(StockLock);
  co_await app::sleepFor(std::chrono::seconds(Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

app::FireAndForget detachedCoroutine(int Order) {
  std::lock_guard Lock(StockLock);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
}

app::Task<> manyAwaits() {
  std::lock_guard Lock(StockLock);
  co_await writeAuditLog(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: ... and 2 more
  co_await writeAuditLog(2);
  co_await writeAuditLog(3);
  co_await writeAuditLog(4);
  co_await writeAuditLog(5);
  co_await writeAuditLog(6);
  co_await writeAuditLog(7);
  co_await writeAuditLog(8);
  co_await writeAuditLog(9);
  co_await writeAuditLog(10);
  co_await writeAuditLog(11);
}

// Temporaries live to the end of the full expression, over the suspension in it.

struct Stock {
  void take(int Article);
  app::Task<> write();
};
class LockedStock {
public:
  explicit LockedStock(std::mutex &M) : Lock(M) {}
  Stock *operator->();

private:
  std::unique_lock<std::mutex> Lock;
};

app::Task<> temporaryOnTheLeft(int Order) {
  LockedStock(StockLock)->take(co_await app::fetchPrice(Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'LockedStock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'LockedStock' is locked here
}

app::Task<> temporaryInTheOperand() {
  co_await LockedStock(StockLock)->write();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'LockedStock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'LockedStock' is locked here
}

// Operands in operands, which Clang repeats in every await.

int sum(int Left, int Right);

app::Task<int> nestedOperands(int Order) {
  std::lock_guard Lock(StockLock);
  co_return sum(co_await app::fetchPrice(
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Lock' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is locked here
  // CHECK-MESSAGES: :[[@LINE+4]]:21: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+3]]:46: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+3]]:17: note: 'Lock' is held here as well
  // CHECK-MESSAGES: :[[@LINE+2]]:42: note: 'Lock' is held here as well
                    co_await app::fetchPrice(co_await app::fetchPrice(Order))),
                co_await app::fetchPrice(co_await app::fetchPrice(Order)));
}

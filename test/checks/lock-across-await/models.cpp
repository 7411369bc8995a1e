// RUN: rm -rf %t && split-file %s %t
// RUN: %check_async --config='{CheckOptions: {async.Models: "%t/locks.yaml"}}' %t/shop.cpp async-lock-across-await
//
// Guards, mutexes and functions that only the project knows.

//--- locks.yaml
library: shop

locks:
  - {name: shop::Hold, unlocked_by: drop, deferred_types: shop::Later}

mutexes:
  - {name: shop::Gate, locked_by: close, unlocked_by: open, tried_by: tryClose}

lock_functions: [shop::lockTill]
unlock_functions: [shop::unlockTill]

allow: [shop::FairMutex, shop::handOver]

//--- shop.cpp
#include <app/task.h>
#include <mutex>

namespace shop {
struct Later {};
class Gate {
public:
  void close();
  void open();
  bool tryClose();
};
class Hold {
public:
  explicit Hold(Gate &G);
  Hold(Gate &G, Later);
  ~Hold();
  void drop();
};
struct Till {};
void lockTill(Till &T);
void unlockTill(Till &T);
class FairMutex {
public:
  void lock();
  void unlock();
};
app::Task<> handOver();
} // namespace shop

shop::Gate Door;
shop::Till Till;
shop::FairMutex Fair;
std::mutex StockLock;
void log(int Article);
app::Task<> writeAuditLog(int Order);

app::Task<> guard(int Order) {
  shop::Hold Held(Door);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Held' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: 'Held' is locked here
}

app::Task<> guardUnlocked(int Order) {
  shop::Hold Held(Door);
  Held.drop();
  co_await writeAuditLog(Order);
}

app::Task<> guardDeferred(int Order) {
  shop::Hold Held(Door, shop::Later());
  co_await writeAuditLog(Order);
}

app::Task<> mutex(int Order) {
  Door.close();
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Door' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Door' is locked here
  Door.open();
}

app::Task<> mutexTried(int Order) {
  if (!Door.tryClose())
    co_return;
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Door' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: 'Door' is locked here
  Door.open();
}

app::Task<> function(int Order) {
  shop::lockTill(Till);
  co_await writeAuditLog(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Till' is held while the coroutine is suspended; whoever wants the lock blocks a thread [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'Till' is locked here
  shop::unlockTill(Till);
}

app::Task<> functionUnlocked(int Order) {
  shop::lockTill(Till);
  log(Order);
  shop::unlockTill(Till);
  co_await writeAuditLog(Order);
}

app::Task<> allowedMutex(int Order) {
  std::lock_guard Lock(Fair);
  co_await writeAuditLog(Order);
}

app::Task<> allowedAwait() {
  std::lock_guard Lock(StockLock);
  co_await shop::handOver();
}

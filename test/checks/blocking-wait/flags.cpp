// RUN: %check_async %s async-blocking-wait

#include <app/task.h>
#include <atomic>
#include <barrier>
#include <condition_variable>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <semaphore.h>
#include <semaphore>
#include <stop_token>
#include <string>
#include <thread>

using namespace std::chrono_literals;

struct Order {
  int Total;
};

std::future<Order> loadOrder(int Id);
std::shared_future<Order> loadSharedOrder(int Id);
void writeAuditLog();

// Futures.

app::Task<int> readTotal() {
  std::future<Order> Loading = loadOrder(1);
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> readTotalOfTemporary() {
  co_return loadOrder(1).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> readTotalOfMovedFuture(std::future<Order> Loading) {
  co_return std::move(Loading).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> waitForOrder(std::future<Order> &Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<bool> waitForOrderABit(std::future<Order> &Loading) {
  co_return Loading.wait_for(50ms) == std::future_status::ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<bool> waitForOrderUntil(std::future<Order> &Loading,
                                  std::chrono::steady_clock::time_point Due) {
  co_return Loading.wait_until(Due) == std::future_status::ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::wait_until' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> readSharedTotal() {
  co_return loadSharedOrder(2).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::shared_future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> waitForSharedOrder(std::shared_future<Order> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::shared_future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<bool> waitForSharedOrderABit(std::shared_future<Order> Loading) {
  co_return Loading.wait_for(50ms) == std::future_status::ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::shared_future::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<bool> waitForSharedOrderUntil(std::shared_future<Order> Loading,
                                        std::chrono::system_clock::time_point Due) {
  co_return Loading.wait_until(Due) == std::future_status::ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::shared_future::wait_until' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> waitThroughPointer(std::unique_ptr<std::future<Order>> Loading) {
  Loading->wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForPromise() {
  std::promise<Order> Confirmed;
  Confirmed.get_future().wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<int> runPackagedTask() {
  std::packaged_task<Order()> Load([] { return Order{3}; });
  std::future<Order> Loading = Load.get_future();
  std::thread(std::move(Load)).detach();
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

// The future of std::async.

app::Task<int> readAsyncResult() {
  co_return std::async(std::launch::async, [] { return 1; }).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:62: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> auditInBackground() {
  auto Audit = std::async(std::launch::async, writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the destructor of 'Audit' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'std::async' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await app::fetchPrice(1);
}

app::Task<> auditInInnerScope(bool Audited) {
  if (Audited) {
    std::future<void> Audit = std::async(writeAuditLog);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the destructor of 'Audit' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+3]]:3: note: 'std::async' waits here for its work
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the end of the scope; this is it
    co_await app::fetchPrice(1);
  }
  co_await app::fetchPrice(2);
}

app::Task<> auditInInitialiserOfIf(bool Audited) {
  if (auto Audit = std::async(std::launch::async, writeAuditLog); Audited)
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the destructor of 'Audit' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:31: note: 'std::async' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the end of the scope; this is it
    co_await app::fetchPrice(1);
}

// Threads.

app::Task<> joinWorker() {
  std::thread Worker(writeAuditLog);
  Worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> joinStoppableWorker() {
  // One finding: after the join, the destructor has nothing to wait for.
  std::jthread Worker(writeAuditLog);
  Worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::jthread::join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> leaveStoppableWorker() {
  std::jthread Worker(writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Worker' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'std::jthread::~jthread' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await app::fetchPrice(1);
}

app::Task<> leaveStoppableWorkerInLoop(int Retries) {
  for (int Retry = 0; Retry != Retries; ++Retry) {
    std::jthread Worker([](std::stop_token) { writeAuditLog(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the destructor of 'Worker' blocks the thread that runs this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'std::jthread::~jthread' waits here for its work
  }
  co_await app::fetchPrice(1);
}

app::Task<> leaveTwoWorkers() {
  std::jthread Invoices(writeAuditLog), Receipts(writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Invoices' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: 'std::jthread::~jthread' waits here for its work
  // CHECK-MESSAGES: :[[@LINE-3]]:41: warning: the destructor of 'Receipts' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'std::jthread::~jthread' waits here for its work
  co_return;
}

app::Task<> stopWorkerFirst() {
  std::jthread Worker(writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Worker' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: 'std::jthread::~jthread' waits here for its work
  // A request does not wait; the destructor does.
  Worker.request_stop();
  co_return;
}

app::Task<> startUnnamedWorker() {
  std::jthread{writeAuditLog};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::jthread::~jthread' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: requests a stop and joins
  co_return;
}

app::Task<> joinPosixThread(pthread_t Worker) {
  pthread_join(Worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pthread_join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Condition variables.

struct Mailbox {
  std::mutex Mutex;
  std::condition_variable Arrived;
  std::condition_variable_any ArrivedOrStopped;
  bool Empty = true;
};

app::Task<> waitForMail(Mailbox &Box) {
  std::unique_lock Lock(Box.Mutex);
  Box.Arrived.wait(Lock, [&] { return !Box.Empty; });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::condition_variable::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMailABit(Mailbox &Box) {
  std::unique_lock Lock(Box.Mutex);
  Box.Arrived.wait_for(Lock, 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::condition_variable::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMailUntil(Mailbox &Box, std::chrono::steady_clock::time_point Due) {
  std::unique_lock Lock(Box.Mutex);
  Box.Arrived.wait_until(Lock, Due, [&] { return !Box.Empty; });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::condition_variable::wait_until' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMailOrStop(Mailbox &Box, std::stop_token Stop) {
  std::unique_lock Lock(Box.Mutex);
  Box.ArrivedOrStopped.wait(Lock, Stop, [&] { return !Box.Empty; });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::condition_variable_any::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMailWithAnyLock(Mailbox &Box) {
  std::unique_lock Lock(Box.Mutex);
  Box.ArrivedOrStopped.wait_for(Lock, 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::condition_variable_any::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMailWithAnyLockUntil(Mailbox &Box,
                                        std::chrono::steady_clock::time_point Due) {
  std::unique_lock Lock(Box.Mutex);
  Box.ArrivedOrStopped.wait_until(Lock, Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::condition_variable_any::wait_until' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForPosixCondition(pthread_cond_t *Changed, pthread_mutex_t *Mutex) {
  pthread_cond_wait(Changed, Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pthread_cond_wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForPosixConditionUntil(pthread_cond_t *Changed, pthread_mutex_t *Mutex,
                                       const timespec &Due) {
  pthread_cond_timedwait(Changed, Mutex, &Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pthread_cond_timedwait' blocks the thread that runs this coroutine [async-blocking-wait]
  pthread_cond_clockwait(Changed, Mutex, CLOCK_MONOTONIC, &Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pthread_cond_clockwait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Latches, barriers, semaphores.

app::Task<> waitForShards(std::latch &Loaded) {
  Loaded.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::latch::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> arriveAtLatch(std::latch &Loaded) {
  Loaded.arrive_and_wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::latch::arrive_and_wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitAtBarrier(std::barrier<> &Phase) {
  Phase.wait(Phase.arrive());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::barrier::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> arriveAtBarrier(std::barrier<> &Phase) {
  Phase.arrive_and_wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::barrier::arrive_and_wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> takeConnection(std::counting_semaphore<16> &Connections) {
  Connections.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::counting_semaphore::acquire' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<bool> tryToTakeConnection(std::binary_semaphore &Connection) {
  co_return Connection.try_acquire_for(5ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::counting_semaphore::try_acquire_for' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<bool> tryToTakeConnectionUntil(std::counting_semaphore<> &Connections,
                                         std::chrono::steady_clock::time_point Due) {
  co_return Connections.try_acquire_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'std::counting_semaphore::try_acquire_until' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> takePosixSemaphore(sem_t *Connections) {
  sem_wait(Connections);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sem_wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> takePosixSemaphoreUntil(sem_t *Connections, const timespec *Due) {
  sem_timedwait(Connections, Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sem_timedwait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Atomics.

app::Task<> waitForVersion(std::atomic<int> &Version) {
  Version.wait(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::atomic::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForPointer(std::atomic<Order *> &Current) {
  Current.wait(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::atomic::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForFlag(std::atomic_flag &Closed) {
  Closed.wait(false, std::memory_order_acquire);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::atomic_flag::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForBool(std::atomic<bool> &Closed) {
  Closed.wait(false);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::atomic::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForSharedPointer(std::atomic<std::shared_ptr<Order>> &Current) {
  Current.wait(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::atomic::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForForeignVersion(int &Version) {
  std::atomic_ref(Version).wait(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'std::atomic_ref::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitWithFreeFunction(std::atomic<int> &Version) {
  std::atomic_wait(&Version, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::atomic_wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Where in the coroutine it waits.

app::Task<int> waitAfterSuspension() {
  auto Loading = loadOrder(1);
  co_await app::fetchPrice(1);
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<int> waitAfterSeveralSuspensions(bool Discounted) {
  auto Loading = loadOrder(1);
  co_await app::fetchPrice(1);
  if (Discounted)
    co_await app::fetchPrice(2);
  co_await app::sleepFor(1s);
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 3 suspension points precede the call; this is the last
}

app::Task<int> waitOnTheOtherBranch(bool Cached) {
  auto Loading = loadOrder(1);
  if (Cached)
    co_return co_await app::fetchPrice(1);
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> waitBeforeSuspensionOfLoop(std::counting_semaphore<> &Connections) {
  for (int Article = 0; Article != 10; ++Article) {
    // The second turn runs after a suspension.
    Connections.acquire();
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::counting_semaphore::acquire' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the call; this is it
    co_await app::fetchPrice(Article);
    Connections.release();
  }
}

app::Task<int> waitInHandler() {
  auto Loading = loadOrder(1);
  int Price = 0;
  try {
    Price = loadOrder(2).get().Total;
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  } catch (const std::exception &) {
    Price = Loading.get().Total;
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return Price;
}

app::Task<int> waitInHandlerAfterSuspension(std::future<int> Loading) {
  int Price = 0;
  try {
    Price = co_await app::fetchPrice(1);
  } catch (const std::exception &) {
    // The suspension threw.
    Price = Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-5]]:13: note: 1 suspension point precedes the call; this is it
  }
  co_return Price;
}

app::Task<int> waitInStructuredBinding(std::pair<std::future<int>, std::future<int>> Both) {
  auto &[Price, Discount] = Both;
  co_return Price.get() - Discount.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> waitInConditionalOperand(std::future<int> Price, bool Cached) {
  co_return Cached ? 0 : Price.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> waitInArgument() {
  co_return co_await app::fetchPrice(loadOrder(1).get().Total);
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> waitInCondition(std::future<bool> Allowed) {
  if (Allowed.get())
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
    co_return 1;
  co_return 0;
}

app::Task<int> waitInInitialiser() {
  if (Order Loaded = loadOrder(1).get(); Loaded.Total > 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
    co_return Loaded.Total;
  co_return 0;
}

app::Task<int> waitInRangeOfLoop(std::future<std::string> Name) {
  int Letters = 0;
  for (char Letter : Name.get())
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
    Letters += Letter != ' ';
  co_return Letters;
}

app::Task<int> twoWaitsAreTwoFindings() {
  auto First = loadOrder(1), Second = loadOrder(2);
  co_return First.get().Total + Second.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:40: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

// Which classes and bases it waits through.

class Confirmation : public std::future<Order> {};

app::Task<int> waitThroughDerivedClass(Confirmation Pending) {
  co_return Pending.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Confirmation::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

using OrderFuture = std::future<Order>;

app::Task<int> waitThroughAlias(OrderFuture Loading) {
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

struct Checkout {
  OrderFuture Pending;

  app::Task<int> finish() {
    co_return Pending.get().Total;
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }

  app::Task<int> finishThroughThis() {
    co_return this->Pending.get().Total;
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
};

app::Task<int> waitThroughUsingDeclaration() {
  using std::future;
  future<Order> Loading = loadOrder(1);
  co_return Loading.future::get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

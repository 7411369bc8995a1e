// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// Folly: futures, coroutines, executors, fibers, files and locks.

#include <chrono>
#include <libraries/folly.h>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

struct Order {
  int Total;
};

folly::coro::Task<int> fetchPrice(int Article);
folly::SemiFuture<Order> loadOrder(int Id);
folly::Future<Order> loadCachedOrder(int Id);
void writeAuditLog();

// Futures.

folly::coro::Task<int> readTotal() {
  co_return loadOrder(1).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'folly::SemiFuture::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
}

folly::coro::Task<int> readTotalSoon() {
  folly::Future<Order> Loading = loadCachedOrder(1);
  co_return std::move(Loading).get(50ms).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'folly::Future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
}

folly::coro::now_task<> waitForOrder(folly::Future<Order> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'folly::Future::wait' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  co_return;
}

folly::coro::value_task<bool> tryToReadOrder(folly::SemiFuture<Order> Loading) {
  auto Loaded = std::move(Loading).getTry();
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'folly::SemiFuture::getTry' blocks the thread that runs this coroutine; use 'co_await folly::coro::co_awaitTry(...)' [async-blocking-wait]
  co_return Loaded.value().Total > 0;
}

folly::coro::Task<int> driveUntilOrderArrives(folly::EventBase &Loop) {
  co_return loadCachedOrder(1).getVia(&Loop).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'folly::Future::getVia' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:32: note: runs the work of the given executor until the future is ready
}

folly::coro::Task<int> startPriceLookup() {
  co_return fetchPrice(1).semi().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'folly::SemiFuture::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
}

// Coroutines.

folly::coro::Task<int> readPrice() {
  co_return folly::coro::blockingWait(fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'folly::coro::blockingWait' blocks the thread that runs this coroutine; use 'co_await std::move(task)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: waits until the task is finished
}

folly::coro::AsyncGenerator<int> listPrices() {
  for (int Article = 0; Article < 3; ++Article)
    co_yield folly::coro::blocking_wait(fetchPrice(Article));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'folly::coro::blocking_wait' blocks the executor's thread that resumed this coroutine; use 'co_await std::move(task)' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 1 suspension point precedes the call; this is it
    // CHECK-MESSAGES: :[[@LINE-3]]:14: note: waits until the task is finished
}

int totalOf(folly::coro::Task<int> Price) { return folly::coro::blockingWait(std::move(Price)) + 1; }

folly::coro::Task<int> priceOfBasket() {
  co_return totalOf(fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'totalOf' blocks the thread that runs this coroutine: it reaches 'folly::coro::blockingWait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:52: note: 'totalOf' calls 'folly::coro::blockingWait' here
}

// What threads wait for.

folly::coro::Task<> waitForSignal(folly::Baton<> &Signalled) {
  Signalled.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'folly::Baton::wait' blocks the thread that runs this coroutine; use 'co_await of a folly::coro::Baton' [async-blocking-wait]
  co_return;
}

folly::coro::Task<bool> waitForSignalABit(folly::Baton<> &Signalled) {
  co_return Signalled.try_wait_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'folly::Baton::try_wait_for' blocks the thread that runs this coroutine; use 'co_await folly::coro::timed_wait(...)' [async-blocking-wait]
}

folly::coro::Task<> meetOtherWorkers(folly::Latch &Started) {
  Started.arrive_and_wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'folly::Latch::arrive_and_wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

folly::coro::Task<> takeToken(folly::LifoSem &Tokens) {
  Tokens.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'folly::LifoSemImpl::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

folly::coro::Task<Order> nextOrder(folly::MPMCQueue<Order> &Orders) {
  Order Next;
  Orders.blockingRead(Next);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'folly::MPMCQueue::blockingRead' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: waits until the queue has an element
  co_return Next;
}

folly::coro::Task<Order> nextUrgentOrder(folly::UMPMCQueue<Order> &Orders) {
  co_return Orders.dequeue();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'folly::UnboundedQueue::dequeue' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: waits until the queue has an element
}

folly::coro::Task<bool> nextOrderSoon(folly::UMPMCQueue<Order> &Orders, Order &Next) {
  co_return Orders.try_dequeue_for(Next, 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'folly::UnboundedQueue::try_dequeue_for' blocks the thread that runs this coroutine [async-blocking-wait]
}

folly::coro::Task<> publishCatalog() {
  folly::rcu_synchronize();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'folly::rcu_synchronize' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits for every reader
  co_return;
}

// Executors.

folly::coro::Task<> shutWorkersDown(folly::CPUThreadPoolExecutor &Workers) {
  Workers.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'folly::CPUThreadPoolExecutor::join' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: joins the threads of the pool
  co_return;
}

folly::coro::Task<> importCatalog() {
  folly::CPUThreadPoolExecutor Workers(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the destructor of 'Workers' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'folly::CPUThreadPoolExecutor::~CPUThreadPoolExecutor' waits here for its work
  Workers.add([] { writeAuditLog(); });
  co_return;
}

folly::coro::Task<> waitForUi(folly::EventBase &Ui) {
  Ui.runInEventBaseThreadAndWait([] { writeAuditLog(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:6: note: waits until the event loop has run the function
  co_return;
}

folly::coro::Task<> runNestedLoop(folly::EventBase &Loop) {
  Loop.loopOnce();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::EventBase::loopOnce' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: waits for an event
  Loop.drive();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::EventBase::drive' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: waits for work and runs it
  co_return;
}

folly::coro::Task<> stopReports(folly::FunctionScheduler &Reports) {
  Reports.cancelFunctionAndWait("daily");
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'folly::FunctionScheduler::cancelFunctionAndWait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: waits for the running function
  co_return;
}

// Sleeps.

folly::coro::Task<> backOff(std::chrono::milliseconds Pause) {
  std::this_thread::sleep_for(Pause * 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await folly::coro::sleep(Pause * 2);
  std::this_thread::sleep_for(500ns);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(500ns));
  co_return;
}

folly::coro::now_task<> backOffNow() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await folly::coro::sleep(100ms);
  co_return;
}

folly::coro::AsyncGenerator<int> pollPrices() {
  while (true) {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: 1 suspension point precedes the call; this is it
    // CHECK-FIXES: co_await folly::coro::sleep(1s);
    co_yield 1;
  }
}

// Continuations.

void printOrders() {
  loadCachedOrder(1)
      .thenValue([](Order First) { return First.Total + loadOrder(2).get().Total; })
      // CHECK-MESSAGES: :[[@LINE-1]]:70: warning: 'folly::SemiFuture::get' blocks the executor's thread that runs this handler [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'folly::Future::thenValue' runs the handler on an executor
      .ensure([] { std::this_thread::sleep_for(1s); });
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
      // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'folly::Future::ensure' runs the handler on an executor
}

void postToLoop(folly::EventBase &Loop, folly::Baton<> &Done) {
  Loop.runInEventBaseThread([&] { Done.wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'folly::Baton::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
  Loop.runAfterDelay([&] { Done.wait(); }, 100);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'folly::Baton::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'folly::EventBase::runAfterDelay' runs the handler on an executor
}

void postToIo(folly::IOThreadPoolExecutor &Io, folly::Baton<> &Done) {
  Io.add([&] { Done.wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'folly::Baton::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:6: note: 'folly::IOThreadPoolExecutor::add' runs the handler on an executor
}

// Nothing waits below.

folly::coro::Task<int> awaitEverything() {
  Order First = co_await loadOrder(1);
  Order Second = co_await loadCachedOrder(2);
  folly::coro::Baton Signalled;
  co_await Signalled;
  co_await folly::coro::sleep(1s);
  co_await folly::futures::sleep(1s);
  co_await folly::coro::co_reschedule_on_current_executor;
  folly::Executor *Here = co_await folly::coro::co_current_executor;
  co_await folly::coro::co_withExecutor(Here, fetchPrice(3));
  co_return First.Total + Second.Total + co_await fetchPrice(4);
}

// The queues, locks and batons of coroutines and fibers suspend.

folly::coro::Task<int> waitInCoroutine(folly::coro::UnboundedQueue<int> &Orders,
                                       folly::coro::BoundedQueue<int> &Replies,
                                       folly::coro::Mutex &Lock) {
  auto Locked = co_await Lock.co_scoped_lock();
  int Next = co_await Orders.dequeue();
  co_await Replies.enqueue(Next);
  co_return Next;
}

void waitInFiber(folly::fibers::FiberManager &Fibers, folly::fibers::Baton &Done,
                 folly::fibers::TimedMutex &Lock) {
  Fibers.addTask([&] {
    std::lock_guard<folly::fibers::TimedMutex> Locked(Lock);
    Done.wait();
    loadOrder(1).get();
    folly::fibers::await([](folly::fibers::Promise<int> Promise) { Promise.setValue(1); });
  });
}

// Guards, bounds of zero, completed futures.

folly::coro::Task<int> readIfLoaded(folly::Future<Order> Loading) {
  if (!Loading.isReady())
    co_return 0;
  co_return std::move(Loading).get().Total;
}

folly::coro::Task<int> readIfLoadedWithoutError(folly::SemiFuture<Order> Loading) {
  if (Loading.isReady() && Loading.hasValue())
    co_return std::move(Loading).get().Total;
  co_return 0;
}

folly::coro::Task<bool> peekAtSignal(folly::Baton<> &Signalled) {
  if (Signalled.ready())
    Signalled.wait();
  co_return Signalled.try_wait() || Signalled.try_wait_for(0ms);
}

folly::coro::Task<bool> peekAtQueue(folly::UMPMCQueue<Order> &Orders, Order &Next) {
  co_return Orders.try_dequeue(Next) || Orders.try_dequeue_for(Next, 0ms);
}

folly::coro::Task<int> readConstant() { co_return folly::makeSemiFuture(42).get(); }

folly::coro::Task<> pollLoop(folly::EventBase &Loop, folly::ManualExecutor &Manual) {
  Loop.loopOnce(EVLOOP_NONBLOCK);
  Loop.loopPoll();
  Manual.run();
  Manual.drain();
  co_return;
}

// Threads that may wait.

void offload(folly::CPUThreadPoolExecutor &Workers, folly::ThreadedExecutor &Threads, folly::Executor &Any,
             folly::FunctionScheduler &Reports) {
  folly::via(folly::getGlobalCPUExecutor(), [] { return loadOrder(1).get().Total; });
  folly::via(&Workers, [] { std::this_thread::sleep_for(1s); });
  Workers.add([] { loadOrder(1).get(); });
  Threads.add([] { loadOrder(1).get(); });
  Any.add([] { loadOrder(1).get(); });
  loadOrder(1).via(folly::getGlobalCPUExecutor()).thenValue([](Order) { loadOrder(2).wait(); });
  Reports.addFunction([] { loadOrder(1).get(); }, 1s);
  std::thread([] { folly::coro::blockingWait(fetchPrice(1)); }).join();
}

int readOutsideOfCoroutines() { return folly::coro::blockingWait(fetchPrice(1)) + loadOrder(1).get().Total; }

// A coroutine that never leaves its thread.

folly::coro::Generator<int> generatePrices() {
  co_yield folly::coro::blockingWait(fetchPrice(1));
}

struct Stock {
  int Left;
};

folly::coro::Task<> findServer(folly::SocketAddress &Server) {
  Server.setFromHostPort("shop.example.com", 443);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'folly::SocketAddress::setFromHostPort' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: looks the host name up
  co_return;
}

folly::coro::Task<> compressBackup(folly::Subprocess &Packer) {
  Packer.waitChecked();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'folly::Subprocess::waitChecked' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: waits until the process ends
  co_return;
}

folly::coro::Task<bool> waitForReadable(folly::netops::PollDescriptor *Sockets) {
  co_return folly::netops::poll(Sockets, 2, -1) > 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'folly::netops::poll' blocks the thread that runs this coroutine [async-blocking-call]
}

folly::coro::Task<> saveCatalog(const std::string &Catalog) {
  folly::writeFileAtomic("catalog.json", Catalog);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'folly::writeFileAtomic' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

folly::coro::Task<> lockDatabase(folly::File &Database) {
  Database.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'folly::File::lock' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: waits for other processes
  co_return;
}

folly::coro::Task<int> countStock(folly::Synchronized<Stock> &Store) {
  co_return Store.rlock()->Left;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'folly::Synchronized::rlock' blocks the thread that runs this coroutine [async-blocking-call]
}

folly::coro::Task<> takeFromStock(folly::Synchronized<Stock> &Store) {
  Store.withWLock([](Stock &S) { --S.Left; });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'folly::Synchronized::withWLock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

folly::coro::Task<> lockByHand(folly::SharedMutex &Lock, folly::DistributedMutex &Busy) {
  Lock.lock_shared();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::SharedMutexImpl::lock_shared' blocks the thread that runs this coroutine [async-blocking-call]
  Lock.unlock_shared();
  auto State = Busy.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'folly::detail::distributed_mutex::DistributedMutex::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Busy.unlock(State);
  co_return;
}

void countLater(folly::EventBase &Loop, folly::Synchronized<Stock, std::mutex> &Store) {
  Loop.runInEventBaseThread([&] { --Store.lock()->Left; });
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'folly::Synchronized::lock' blocks the executor's thread that runs this handler [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
}

// Nothing blocks below.

folly::coro::Task<> numericAddress(folly::SocketAddress &Server) {
  Server.setFromIpPort("127.0.0.1", 443);
  co_return;
}

folly::coro::Task<bool> pollOnce(folly::netops::PollDescriptor *Sockets, folly::Subprocess &Packer) {
  Packer.poll();
  Packer.waitTimeout(0ms);
  co_return folly::netops::poll(Sockets, 2, 0) > 0;
}

// The descriptor comes from elsewhere, and may be non-blocking.
folly::coro::Task<long> readPart(int Descriptor, char *Buffer) {
  co_return folly::readNoInt(Descriptor, Buffer, 16);
}

folly::coro::Task<bool> tryLocks(folly::Synchronized<Stock> &Store, folly::File &Database,
                                 folly::SharedMutex &Lock) {
  if (auto Locked = Store.tryWLock())
    --Locked->Left;
  if (auto Locked = Store.wlock(0ms))
    --Locked->Left;
  co_return Database.try_lock() && Lock.try_lock() && Lock.try_lock_for(0ms);
}

folly::coro::Task<> lockInCoroutine(folly::coro::Mutex &Lock, folly::coro::Synchronized<Stock> &Store) {
  auto Locked = co_await Lock.co_scoped_lock();
  auto Written = co_await Store.wLock();
  --Written->Left;
}

void lockInFiber(folly::fibers::FiberManager &Fibers, folly::fibers::TimedMutex &Lock) {
  Fibers.addTask([&] { Lock.lock(); });
}

void packOnThreads(folly::CPUThreadPoolExecutor &Workers, folly::Subprocess &Packer) {
  Workers.add([&] { Packer.wait(); });
  folly::via(folly::getGlobalCPUExecutor(), [] { folly::writeFileAtomic("catalog.json", "{}"); });
}

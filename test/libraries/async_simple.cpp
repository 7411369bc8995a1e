// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// async_simple: its lazy coroutines, futures, executors and spin locks.

#include <libraries/async_simple.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using async_simple::Executor;
using async_simple::Future;
using async_simple::coro::Lazy;
using async_simple::coro::Mutex;
using async_simple::coro::ScopedSpinLock;
using async_simple::coro::SpinLock;

struct Order {
  int Total;
};

Lazy<Order> loadOrder(int Id);
Future<Order> requestOrder(int Id);
Lazy<> writeAuditLog();
void log(int Total);

// Waits.

Lazy<int> readTotal() {
  co_return async_simple::coro::syncAwait(loadOrder(1)).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'async_simple::coro::syncAwait' blocks the thread that runs this coroutine; use 'co_await lazy' [async-blocking-wait]
}

Lazy<int> readTotalOnExecutor(Executor *Workers) {
  co_await writeAuditLog();
  co_return syncAwait(loadOrder(1), Workers).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'async_simple::coro::syncAwait' blocks the executor's thread that resumed this coroutine; use 'co_await lazy' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

Lazy<> waitForRescheduled(Executor *Workers) {
  syncAwait(writeAuditLog().via(Workers));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'async_simple::coro::syncAwait' blocks the thread that runs this coroutine; use 'co_await lazy' [async-blocking-wait]
  co_return;
}

Lazy<int> readRequestedTotal() {
  co_return requestOrder(1).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'async_simple::Future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
}

Lazy<int> readTotalOfMovedFuture(Future<Order> Loading) {
  co_return std::move(Loading).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'async_simple::Future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
}

Lazy<> waitForOrder(Future<Order> &Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'async_simple::Future::wait' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  co_return;
}

Lazy<> takeNext(async_simple::util::Queue<Order> &Orders) {
  Order Next;
  Orders.pop(Next);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'async_simple::util::Queue::pop' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: waits for an item
  co_return;
}

Lazy<> leaveExecutor() {
  async_simple::executors::SimpleExecutor Workers(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: the destructor of 'Workers' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'async_simple::executors::SimpleExecutor::~SimpleExecutor' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await writeAuditLog();
}

Lazy<> leavePool() {
  async_simple::util::ThreadPool Pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the destructor of 'Pool' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'async_simple::util::ThreadPool::~ThreadPool' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await writeAuditLog();
}

int totalOf(int Id) { return requestOrder(Id).get().Total; }

Lazy<> waitThroughHelper() {
  log(totalOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'totalOf' blocks the thread that runs this coroutine: it reaches 'async_simple::Future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:47: note: 'totalOf' calls 'async_simple::Future::get' here
  co_return;
}

// Sleeps.

Lazy<> retryLater() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await async_simple::coro::sleep(1s);
  co_await writeAuditLog();
}

Lazy<> retryAfterFailure(std::chrono::duration<double> Backoff) {
  co_await writeAuditLog();
  std::this_thread::sleep_for(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await async_simple::coro::sleep(std::chrono::ceil<std::chrono::nanoseconds>(Backoff));
}

Lazy<> retryOften(unsigned Pause) {
  sleep(Pause);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await async_simple::coro::sleep(std::chrono::seconds(Pause));
  co_return;
}

Lazy<> waitForOpening(std::chrono::steady_clock::time_point Opening) {
  // There is no pause until a point in time.
  std::this_thread::sleep_until(Opening);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

// Callbacks.

void onOrder(Future<Order> Loading) {
  std::move(Loading).thenValue([](Order) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: 'async_simple::Future::thenValue' runs the handler on an executor
}

void onOutcome(Future<Order> Loading) {
  std::move(Loading).thenTry([](async_simple::Try<Order>) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: 'async_simple::Future::thenTry' runs the handler on an executor
}

void onEither(Future<Order> Loading) {
  std::move(Loading).then([](Order) { requestOrder(2).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: 'async_simple::Future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: 'async_simple::Future::then' runs the handler on an executor
}

void onEnd(Future<Order> &Loading) {
  Loading.setContinuation([](async_simple::Try<Order>) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: 'async_simple::Future::setContinuation' runs the handler on an executor
}

void startOrder(Executor *Workers) {
  loadOrder(1).start([](async_simple::Try<Order>) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: 'async_simple::coro::Lazy::start' runs the handler on an executor
  loadOrder(2).via(Workers).start([](async_simple::Try<Order>) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:66: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: 'async_simple::coro::RescheduleLazy::start' runs the handler on an executor
  loadOrder(3).directlyStart([](async_simple::Try<Order>) { sleep(1); }, Workers);
  // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: 'async_simple::coro::Lazy::directlyStart' runs the handler on an executor
}

void schedule(Executor *Workers, async_simple::executors::SimpleExecutor &Simple) {
  Workers->schedule([] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'async_simple::Executor::schedule' runs the handler on an executor
  Workers->schedule_move_only([] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'async_simple::Executor::schedule_move_only' runs the handler on an executor
  Workers->checkin([] { sleep(1); }, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'async_simple::Executor::checkin' runs the handler on an executor
  Simple.schedule([] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: 'async_simple::executors::SimpleExecutor::schedule' runs the handler on an executor
  Simple.checkin([] { sleep(1); }, nullptr, {});
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: 'async_simple::executors::SimpleExecutor::checkin' runs the handler on an executor
}

void readFile(async_simple::IOExecutor &Files, int File, char *Buffer) {
  Files.submitIO(File, async_simple::IOCB_CMD_PREAD, Buffer, 512, 0,
                 [](async_simple::io_event_t &) { sleep(1); });
                 // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
                 // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'async_simple::IOExecutor::submitIO' runs the handler on an executor
}

void joinUthread(async_simple::uthread::Uthread &Work) {
  Work.join([] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'async_simple::uthread::Uthread::join' runs the handler on an executor
}

Lazy<> waitForStock(async_simple::coro::ConditionVariable<async_simple::coro::Mutex> &Filled,
                    async_simple::coro::Mutex &Mutex) {
  co_await Filled.wait(Mutex, [] { return requestOrder(1).get().Total > 0; });
  // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: 'async_simple::Future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: 'async_simple::coro::ConditionVariable::wait' runs the handler on an executor
}

// Silent: what suspends.

Lazy<int> awaitsLazy() { co_return (co_await loadOrder(1)).Total; }

Lazy<> awaitsFuture() { co_await requestOrder(1); }

Lazy<> pauses(Executor *Workers) {
  co_await async_simple::coro::sleep(1s);
  co_await async_simple::coro::sleep(Workers, 1s);
  co_await Workers->after(1s);
  co_await async_simple::coro::Yield{};
}

Lazy<> asksForExecutor() {
  Executor *Current = co_await async_simple::CurrentExecutor{};
  co_await async_simple::coro::sleep(Current, 1s);
}

Lazy<> locks(async_simple::coro::Mutex &Mutex, async_simple::coro::SpinLock &Spinning) {
  co_await Mutex.coLock();
  Mutex.unlock();
  co_await Spinning.coLock();
  Spinning.unlock();
}

Lazy<> waitsForShards(async_simple::coro::Latch &Loaded) {
  // They suspend, in spite of their names.
  co_await Loaded.wait();
  co_await Loaded.arrive_and_wait();
}

// Silent: what does not wait.

Lazy<int> ifReady(Future<Order> Loading) {
  if (Loading.hasResult())
    co_return std::move(Loading).get().Total;
  co_return 0;
}

Lazy<int> ofReadyFuture() {
  co_return async_simple::makeReadyFuture(Order{1}).get().Total;
}

Lazy<int> takesValue(Future<Order> Loaded) {
  // It is an error where there is none.
  co_return std::move(Loaded).value().Total;
}

Lazy<> takesWhatIsThere(async_simple::util::Queue<Order> &Orders) {
  Order Next;
  Orders.try_pop(Next);
  Orders.push(Order{1});
  co_return;
}

// Silent: where blocking is allowed.

Lazy<> waitsOnPool(async_simple::util::ThreadPool &Pool) {
  Pool.scheduleById([] { sleep(1); });
  co_return;
}

Lazy<> waitsOnOwnThread() {
  std::thread([] { syncAwait(writeAuditLog()); }).detach();
  co_return;
}

void startsUthreads(Executor *Workers) {
  using namespace async_simple::uthread;
  async<Launch::Schedule>([] { requestOrder(1).wait(); }, Workers);
  Uthread Work(Attribute{Workers}, [] { requestOrder(1).wait(); });
  async<Launch::Schedule>(
      [Workers] {
        // A uthread is suspended, and its thread is free.
        log(await(requestOrder(1)).Total);
        await<int>(Workers, [](auto) { sleep(1); });
      },
      Workers);
}

Lazy<> dispatches(Executor *Workers) { co_await async_simple::coro::dispatch(Workers); }

async_simple::coro::Generator<int> waitsInGenerator() {
  // Its consumer expects to wait.
  co_yield requestOrder(1).get().Total;
}

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
  syncAwait(writeAuditLog());
  SpinLock Stock;
  ScopedSpinLock Guard(Stock);
}

// Silent: no executor runs the coroutine there.

async_simple::coro::Lazy<> pauseAnywhere() {
  auto *Executor = co_await async_simple::CurrentExecutor();
  if (!Executor) {
    std::this_thread::sleep_for(10ms);
    co_return;
  }
  co_await async_simple::coro::sleep(10ms);
}

async_simple::coro::Lazy<> pauseOnTheExecutor() {
  auto *Executor = co_await async_simple::CurrentExecutor();
  if (Executor != nullptr)
    std::this_thread::sleep_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 1 suspension point precedes the call; this is it
}

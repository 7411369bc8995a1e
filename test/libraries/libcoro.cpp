// RUN: %check_async %s async-blocking-wait,async-blocking-sleep
//
// libcoro: its tasks, schedulers and pools.

#include <libraries/libcoro.h>
#include <thread>

using namespace std::chrono_literals;

struct Order {
  int Total;
};

coro::task<Order> loadOrder(int Id);
coro::task<> writeAuditLog();
void log(int Total);

// Waits.

coro::task<int> readTotal() {
  co_return coro::sync_wait(loadOrder(1)).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'coro::sync_wait' blocks the thread that runs this coroutine; use 'co_await task' [async-blocking-wait]
}

coro::task<> waitAfterSuspension() {
  co_await writeAuditLog();
  coro::sync_wait(writeAuditLog());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'coro::sync_wait' blocks the executor's thread that resumed this coroutine; use 'co_await task' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

coro::task<> processEvents(coro::scheduler &Scheduler) {
  Scheduler.process_events(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'coro::scheduler::process_events' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

coro::task<> processEventsForAWhile(coro::scheduler &Scheduler,
                                    std::chrono::milliseconds Patience) {
  Scheduler.process_events(Patience);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'coro::scheduler::process_events' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

coro::task<> processEventsForever(coro::scheduler &Scheduler) {
  // A negative bound is none.
  Scheduler.process_events(-1ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'coro::scheduler::process_events' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

coro::task<> stopScheduler(std::unique_ptr<coro::scheduler> &Scheduler) {
  Scheduler->shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'coro::scheduler::shutdown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: waits until all tasks are complete
  co_return;
}

coro::task<> stopPool(std::unique_ptr<coro::thread_pool> &Pool) {
  co_await Pool->schedule();
  Pool->shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'coro::thread_pool::shutdown' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: waits until all tasks are complete
}

int totalOf(int Id) { return coro::sync_wait(loadOrder(Id)).Total; }

coro::task<> waitThroughHelper() {
  log(totalOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'totalOf' blocks the thread that runs this coroutine: it reaches 'coro::sync_wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:30: note: 'totalOf' calls 'coro::sync_wait' here
  co_return;
}

// Sleeps. A pause needs the scheduler, so nothing is fixed.

coro::task<> retryLater() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await writeAuditLog();
}

// Predicates run where somebody notifies.

coro::task<> waitForOrder(coro::condition_variable &Arrived, coro::scoped_lock &Lock) {
  co_await Arrived.wait(Lock, [] {
    std::this_thread::sleep_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'coro::condition_variable::wait' runs the handler on an executor
    return true;
  });
}

coro::task<> waitForOrderABit(std::unique_ptr<coro::scheduler> &Scheduler,
                              coro::condition_variable &Arrived,
                              coro::scoped_lock &Lock) {
  co_await Arrived.wait_for(Scheduler, Lock, 1s,
                            [] { return coro::sync_wait(loadOrder(1)).Total > 0; });
                            // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'coro::sync_wait' blocks the executor's thread that runs this handler [async-blocking-wait]
                            // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'coro::condition_variable::wait_for' runs the handler on an executor
}

coro::task<> waitForOrderUntil(std::unique_ptr<coro::scheduler> &Scheduler,
                               coro::condition_variable &Arrived,
                               coro::scoped_lock &Lock, coro::time_point Due) {
  co_await Arrived.wait_until(Scheduler, Lock, Due,
                              [] { return coro::sync_wait(loadOrder(1)).Total > 0; });
                              // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'coro::sync_wait' blocks the executor's thread that runs this handler [async-blocking-wait]
                              // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'coro::condition_variable::wait_until' runs the handler on an executor
}

// Silent: what suspends.

coro::task<int> awaitsTask() { co_return (co_await loadOrder(1)).Total; }

coro::task<> pauses(std::unique_ptr<coro::scheduler> &Scheduler, coro::time_point Due) {
  co_await Scheduler->yield_for(1s);
  co_await Scheduler->yield_until(Due);
  co_await Scheduler->schedule_after(1s);
  co_await Scheduler->schedule_at(Due);
  co_await Scheduler->yield();
}

coro::task<> hops(std::unique_ptr<coro::thread_pool> &Pool) {
  co_await Pool->schedule();
  co_await Pool->yield();
}

coro::task<> locks(coro::mutex &Mutex) {
  // These suspend, in spite of their names.
  co_await Mutex.lock();
  Mutex.unlock();
  auto Lock = co_await Mutex.scoped_lock();
}

coro::task<> waitsForCondition(coro::condition_variable &Arrived, coro::scoped_lock &Lock) {
  co_await Arrived.wait(Lock);
}

coro::task<> waitsForLatch(coro::latch &Loaded) { co_await Loaded; }

// Silent: what does not wait.

coro::task<> runsWhatIsThere(coro::scheduler &Scheduler) {
  Scheduler.process_events();
  Scheduler.process_events(0ms);
  co_return;
}

coro::task<> spawns(std::unique_ptr<coro::thread_pool> &Pool) {
  Pool->spawn_detached(writeAuditLog());
  auto Joined = Pool->spawn_joinable(writeAuditLog());
  co_await Joined;
}

coro::task<bool> asksPool(std::unique_ptr<coro::thread_pool> &Pool) {
  co_return Pool->is_shutdown();
}

// Silent: where blocking is allowed.

coro::task<> waitsOnOwnThread() {
  std::thread([] { log(coro::sync_wait(loadOrder(1)).Total); }).detach();
  co_return;
}

coro::generator<int> waitsInGenerator() {
  // Its consumer expects to wait.
  co_yield coro::sync_wait(loadOrder(1)).Total;
}

int main() {
  auto Pool = coro::thread_pool::make_unique();
  coro::sync_wait(writeAuditLog());
  Pool->shutdown();
}

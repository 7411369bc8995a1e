// RUN: %check_async %s async-blocking-wait,async-blocking-sleep
//
// concurrencpp: its results, executors and timers.

#include <libraries/concurrencpp.h>
#include <thread>

using namespace std::chrono_literals;
using concurrencpp::lazy_result;
using concurrencpp::null_result;
using concurrencpp::result;
using concurrencpp::shared_result;

struct Order {
  int Total;
};

result<Order> loadOrder(int Id);
lazy_result<Order> findOrder(int Id);
shared_result<Order> sharedOrder();
void writeAuditLog();
void log(int Total);

// Results.

result<int> readTotal() {
  result<Order> Loading = loadOrder(1);
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'concurrencpp::result::get' blocks the thread that runs this coroutine; use 'co_await result' [async-blocking-wait]
  // CHECK-FIXES: co_return (co_await std::move(Loading)).Total;
}

lazy_result<int> readTotalOfTemporary() {
  co_return loadOrder(1).get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'concurrencpp::result::get' blocks the thread that runs this coroutine; use 'co_await result' [async-blocking-wait]
  // CHECK-FIXES: co_return (co_await loadOrder(1)).Total;
}

result<int> readTotalOfLazyResult() {
  co_return findOrder(1).run().get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'concurrencpp::result::get' blocks the thread that runs this coroutine; use 'co_await result' [async-blocking-wait]
  // CHECK-FIXES: co_return (co_await findOrder(1).run()).Total;
}

result<void> waitForOrder(result<Order> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'concurrencpp::result::wait' blocks the thread that runs this coroutine; use 'co_await result.resolve()' [async-blocking-wait]
  co_return;
}

result<void> waitForOrderABit(result<Order> &Loading) {
  Loading.wait_for(50ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'concurrencpp::result::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

result<void> waitForOrderUntil(result<Order> &Loading,
                               std::chrono::steady_clock::time_point Due) {
  Loading.wait_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'concurrencpp::result::wait_until' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

result<int> readSharedTotal() {
  shared_result<Order> Loading = sharedOrder();
  co_return Loading.get().Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'concurrencpp::shared_result::get' blocks the thread that runs this coroutine; use 'co_await result' [async-blocking-wait]
  // CHECK-FIXES: co_return (co_await std::move(Loading)).Total;
}

result<void> waitForSharedOrder(shared_result<Order> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'concurrencpp::shared_result::wait' blocks the thread that runs this coroutine; use 'co_await result.resolve()' [async-blocking-wait]
  co_return;
}

result<void> waitForSharedOrderABit(shared_result<Order> &Loading,
                                    std::chrono::steady_clock::time_point Due) {
  Loading.wait_for(50ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'concurrencpp::shared_result::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
  Loading.wait_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'concurrencpp::shared_result::wait_until' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

null_result logInBackground() {
  co_await loadOrder(1);
  log(loadOrder(2).get().Total);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'concurrencpp::result::get' blocks the executor's thread that resumed this coroutine; use 'co_await result' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: log((co_await loadOrder(2)).Total);
}

int totalOf(int Id) { return loadOrder(Id).get().Total; }

result<void> waitThroughHelper() {
  log(totalOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'totalOf' blocks the thread that runs this coroutine: it reaches 'concurrencpp::result::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:44: note: 'totalOf' calls 'concurrencpp::result::get' here
  co_return;
}

// Executors.

result<void> loop(concurrencpp::manual_executor &Loop,
                  std::chrono::steady_clock::time_point Due) {
  Loop.loop_once_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'concurrencpp::manual_executor::loop_once_for' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop.loop_once_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'concurrencpp::manual_executor::loop_once_until' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop.loop_for(16, 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'concurrencpp::manual_executor::loop_for' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop.loop_until(16, Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'concurrencpp::manual_executor::loop_until' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

result<void> waitForWork(std::shared_ptr<concurrencpp::manual_executor> Loop,
                         std::chrono::steady_clock::time_point Due) {
  Loop->wait_for_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'concurrencpp::manual_executor::wait_for_task' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop->wait_for_task_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'concurrencpp::manual_executor::wait_for_task_for' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop->wait_for_task_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'concurrencpp::manual_executor::wait_for_task_until' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop->wait_for_tasks(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'concurrencpp::manual_executor::wait_for_tasks' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop->wait_for_tasks_for(4, 10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'concurrencpp::manual_executor::wait_for_tasks_for' blocks the thread that runs this coroutine [async-blocking-wait]
  Loop->wait_for_tasks_until(4, Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'concurrencpp::manual_executor::wait_for_tasks_until' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

result<void> stopExecutors(concurrencpp::runtime &Runtime) {
  Runtime.thread_pool_executor()->shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'concurrencpp::thread_pool_executor::shutdown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:35: note: joins its threads
  Runtime.thread_executor()->shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'concurrencpp::thread_executor::shutdown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:30: note: joins its threads
  Runtime.make_worker_thread_executor()->shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'concurrencpp::worker_thread_executor::shutdown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:42: note: joins its threads
  Runtime.timer_queue()->shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'concurrencpp::timer_queue::shutdown' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: note: joins its threads
  co_return;
}

result<void> leaveRuntime(const concurrencpp::runtime_options &Options) {
  concurrencpp::runtime Runtime(Options);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the destructor of 'Runtime' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'concurrencpp::runtime::~runtime' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await loadOrder(1);
}

// Sleeps. A pause needs the timer queue, so nothing is fixed.

result<void> retryLater() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await loadOrder(1);
}

lazy_result<void> retryLaterLazily() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await loadOrder(1);
}

// Work for a loop of the application.

void postToLoop(concurrencpp::manual_executor &Loop) {
  Loop.post([] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'concurrencpp::manual_executor::post' runs the handler on an executor
  Loop.submit([] { return loadOrder(1).get().Total; });
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'concurrencpp::result::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'concurrencpp::manual_executor::submit' runs the handler on an executor
  Loop.enqueue([] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'concurrencpp::manual_executor::enqueue' runs the handler on an executor
}

lazy_result<void> waitForOrders(std::shared_ptr<concurrencpp::executor> Executor,
                                concurrencpp::async_condition_variable &Arrived,
                                concurrencpp::scoped_async_lock &Lock) {
  co_await Arrived.await(Executor, Lock, [] { return loadOrder(1).get().Total > 0; });
  // CHECK-MESSAGES: :[[@LINE-1]]:67: warning: 'concurrencpp::result::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'concurrencpp::async_condition_variable::await' runs the handler on an executor
}

result<void> postInline(concurrencpp::inline_executor &Inline) {
  // It runs here and now.
  Inline.post([] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

result<void> fulfil(concurrencpp::result_promise<int> Promise) {
  Promise.set_from_function([] { return loadOrder(1).get().Total; });
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: 'concurrencpp::result::get' blocks the thread that runs this coroutine; use 'co_await result' [async-blocking-wait]
  co_return;
}

result<void> returnsFromBackground(concurrencpp::runtime &Runtime) {
  co_await concurrencpp::resume_on(Runtime.background_executor());
  log(loadOrder(1).get().Total);
  co_await concurrencpp::resume_on(Runtime.make_worker_thread_executor());
  log(loadOrder(2).get().Total);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'concurrencpp::result::get' blocks the executor's thread that resumed this coroutine; use 'co_await result' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

// Silent: what suspends.

result<int> awaitsResult() { co_return (co_await loadOrder(1)).Total; }

result<int> awaitsLazyResult() { co_return (co_await findOrder(1)).Total; }

result<int> awaitsSharedResult() {
  shared_result<Order> Loading = sharedOrder();
  co_return (co_await Loading).Total;
}

result<void> pauses(concurrencpp::runtime &Runtime) {
  co_await Runtime.timer_queue()->make_delay_object(1s, Runtime.thread_pool_executor());
}

result<void> hops(concurrencpp::runtime &Runtime) {
  co_await concurrencpp::resume_on(Runtime.thread_pool_executor());
  co_await loadOrder(1);
}

result<void> locks(concurrencpp::async_lock &Mutex,
                   std::shared_ptr<concurrencpp::thread_pool_executor> Pool) {
  // It suspends, in spite of its name.
  auto Lock = co_await Mutex.lock(Pool);
}

// Silent: what does not wait.

result<int> afterResolving() {
  result<Order> Loading = loadOrder(1);
  result<Order> Loaded = co_await Loading.resolve();
  co_return Loaded.get().Total;
}

result<int> afterWaiting(result<Order> Loading) {
  Loading.wait_for(0s);
  co_return 0;
}

result<int> ofReadyResult() {
  auto Known = concurrencpp::make_ready_result<Order>(Order{1});
  co_return Known.get().Total;
}

result<int> ofFailure(std::exception_ptr Failure) {
  co_return concurrencpp::make_exceptional_result<Order>(Failure).get().Total;
}

result<bool> asksForStatus(result<Order> Loading) {
  co_return Loading.status() == concurrencpp::result_status::value;
}

result<void> runsWhatIsThere(concurrencpp::manual_executor &Loop) {
  Loop.loop_once();
  Loop.loop(16);
  Loop.loop_once_for(0ms);
  Loop.loop_for(16, 0ms);
  Loop.wait_for_task_for(0ms);
  Loop.wait_for_tasks_for(4, 0ms);
  co_return;
}

result<void> stopsLoop(concurrencpp::manual_executor &Loop,
                       concurrencpp::inline_executor &Inline) {
  // They have no threads.
  Loop.shutdown();
  Inline.shutdown();
  co_return;
}

// Silent: where blocking is allowed.

result<void> offloads(concurrencpp::runtime &Runtime) {
  // The background executor is there for this, and has the type of the other pool.
  Runtime.background_executor()->post([] { std::this_thread::sleep_for(1s); });
  co_await Runtime.background_executor()->submit([] { return loadOrder(1).get().Total; });
  Runtime.background_executor()->enqueue([] { std::this_thread::sleep_for(1s); });
}

result<void> startsThread(concurrencpp::runtime &Runtime) {
  Runtime.thread_executor()->post([] { std::this_thread::sleep_for(1s); });
  Runtime.thread_executor()->submit([] { loadOrder(1).wait(); });
  Runtime.thread_executor()->enqueue([] { std::this_thread::sleep_for(1s); });
  std::thread([] { loadOrder(1).wait(); }).detach();
  co_return;
}

void postsToUnknownExecutor(std::shared_ptr<concurrencpp::executor> Executor,
                            std::shared_ptr<concurrencpp::worker_thread_executor> Worker) {
  // They may be meant for blocking work.
  Executor->post([] { std::this_thread::sleep_for(1s); });
  Worker->post([] { std::this_thread::sleep_for(1s); });
}

void startsTimer(concurrencpp::runtime &Runtime) {
  Runtime.timer_queue()->make_timer(1s, 1s, Runtime.background_executor(),
                                    [] { std::this_thread::sleep_for(1s); });
}

concurrencpp::generator<int> waitsInGenerator() {
  // Its consumer expects to wait.
  co_yield loadOrder(1).get().Total;
}

int main() {
  concurrencpp::runtime Runtime;
  Runtime.thread_pool_executor()->submit(writeAuditLog).get();
}

// A helper that looks at the state first, whatever it does about it.

void assertEqual(concurrencpp::result_status Is, concurrencpp::result_status Should);

int readyTotal(concurrencpp::result<int> Total) {
  assertEqual(Total.status(), concurrencpp::result_status::value);
  return Total.get();
}

concurrencpp::result<int> readAssertedTotal(concurrencpp::result<int> Total) {
  co_return readyTotal(std::move(Total));
}

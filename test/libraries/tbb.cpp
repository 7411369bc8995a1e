// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: lock}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// oneTBB: what a coroutine must not wait for, and the work that may wait.

#include <app/task.h>
#include <chrono>
#include <future>
#include <mutex>
#include <oneapi/tbb/collaborative_call_once.h>
#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/flow_graph.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/mutex.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/rw_mutex.h>
#include <oneapi/tbb/spin_mutex.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>
#include <thread>

using namespace std::chrono_literals;

std::future<int> loadTotal(int Order);
void renderPage(int Page);

// Waits.

app::Task<> waitForPages(tbb::task_group &Pages) {
  Pages.run([] { renderPage(1); });
  Pages.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'tbb::detail::d1::task_group::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: runs tasks of the arena until all work is done
  co_return;
}

app::Task<> renderAndWait(tbb::task_group &Pages) {
  Pages.run_and_wait([] { renderPage(2); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'tbb::detail::d1::task_group::run_and_wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: runs tasks of the arena until all work is done
  co_return;
}

app::Task<> waitForGraph(tbb::flow::graph &Pipeline) {
  Pipeline.wait_for_all();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'tbb::detail::d1::graph::wait_for_all' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: runs tasks of the arena until all work is done
  co_return;
}

app::Task<> leaveGraph(tbb::task_group_context &Context) {
  tbb::flow::graph Pipeline(Context);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the destructor of 'Pipeline' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'tbb::detail::d1::graph::~graph' waits here for its work
  co_return;
}

app::Task<int> takeOrder(tbb::concurrent_bounded_queue<int> &Orders) {
  int Order = 0;
  Orders.pop(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'tbb::detail::d2::concurrent_bounded_queue::pop' blocks the thread that runs this coroutine; use 'queue.try_pop(value)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: waits for an element
  co_return Order;
}

app::Task<> shutDown(tbb::task_scheduler_handle &Handle) {
  tbb::finalize(Handle);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'tbb::detail::d1::finalize' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until the worker threads end
  co_return;
}

void renderChapter(tbb::task_group &Pages) {
  Pages.run([] { renderPage(3); });
  Pages.wait();
}

app::Task<> renderThroughHelper(tbb::task_group &Pages) {
  renderChapter(Pages);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'renderChapter' blocks the thread that runs this coroutine: it reaches 'tbb::detail::d1::task_group::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: 'renderChapter' calls 'tbb::detail::d1::task_group::wait' here
  co_return;
}

// Sleeps.

app::Task<> retryRendering(tbb::task_group &Pages) {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  Pages.run([] { renderPage(4); });
  co_return;
}

// Locks.

app::Task<> lockCatalog(tbb::mutex &Catalog) {
  Catalog.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'tbb::detail::d1::mutex::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Catalog.unlock();
  co_return;
}

app::Task<> lockCatalogInScope(tbb::mutex &Catalog) {
  tbb::mutex::scoped_lock Lock(Catalog);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'tbb::detail::d1::unique_scoped_lock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> acquireCatalog(tbb::mutex &Catalog) {
  tbb::mutex::scoped_lock Lock;
  Lock.acquire(Catalog);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'tbb::detail::d1::unique_scoped_lock::acquire' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> readCatalog(tbb::rw_mutex &Catalog) {
  tbb::rw_mutex::scoped_lock Lock(Catalog, /*write=*/false);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'tbb::detail::d1::rw_scoped_lock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Called before the call returns.

app::Task<> renderInArena(tbb::task_arena &Arena) {
  Arena.execute([] { loadTotal(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  tbb::this_task_arena::isolate([] { loadTotal(2).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> renderInParallel() {
  tbb::parallel_for(0, 100, [](int Order) { loadTotal(Order).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:62: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  tbb::parallel_invoke([] { std::this_thread::sleep_for(1s); }, [] { renderPage(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

// Silent: nothing is waited for.

app::Task<bool> startRendering(tbb::task_group &Pages, tbb::task_arena &Arena,
                               tbb::concurrent_bounded_queue<int> &Orders) {
  Pages.run([] { renderPage(1); });
  Arena.enqueue([] { renderPage(2); });
  Orders.push(1);
  int Order = 0;
  if (Orders.try_pop(Order))
    Pages.cancel();
  co_return Orders.try_push(2);
}

app::Task<> tryToLock(tbb::mutex &Catalog, tbb::spin_mutex &Counter) {
  if (Catalog.try_lock())
    Catalog.unlock();
  tbb::mutex::scoped_lock Lock;
  Lock.try_acquire(Catalog);
  // Meant for a few instructions.
  tbb::spin_mutex::scoped_lock Count(Counter);
  co_return;
}

// Silent: tasks may wait, and their waits run other tasks meanwhile.

app::Task<> startBlockingWork(tbb::task_group &Pages, tbb::task_arena &Arena) {
  Pages.run([] { std::this_thread::sleep_for(1s); });
  Arena.enqueue([] { loadTotal(1).wait(); });
  tbb::this_task_arena::enqueue([] { loadTotal(2).wait(); });
  Arena.enqueue([] {
    tbb::task_group Nested;
    Nested.run([] { renderPage(1); });
    Nested.wait();
  });
  auto Later = Pages.defer([] { loadTotal(3).wait(); });
  Pages.run(std::move(Later));
  co_return;
}

app::Task<> buildGraph(tbb::flow::graph &Pipeline) {
  tbb::flow::function_node<int, int> Load(
      Pipeline, tbb::flow::unlimited, [](int Order) { return loadTotal(Order).get(); });
  tbb::flow::continue_node<tbb::flow::continue_msg> Log(
      Pipeline,
      [](const tbb::flow::continue_msg &) { std::this_thread::sleep_for(1ms); });
  Load.try_put(1);
  co_return;
}

int main() {
  tbb::task_group Pages;
  Pages.run([] { renderPage(1); });
  Pages.wait();
  tbb::flow::graph Pipeline;
  Pipeline.wait_for_all();
}

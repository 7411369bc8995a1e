// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// Taskflow: what a coroutine must not wait for, and the work that may wait.

#include "libraries/taskflow.h"
#include <app/task.h>
#include <chrono>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

std::future<int> loadTotal(int Order);
void renderPage(int Page);

// Waits.

app::Task<> renderAll(tf::Executor &Executor, tf::Taskflow &Pages) {
  Executor.run(Pages).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'tf::Future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> renderTwice(tf::Executor &Executor, tf::Taskflow &Pages) {
  tf::Future<void> Rendered = Executor.run_n(Pages, 2);
  Rendered.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'tf::Future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<bool> renderInTime(tf::Executor &Executor, tf::Taskflow &Pages) {
  tf::Future<void> Rendered = Executor.run(Pages);
  co_return Rendered.wait_for(50ms) == std::future_status::ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'tf::Future::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> totalFromExecutor(tf::Executor &Executor) {
  co_return Executor.async([] { return 1; }).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> drain(tf::Executor &Executor) {
  Executor.wait_for_all();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'tf::Executor::wait_for_all' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: waits for all submitted work
  co_return;
}

app::Task<> renderInOwnExecutor(tf::Taskflow &Pages) {
  tf::Executor Executor;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Executor' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: 'tf::Executor::~Executor' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: 1 suspension point precedes the end of the scope; this is it
  Executor.run(Pages);
  co_await app::fetchPrice(1);
}

void renderNow(tf::Executor &Executor, tf::Taskflow &Pages) {
  Executor.run(Pages).wait();
}

app::Task<> renderThroughHelper(tf::Executor &Executor, tf::Taskflow &Pages) {
  renderNow(Executor, Pages);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'renderNow' blocks the thread that runs this coroutine: it reaches 'tf::Future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:23: note: 'renderNow' calls 'tf::Future::wait' here
  co_return;
}

// Sleeps.

app::Task<> retryRendering(tf::Executor &Executor, tf::Taskflow &Pages) {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  Executor.run(Pages);
  co_return;
}

// Silent: nothing is waited for.

app::Task<bool> startRendering(tf::Executor &Executor, tf::Taskflow &Pages) {
  tf::Future<void> Rendered = Executor.run(Pages);
  tf::AsyncTask Logged = Executor.silent_dependent_async([] { renderPage(0); });
  if (Rendered.wait_for(0s) == std::future_status::ready)
    Rendered.get();
  else
    Rendered.cancel();
  co_return Logged.is_done();
}

// Silent: work on the executor's threads may wait, and some waits run other
// work meanwhile.

app::Task<> startBlockingWork(tf::Executor &Executor) {
  auto Loading = Executor.async([] { return loadTotal(1).get(); });
  Executor.silent_async([] { std::this_thread::sleep_for(1s); });
  Executor.silent_dependent_async([] { loadTotal(2).wait(); });
  co_return;
}

app::Task<> buildGraph(tf::Taskflow &Pages, std::vector<int> &Numbers) {
  tf::Task Load = Pages.emplace([] { loadTotal(1).wait(); });
  tf::Task Render = Pages.for_each(Numbers.begin(), Numbers.end(), [](int Page) {
    std::this_thread::sleep_for(1ms);
    renderPage(Page);
  });
  tf::Task Nested = Pages.emplace([](tf::Subflow &Flow) {
    Flow.emplace([] { loadTotal(2).wait(); });
    Flow.join();
  });
  Load.precede(Render, Nested);
  Load.work([] { std::this_thread::sleep_for(1s); });
  co_return;
}

app::Task<> corunInTask(tf::Taskflow &Outer, tf::Executor &Executor, tf::Taskflow &Pages) {
  Outer.emplace([&](tf::Runtime &Run) {
    Run.silent_async([] { renderPage(1); });
    Run.corun_all();
    Executor.corun(Pages);
    tf::TaskGroup Group = Executor.task_group();
    Group.silent_async([] { loadTotal(3).wait(); });
    Group.corun();
  });
  co_return;
}

app::Task<> runWithCallback(tf::Executor &Executor, tf::Taskflow &Pages) {
  Executor.run(Pages, [] { std::this_thread::sleep_for(1ms); });
  Executor.run_until(Pages, [] { return loadTotal(1).get() > 3; });
  co_return;
}

int main() {
  tf::Executor Executor;
  tf::Taskflow Pages;
  Executor.run(Pages).wait();
  Executor.wait_for_all();
}

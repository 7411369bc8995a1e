// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// stdexec: what holds the thread, and what only suspends.

#include "libraries/stdexec.h"
#include <chrono>
#include <future>
#include <thread>

using namespace std::chrono_literals;

struct Catalog {
  int Articles = 0;
};

exec::task<int> fetchPrice(int Article);
exec::task<void> refreshCatalog();
stdexec::task<int> countArticles();

// Waits.

exec::task<int> priceOfBasket() {
  auto [Price] = *stdexec::sync_wait(fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'stdexec::sync_wait' blocks the thread that runs this coroutine; use 'co_await std::move(sender)' [async-blocking-wait]
  co_return Price;
}

stdexec::task<int> priceAsStandardTask() {
  stdexec::sync_wait_with_variant(countArticles());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'stdexec::sync_wait_with_variant' blocks the thread that runs this coroutine; use 'co_await std::move(sender)' [async-blocking-wait]
  co_return 0;
}

void refreshNow() { stdexec::sync_wait(refreshCatalog()); }

exec::task<void> refreshThroughHelper() {
  refreshNow();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'refreshNow' blocks the thread that runs this coroutine: it reaches 'stdexec::sync_wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:21: note: 'refreshNow' calls 'stdexec::sync_wait' here
  co_return;
}

exec::task<void> runLoop(stdexec::run_loop &Loop) {
  Loop.run();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'stdexec::run_loop::run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: runs the loop until it is finished
  co_return;
}

exec::task<void> runUring(exec::io_uring_context &Context) {
  Context.run_until_stopped();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'experimental::execution::__io_uring::__context::run_until_stopped' blocks the thread that runs this coroutine; use 'co_await context.run(exec::until::stopped)' [async-blocking-wait]
  Context.run_until_empty();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'experimental::execution::__io_uring::__context::run_until_empty' blocks the thread that runs this coroutine; use 'co_await context.run(exec::until::empty)' [async-blocking-wait]
  co_return;
}

exec::task<void> indexInOwnPool() {
  exec::static_thread_pool Workers(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the destructor of 'Workers' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'experimental::execution::static_thread_pool::~static_thread_pool' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await stdexec::starts_on(Workers.get_scheduler(), stdexec::just());
}

// Sleeps. The scheduler that sleeps has to come from somewhere, so there is no
// fix.

exec::task<void> retryRefresh() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await refreshCatalog();
}

// Continuations.

void logOnLoop(exec::single_thread_context &Loop, std::future<Catalog> &Loading) {
  exec::execute(Loop.get_scheduler(), [&] {
    Loading.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'experimental::execution::execute' runs the handler on an executor
  });
}

void pauseOnLoop(stdexec::run_loop &Loop) {
  stdexec::execute(Loop.get_scheduler(), [] {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'stdexec::execute' runs the handler on an executor
  });
}

// Awaiting schedule does not keep a task there.
exec::task<void> waitAfterSchedule(exec::static_thread_pool &Workers, std::future<Catalog> &Loading) {
  co_await stdexec::schedule(Workers.get_scheduler());
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// Silent: awaiting, and what only suspends.

exec::task<int> awaitedPrice(exec::timed_thread_context &Timers,
                             exec::io_uring_context &Context) {
  co_await exec::schedule_after(Timers.get_scheduler(), 100ms);
  co_await exec::schedule_at(Timers.get_scheduler(),
                             std::chrono::steady_clock::now() + 1s);
  co_await Timers.get_scheduler().schedule_at(std::chrono::steady_clock::now());
  co_await Context.get_scheduler().schedule_after(1s);
  co_await Context.run(exec::until::stopped);
  co_await stdexec::schedule(Timers.get_scheduler());
  co_await stdexec::get_scheduler();
  co_return co_await fetchPrice(1);
}

exec::task<void> joinScope(exec::async_scope &Scope) {
  Scope.spawn(refreshCatalog());
  auto Price = Scope.spawn_future(stdexec::just(1));
  co_await std::move(Price);
  co_await Scope.on_empty();
}

exec::task<void> stopContexts(stdexec::run_loop &Loop, exec::static_thread_pool &Workers,
                              exec::io_uring_context &Context) {
  Loop.finish();
  Workers.request_stop();
  Context.request_stop();
  co_return;
}

// Silent: a pool may be blocked.

exec::task<void> waitInPool(exec::static_thread_pool &Workers, std::future<Catalog> &Loading) {
  co_await exec::reschedule_coroutine_on(Workers.get_scheduler());
  Loading.wait();
}

void logInPool(exec::static_thread_pool &Workers, std::future<Catalog> &Loading) {
  exec::execute(Workers.get_scheduler(), [&] {
    Loading.wait();
    std::this_thread::sleep_for(1s);
  });
}

void logInSystemPool() {
  exec::execute(stdexec::get_parallel_scheduler(),
                [] { std::this_thread::sleep_for(1s); });
}

void logInTbbPool(exec::tbb::tbb_thread_pool &Workers) {
  exec::execute(Workers.get_scheduler(), [] { std::this_thread::sleep_for(1s); });
}

// Silent: who runs an adaptor's function is not known, and may be a pool.

exec::task<void> logAfterPrice(exec::static_thread_pool &Workers) {
  co_await (stdexec::schedule(Workers.get_scheduler()) |
            stdexec::then([] { std::this_thread::sleep_for(10ms); }));
}

// Silent: no coroutine, and nobody's handler.

int main() {
  exec::single_thread_context Logger;
  stdexec::run_loop Loop;
  Loop.run();
  auto [Price] = *stdexec::sync_wait(fetchPrice(1));
  return Price;
}

// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: file}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// libunifex: what holds the thread, and what only suspends.

#include "libraries/libunifex.h"
#include <chrono>
#include <future>
#include <thread>

using namespace std::chrono_literals;

struct Catalog {
  int Articles = 0;
};

unifex::task<int> fetchPrice(int Article);
unifex::task<void> refreshCatalog();
unifex::task<void> sendInvoice(int Order);
void writeAuditLog();

// Waits.

unifex::task<int> priceOfBasket() {
  co_return *unifex::sync_wait(fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'unifex::sync_wait' blocks the thread that runs this coroutine; use 'co_await std::move(sender)' [async-blocking-wait]
}

unifex::task<int> priceThroughPipe() {
  auto Price = fetchPrice(1) | unifex::sync_wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'unifex::sync_wait' blocks the thread that runs this coroutine; use 'co_await std::move(sender)' [async-blocking-wait]
  co_return *Price;
}

unifex::nothrow_task<int> priceWithResultType() {
  co_return *unifex::sync_wait_r<int>(fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'unifex::sync_wait_r' blocks the thread that runs this coroutine; use 'co_await std::move(sender)' [async-blocking-wait]
}

unifex::task<void> pauseOnLocalLoop(unifex::thread_unsafe_event_loop &Loop) {
  Loop.sync_wait(Loop.get_scheduler().schedule_after(10ms));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'unifex::thread_unsafe_event_loop::sync_wait' blocks the thread that runs this coroutine; use 'co_await std::move(sender)' [async-blocking-wait]
  co_return;
}

int currentPrice(int Article) { return *unifex::sync_wait(fetchPrice(Article)); }

unifex::task<int> priceThroughHelper() {
  co_return currentPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'currentPrice' blocks the thread that runs this coroutine: it reaches 'unifex::sync_wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:41: note: 'currentPrice' calls 'unifex::sync_wait' here
}

unifex::task<void> runLoop(unifex::manual_event_loop &Loop) {
  Loop.run();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'unifex::_manual_event_loop::context::run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: runs the loop until it is stopped
  co_return;
}

unifex::task<void> runEpoll(unifex::linuxos::io_epoll_context &Context,
                            unifex::inplace_stop_token Stop) {
  Context.run(Stop);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'unifex::linuxos::io_epoll_context::run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: runs the loop until it is stopped
  co_return;
}

unifex::task<void> runUring(unifex::linuxos::io_uring_context &Context,
                            unifex::inplace_stop_token Stop) {
  Context.run(Stop);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'unifex::linuxos::io_uring_context::run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: runs the loop until it is stopped
  co_return;
}

unifex::task<void> indexInOwnPool() {
  unifex::static_thread_pool Workers(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the destructor of 'Workers' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'unifex::_static_thread_pool::context::~context' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await unifex::on(Workers.get_scheduler(), refreshCatalog());
}

unifex::task<void> indexInNewThreads() {
  unifex::new_thread_context Threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the destructor of 'Threads' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'unifex::_new_thread::context::~context' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await unifex::on(Threads.get_scheduler(), refreshCatalog());
}

// Sleeps. The scheduler that sleeps has to come from somewhere, so there is no
// fix.

unifex::task<void> retryInvoice() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await sendInvoice(1);
}

// Files.

unifex::task<void> openCatalog(unifex::linuxos::io_uring_context &Context) {
  auto File = unifex::open_file_read_only(Context.get_scheduler(), "catalog");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'unifex::_filesystem::open_file_read_only' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: opens the file on the calling thread
  (void)File;
  co_return;
}

// Continuations.

void logOnLoop(unifex::async_scope &Scope, unifex::single_thread_context &Loop,
               std::future<Catalog> &Loading) {
  Scope.detached_spawn_call_on(Loop.get_scheduler(), [&]() noexcept {
    Loading.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'unifex::_async_scope::async_scope::detached_spawn_call_on' runs the handler on an executor
  });
}

void logLaterOnLoop(unifex::async_scope &Scope, unifex::single_thread_context &Loop) {
  auto Logged = Scope.spawn_call_on(Loop.get_scheduler(), [] {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:23: note: 'unifex::_async_scope::async_scope::spawn_call_on' runs the handler on an executor
  });
}

unifex::task<void> waitAfterPool(unifex::static_thread_pool &Workers,
                                 unifex::single_thread_context &Loop,
                                 std::future<Catalog> &Loading) {
  co_await unifex::schedule(Workers.get_scheduler());
  std::this_thread::sleep_for(10ms);
  co_await unifex::schedule(Loop.get_scheduler());
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

// Silent: awaiting, and what only suspends.

unifex::task<int> awaitedPrice(unifex::timed_single_thread_context &Timers,
                               unifex::async_mutex &Mutex) {
  co_await Mutex.async_lock();
  co_await unifex::schedule_after(Timers.get_scheduler(), 100ms);
  co_await unifex::schedule_at(Timers.get_scheduler(),
                               std::chrono::steady_clock::now() + 1s);
  co_await Timers.get_scheduler().schedule_after(1s);
  Mutex.unlock();
  co_await unifex::schedule();
  co_return co_await fetchPrice(1);
}

unifex::task<void> joinScope(unifex::async_scope &Scope,
                             unifex::static_thread_pool &Workers) {
  auto Invoice = Scope.spawn(unifex::on(Workers.get_scheduler(), sendInvoice(1)));
  co_await std::move(Invoice);
  co_await Scope.complete();
}

unifex::task<void> stopLoop(unifex::manual_event_loop &Loop,
                            unifex::static_thread_pool &Workers) {
  Loop.stop();
  Workers.request_stop();
  co_return;
}

// Silent: a pool may be blocked.

unifex::task<void> waitInPool(unifex::static_thread_pool &Workers, std::future<Catalog> &Loading) {
  co_await unifex::schedule(Workers.get_scheduler());
  Loading.wait();
}

void logInPool(unifex::async_scope &Scope, unifex::static_thread_pool &Workers,
               std::future<Catalog> &Loading) {
  Scope.detached_spawn_call_on(Workers.get_scheduler(), [&]() noexcept {
    Loading.wait();
    std::this_thread::sleep_for(1s);
  });
}

void logInNewThread(unifex::async_scope &Scope, unifex::new_thread_context &Threads) {
  Scope.detached_spawn_call_on(Threads.get_scheduler(),
                               []() noexcept { std::this_thread::sleep_for(1s); });
}

// Silent: who runs an adaptor's function is not known, and may be a pool.

unifex::task<void> logAfterPrice(unifex::static_thread_pool &Workers) {
  co_await unifex::on(Workers.get_scheduler(), unifex::then(fetchPrice(1), [](int) {
                        std::this_thread::sleep_for(10ms);
                      }));
}

// Silent: no coroutine, and nobody's handler.

int main() {
  unifex::single_thread_context Loop;
  unifex::manual_event_loop Main;
  Main.run();
  return *unifex::sync_wait(fetchPrice(1));
}

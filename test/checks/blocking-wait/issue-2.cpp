// RUN: %check_async %s async-blocking-wait
//
// Shapes that the first version got wrong.

#include <app/task.h>
#include <functional>
#include <future>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

std::future<int> loadPrice(int Article);
void writeAuditLog();
bool isOpen();

// Readiness guards.

// The get of a shared future leaves its value: only the first one can wait.
app::Task<int> sharedGetTwice(std::shared_future<int> Loading) {
  const int Price = Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::shared_future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Price + Loading.get();
}

app::Task<int> sharedGetTwiceBehindGuard(std::shared_future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return Loading.get() + Loading.get();
  co_return 0;
}

// The most common loop of all: the answer is assigned, not initialised.
app::Task<int> answerAssignedInLoop(std::future<int> Loading) {
  bool IsReady = false;
  while (!IsReady) {
    IsReady = Loading.wait_for(0s) == std::future_status::ready;
    co_await app::sleepFor(1ms);
  }
  co_return Loading.get();
}

// What is neither timed out nor ready is deferred, and that is no wait.
app::Task<int> notTimedOut(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::timeout)
    co_return 0;
  co_return Loading.get();
}

app::Task<int> onlyReadyIsLeft(std::future<int> Loading) {
  switch (Loading.wait_for(0s)) {
  case std::future_status::timeout:
  case std::future_status::deferred:
    co_return 0;
  default:
    co_return Loading.get();
  }
}

struct Reply {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
  [[clang::annotate("async::blocking")]] int get();
};

// `await_ready` is a readiness guard, also before a call of which only an
// annotation says that it blocks.
app::Task<int> awaitReadyBeforeAnnotatedCall(Reply Pending) {
  if (Pending.await_ready())
    co_return Pending.get();
  co_return co_await Pending;
}

// A lambda called in place has the context of the code around it, with its guard.
app::Task<int> guardAroundInlineLambda(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return [&] { return Loading.get(); }();
  co_return 0;
}

app::Task<> latchThatHasOpened(std::latch &Loaded) {
  if (Loaded.try_wait())
    Loaded.wait();
  co_return;
}

// The destructor of a future that is ready does not wait.
app::Task<> destructorBehindGuard() {
  auto Audit = std::async(std::launch::async, writeAuditLog);
  while (Audit.wait_for(0s) != std::future_status::ready)
    co_await app::sleepFor(1ms);
}

// Local threads, however they are made.

std::jthread startWorker();

app::Task<> threadThatIsCopyInitialised() {
  auto Worker = std::jthread(writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the destructor of 'Worker' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'std::jthread::~jthread' waits here for its work
  co_return;
}

app::Task<> threadOfFunction() {
  std::jthread Worker = startWorker();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Worker' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'std::jthread::~jthread' waits here for its work
  co_return;
}

// Launch policies.

// Deferred work runs in the get: there is no other work to wait for.
app::Task<int> getOfDeferredFuture() {
  auto Pricing = std::async(std::launch::deferred, [] { return 1; });
  co_return Pricing.get();
}

// Messages.

// The scope ends after the suspension: that thread waits.
app::Task<> destructorAfterSuspension() {
  std::jthread Worker(writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Worker' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'std::jthread::~jthread' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await app::fetchPrice(1);
}

// A policy that allows both may start a thread.
app::Task<> eitherPolicy() {
  auto Audit = std::async(std::launch::async | std::launch::deferred, writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the destructor of 'Audit' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'std::async' waits here for its work
  co_return;
}

// A future that comes out of an await is not complete by that.
app::Task<std::future<int>> nextPrice();

app::Task<int> resultOfAwait() {
  co_return (co_await nextPrice()).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: 1 suspension point precedes the call; this is it
}

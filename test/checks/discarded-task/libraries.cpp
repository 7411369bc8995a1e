// RUN: %check_async %s async-discarded-task
// Fixes are not checked: fixes.cpp does that.
//
// The same shapes in the task and future types of several libraries, and in types
// that a project makes of them.

#include <app/task.h>
#include <future>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/seastar.h>
#include <libraries/winrt.h>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

void log(const std::string &Text);
bool isOpen();

// The standard library.

namespace with_std {

std::future<int> load(int Id);
std::vector<std::future<int>> loadAll();

void future() { load(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future of 'with_std::load' is dropped; its result and its error are lost [async-discarded-task]
void async() {
  std::async(std::launch::async, [] { log("opened"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'std::async' is dropped; its destructor waits here for the work [async-discarded-task]
}
void deferred() {
  std::async(std::launch::deferred, [] { log("opened"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'std::async' is dropped; its work never runs [async-discarded-task]
}
void container() { loadAll(); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the result of 'with_std::loadAll' is dropped; the tasks in it are lost [async-discarded-task]
void comma() { load(1), log("loaded"); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future of 'with_std::load' is dropped; its result and its error are lost [async-discarded-task]
void conditional() { isOpen() ? load(1) : load(2); }
// CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the future of 'with_std::load' is dropped; its result and its error are lost [async-discarded-task]
// CHECK-MESSAGES: :[[@LINE-2]]:43: warning: the future of 'with_std::load' is dropped; its result and its error are lost [async-discarded-task]

void explicitly() {
  (void)load(1);
  std::ignore = load(2);
}
std::shared_future<int> &last();
void reference() { last(); }
void waited() { load(1).get(); }

} // namespace with_std

// Seastar.

namespace with_seastar {

seastar::future<> write(const std::string &Text);
seastar::future<int> size();
std::vector<seastar::future<>> writeAll();

void eager() { write("body"); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task of 'with_seastar::write' is dropped; its result and its error are lost [async-discarded-task]
void continuation() {
  write("header").then([] { log("written"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'seastar::future::then' is dropped; its result and its error are lost [async-discarded-task]
}
void lastSeesNoError() {
  write("header").finally([] { log("written"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'seastar::future::finally' is dropped; its result and its error are lost [async-discarded-task]
}
void gate(seastar::gate &Gate) {
  seastar::with_gate(Gate, [] { return write("body"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'seastar::with_gate' is dropped; its result and its error are lost [async-discarded-task]
}
void container() { writeAll(); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the result of 'with_seastar::writeAll' is dropped; the tasks in it are lost [async-discarded-task]

seastar::future<> inCoroutine() {
  write("body");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'with_seastar::write' is dropped; its result and its error are lost [async-discarded-task]
  co_await write("footer");
}
seastar::future<> yields() {
  seastar::coroutine::maybe_yield();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'seastar::coroutine::maybe_yield' is dropped; without 'co_await' it has no effect [async-discarded-task]
  co_return;
}

void explicitly() { (void)write("body"); }
void handled() {
  write("header").then_wrapped([](seastar::future<> Written) {
    Written.ignore_ready_future();
  });
}
void handledError() {
  write("header").handle_exception([](std::exception_ptr) { log("failed"); });
}

} // namespace with_seastar

// Folly.

namespace with_folly {

folly::coro::Task<int> price(int Article);
folly::Future<int> load(const std::string &Key);
folly::SemiFuture<int> loadLater(const std::string &Key);

void lazy() { price(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the task of 'with_folly::price' is dropped; its work never runs [async-discarded-task]
void future() { load("price"); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future of 'with_folly::load' is dropped; its result and its error are lost [async-discarded-task]
void semiFuture() { loadLater("price"); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the future of 'with_folly::loadLater' is dropped; its result and its error are lost [async-discarded-task]
void continuation() {
  load("price").thenValue([](int) { log("loaded"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'folly::Future::thenValue' is dropped; its result and its error are lost [async-discarded-task]
}
void withExecutor(folly::Executor::KeepAlive<> Executor) {
  folly::coro::co_withExecutor(Executor, price(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'folly::coro::folly_cpo__::co_withExecutor' is dropped; its work never runs [async-discarded-task]
}

folly::coro::Task<void> inCoroutine() {
  price(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'with_folly::price' is dropped; its work never runs [async-discarded-task]
  co_return;
}
folly::coro::Task<void> locked(folly::coro::Mutex &Mutex) {
  Mutex.co_scoped_lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'folly::coro::Mutex::co_scoped_lock' is dropped; without 'co_await' it has no effect [async-discarded-task]
  co_return;
}

void explicitly() { (void)load("price"); }
void started(folly::Executor::KeepAlive<> Executor) {
  folly::coro::co_withExecutor(Executor, price(1)).start();
}
void handled() {
  load("price").thenTry([](folly::Try<int>) { log("loaded"); });
}

} // namespace with_folly

// cppcoro.

namespace with_cppcoro {

cppcoro::task<int> price(int Article);
cppcoro::shared_task<int> sharedPrice(int Article);
cppcoro::shared_task<int> &lastPrice();

void lazy() { price(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the task of 'with_cppcoro::price' is dropped; its work never runs [async-discarded-task]
void shared() { sharedPrice(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task of 'with_cppcoro::sharedPrice' is dropped; its work never runs [async-discarded-task]

cppcoro::task<> inCoroutine() {
  price(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'with_cppcoro::price' is dropped; its work never runs [async-discarded-task]
  co_return;
}
cppcoro::task<> hop(cppcoro::static_thread_pool &Pool) {
  Pool.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'cppcoro::static_thread_pool::schedule' is dropped; without 'co_await' it has no effect [async-discarded-task]
  co_return;
}
cppcoro::task<> lock(cppcoro::async_mutex &Mutex) {
  Mutex.scoped_lock_async();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'cppcoro::async_mutex::scoped_lock_async' is dropped; without 'co_await' it has no effect [async-discarded-task]
  co_return;
}

void byReference() { lastPrice(); }
int waited() { return cppcoro::sync_wait(price(1)); }

} // namespace with_cppcoro

// KJ, where a dropped promise is cancelled.

namespace with_kj {

kj::Promise<int> load();
kj::Promise<void> save();

void eager() { load(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task of 'with_kj::load' is dropped; its result and its error are lost [async-discarded-task]
void continuation() {
  load().then([](int) { log("loaded"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'kj::Promise::then' is dropped; its result and its error are lost [async-discarded-task]
}
void later() {
  kj::evalLater([] { log("later"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'kj::evalLater' is dropped; its result and its error are lost [async-discarded-task]
}

kj::Promise<void> inCoroutine() {
  save();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'with_kj::save' is dropped; its result and its error are lost [async-discarded-task]
  co_await save();
}

void detached() {
  save().detach([](kj::Exception &&) { log("failed"); });
}
void explicitly() { (void)load(); }

} // namespace with_kj

// C++/WinRT.

namespace with_winrt {

using winrt::Windows::Foundation::IAsyncAction;
using winrt::Windows::Foundation::IAsyncOperation;

IAsyncAction save();
IAsyncOperation<int> price(int Article);
wil::task<int> count();
winrt::fire_and_forget saveAndForget();

void action() { save(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task of 'with_winrt::save' is dropped; its result and its error are lost [async-discarded-task]
void operation() { price(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the task of 'with_winrt::price' is dropped; its result and its error are lost [async-discarded-task]
void task() { count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the task of 'with_winrt::count' is dropped; its result and its error are lost [async-discarded-task]

IAsyncAction inCoroutine() {
  save();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'with_winrt::save' is dropped; its result and its error are lost [async-discarded-task]
  co_await save();
}
IAsyncAction background() {
  winrt::resume_background();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'winrt::resume_background' is dropped; without 'co_await' it has no effect [async-discarded-task]
  co_return;
}

void forgotten() { saveAndForget(); }

} // namespace with_winrt

// Types that a project derives from a task, or wraps around one.

namespace with_own_types {

struct Job : app::Task<> {
  Job(app::Task<> Work) : app::Task<>(std::move(Work)) {}
};

class Operation {
public:
  explicit Operation(app::Task<> Work);
  app::Task<> operator co_await() &&;
};

template <typename T> using Async = folly::coro::Task<T>;
struct Written : seastar::future<> {
  using seastar::future<>::future;
};

Job makeJob();
Operation makeOperation();
Async<int> count();
Written write();
std::vector<Job> makeJobs();
std::pair<Job, Operation> makeBoth();

void derived() { makeJob(); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task of 'with_own_types::makeJob' is dropped; its work never runs [async-discarded-task]
void wrapped() { makeOperation(); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the awaitable of 'with_own_types::makeOperation' is dropped; without 'co_await' it has no effect [async-discarded-task]
void alias() { count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task of 'with_own_types::count' is dropped; its work never runs [async-discarded-task]
void derivedFromModelled() { write(); }
// CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the task of 'with_own_types::write' is dropped; its result and its error are lost [async-discarded-task]
void container() { makeJobs(); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the result of 'with_own_types::makeJobs' is dropped; the tasks in it are lost [async-discarded-task]
void pair() { makeBoth(); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the result of 'with_own_types::makeBoth' is dropped; the tasks in it are lost [async-discarded-task]

app::Task<> inCoroutine() {
  makeJob();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'with_own_types::makeJob' is dropped; its work never runs [async-discarded-task]
  makeOperation();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'with_own_types::makeOperation' is dropped; without 'co_await' it has no effect [async-discarded-task]
  co_return;
}

} // namespace with_own_types

// RUN: %check_async %s async-dropped-result
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
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

void log(const std::string &Text);

class [[nodiscard]] Receipt {};

// Seastar.

namespace with_seastar {

seastar::future<std::error_code> store();
seastar::future<Receipt> pay();
seastar::future<int> size();

seastar::future<> units(seastar::semaphore &Slots) {
  co_await seastar::get_units(Slots, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'seastar::get_units' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log("alone");
}
seastar::future<> error() { co_await store(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the result of awaiting 'with_seastar::store' is dropped; an error in it is lost [async-dropped-result]
seastar::future<> receipt() { co_await pay(); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the result of awaiting 'with_seastar::pay' is dropped, although it is marked as one to use [async-dropped-result]
seastar::future<> inFuture() { co_await seastar::coroutine::as_future(size()); }
// CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the result of awaiting 'seastar::coroutine::as_future' is dropped; it is a task or future that nobody awaits [async-dropped-result]

seastar::future<> kept(seastar::semaphore &Slots) {
  auto Units = co_await seastar::get_units(Slots, 1);
  log("alone");
}
seastar::future<> plain() { co_await size(); }
seastar::future<> explicitly() { (void)co_await store(); }

} // namespace with_seastar

// Folly.

namespace with_folly {

folly::coro::Task<std::error_code> store();
folly::coro::Task<Receipt> pay();
folly::coro::Task<int> size();
folly::coro::Task<folly::Future<int>> submit();

folly::coro::Task<void> lock(folly::coro::Mutex &Mutex) {
  co_await Mutex.co_scoped_lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'folly::coro::Mutex::co_scoped_lock' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log("alone");
}
folly::coro::Task<void> error() { co_await store(); }
// CHECK-MESSAGES: :[[@LINE-1]]:35: warning: the result of awaiting 'with_folly::store' is dropped; an error in it is lost [async-dropped-result]
folly::coro::Task<void> receipt() { co_await pay(); }
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the result of awaiting 'with_folly::pay' is dropped, although it is marked as one to use [async-dropped-result]
folly::coro::Task<void> triedAndForgotten() {
  co_await folly::coro::co_awaitTry(size());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'folly::coro::co_awaitTry' is dropped; an error in it is lost [async-dropped-result]
}
folly::coro::Task<void> futureInTask() { co_await submit(); }
// CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the result of awaiting 'with_folly::submit' is dropped; it is a task or future that nobody awaits [async-dropped-result]

folly::coro::Task<void> kept(folly::coro::Mutex &Mutex) {
  auto Lock = co_await Mutex.co_scoped_lock();
  log("alone");
}
folly::coro::Task<void> plain() { co_await size(); }

} // namespace with_folly

// cppcoro.

namespace with_cppcoro {

cppcoro::task<std::error_code> store();
cppcoro::task<Receipt> pay();
cppcoro::shared_task<Receipt> payOnce();

cppcoro::task<> lock(cppcoro::async_mutex &Mutex) {
  co_await Mutex.scoped_lock_async();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'cppcoro::async_mutex::scoped_lock_async' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log("alone");
}
cppcoro::task<> error() { co_await store(); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the result of awaiting 'with_cppcoro::store' is dropped; an error in it is lost [async-dropped-result]
cppcoro::task<> receipt() { co_await pay(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the result of awaiting 'with_cppcoro::pay' is dropped, although it is marked as one to use [async-dropped-result]

// The task keeps its result.
cppcoro::task<> shared() { co_await payOnce(); }

} // namespace with_cppcoro

// KJ.

namespace with_kj {

kj::Promise<std::error_code> store();
kj::Promise<Receipt> pay();
kj::Promise<void> save();
kj::Promise<kj::Own<int>> take();

kj::Promise<void> error() { co_await store(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the result of awaiting 'with_kj::store' is dropped; an error in it is lost [async-dropped-result]
kj::Promise<void> receipt() { co_await pay(); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the result of awaiting 'with_kj::pay' is dropped, although it is marked as one to use [async-dropped-result]

kj::Promise<void> nothing() { co_await save(); }
kj::Promise<void> plain() { co_await take(); }

} // namespace with_kj

// C++/WinRT.

namespace with_winrt {

using winrt::Windows::Foundation::IAsyncAction;
using winrt::Windows::Foundation::IAsyncOperation;

IAsyncOperation<Receipt> pay();
IAsyncOperation<int> size();
wil::task<std::error_code> store();
wil::task<IAsyncAction> begin();

IAsyncAction receipt() { co_await pay(); }
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the result of awaiting 'with_winrt::pay' is dropped, although it is marked as one to use [async-dropped-result]
wil::task<void> error() { co_await store(); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the result of awaiting 'with_winrt::store' is dropped; an error in it is lost [async-dropped-result]
IAsyncAction actionInTask() { co_await begin(); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the result of awaiting 'with_winrt::begin' is dropped; it is a task or future that nobody awaits [async-dropped-result]

IAsyncAction plain() { co_await size(); }

} // namespace with_winrt

// Types that a project derives from a task, or wraps around one.

namespace with_own_types {

template <typename T> struct Job : app::Task<T> {
  Job(app::Task<T> Work) : app::Task<T>(std::move(Work)) {}
};

template <typename T> class Operation {
public:
  explicit Operation(app::Task<T> Work);
  app::Task<T> operator co_await() &&;
};

struct Guard : std::unique_lock<std::mutex> {
  using std::unique_lock<std::mutex>::unique_lock;
};

Job<std::error_code> storeLater();
Operation<Receipt> payLater();
Job<Guard> lockCatalog();
app::Task<Job<void>> prepare();

app::Task<> derived() { co_await storeLater(); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the result of awaiting 'with_own_types::storeLater' is dropped; an error in it is lost [async-dropped-result]
app::Task<> wrapped() { co_await payLater(); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the result of awaiting 'with_own_types::payLater' is dropped, although it is marked as one to use [async-dropped-result]
app::Task<> derivedGuard() { co_await lockCatalog(); }
// CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the result of awaiting 'with_own_types::lockCatalog' is dropped; the guard ends here and protects nothing [async-dropped-result]
app::Task<> derivedTask() { co_await prepare(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the result of awaiting 'with_own_types::prepare' is dropped; it is a task or future that nobody awaits [async-dropped-result]

} // namespace with_own_types

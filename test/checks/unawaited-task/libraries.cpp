// RUN: %check_async %s async-unawaited-task
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
#include <utility>
#include <vector>

void log(const std::string &Text);
bool isOpen();

// The standard library.

namespace with_std {

std::future<int> load(int Id);
void keep(std::future<int> Order);

void never() {
  auto Order = load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Order' is never awaited; its result and its error are lost [async-unawaited-task]
  log("loading");
}
int onOnePath() {
  auto Order = load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Order' is not awaited on every path; its result and its error are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: 'Order' is dropped here
  if (isOpen())
    return Order.get();
  return 0;
}
void filled() {
  std::vector<std::future<int>> Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'Orders' is never awaited; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: a task is put into 'Orders' here
  for (int Id = 0; Id < 3; ++Id)
    Orders.push_back(load(Id));
}

void handedOn() {
  auto Order = load(1);
  keep(std::move(Order));
}
void untilTheEnd() {
  auto Work = std::async([] { log("opened"); });
}
void unused() {
  [[maybe_unused]] auto Order = load(1);
  auto UnusedOrder = load(2);
}

} // namespace with_std

// Seastar.

namespace with_seastar {

seastar::future<> write(const std::string &Text);
seastar::future<int> size();

seastar::future<> never() {
  auto Written = write("body");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Written' is never awaited; its result and its error are lost [async-unawaited-task]
  return seastar::make_ready_future<>();
}
seastar::future<> onOnePath() {
  auto Written = write("body");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Written' is not awaited on every path; its result and its error are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'Written' is dropped here
  if (isOpen())
    co_await std::move(Written);
}
seastar::future<> units(seastar::semaphore &Slots) {
  auto Units = seastar::get_units(Slots, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Units' is never awaited; what follows is not protected [async-unawaited-task]
  co_await write("body");
}
seastar::future<> filled() {
  std::vector<seastar::future<>> All;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'All' is never awaited; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: a task is put into 'All' here
  All.push_back(write("header"));
  co_return;
}
seastar::future<> onlyAsked() {
  auto Written = write("body");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Written' is never awaited; its result and its error are lost [async-unawaited-task]
  (void)Written.available();
  co_return;
}

seastar::future<> returned() {
  auto Written = write("body");
  return Written;
}
seastar::future<> chained() {
  auto Size = size();
  return Size.then([](int) { return write("body"); });
}
seastar::future<> awaitedUnits(seastar::semaphore &Slots) {
  auto Units = co_await seastar::get_units(Slots, 1);
  co_await write("body");
}

} // namespace with_seastar

// Folly.

namespace with_folly {

folly::coro::Task<int> price(int Article);
folly::Future<int> load(const std::string &Key);

folly::coro::Task<void> lazy() {
  auto Price = price(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}
folly::coro::Task<void> lock(folly::coro::Mutex &Mutex) {
  auto Lock = Mutex.co_scoped_lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Lock' is never awaited; without 'co_await' it has no effect [async-unawaited-task]
  log("locked");
  co_return;
}
int onOnePath() {
  auto Loaded = load("price");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Loaded' is not awaited on every path; its result and its error are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: 'Loaded' is dropped here
  if (isOpen())
    return std::move(Loaded).get();
  return 0;
}
folly::coro::Task<void> filled() {
  std::vector<folly::coro::Task<int>> Prices;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'Prices' is never awaited; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: a task is put into 'Prices' here
  Prices.push_back(price(1));
  co_return;
}

folly::coro::Task<void> collected() {
  auto First = price(1);
  auto Second = price(2);
  co_await folly::coro::collectAll(std::move(First), std::move(Second));
}
void continued() {
  auto Loaded = load("price");
  auto Done = std::move(Loaded).thenValue([](int) { log("loaded"); });
  std::move(Done).wait();
}

} // namespace with_folly

// cppcoro.

namespace with_cppcoro {

cppcoro::task<int> price(int Article);
cppcoro::shared_task<int> sharedPrice(int Article);

cppcoro::task<> lazy() {
  auto Price = price(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}
cppcoro::task<> hop(cppcoro::static_thread_pool &Pool) {
  auto Hop = Pool.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Hop' is never awaited; without 'co_await' it has no effect [async-unawaited-task]
  co_return;
}
cppcoro::task<> lock(cppcoro::async_mutex &Mutex) {
  auto Lock = Mutex.scoped_lock_async();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Lock' is never awaited; what follows is not protected [async-unawaited-task]
  log("locked");
  co_return;
}

// Others may hold it.
cppcoro::task<> shared() {
  auto Price = sharedPrice(1);
  co_return;
}
cppcoro::task<> awaitedTwice() {
  auto Price = sharedPrice(1);
  co_await Price;
  co_await Price;
}

} // namespace with_cppcoro

// KJ, where the work ends with its promise: a variable keeps it running.

namespace with_kj {

kj::Promise<int> load();
kj::Promise<void> save();

kj::Promise<void> keptForTheScope() {
  auto Loaded = load();
  return save();
}
kj::Promise<void> onOnePath() {
  auto Saved = save();
  if (isOpen())
    co_await Saved;
}

} // namespace with_kj

// C++/WinRT.

namespace with_winrt {

using winrt::Windows::Foundation::IAsyncAction;

IAsyncAction save();
wil::task<int> count();

IAsyncAction task() {
  auto Counted = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Counted' is never awaited; its result and its error are lost [async-unawaited-task]
  co_return;
}

IAsyncAction action() {
  auto Saved = save();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Saved' is never awaited; its result and its error are lost [async-unawaited-task]
  co_return;
}

} // namespace with_winrt

// Types that a project derives from a task, or wraps around one.

namespace with_own_types {

struct Job : app::Task<> {
  Job(app::Task<> Work) : app::Task<>(std::move(Work)) {}
};

class Operation {
public:
  explicit Operation(app::Task<> Work);
  Operation(Operation &&) noexcept;
  app::Task<> operator co_await() &&;
};

template <typename T> using Async = folly::coro::Task<T>;

Job makeJob();
Operation makeOperation();
Async<int> count();
std::pair<Job, Operation> makeBoth();

app::Task<> derived() {
  auto Work = makeJob();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Work' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}
app::Task<> wrapped() {
  auto Work = makeOperation();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Work' is never awaited; without 'co_await' it has no effect [async-unawaited-task]
  co_return;
}
void alias() { auto Count = count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Count' is never awaited; its work never runs [async-unawaited-task]
app::Task<> bound() {
  auto [First, Second] = makeBoth();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'First' is never awaited; its work never runs [async-unawaited-task]
  co_await std::move(Second);
}
app::Task<> filled() {
  std::vector<Job> Jobs;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Jobs' is never awaited; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: a task is put into 'Jobs' here
  Jobs.push_back(makeJob());
  co_return;
}

app::Task<> awaited() {
  auto Work = makeOperation();
  co_await std::move(Work);
}

} // namespace with_own_types

// RUN: %check_async %s async-blocking-wait
//
// A helper that waits for a parameter: what the caller knows counts.

#include <app/task.h>
#include <future>
#include <libraries/folly.h>
#include <libraries/seastar.h>
#include <semaphore>
#include <vector>

using namespace std::chrono_literals;

std::future<int> loadPrice(int Article);

int valueOf(std::future<int> &Loading) { return Loading.get(); }
int valueOfRvalue(std::future<int> &&Loading) { return Loading.get(); }
int valueOfShared(const std::shared_future<int> &Loading) { return Loading.get(); }
template <typename Future> auto valueOfAny(Future &Loading) { return Loading.get(); }
void settle(std::future<int> &Loading) { Loading.wait(); }
bool settleFor(std::future<int> &Loading, std::chrono::milliseconds Bound) {
  return Loading.wait_for(Bound) == std::future_status::ready;
}
int sumOf(std::future<int> &First, std::future<int> &Second) {
  return First.get() + Second.get();
}
bool take(std::counting_semaphore<> &Units, std::chrono::milliseconds Bound) {
  return Units.try_acquire_for(Bound);
}
bool takeOrGiveUp(std::counting_semaphore<> &Units, std::chrono::milliseconds Bound = 50ms) {
  return Units.try_acquire_for(Bound);
}

// What the caller does not know.

app::Task<int> unknownArgument(std::future<int> Loading) {
  co_return valueOf(Loading);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'valueOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-23]]:57: note: 'valueOf' calls 'std::future::get' here
}

app::Task<int> guardOfOther(std::future<int> Loading, std::future<int> Other) {
  if (Other.wait_for(0s) != std::future_status::ready)
    co_return 0;
  co_return valueOf(Loading);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'valueOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-31]]:57: note: 'valueOf' calls 'std::future::get' here
}

app::Task<int> guardOnOtherBranch(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return 0;
  co_return valueOf(Loading);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'valueOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-39]]:57: note: 'valueOf' calls 'std::future::get' here
}

app::Task<int> reassigned(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  Loading = loadPrice(2);
  co_return valueOf(Loading);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'valueOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-48]]:57: note: 'valueOf' calls 'std::future::get' here
}

app::Task<bool> realBound(std::future<int> Loading) {
  co_return settleFor(Loading, 50ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'settleFor' blocks the thread that runs this coroutine: it reaches 'std::future::wait_for' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-48]]:18: note: 'settleFor' calls 'std::future::wait_for' here
}

app::Task<bool> unknownBound(std::future<int> Loading, std::chrono::milliseconds Bound) {
  co_return settleFor(Loading, Bound);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'settleFor' blocks the thread that runs this coroutine: it reaches 'std::future::wait_for' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-54]]:18: note: 'settleFor' calls 'std::future::wait_for' here
}

app::Task<bool> realBoundOfSemaphore(std::counting_semaphore<> &Units) {
  co_return take(Units, 1ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'take' blocks the thread that runs this coroutine: it reaches 'std::counting_semaphore::try_acquire_for' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-54]]:16: note: 'take' calls 'std::counting_semaphore::try_acquire_for' here
}

app::Task<bool> defaultBound(std::counting_semaphore<> &Units) {
  co_return takeOrGiveUp(Units);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'takeOrGiveUp' blocks the thread that runs this coroutine: it reaches 'std::counting_semaphore::try_acquire_for' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-57]]:16: note: 'takeOrGiveUp' calls 'std::counting_semaphore::try_acquire_for' here
}

app::Task<int> otherIsReady(std::future<int> First, std::future<int> Second) {
  if (Second.wait_for(0s) != std::future_status::ready)
    co_return 0;
  co_return sumOf(First, Second);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sumOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-71]]:16: note: 'sumOf' calls 'std::future::get' here
}

// Below: nothing more is expected.

app::Task<int> guarded(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return valueOf(Loading);
  co_return 0;
}

app::Task<int> guardedAndMovedByReference(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return valueOfRvalue(std::move(Loading));
  co_return 0;
}

app::Task<int> guardedShared(std::shared_future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return valueOfShared(Loading);
  co_return 0;
}

app::Task<int> guardedTemplate(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return valueOfAny(Loading);
  co_return 0;
}

app::Task<int> guardedByLoop(std::future<int> Loading) {
  while (Loading.wait_for(0s) != std::future_status::ready)
    co_await app::sleepFor(1ms);
  co_return valueOf(Loading);
}

app::Task<int> guardedElement(std::vector<std::future<int>> Loading) {
  if (Loading[0].wait_for(0s) == std::future_status::ready)
    co_return valueOf(Loading[0]);
  co_return 0;
}

app::Task<> guardedVoid(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    settle(Loading);
  co_return;
}

struct Cart {
  std::future<int> Price;
  static int read(std::future<int> &From) { return From.get(); }
  int readOwn(std::future<int> &From) { return From.get(); }
  app::Task<int> show() {
    if (Price.wait_for(0s) == std::future_status::ready)
      co_return read(Price);
    co_return 0;
  }
  app::Task<int> showOwn(std::future<int> Total) {
    if (Total.wait_for(0s) == std::future_status::ready)
      co_return readOwn(Total);
    co_return 0;
  }
};

// The bound is zero.

app::Task<bool> zeroBound(std::future<int> Loading) { co_return settleFor(Loading, 0ms); }

app::Task<bool> zeroBoundOfOtherUnit(std::future<int> Loading) {
  co_return settleFor(Loading, 0s);
}

app::Task<bool> zeroBoundByName(std::future<int> Loading) {
  constexpr std::chrono::milliseconds Never{0};
  co_return settleFor(Loading, Never);
}

app::Task<bool> zeroBoundOfSemaphore(std::counting_semaphore<> &Units) {
  co_return take(Units, std::chrono::milliseconds::zero());
}

// A future that is made ready.

int valueOfFolly(folly::SemiFuture<int> Loading) { return std::move(Loading).get(); }
int valueOfFollyReference(folly::SemiFuture<int> &Loading) { return std::move(Loading).get(); }
int valueOfTotal(seastar::future<int> &Loading) { return Loading.get(); }

folly::coro::Task<int> readyFactory() { co_return valueOfFolly(folly::makeSemiFuture(1)); }

folly::coro::Task<int> readyFactoryInVariable() {
  auto Known = folly::makeSemiFuture(1);
  co_return valueOfFollyReference(Known);
}

folly::coro::Task<int> guardedFolly(folly::SemiFuture<int> Loading) {
  if (!Loading.isReady())
    co_return 0;
  co_return valueOfFollyReference(Loading);
}

seastar::future<int> readyElements(seastar::future<int> First, seastar::future<int> Second) {
  auto [One, Two] = co_await seastar::when_all(std::move(First), std::move(Second));
  co_return valueOfTotal(One) + valueOfTotal(Two);
}

seastar::future<int> readyInContinuation(seastar::future<int> Loading) {
  return Loading.then_wrapped(
      [](seastar::future<int> Loaded) { return valueOfTotal(Loaded); });
}

// The guard is in the helper.
int valueIfReady(std::future<int> &Loading) {
  return Loading.wait_for(0s) == std::future_status::ready ? Loading.get() : 0;
}

app::Task<int> guardInHelper(std::future<int> Loading) { co_return valueIfReady(Loading); }

// Both are ready.
app::Task<int> bothAreReady(std::future<int> First, std::future<int> Second) {
  if (First.wait_for(0s) == std::future_status::ready &&
      Second.wait_for(0s) == std::future_status::ready)
    co_return sumOf(First, Second);
  co_return 0;
}

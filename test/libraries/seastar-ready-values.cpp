// RUN: %check_async %s async-blocking-wait
//
// Futures that come out of a combinator, or into a continuation, are ready.

#include "libraries/seastar.h"
#include <tuple>
#include <vector>

seastar::future<int> loadTotal(int Order);
seastar::future<> storeTotal(int Order, int Total);
seastar::future<std::vector<seastar::future<int>>> loadAll(int First, int Last);
bool isOpen();

// What is put in the place of such a future is not.

seastar::future<int> readOverwrittenBinding() {
  auto [First, Second] = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  First = loadTotal(3);
  co_return First.get() + Second.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'seastar::future::get' blocks the executor's thread that resumed this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:26: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
}

seastar::future<int> readOverwrittenTuple() {
  auto Loaded = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  std::get<0>(Loaded) = loadTotal(3);
  co_return std::get<0>(Loaded).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'seastar::future::get' blocks the executor's thread that resumed this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:33: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
}

seastar::future<int> readOverwrittenElement() {
  auto Loaded = co_await loadAll(1, 9);
  Loaded[0] = loadTotal(3);
  co_return Loaded[0].get();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'seastar::future::get' blocks the executor's thread that resumed this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:23: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
}

seastar::future<int> readOverwrittenParameter() {
  return loadTotal(1).then_wrapped([](seastar::future<int> Loaded) {
    if (isOpen())
      Loaded = loadTotal(2);
    return Loaded.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'seastar::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-5]]:23: note: 'seastar::future::then_wrapped' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:19: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  });
}

// Another future than the one that is given.

seastar::future<int> readOtherInContinuation() {
  return loadTotal(1).then_wrapped([](seastar::future<int>) {
    return loadTotal(2).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seastar::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:23: note: 'seastar::future::then_wrapped' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:25: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  });
}

seastar::future<int> readCaptureInContinuation(seastar::future<int> Other) {
  return loadTotal(1).then_wrapped([Other = std::move(Other)](seastar::future<int>) mutable {
    return Other.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'seastar::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:23: note: 'seastar::future::then_wrapped' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:18: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  });
}

seastar::future<int> readOtherAfterCombinator(seastar::future<int> Other) {
  auto Loaded = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return Other.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'seastar::future::get' blocks the executor's thread that resumed this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  // CHECK-FIXES: co_return (co_await std::move(Other));
}

// The parameter of a function that is no continuation.

seastar::future<int> readParameter(seastar::future<int> Loaded) {
  co_return Loaded.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'seastar::future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  // CHECK-FIXES: co_return (co_await std::move(Loaded));
}

// Below: nothing more is expected.

seastar::future<int> readTuple() {
  auto Loaded = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return std::get<0>(Loaded).get() + std::get<1>(Loaded).get();
}

seastar::future<int> readTupleAfterSuspension() {
  auto Loaded = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  // Nobody else can reach a local.
  co_await storeTotal(1, 2);
  co_return std::get<0>(Loaded).get();
}

seastar::future<int> readMovedTuple() {
  auto Loaded = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return std::get<0>(std::move(Loaded)).get();
}

seastar::future<int> readBindings() {
  auto [First, Second] = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return First.get() + Second.get();
}

seastar::future<int> readReferenceBindings() {
  auto &&[First, Second] = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return First.get() + std::move(Second).get();
}

seastar::future<int> readElements() {
  auto Loaded = co_await loadAll(1, 9);
  co_return Loaded[0].get() + Loaded.at(1).get();
}

seastar::future<int> readAsFuture() {
  auto Loaded = co_await seastar::coroutine::as_future(loadTotal(1));
  co_return Loaded.failed() ? 0 : Loaded.get();
}

seastar::future<int> readInContinuation() {
  return seastar::when_all(loadTotal(1), loadTotal(2))
      .then([](std::tuple<seastar::future<int>, seastar::future<int>> Loaded) {
        return std::get<0>(Loaded).get() + std::get<1>(std::move(Loaded)).get();
      });
}

seastar::future<int> readWrapped() {
  return loadTotal(1).then_wrapped([](seastar::future<int> Loaded) {
    return Loaded.failed() ? 0 : Loaded.get();
  });
}

seastar::future<int> readWrappedReference() {
  return loadTotal(1).then_wrapped([](auto &&Loaded) { return Loaded.get(); });
}

seastar::future<int> readWrappedInLambda() {
  return loadTotal(1).then_wrapped([](seastar::future<int> Loaded) {
    return [&] { return Loaded.get(); }();
  });
}

// The second half of a continuation: what every caller hands over is ready.

seastar::future<int> addDelivery(seastar::future<int> Loaded, int Fee) {
  if (Fee < 0) {
    Loaded.ignore_ready_future();
    co_return 0;
  }
  co_return Loaded.get() + Fee;
}

seastar::future<int> loadWithDelivery() {
  return loadTotal(1).then_wrapped([](seastar::future<int> Loaded) {
    return addDelivery(std::move(Loaded), 5);
  });
}

// One caller does not wait.
seastar::future<int> addTax(seastar::future<int> Loaded) {
  co_return Loaded.get() * 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'seastar::future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  // CHECK-FIXES: co_return (co_await std::move(Loaded)) * 2;
}

seastar::future<int> loadWithTax() {
  return loadTotal(1).then_wrapped(
      [](seastar::future<int> Loaded) { return addTax(std::move(Loaded)); });
}

seastar::future<int> loadNowWithTax() { co_return co_await addTax(loadTotal(1)); }

// A function of the library that gives its own futures back: the model says
// whether it blocks.
namespace seastar {
inline future<int> first(future<int> A, future<int>) {
  return make_ready_future<int>(A.get());
}
} // namespace seastar

seastar::future<int> readFirst() {
  co_return co_await seastar::first(loadTotal(1), loadTotal(2));
}

// The same in the application.
seastar::future<int> firstOf(seastar::future<int> A, seastar::future<int>) {
  return seastar::make_ready_future<int>(A.get());
}

seastar::future<int> readFirstOf() {
  co_return co_await firstOf(loadTotal(1), loadTotal(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'firstOf' blocks the thread that runs this coroutine: it reaches 'seastar::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:44: note: 'firstOf' calls 'seastar::future::get' here
}

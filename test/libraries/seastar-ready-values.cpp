// RUN: %check_async %s async-blocking-wait
// XFAIL: *
//
// No expectation: the check is silent here. Futures that come out of a
// combinator, or into a continuation, are ready. Needs rules of Readiness.cpp
// that do not exist yet; with them, then_wrapped can join the continuations.

#include "libraries/seastar.h"
#include <tuple>

seastar::future<int> loadTotal(int Order);

seastar::future<int> readTuple() {
  auto Loaded = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return std::get<0>(Loaded).get() + std::get<1>(Loaded).get();
}

seastar::future<int> readBindings() {
  auto [First, Second] = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return First.get() + Second.get();
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

// RUN: %check_async %s async-offloaded-blocking

#include <app/task.h>
#include <chrono>
#include <future>
#include <libraries/folly.h>
#include <netdb.h>
#include <thread>

using namespace std::chrono_literals;

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

// Instantiations share the finding at the template.

template <typename T> app::Task<std::future<T>> lookUp(T) {
  co_return std::async(std::launch::async, [] { return T(resolve("shop.example")); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-8]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<> usesLookUp() {
  co_await lookUp(1);
  co_await lookUp(2L);
}

template <typename Duration>
folly::coro::Task<> pauseElsewhere(folly::CPUThreadPoolExecutor &Pool, Duration Length) {
  co_await folly::via(&Pool, [=] { std::this_thread::sleep_for(Length); });
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'folly::via' blocks another thread with 'std::this_thread::sleep_for', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: it blocks here; use 'co_await folly::coro::sleep(...)'
}

folly::coro::Task<> usesPauseElsewhere(folly::CPUThreadPoolExecutor &Pool) {
  co_await pauseElsewhere(Pool, 1s);
  co_await pauseElsewhere(Pool, 1ms);
}

template <typename Pool> struct Directory {
  folly::coro::Task<> lookUp(Pool &Workers) {
    Workers.add([] { resolve("shop.example"); });
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
    // CHECK-MESSAGES: :[[@LINE-32]]:10: note: it blocks here; use an asynchronous resolver
    co_return;
  }
  folly::coro::Task<> neverUsed(Pool &Workers) {
    // A member that no instantiation needs.
    Workers.add([] { resolve("shop.example"); });
    co_return;
  }
};

namespace shop {
struct Counter {
  template <typename Work> void add(Work &&) {}
};
} // namespace shop

folly::coro::Task<> usesDirectory(Directory<folly::CPUThreadPoolExecutor> &Offloads,
                                  folly::CPUThreadPoolExecutor &Pool,
                                  Directory<shop::Counter> &Counts, shop::Counter &Orders) {
  // An offload in one of the instantiations.
  co_await Offloads.lookUp(Pool);
  co_await Counts.lookUp(Orders);
}

// A helper that is a template.

template <typename T> T lookUpAs(const char *Host) { return T(resolve(Host)); }

app::Task<std::future<long>> helperInLambda() {
  co_return std::async(std::launch::async, [] { return lookUpAs<long>("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-63]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<long>> helperByName() {
  co_return std::async(std::launch::async, lookUpAs<long>, "shop.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-69]]:10: note: it blocks here; use an asynchronous resolver
}

// What a template parameter decides.

template <int Seconds> folly::coro::Task<> pauseFor(folly::CPUThreadPoolExecutor &Pool) {
  // Zero in one instantiation, and not in the other.
  co_await folly::via(
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'folly::via' blocks another thread with 'std::this_thread::sleep_for', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE+1]]:19: note: it blocks here; use 'co_await folly::coro::sleep(...)'
      &Pool, [] { std::this_thread::sleep_for(std::chrono::seconds(Seconds)); });
}

template folly::coro::Task<> pauseFor<0>(folly::CPUThreadPoolExecutor &);
template folly::coro::Task<> pauseFor<5>(folly::CPUThreadPoolExecutor &);

template <int Seconds> folly::coro::Task<> pauseForNoTime(folly::CPUThreadPoolExecutor &Pool) {
  co_await folly::via(
      &Pool, [] { std::this_thread::sleep_for(std::chrono::seconds(Seconds)); });
}

template folly::coro::Task<> pauseForNoTime<0>(folly::CPUThreadPoolExecutor &);

template <bool LookUp> app::Task<std::future<int>> maybeLooksUp() {
  if constexpr (LookUp)
    co_return std::async(std::launch::async, resolve, "shop.example");
  co_return std::future<int>();
}

template app::Task<std::future<int>> maybeLooksUp<false>();

// Templates that nobody instantiates are silent.

template <typename T> app::Task<std::future<T>> neverInstantiated() {
  co_return std::async(std::launch::async, [] { return T(resolve("shop.example")); });
}

// Macros of the application.

#define OFFLOAD(EXPRESSION) std::async(std::launch::async, [] { return EXPRESSION; })

app::Task<std::future<int>> offloadInMacro() {
  co_return OFFLOAD(resolve("shop.example"));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-5]]:29: note: expanded from macro 'OFFLOAD'
  // CHECK-MESSAGES: :[[@LINE-114]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> harmlessOffloadInMacro() { co_return OFFLOAD(1 + 1); }

#define LOOK_UP(HOST) resolve(HOST)

app::Task<std::future<int>> callInMacro() {
  co_return std::async(std::launch::async, [] { return LOOK_UP("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-124]]:10: note: it blocks here; use an asynchronous resolver
}

#define START(OFFLOADED) OFFLOADED

app::Task<std::future<int>> offloadAsArgument() {
  co_return START(std::async(std::launch::async, resolve, "shop.example"));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-132]]:10: note: it blocks here; use an asynchronous resolver
}

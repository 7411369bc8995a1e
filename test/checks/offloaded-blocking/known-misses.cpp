// RUN: %check_async %s async-offloaded-blocking
//
// No expectation: the check is silent here, and does not see these offloads.

#include <app/task.h>
#include <chrono>
#include <functional>
#include <future>
#include <libraries/folly.h>
#include <netdb.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

// Work whose body is not in the unit.

int lookUpInOtherUnit(const char *Host);

app::Task<std::future<int>> workOfOtherUnit() {
  co_return std::async(std::launch::async, lookUpInOtherUnit, "shop.example");
}

// Work in a variable that others could change.

app::Task<std::future<int>> functionWrapper() {
  std::function<int()> LookUp = [] { return resolve("shop.example"); };
  co_return std::async(std::launch::async, LookUp);
}

app::Task<std::future<int>> functionPointer(int (*LookUp)(const char *) = &resolve) {
  co_return std::async(std::launch::async, LookUp, "shop.example");
}

app::Task<std::future<int>> packagedTask(folly::CPUThreadPoolExecutor &Pool) {
  std::packaged_task<int()> LookUp([] { return resolve("shop.example"); });
  std::future<int> Found = LookUp.get_future();
  Pool.add(std::move(LookUp));
  co_return Found;
}

// An offload in a function that an async context calls.

std::future<int> startLookUp() {
  return std::async(std::launch::async, resolve, "shop.example");
}

app::Task<std::future<int>> offloadInHelper() { co_return startLookUp(); }

app::Task<std::future<int>> offloadInLambda() {
  auto Start = [] { return std::async(std::launch::async, resolve, "shop.example"); };
  co_return Start();
}

// Work that gives the blocking call to a second thread, and waits for it.

app::Task<std::future<int>> offloadInsideOffload() {
  co_return std::async(std::launch::async, [] {
    return std::async(std::launch::async, resolve, "shop.example").get();
  });
}

// An executor behind its interface may be a pool.

folly::coro::Task<> unknownExecutor(folly::Executor &Workers) {
  Workers.add([] { resolve("shop.example"); });
  co_return;
}

// A handler has no task type that says how to sleep.

void onPrice(folly::Future<int> Price, folly::CPUThreadPoolExecutor &Pool) {
  std::move(Price).thenValue(
      [&](int) { Pool.add([] { std::this_thread::sleep_for(1s); }); });
}

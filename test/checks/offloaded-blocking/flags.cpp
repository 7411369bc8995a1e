// RUN: %check_async %s async-offloaded-blocking

#include <app/task.h>
#include <chrono>
#include <functional>
#include <future>
#include <libraries/concurrencpp.h>
#include <libraries/folly.h>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

// As Qt 6 declares them.
namespace QtConcurrent {
template <typename Function, typename... Arguments>
std::future<void> run(Function &&, Arguments &&...) {
  std::terminate();
}
} // namespace QtConcurrent

class QThreadPool {
public:
  template <typename Function> void start(Function &&) { std::terminate(); }
};

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

// Every offload.

app::Task<std::future<int>> offloadsWithAsync() {
  co_return std::async(std::launch::async, [] { return resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-8]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> offloadsWithDefaultPolicy() {
  co_return std::async([] { return resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-14]]:10: note: it blocks here; use an asynchronous resolver
}

folly::coro::Task<> offloadsWithVia(folly::CPUThreadPoolExecutor &Pool) {
  co_await folly::via(&Pool, [] { return resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'folly::via' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-20]]:10: note: it blocks here; use an asynchronous resolver
}

folly::coro::Task<> offloadsToPool(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-26]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

app::Task<> offloadsToSharedPool(std::shared_ptr<concurrencpp::thread_pool_executor> Pool) {
  Pool->post([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'concurrencpp::thread_pool_executor::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-33]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

app::Task<std::future<void>> offloadsWithQtConcurrent() {
  co_return QtConcurrent::run([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'QtConcurrent::run' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-40]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<> offloadsToQtPool(QThreadPool &Pool) {
  Pool.start([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'QThreadPool::start' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-46]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

// Every kind of call.

folly::coro::Task<> sleepsElsewhere(folly::CPUThreadPoolExecutor &Pool) {
  co_await folly::via(&Pool, [] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'folly::via' blocks another thread with 'std::this_thread::sleep_for', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:35: note: it blocks here; use 'co_await folly::coro::sleep(...)'
}

folly::coro::Task<> sleepsElsewhereWithPosix(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { usleep(100); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'usleep', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: it blocks here; use 'co_await folly::coro::sleep(...)'
  co_return;
}

folly::coro::Task<int> waitsElsewhere(folly::CPUThreadPoolExecutor &Pool,
                                      folly::Future<int> Price) {
  co_return co_await folly::via(&Pool, [&] { return std::move(Price).get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'folly::via' blocks another thread with 'folly::Future::get', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:70: note: it blocks here; use 'co_await std::move(future)'
}

folly::coro::Task<int> fetchPrice(int Article);

folly::coro::Task<int> waitsForTaskElsewhere(folly::CPUThreadPoolExecutor &Pool) {
  co_return co_await folly::via(
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'folly::via' blocks another thread with 'folly::coro::blockingWait', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE+1]]:26: note: it blocks here; use 'co_await std::move(task)'
      &Pool, [] { return folly::coro::blockingWait(fetchPrice(1)); });
}

app::Task<std::future<int>> waitsForReadiness(pollfd *Sockets) {
  co_return std::async(std::launch::async, [=] { return poll(Sockets, 1, 1000); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'poll', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:57: note: it blocks here; use an asynchronous readiness wait
}

app::Task<std::future<int>> connectsElsewhere(const sockaddr *Shop, socklen_t Length) {
  co_return std::async(std::launch::async, [=] {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'connect', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE+2]]:12: note: it blocks here; use an asynchronous socket operation
    int Peer = socket(AF_INET, SOCK_STREAM, 0);
    return connect(Peer, Shop, Length);
  });
}

// Every way to name the work.

app::Task<std::future<int>> functionByName() {
  co_return std::async(std::launch::async, resolve, "shop.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-101]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> functionByAddress() {
  co_return std::async(std::launch::async, &resolve, "shop.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-107]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> functionOfModels(addrinfo **Found) {
  co_return std::async(std::launch::async, getaddrinfo, "shop.example", "443", nullptr,
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:44: note: it blocks here; use an asynchronous resolver
                       Found);
}

app::Task<std::future<int>> qualifiedFunctionOfModels(addrinfo **Found) {
  co_return std::async(std::launch::async, &::getaddrinfo, "shop.example", "443", nullptr,
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:44: note: it blocks here; use an asynchronous resolver
                       Found);
}

app::Task<std::future<int>> boundFunction() {
  co_return std::async(std::launch::async, std::bind(resolve, "shop.example"));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-127]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> boundFunctionOfModels(addrinfo **Found) {
  co_return std::async(std::launch::async,
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE+1]]:24: note: it blocks here; use an asynchronous resolver
                       std::bind(getaddrinfo, "shop.example", "443", nullptr, Found));
}

app::Task<std::future<int>> boundFront() {
  co_return std::async(std::launch::async, std::bind_front(resolve, "shop.example"));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-140]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> referenceToFunction() {
  co_return std::async(std::launch::async, std::ref(resolve), "shop.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-146]]:10: note: it blocks here; use an asynchronous resolver
}

struct Resolver {
  int lookUp(const char *Host) const { return resolve(Host); }
  int operator()() const { return resolve("shop.example"); }
};

app::Task<std::future<int>> memberFunction(const Resolver &Names) {
  co_return std::async(std::launch::async, &Resolver::lookUp, &Names, "shop.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-157]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> functionObject() {
  co_return std::async(std::launch::async, Resolver());
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-163]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> lambdaInConstant() {
  const auto LookUp = [] { return resolve("shop.example"); };
  co_return std::async(std::launch::async, LookUp);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-170]]:10: note: it blocks here; use an asynchronous resolver
}

// Through helpers.

int lookUpShop() { return resolve("shop.example"); }

app::Task<std::future<int>> throughHelpers() {
  co_return std::async(std::launch::async, [] { return lookUpShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-180]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> throughHelperByName() {
  co_return std::async(std::launch::async, lookUpShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-186]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> throughLambdaInside() {
  co_return std::async(std::launch::async, [] {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-192]]:10: note: it blocks here; use an asynchronous resolver
    auto LookUp = [] { return resolve("shop.example"); };
    return LookUp();
  });
}

// What blocks first is named, once.

app::Task<std::future<void>> severalCalls() {
  co_return std::async(std::launch::async, [] {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-203]]:10: note: it blocks here; use an asynchronous resolver
    resolve("shop.example");
    resolve("bank.example");
  });
}

app::Task<> severalOffloads() {
  std::vector<std::future<int>> Found;
  for (const char *Host : {"shop.example", "bank.example"})
    Found.push_back(std::async(std::launch::async, resolve, Host));
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
    // CHECK-MESSAGES: :[[@LINE-214]]:10: note: it blocks here; use an asynchronous resolver
  Found.push_back(std::async(std::launch::async, resolve, "mail.example"));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-217]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

app::Task<std::future<int>> withWorkAround() {
  // That it computes as well does not need the thread to wait.
  co_return std::async(std::launch::async, [] {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-225]]:10: note: it blocks here; use an asynchronous resolver
    int Found = resolve("shop.example");
    for (int Round = 0; Round != 1000; ++Round)
      Found ^= Round;
    return Found;
  });
}

// Every context that could await instead.

void onPrice(folly::Future<int> Price, folly::CPUThreadPoolExecutor &Pool) {
  std::move(Price).thenValue([&](int) { Pool.add([] { resolve("shop.example"); }); });
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-238]]:10: note: it blocks here; use an asynchronous resolver
}

void render(folly::CPUThreadPoolExecutor &Pool) [[clang::nonblocking]] {
  Pool.add([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-244]]:10: note: it blocks here; use an asynchronous resolver
}

app::Task<std::future<int>> lambdaCalledInPlace() {
  co_return [] { return std::async(std::launch::async, resolve, "shop.example"); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'std::async' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-250]]:10: note: it blocks here; use an asynchronous resolver
}

app::EagerTask<> eagerTask(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-256]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

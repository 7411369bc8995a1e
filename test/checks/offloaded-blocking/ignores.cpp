// RUN: %check_async %s async-offloaded-blocking
//
// No expectation: the check is silent here.

#include <algorithm>
#include <app/task.h>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <future>
#include <latch>
#include <libraries/folly.h>
#include <libraries/seastar.h>
#include <mutex>
#include <netdb.h>
#include <numeric>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

void compressLogs();

// CPU work is what a pool is for.

folly::coro::Task<int> sumsElsewhere(folly::CPUThreadPoolExecutor &Pool,
                                     std::vector<int> &Prices) {
  co_return co_await folly::via(
      &Pool, [&] { return std::accumulate(Prices.begin(), Prices.end(), 0); });
}

folly::coro::Task<> sortsElsewhere(folly::CPUThreadPoolExecutor &Pool,
                                   std::vector<int> &Prices) {
  co_await folly::via(&Pool, [&] { std::sort(Prices.begin(), Prices.end()); });
}

app::Task<std::future<void>> callsUnknownFunction() {
  // What it does is not in the unit.
  co_return std::async(std::launch::async, compressLogs);
}

app::Task<std::future<void>> doesNothing() {
  co_return std::async(std::launch::async, [] {});
}

// No asynchronous replacement is known.

app::Task<std::future<void>> sleepsForUnknownTask() {
  // How a task of this type sleeps is unknown.
  co_return std::async(std::launch::async, [] { std::this_thread::sleep_for(1s); });
}

app::Task<std::future<unsigned>> sleepsByName() {
  co_return std::async(std::launch::async, sleep, 1u);
}

app::Task<std::future<int>> waitsForStandardFuture(std::shared_future<int> Price) {
  co_return std::async(std::launch::async, [=] { return Price.get(); });
}

app::Task<std::future<void>> waitsForCondition(std::condition_variable &Changed,
                                               std::mutex &Lock) {
  co_return std::async(std::launch::async, [&] {
    std::unique_lock Guard(Lock);
    Changed.wait(Guard);
  });
}

app::Task<std::future<void>> waitsForLatch(std::latch &Started) {
  co_return std::async(std::launch::async, [&] { Started.wait(); });
}

app::Task<std::future<void>> joinsThread(std::thread &Worker) {
  co_return std::async(std::launch::async, [&] { Worker.join(); });
}

// Kinds that have no better place than a pool.

app::Task<std::future<int>> runsProcess() {
  co_return std::async(std::launch::async, [] { return std::system("lpr invoice.pdf"); });
}

app::Task<std::future<int>> runsProcessByName() {
  co_return std::async(std::launch::async, system, "lpr invoice.pdf");
}

app::Task<std::future<int>> reapsProcess(pid_t Child) {
  co_return std::async(std::launch::async, [=] { return waitpid(Child, nullptr, 0); });
}

app::Task<std::future<void>> writesFile() {
  co_return std::async(std::launch::async, [] { std::ofstream("invoice.txt") << 1; });
}

app::Task<std::future<int>> flushesFile(int File) {
  co_return std::async(std::launch::async, [=] { return fsync(File); });
}

app::Task<std::future<int>> readsTerminal() {
  co_return std::async(std::launch::async, [] { return std::getchar(); });
}

app::Task<std::future<void>> takesLock(std::mutex &Lock) {
  co_return std::async(std::launch::async, [&] { std::lock_guard Guard(Lock); });
}

// The call does not block.

folly::coro::Task<> sleepsForNoTime(folly::CPUThreadPoolExecutor &Pool) {
  co_await folly::via(&Pool, [] { std::this_thread::sleep_for(0s); });
  Pool.add([] { ::sleep(0); });
}

app::Task<std::future<int>> asksForReadiness(pollfd *Sockets) {
  co_return std::async(std::launch::async, [=] { return poll(Sockets, 1, 0); });
}

app::Task<std::future<int>> readsNumericName(const sockaddr *Peer, socklen_t Length) {
  co_return std::async(std::launch::async, [=] {
    char Host[64];
    return getnameinfo(Peer, Length, Host, sizeof(Host), nullptr, 0, NI_NUMERICHOST);
  });
}

app::Task<std::future<ssize_t>> receivesFromUnknownSocket(int Peer) {
  // Nobody knows whether the descriptor blocks.
  co_return std::async(std::launch::async, [=] { return recv(Peer, nullptr, 0, 0); });
}

app::Task<std::future<int>> connectsWithoutBlocking(const sockaddr *Shop, socklen_t Length) {
  co_return std::async(std::launch::async, [=] {
    int Peer = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    return connect(Peer, Shop, Length);
  });
}

folly::coro::Task<int> readsReadyFuture(folly::CPUThreadPoolExecutor &Pool,
                                        folly::Future<int> &Price) {
  co_return co_await folly::via(&Pool, [&] {
    if (Price.isReady())
      return std::move(Price).get();
    return 0;
  });
}

app::Task<std::future<void>> onlyMentions() {
  co_return std::async(std::launch::async, [] {
    static_assert(sizeof(resolve("shop.example")) == sizeof(int));
    auto *LookUp = &resolve;
    (void)LookUp;
  });
}

// Threads of their own are no offload.

app::Task<> ownThread() {
  std::thread([] { resolve("shop.example"); }).detach();
  co_return;
}

app::Task<> ownThreadByName() {
  std::thread(resolve, "shop.example").detach();
  co_return;
}

app::Task<std::jthread> stoppableThread() {
  co_return std::jthread([] { resolve("shop.example"); });
}

seastar::future<> seastarThread() {
  // There the wait suspends, and the executor goes on.
  co_await seastar::async([] { seastar::sleep(1s).get(); });
}

seastar::future<> seastarThreadWithLookUp() {
  co_await seastar::async([] { resolve("shop.example"); });
}

// Executors and continuations are async contexts: async-blocking-call has them.

folly::coro::Task<> eventLoop(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([] { resolve("shop.example"); });
  co_return;
}

folly::coro::Task<> poolOfEventLoops(folly::IOThreadPoolExecutor &Loops) {
  Loops.add([] { resolve("shop.example"); });
  co_return;
}

folly::coro::Task<> continuation(folly::Future<int> Price) {
  co_await std::move(Price).thenValue([](int) { return resolve("shop.example"); });
}

app::Task<> callsDirectly() {
  resolve("shop.example");
  co_return;
}

// Outside of an async context a thread has to wait for the answer anyway.

std::future<int> offloadsInPlainFunction() {
  return std::async(std::launch::async, resolve, "shop.example");
}

int main() {
  std::future<int> Found = std::async(std::launch::async, resolve, "shop.example");
  return Found.get();
}

app::Generator<int> offloadsInGenerator() {
  std::future<int> Found = std::async(std::launch::async, resolve, "shop.example");
  co_yield Found.get();
}

app::Task<> offloadsInThread() {
  std::thread([] {
    std::future<int> Found = std::async(std::launch::async, resolve, "shop.example");
    Found.wait();
  }).detach();
  co_return;
}

app::Task<std::future<int>> makesTaskOnly() {
  // A function that makes a task, and is no coroutine.
  std::future<int> Found = std::async(std::launch::async, resolve, "shop.example");
  Found.wait();
  throw 1;
}

app::Task<> lambdaForNobody(std::function<void()> &OnClose) {
  // Where it runs is unknown.
  OnClose = [] {
    std::future<int> Found = std::async(std::launch::async, resolve, "shop.example");
  };
  co_return;
}

// Work that only starts something.

folly::coro::Task<> startsThread(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { std::thread([] { resolve("shop.example"); }).detach(); });
  co_return;
}

app::Task<> fetchHost() {
  resolve("shop.example");
  co_return;
}

folly::coro::Task<> startsCoroutine(folly::CPUThreadPoolExecutor &Pool) {
  // The body of the coroutine runs elsewhere, and has a warning of its own.
  Pool.add([] { (void)fetchHost(); });
  co_return;
}

app::Task<std::future<std::function<int()>>> makesCallable() {
  co_return std::async(std::launch::async, []() -> std::function<int()> {
    return [] { return resolve("shop.example"); };
  });
}

// Namesakes.

namespace shop {
template <typename Work> void async(Work &&) {}
struct Pool {
  template <typename Work> void post(Work &&) {}
  template <typename Work> void submit(Work &&) {}
};
int getaddrinfo(const char *);
} // namespace shop

app::Task<> namesakes(shop::Pool &Counter) {
  // Functions of the application, which do what nobody knows.
  shop::async([] { resolve("shop.example"); });
  Counter.post([] { resolve("shop.example"); });
  Counter.submit(resolve);
  co_return;
}

app::Task<std::future<int>> namesakeOfCall() {
  co_return std::async(std::launch::async, [] { return shop::getaddrinfo("shop.example"); });
}

app::Task<std::future<int>> namesakeByName() {
  co_return std::async(std::launch::async, shop::getaddrinfo, "shop.example");
}

// Overrides that nobody knows.

struct Directory {
  virtual ~Directory();
  virtual int lookUp(const char *Host) { return resolve(Host); }
};

app::Task<std::future<int>> virtualFunction(Directory &Names) {
  co_return std::async(std::launch::async, &Directory::lookUp, &Names, "shop.example");
}

app::Task<std::future<int>> virtualCall(Directory &Names) {
  co_return std::async(std::launch::async, [&] { return Names.lookUp("shop.example"); });
}

// Sites that a comment excuses.

app::Task<> excused(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { resolve("shop.example"); }); // NOLINT(async-offloaded-blocking)
  // NOLINTNEXTLINE
  Pool.add([] { resolve("shop.example"); });
  // NOLINTBEGIN(async-offloaded-*)
  Pool.add([] { resolve("shop.example"); });
  // NOLINTEND(async-offloaded-*)
  co_return;
}

// Never evaluated.

app::Task<> unevaluated() {
  using Found = decltype(std::async(std::launch::async, resolve, "shop.example"));
  static_assert(sizeof(std::async(std::launch::async, resolve, "shop.example")) != 0);
  co_return;
}

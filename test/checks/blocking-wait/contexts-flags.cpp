// RUN: %check_async %s async-blocking-wait
//
// Which code runs on an executor's thread.

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <future>
#include <mutex>
#include <semaphore.h>
#include <thread>
#include <variant>
#include <vector>

std::future<int> loadPrice(int Article);

// Coroutines of every kind of task.

app::EagerTask<> refreshEagerly() {
  loadPrice(1).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> lambdaThatIsCoroutine() {
  auto Refresh = []() -> app::Task<> {
    loadPrice(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
    co_return;
  };
  co_await Refresh();
}

app::FireAndForget logInBackground() {
  co_await app::fetchPrice(1);
  // Whatever its type, what awaits runs on executors.
  loadPrice(1).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 1 suspension point precedes the call; this is it
}

// Coroutines whose promise comes from the traits.
template <> struct std::coroutine_traits<std::future<int>, int> {
  struct promise_type {
    std::future<int> get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();
    void return_value(int);
  };
};

std::future<int> futureCoroutine(int Article) {
  co_return loadPrice(Article).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

struct Session {
  std::future<int> Greeting;

  app::Task<> serve();
  static app::Task<> serveAll(std::vector<Session> &Sessions);
  app::Task<> operator()(int Request) {
    loadPrice(Request).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
    co_return;
  }
};

app::Task<> Session::serve() {
  Greeting.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> Session::serveAll(std::vector<Session> &Sessions) {
  for (Session &S : Sessions)
    S.Greeting.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Functions that promise not to block.

void renderAudio(sem_t *Ready) [[clang::nonblocking]] {
  sem_wait(Ready);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sem_wait' blocks in a function that is declared nonblocking [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: declared nonblocking here
}

[[clang::annotate("async::nonblocking")]] void onMarketTick(sem_t *Ready) {
  sem_wait(Ready);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sem_wait' blocks in a function that is declared nonblocking [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:48: note: declared nonblocking here
}

// The promise is made at another declaration.
[[clang::annotate("async::nonblocking")]] void onMarketClose(sem_t *Ready);
void onMarketClose(sem_t *Ready) {
  sem_wait(Ready);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sem_wait' blocks in a function that is declared nonblocking [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: declared nonblocking here
}

struct MixerNode {
  void process(sem_t *Ready) [[clang::nonblocking]];
  [[clang::annotate("async::nonblocking")]] void configure(sem_t *Ready);
};

void MixerNode::process(sem_t *Ready) [[clang::nonblocking]] {
  sem_wait(Ready);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sem_wait' blocks in a function that is declared nonblocking [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: declared nonblocking here
}

void MixerNode::configure(sem_t *Ready) {
  sem_wait(Ready);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sem_wait' blocks in a function that is declared nonblocking [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: declared nonblocking here
}

void lambdaThatPromises(sem_t *Ready) {
  auto Render = [=]() [[clang::nonblocking]] {
    sem_wait(Ready);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sem_wait' blocks in a function that is declared nonblocking [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: declared nonblocking here
  };
  Render();
}

// Functions that say that they block.

[[clang::annotate("async::blocking")]] int queryInventory(int Article);
[[clang::annotate("async::blocking:wait")]] int queryWarehouse(int Article);
int queryLedger(int Account) [[clang::blocking]];

app::Task<int> callsDeclaredBlocking() {
  co_return queryInventory(1) + queryWarehouse(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'queryInventory' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: warning: 'queryWarehouse' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> callsBlockingEffect() {
  co_return queryLedger(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'queryLedger' blocks the thread that runs this coroutine [async-blocking-wait]
}

struct Ledger {
  [[clang::annotate("async::blocking")]] int balance() const;
  [[clang::annotate("async::blocking")]] explicit Ledger(const char *File);
  int sum() const [[clang::blocking]];
};

app::Task<int> callsBlockingMember(const Ledger &Accounts) {
  co_return Accounts.balance() + Accounts.sum();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Ledger::balance' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:43: warning: 'Ledger::sum' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> callsBlockingConstructor() {
  Ledger Accounts("accounts.db");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Ledger' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// A library's function that the application declares again.
extern "C" int legacy_fetch(int Key);
extern "C" [[clang::annotate("async::blocking")]] int legacy_fetch(int Key);

app::Task<int> callsByRedeclaration() {
  co_return legacy_fetch(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'legacy_fetch' blocks the thread that runs this coroutine [async-blocking-wait]
}

// Lambdas that run inside the code around them.

app::Task<int> lambdaInPlace() {
  const int Price = [] { return loadPrice(1).get(); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Price;
}

app::Task<int> lambdaInPlaceAfterSuspension() {
  co_await app::fetchPrice(1);
  co_return [] { return loadPrice(1).get(); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<int> genericLambdaInPlace() {
  co_return [](auto Article) { return loadPrice(Article).get(); }(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> lambdaOfAlgorithm(std::vector<std::future<int>> Prices) {
  std::for_each(Prices.begin(), Prices.end(),
                [](std::future<int> &Price) { Price.wait(); });
                // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> lambdaOfRangesAlgorithm(std::vector<std::future<int>> Prices) {
  std::ranges::for_each(Prices, [](std::future<int> &Price) { Price.wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> lambdaOfProjection(std::vector<std::shared_future<int>> Prices) {
  std::ranges::sort(Prices, {}, [](const std::shared_future<int> &Price) {
    return Price.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::shared_future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  });
  co_return;
}

app::Task<> lambdaOfCallOnce(std::once_flag &Once) {
  std::call_once(Once, [] { loadPrice(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> lambdaOfVisit(std::variant<int, std::future<int>> &Price) {
  std::visit(
      [](auto &Value) {
        if constexpr (requires { Value.wait(); })
          Value.wait();
          // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
      },
      Price);
  co_return;
}

app::Task<> lambdaOfInvoke() {
  std::invoke([] { loadPrice(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> lambdaByNameOfAlgorithm(std::vector<std::future<int>> Prices) {
  // Passed by name it counts as inline too.
  auto Wait = [](std::future<int> &Price) { Price.wait(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  std::for_each(Prices.begin(), Prices.end(), Wait);
  co_return;
}

app::Task<> lambdaInLambda(std::vector<std::vector<std::future<int>>> Shelves) {
  std::ranges::for_each(Shelves, [](std::vector<std::future<int>> &Shelf) {
    std::ranges::for_each(Shelf, [](std::future<int> &Price) { Price.wait(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:70: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  });
  co_return;
}

// The nearest enclosing callable decides.

void startThreadThatServes() {
  std::thread([] {
    auto Serve = []() -> app::Task<> {
      // The coroutine is nearer than the thread.
      loadPrice(1).wait();
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
      co_return;
    };
    (void)Serve();
  }).detach();
}

app::Task<> inlineInsideCoroutineInsideThread() {
  std::thread([] {
    auto Serve = []() -> app::Task<> {
      [] { loadPrice(1).wait(); }();
      // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
      co_return;
    };
    (void)Serve();
  }).detach();
  co_return;
}

app::Task<> classInsideFunction() {
  struct Probe {
    static app::Task<> ping() {
      loadPrice(1).wait();
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
      co_return;
    }
  };
  co_await Probe::ping();
}

app::Task<> waitsInCapture() {
  // The initialiser of a capture runs where the lambda is written.
  auto Report = [Price = loadPrice(1).get()] { return Price; };
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  Report();
  co_return;
}

app::Task<> waitsInThreadArgument() {
  // The thread blocks nobody, its argument is waited for here.
  std::thread([](int) {}, loadPrice(1).get()).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

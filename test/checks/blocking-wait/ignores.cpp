// RUN: %check_async %s async-blocking-wait
//
// No expectation: the check is silent here.

#include <algorithm>
#include <app/task.h>
#include <atomic>
#include <barrier>
#include <condition_variable>
#include <future>
#include <functional>
#include <latch>
#include <map>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <semaphore.h>
#include <semaphore>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

struct Order {
  int Total;
};

std::future<Order> loadOrder(int Id);
std::shared_future<Order> loadSharedOrder(int Id);
void writeAuditLog();

// Plain functions: nobody says that they run on an executor.

int readTotal() { return loadOrder(1).get().Total; }

void joinWorker() {
  std::thread Worker(writeAuditLog);
  Worker.join();
}

void leaveStoppableWorker() { std::jthread Worker(writeAuditLog); }

int main(int Count, char **) {
  // The thread of main is nobody else's.
  loadOrder(Count).wait();
  std::jthread Worker(writeAuditLog);
}

class OrderBook {
public:
  // Destructors and constructors are plain functions too.
  OrderBook() { Opened.wait(); }
  ~OrderBook() {
    if (Worker.joinable())
      Worker.join();
  }

  // Makes tasks, but is no coroutine itself.
  app::Task<> open() {
    Opened.wait();
    return app::sleepFor(1ms);
  }

private:
  std::latch Opened{1};
  std::thread Worker;
};

// Coroutines that await instead.

app::Task<int> awaitPrice() { co_return co_await app::fetchPrice(1); }

app::Task<> startAndForget(std::future<Order> &Result) {
  // Nothing waits for the result here.
  Result = loadOrder(1);
  co_return;
}

app::Task<std::future<Order>> handOver() {
  // The caller decides what to do with the future.
  co_return loadOrder(1);
}

struct Ticket {
  int get() const;
  void wait();
  void join();
};

app::Task<int> callsNamesakes(Ticket &T) {
  // Only the library's own types wait.
  T.wait();
  T.join();
  co_return T.get();
}

namespace posix {
int sem_wait(int *);
} // namespace posix

app::Task<> callsNamesakeOfPosix(int *Counter) {
  // Not the C function.
  posix::sem_wait(Counter);
  co_return;
}

app::Task<int *> getOfOtherTypes(std::unique_ptr<int> &Owner) {
  // Smart pointers, tuples and references have a `get` as well.
  std::tuple<int, int> Pair(1, 2);
  std::reference_wrapper<int> Reference(std::get<0>(Pair));
  Reference.get() = 2;
  co_return Owner.get();
}

// Zero timeouts.

app::Task<bool> probe(std::future<Order> &Loading) {
  co_return Loading.wait_for(0s) == std::future_status::ready;
}

app::Task<bool> probeWithZeroOfOtherUnits(std::future<Order> &Loading) {
  Loading.wait_for(0ms);
  Loading.wait_for(std::chrono::seconds(0));
  Loading.wait_for(std::chrono::seconds{0});
  Loading.wait_for(std::chrono::nanoseconds::zero());
  co_return Loading.wait_for(std::chrono::duration<double>(0.0)) ==
      std::future_status::ready;
}

app::Task<bool> probeWithDefaultDuration(std::future<Order> &Loading) {
  // Value-initialised is zero.
  co_return Loading.wait_for(std::chrono::seconds{}) == std::future_status::ready;
}

app::Task<bool> probeWithNamedZero(std::shared_future<Order> Loading) {
  constexpr std::chrono::milliseconds NoWait{0};
  co_return Loading.wait_for(NoWait) == std::future_status::ready;
}

app::Task<bool> probeWithNegativeTimeout(std::future<Order> &Loading) {
  // The past does not wait either.
  co_return Loading.wait_for(-1s) == std::future_status::ready;
}

app::Task<bool> probeUntilNow(std::future<Order> &Loading) {
  co_return Loading.wait_until(std::chrono::steady_clock::now()) ==
      std::future_status::ready;
}

app::Task<bool> probeUntilEpoch(std::future<Order> &Loading) {
  // The epoch of a clock has passed.
  co_return Loading.wait_until(std::chrono::system_clock::time_point{}) ==
      std::future_status::ready;
}

app::Task<bool> probeSemaphore(std::counting_semaphore<> &Connections) {
  // Returns at once, with or without a connection.
  co_return Connections.try_acquire() || Connections.try_acquire_for(0ms);
}

app::Task<bool> probeCondition(std::condition_variable &Changed, std::mutex &Mutex) {
  std::unique_lock Lock(Mutex);
  co_return Changed.wait_for(Lock, 0s) == std::cv_status::no_timeout;
}

app::Task<bool> probePosixSemaphore(sem_t *Connections) {
  // `sem_trywait` never waits.
  co_return sem_trywait(Connections) == 0;
}

app::Task<bool> probeLatch(const std::latch &Loaded) {
  // `try_wait` only looks.
  co_return Loaded.try_wait();
}

// What wakes others up does not wait.

app::Task<> signalOthers(std::latch &Loaded, std::barrier<> &Phase,
                         std::counting_semaphore<> &Connections,
                         std::condition_variable &Changed, std::atomic<int> &Version,
                         std::promise<Order> Confirmed, sem_t *Slots) {
  Loaded.count_down();
  Phase.arrive_and_drop();
  (void)Phase.arrive();
  Connections.release();
  Changed.notify_all();
  Version.notify_one();
  Confirmed.set_value(Order{1});
  sem_post(Slots);
  co_return;
}

app::Task<bool> looksOnly(std::future<Order> &Loading, std::thread &Worker) {
  // Neither question waits.
  co_return Loading.valid() && Worker.joinable();
}

// Deferred work runs where it is asked for: there is no wait.

app::Task<> deferredWorkThatNobodyAsksFor() {
  auto Audit = std::async(std::launch::deferred, writeAuditLog);
  co_await app::fetchPrice(1);
}

// Futures of std::async that leave the scope.

app::Task<int> toTask(std::future<int> Pending);

app::Task<int> awaitsAsyncFuture() {
  // Somebody else waits for it, and this coroutine is suspended meanwhile.
  auto Pricing = std::async(std::launch::async, [] { return 1; });
  co_return co_await toTask(std::move(Pricing));
}

app::Task<std::future<int>> returnsAsyncFuture() {
  auto Pricing = std::async(std::launch::async, [] { return 1; });
  co_return std::move(Pricing);
}

app::Task<> storesAsyncFuture(std::vector<std::future<int>> &Pending) {
  auto Pricing = std::async(std::launch::async, [] { return 1; });
  Pending.push_back(std::move(Pricing));
  co_return;
}

app::Task<> movesAsyncFutureIntoLambda(std::function<int()> &Later) {
  auto Pricing = std::make_shared<std::future<int>>(
      std::async(std::launch::async, [] { return 1; }));
  Later = [Pricing] { return 1; };
  co_return;
}

app::Task<> keepsAsyncFutureInMap(std::map<int, std::future<void>> &Audits) {
  // The map waits when it dies, and that is elsewhere.
  Audits[1] = std::async(std::launch::async, writeAuditLog);
  co_return;
}

app::Task<> staticFutureOutlivesCoroutine() {
  static std::future<void> Audit = std::async(std::launch::async, writeAuditLog);
  co_return;
}

app::Task<> destructorsOfOtherFutures() {
  // Only a future of std::async waits in its destructor.
  std::future<Order> Loading = loadOrder(1);
  std::shared_future<Order> Shared = loadSharedOrder(1);
  std::promise<Order> Confirmed;
  std::future<Order> Confirming = Confirmed.get_future();
  co_return;
}

app::Task<> droppedAsync() {
  // async-discarded-task says that the destructor waits.
  std::async(std::launch::async, writeAuditLog);
  co_return;
}

// Stoppable threads that have no work at the end of the scope.

app::Task<std::jthread> returnsWorker() {
  std::jthread Worker(writeAuditLog);
  co_return std::move(Worker);
}

app::Task<> movesWorker(std::vector<std::jthread> &Workers) {
  std::jthread Worker(writeAuditLog);
  Workers.push_back(std::move(Worker));
  co_return;
}

app::Task<> detachesWorker() {
  std::jthread Worker(writeAuditLog);
  Worker.detach();
  co_return;
}

app::Task<> swapsWorker(std::jthread &Owner) {
  std::jthread Worker(writeAuditLog);
  Worker.swap(Owner);
  co_return;
}

app::Task<> movesWorkerIntoLambda(std::function<void()> &Keep) {
  auto Worker = std::make_shared<std::jthread>(writeAuditLog);
  Keep = [Worker] {};
  co_return;
}

app::Task<> emptyWorker() {
  // Without a thread there is nothing to join.
  std::jthread Worker;
  co_return;
}

app::Task<> referenceToWorker(std::jthread &Owned) {
  // The owner joins.
  std::jthread &Worker = Owned;
  Worker.request_stop();
  co_return;
}

app::Task<> staticWorker() {
  // Joined at the end of the program.
  static std::jthread Worker(writeAuditLog);
  co_return;
}

app::Task<> destructorOfPlainThread() {
  // Terminates the program when it is joinable, which is no wait.
  std::thread Worker(writeAuditLog);
  Worker.detach();
  co_return;
}

struct Service {
  // Joined where the service dies.
  std::jthread Worker{writeAuditLog};
};

// Generators run on the thread of their consumer.

app::Generator<int> totals(std::vector<std::future<Order>> &Orders) {
  for (std::future<Order> &Loading : Orders)
    co_yield Loading.get().Total;
}

app::Task<> generatorLambda(std::vector<std::future<Order>> &Orders) {
  auto Totals = [](std::vector<std::future<Order>> &Orders) -> app::Generator<int> {
    for (std::future<Order> &Loading : Orders)
      co_yield Loading.get().Total;
  };
  (void)Totals;
  co_return;
}

// Callables that run where blocking is fine.

app::Task<> threadMayBlock() {
  std::thread([] { loadOrder(1).wait(); }).detach();
  co_return;
}

app::Task<std::jthread> stoppableThreadMayBlock() {
  co_return std::jthread([](std::stop_token) { loadOrder(1).wait(); });
}

app::Task<std::future<int>> asyncMayBlock() {
  co_return std::async(std::launch::async, [] { return loadOrder(1).get().Total; });
}

app::Task<> threadByNameMayBlock() {
  auto Work = [] { loadOrder(1).wait(); };
  std::thread(Work).detach();
  co_return;
}

app::Task<> namedThreadMayBlock() {
  std::thread Worker([] { loadOrder(1).wait(); });
  Worker.detach();
  co_return;
}

app::Task<> boundThreadMayBlock() {
  std::thread(std::bind([](int Id) { loadOrder(Id).wait(); }, 1)).detach();
  co_return;
}

app::Task<> posixThreadMayBlock(pthread_t &Worker) {
  pthread_create(
      &Worker, nullptr,
      [](void *) -> void * {
        loadOrder(1).wait();
        return nullptr;
      },
      nullptr);
  co_return;
}

app::Task<> inlineLambdaInsideThread() {
  // The nearest callable that is not inline is the thread's.
  std::thread([] {
    [] { loadOrder(1).wait(); }();
    std::vector<std::future<Order>> Orders;
    std::ranges::for_each(Orders, [](std::future<Order> &Loading) { Loading.wait(); });
  }).detach();
  co_return;
}

app::Task<> threadInsideInlineLambda() {
  [] { std::thread([] { loadOrder(1).wait(); }).detach(); }();
  co_return;
}

app::Task<> threadInsideCoroutineInsideThread() {
  std::thread([] {
    auto Serve = []() -> app::Task<> {
      std::thread([] { loadOrder(1).wait(); }).detach();
      co_return;
    };
    (void)Serve();
  }).detach();
  co_return;
}

// Lambdas of which nobody knows where they run.

app::Task<> storedLambda(std::function<void()> &OnClose) {
  OnClose = [] { loadOrder(1).wait(); };
  co_return;
}

app::Task<> lambdaInContainer(std::vector<std::function<void()>> &Handlers) {
  Handlers.emplace_back([] { loadOrder(1).wait(); });
  co_return;
}

void runOnWorkerPool(std::function<void()> Job);

app::Task<> lambdaForUnknownFunction() {
  runOnWorkerPool([] { loadOrder(1).wait(); });
  co_return;
}

app::Task<std::function<void()>> returnedLambda() {
  co_return std::function<void()>([] { loadOrder(1).wait(); });
}

app::Task<> unusedLambda() {
  auto Wait = [] { loadOrder(1).wait(); };
  (void)Wait;
  co_return;
}

app::Task<> functionOfLocalClass() {
  struct Audit {
    // A plain function; nobody calls it here.
    static void run() { loadOrder(1).wait(); }
  };
  co_return;
}

// Promises that do not hold.

void renderMaybe(sem_t *Ready) [[clang::nonblocking(false)]] { sem_wait(Ready); }

[[clang::annotate("async::droppable")]] void otherAnnotation(sem_t *Ready) {
  sem_wait(Ready);
}

[[clang::annotate("nonblocking")]] void annotationOfSomebodyElse(sem_t *Ready) {
  sem_wait(Ready);
}

void renderAudio(sem_t *Ready) [[clang::nonblocking]] {
  // Nothing here waits.
  sem_post(Ready);
  if (sem_trywait(Ready) != 0)
    return;
}

[[clang::annotate("async::nonblocking")]] void handsToThread() {
  std::thread([] { loadOrder(1).wait(); }).detach();
}

// Sites that a comment excuses.

app::Task<> excused(std::future<Order> Loading, std::latch &Loaded) {
  Loading.wait(); // NOLINT(async-blocking-wait)
  Loaded.wait();  // NOLINT
  // NOLINTNEXTLINE(async-blocking-wait)
  Loaded.arrive_and_wait();
  // NOLINTBEGIN(async-*)
  Loaded.wait();
  Loaded.arrive_and_wait();
  // NOLINTEND(async-*)
  co_return;
}

app::Task<> excusedDestructor() {
  std::jthread Worker(writeAuditLog); // NOLINT(async-blocking-wait)
  co_return;
}

// Unreachable by evaluation.

app::Task<> unevaluated(std::future<Order> Loading) {
  using Loaded = decltype(Loading.get());
  static_assert(sizeof(Loading.get()) == sizeof(Loaded));
  static_assert(!noexcept(Loading.get()));
  static_assert(requires { Loading.wait(); });
  co_return;
}

// Other kinds of blocking have their own checks.

app::Task<> sleeps() {
  std::this_thread::sleep_for(1s);
  co_return;
}

app::Task<> locks(std::mutex &Mutex) {
  std::lock_guard Lock(Mutex);
  co_return;
}

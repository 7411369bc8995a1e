// RUN: %check_async %s async-unawaited-task
//
// No expectation: the check is silent here.

#include <app/task.h>
#include <array>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <tuple>
#include <vector>

using namespace std::chrono_literals;

bool isOpen();
bool isPaid(int Order);
void log(int Article);
[[noreturn]] void fail(const char *Why);
std::future<int> loadOrder(int Id);
app::Task<> writeAuditLog(int Order);
app::Task<> notifyCustomer(int Order);
std::pair<app::Task<int>, app::Task<int>> fetchBoth();
void spawn(app::Task<> Work);
void spawnAll(std::vector<app::Task<>> Work);
void peek(const app::Task<> &Work);
void inspect(app::Task<> *Work);
app::Task<> all(app::Task<> &&, app::Task<> &&);

// Awaited, on every path.

app::Task<> awaited(int Order) {
  auto Audit = writeAuditLog(Order);
  co_await std::move(Audit);
}

app::Task<> awaitedInBothBranches(int Order) {
  auto Audit = writeAuditLog(Order);
  if (isPaid(Order))
    co_await std::move(Audit);
  else
    co_await std::move(Audit);
}

app::Task<> awaitedAfterTheBranch(int Order) {
  auto Audit = writeAuditLog(Order);
  if (isPaid(Order))
    log(Order);
  co_await std::move(Audit);
}

app::Task<> awaitedLater(int Order) {
  auto Audit = writeAuditLog(Order);
  auto Notification = notifyCustomer(Order);
  co_await all(std::move(Audit), std::move(Notification));
}

app::Task<> awaitedInEveryRound(const std::vector<int> &Orders) {
  for (int Order : Orders) {
    auto Audit = writeAuditLog(Order);
    co_await std::move(Audit);
  }
}

app::Task<> inADoLoop(int Order) {
  auto Audit = writeAuditLog(Order);
  do {
    co_await std::move(Audit);
  } while (!isPaid(Order));
}

// That a loop runs not even once is no path to speak of.
app::Task<> loopThatMayNotRun(int Order, int Count) {
  auto Audit = writeAuditLog(Order);
  for (int I = 0; I < Count; ++I) {
    co_await std::move(Audit);
    break;
  }
}

app::Task<> asLongAsOpen(int Order) {
  auto Audit = writeAuditLog(Order);
  while (isOpen()) {
    log(Order);
    if (isPaid(Order)) {
      co_await std::move(Audit);
      co_return;
    }
  }
  co_await notifyCustomer(Order);
}

int read(int Id) {
  auto Order = loadOrder(Id);
  return Order.get();
}

void waited(int Id) {
  auto Order = loadOrder(Id);
  Order.wait();
}

void waitedForAWhile(int Id) {
  auto Order = loadOrder(Id);
  if (Order.wait_for(1s) == std::future_status::timeout)
    log(Id);
}

// Moved, returned, stored, captured, passed on.

app::Task<> returned(int Order) {
  auto Audit = writeAuditLog(Order);
  log(Order);
  return Audit;
}

void passed(int Order) {
  auto Audit = writeAuditLog(Order);
  spawn(std::move(Audit));
}

void passedByReference(int Order) {
  auto Audit = writeAuditLog(Order);
  peek(Audit);
}

void passedByPointer(int Order) {
  auto Audit = writeAuditLog(Order);
  inspect(&Audit);
}

struct Session {
  app::Task<> Audit;
  std::optional<app::Task<>> Pending;
  std::vector<app::Task<>> All;

  void store(int Order) {
    auto Work = writeAuditLog(Order);
    Pending = std::move(Work);
  }
  void storeInContainer(int Order) {
    auto Work = writeAuditLog(Order);
    All.push_back(std::move(Work));
  }
};

std::function<void()> captured(int Id) {
  auto Order = std::make_shared<std::future<int>>(loadOrder(Id));
  return [Order] { log(Order->get()); };
}

auto capturedByMove(int Order) {
  auto Audit = writeAuditLog(Order);
  return [Audit = std::move(Audit)]() mutable { spawn(std::move(Audit)); };
}

void capturedByReference(int Order) {
  auto Audit = writeAuditLog(Order);
  auto Start = [&] { spawn(std::move(Audit)); };
  Start();
}

Session aggregate(int Order) {
  auto Audit = writeAuditLog(Order);
  return Session{std::move(Audit), std::nullopt, {}};
}

void anotherName(int Order) {
  auto Audit = writeAuditLog(Order);
  auto &Same = Audit;
  spawn(std::move(Same));
}

void swapped(int Order, app::Task<> &Other) {
  auto Audit = writeAuditLog(Order);
  std::swap(Audit, Other);
}

// Containers.

app::Task<> filledAndAwaited(const std::vector<int> &Orders) {
  std::vector<app::Task<>> Pending;
  for (int Order : Orders)
    Pending.push_back(notifyCustomer(Order));
  for (auto &Work : Pending)
    co_await std::move(Work);
}

void filledAndPassed(const std::vector<int> &Orders) {
  std::vector<app::Task<>> Pending;
  for (int Order : Orders)
    Pending.push_back(notifyCustomer(Order));
  spawnAll(std::move(Pending));
}

std::vector<app::Task<>> filledAndReturned(int Order) {
  std::vector<app::Task<>> Pending;
  Pending.push_back(notifyCustomer(Order));
  return Pending;
}

app::Task<> filledOnlyIfAwaited(const std::vector<int> &Orders) {
  std::vector<app::Task<>> Pending;
  if (Orders.empty())
    co_return;
  for (int Order : Orders)
    Pending.push_back(notifyCustomer(Order));
  for (auto &Work : Pending)
    co_await std::move(Work);
}

void neverFilled() { std::vector<app::Task<>> Pending; }

app::Task<> bindings() {
  auto [Net, Gross] = fetchBoth();
  log(co_await std::move(Net) + co_await std::move(Gross));
}

app::Task<> movedBindings() {
  auto [Net, Gross] = fetchBoth();
  auto Taken = std::make_tuple(std::move(Net), std::move(Gross));
  log(co_await std::move(std::get<0>(Taken)) + co_await std::move(std::get<1>(Taken)));
}

// Paths that do not go on, and paths through exceptions.

app::Task<> failed(int Order) {
  auto Audit = writeAuditLog(Order);
  if (!isOpen())
    fail("closed");
  co_await std::move(Audit);
}

app::Task<> thrown(int Order) {
  auto Audit = writeAuditLog(Order);
  if (!isOpen())
    throw std::runtime_error("closed");
  co_await std::move(Audit);
}

app::Task<> mayThrowBefore(int Order) {
  try {
    auto Audit = writeAuditLog(Order);
    log(Order);
    co_await std::move(Audit);
  } catch (const std::exception &) {
    log(0);
  }
}

app::Task<> forever(int Order) {
  auto Audit = writeAuditLog(Order);
  while (true) {
    if (isPaid(Order)) {
      co_await std::move(Audit);
      co_return;
    }
    co_await app::sleepFor(1s);
  }
}

// On purpose.

void markedUnused(int Order) {
  [[maybe_unused]] auto Audit = writeAuditLog(Order);
}

void namedUnused(int Order) {
  auto unusedAudit = writeAuditLog(Order);
  auto _ = notifyCustomer(Order);
}

// The destructor of this future waits, and keeps the work inside the scope.
void keptAliveOnPurpose() {
  auto Counting = std::async(std::launch::async, [] { log(1); });
  log(2);
}

void excused(int Order) {
  auto Audit = writeAuditLog(Order); // NOLINT(async-unawaited-task)
}

// Others may hold the same task, or nobody is at work on it.

std::shared_future<int> loadSharedOrder(int Id);
std::pair<std::shared_future<void>, bool> findOrStart(int Id);

void oneOfSeveralHandles(int Id) {
  auto Order = loadSharedOrder(Id);
  auto [Same, IsNew] = findOrStart(Id);
  if (IsNew)
    log(Id);
}

std::future<int> ofPromise(bool Wait) {
  auto Shared = std::make_unique<std::promise<int>>();
  std::promise<int> Own;
  auto Loading = Own.get_future();
  auto Other = Shared->get_future();
  if (Wait)
    return Loading;
  return {};
}

std::pair<std::promise<int>, std::future<int>> makeContract();

void contract() {
  auto [Promise, Future] = makeContract();
  Promise.set_value(1);
}

// A condition asks about the task: what to do about the answer is the author's.

void runInBackground(std::future<int> Work);

int onlyIfNotValid(int Id) {
  auto Order = loadOrder(Id);
  if (!Order.valid() || !isOpen())
    return Order.get();
  return 0;
}

void onlyIfValid(int Id) {
  auto Order = loadOrder(Id);
  while (Order.valid()) {
    if (isPaid(Id))
      return runInBackground(std::move(Order));
    break;
  }
}

// It may be empty.

std::optional<std::future<int>> maybeLoad(int Id);
std::unique_ptr<app::Task<>> maybeWrite(int Id);

int ifThereIsOne(int Id) {
  if (auto Order = maybeLoad(Id); Order.has_value())
    return Order->get();
  return 0;
}

void ifThereIsATask(int Id) {
  auto Audit = maybeWrite(Id);
  if (Audit)
    spawn(std::move(*Audit));
}

// A task of the application whose result is read by a const member.
class Job {
public:
  struct promise_type {
    Job get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_value(int);
  };
  Job(Job &&) noexcept;
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>) const;
  int await_resume() const;
  int get() const;
  bool join() const;
  int take() const;
};
Job start();

int readsTheResult() {
  auto Work = start();
  return Work.get();
}

bool joins() {
  auto Work = start();
  return Work.join();
}

int takesTheResult() {
  auto Work = start();
  return Work.take();
}

// No work is in it.

void emptyHandles() {
  std::future<int> Order;
  std::optional<app::Task<>> Pending;
  std::vector<std::future<int>> Loading;
}

void completed() {
  std::promise<int> Price;
  Price.set_value(1);
}

// A parameter is its caller's.
app::Task<> parameter(app::Task<> Audit) { co_return; }

// What comes out of co_await is a result.
struct Reply {};
app::Task<std::optional<Reply>> ask();
app::Task<> awaitedResult() {
  auto Answer = co_await ask();
  (void)Answer;
}

// Types that stand for no work to be awaited.
app::Generator<int> numbers();
app::FireAndForget detached();
void otherTypes() {
  auto Numbers = numbers();
  auto Detached = detached();
  app::Delay Pause(1s);
}

// A static lives on.
void keptForLater(int Order) {
  static auto Audit = writeAuditLog(Order);
}

// Exceptions that no handler keeps, and handlers that take the task.

app::Task<> leavesByException(int Order) {
  auto Refresh = app::refreshCache();
  co_await app::fetchPrice(Order);
  co_await std::move(Refresh);
}

app::Task<> rethrown(int Order) {
  auto Refresh = app::refreshCache();
  try {
    co_await app::fetchPrice(Order);
  } catch (...) {
    log(Order);
    throw;
  }
  co_await std::move(Refresh);
}

app::Task<> awaitedBehindTheHandler(int Order) {
  auto Refresh = app::refreshCache();
  try {
    co_await app::fetchPrice(Order);
  } catch (...) {
    log(Order);
  }
  co_await std::move(Refresh);
}

app::Task<> awaitedInTheTryAtOnce(int Order) {
  auto Refresh = app::refreshCache();
  try {
    co_await std::move(Refresh);
    co_await app::fetchPrice(Order);
  } catch (...) {
    log(Order);
  }
}

// Any call may throw: that a function handles it does not say that it does.

app::Task<> callMayThrow(int Order) {
  auto Refresh = app::refreshCache();
  try {
    log(Order);
    co_await std::move(Refresh);
  } catch (...) {
    log(Order);
  }
}

// The handler ends the function, as the exception would have.

app::Task<> handlerEndsFunction(int Order) {
  auto Refresh = app::refreshCache();
  try {
    co_await app::fetchPrice(Order);
    co_await std::move(Refresh);
  } catch (...) {
    log(Order);
  }
}

int handlerReturns(int Id) {
  std::future<int> Order = loadOrder(Id);
  try {
    if (Id == 0)
      throw 1;
    return Order.get();
  } catch (int) {
    return 0;
  }
}

app::Task<> functionTryBlock(int Order) try {
  auto Refresh = app::refreshCache();
  co_await app::fetchPrice(Order);
  co_await std::move(Refresh);
} catch (...) {
  log(Order);
}

// An awaitable that has not begun: nothing is lost where nobody needs it.

app::Task<> awaitablePrepared(app::Pool &Workers, int Order) {
  auto Hop = Workers.schedule();
  if (Order == 0)
    co_return;
  co_await Hop;
}

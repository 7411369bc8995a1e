// RUN: %check_async %s async-discarded-task
//
// No expectation: the check is silent here.

#include <app/task.h>
#include <array>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

bool isOpen();
std::future<int> loadOrder(int Id);
void writeAuditLog();
void spawn(app::Task<int> Work);
app::Task<int> reserve();

// Values that somebody takes.

app::Task<> awaited() {
  co_await app::fetchPrice(1);
  co_await app::refreshCache();
  co_await app::Delay(1s);
}

app::Task<> awaitedInOperands(bool Cached) {
  Cached ? co_await app::fetchPrice(1) : co_await app::fetchPrice(2);
  co_await app::fetchPrice(1), co_await app::fetchPrice(2);
}

app::Task<int> returned() { return app::fetchPrice(1); }

app::Task<int> returnedFromCoroutine() { co_return co_await app::fetchPrice(1); }

void stored() {
  auto Pending = app::fetchPrice(1);
  app::Task<int> Other = app::fetchPrice(2);
  Pending = app::fetchPrice(3);
}

void passedOn() { spawn(app::fetchPrice(1)); }

void keptInContainer(std::vector<app::Task<int>> &Pending) {
  Pending.push_back(app::fetchPrice(1));
  Pending.emplace_back(app::fetchPrice(2));
}

void keptInMember() {
  struct Session {
    app::Task<int> Pending;
  };
  Session S{app::fetchPrice(1)};
}

void keptOnHeap() {
  auto Pending = std::make_unique<app::Task<int>>(app::fetchPrice(1));
}

void captured() {
  auto Later = [Pending = app::fetchPrice(1)] {};
}

auto fromLambda = [] { return app::fetchPrice(1); };

void usedAsReceiver() {
  // What is dropped is no task.
  loadOrder(1).get();
  app::fetchPrice(1).await_ready();
}

void boundToReference() {
  // Lives as long as the reference.
  auto &&Pending = app::fetchPrice(1);
  const auto &Other = app::fetchPrice(2);
}

void selected(bool Cached) {
  auto Pending = Cached ? app::fetchPrice(1) : app::fetchPrice(2);
  auto Right = (writeAuditLog(), app::fetchPrice(3));
}

// Dropped on purpose.

void castToVoid() {
  (void)app::fetchPrice(1);
  static_cast<void>(app::refreshCache());
  void(loadOrder(1));
}

void castOfOperands(bool Cached) {
  (void)(Cached ? app::fetchPrice(1) : app::fetchPrice(2));
  Cached ? (void)app::fetchPrice(1) : (void)app::fetchPrice(2);
  (void)(writeAuditLog(), app::fetchPrice(1));
}

void ignored() {
  std::ignore = app::fetchPrice(1);
  std::ignore = loadOrder(1);
}

app::Task<> ignoredInCoroutine() {
  (void)app::fetchPrice(1);
  std::ignore = app::refreshCache();
  co_return;
}

void endedOnPurpose(app::Task<int> Pending) {
  // Moving a task into a temporary ends it.
  app::Task<int>(std::move(Pending));
}

void resetOnPurpose(std::optional<app::Task<int>> Pending) {
  std::exchange(Pending, std::nullopt).reset();
}

// Objects that live on.

void namesOnly(app::Task<int> Pending, std::future<int> &Loading) {
  // No value is made here.
  Pending;
  Loading;
  std::move(Pending);
}

void assigned(app::Task<int> &Pending, std::future<int> &Loading) {
  // An assignment gives a reference back.
  Pending = app::fetchPrice(1);
  Loading = loadOrder(1);
}

// A task that many can await.
struct SharedTask {
  struct promise_type {
    SharedTask get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  app::Delay operator co_await();
  SharedTask &start();
};

SharedTask &warmUp();
const app::Task<int> &pendingPrice();
app::Task<int> *newPrice();
app::Task<int> &&movedPrice();

void byReference(SharedTask &Cache) {
  // The owner has it.
  warmUp();
  Cache.start();
  pendingPrice();
  movedPrice();
}

void byPointer() {
  // Nothing is destroyed.
  newPrice();
}

struct Builder {
  // A fluent interface that hands itself out.
  Builder &add(app::Task<int>);
  Builder &operator+=(app::Task<int>);
};

void fluent(Builder &Batch) {
  Batch.add(app::fetchPrice(1)).add(app::fetchPrice(2));
  Batch += app::fetchPrice(3);
}

// Types that nobody has to await.

app::Generator<int> prices();

void generator() {
  // Nothing has run, nothing is lost.
  prices();
}

app::FireAndForget logVisit();

void selfOwned() {
  // Has nobody to await it; async-fire-and-forget speaks of it.
  logVisit();
}

struct [[clang::annotate("async::droppable")]] Background {
  struct promise_type {
    Background get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  app::Delay operator co_await();
};

Background compact();

void droppableType() { compact(); }

[[clang::annotate("async::droppable")]] app::EagerTask<> touch(int Key);

void droppableFunction() { touch(1); }

app::EagerTask<> prefetch(int Key);
[[clang::annotate("async::droppable")]] app::EagerTask<> prefetch(int Key);

void droppableByRedeclaration() { prefetch(1); }

int orders();
std::vector<int> orderIds();
std::unique_ptr<int> orderOnHeap();
std::string_view orderName();

void otherTypes() {
  // No task, and none in it.
  orders();
  orderIds();
  orderOnHeap();
}

std::vector<app::Task<int> *> borrowedTasks();
std::vector<std::reference_wrapper<app::Task<int>>> referencedTasks();
std::function<app::Task<int>()> taskFactory();
std::vector<app::Generator<int>> generators();

void containersThatOwnNoTask() {
  borrowedTasks();
  referencedTasks();
  taskFactory();
  generators();
}

template <typename T> struct Slot {
  T *Value;
};
Slot<app::Task<int>> slotOf(int Article);

void unknownContainer() {
  // Nobody says that it owns its argument.
  slotOf(1);
}

std::vector<app::Task<int>> &pendingPrices();

void containerByReference() { pendingPrices(); }

struct Ready {
  // Only two of the three functions of an awaiter.
  bool await_ready();
  void await_resume();
};
Ready poll();

void notAwaitable() { poll(); }

void emptyHandles() {
  // A handle that is empty stands for no work.
  std::future<int>();
  std::future<int>{};
  std::promise<int>{};
  std::vector<app::Task<int>>();
}

void threadHandles() {
  // A thread is no future.
  std::thread().swap(*std::make_unique<std::thread>());
}

void packagedWork() {
  std::packaged_task<int()> Work([] { return 1; });
  Work();
}

// Macros of test frameworks that take a statement.

#define EXPECT_THROW(STATEMENT, EXCEPTION)                                               \
  try {                                                                                  \
    STATEMENT;                                                                           \
  } catch (const EXCEPTION &) {                                                          \
  }
#define REQUIRE_NOTHROW(...) static_cast<void>(__VA_ARGS__)
#define CHECK_THROWS_AS(EXPRESSION, EXCEPTION)                                           \
  try {                                                                                  \
    EXPRESSION;                                                                          \
  } catch (const EXCEPTION &) {                                                          \
  }

void testBody() {
  // Whether the call throws is what is tested.
  EXPECT_THROW(app::fetchPrice(-1), std::exception);
  REQUIRE_NOTHROW(app::fetchPrice(1));
  CHECK_THROWS_AS(app::fetchPrice(-1), std::exception);
}

// Never evaluated.

void unevaluated() {
  using Price = decltype(app::fetchPrice(1));
  static_assert(sizeof(app::fetchPrice(1)) == sizeof(Price));
  static_assert(!noexcept(app::fetchPrice(1)));
  static_assert(requires { app::fetchPrice(1); });
  using Comma = decltype(app::fetchPrice(1), 1);
}

// Sites that a comment excuses.

void excused() {
  app::fetchPrice(1); // NOLINT(async-discarded-task)
  app::fetchPrice(1); // NOLINT
  // NOLINTNEXTLINE(async-discarded-task)
  app::refreshCache();
  // NOLINTBEGIN(async-*)
  app::fetchPrice(2);
  // NOLINTEND(async-*)
}

// Values of statement expressions.

int lastOfStatementExpression() {
  // The last statement is the value.
  auto Pending = ({ app::fetchPrice(1); });
  return 1;
}

// Coroutines that use their tasks.

app::Task<> awaitedLater() {
  auto Price = app::fetchPrice(1);
  co_await std::move(Price);
}

app::Task<int> awaitedInExpression() {
  co_return co_await app::fetchPrice(1) + co_await app::fetchPrice(2);
}

app::Task<> awaitedInCondition() {
  if (co_await app::fetchPrice(1) > 0)
    co_await app::refreshCache();
  while (co_await app::fetchPrice(2) > 0)
    co_await app::refreshCache();
  for (co_await app::refreshCache(); isOpen(); co_await app::refreshCache())
    co_await app::Delay(1s);
}

app::Task<> awaitedInHandlerOfLoop(std::vector<app::Task<int>> Pending) {
  for (app::Task<int> &Price : Pending)
    co_await std::move(Price);
}

app::Task<> resultDropped() {
  // The number is dropped, and the task is not.
  co_await app::fetchPrice(1);
  (void)co_await app::fetchPrice(1);
}

app::Generator<app::Task<int>> yieldsTasks() {
  // The consumer takes them.
  co_yield app::fetchPrice(1);
}

// Callees that take the task.

template <typename... Tasks> app::Task<> whenAll(Tasks...);
template <typename T> T syncWait(app::Task<T>);

app::Task<> combined() {
  co_await whenAll(app::fetchPrice(1), app::fetchPrice(2));
}

void waited() {
  // The number is dropped.
  syncWait(app::fetchPrice(1));
}

struct Scope {
  void spawn(app::Task<int>);
  Scope &operator<<(app::Task<int>);
  Scope &operator,(app::Task<int>);
};

void scoped(Scope &Work) {
  Work.spawn(app::fetchPrice(1));
  Work << app::fetchPrice(2) << app::fetchPrice(3);
  // An operator of the application takes both sides.
  Work, app::fetchPrice(4);
}

void emplaced(std::optional<app::Task<int>> &Slot, std::function<app::Task<int>()> &Make) {
  // References to what is kept.
  Slot.emplace(app::fetchPrice(1));
  Make = [] { return app::fetchPrice(1); };
}

auto handsOn() { return app::fetchPrice(1); }
decltype(auto) handsOnToo() { return handsOn(); }

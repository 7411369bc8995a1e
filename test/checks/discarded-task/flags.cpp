// RUN: %check_async %s async-discarded-task

#include <app/task.h>
#include <array>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <variant>
#include <vector>

using namespace std::chrono_literals;

bool isOpen();
void log(int Article);
std::future<int> loadOrder(int Id);
std::shared_future<int> loadSharedOrder(int Id);
void writeAuditLog();

// What is lost depends on the type.

void lazyTask() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void eagerTask() {
  app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
}

void future() {
  loadOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'loadOrder' is dropped; its result and its error are lost [async-discarded-task]
}

void sharedFuture() {
  loadSharedOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'loadSharedOrder' is dropped; its result and its error are lost [async-discarded-task]
}

void unnamedAsync() {
  std::async(std::launch::async, writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'std::async' is dropped; its destructor waits here for the work [async-discarded-task]
}

void asyncWithDefaultPolicy() {
  std::async(writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'std::async' is dropped; its destructor waits here for the work [async-discarded-task]
}

void deferredAsync() {
  // Runs in the wait that never comes.
  std::async(std::launch::deferred, writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'std::async' is dropped; its work never runs [async-discarded-task]
}

void futureOfPromise(std::promise<int> Confirmed) {
  Confirmed.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'std::promise::get_future' is dropped; its result and its error are lost [async-discarded-task]
}

void switchOfThread(app::Pool &Workers) {
  Workers.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'app::Pool::schedule' is dropped; without 'co_await' it has no effect [async-discarded-task]
}

app::Delay backOff(int Retry);

void awaitableOfCall() {
  backOff(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'backOff' is dropped; without 'co_await' it has no effect [async-discarded-task]
}

void constructedAwaitable() {
  app::Delay(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'app::Delay' is dropped; without 'co_await' it has no effect [async-discarded-task]
}

void constructedAwaitableWithBraces() {
  app::Delay{1s};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'app::Delay' is dropped; without 'co_await' it has no effect [async-discarded-task]
}

// The home-made types of an application.

namespace shop {

// A task that does not say when it starts.
struct StartPolicy {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};
struct Job {
  struct promise_type {
    Job get_return_object();
    StartPolicy initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    Job await_transform(Job);
  };
};

// Awaitable through a free operator.
struct Parcel {
  struct promise_type {
    Parcel get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
};
app::Delay operator co_await(Parcel);

// A task with continuations.
template <typename T> struct Promise {
  struct promise_type {
    Promise get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_value(T);
  };
  template <typename F> Promise then(F) { return {}; }
  app::Task<T> operator co_await();
};

Job pack(int Order);
Parcel ship(int Order);
Promise<int> price(int Order);

struct Pipeline {};
app::Task<> operator|(Pipeline, int Stage);
app::Task<> operator<<(Pipeline, int Value);
app::Task<> operator+(Pipeline);

} // namespace shop

void taskWithOwnStart() {
  shop::pack(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::pack' is dropped; its work or its error is lost [async-discarded-task]
}

void freeOperator() {
  shop::ship(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::ship' is dropped; its work never runs [async-discarded-task]
}

void tailOfChain() {
  shop::price(1).then([](int Price) { return Price + 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::Promise::then' is dropped; its result and its error are lost [async-discarded-task]
}

void tailOfLongChain() {
  // One finding, for the tail.
  shop::price(1)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::Promise::then' is dropped; its result and its error are lost [async-discarded-task]
      .then([](int Price) { return Price + 1; })
      .then([](int Price) { return Price * 2; });
}

// Who is called.

struct Session {
  app::Task<> serve();
  static app::Task<> serveAll();
  virtual app::Task<> close();
  app::Task<> operator()(int Request);
  app::Task<> operator[](int Channel);
  std::function<app::Task<>(int)> OnRequest;

  void start() {
    serve();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
    this->close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'Session::close' is dropped; its work never runs [async-discarded-task]
  }
};

void members(Session &S, Session *Pointer, std::unique_ptr<Session> Owner) {
  S.serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
  Session::serveAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::serveAll' is dropped; its work never runs [async-discarded-task]
  Pointer->close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::close' is dropped; its work never runs [async-discarded-task]
  Owner->serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
}

void subscript(Session &S) {
  S[1];
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::operator[]' is dropped; its work never runs [async-discarded-task]
}

void standardFunction(Session &S) {
  S.OnRequest(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of this call is dropped; its work never runs [async-discarded-task]
}

void functionPointer(app::Task<> (*Handler)()) {
  Handler();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of this call is dropped; its work never runs [async-discarded-task]
}

void memberPointer(Session &S, app::Task<> (Session::*Handler)()) {
  (S.*Handler)();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of this call is dropped; its work never runs [async-discarded-task]
}

void lambdaInPlace() {
  []() -> app::Task<> { co_return; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of this call is dropped; its work never runs [async-discarded-task]
}

void operators(shop::Pipeline Orders) {
  Orders | 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::operator|' is dropped; its work never runs [async-discarded-task]
  Orders << 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::operator<<' is dropped; its work never runs [async-discarded-task]
  +Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::operator+' is dropped; its work never runs [async-discarded-task]
}

void castToItsType() {
  app::Task<int>(app::fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

// Where the value is dropped.

void branches(bool Cached) {
  if (Cached)
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  else
    app::fetchPrice(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void loops(std::vector<int> Articles) {
  for (int Article : Articles)
    app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  for (int Article = 0; Article != 3; ++Article)
    app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  while (isOpen())
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  do
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  while (isOpen());
}

void partsOfFor() {
  for (app::fetchPrice(1); isOpen(); app::fetchPrice(2))
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:38: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    log(1);
}

void cases(int Kind) {
  switch (Kind) {
  case 0:
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    break;
  default:
    app::fetchPrice(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  }
}

void label() {
again:
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  if (isOpen())
    goto again;
}

void attribute(bool Cached) {
  if (Cached)
    [[likely]] app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void handler() {
  try {
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  } catch (...) {
    app::fetchPrice(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  }
}

void comma() {
  app::fetchPrice(1), log(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void commaOnTheRight() {
  log(1), app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void bothOfComma() {
  app::fetchPrice(1), app::fetchPrice(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

int commaInReturn() {
  return app::fetchPrice(1), 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void commaInCondition() {
  if (app::fetchPrice(1), isOpen())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    log(1);
}

void conditional(bool Cached) {
  Cached ? app::fetchPrice(1) : app::fetchPrice(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void conditionalInParentheses(bool Cached) {
  (Cached ? (app::fetchPrice(1)) : app::fetchPrice(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void inLambda() {
  auto Refresh = [] {
    app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  };
  Refresh();
}

struct Warehouse {
  int Articles;
  Warehouse() : Articles((app::fetchPrice(1), 1)) {
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  }
  ~Warehouse() {
    app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  }
};

int statementExpression() {
  return ({
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    2;
  });
}

// Containers and tuples of tasks.

std::vector<app::Task<int>> fetchAll();
std::array<app::Task<int>, 2> fetchBoth();
std::pair<app::Task<int>, int> fetchWithAmount();
std::tuple<int, app::EagerTask<>> fetchTuple();
std::optional<app::Task<int>> fetchIfCached();
std::map<int, app::Task<int>> fetchByArticle();
std::variant<int, app::Task<int>> fetchOrCached();
std::unique_ptr<app::Task<int>> fetchOnHeap();
std::vector<std::future<int>> loadAll();

void madeHere() {
  std::make_pair(app::fetchPrice(1), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'std::make_pair' is dropped; the tasks in it are lost [async-discarded-task]
  std::make_optional(app::fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'std::make_optional' is dropped; the tasks in it are lost [async-discarded-task]
}

void containers() {
  fetchAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchAll' is dropped; the tasks in it are lost [async-discarded-task]
  fetchBoth();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchBoth' is dropped; the tasks in it are lost [async-discarded-task]
  fetchByArticle();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchByArticle' is dropped; the tasks in it are lost [async-discarded-task]
  loadAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'loadAll' is dropped; the tasks in it are lost [async-discarded-task]
}

void tuples() {
  fetchWithAmount();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchWithAmount' is dropped; the tasks in it are lost [async-discarded-task]
  fetchTuple();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchTuple' is dropped; the tasks in it are lost [async-discarded-task]
}

void owners() {
  fetchIfCached();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchIfCached' is dropped; the tasks in it are lost [async-discarded-task]
  fetchOrCached();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchOrCached' is dropped; the tasks in it are lost [async-discarded-task]
  fetchOnHeap();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchOnHeap' is dropped; the tasks in it are lost [async-discarded-task]
}

app::Task<> containerInCoroutine() {
  // Nothing to write in front of it.
  fetchAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchAll' is dropped; the tasks in it are lost [async-discarded-task]
  co_return;
}

// RUN: %check_async %s async-void-callback,async-discarded-task
//
// Templates that drop what a callback returns: whoever gives them a coroutine is
// to blame, and not the template. async-discarded-task is silent there.

#include <app/legacy_macros.h>
#include <app/task.h>
#include <functional>
#include <utility>
#include <vector>

void log(const char *Line);
app::Task<> openShop();
app::Task<> shipOrder(int Id);
app::EagerTask<> refreshPrices();

// The template calls its parameter.

template <typename Function> void measure(Function Work) {
  log("begin");
  Work();
  log("end");
}

void measured() {
  measure([] { log("work"); });
  measure([] { return 1; });
  measure([]() -> app::Task<> { co_return; });
  measure(openShop);
  measure(refreshPrices);
}

template <typename Function, typename... Arguments>
void call(Function &&Work, Arguments &&...Values) {
  std::forward<Function>(Work)(std::forward<Arguments>(Values)...);
}

void called() {
  call(shipOrder, 1);
  // What is an argument of the callable is not called.
  call([](auto) {}, openShop);
}

template <typename Function> void invoke(Function &&Work) {
  std::invoke(std::forward<Function>(Work));
}

void invoked() {
  invoke(openShop);
}

template <typename Result> void throughPointer(Result (*Work)()) { Work(); }
template <typename Result> void throughWrapper(std::function<Result()> Work) { Work(); }

void pointers(std::function<app::Task<>()> Open) {
  throughPointer(openShop);
  throughWrapper(Open);
}

void abbreviated(auto &&Work) { Work(); }

void usesAbbreviated() {
  abbreviated(openShop);
}

void genericLambda() {
  auto Run = [](auto Work) { Work(); };
  Run(openShop);
}

// It hands its parameter on.

template <typename Function> void twice(Function Work) {
  measure(Work);
  measure(std::move(Work));
}

void handedOn() {
  twice(openShop);
}

template <typename Function> void later(Function Work) {
  std::function<void()> Queued = [Work = std::move(Work)]() mutable { Work(); };
  Queued();
}

void captured() {
  later(openShop);
}

template <typename Function> void byReference(Function Work) {
  auto Run = [&] { Work(); };
  Run();
}

void capturedByReference() {
  byReference(openShop);
}

template <typename Function> void queue(std::vector<std::function<void()>> &Queue, Function Work) {
  Queue.emplace_back(std::move(Work));
}

void queued(std::vector<std::function<void()>> &Queue) {
  queue(Queue, openShop);
}

// It is kept in an object.

template <typename Function> class AtExit {
public:
  explicit AtExit(Function Work) : Work(std::move(Work)) {}
  ~AtExit() { Work(); }

private:
  Function Work;
};

template <typename Function> AtExit<Function> atExit(Function Work) {
  return AtExit<Function>(std::move(Work));
}

void guards() {
  AtExit Close([]() -> app::Task<> { co_return; });
  auto Open = atExit(openShop);
  AtExit Log([] { log("closed"); });
}

// A wrapper of the application, known by its shape.

template <typename Signature> class Callback;
template <typename... Arguments> class Callback<void(Arguments...)> {
public:
  template <typename Function> Callback(Function Work);
  void operator()(Arguments...) const;
};

class Bell : public Callback<void()> {
public:
  using Callback::Callback;
};

void onOrder(Callback<void(int)> Handler);

void ownWrapper() {
  Callback<void()> OnOpen = openShop;
  onOrder(shipOrder);
  Bell Ring(openShop);
}

// A cast to void in front of work that goes on is a detach on purpose; work that
// never begins it does not help.

template <typename Function> void start(Function Work) { (void)Work(); }

void started() {
  start(refreshPrices);
  start(openShop);
}

// A branch for tasks.

template <typename T>
concept Awaitable = requires(T Value) { Value.await_ready(); };
void spawn(app::Task<> Work);

template <typename Function> void run(Function Work) {
  if constexpr (Awaitable<decltype(Work())>)
    spawn(Work());
  else
    Work();
}

void branched() {
  run(openShop);
  run([] { log("work"); });
}

template <typename Function> app::Task<> runAll(Function Work) {
  co_await Work();
}

void awaited() {
  spawn(runAll(openShop));
}

// Who calls the template is a template too: its own caller chooses.

template <typename Function> void outer(Function Work) {
  std::function<void()> Kept = Work;
  std::function<void()> Wrapped = [Work] { return Work(); };
}

void usesOuter() {
  outer(openShop);
}

// What the template itself writes is its own.

template <typename T> void subscribe(T Id) {
  std::function<void()> OnOrder = [Id]() -> app::Task<> { co_await shipOrder(Id); };
  std::function<void(T)> OnOther = shipOrder;
}

void usesSubscribe() {
  subscribe(1);
  subscribe('A');
}

// The template's own call is no callback.

template <typename T> void prefetch(T Id) {
  shipOrder(Id);
}

void usesPrefetch() { prefetch(1); }

template <typename T> struct NeverInstantiated {
  void run() { std::function<void()> OnOpen = openShop; }
};

// Macros of the application are its own code; those of system headers are not.

#define ON_OPEN(HANDLER) std::function<void()> OnOpen = HANDLER
#define OPEN openShop

void macros() {
  ON_OPEN(openShop);
}

void macroThatNames() {
  std::function<void()> OnOpen = OPEN;
}

#define EXPECT_THROW(STATEMENT, EXCEPTION)                                               \
  try {                                                                                  \
    STATEMENT;                                                                           \
  } catch (const EXCEPTION &) {                                                          \
  }

void testBody() {
  EXPECT_THROW(measure(openShop), int);
}

// Never evaluated.

void unevaluated() {
  static_assert(sizeof(std::function<void()>(openShop)) > 0);
  static_assert(requires { measure(openShop); });
  using Type = decltype(std::function<void()>(openShop));
}

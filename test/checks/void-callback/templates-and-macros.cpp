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
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'measure' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-9]]:3: note: the result of the callback is dropped here
  measure(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'measure' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-12]]:3: note: the result of the callback is dropped here
  measure(refreshPrices);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'measure' drops the task of this callback; its result and its error are lost [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-15]]:3: note: the result of the callback is dropped here
}

template <typename Function, typename... Arguments>
void call(Function &&Work, Arguments &&...Values) {
  std::forward<Function>(Work)(std::forward<Arguments>(Values)...);
}

void called() {
  call(shipOrder, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'call' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: the result of the callback is dropped here
  // What is an argument of the callable is not called.
  call([](auto) {}, openShop);
}

template <typename Function> void invoke(Function &&Work) {
  std::invoke(std::forward<Function>(Work));
}

void invoked() {
  invoke(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'invoke' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: the result of the callback is dropped here
}

template <typename Result> void throughPointer(Result (*Work)()) { Work(); }
template <typename Result> void throughWrapper(std::function<Result()> Work) { Work(); }

void pointers(std::function<app::Task<>()> Open) {
  throughPointer(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'throughPointer' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-6]]:68: note: the result of the callback is dropped here
  throughWrapper(Open);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'throughWrapper' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-8]]:80: note: the result of the callback is dropped here
}

void abbreviated(auto &&Work) { Work(); }

void usesAbbreviated() {
  abbreviated(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'abbreviated' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-5]]:33: note: the result of the callback is dropped here
}

void genericLambda() {
  auto Run = [](auto Work) { Work(); };
  Run(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Run' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: the result of the callback is dropped here
}

// It hands its parameter on.

template <typename Function> void twice(Function Work) {
  measure(Work);
  measure(std::move(Work));
}

void handedOn() {
  twice(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'twice' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-78]]:3: note: the result of the callback is dropped here
}

template <typename Function> void later(Function Work) {
  std::function<void()> Queued = [Work = std::move(Work)]() mutable { Work(); };
  Queued();
}

void captured() {
  later(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'later' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-7]]:71: note: the result of the callback is dropped here
}

template <typename Function> void byReference(Function Work) {
  auto Run = [&] { Work(); };
  Run();
}

void capturedByReference() {
  byReference(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'byReference' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-7]]:20: note: the result of the callback is dropped here
}

template <typename Function> void queue(std::vector<std::function<void()>> &Queue, Function Work) {
  Queue.emplace_back(std::move(Work));
}

void queued(std::vector<std::function<void()>> &Queue) {
  queue(Queue, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'queue' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: the result of the callback is dropped here
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
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'AtExit' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-13]]:15: note: the result of the callback is dropped here
  auto Open = atExit(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'atExit' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-16]]:15: note: the result of the callback is dropped here
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
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'Callback<void()>' drops the task of this callback; its work never runs [async-void-callback]
  onOrder(shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Callback<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-7]]:34: note: the parameter takes a callback without a result
  Bell Ring(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Callback<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

// A cast to void in front of work that goes on is a detach on purpose; work that
// never begins it does not help.

template <typename Function> void start(Function Work) { (void)Work(); }

void started() {
  start(refreshPrices);
  start(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'start' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-6]]:64: note: the result of the callback is dropped here
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
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'outer' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-7]]:32: note: the result of the callback is dropped here
}

// What the template itself writes is its own.

template <typename T> void subscribe(T Id) {
  std::function<void()> OnOrder = [Id]() -> app::Task<> { co_await shipOrder(Id); };
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  std::function<void(T)> OnOther = shipOrder;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

void usesSubscribe() {
  subscribe(1);
  subscribe('A');
}

// The template's own call is no callback.

template <typename T> void prefetch(T Id) {
  shipOrder(Id);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shipOrder' is dropped; its work never runs [async-discarded-task]
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
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

void macroThatNames() {
  std::function<void()> OnOpen = OPEN;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-10]]:14: note: expanded from macro 'OPEN'
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

// A wrapper whose constructor takes care of tasks, and one that does not.

template <typename Signature> class Safe;
template <> class Safe<void()> {
public:
  template <typename Function> Safe(Function Work) : Run([Work] { spawn(Work()); }) {}
  void operator()() const { Run(); }

private:
  std::function<void()> Run;
};

template <typename Signature> class Simple;
template <> class Simple<void()> {
public:
  template <typename Function> Simple(Function Work) : Run([Work] { Work(); }) {}
  void operator()() const { Run(); }

private:
  std::function<void()> Run;
};

class Spawning : public std::function<void()> {
public:
  template <typename Function>
  Spawning(Function Work) : std::function<void()>([Work] { spawn(Work()); }) {}
};

void ownConstructors() {
  Safe<void()> OnOpen = openShop;
  Simple<void()> OnClose = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'Simple<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-17]]:69: note: the result of the callback is dropped here
  Spawning OnSale = openShop;
}

// RUN: %check_async %s async-discarded-task

#include <app/legacy_macros.h>
#include <app/task.h>
#include <future>
#include <type_traits>
#include <vector>

std::future<int> loadOrder(int Id);
app::Task<int> app::fetchPrice(int Article) { co_return Article; }
app::EagerTask<> app::refreshCache() { co_return; }

// Instantiations share the finding at the template.

template <typename T> void prefetch(T Article) {
  app::fetchPrice(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void usesPrefetch() {
  prefetch(1);
  prefetch('A');
}

template <typename T> app::Task<T> compute(T Value) { co_return Value; }

template <typename T> void dropsDependent(T Value) {
  compute(Value);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'compute' is dropped; its work never runs [async-discarded-task]
}

template void dropsDependent(int);
template void dropsDependent(double);

template <typename Function> void invokeOnly(Function Work) {
  // What a callback returns is the caller's choice: see async-void-callback.
  Work();
}

void usesInvokeOnly() {
  invokeOnly([] { return app::fetchPrice(1); });
  invokeOnly([] { return 1; });
}

template <typename Function> void invokeWithoutTask(Function Work) { Work(); }

void usesInvokeWithoutTask() {
  invokeWithoutTask([] {});
  invokeWithoutTask([]() -> app::Generator<int> { co_return; });
}

// A member of an aggregate, whose maker nobody sees.
template <typename Function> struct Finally {
  Function Work;
  ~Finally() {
    Work();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of this call is dropped; its work never runs [async-discarded-task]
  }
};

void usesFinally() {
  auto Fetch = [] { return app::fetchPrice(1); };
  Finally<decltype(Fetch)> AtEnd{Fetch};
}

template <typename... Articles> void prefetchAll(Articles... Each) {
  (app::fetchPrice(Each), ...);
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void usesPrefetchAll() { prefetchAll(1, 2, 3); }

template <typename T> struct Repository {
  app::Task<T> load(int Key);

  void warmUp() {
    load(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'Repository::load' is dropped; its work never runs [async-discarded-task]
  }
  void neverUsed() {
    // A member that no instantiation needs.
    load(1);
  }
};

void usesRepository(Repository<int> Prices, Repository<long> Totals) {
  Prices.warmUp();
  Totals.warmUp();
}

void genericLambda() {
  auto Prefetch = [](auto Article) {
    app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  };
  Prefetch(1);
  Prefetch(2L);
}

void abbreviated(auto Article) {
  app::fetchPrice(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

template void abbreviated(int);

// Templates that nobody instantiates are silent.

template <typename T> void neverInstantiated(T Article) {
  app::fetchPrice(Article);
  app::fetchPrice(1);
}

template <typename T> struct NeverInstantiated {
  void run() { app::fetchPrice(1); }
};

void genericLambdaThatNobodyCalls() {
  auto Prefetch = [](auto Article) { app::fetchPrice(Article); };
  (void)Prefetch;
}

// Discarded branches.

template <bool IsEager> void choose() {
  if constexpr (IsEager)
    app::refreshCache();
  else
    loadOrder(1).wait();
}

template void choose<false>();

template <bool IsEager> void chooseTheOther() {
  if constexpr (!IsEager)
    loadOrder(1).wait();
  else
    app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
}

template void chooseTheOther<true>();

// Macros of the application are its own code.

#define REFRESH() app::refreshCache()
#define PRICE_OF(ARTICLE) app::fetchPrice(ARTICLE)

void macro() {
  REFRESH();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-6]]:19: note: expanded from macro 'REFRESH'
}

void macroWithArgument() {
  PRICE_OF(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-11]]:27: note: expanded from macro 'PRICE_OF'
}

#define IF_OPEN(STATEMENT)                                                               \
  do {                                                                                   \
    STATEMENT;                                                                           \
  } while (false)

void argumentOfMacro() {
  IF_OPEN(app::fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

// Macros from system headers are not.

void systemMacro() { LEGACY_DROP_TASK(); }

void argumentOfSystemMacro() {
  // The task is made here.
  LEGACY_CHECKED(app::fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

LEGACY_COROUTINE(systemMacroThatDefines)

app::Task<> callsSystemHeader() { co_await app::legacyFlush(); }

// Constraints are never evaluated.

template <typename T>
  requires requires(T Article) { app::fetchPrice(Article); }
void constrained(T) noexcept(noexcept(app::fetchPrice(T()))) {}

template void constrained(int);

// Defaulted functions drop nothing.

struct Holder {
  app::Task<int> Pending;
  Holder(Holder &&) = default;
  Holder &operator=(Holder &&) = default;
};

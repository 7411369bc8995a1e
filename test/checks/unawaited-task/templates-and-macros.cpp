// RUN: %check_async %s async-unawaited-task

#include <app/legacy_macros.h>
#include <app/task.h>
#include <future>
#include <vector>

std::future<int> loadOrder(int Id);
bool isOpen();

// Instantiations share the finding at the template.

template <typename T> app::Task<> prefetch(T Article) {
  auto Price = app::fetchPrice(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}

void usesPrefetch() {
  (void)prefetch(1);
  (void)prefetch('A');
}

// A task for one instantiation only.
template <typename Function> void keepResult(Function Work) {
  auto Result = Work();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Result' is never awaited; its work never runs [async-unawaited-task]
}

void usesKeepResult() {
  keepResult([] { return app::fetchPrice(1); });
  keepResult([] { return 1; });
}

template <typename T> struct Cache {
  void warm() {
    auto Order = loadOrder(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Order' is never awaited; its result and its error are lost [async-unawaited-task]
  }
  void neverInstantiated() { auto Order = loadOrder(1); }
};

void usesCache() { Cache<int>().warm(); }

// One instantiation awaits it.
template <bool Enabled> app::Task<> maybe() {
  auto Price = app::fetchPrice(1);
  if constexpr (Enabled)
    co_await std::move(Price);
}

void usesMaybe() {
  (void)maybe<true>();
  (void)maybe<false>();
}

void generic() {
  auto Keep = [](auto Make) { auto Made = Make(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'Made' is never awaited; its result and its error are lost [async-unawaited-task]
  Keep([] { return loadOrder(1); });
}

// In macros of the application the finding stands where the macro is used.

#define KEEP(NAME, VALUE) auto NAME = VALUE
#define AWAIT_IF_OPEN(TASK)                                                              \
  if (isOpen())                                                                          \
  co_await std::move(TASK)

void inMacro() {
  KEEP(Order, loadOrder(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Order' is never awaited; its result and its error are lost [async-unawaited-task]
}

app::Task<> awaitedInMacro() {
  auto Price = app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE-12]]:7: note: expanded from macro 'AWAIT_IF_OPEN'
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'Price' is dropped here
  AWAIT_IF_OPEN(Price);
}

// Unevaluated operands take nothing, and hold nothing.

void unevaluated() {
  auto Order = loadOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Order' is never awaited; its result and its error are lost [async-unawaited-task]
  using Type = decltype(Order);
  static_assert(sizeof(Order) > 0);
}

template <typename T>
concept Loadable = requires(T Id) { loadOrder(Id); };
static_assert(Loadable<int>);

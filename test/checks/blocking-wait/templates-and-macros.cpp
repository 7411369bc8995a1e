// RUN: %check_async %s async-blocking-wait

#include <app/task.h>
#include <app/legacy_macros.h>
#include <future>
#include <mutex>
#include <condition_variable>
#include <thread>
#include <type_traits>
#include <vector>

std::future<int> loadPrice(int Article);

// Instantiations share the finding at the template.

template <typename T> app::Task<T> loadAll(std::vector<std::future<T>> Loading) {
  T Sum{};
  for (std::future<T> &One : Loading)
    Sum += One.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Sum;
}

template app::Task<int> loadAll(std::vector<std::future<int>>);
template app::Task<long> loadAll(std::vector<std::future<long>>);

app::Task<> usesLoadAll() {
  co_await loadAll(std::vector<std::future<double>>());
}

template <typename T> struct Repository {
  std::future<T> Pending;

  app::Task<T> load() {
    co_return Pending.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  app::Task<T> neverUsed() {
    // A member that no instantiation needs.
    co_return Pending.get();
  }
  template <typename Fallback> app::Task<T> loadOr(Fallback Other) {
    if (!Pending.valid())
      co_return Other();
    co_return Pending.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
};

app::Task<> usesRepository(Repository<int> Prices, Repository<long> Totals) {
  co_await Prices.load();
  co_await Totals.load();
  co_await Prices.loadOr([] { return 0; });
}

template <typename Future> app::Task<> waitForAny(Future Loading) {
  // Depends on the type: only std::future waits.
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

struct Ticket {
  void wait();
};

app::Task<> usesWaitForAny() {
  co_await waitForAny(loadPrice(1));
  co_await waitForAny(Ticket());
}

template <typename... Futures> app::Task<> waitForEach(Futures... Loading) {
  (Loading.wait(), ...);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> usesWaitForEach() { co_await waitForEach(loadPrice(1), loadPrice(2)); }

template <bool IsVerbose> app::Task<> leaveWorker() {
  std::jthread Worker([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Worker' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'std::jthread::~jthread' waits here for its work
  co_return;
}

template app::Task<> leaveWorker<true>();
template app::Task<> leaveWorker<false>();

app::Task<> abbreviatedTemplate(auto Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> usesAbbreviatedTemplate() { co_await abbreviatedTemplate(loadPrice(1)); }

template <typename T> app::Task<> guardInTemplate(std::future<T> Loading) {
  if (Loading.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    Loading.get();
  co_return;
}

template app::Task<> guardInTemplate(std::future<int>);

// Templates that nobody instantiates are silent.

template <typename T> app::Task<T> neverInstantiated(std::future<T> Loading) {
  co_return Loading.get();
}

template <typename Future> app::Task<> neverInstantiatedDependent(Future Loading) {
  Loading.wait();
  std::jthread Worker([] {});
  co_return;
}

template <typename T> struct NeverInstantiated {
  app::Task<> wait() {
    loadPrice(1).wait();
    co_return;
  }
};

// Only declared: the body is not needed.
using DeclaredOnly = decltype(neverInstantiated(std::future<int>()));

// A specialisation is a function of its own.

template <typename T> app::Task<> flush() { co_return; }
template <> app::Task<> flush<int>() {
  loadPrice(1).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Discarded branches.

template <bool IsBlocking> app::Task<int> choose(std::future<int> Loading) {
  if constexpr (IsBlocking)
    co_return Loading.get();
  else
    co_return co_await app::fetchPrice(1);
}

template app::Task<int> choose<false>(std::future<int>);

app::Task<int> chooseWithoutTemplate(std::future<int> Loading) {
  if constexpr (sizeof(int) == 1)
    co_return Loading.get();
  co_return 0;
}

template <typename T> app::Task<int> keptBranch(T Loading) {
  if constexpr (std::is_same_v<T, std::future<int>>)
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  else
    co_return co_await Loading;
}

template app::Task<int> keptBranch(std::future<int>);
template app::Task<int> keptBranch(app::Task<int>);

// Unevaluated operands.

app::Task<> unevaluated(std::future<int> Loading) {
  using Price = decltype(Loading.get());
  static_assert(sizeof(loadPrice(1).get()) == sizeof(Price));
  static_assert(!noexcept(Loading.wait()));
  static_assert(requires { Loading.wait(); });
  static_assert(std::is_same_v<decltype([] { return loadPrice(1).get(); }()), int>);
  co_return;
}

auto trailingReturnType(std::future<int> Loading)
    -> app::Task<decltype(Loading.get())>;

template <typename T>
  requires requires(T Loading) { Loading.get(); }
app::Task<> constrained(T Loading) noexcept(noexcept(Loading.get())) {
  co_return;
}

template app::Task<> constrained(std::future<int>);

// Macros of the application are its own code.

#define WAIT_FOR(FUTURE) (FUTURE).wait()
#define LOAD(ARTICLE) loadPrice(ARTICLE).get()

app::Task<> macroWithArgument(std::future<int> Loading) {
  WAIT_FOR(Loading);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:35: note: expanded from macro 'WAIT_FOR'
  co_return;
}

app::Task<int> macroWithoutObject() {
  co_return LOAD(1) + LOAD(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-12]]:42: note: expanded from macro 'LOAD'
  // CHECK-MESSAGES: :[[@LINE-3]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-14]]:42: note: expanded from macro 'LOAD'
}

#define PASS_THROUGH(EXPRESSION) EXPRESSION

app::Task<> writtenInArgumentOfMacro(std::future<int> Loading) {
  PASS_THROUGH(Loading.wait());
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

#define DEFINE_HANDLER(NAME)                                                             \
  app::Task<> NAME(std::future<int> Loading) {                                           \
    Loading.wait();                                                                      \
    co_return;                                                                           \
  }

DEFINE_HANDLER(onOrder)
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-6]]:13: note: expanded from macro 'DEFINE_HANDLER'
DEFINE_HANDLER(onPayment)
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-9]]:13: note: expanded from macro 'DEFINE_HANDLER'

// Macros from system headers are not.

app::Task<> systemMacro(std::future<int> Loading) {
  LEGACY_WAIT(Loading);
  co_return;
}

app::Task<> systemMacroAsStatement(pthread_t Worker) {
  LEGACY_JOIN(Worker);
  co_return;
}

app::Task<> argumentOfSystemMacro(std::future<int> Loading) {
  // The wait is written here.
  LEGACY_CHECKED(Loading.wait());
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

LEGACY_COROUTINE(systemMacroThatDefines)

// The header is code of a system header too.
app::Task<> callsSystemHeader() { co_await app::legacyFlush(); }

// Defaulted and implicit functions.

struct Holder {
  std::jthread Worker;
  Holder() = default;
  Holder(Holder &&) = default;
  ~Holder() = default;
};

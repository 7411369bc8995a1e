// RUN: %check_async %s async-dangling-capture

#include <algorithm>
#include <app/legacy_macros.h>
#include <app/task.h>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

void log(const std::string &Line);
app::Task<int> load(int Id);

// Instantiations share the finding at the template.

template <typename T> app::Task<> loadAny(T Article, std::string Customer) {
  auto Later = std::invoke([Customer, Article]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:4: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load(Article);
    log(Customer);
  });
  co_await std::move(Later);
}

app::Task<> usesLoadAny() {
  co_await loadAny(1, "Ada");
  co_await loadAny('A', "Bob");
}

template <typename T> app::Task<> neverInstantiated(T Article, std::string Customer) {
  auto Later = std::invoke([Customer, Article]() -> app::Task<> {
    co_await load(Article);
    log(Customer);
  });
  co_await std::move(Later);
}

// A coroutine for one instantiation only: whoever chose the callable is to blame.

class Scheduler {
public:
  template <typename Function> void start(Function Work) {
    if constexpr (!std::is_void_v<decltype(Work())>)
      Tasks.push_back(Work());
    else
      Work();
  }
  template <typename Function> void startAll(Function Work) { start(Work); }

private:
  std::vector<app::Task<>> Tasks;
};

void given(Scheduler &Jobs, std::string Customer) {
  Jobs.start([Customer] { log(Customer); });
  Jobs.startAll([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Scheduler::startAll' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-14]]:23: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load(1);
    log(Customer);
  });
  Jobs.start([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Scheduler::start' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-22]]:23: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load(1);
    log(Customer);
  });
}

// A discarded branch.
template <bool IsLate> app::Task<> choose(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  if constexpr (IsLate) {
    auto Later = std::invoke(std::move(Work));
    co_await std::move(Later);
  } else {
    co_await Work();
  }
}
app::Task<> chosen() { co_await choose<false>("Ada"); }

// A macro of the application.
#define LATER(WORK) auto Later = std::invoke(WORK)

app::Task<> inMacro(std::string Customer) {
  LATER(([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE-6]]:50: note: expanded from macro 'LATER'
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load(1);
    log(Customer);
  }));
  co_await std::move(Later);
}

// A macro of a library evaluates what the application writes.
app::Task<> inLegacyMacro(std::vector<int> Orders, std::vector<app::Task<>> &Tasks,
                          std::string Customer) {
  LEGACY_CHECKED(std::transform(Orders.begin(), Orders.end(), std::back_inserter(Tasks),
                                [Customer](int Order) -> app::Task<> {
                                // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::transform' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
                                // CHECK-MESSAGES: :[[@LINE+2]]:35: note: the coroutine is suspended here
                                // CHECK-MESSAGES: :[[@LINE+2]]:39: note: 'Customer' is read here
                                  co_await load(Order);
                                  log(Customer);
                                }));
  co_return;
}

// Marked by the user.
app::Task<> marked(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Task<> { // NOLINT(async-dangling-capture)
    co_await load(1);
    log(Customer);
  });
  co_await std::move(Later);
}

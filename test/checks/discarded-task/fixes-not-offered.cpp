// RUN: %check_async %s async-discarded-task
//
// Nothing here may be fixed.

#include <app/task.h>
#include <future>
#include <vector>

bool isOpen();
std::future<int> loadOrder(int Id);

app::Task<int> app::fetchPrice(int Article) { co_return Article; }
app::EagerTask<> app::refreshCache() { co_return; }

void inFunction() {
  // No coroutine.
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

app::Task<int> inFunctionThatReturnsTask() {
  app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  return app::fetchPrice(1);
}

app::Task<> inLambda() {
  // The lambda is no coroutine, though the function around it is.
  auto Refresh = [] {
    app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  };
  Refresh();
  co_return;
}

app::Task<> inHandler() {
  try {
    co_await app::fetchPrice(1);
  } catch (const std::exception &) {
    // co_await is ill-formed here.
    app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  } catch (...) {
    if (isOpen()) {
      app::refreshCache();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
    }
  }
}

app::Task<> conditionalOperand(bool Cached) {
  // The operands have one type.
  Cached ? app::fetchPrice(1) : app::fetchPrice(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  co_return;
}

template <typename T> app::Task<> inTemplate(T Article) {
  // Right for one instantiation, and maybe wrong for the next.
  app::fetchPrice(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  co_return;
}

template app::Task<> inTemplate(int);

#define REFRESH() app::refreshCache()

app::Task<> inMacro() {
  REFRESH();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-5]]:19: note: expanded from macro 'REFRESH'
  co_return;
}

app::Task<> future() {
  // std::future is not awaitable.
  loadOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'loadOrder' is dropped; its result and its error are lost [async-discarded-task]
  co_return;
}

std::vector<app::Task<int>> fetchAll();

app::Task<> container() {
  fetchAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchAll' is dropped; the tasks in it are lost [async-discarded-task]
  co_return;
}

// A coroutine that awaits its own kind only.
struct Transaction {
  struct promise_type {
    Transaction get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    app::Delay await_transform(Transaction);
  };
};

Transaction inCoroutineThatCannotAwaitIt() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  co_return;
}

// A coroutine that awaits anything but tasks.
struct Query {
  struct promise_type {
    Query get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    template <typename T> app::Delay await_transform(app::Task<T>) = delete;
    app::Delay await_transform(app::Delay);
  };
};

Query inCoroutineThatForbidsIt() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  co_return;
}

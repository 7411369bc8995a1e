// RUN: %check_async %s async-discarded-task
//
// Everything here is fixed.
// FIXED: quiet

#include <app/task.h>

using namespace std::chrono_literals;

bool isOpen();

app::Task<int> app::fetchPrice(int Article) { co_return Article; }
app::EagerTask<> app::refreshCache() { co_return; }

namespace shop {
struct Pipeline {
  app::Task<> operator[](int Stage);
  app::Task<> operator++();
  app::Task<> operator->*(int Stage);
};
app::Task<> operator|(Pipeline, int Stage);
app::Task<> operator<<(Pipeline, int Order);
app::Task<> operator!(Pipeline);
} // namespace shop

app::Task<> lazyTask() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await app::fetchPrice(1);
  co_return;
}

app::Task<> eagerTask() {
  app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  // CHECK-FIXES: co_await app::refreshCache();
  co_return;
}

app::Task<> awaitable(app::Pool &Workers) {
  Workers.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'app::Pool::schedule' is dropped; without 'co_await' it has no effect [async-discarded-task]
  // CHECK-FIXES: co_await Workers.schedule();
  app::Delay(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'app::Delay' is dropped; without 'co_await' it has no effect [async-discarded-task]
  // CHECK-FIXES: co_await app::Delay(1s);
  app::Delay{1s};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the awaitable of 'app::Delay' is dropped; without 'co_await' it has no effect [async-discarded-task]
  // CHECK-FIXES: co_await app::Delay{1s};
  co_return;
}

app::EagerTask<> inOtherTask() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await app::fetchPrice(1);
  co_return;
}

app::FireAndForget inSelfOwnedCoroutine() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await app::fetchPrice(1);
  co_return;
}

app::Task<> inBranches(bool Cached) {
  if (Cached)
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await app::fetchPrice(1);
  else
    app::fetchPrice(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await app::fetchPrice(2);
  for (int Article = 0; Article != 3; ++Article)
    app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await app::fetchPrice(Article);
  co_return;
}

app::Task<> inPartsOfFor() {
  for (app::fetchPrice(1); isOpen(); app::fetchPrice(2))
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:38: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: for (co_await app::fetchPrice(1); isOpen(); co_await app::fetchPrice(2))
    co_return;
}

app::Task<> inSwitch(int Kind) {
  switch (Kind) {
  case 0:
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await app::fetchPrice(1);
    break;
  default:
    co_return;
  }
}

app::Task<> inComma() {
  app::fetchPrice(1), isOpen();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await app::fetchPrice(1), isOpen();
  isOpen(), app::fetchPrice(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: isOpen(), co_await app::fetchPrice(2);
  co_return;
}

app::Task<> inParentheses() {
  (app::fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: (co_await app::fetchPrice(1));
  co_return;
}

app::Task<> inTry() {
  try {
    app::fetchPrice(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await app::fetchPrice(1);
  } catch (...) {
  }
  co_return;
}

app::Task<> afterHandler() {
  try {
    co_await app::fetchPrice(1);
  } catch (...) {
  }
  app::fetchPrice(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await app::fetchPrice(2);
}

app::Task<> inLambdaCoroutine() {
  auto Refresh = []() -> app::Task<> {
    app::refreshCache();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
    // CHECK-FIXES: co_await app::refreshCache();
    co_return;
  };
  co_await Refresh();
}

app::Task<> lambdaInPlace() {
  []() -> app::Task<> { co_return; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of this call is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await []() -> app::Task<> { co_return; }();
  co_return;
}

app::Task<> infixOperators(shop::Pipeline Orders) {
  // Without parentheses, the await would take the left operand only.
  Orders | 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::operator|' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await (Orders | 1);
  Orders << 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::operator<<' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await (Orders << 2);
  Orders->*3;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::Pipeline::operator->*' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await (Orders->*3);
  co_return;
}

app::Task<> otherOperators(shop::Pipeline Orders) {
  Orders[1];
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::Pipeline::operator[]' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await Orders[1];
  ++Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::Pipeline::operator++' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await ++Orders;
  !Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'shop::operator!' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await !Orders;
  co_return;
}

app::Task<> overSeveralLines() {
  app::fetchPrice(
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await app::fetchPrice(
      1);
  co_return;
}

struct Session {
  app::Task<> serve();
  app::Task<> run() {
    serve();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await serve();
    this->serve();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await this->serve();
    co_return;
  }
};

app::Task<> throughPointer(Session *S) {
  S->serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await S->serve();
  (*S).serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await (*S).serve();
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

Transaction commit();

Transaction inCoroutineOfItsKind() {
  commit();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'commit' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await commit();
  co_return;
}

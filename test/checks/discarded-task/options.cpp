// RUN: %check_async --config='{CheckOptions: {async-discarded-task.ExplicitDiscard: warn}}' %s async-discarded-task
// RUN: %check_async --prefix=ALLOW --config='{CheckOptions: {async-discarded-task.ExplicitDiscard: allow}}' %s async-discarded-task
//
// Nothing is fixed: a cast says that the drop is meant.

#include <app/task.h>
#include <future>
#include <tuple>

std::future<int> loadOrder(int Id);
void writeAuditLog();
app::Task<int> app::fetchPrice(int Article) { co_return Article; }
app::EagerTask<> app::refreshCache() { co_return; }

void castToVoid() {
  (void)app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void staticCast() {
  static_cast<void>(app::refreshCache());
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
}

void functionalCast() {
  void(loadOrder(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future of 'loadOrder' is dropped; its result and its error are lost [async-discarded-task]
}

void castOfAsync() {
  (void)std::async(std::launch::async, writeAuditLog);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future of 'std::async' is dropped; its destructor waits here for the work [async-discarded-task]
}

void ignore() {
  std::ignore = app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

void castOfOperands(bool Cached) {
  (void)(Cached ? app::fetchPrice(1) : app::fetchPrice(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:40: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

app::Task<> castInCoroutine() {
  (void)app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  std::ignore = app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  co_return;
}

void withoutCast() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
  // ALLOW: :[[@LINE-2]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

[[clang::annotate("async::droppable")]] app::EagerTask<> touch(int Key);
app::FireAndForget logVisit();

void allowedAnyway() {
  // What may be dropped may be dropped explicitly.
  (void)touch(1);
  (void)logVisit();
  (void)writeAuditLog();
}

// RUN: %check_async %s async-discarded-task
//
// The end of a chain: what is lost with it depends on the last handler.

#include <app/task.h>
#include <libraries/folly.h>
#include <libraries/seastar.h>

folly::Future<int> loadPrice(int Article);
seastar::future<int> loadTotal(int Order);
void log(int Value);

// The handler sees the value alone; an error goes past it.

void onlyTheValue() {
  loadPrice(1).thenValue([](int Price) { log(Price); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'folly::Future::thenValue' is dropped; its result and its error are lost [async-discarded-task]
}

void onlyTheValueOfSeastar() {
  (void)loadTotal(1).then([](int Total) { log(Total); });
  loadTotal(2).then([](int Total) { log(Total); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'seastar::future::then' is dropped; its result and its error are lost [async-discarded-task]
}

// The handler sees the error: nothing is lost.

void valueOrError() {
  loadPrice(1).thenTry([](folly::Try<int> Price) { (void)Price; });
  loadPrice(2).thenTry([](folly::Try<int> &&Price) { (void)Price; });
}

void completeFuture() {
  loadTotal(1).then_wrapped([](seastar::future<int> Total) { Total.ignore_ready_future(); });
}

// No continuation, but a function of the application.
folly::Future<int> retry(folly::Future<int> First);

void noContinuation() {
  retry(loadPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'retry' is dropped; its result and its error are lost [async-discarded-task]
}

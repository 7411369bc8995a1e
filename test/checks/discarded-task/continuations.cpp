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
}

void onlyTheValueOfSeastar() {
  (void)loadTotal(1).then([](int Total) { log(Total); });
  loadTotal(2).then([](int Total) { log(Total); });
}

// The handler sees the error: nothing is lost.

void valueOrError() {
  loadPrice(1).thenTry([](folly::Try<int> Price) { (void)Price; });
  loadPrice(2).thenTry([](folly::Try<int> &&Price) { (void)Price; });
}

void completeFuture() {
  loadTotal(1).then_wrapped([](seastar::future<int> Total) { Total.ignore_ready_future(); });
}

// A task that is lent to a function which runs nothing.
folly::Future<int> retry(folly::Future<int> First);

void noContinuation() {
  retry(loadPrice(1));
}

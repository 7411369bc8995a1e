// RUN: %check_async %s async-fire-and-forget
//
// No expectation: the check is silent here.

#include <libraries/async_simple.h>
#include <libraries/cobalt.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/libunifex.h>
#include <libraries/seastar.h>
#include <libraries/stdexec.h>
#include <libraries/winrt.h>
#include <libraries/yaclib.h>

void ship(int Order);
void report(const char *Text);

// The handler uses the error.

folly::coro::Task<void> foldOrder(int Order);

void follyStart(folly::Executor::KeepAlive<> Executor, int Order) {
  folly::coro::co_withExecutor(Executor, foldOrder(Order))
      .start([](folly::Try<folly::Unit> &&Result) {
        if (Result.hasException())
          report("no order");
      });
}

// A combinator fails where its tasks do.

folly::coro::Task<void> foldQuietly(int Order) {
  try {
    co_await foldOrder(Order);
  } catch (const std::exception &) {
    report("no order");
  }
}

folly::coro::Task<void> foldBoth() {
  co_await folly::coro::collectAll(foldQuietly(1), foldQuietly(2));
}

void follyStartBoth(folly::Executor::KeepAlive<> Executor) {
  folly::coro::co_withExecutor(Executor, foldBoth()).start([](auto &&) {});
}

kj::Promise<void> sendReceipt(int Order);
void report(kj::Exception &&Error);

void kjDetach(int Order) {
  sendReceipt(Order).detach([](kj::Exception &&Error) { report(kj::mv(Error)); });
}

// The chain has looked after the error.

folly::SemiFuture<int> priceOf(int Article);

void follyChain(int Article) {
  folly::futures::detachOnGlobalCPUExecutor(
      priceOf(Article).deferValue([](int) {}).defer([](folly::Try<folly::Unit> &&Result) {
        if (Result.hasException())
          report("no price");
      }));
}

// An eager future behind a cast to void is an explicit discard.

seastar::future<> writeRow(int Order);

void seastarDiscard(int Order) { (void)writeRow(Order); }

// The scope joins.

cppcoro::task<> renewPrices();

void cppcoroScope(cppcoro::async_scope &Scope) { Scope.spawn(renewPrices()); }

void unifexScope(unifex::async_scope &Scope, unifex::single_thread_context &Thread) {
  Scope.detached_spawn_call_on(Thread.get_scheduler(), [] { ship(1); });
}

stdexec::task<void> senderOf(int Order);

void stdexecScope(exec::async_scope &Scope) { Scope.spawn(senderOf(1)); }

// Whoever resumes it gets the exception.

boost::cobalt::task<void> packOrder(int Order);

boost::cobalt::detached cobaltDetached(int Order) { co_await packOrder(Order); }

// A share is taken, and what fails is caught.

winrt::Windows::Foundation::IAsyncAction saveAsync();

struct OrderPage : winrt::implements<OrderPage> {
  winrt::fire_and_forget OnSave() {
    auto Strong = get_strong();
    try {
      co_await saveAsync();
      ++Orders;
    } catch (const winrt::hresult_error &) {
      report("not saved");
    }
  }

  // Only a hop.
  winrt::fire_and_forget OnReload() { co_await winrt::resume_background(); }

  winrt::Windows::Foundation::IAsyncAction OnClose() { co_await saveAsync(); }

  int Orders = 0;
};

// The callback is told of the end.
void yaclibDetach(yaclib::Future<int, yaclib::StopError> Price,
                  yaclib::IExecutor &Executor) {
  std::move(Price).Detach(Executor, [](auto) { report("done"); });
}

// RUN: %check_async %s async-fire-and-forget
//
// One function for each way in which a library detaches work.

#include <libraries/async_simple.h>
#include <libraries/cobalt.h>
#include <libraries/concurrencpp.h>
#include <libraries/cppcoro.h>
#include <libraries/drogon.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/libcoro.h>
#include <libraries/photon.h>
#include <libraries/seastar.h>
#include <libraries/stdexec.h>
#include <libraries/tmc.h>
#include <libraries/winrt.h>

void ship(int Order);

// folly

folly::coro::Task<void> foldOrder(int Order);

void follyStart(folly::Executor::KeepAlive<> Executor, int Order) {
  folly::coro::co_withExecutor(Executor, foldOrder(Order)).start([](auto &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'folly::coro::TaskWithExecutor::start' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-5]]:25: note: the body of 'foldOrder' is not seen here, and it is not 'noexcept'
  // CHECK-MESSAGES: :[[@LINE-3]]:66: note: the completion handler does not look at the error
}

folly::coro::Task<void> foldBoth() {
  co_await folly::coro::collectAll(foldOrder(1), foldOrder(2));
}

void follyStartBoth(folly::Executor::KeepAlive<> Executor) {
  folly::coro::co_withExecutor(Executor, foldBoth()).start([](auto &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'folly::coro::TaskWithExecutor::start' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: awaiting 'foldOrder' can throw, and nothing catches it
  // CHECK-MESSAGES: :[[@LINE-3]]:60: note: the completion handler does not look at the error
}

folly::SemiFuture<int> priceOf(int Article);

void follyDetach(int Article) {
  folly::futures::detachOnGlobalCPUExecutor(priceOf(Article));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'folly::futures::detachOnGlobalCPUExecutor' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-5]]:24: note: the body of 'priceOf' is not seen here, and it is not 'noexcept'
}

// Seastar

seastar::future<> writeRow(int Order);

void seastarRunOn(seastar::alien::instance &Instance) {
  seastar::alien::run_on(Instance, 0, [] { ship(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'seastar::alien::run_on' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:44: note: 'ship', whose body is not seen, can throw, and nothing catches it
}

// cppcoro, with a type of the project that nobody can wait for.

cppcoro::task<> renewPrices();

struct Detached {
  struct promise_type {
    Detached get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() noexcept {}
    void return_void();
  };
};

Detached renewInBackground() { co_await renewPrices(); }
// CHECK-MESSAGES: :[[@LINE-1]]:10: warning: nobody can wait for 'renewInBackground', and its exceptions are lost [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:32: note: awaiting 'renewPrices' can throw, and nothing catches it
// CHECK-MESSAGES: :[[@LINE-8]]:10: note: 'unhandled_exception' drops the exception here

// KJ

kj::Promise<void> sendReceipt(int Order);

void kjDetach(int Order) {
  sendReceipt(Order).detach([](kj::Exception &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'kj::Promise::detach' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-5]]:19: note: the body of 'sendReceipt' is not seen here, and it is not 'noexcept'
  // CHECK-MESSAGES: :[[@LINE-3]]:29: note: the completion handler does not look at the error
}

void kjThread() { kj::Thread([] { ship(1); }).detach(); }
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'kj::Thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:35: note: 'ship', whose body is not seen, can throw, and nothing catches it

// C++/WinRT

winrt::Windows::Foundation::IAsyncAction saveAsync();

struct OrderPage : winrt::implements<OrderPage> {
  winrt::fire_and_forget OnSave() { co_await saveAsync(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nobody can wait for 'OrderPage::OnSave', and its exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:37: note: awaiting 'saveAsync' can throw, and nothing catches it

  winrt::fire_and_forget OnReload() {
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nobody can wait for 'OrderPage::OnReload' while it uses what can end first [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: here the last owner of the 'OrderPage' can release it
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'this' is used here, and nobody has taken a share in the object
    try {
      co_await winrt::resume_background();
      ++Orders;
    } catch (...) {
    }
  }

  int Orders = 0;
};

// concurrencpp

concurrencpp::result<void> loadArticles();

concurrencpp::null_result loadInBackground() { co_await loadArticles(); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: nobody can wait for 'loadInBackground', and its exceptions are lost [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:48: note: awaiting 'loadArticles' can throw, and nothing catches it

void concurrencppPost(concurrencpp::executor &Executor) {
  Executor.post([] { ship(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'concurrencpp::executor::post' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: 'ship', whose body is not seen, can throw, and nothing catches it
}

// libcoro

coro::task<void> packOrder(int Order);

void libcoroSpawn(coro::thread_pool &Pool, int Order) {
  Pool.spawn_detached(packOrder(Order));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'coro::thread_pool::spawn_detached' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-5]]:18: note: the body of 'packOrder' is not seen here, and it is not 'noexcept'
}

// async_simple

async_simple::coro::Lazy<void> lazyOrder(int Order);

void asyncSimpleStart(int Order) { lazyOrder(Order).start([](auto &&) {}); }
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'async_simple::coro::Lazy::start' detaches work whose exceptions are lost [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-4]]:32: note: the body of 'lazyOrder' is not seen here, and it is not 'noexcept'
// CHECK-MESSAGES: :[[@LINE-3]]:59: note: the completion handler does not look at the error

void asyncSimpleDetach(async_simple::Executor *Executor, int Order) {
  lazyOrder(Order).via(Executor).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'async_simple::coro::RescheduleLazy::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-10]]:32: note: the body of 'lazyOrder' is not seen here, and it is not 'noexcept'
}

// stdexec

stdexec::task<void> senderOf(int Order);

void stdexecStart(int Order) { exec::start_detached(senderOf(Order)); }
// CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'experimental::execution::start_detached' detaches work whose exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-4]]:21: note: the body of 'senderOf' is not seen here, and it is not 'noexcept'

// TooManyCooks

tmc::task<void> cook(int Order);

void tmcDetach(int Order) { tmc::spawn(cook(Order)).detach(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'tmc::aw_spawn::detach' detaches work whose exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-4]]:17: note: the body of 'cook' is not seen here, and it is not 'noexcept'

// drogon

drogon::Task<> respond(int Order);

drogon::AsyncTask respondLater(int Order) { co_await respond(Order); }
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: nobody can wait for 'respondLater', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:45: note: awaiting 'respond' can throw, and nothing catches it

void drogonRun() {
  drogon::async_run([]() -> drogon::Task<> { co_await respond(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'drogon::async_run' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:46: note: awaiting 'respond' can throw, and nothing catches it
}

// Photon

void photonThread() {
  photon_std::thread([] { ship(1); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'photon_std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:27: note: 'ship', whose body is not seen, can throw, and nothing catches it
}

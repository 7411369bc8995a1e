// RUN: %check_async %s async-dangling-argument
//
// The same shapes in the task and future types of several libraries, and in types
// that a project makes of them.

#include <app/task.h>
#include <libraries/concurrencpp.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/libcoro.h>
#include <libraries/seastar.h>
#include <libraries/winrt.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
};

void log(const std::string &Text);
std::string nameOf(int Article);

namespace with_cppcoro {

cppcoro::task<> print(const std::string &Text);
cppcoro::task<> printOwn(std::string Text);

cppcoro::task<> kept() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'with_cppcoro::print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-6]]:42: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

cppcoro::shared_task<> keptShared();
cppcoro::shared_task<int> priceOf(const Order &Draft);

cppcoro::task<int> sharedTask() {
  auto Price = priceOf({1, "Ada"});
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: this temporary is destroyed before the work of 'with_cppcoro::priceOf' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-5]]:48: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_return co_await Price;
}

class Shop {
public:
  void open(int Article) {
    std::string Name = nameOf(Article);
    Work.spawn(print(nameOf(Article)));
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary is destroyed before the work of 'with_cppcoro::print' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-28]]:42: note: 'Text' keeps the reference
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is let go here
    Work.spawn(printOwn(Name));
  }

private:
  cppcoro::async_scope Work;
};

cppcoro::task<> ownScope(std::string Name) {
  cppcoro::async_scope Work;
  Work.spawn(print(Name));
  co_await Work.join();
}

cppcoro::task<> inPlace(std::string Name) {
  co_await print(Name);
  co_await print(nameOf(1));
}

void waitsInPlace() { cppcoro::sync_wait(print(nameOf(1))); }

} // namespace with_cppcoro

namespace with_folly {

folly::coro::Task<> print(const std::string &Text);
folly::coro::Task<> printOwn(std::string Text);

folly::coro::Task<> kept() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'with_folly::print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-6]]:46: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

void started(folly::Executor::KeepAlive<> Executor) {
  std::string Name = nameOf(1);
  print(Name).scheduleOn(Executor).start([](auto &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Name' is destroyed before the work of 'with_folly::print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-16]]:46: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
}

void startedWithACopy(folly::Executor::KeepAlive<> Executor) {
  std::string Name = nameOf(1);
  printOwn(Name).scheduleOn(Executor).start([](auto &&) {});
}

folly::coro::Task<> startedAndAwaited(folly::Executor::KeepAlive<> Executor) {
  std::string Name = nameOf(1);
  auto Page = print(Name).scheduleOn(Executor).start();
  co_await std::move(Page);
}

} // namespace with_folly

// Seastar's coroutines are eager: what their bodies keep is known where they are seen.

namespace with_seastar {

seastar::future<> unseen(const std::string &Text);

seastar::future<> print(const std::string &Text) {
  co_await seastar::yield();
  log(Text);
}

seastar::future<> readFirst(const std::string &Text) {
  log(Text);
  co_await seastar::yield();
}

seastar::future<> kept() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'with_seastar::print' is done [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-13]]:44: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
  auto Unknown = unseen(nameOf(1));
  co_await std::move(Unknown);
  auto Read = readFirst(nameOf(1));
  co_await std::move(Read);
}

seastar::future<> all(std::vector<std::string> Names) {
  std::vector<seastar::future<>> Pages;
  for (auto Name : Names)
    Pages.push_back(print(Name));
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Name' is destroyed before the work of 'with_seastar::print' is done [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'Name' is declared here
    // CHECK-MESSAGES: :[[@LINE-28]]:44: note: 'Text' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+1]]:30: note: the task is used here
  co_await seastar::when_all(Pages.begin(), Pages.end());
}

seastar::future<> continuation(std::string Name) {
  auto Page = seastar::yield().then([&Name] { log(Name); });
  co_await std::move(Page);
}

} // namespace with_seastar

namespace with_libcoro {

coro::task<void> print(const std::string &Text);
coro::task<void> printOwn(std::string Text);

coro::task<void> kept() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'with_libcoro::print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-6]]:43: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:12: note: the task is used here
  co_await Page;
}

coro::task<void> letGo(coro::thread_pool &Pool) {
  std::string Name = nameOf(1);
  Pool.spawn_detached(print(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'Name' is destroyed before the work of 'with_libcoro::print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-16]]:43: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
  co_return;
}

coro::task<void> letGoWithACopy(coro::thread_pool &Pool) {
  std::string Name = nameOf(1);
  Pool.spawn_detached(printOwn(Name));
  co_return;
}

coro::task<void> joined(coro::thread_pool &Pool) {
  std::string Name = nameOf(1);
  co_await Pool.spawn_joinable(print(Name));
}

} // namespace with_libcoro

// Eager, and nobody can wait for them.

namespace with_winrt {

winrt::fire_and_forget print(const std::string &Text) {
  co_await winrt::resume_background();
  log(Text);
}

winrt::fire_and_forget printOwn(std::string Text) {
  co_await winrt::resume_background();
  log(Text);
}

winrt::Windows::Foundation::IAsyncAction save(const Order &Draft) {
  co_await winrt::resume_background();
  log(Draft.Customer);
}

void letGo() {
  print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this temporary is destroyed before the work of 'with_winrt::print' is done [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-18]]:49: note: 'Text' keeps the reference
  printOwn(nameOf(2));
}

winrt::Windows::Foundation::IAsyncAction kept() {
  auto Saved = save({1, "Ada"});
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'with_winrt::save' is done [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-15]]:60: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+2]]:12: note: the task is used here
  co_await winrt::resume_background();
  co_await Saved;
}

} // namespace with_winrt

namespace with_concurrencpp {

concurrencpp::null_result print(const std::string &Text) {
  co_await concurrencpp::make_ready_result<int>(1);
  log(Text);
}

concurrencpp::lazy_result<void> printLazy(const std::string &Text);

void letGo() { print(nameOf(1)); }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary is destroyed before the work of 'with_concurrencpp::print' is done [async-dangling-argument]
// CHECK-MESSAGES: :[[@LINE-9]]:52: note: 'Text' keeps the reference

concurrencpp::result<void> kept() {
  auto Page = printLazy(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: this temporary is destroyed before the work of 'with_concurrencpp::printLazy' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-9]]:62: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:12: note: the task is used here
  co_await Page;
}

} // namespace with_concurrencpp

// Types that a project makes of others.

namespace with_own {

template <typename T = void> struct Job : app::Task<T> {
  struct promise_type : app::Task<T>::promise_type {
    Job get_return_object();
  };
};
template <typename T> using Work = app::Task<T>;

Job<> print(const std::string &Text);
Work<int> priceOf(const Order &Draft);

app::Task<> kept() {
  auto Page = print(nameOf(1));
  co_await std::move(Page);
  auto Price = priceOf({1, "Ada"});
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: this temporary is destroyed before the work of 'with_own::priceOf' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-7]]:32: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Price);
}

} // namespace with_own

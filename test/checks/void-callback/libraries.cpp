// RUN: %check_async %s async-void-callback
//
// Stubs of the libraries' own declarations.

#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/seastar.h>
#include <libraries/winrt.h>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

void log(const char *Line);

// Folly.

namespace with_folly {

folly::coro::Task<void> shipOrder(int Id);
folly::coro::Task<void> openShop();
folly::Future<int> loadOrder(int Id);

void executors(folly::Executor &Workers, folly::EventBase &Loop) {
  Workers.add([]() -> folly::coro::Task<void> { co_await openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'folly::Function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: 'folly::coro::co_withExecutor' runs such a task
  Loop.runInEventBaseThread(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'folly::Function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: 'folly::coro::co_withExecutor' runs such a task
  Loop.runInLoop([] { log("turn"); });
}

void functions() {
  folly::Function<void(int)> OnOrder = loadOrder;
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'folly::Function<void(...)>' drops the future of this callback; its result and its error are lost [async-void-callback]
  folly::Func OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'folly::Function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: 'folly::coro::co_withExecutor' runs such a task
  // A place for the task.
  folly::Function<folly::coro::Task<void>(int)> Ship = shipOrder;
}

// They take a task, or what makes one.
folly::coro::Task<void> consumed(folly::Executor::KeepAlive<> Workers) {
  co_await folly::coro::co_invoke([]() -> folly::coro::Task<void> { co_await openShop(); });
  co_await folly::coro::co_withExecutor(Workers, openShop());
}

void flattened(folly::Future<int> Order) {
  auto Price = std::move(Order).thenValue([](int Id) { return loadOrder(Id); });
}

} // namespace with_folly

// Seastar.

namespace with_seastar {

seastar::future<> shipOrder(int Id);
seastar::future<> openShop();

class Shop {
public:
  Shop() : Tick([this] { return restock(); }) {
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'seastar::noncopyable_function<void()>' drops the task of this callback; its result and its error are lost [async-void-callback]
    Tick.set_callback([this]() -> seastar::future<> { co_await restock(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'seastar::noncopyable_function<void()>' drops the task of this callback; its result and its error are lost [async-void-callback]
    // async-discarded-task speaks of the lambda.
    Tick.set_callback([this] { (void)restock(); });
  }
  seastar::future<> restock();

private:
  seastar::timer<> Tick;
};

void signals() {
  seastar::handle_signal(2, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'seastar::noncopyable_function<void()>' drops the task of this callback; its result and its error are lost [async-void-callback]
  seastar::engine().at_exit(openShop);
}

seastar::future<> consumed(std::vector<int> &Ids) {
  return seastar::do_for_each(Ids, shipOrder).then([] { return openShop(); });
}

void thread() {
  auto Opening = seastar::async([] { return openShop(); });
}

} // namespace with_seastar

// cppcoro.

namespace with_cppcoro {

cppcoro::task<> openShop();
cppcoro::shared_task<> prices();

void callbacks() {
  std::function<void()> OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  std::function<void()> OnClose = []() -> cppcoro::task<> { co_await openShop(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  std::thread Worker(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::thread' drops the task of this callback; its work never runs [async-void-callback]
  Worker.join();
  // Others may hold the same task.
  std::function<void()> OnPrice = prices;
}

} // namespace with_cppcoro

// KJ.

namespace with_kj {

kj::Promise<void> openShop();

void thread() {
  kj::Thread Worker([]() { return openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'kj::Function<void()>' drops the task of this callback; its result and its error are lost [async-void-callback]
  kj::Function<void()> OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'kj::Function<void()>' drops the task of this callback; its result and its error are lost [async-void-callback]
}

void consumed(kj::TaskSet &Tasks) {
  Tasks.add(kj::evalLater([]() { return openShop(); }));
}

} // namespace with_kj

// C++/WinRT.

namespace with_winrt {

winrt::Windows::Foundation::IAsyncAction openShopAsync();

void handlers(winrt::Windows::System::DispatcherQueue Queue) {
  Queue.TryEnqueue([]() -> winrt::Windows::Foundation::IAsyncAction { co_await openShopAsync(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'winrt::Windows::System::DispatcherQueueHandler' drops the task of this callback; its result and its error are lost [async-void-callback]
  // The type for handlers.
  Queue.TryEnqueue([]() -> winrt::fire_and_forget { co_await openShopAsync(); });
  Queue.TryEnqueue(openShopAsync);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'winrt::Windows::System::DispatcherQueueHandler' drops the task of this callback; its result and its error are lost [async-void-callback]
}

} // namespace with_winrt

// RUN: %check_async %s async-blocking-wait,async-blocking-sleep
//
// YACLib: its futures, tasks and executors.

#include <chrono>
#include <future>
#include <libraries/yaclib.h>
#include <thread>
#include <unistd.h>
#include <utility>

using namespace std::chrono_literals;

std::future<int> loadStock(int Article);
yaclib::Future<int> loadPrice(int Article);
yaclib::Task<int> planDelivery(int Order);
void writeInvoice(int Order);

// Waits in coroutines.

yaclib::Future<int> readStock() {
  co_return loadStock(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

yaclib::Task<> waitForPrice(yaclib::Future<int> Price) {
  yaclib::Wait(Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'yaclib::Wait' blocks the thread that runs this coroutine; use 'co_await yaclib::Await(future)' [async-blocking-wait]
  co_return yaclib::Unit{};
}

yaclib::Task<> readPrice(yaclib::FutureOn<int> Discount) {
  auto Price = loadPrice(1).Get();
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'yaclib::Future::Get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  auto Read = std::move(Discount).Get();
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'yaclib::FutureOn::Get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  co_return yaclib::Unit{};
}

yaclib::Future<> waitForPriceABit(yaclib::Future<int> Price) {
  yaclib::WaitFor(50ms, Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'yaclib::WaitFor' blocks the thread that runs this coroutine [async-blocking-wait]
  yaclib::WaitUntil(std::chrono::steady_clock::now() + 50ms, Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'yaclib::WaitUntil' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return yaclib::Unit{};
}

yaclib::Future<> planAtOnce() {
  auto Plan = planDelivery(1).Get();
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'yaclib::Task::Get' blocks the thread that runs this coroutine; use 'co_await std::move(task)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: starts the task and waits for it
  co_return yaclib::Unit{};
}

yaclib::SharedFuture<> readShared(yaclib::SharedFuture<int> Price) {
  auto &Read = Price.Get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'yaclib::SharedFuture::Get' blocks the thread that runs this coroutine; use 'co_await future' [async-blocking-wait]
  co_return yaclib::Unit{};
}

yaclib::Future<> waitForOrders(yaclib::WaitGroup<> &Orders, yaclib::OneShotEvent &Opened) {
  Orders.Wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'yaclib::WaitGroup::Wait' blocks the thread that runs this coroutine; use 'co_await group' [async-blocking-wait]
  Opened.Wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'yaclib::OneShotEvent::Wait' blocks the thread that runs this coroutine; use 'co_await event' [async-blocking-wait]
  Opened.WaitFor(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'yaclib::OneShotEvent::WaitFor' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return yaclib::Unit{};
}

yaclib::Future<> closeShop(yaclib::FairThreadPool &Counters) {
  Counters.Stop();
  Counters.Wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'yaclib::FairThreadPool::Wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: joins the threads of the pool
  co_return yaclib::Unit{};
}

yaclib::Future<> retryPayment() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return yaclib::Unit{};
}

// Functions on an executor.

void runOnExecutor(yaclib::IExecutor &Register, yaclib::Future<int> Price, yaclib::SharedFuture<int> Rate) {
  yaclib::Run(Register, [] { loadStock(1).wait(); }).Detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'yaclib::Run' runs the handler on an executor
  yaclib::Submit(Register, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'yaclib::Submit' runs the handler on an executor
  std::move(Price).ThenInline([](int) { sleep(1); }).Detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'yaclib::Future::ThenInline' runs the handler on an executor
  Rate.Subscribe(Register, [](int) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'yaclib::SharedFuture::Subscribe' runs the handler on an executor
}

// Awaiting.

yaclib::Future<int> awaitEverything(yaclib::IExecutor &Register, yaclib::Mutex<> &Mutex,
                                    yaclib::WaitGroup<> &Orders, yaclib::OneShotEvent &Opened,
                                    yaclib::SharedFuture<int> Rate) {
  co_await yaclib::On(Register);
  co_await yaclib::kYield;
  co_await Mutex.Lock();
  co_await Orders;
  co_await Opened;
  auto Price = loadPrice(1);
  co_await yaclib::Await(Price);
  auto Read = std::move(Price).Touch();
  co_return co_await loadPrice(2) + co_await Rate + co_await planDelivery(1);
}

// A const future is only looked at.
yaclib::Future<int> look(const yaclib::Future<int> &Price) {
  co_return Price.Get() ? 1 : 0;
}

yaclib::Future<> readPriceOnceReady(yaclib::Future<int> Price) {
  if (Price.Ready())
    auto Read = std::move(Price).Get();
  auto Made = yaclib::MakeFuture(1).Get();
  co_return yaclib::Unit{};
}

yaclib::Future<int> readOnceReady(yaclib::SharedFuture<int> Price, yaclib::OneShotEvent &Opened) {
  if (Price.Ready())
    auto &Read = Price.Get();
  if (Opened.Ready())
    Opened.Wait();
  co_return 1;
}

yaclib::Future<> lookForZero(yaclib::Future<int> Price, yaclib::WaitGroup<> &Orders) {
  yaclib::WaitFor(0s, Price);
  Orders.WaitFor(0ms);
  co_return yaclib::Unit{};
}

// Runs what is there, and waits for nothing.
yaclib::Future<> drain(yaclib::ManualExecutor &Register) {
  Register.Drain();
  co_return yaclib::Unit{};
}

// Where blocking is allowed.

yaclib::Future<> printOnPool(yaclib::FairThreadPool &Printers) {
  yaclib::Run(Printers, [] { loadStock(1).wait(); }).Detach();
  yaclib::Submit(Printers, [] { sleep(1); });
  loadPrice(1).Then(Printers, [](int) { sleep(1); }).Detach();
  co_return yaclib::Unit{};
}

yaclib::Future<> printAfterSwitch(yaclib::FairThreadPool &Printers, yaclib::IExecutor &Register) {
  co_await yaclib::On(Printers);
  loadStock(1).wait();
  co_await yaclib::On(Register);
  loadStock(2).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
  co_return yaclib::Unit{};
}

int main() {
  yaclib::FairThreadPool Counters;
  auto Price = yaclib::Run(Counters, [] { return 1; });
  yaclib::Wait(Price);
  Counters.Stop();
  Counters.Wait();
}

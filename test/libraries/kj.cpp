// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// KJ: its promises, event loops and threads.

#include <chrono>
#include <future>
#include <libraries/kj.h>
#include <string_view>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

std::future<int> loadStock(int Article);
kj::Promise<int> loadPrice(int Article);
void writeInvoice(int Order);

// Waits in coroutines.

kj::Promise<int> readStock() {
  co_return loadStock(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

kj::Promise<int> readPrice(kj::WaitScope &WaitScope) {
  co_return loadPrice(1).wait(WaitScope);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'kj::Promise::wait' blocks the thread that runs this coroutine; use 'co_await promise' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: note: runs the event loop, which throws inside one of its callbacks
}

kj::Promise<int> askOtherLoop(const kj::Executor &Warehouse) {
  co_return Warehouse.executeSync([] { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'kj::Executor::executeSync' blocks the thread that runs this coroutine; use 'co_await executor.executeAsync(func)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: the loop of the caller stands still until the other thread has finished
}

kj::Promise<void> printOnThread() {
  kj::Thread Printer([] { writeInvoice(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the destructor of 'Printer' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'kj::Thread::~Thread' waits here for its work
  co_return;
}

kj::Promise<int> waitForStock(kj::MutexGuarded<int> &Stock) {
  co_return Stock.when([](const int &Count) { return Count > 0; }, [](int &Count) { return --Count; });
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'kj::MutexGuarded::when' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: waits for a condition
}

kj::Promise<void> waitWithLock(kj::Locked<int> &Stock) {
  Stock.wait([](const int &Count) { return Count > 0; });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'kj::Locked::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: waits for a condition
  co_return;
}

kj::Promise<void> lockStock(kj::MutexGuarded<int> &Stock) {
  auto Count = Stock.lockExclusive();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'kj::MutexGuarded::lockExclusive' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

kj::Promise<void> retryPayment() {
  co_await loadPrice(1);
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// Callbacks of the event loop.

kj::Promise<void> chainCallbacks(kj::WaitScope &WaitScope, const kj::Executor &Warehouse) {
  auto Total = loadPrice(1).then([&](int Price) { return Price + loadPrice(2).wait(WaitScope); });
  // CHECK-MESSAGES: :[[@LINE-1]]:79: warning: 'kj::Promise::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: 'kj::Promise::then' runs the handler on an executor
  // CHECK-MESSAGES: :[[@LINE-3]]:79: note: runs the event loop, which throws inside one of its callbacks
  auto Later = kj::evalLater([] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: 'kj::evalLater' runs the handler on an executor
  auto Elsewhere = Warehouse.executeAsync([] { loadStock(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:30: note: 'kj::Executor::executeAsync' runs the handler on an executor
  return Later;
}

kj::Promise<int> evaluateAtOnce(kj::WaitScope &WaitScope) {
  co_return co_await kj::evalNow([&] { return loadPrice(1).wait(WaitScope); });
  // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: 'kj::Promise::wait' blocks the thread that runs this coroutine; use 'co_await promise' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:60: note: runs the event loop, which throws inside one of its callbacks
}

// Awaiting.

kj::Promise<int> awaitEverything(const kj::Executor &Warehouse, kj::Timer &Timer) {
  co_await kj::yield();
  co_await Timer.afterDelay(2 * kj::SECONDS);
  co_await Warehouse.executeAsync([] { return 1; });
  auto Price = loadPrice(1).attach(std::string_view("price")).fork();
  co_return co_await Price + co_await loadPrice(2).eagerlyEvaluate(nullptr);
}

kj::Promise<int> readOnceReady(kj::Promise<int> Price, kj::WaitScope &WaitScope) {
  if (Price.poll(WaitScope))
    co_return Price.wait(WaitScope);
  co_return 0;
}

kj::Promise<int> lookWithoutLock(kj::MutexGuarded<int> &Stock) { co_return Stock.getWithoutLock(); }

// Where waiting is allowed.

kj::Promise<int> waitInFiber() {
  return kj::startFiber(65536, [](kj::WaitScope &WaitScope) { return loadPrice(1).wait(WaitScope); });
}

kj::Promise<int> waitInPooledFiber(const kj::FiberPool &Fibers) {
  co_return co_await Fibers.startFiber([](kj::WaitScope &WaitScope) { return loadPrice(1).wait(WaitScope); });
}

kj::Promise<void> leaveThread() {
  kj::Thread Printer([] { writeInvoice(1); });
  Printer.detach();
  co_return;
}

void waitOnThreads(kj::AsyncIoProvider &Provider) {
  kj::Thread Printer([] { loadStock(1).wait(); });
  auto Pipe = Provider.newPipeThread(
      [](kj::AsyncIoProvider &, kj::AsyncIoStream &, kj::WaitScope &WaitScope) { loadPrice(1).wait(WaitScope); });
}

int main() {
  kj::EventLoop Loop;
  kj::WaitScope WaitScope(Loop);
  return loadPrice(1).wait(WaitScope);
}

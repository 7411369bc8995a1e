// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// C++/WinRT and WIL: operations, tasks, events and locks.

#include <chrono>
#include <future>
#include <libraries/winrt.h>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;
using namespace winrt::Windows::Foundation;

IAsyncOperation<int> fetchPriceAsync(int Article);
IAsyncAction saveBasketAsync();
IAsyncActionWithProgress<double> packBasketAsync();
IAsyncOperationWithProgress<int, double> countStockAsync();
wil::task<int> fetchStock(int Article);
wil::com_task<int> fetchColor(int Article);
std::future<int> loadOrder(int Id);

// Waits for operations.

IAsyncOperation<int> readPrice() {
  co_return fetchPriceAsync(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'winrt::Windows::Foundation::IAsyncOperation::get' blocks the thread that runs this coroutine; use 'co_await operation' [async-blocking-wait]
}

IAsyncAction saveBasketTwice() {
  saveBasketAsync().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'winrt::Windows::Foundation::IAsyncAction::get' blocks the thread that runs this coroutine; use 'co_await operation' [async-blocking-wait]
  co_await saveBasketAsync();
}

winrt::fire_and_forget packBasket() {
  co_await saveBasketAsync();
  packBasketAsync().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'winrt::Windows::Foundation::IAsyncActionWithProgress::get' blocks the executor's thread that resumed this coroutine; use 'co_await operation' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await packBasketAsync();
}

wil::task<int> countStock() {
  co_return countStockAsync().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'winrt::Windows::Foundation::IAsyncOperationWithProgress::get' blocks the thread that runs this coroutine; use 'co_await operation' [async-blocking-wait]
}

IAsyncAction saveBasketSoon() {
  saveBasketAsync().wait_for(2s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'winrt::Windows::Foundation::IAsyncAction::wait_for' blocks the thread that runs this coroutine; use 'co_await operation' [async-blocking-wait]
  co_return;
}

wil::com_task<int> readStock() {
  wil::task<int> Stock = fetchStock(1);
  co_return std::move(Stock).get() + fetchColor(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'wil::task::get' blocks the thread that runs this coroutine; use 'co_await std::move(task)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:52: warning: 'wil::com_task::get' blocks the thread that runs this coroutine; use 'co_await std::move(task)' [async-blocking-wait]
}

IAsyncAction completeOrder(IAsyncAction &Operation) {
  wil::wait_for_completion(&Operation);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'wil::wait_for_completion' blocks the thread that runs this coroutine [async-blocking-wait]
  wil::wait_for_completion_nothrow(&Operation);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'wil::wait_for_completion_nothrow' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Waits for events, semaphores and condition variables.

IAsyncAction waitForDelivery(wil::unique_event &Delivered, wil::HANDLE Paid) {
  Delivered.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'wil::unique_any_t::wait' blocks the thread that runs this coroutine; use 'co_await winrt::resume_on_signal(event.get())' [async-blocking-wait]
  wil::handle_wait(Paid);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'wil::handle_wait' blocks the thread that runs this coroutine; use 'co_await winrt::resume_on_signal(handle)' [async-blocking-wait]
  co_return;
}

IAsyncAction waitForOpening(wil::slim_event_manual_reset &Opened,
                            wil::unique_semaphore &Counters) {
  Opened.wait(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'wil::slim_event_t::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  auto Counter = Counters.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'wil::unique_any_t::acquire' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

struct Mailbox {
  winrt::slim_mutex Mutex;
  winrt::slim_condition_variable Arrived;
  wil::critical_section Section;
  wil::condition_variable Read;
  bool Empty = true;
};

IAsyncAction waitForMail(Mailbox &Box) {
  Box.Arrived.wait(Box.Mutex, [&] { return !Box.Empty; });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'winrt::slim_condition_variable::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  Box.Arrived.wait_for(Box.Mutex, 10ms, [&] { return !Box.Empty; });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'winrt::slim_condition_variable::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
  auto Lock = Box.Section.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'wil::critical_section::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Box.Read.wait_for(Lock, 10);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'wil::condition_variable::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

// Waits on the thread of the user interface.

void showPrice(winrt::Windows::System::DispatcherQueue &Queue) {
  Queue.TryEnqueue([] {
    fetchPriceAsync(1).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'winrt::Windows::Foundation::IAsyncOperation::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'winrt::Windows::System::DispatcherQueue::TryEnqueue' runs the handler on an executor
  });
}

void showStock(winrt::Microsoft::UI::Dispatching::DispatcherQueue &Queue) {
  Queue.TryEnqueue([] {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'winrt::Microsoft::UI::Dispatching::DispatcherQueue::TryEnqueue' runs the handler on an executor
  });
}

void showColor(winrt::Windows::UI::Core::CoreDispatcher &Dispatcher) {
  Dispatcher.RunAsync(winrt::Windows::UI::Core::CoreDispatcherPriority::Normal, [] {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:14: note: 'winrt::Windows::UI::Core::CoreDispatcher::RunAsync' runs the handler on an executor
  });
}

// Sleeps.

IAsyncAction retryLater() {
  std::this_thread::sleep_for(200ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine; use 'co_await winrt::resume_after(200ms)' [async-blocking-sleep]
  co_return;
}

wil::task<void> retryPrecisely(std::chrono::nanoseconds Delay) {
  std::this_thread::sleep_for(Delay);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine; use 'co_await winrt::resume_after(Delay)' [async-blocking-sleep]
  co_return;
}

// Back from the thread pool.

IAsyncAction showStockCount(winrt::Windows::System::DispatcherQueue &Queue) {
  co_await winrt::resume_background();
  int Stock = fetchPriceAsync(1).get();
  co_await winrt::resume_foreground(Queue);
  fetchPriceAsync(Stock).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'winrt::Windows::Foundation::IAsyncOperation::get' blocks the executor's thread that resumed this coroutine; use 'co_await operation' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

IAsyncAction showOrder() {
  winrt::apartment_context Caller;
  co_await winrt::resume_background();
  loadOrder(1).wait();
  co_await Caller;
  loadOrder(2).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

IAsyncAction showColorCount(winrt::Windows::UI::Core::CoreDispatcher &Dispatcher,
                            const winrt::Windows::System::DispatcherQueue &Queue) {
  co_await winrt::resume_after(1s);
  co_await wil::resume_foreground(Dispatcher);
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine; use 'co_await winrt::resume_after(1s)' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
  co_await winrt::resume_after(1s);
  co_await Queue;
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine; use 'co_await winrt::resume_after(1s)' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 4 suspension points precede the call; this is the last
}

IAsyncAction countMaybeInBackground(bool Many) {
  if (Many)
    co_await winrt::resume_background();
  loadOrder(1).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
}

// Silent.

// After the switch to the thread pool the coroutine may block.
IAsyncOperation<int> countInBackground() {
  co_await winrt::resume_background();
  std::this_thread::sleep_for(1s);
  winrt::slim_mutex Stock;
  winrt::slim_lock_guard Guard(Stock);
  co_return fetchPriceAsync(1).get();
}

IAsyncAction countInOwnPool(winrt::thread_pool &Counters, wil::HANDLE Paid) {
  co_await Counters;
  loadOrder(1).wait();
  co_await winrt::resume_on_signal(Paid);
  loadOrder(2).wait();
}

IAsyncOperation<int> awaitEverything(wil::HANDLE Paid) {
  co_await winrt::resume_after(1s);
  co_await winrt::resume_on_signal(Paid);
  co_await saveBasketAsync();
  co_return co_await fetchPriceAsync(1) + co_await fetchStock(1);
}

IAsyncAction lookOnce(wil::unique_event &Delivered, wil::slim_event_manual_reset &Opened,
                      wil::unique_semaphore &Counters, wil::HANDLE Paid) {
  auto Saving = saveBasketAsync();
  if (Saving.wait_for(0s) == AsyncStatus::Started)
    co_await Saving;
  Delivered.wait(0);
  Opened.wait(0);
  wil::handle_wait(Paid, 0);
  auto Counter = Counters.acquire(nullptr, 0);
}

IAsyncAction waitForWhatHappened(wil::unique_event &Delivered,
                                 wil::slim_event_manual_reset &Opened) {
  if (Delivered.is_signaled())
    Delivered.wait();
  if (Opened.is_signaled())
    Opened.wait();
  co_return;
}

void countInPool() {
  winrt::Windows::System::Threading::ThreadPool::RunAsync([](const IAsyncAction &) {
    fetchPriceAsync(1).get();
    std::this_thread::sleep_for(1s);
  });
}

IAsyncAction countInOtherPool() {
  co_await winrt::Windows::System::Threading::ThreadPool::RunAsync(
      [](const IAsyncAction &) { fetchPriceAsync(1).get(); });
}

void showLater(winrt::Windows::System::DispatcherQueue &Queue) {
  Queue.TryEnqueue([]() -> winrt::fire_and_forget { co_await fetchPriceAsync(1); });
}

// Not in a coroutine.
int readPriceAtStart() { return fetchPriceAsync(1).get(); }

IAsyncAction lockBasket(winrt::slim_mutex &Basket) {
  {
    winrt::slim_lock_guard Guard(Basket);
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'winrt::slim_lock_guard' blocks the thread that runs this coroutine [async-blocking-call]
  }
  {
    winrt::slim_shared_lock_guard Guard(Basket);
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'winrt::slim_shared_lock_guard' blocks the thread that runs this coroutine [async-blocking-call]
  }
  Basket.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'winrt::slim_mutex::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Basket.unlock();
  co_return;
}

wil::task<void> lockPrices(wil::srwlock &Prices, wil::critical_section &Basket,
                           wil::unique_mutex &Printer) {
  auto Write = Prices.lock_exclusive();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'wil::srwlock::lock_exclusive' blocks the thread that runs this coroutine [async-blocking-call]
  auto Section = Basket.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'wil::critical_section::lock' blocks the thread that runs this coroutine [async-blocking-call]
  auto Print = Printer.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'wil::unique_any_t::acquire' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

wil::com_task<void> lockPlainPrices(wil::SRWLOCK *Prices, wil::CRITICAL_SECTION *Basket) {
  auto Read = wil::AcquireSRWLockShared(Prices);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'wil::AcquireSRWLockShared' blocks the thread that runs this coroutine [async-blocking-call]
  auto Section = wil::EnterCriticalSection(Basket);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'wil::EnterCriticalSection' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Silent: what only tries, and what may block.

IAsyncAction tryToLock(winrt::slim_mutex &Basket, wil::srwlock &Prices,
                       wil::critical_section &Section, wil::unique_mutex &Printer) {
  if (Basket.try_lock())
    Basket.unlock();
  auto Write = Prices.try_lock_exclusive();
  auto Entered = Section.try_lock();
  auto Print = Printer.acquire(nullptr, 0);
  co_await saveBasketAsync();
}

void lockInPool(winrt::slim_mutex &Basket) {
  winrt::Windows::System::Threading::ThreadPool::RunAsync(
      [&](const IAsyncAction &) { winrt::slim_lock_guard Guard(Basket); });
}

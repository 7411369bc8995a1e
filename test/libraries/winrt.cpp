// RUN: %check_async %s async-blocking-wait,async-blocking-sleep

#include <chrono>
#include <future>
#include <libraries/winrt.h>
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
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await winrt::resume_after(std::chrono::duration_cast<winrt::Windows::Foundation::TimeSpan>(200ms));
  co_return;
}

wil::task<void> retryPrecisely(std::chrono::nanoseconds Delay) {
  std::this_thread::sleep_for(Delay);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await winrt::resume_after(std::chrono::duration_cast<winrt::Windows::Foundation::TimeSpan>(Delay));
  co_return;
}

// Silent.

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

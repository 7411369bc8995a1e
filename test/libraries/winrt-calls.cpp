// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-call

#include <chrono>
#include <libraries/winrt.h>
#include <mutex>

using namespace std::chrono_literals;
using winrt::Windows::Foundation::IAsyncAction;

IAsyncAction saveBasketAsync();

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

void countInPool(winrt::slim_mutex &Basket) {
  winrt::Windows::System::Threading::ThreadPool::RunAsync(
      [&](const IAsyncAction &) { winrt::slim_lock_guard Guard(Basket); });
}

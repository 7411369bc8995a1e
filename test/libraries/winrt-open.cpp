// RUN: %check_async %s async-blocking-wait,async-blocking-sleep
// XFAIL: *
//
// No expectation: after the switch to the thread pool the coroutine may block,
// and is reported today.

#include <chrono>
#include <libraries/winrt.h>
#include <thread>

using namespace std::chrono_literals;
using namespace winrt::Windows::Foundation;

IAsyncOperation<int> fetchPriceAsync(int Article);

IAsyncOperation<int> countInBackground() {
  co_await winrt::resume_background();
  std::this_thread::sleep_for(1s);
  co_return fetchPriceAsync(1).get();
}

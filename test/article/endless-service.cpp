// A background service that cannot stop: the process ends by being killed.
// RUN: %check_async %s 'async-*'

#include <app/task.h>
#include <chrono>
#include <exception>
#include <stop_token>

using namespace std::chrono_literals;

app::Task<> pause(std::chrono::milliseconds Time, std::stop_token Stop = {});
app::Task<> refreshPrices();
void report(const std::exception &Error);

namespace wrong {

// An error must not end the service, and so nothing does. Shutdown waits for it, and the
// objects that it uses are gone before it.
app::Task<> keepPrices() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: it waits here; 'pause' takes a cancellation, and gets none
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: this handler keeps exceptions in the loop
    try {
      co_await refreshPrices();
      co_await pause(60s);
    } catch (const std::exception &Error) {
      report(Error);
    }
  }
}

} // namespace wrong

namespace right {

app::Task<> keepPrices(std::stop_token Stop) {
  while (!Stop.stop_requested()) {
    try {
      co_await refreshPrices();
      co_await pause(60s, Stop);
    } catch (const std::exception &Error) {
      report(Error);
    }
  }
}

} // namespace right

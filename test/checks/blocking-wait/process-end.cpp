// RUN: %check_async %s async-blocking-wait
//
// Whoever ends the process holds nobody up: its last words may wait.

#include <app/task.h>
#include <cstdlib>
#include <future>

std::future<void> flushJournal();
[[noreturn]] void stopWith(int Code);

void logLine(int Severity) {
  if (Severity > 3) {
    flushJournal().wait();
    std::exit(EXIT_FAILURE);
  }
}

app::Task<> logsInHelper() {
  logLine(1);
  co_return;
}

app::Task<> flushesBeforeTheEnd(bool IsBroken) {
  if (IsBroken) {
    flushJournal().wait();
    stopWith(2);
  }
  co_return;
}

// The loop goes on where nothing is broken.
app::Task<> flushesInLoop(bool IsBroken) {
  while (true) {
    if (IsBroken)
      std::abort();
    flushJournal().wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return;
}

// The end is one way of two.
app::Task<> flushesAlways(bool IsBroken) {
  flushJournal().wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  if (IsBroken)
    std::abort();
  co_return;
}

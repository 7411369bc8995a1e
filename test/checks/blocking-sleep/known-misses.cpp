// RUN: %check_async %s async-blocking-sleep
//
// No expectation: the check is silent here, and does not see these sleeps.

#include <app/task.h>
#include <algorithm>
#include <functional>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

// A call through a pointer has no callee.
app::Task<> functionPointer(unsigned (*Pause)(unsigned) = &sleep) {
  Pause(1);
  co_return;
}

// Nor has one through a wrapper.
app::Task<> wrappedFunction() {
  std::function<unsigned(unsigned)> Pause = sleep;
  Pause(1);
  co_return;
}

// A function that an algorithm calls by its name.
app::Task<> functionForAlgorithm(std::vector<unsigned> Pauses) {
  std::for_each(Pauses.begin(), Pauses.end(), &sleep);
  co_return;
}

// Nobody waits this long on purpose: a loop that only looks at the clock.
app::Task<> spins(std::chrono::steady_clock::time_point Due) {
  while (std::chrono::steady_clock::now() < Due) {
  }
  co_return;
}

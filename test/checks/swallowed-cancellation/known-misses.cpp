// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/cancellation.yaml"}}' %s async-swallowed-cancellation
// Mistakes that the check does not see. A line that starts to warn moves to flags.cpp.
// No expectation: the check is silent here.

#include <app/task.h>
#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace app {
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Cancelled : Error {
  using Error::Error;
};
class StopFlag {
public:
  bool isSet() const;
};
Task<> sleepUnlessStopped(std::chrono::nanoseconds, const StopFlag &);
} // namespace app

using namespace std::chrono_literals;

void log(const std::string &Text);
void log(const char *Format, const std::exception &Error);
app::Task<> poll();
app::Task<std::string> read();
app::Task<> write(std::string Text);

// The condition names a flag, which nobody may set.
app::Task<> flagThatNobodySets(bool &Stopped) {
  while (!Stopped) {
    try {
      co_await poll();
    } catch (...) {
    }
  }
}

// A handler that throws on another condition.
app::Task<> throwsSomethingElse(int Failures) {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      if (++Failures > 10)
        throw;
    }
  }
}

// A function without arguments, in another file, that does not throw.
void countFailure();

app::Task<> counts() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      countFailure();
    }
  }
}

// The call that goes on is outside of the coroutine.
app::Task<bool> swallows() {
  try {
    co_await poll();
  } catch (...) {
    co_return false;
  }
  co_return true;
}

app::Task<> callsIt() {
  while (true)
    co_await swallows();
}

// A result that carries the exception.
struct Result {
  bool failed() const;
};
app::Task<Result> tryPoll();

app::Task<> asResult() {
  while (true) {
    const Result Polled = co_await tryPoll();
    if (Polled.failed())
      log("poll failed");
  }
}

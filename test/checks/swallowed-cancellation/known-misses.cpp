// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/cancellation.yaml"}}' %s async-swallowed-cancellation
// Mistakes that the check does not see. A line that starts to warn moves to flags.cpp.
// No expectation: the check is silent here.

#include <app/cancellation.h>

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

// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/cancellation.yaml"}}' %s async-swallowed-cancellation
// No expectation: the check is silent here.

#include <app/cancellation.h>

// The coroutine ends.

app::Task<> lastWords() {
  try {
    co_await poll();
  } catch (...) {
    log("poll failed");
  }
}

app::Task<> returns() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      co_return;
    }
  }
}

app::Task<> breaks() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::exception &Caught) {
      log(Caught.what());
      break;
    }
  }
  log("done");
}

app::Task<> loopInTry() {
  try {
    while (true)
      co_await poll();
  } catch (...) {
    log("poll failed");
  }
}

[[noreturn]] void die();

app::Task<> ends() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      die();
    }
  }
}

// It is thrown again.

app::Task<> rethrows() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      log("poll failed");
      throw;
    }
  }
}

bool isCancellation(const std::exception &Caught);

app::Task<> rethrowsSome(bool Strict) {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      if (Strict)
        throw;
    }
  }
}

app::Task<> wraps() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::exception &) {
      throw app::Error("poll");
    }
  }
}

app::Task<> asksWhatItIs() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::exception &Caught) {
      if (isCancellation(Caught))
        break;
    }
  }
}

app::Task<> casts() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::exception &Caught) {
      if (dynamic_cast<const app::Cancelled *>(&Caught))
        co_return;
    }
  }
}

// A function that throws what is handled again.

void rethrowIfCancelled() {
  try {
    throw;
  } catch (const app::Cancelled &) {
    throw;
  } catch (...) {
  }
}

app::Task<> helper() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      rethrowIfCancelled();
    }
  }
}

void handleError(std::exception_ptr Error) { std::rethrow_exception(Error); }

app::Task<> helperWithPointer() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      handleError(std::current_exception());
    }
  }
}

void translateException();

app::Task<> unknownHelper() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      translateException();
    }
  }
}

// It is kept, or handed on.

app::Task<> kept() {
  std::exception_ptr Error;
  try {
    co_await poll();
  } catch (...) {
    Error = std::current_exception();
  }
  co_await write("clean up");
  if (Error)
    std::rethrow_exception(Error);
}

void fail(std::exception_ptr Error);

std::exception_ptr currentError();

app::Task<> keptByAnotherName() {
  std::exception_ptr Error;
  try {
    co_await poll();
  } catch (...) {
    Error = currentError();
  }
  co_await write("clean up");
  fail(Error);
}

app::Task<> handedOn() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      fail(std::current_exception());
    }
  }
}

app::Task<> collected(std::vector<std::exception_ptr> &Errors) {
  for (int Item = 0; Item < 3; ++Item) {
    try {
      co_await poll();
    } catch (...) {
      Errors.push_back(std::current_exception());
    }
  }
}

void report(const std::exception &Error);

app::Task<> objectHandedOn() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::exception &Caught) {
      report(Caught);
    }
  }
}

app::Task<> copied(std::string &Last) {
  while (true) {
    try {
      co_await poll();
    } catch (const app::Error &Caught) {
      const app::Error Copy = Caught;
      Last = Copy.what();
    }
  }
}

// A handler of its own.

app::Task<> ownHandler() {
  while (true) {
    try {
      co_await poll();
    } catch (const app::Cancelled &) {
      throw;
    } catch (...) {
    }
  }
}

app::Task<> meant() {
  while (true) {
    try {
      co_await poll();
    } catch (const app::Cancelled &) {
      log("nobody can stop this one");
    } catch (...) {
    }
  }
}

struct Aborted : app::Cancelled {
  using app::Cancelled::Cancelled;
};

app::Task<> kindOfIt() {
  while (true) {
    try {
      co_await poll();
    } catch (const Aborted &) {
      co_return;
    } catch (...) {
    }
  }
}

app::Task<> otherExceptions() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::logic_error &Caught) {
      log(Caught.what());
    } catch (int) {
    }
  }
}

// The loop asks whether to stop.

app::Task<> asksInHandler(const app::StopFlag &Flag) {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
      if (Flag.isSet())
        co_return;
    }
  }
}

app::Task<> asksInCondition(const app::StopFlag &Flag) {
  while (!Flag.isSet()) {
    try {
      co_await poll();
    } catch (...) {
    }
  }
}

app::Task<> asksInBody(app::StopFlag *Flag) {
  while (true) {
    if (Flag->isSet())
      break;
    try {
      co_await poll();
    } catch (...) {
    }
  }
}

class Service {
public:
  app::Task<> run() {
    while (!Stopped) {
      try {
        co_await poll();
      } catch (...) {
        log("poll failed");
      }
    }
  }

  app::Task<> runByFunction() {
    while (isRunning()) {
      try {
        co_await poll();
      } catch (...) {
        log("poll failed");
      }
    }
  }

private:
  bool isRunning() const;
  bool Stopped = false;
};

app::Task<> runWhile(const bool &Running) {
  while (Running) {
    try {
      co_await poll();
    } catch (...) {
    }
  }
}

// Nothing is awaited in the try.

std::string parse(const std::string &Text);

app::Task<> nothingAwaited() {
  while (true) {
    std::string Text = co_await read();
    try {
      Text = parse(Text);
    } catch (...) {
      Text.clear();
    }
    co_await write(Text);
  }
}

app::Task<> awaitedInLambda() {
  while (true) {
    app::Task<> (*Start)() = nullptr;
    try {
      Start = +[]() -> app::Task<> { co_await poll(); };
    } catch (...) {
    }
    co_await Start();
  }
}

struct Always {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

app::Task<> neverSuspends() {
  while (true) {
    try {
      co_await Always();
    } catch (...) {
    }
    co_await Always();
  }
}

// Tasks of libraries whose cancellation nobody knows.

namespace other {
struct Job {
  struct promise_type {
    Job get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
Job step();
} // namespace other

other::Job otherLibrary() {
  while (true) {
    try {
      co_await other::step();
    } catch (...) {
    }
  }
}

// No coroutines.

void plain(bool (*Poll)()) {
  while (true) {
    try {
      if (Poll())
        break;
    } catch (...) {
    }
  }
}

app::Generator<int> numbers(int (*Next)()) {
  while (true) {
    int Number = 0;
    try {
      Number = Next();
    } catch (...) {
    }
    co_yield Number;
  }
}

// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/cancellation.yaml"}}' %s async-swallowed-cancellation

#include <app/cancellation.h>

// Loops that go on.

app::Task<> endless() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    // CHECK-FIXES: {{^    [}] catch}} (const app::Cancelled &) { throw; } catch (...) {
    }
  }
}

app::Task<> endlessFor() {
  for (;;) {
    try {
      co_await poll();
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log(Caught.what());
    }
  }
}

app::Task<> baseClass() {
  while (true) {
    try {
      co_await poll();
    } catch (const app::Error &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log("poll failed");
    }
  }
}

app::Task<> byValue() {
  while (true) {
    try {
      co_await poll();
    } catch (app::Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    // CHECK-FIXES: {{^    [}] catch}} (const app::Cancelled &) { throw; } catch (app::Error) {
      continue;
    }
  }
}

app::Task<> overItems(std::vector<std::string> Lines) {
  for (const std::string &Line : Lines) {
    try {
      co_await write(Line);
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log("lost a line");
    }
  }
}

app::Task<> retries() {
  for (int Try = 0; Try < 5; ++Try) {
    try {
      co_await poll();
      co_return;
    } catch (const std::exception &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: the coroutine goes on, and comes here again
    }
  }
}

app::Task<> doLoop() {
  do {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log("again");
    }
  } while (true);
}

// Another suspension behind the handler.

app::Task<> goesOn() {
  try {
    co_await poll();
  } catch (...) {
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: it can come out of this
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: the coroutine goes on, and suspends
    log("poll failed");
  }
  co_await write("done");
}

app::Task<> goesOnInOneCase(bool Report) {
  try {
    co_await poll();
  } catch (const std::exception &) {
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: it can come out of this
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: the coroutine goes on, and suspends
    if (!Report)
      co_return;
  }
  co_await write("failed");
}

app::Task<> backsOff() {
  while (true) {
    bool Failed = false;
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      Failed = true;
    }
    if (Failed)
      co_await app::sleepFor(1s);
  }
}

app::Task<std::string> fallsBack() {
  std::string Text;
  try {
    Text = co_await read();
  } catch (...) {
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: it can come out of this
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: the coroutine goes on, and suspends
    Text = "none";
  }
  co_await write(Text);
  co_return Text;
}

// What other handlers take is another exception.
app::Task<> otherHandlerFirst() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::logic_error &) {
      throw;
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-6]]:7: note: the coroutine goes on, and comes here again
    }
  }
}

// An inner handler that takes something else lets it through.
app::Task<> innerHandlerForOthers() {
  while (true) {
    try {
      try {
        co_await poll();
      } catch (const std::logic_error &) {
      }
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-5]]:9: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-6]]:9: note: the coroutine goes on, and comes here again
    }
  }
}

// The inner handler takes it; the outer one sees nothing.
app::Task<> innerHandler() {
  try {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine goes on, and suspends
    }
    co_await write("text");
  } catch (const app::Cancelled &) {
    throw;
  }
}

// The text of what was caught says nothing to the coroutine.

app::Task<> logsWhole() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log("poll: %s", Caught);
    }
  }
}

app::Task<> streams() {
  while (true) {
    try {
      co_await poll();
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      std::cerr << "poll: " << Caught.what() << "\n";
    }
  }
}

void print(const char *Format, std::exception_ptr Caught);

app::Task<> logsCurrent() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      print("poll: %s", std::current_exception());
    }
  }
}

void count();
class Metrics {
public:
  void failed();
};

app::Task<> countsFailures(Metrics &Of) {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      Of.failed();
    }
  }
}

// To hand the token to the operation is not to ask for it.
app::Task<> givesToken(app::StopFlag &Flag) {
  while (true) {
    try {
      co_await app::sleepUnlessStopped(1s, Flag);
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log("awake");
    }
  }
}

// Eager tasks, lambdas, members, nested blocks.

app::EagerTask<> eager() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    }
  }
}

auto Lambda = []() -> app::Task<> {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    }
  }
};

class Service {
public:
  app::Task<> run() {
    while (true) {
      try {
        if (Ready) {
          co_await poll();
        }
      } catch (...) {
      // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
      // CHECK-MESSAGES: :[[@LINE-4]]:11: note: it can come out of this
      // CHECK-MESSAGES: :[[@LINE-5]]:11: note: the coroutine goes on, and comes here again
      }
    }
  }

private:
  bool Ready = false;
};

app::Task<> twoOperations() {
  while (true) {
    try {
      const std::string Text = co_await read();
      co_await write(Text);
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-4]]:32: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-5]]:32: note: the coroutine goes on, and comes here again
      log(Caught.what());
    }
  }
}

// A task of the application in a coroutine of another library.
namespace other {
template <typename T = void> struct Job : app::Task<T> {
  struct promise_type : app::Task<T>::promise_type {
    Job get_return_object();
  };
};
} // namespace other

other::Job<> derivedTask() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    }
  }
}

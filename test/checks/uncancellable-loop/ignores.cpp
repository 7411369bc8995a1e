// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/service.yaml"}}' %s async-uncancellable-loop

// No expectation: the check is silent here.

#include <app/service.h>
#include <cstdlib>

using namespace app;

// The loop ends.

Task<> someTurns() {
  for (int I = 0; I != 10; ++I)
    co_await rest(10ms);
}

Task<> overElements(std::vector<std::string> Names) {
  for (const std::string &Name : Names)
    co_await save(Name);
}

Task<> byFlag(const std::atomic<bool> &Running) {
  while (Running)
    co_await rest(10ms);
}

Task<> byReference(const bool &Running) {
  while (Running)
    co_await rest(10ms);
}

Task<> byLocal() {
  bool Running = true;
  while (Running) {
    co_await rest(10ms);
    Running = std::rand() != 0;
  }
}

Task<> byCapture() {
  bool Running = true;
  auto Run = [&Running]() -> Task<> {
    do
      co_await rest(10ms);
    while (Running);
  };
  Task<> Started = Run();
  Running = false;
  co_await std::move(Started);
}

bool isRunning();

Task<> byFunction() {
  while (isRunning())
    co_await rest(10ms);
}

Task<> never() {
  do {
    co_await rest(10ms);
  } while (false);
}

class Poller {
public:
  Task<> run() {
    while (!Stopped)
      co_await rest(10ms);
  }
  void stop() { Stopped = true; }

private:
  bool Stopped = false;
};

// It is told by a cancellation.

Task<> asksInCondition(std::stop_token Stop) {
  while (!Stop.stop_requested())
    co_await rest(10ms);
}

Task<> asksInBody(std::stop_token Stop) {
  while (true) {
    if (Stop.stop_requested())
      break;
    co_await rest(10ms);
  }
}

Task<> passesItOn(std::stop_token Stop) {
  while (true)
    co_await pause(10ms, Stop);
}

Task<> passesItDown(std::stop_token Stop) {
  while (true) {
    co_await rest(10ms);
    co_await fetch("/", Stop);
  }
}

class Worker {
public:
  Task<> run() {
    while (true)
      co_await tick(Stop);
  }

private:
  std::stop_token Stop;
};

// Also in what it calls.

void throwIfStopped(const std::stop_token &Stop) {
  if (Stop.stop_requested())
    throw std::runtime_error("stopped");
}

class Checker {
public:
  Task<> run() {
    while (true) {
      check();
      co_await rest(10ms);
    }
  }
  Task<> runInSteps() {
    while (true)
      co_await step();
  }

private:
  void check() { throwIfStopped(Stop); }
  Task<> step() {
    co_await rest(10ms);
    check();
  }
  std::stop_token Stop;
};

// Statements leave the loop.

Task<> breaks() {
  while (true) {
    co_await rest(10ms);
    if (std::rand() == 0)
      break;
  }
}

Task<> returns() {
  while (true) {
    if ((co_await receive()).Text.empty())
      co_return;
    co_await rest(10ms);
  }
}

Task<> returnsFromSwitch() {
  while (true) {
    co_await rest(10ms);
    switch (std::rand()) {
    case 0:
      co_return;
    default:
      break;
    }
  }
}

Task<> jumps() {
  while (true) {
    co_await rest(10ms);
    if (std::rand() == 0)
      goto End;
  }
End:
  beat();
}

Task<> throws() {
  while (true) {
    co_await rest(10ms);
    if (std::rand() == 0)
      throw std::runtime_error("enough");
  }
}

Task<> throwsAgain() {
  while (true) {
    co_await rest(10ms);
    try {
      co_await other();
    } catch (...) {
      log("failed");
      throw;
    }
  }
}

Task<> leavesByHandler() {
  while (true) {
    try {
      co_await rest(10ms);
      co_await other();
    } catch (...) {
      break;
    }
  }
}

Task<> exits() {
  while (true) {
    co_await rest(10ms);
    if (std::rand() == 0)
      std::exit(0);
  }
}

Task<> handlesAround() {
  try {
    while (true) {
      co_await other();
    }
  } catch (...) {
  }
}

// Awaits that end by an exception when somebody closes what they wait for.

Task<> takes(Inbox &Box) {
  while (true)
    handle(co_await Box.next());
}

Task<> takesAndRests(Inbox &Box) {
  while (true) {
    handle(co_await Box.next());
    co_await rest(10ms);
  }
}

Task<> drainOnce(Inbox &Box) {
  handle(co_await Box.next());
  co_await rest(10ms);
}

Task<> takesInCallee(Inbox &Box) {
  while (true)
    co_await drainOnce(Box);
}

// Nobody sees what is awaited, and it may fail.

Task<> unseen() {
  while (true)
    handle(co_await receive());
}

struct Ticket {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  int await_resume();
};

Task<> unseenAwaiter(Ticket &Next) {
  while (true) {
    co_await Next;
    beat();
  }
}

Task<> unseenVariable() {
  while (true) {
    Task<> Work = other();
    co_await std::move(Work);
  }
}

class Source {
public:
  virtual ~Source() = default;
  virtual Task<> next() { co_await rest(10ms); }
};

Task<> overridden(Source &From) {
  while (true)
    co_await From.next();
}

// Who awaits the task tells it, and what it awaits.

Supervised<> supervised() {
  while (true)
    co_await rest(10ms);
}

// A promise that knows the cancellation.

Told told() {
  while (true)
    co_await rest(10ms);
}

class Sender {
public:
  struct promise_base {
    std::coroutine_handle<> unhandled_stopped();
  };
  struct promise_type : promise_base {
    Sender get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

Sender sender() {
  while (true)
    co_await rest(10ms);
}

// Whoever takes the values decides how many there are.

class Stream {
public:
  struct promise_type {
    Stream get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(int);
    void unhandled_exception();
    void return_void();
  };
  Ticket next();
};

Stream values() {
  for (int Value = 0;; ++Value) {
    co_await rest(10ms);
    co_yield Value;
  }
}

// Nothing suspends.

struct Ready {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};

Task<> spins() {
  while (true) {
    co_await Ready{};
    if (std::rand() == 0)
      co_return;
  }
}

void blocks() {
  while (true)
    beat();
}

// The loop is of another function.

Task<> once() {
  auto Spin = [] {
    while (true)
      beat();
  };
  (void)Spin;
  co_await rest(10ms);
}

// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/service.yaml"}}' %s async-missing-cancellation

// No expectation: the check is silent here.

#include <app/service.h>

using namespace app;

// It can be told to stop.

Task<> byParameter(std::stop_token Stop) {
  co_await fetch("/", Stop);
}

Task<> isNotPassedOn(std::stop_token Stop) {
  co_await fetch("/");
}

Task<> byReference(const std::stop_token &Stop) {
  co_await fetch("/", Stop);
}

Task<> byPointer(std::stop_source *Stop) {
  co_await fetch("/");
}

Task<> byOptional(std::optional<std::stop_token> Stop) {
  co_await fetch("/");
}

struct Context {
  std::string Name;
  std::stop_token Stop;
};

Task<> byContext(const Context &Of) {
  co_await fetch("/", Of.Stop);
}

class Request {
public:
  const Context &context() const;
};

Task<> byGetter(Request &Of) {
  co_await fetch("/");
}

Task<> byOptions(Options With) {
  co_await upload("text", With);
}

// Its object can.

class Service {
public:
  Task<> run() {
    co_await fetch("/");
  }
  void stop() { Stop.request_stop(); }

private:
  std::stop_source Stop;
};

class Derived : public Service {
public:
  Task<> runMore() {
    co_await fetch("/");
  }
};

class Part {
public:
  explicit Part(Context &Of) : Of(Of) {}
  Task<> run() {
    co_await fetch("/");
  }

private:
  Context &Of;
};

class Owner {
public:
  Task<> run() {
    co_await fetch("/");
  }

private:
  std::unique_ptr<Context> Of;
};

// Its task type can.

Supervised<> supervised() {
  co_await fetch("/");
}

Told told() {
  co_await fetch("/");
}

// It finds one by itself.

struct Environment {};
struct CurrentToken {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::stop_token await_resume();
};

Task<> asksFor() {
  std::stop_token Stop = co_await CurrentToken{};
  co_await fetch("/", Stop);
}

std::stop_token &global();

Task<> byGlobal() {
  co_await fetch("/", global());
}

Task<> byOwnSource() {
  std::stop_source Own;
  co_await fetch("/", Own.get_token());
}

// The wait is bounded.

Task<> pauses() {
  co_await pause(10ms);
}

Task<> rests() {
  co_await rest(10ms);
}

template <typename T> Task<T> withTimeout(std::chrono::milliseconds Most, Task<T> Work);

Task<> byTimeout() {
  co_await withTimeout(10ms, fetch("/"));
}

Task<> byTimeoutAround(std::chrono::steady_clock::time_point Until) {
  co_await fetch("/");
}

Task<> byOptionalTimeout(std::optional<std::chrono::seconds> Most) {
  co_await fetch("/");
}

struct Limits {
  std::chrono::seconds Most;
};

Task<> byLimits(const Limits &With) {
  co_await fetch("/");
}

Task<> fetchUntil(std::string Url, std::chrono::steady_clock::time_point Until,
                  std::stop_token Stop = {});

Task<> byDeadline(std::chrono::seconds Most) {
  co_await fetchUntil("/", std::chrono::steady_clock::now() + Most);
}

// What is awaited takes none.

Task<> cannot() {
  co_await other();
}

Task<> mayBeClosed(Inbox &From) {
  handle(co_await From.next());
}

// It says that there is none.

Task<> saysNone() {
  co_await fetch("/", std::stop_token{});
}

Task<> saysNoneToo() {
  co_await fetch("/", {});
}

// Somebody else decides on its parameters.

class Handler {
public:
  virtual ~Handler() = default;
  virtual Task<> handle() {
    co_await fetch("/");
  }
};

class OwnHandler : public Handler {
public:
  Task<> handle() override {
    co_await fetch("/");
  }
};

class CallOperator {
public:
  Task<> operator()() {
    co_await fetch("/");
  }
};

void registerHandler(Task<> (*Handler)());

Task<> callback() {
  co_await fetch("/");
}

void registers() {
  registerHandler(callback);
  registerHandler(+[]() -> Task<> { co_await fetch("/"); });
}

void lambda() {
  auto Run = []() -> Task<> {
    co_await fetch("/");
  };
  (void)Run;
}

// Nobody else sees them, and whoever awaits them is reported or told.

namespace {
Task<> hidden() {
  co_await fetch("/");
}
class HiddenClass {
public:
  Task<> run() {
    co_await fetch("/");
  }
};
} // namespace

static Task<> alsoHidden() {
  co_await fetch("/");
}

Task<> awaitsHidden(std::stop_token Stop) {
  co_await hidden();
  co_await alsoHidden();
  co_await HiddenClass().run();
}

class Private {
private:
  Task<> run() {
    co_await fetch("/");
  }
  class Inner {
  public:
    Task<> run() {
      co_await fetch("/");
    }
  };
};

// A coroutine of the unit that is told already.

class Told2 {
public:
  Task<> run(Service &Of) {
    co_await Of.run();
  }
};

// No coroutine, or one that does not wait.

Task<std::string> forwards() { return fetch("/"); }

Task<> startsOnly() {
  Task<std::string> Work = fetch("/");
  (void)Work;
  co_return;
}

// What may never come, where the coroutine can be told.

Task<> waitsForBell(Bell &Door, std::stop_token Stop) {
  co_await Door.rings();
}

// Recursion.

static Task<> down(int Depth) {
  if (Depth)
    co_await down(Depth - 1);
}

Task<> recursive() {
  co_await down(3);
}

// Generators.

class Stream {
public:
  struct promise_type {
    Stream get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(int);
    std::suspend_never await_transform(Task<std::string>);
    void unhandled_exception();
    void return_void();
  };
  bool next();
};

Stream values() {
  co_await fetch("/");
  co_yield 1;
}

// RUN: %check_async %s async-unforwarded-cancellation

#include <app/stopping.h>
#include <condition_variable>
#include <mutex>
#include <thread>

// Parameters with a default.

app::Task<> leftOut(std::stop_token Token) {
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Token);
}

app::Task<> byReference(const std::stop_token &Token) {
  co_await app::pause(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::pause' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:62: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::pause(10ms, Token);
}

app::Task<> withoutArguments(std::stop_token Token) {
  co_await app::tick();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::tick' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::tick(Token);
}

app::Task<> anotherDefaultBetween(std::stop_token Token) {
  co_await app::fetchAll("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetchAll' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:78: note: it takes one by this parameter
}

app::Task<> allButTheLast(std::stop_token Token) {
  co_await app::fetchAll("a", 5);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetchAll' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:78: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetchAll("a", 5, Token);
}

app::Task<> everyCall(std::stop_token Token) {
  co_await app::tick();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::tick' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::tick(Token);
  co_await app::tick(Token);
  co_await app::tick();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::tick' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::tick(Token);
}

app::Task<> handedBack(std::stop_token Token) {
  return app::tick();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'app::tick' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  return app::tick(Token);
}

app::Task<> inVariable(std::stop_token Token) {
  auto Work = app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  auto Work = app::fetch("a", Token);
  co_await std::move(Work);
}

app::Task<std::string> returned(std::stop_token Token) {
  co_return co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_return co_await app::fetch("a", Token);
}

app::Task<> asArgument(std::stop_token Token) {
  app::log(co_await app::fetch("a"));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  app::log(co_await app::fetch("a", Token));
}

app::Task<> byPointer(std::stop_token Token) {
  co_await app::watch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::watch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:55: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::watch("a", &Token);
}

app::Task<> constReference(std::stop_token Token) {
  co_await app::follow("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::follow' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:56: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::follow("a", Token);
}

app::Task<> intoOptional(std::stop_token Token) {
  co_await app::perhaps("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::perhaps' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:65: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::perhaps("a", Token);
}

// Overloads.

app::Task<> trailing(std::stop_token Token) {
  co_await app::save("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::save' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:54: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await app::save("a", Token);
}

app::Task<> alone(std::stop_token Token) {
  co_await app::drain();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::drain' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:30: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await app::drain(Token);
}

app::Task<> leading(std::stop_token Token) {
  co_await app::send("a", "b");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::send' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await app::send(Token, "a", "b");
}

app::Task<> between(std::stop_token Token) {
  co_await app::copy("a", "b");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::copy' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:54: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await app::copy("a", Token, "b");
}

app::Task<> memberFunction(app::Client &Client, std::stop_token Token) {
  app::log(co_await Client.get("a"));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'app::Client::get' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  app::log(co_await Client.get("a", Token));
}

app::Task<> memberByPointer(app::Client *Client, std::stop_token Token) {
  co_await Client->close();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::Client::close' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:32: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await Client->close(Token);
}

app::Task<> multiLine(std::stop_token Token) {
  co_await app::send(
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::send' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one in this overload
      "a",
      // CHECK-FIXES: {{^}}      Token, "a",
      "b");
}

template <typename T> app::Task<T> load(T Default);
template <typename T> app::Task<T> load(T Default, std::stop_token Stop);

app::Task<> templates(std::stop_token Token) {
  co_await load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'load' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-5]]:68: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await load(1, Token);
}

struct Sleeper {
  app::Task<> operator()(int Seconds) const;
  app::Task<> operator()(int Seconds, std::stop_token Stop) const;
};
inline constexpr Sleeper sleeper;

app::Task<> functionObject(std::stop_token Token) {
  co_await sleeper(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'sleeper' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-7]]:55: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await sleeper(1, Token);
}

namespace result {
app::Task<int> count(int From);
app::Task<bool> count(int From, std::stop_token Stop);
} // namespace result

app::Task<> droppedResult(std::stop_token Token) {
  co_await result::count(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'result::count' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-6]]:49: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await result::count(1, Token);
}

class Own {
public:
  app::Task<> run(std::stop_token Token) {
    co_await step(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Own::step' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: :[[@LINE+6]]:48: note: it takes one in this overload
    // CHECK-FIXES: {{^}}    co_await step(1, Token);
  }

private:
  app::Task<> step(int Number);
  app::Task<> step(int Number, std::stop_token Stop);
};

void jthread(std::condition_variable_any &Ready, std::mutex &Mutex, bool &Done) {
  std::jthread Thread([&](std::stop_token Token) {
    std::unique_lock Lock(Mutex);
    Ready.wait(Lock, [&] { return Done; });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::condition_variable_any::wait' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: condition_variable:{{[0-9]+}}:26: note: it takes one in this overload
    // CHECK-FIXES: {{^}}    Ready.wait(Lock, Token, [&] { return Done; });
  });
}

// Options.

app::Task<> optionsLeftOut(std::stop_token Token) {
  co_await app::upload("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::upload' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: it takes one by this member of its options
  // CHECK-FIXES: {{^}}  co_await app::upload("a", {.Stop = Token});
}

app::Task<> emptyOptions(std::stop_token Token) {
  co_await app::upload("a", {});
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::upload' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: it takes one by this member of its options
  // CHECK-FIXES: {{^}}  co_await app::upload("a", {.Stop = Token});
}

app::Task<> namedOptions(std::stop_token Token) {
  co_await app::upload("a", app::Options{});
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::upload' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: it takes one by this member of its options
  // CHECK-FIXES: {{^}}  co_await app::upload("a", app::Options{.Stop = Token});
}

app::Task<> designatedBefore(std::stop_token Token) {
  co_await app::upload("a", {.Retries = 5});
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::upload' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: it takes one by this member of its options
  // CHECK-FIXES: {{^}}  co_await app::upload("a", {.Retries = 5, .Stop = Token});
}

app::Task<> designatedBehind(std::stop_token Token) {
  co_await app::upload("a", {.Verbose = true});
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::upload' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: it takes one by this member of its options
  // CHECK-FIXES: {{^}}  co_await app::upload("a", {.Stop = Token, .Verbose = true});
}

app::Task<> designatedAround(std::stop_token Token) {
  co_await app::upload("a", {.Retries = 5, .Verbose = true});
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::upload' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: it takes one by this member of its options
  // CHECK-FIXES: {{^}}  co_await app::upload("a", {.Retries = 5, .Stop = Token, .Verbose = true});
}

app::Task<> optionsInVariable(std::stop_token Token) {
  app::Options With;
  With.Retries = 5;
  co_await app::upload("a", With);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::upload' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: it takes one by this member of its options
}

// Where the cancellation comes from.

app::Task<std::stop_token> currentToken();

app::Task<> asked() {
  auto Token = co_await currentToken();
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Token);
}

std::stop_token tokenOf(int Session);

app::Task<> made(int Session) {
  const std::stop_token Token = tokenOf(Session);
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Token);
}

app::Task<> copied(std::stop_token Outer) {
  std::stop_token Inner = Outer;
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Inner', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Inner);
}

app::Task<> fromSource(std::stop_source &Source) {
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Source', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Source.get_token());
}

app::Task<> nearestOfTwo(std::stop_token Outer) {
  co_await app::tick(Outer);
  auto Token = co_await currentToken();
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Token);
}

app::Task<> inBlock(std::stop_token Outer, bool More) {
  if (More) {
    auto Inner = Outer;
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Inner', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Inner);
  }
  co_await app::fetch("b");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Outer', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("b", Outer);
}

app::Task<> optionalParameter(std::optional<std::stop_token> Token) {
  co_await app::perhaps("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::perhaps' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:65: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::perhaps("a", Token);
}

class Service {
public:
  app::Task<> run() {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Stop);
  }
  app::Task<> hidden(int Stop) {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", this->Stop);
  }
  app::Task<> parameterIsNearer(std::stop_token Token) {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Token);
  }
  auto inLambda() {
    return [this]() -> app::Task<> { co_await app::fetch("a"); };
    // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'app::fetch' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    return [this]() -> app::Task<> { co_await app::fetch("a", Stop); };
  }

private:
  std::stop_token Stop;
};

class Worker {
public:
  app::Task<> run() {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Source', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Source.get_token());
  }

private:
  std::stop_source Source;
};

class Base {
protected:
  std::stop_token Stop;
};
class Derived : Base {
  app::Task<> run() {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Stop);
  }
};

auto lambdaParameter() {
  return [](std::stop_token Token) -> app::Task<> { co_await app::fetch("a"); };
  // CHECK-MESSAGES: :[[@LINE-1]]:62: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  return [](std::stop_token Token) -> app::Task<> { co_await app::fetch("a", Token); };
}

auto captured(std::stop_token Token) {
  return [Token]() -> app::Task<> { co_await app::fetch("a"); };
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  return [Token]() -> app::Task<> { co_await app::fetch("a", Token); };
}

auto capturedUnderAnotherName(std::stop_token Token) {
  return [Stop = Token]() -> app::Task<> { co_await app::fetch("a"); };
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'app::fetch' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  return [Stop = Token]() -> app::Task<> { co_await app::fetch("a", Stop); };
}

// Where the call stands.

app::Task<> inLoop(std::stop_token Token) {
  while (!Token.stop_requested()) {
    co_await app::pause(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::pause' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:62: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::pause(10ms, Token);
  }
}

app::Task<> whileNotStopped(std::stop_token Token) {
  if (!Token.stop_requested())
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Token);
}

app::Task<> behindTest(std::stop_token Token) {
  if (Token.stop_requested())
    co_return;
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Token);
}

app::Task<> otherwise(std::stop_token Token) {
  if (Token.stop_requested()) {
    app::log("stopped");
  } else {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Token);
  }
}

app::Task<> inTry(std::stop_token Token) {
  try {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Token);
  } catch (const std::exception &) {
  }
}

app::Task<> inCondition(std::stop_token Token) {
  if ((co_await app::fetch("a")).empty())
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  if ((co_await app::fetch("a", Token)).empty())
    co_return;
}

app::Task<> recursive(int Depth, std::stop_token Stop = {}) {
  if (Depth > 0)
    co_await recursive(Depth - 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'recursive' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: :[[@LINE-4]]:50: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await recursive(Depth - 1, Stop);
}

void ordinaryFunction(std::stop_token Token) {
  auto Work = app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  auto Work = app::fetch("a", Token);
}

// Tokens that stop nothing.

app::Task<> empty(std::stop_token Token) {
  std::stop_token None;
  co_await app::fetch("a", None);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'app::fetch' gets the empty 'None', and not 'Token', which could stop it [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Token);
}

app::Task<> emptyOverload(std::stop_token Token) {
  std::stop_token None{};
  co_await app::save("a", None);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'app::save' gets the empty 'None', and not 'Token', which could stop it [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:54: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::save("a", Token);
}

// The outer one, where another one is made of it.

std::stop_token linked(std::stop_token Outer, std::stop_token Other);

app::Task<> outer(std::stop_token Token, int Session) {
  auto Both = linked(Token, tokenOf(Session));
  co_await app::fetch("a", Token);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'app::fetch' gets 'Token', and not 'Both', which is nearer [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::fetch("a", Both);
}

auto lambdaHasItsOwn(std::stop_token Outer) {
  return [Outer](std::stop_token Inner) -> app::Task<> {
    co_await app::fetch("a", Outer);
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'app::fetch' gets 'Outer', and not 'Inner', which is nearer [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await app::fetch("a", Inner);
  };
}

// Parameters that nobody looks at.

app::Task<> unused(std::stop_token Token) {
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the cancellation 'Token' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  co_await app::other();
}

app::Task<> unusedSource(std::stop_source &Source) {
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the cancellation 'Source' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  co_await app::other();
}

app::Task<> unusedAndHandedBack(std::stop_token Token) {
// CHECK-MESSAGES: :[[@LINE-1]]:49: warning: the cancellation 'Token' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  return app::other();
}

class Unused {
public:
  app::Task<> run(std::stop_token Token);
};

app::Task<> Unused::run(std::stop_token Token) {
// CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the cancellation 'Token' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  co_await app::other();
}

template <typename T> app::Task<> unusedInTemplate(T, std::stop_token Token) {
// CHECK-MESSAGES: :[[@LINE-1]]:71: warning: the cancellation 'Token' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  co_await app::other();
}
template app::Task<> unusedInTemplate(int, std::stop_token);

// RUN: %check_async %s async-unforwarded-cancellation
// No expectation: the check is silent here.

#include <app/stopping.h>
#include <condition_variable>
#include <mutex>
#include <thread>

// What gets one.

app::Task<> passed(std::stop_token Token) {
  co_await app::fetch("a", Token);
  co_await app::fetchAll("a", 3, Token);
  co_await app::save("a", Token);
  co_await app::upload("a", {.Stop = Token});
  co_await app::upload("a", {3, Token, true});
  co_await app::watch("a", &Token);
  co_await app::perhaps("a", Token);
}

app::Task<> movedOn(std::stop_token Token) {
  co_await app::fetch("a", std::move(Token));
}

app::Task<> optionsInVariable(std::stop_token Token) {
  app::Options With;
  With.Stop = Token;
  co_await app::upload("a", With);
}

void fill(app::Options &With);

app::Task<> optionsFilledElsewhere(std::stop_token Token) {
  co_await app::tick(Token);
  app::Options With;
  fill(With);
  co_await app::upload("a", With);
}

app::Task<> optionsOfTheCaller(std::stop_token Token, app::Options With) {
  app::log(Token.stop_requested() ? "a" : "b");
  co_await app::upload("a", With);
}

app::Task<> anotherOne(std::stop_token Token, std::stop_token Other) {
  co_await app::fetch("a", Token);
  co_await app::fetch("a", Other);
}

class Service {
public:
  app::Task<> run() { co_await app::fetch("a", Stop); }
  app::Task<> ofItsOwn() { co_await app::fetch("a", Source.get_token()); }
  // Two are equally near.
  app::Task<> either();

private:
  std::stop_token Stop;
  std::stop_source Source;
};

class TwoTokens {
public:
  app::Task<> either() { co_await app::fetch("a"); }

private:
  std::stop_token Request;
  std::stop_token Server;
};

app::Task<> twoParameters(std::stop_token Request, std::stop_token Server) {
  app::log(Request.stop_requested() || Server.stop_requested() ? "a" : "b");
  co_await app::fetch("a");
}

// Where there is none.

app::Task<> none() {
  co_await app::fetch("a");
  co_await app::save("a");
}

app::Task<> declaredLater() {
  co_await app::fetch("a");
  std::stop_token Token = std::stop_source().get_token();
  co_await app::fetch("a", Token);
}

app::Task<> ofAnotherScope(bool More) {
  if (More) {
    std::stop_token Token = std::stop_source().get_token();
    co_await app::fetch("a", Token);
  }
  co_await app::fetch("a");
}

app::Task<> sourceForAnother() {
  std::stop_source Source;
  std::stop_token Token = Source.get_token();
  co_await app::fetch("a", Token);
  co_await app::fetch("b");
}

app::Task<> notCaptured(std::stop_token Token) {
  co_await app::fetch("a", Token);
  auto Later = [] -> app::Task<> { co_await app::fetch("a"); };
  co_await Later();
}

class NotCaptured {
  auto later() {
    return []() -> app::Task<> { co_await app::fetch("a"); };
  }
  static app::Task<> withoutThis() { co_await app::fetch("a"); }
  std::stop_token Stop;
};

class Private {
  std::stop_token Stop;
};
class DerivedFromPrivate : Private {
  app::Task<> run() { co_await app::fetch("a"); }
};

// What says that there is none.

app::Task<> explicitNone(std::stop_token Token) {
  co_await app::tick(Token);
  co_await app::fetch("a", std::stop_token{});
  co_await app::fetch("a", {});
  co_await app::fetch("a", std::stop_token());
  co_await app::save("a", std::stop_token{});
  co_await app::upload("a", {.Stop = {}});
  co_await app::upload("a", {.Stop = std::stop_token{}});
  co_await app::watch("a", nullptr);
  co_await app::perhaps("a", std::nullopt);
}

app::Task<> namedNone(std::stop_token Token) {
  co_await app::tick(Token);
  const std::stop_token Never;
  co_await app::fetch("a", Never);
}

const std::stop_token never;

app::Task<> globalNone(std::stop_token Token) {
  co_await app::tick(Token);
  co_await app::fetch("a", never);
}

app::Task<> assigned(std::stop_token Token, bool Stoppable) {
  std::stop_token Chosen;
  if (Stoppable)
    Chosen = Token;
  co_await app::fetch("a", Chosen);
}

// The default finds one by itself.

std::stop_token currentToken();
app::Task<> inherits(std::string Url, std::stop_token Stop = currentToken());
struct InheritingOptions {
  std::stop_token Stop = currentToken();
};
app::Task<> inheritsInOptions(std::string Url, InheritingOptions With = {});

app::Task<> inherited(std::stop_token Token) {
  co_await app::tick(Token);
  co_await inherits("a");
  co_await inheritsInOptions("a");
  co_await inheritsInOptions("a", {});
}

// Overloads that do not fit.

namespace overloads {
app::Task<> old(int Number);
[[deprecated]] app::Task<> old(int Number, std::stop_token Stop);
app::Task<> gone(int Number);
app::Task<> gone(int Number, std::stop_token Stop) = delete;
app::Task<> more(int Number);
app::Task<> more(int Number, int Another, std::stop_token Stop);
app::Task<> converted(int Number);
app::Task<> converted(const std::string &Text, std::stop_token Stop);
app::Task<> anything(int Number);
template <typename T> app::Task<> anything(T Number, std::stop_token Stop);
template <typename T> app::Task<> constrained(T Number);
template <typename T>
  requires std::is_integral_v<T>
app::Task<> constrained(T Number, std::stop_token Stop);
template <typename T>
  requires std::is_integral_v<T>
app::Task<> lessConstrained(T Number);
template <typename T> app::Task<> lessConstrained(T Number, std::stop_token Stop);
app::Task<int> result(int Number);
app::Task<std::string> result(int Number, std::stop_token Stop);
app::Task<> modifies(const std::string &Text);
app::Task<> modifies(std::string &Text, std::stop_token Stop);
app::Task<> takesOver(const std::unique_ptr<int> &Owned);
app::Task<> takesOver(std::unique_ptr<int> Owned, std::stop_token Stop);
app::Task<> source(int Number);
app::Task<> source(int Number, std::stop_source &Source);
} // namespace overloads

app::Task<> unfit(std::stop_token Token, std::unique_ptr<int> Owned) {
  co_await app::tick(Token);
  co_await overloads::old(1);
  co_await overloads::gone(1);
  co_await overloads::more(1);
  co_await overloads::converted(1);
  co_await overloads::anything(1);
  co_await overloads::constrained(1);
  co_await overloads::lessConstrained(1);
  int Number = co_await overloads::result(1);
  co_await overloads::modifies("a");
  co_await overloads::takesOver(Owned);
  co_await overloads::source(Number);
}

app::Task<> declaredBehind(int Number);
app::Task<> callsTooEarly(std::stop_token Token) {
  co_await app::tick(Token);
  co_await declaredBehind(1);
}
app::Task<> declaredBehind(int Number, std::stop_token Stop);

class Restricted {
public:
  app::Task<> step(int Number);
  app::Task<> look(int Number) const;
  app::Task<> look(int Number, std::stop_token Stop);

private:
  app::Task<> step(int Number, std::stop_token Stop);
};

app::Task<> inaccessible(Restricted &Object, const Restricted &Constant,
                         std::stop_token Token) {
  co_await app::tick(Token);
  co_await Object.step(1);
  co_await Constant.look(1);
}

class Hidden : public app::Client {
public:
  app::Task<std::string> get(std::string Url);
};

app::Task<> hidden(Hidden &Client, std::stop_token Token) {
  co_await app::tick(Token);
  app::log(co_await Client.get("a"));
}

// The function that the call stands in.

app::Task<> itself(int Number);
app::Task<> itself(int Number, std::stop_token Token) {
  app::log(Token.stop_requested() ? "a" : "b");
  co_await itself(Number);
}

template <typename T> app::Task<> itselfInTemplate(T Number);
template <typename T> app::Task<> itselfInTemplate(T Number, std::stop_token Token) {
  app::log(Token.stop_requested() ? "a" : "b");
  co_await itselfInTemplate(Number);
}
template app::Task<> itselfInTemplate(int, std::stop_token);

// What a constness keeps from being passed.

app::Task<> stopOthers(int Number, std::stop_source &Source);
app::Task<> stopOthers(int Number);

app::Task<> constSource(const std::stop_source &Source) {
  app::log(Source.stop_requested() ? "a" : "b");
  co_await stopOthers(1);
}

class ConstMember {
public:
  app::Task<> run() const { co_await stopOthers(1); }

private:
  std::stop_source Source;
};

// Something around the call gets it.

app::Task<> orStopped(app::Task<> Work, std::stop_token Stop);
struct StopWith {
  std::stop_token Stop;
};
app::Task<> operator|(app::Task<> Work, StopWith Stop);
struct Cancellable : app::Task<> {
  app::Task<> stoppedBy(std::stop_token Stop);
};
Cancellable build(int Number, std::stop_token Stop = {});
app::Task<> retry(std::function<app::Task<>()> Work, std::stop_token Stop = {});
struct Request {
  std::string Url;
  std::stop_token Stop;
};
app::Task<> perform(const Request &What, std::stop_token Stop = {});

app::Task<> wrapped(std::stop_token Token) {
  co_await orStopped(app::tick(), Token);
  co_await (app::tick() | StopWith{Token});
  co_await build(1).stoppedBy(Token);
  co_await retry([&] { return app::tick(Token); });
  const Request What = {"a", Token};
  co_await perform(What);
}

app::Task<> keptAndTold(std::stop_token Token) {
  auto Work = build(1);
  co_await Work.stoppedBy(Token);
}

app::Task<> keptAndWrapped(std::stop_token Token) {
  auto Work = app::tick();
  co_await orStopped(std::move(Work), Token);
}

// A callback ends what the calls wait for.

class Connection {
public:
  app::Task<> read(std::stop_token Stop = {});
  void close();
};

app::Task<> closes(Connection &Peer, std::stop_token Token) {
  std::stop_callback Close(Token, [&] { Peer.close(); });
  co_await Peer.read();
}

// When it has come.

class Destroyed {
public:
  ~Destroyed() { auto Work = app::tick(); }

private:
  std::stop_token Stop;
};

app::Task<> thenBranch(std::stop_token Token) {
  if (Token.stop_requested()) {
    co_await app::save("a");
    co_return;
  }
  co_await app::save("a", Token);
}

app::Task<> elseBranch(std::stop_token Token) {
  if (!Token.stop_requested())
    co_await app::save("a", Token);
  else
    co_await app::save("b");
}

app::Task<> conditional(std::stop_token Token) {
  co_await (Token.stop_requested() ? app::drain() : app::drain(Token));
}

app::Task<> behindLoop(std::stop_token Token) {
  while (!Token.stop_requested())
    co_await app::tick(Token);
  co_await app::save("a");
}

app::Task<> behindBreak(std::stop_token Token) {
  for (;;) {
    if (Token.stop_requested())
      break;
    co_await app::tick(Token);
  }
  co_await app::save("a");
}

app::Task<> behindLoopInTry(std::stop_token Token) {
  try {
    while (!Token.stop_requested())
      co_await app::tick(Token);
  } catch (const std::exception &) {
  }
  co_await app::save("a");
}

app::Task<> onlyIfThereIsOne(std::stop_token Token) {
  if (Token.stop_possible())
    co_await app::save("a", Token);
  else
    co_await app::save("a");
}

// The function stops others by it, and is not the one that is stopped.
app::Task<> stopsLater(std::stop_source Source) {
  co_await app::pause(10ms);
  Source.request_stop();
}

auto capturesTheSource(std::stop_source &Source) {
  return [&Source]() -> app::Task<> {
    co_await app::pause(10ms);
    Source.request_stop();
  };
}

app::Task<> behindRequest(std::stop_source Source) {
  Source.request_stop();
  co_await app::save("a");
}

class Stopped {
public:
  app::Task<> stop() {
    Source.request_stop();
    co_await app::drain();
  }

private:
  std::stop_source Source;
};

app::Task<> movedAway(std::stop_token Token) {
  co_await app::tick(std::move(Token));
  co_await app::save("a");
}

class ScopeGuard {
public:
  explicit ScopeGuard(std::function<void()> Action);
  ~ScopeGuard();
};
void detach(app::Task<> Work);

app::Task<> scopeGuard(std::stop_token Token) {
  ScopeGuard Guard([Token] { detach(app::save("a")); });
  co_await app::tick(Token);
}

void inHandler(std::stop_token Token) {
  try {
    detach(app::save("a", Token));
  } catch (const std::exception &) {
    detach(app::save("b"));
  }
}

// Unevaluated.

app::Task<> unevaluated(std::stop_token Token) {
  using Result = decltype(app::tick());
  static_assert(sizeof(app::tick()) > 0);
  co_await app::tick(Token);
}

// Parameters that nobody looks at.

app::Task<> unnamed(std::stop_token) { co_await app::other(); }

app::Task<> knownToBeUnused([[maybe_unused]] std::stop_token Token) {
  co_await app::other();
}

app::Task<> castToVoid(std::stop_token Token) {
  (void)Token;
  co_await app::other();
}

// Nothing that takes time.
app::Task<int> answer(std::stop_token Token) { co_return 42; }

struct Store {
  virtual ~Store() = default;
  virtual app::Task<> load(std::stop_token Token);
};
app::Task<> Store::load(std::stop_token Token) { co_await app::other(); }
struct FileStore : Store {
  app::Task<> load(std::stop_token Token) override { co_await app::other(); }
};

app::Task<> handler(std::stop_token Token) { co_await app::other(); }
void install(app::Task<> (*Handler)(std::stop_token));
void setUp() { install(handler); }

app::Task<> inTable(std::stop_token Token) { co_await app::other(); }
app::Task<> (*const Table[])(std::stop_token) = {&inTable};

auto lambdaFor() {
  return [](std::stop_token Token) -> app::Task<> { co_await app::other(); };
}

void noTask(std::stop_token Token) { app::log("a"); }

// What is let go on purpose.
app::Task<> letsGo(std::stop_token Stop) {
  (void)app::fetch("/");
  co_await app::tick(Stop);
}

// Another cancellation decides.
class Cache {
public:
  app::Task<> load(std::stop_token *Stop) {
    co_await (Stop ? app::tick(*Stop) : app::tick());
    if (!Stop)
      co_await app::tick();
  }

private:
  std::stop_token OfAll;
};

// What a handler would do, if it could await.
app::Task<> cleansUp(std::stop_token Stop) {
  std::exception_ptr Error;
  try {
    co_await app::tick(Stop);
  } catch (...) {
    Error = std::current_exception();
  }
  if (Error)
    co_await app::save("failed");
}

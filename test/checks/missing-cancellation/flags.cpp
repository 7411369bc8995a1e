// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/service.yaml"}}' %s async-missing-cancellation

#include <app/service.h>

using namespace app;

// What is awaited takes a cancellation: by a default, an overload, or its options.

Task<> byDefault() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byDefault' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> byDefault(std::stop_token Stop = {}) {
  co_await fetch("/");
  // CHECK-FIXES: {{^}}  co_await fetch("/", Stop);
}

Task<> byOverload() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byOverload' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::save', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> byOverload(std::stop_token Stop = {}) {
  co_await save("text");
  // CHECK-FIXES: {{^}}  co_await save("text", Stop);
}

Task<> byLeadingOverload() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byLeadingOverload' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::send', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> byLeadingOverload(std::stop_token Stop = {}) {
  co_await send("you", "text");
  // CHECK-FIXES: {{^}}  co_await send(Stop, "you", "text");
}

Task<> byOptions() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byOptions' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::upload', which takes a cancellation, is awaited here
  co_await upload("text");
}

Task<> byMember(Client &From) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byMember' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::Client::get', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> byMember(Client &From, std::stop_token Stop = {}) {
  co_await From.get("/");
  // CHECK-FIXES: {{^}}  co_await From.get("/", Stop);
}

Task<> byPointer() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byPointer' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::watch', which takes a cancellation, is awaited here
  co_await watch("/");
}

Task<> byReference() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byReference' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::follow', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> byReference(std::stop_token Stop = {}) {
  co_await follow("/");
  // CHECK-FIXES: {{^}}  co_await follow("/", Stop);
}

Task<> byOptional() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byOptional' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::perhaps', which takes a cancellation, is awaited here
  co_await perhaps("/");
}

Task<> withArguments(std::string Url, int Retries) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'withArguments' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::fetchAll', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> withArguments(std::string Url, int Retries, std::stop_token Stop = {}) {
  co_await fetchAll(Url, Retries);
  // CHECK-FIXES: {{^}}  co_await fetchAll(Url, Retries, Stop);
}

Task<> inTheMiddle(std::string From, std::string To) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'inTheMiddle' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::copy', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> inTheMiddle(std::string From, std::string To, std::stop_token Stop = {}) {
  co_await copy(From, To);
  // CHECK-FIXES: {{^}}  co_await copy(From, Stop, To);
}

// Several waits, and some that are bounded.

Task<> several() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'several' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+4]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE+5]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE+6]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> several(std::stop_token Stop = {}) {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
  co_await fetch("/a");
  // CHECK-FIXES: {{^}}  co_await fetch("/a", Stop);
  co_await fetch("/b");
  // CHECK-FIXES: {{^}}  co_await fetch("/b", Stop);
}

Task<> manyWaits() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'manyWaits' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+4]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE+5]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE+6]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> manyWaits(std::stop_token Stop = {}) {
  co_await fetch("/a");
  // CHECK-FIXES: {{^}}  co_await fetch("/a", Stop);
  co_await fetch("/b");
  // CHECK-FIXES: {{^}}  co_await fetch("/b", Stop);
  co_await fetch("/c");
  // CHECK-FIXES: {{^}}  co_await fetch("/c", Stop);
  co_await fetch("/d");
  // CHECK-FIXES: {{^}}  co_await fetch("/d", Stop);
}

Task<> oneIsBounded() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'oneIsBounded' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+3]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> oneIsBounded(std::stop_token Stop = {}) {
  co_await pause(10ms);
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

Task<> othersCannot() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'othersCannot' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+3]]:12: note: 'app::drain', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> othersCannot(std::stop_token Stop = {}) {
  co_await other();
  co_await drain();
  // CHECK-FIXES: {{^}}  co_await drain(Stop);
}

// Anywhere in what is awaited.

template <typename T> Task<> traced(Task<T> Work);

Task<> wrapped() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'wrapped' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:19: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> wrapped(std::stop_token Stop = {}) {
  co_await traced(fetch("/"));
  // CHECK-FIXES: {{^}}  co_await traced(fetch("/", Stop));
}

Task<> usesResult() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'usesResult' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:37: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> usesResult(std::stop_token Stop = {}) {
  const std::string Text = co_await fetch("/");
  // CHECK-FIXES: {{^}}  const std::string Text = co_await fetch("/", Stop);
  log(Text);
}

Task<std::string> returnsResult() {
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'returnsResult' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:22: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<std::string> returnsResult(std::stop_token Stop = {}) {
  co_return co_await fetch("/");
  // CHECK-FIXES: {{^}}  co_return co_await fetch("/", Stop);
}

Task<> inCondition() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'inCondition' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:17: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> inCondition(std::stop_token Stop = {}) {
  if ((co_await fetch("/")).empty())
  // CHECK-FIXES: {{^}}  if ((co_await fetch("/", Stop)).empty())
    log("empty");
}

Task<> inLoop(std::vector<std::string> Urls) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'inLoop' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+3]]:14: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> inLoop(std::vector<std::string> Urls, std::stop_token Stop = {}) {
  for (const std::string &Url : Urls)
    co_await fetch(Url);
    // CHECK-FIXES: {{^}}    co_await fetch(Url, Stop);
}

// By coroutines that are not reported themselves.

namespace {
Task<> hidden() {
  co_await fetch("/");
}
} // namespace

Task<> byHidden() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byHidden' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: it awaits 'hidden' here
// CHECK-MESSAGES: :[[@LINE-7]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
  co_await hidden();
}

static Task<> hiddenToo() { co_await hidden(); }

Task<> byHiddenTwice() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byHiddenTwice' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+3]]:12: note: it awaits 'hiddenToo' here
// CHECK-MESSAGES: :[[@LINE-5]]:38: note: it awaits 'hidden' here
// CHECK-MESSAGES: :[[@LINE-17]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
  co_await hiddenToo();
}

class Mirror {
public:
  Task<> run() {
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Mirror::run' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
  // CHECK-MESSAGES: :[[@LINE+2]]:14: note: it awaits 'Mirror::load' here
  // CHECK-MESSAGES: :[[@LINE+6]]:28: note: 'app::fetch', which takes a cancellation, is awaited here
    co_await load();
  }
  Task<> runSteps();

private:
  Task<> load() { co_await fetch("/"); }
  int Count = 0;
};

Task<> Mirror::runSteps() {
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Mirror::runSteps' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: it awaits 'Mirror::load' here
// CHECK-MESSAGES: :[[@LINE-7]]:28: note: 'app::fetch', which takes a cancellation, is awaited here
  co_await load();
  co_await load();
}

// What may never come.

Task<> waitsForBell(Bell &Door) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'waitsForBell' awaits what may never come, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::Bell::rings', which may never end, is awaited here
  co_await Door.rings();
  log("somebody is there");
}

// Declared before.

Task<> declared(int Number);
// CHECK-FIXES: {{^}}Task<> declared(int Number, std::stop_token Stop = {});

Task<> declared(int Number) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'declared' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> declared(int Number, std::stop_token Stop) {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

class Declared {
public:
  Task<> run(int Number = 1);
  // CHECK-FIXES: {{^}}  Task<> run(int Number = 1, std::stop_token Stop = {});
  static Task<> start();
  // CHECK-FIXES: {{^}}  static Task<> start(std::stop_token Stop = {});

protected:
  Task<> once() const;
  // CHECK-FIXES: {{^}}  Task<> once(std::stop_token Stop = {}) const;
};

Task<> Declared::run(int Number) {
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Declared::run' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> Declared::run(int Number, std::stop_token Stop) {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

Task<> Declared::start() {
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Declared::start' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> Declared::start(std::stop_token Stop) {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

Task<> Declared::once() const {
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Declared::once' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> Declared::once(std::stop_token Stop) const {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

auto trailing() -> Task<> {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'trailing' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}auto trailing(std::stop_token Stop = {}) -> Task<> {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

// Callers go on as they are.

Task<> caller() {
  co_await other();
  co_await byDefault();
}

// No fix where the name is taken, where there are overloads, or where the parameter
// would be in the way of another.

Task<> nameIsTaken(int Stop) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'nameIsTaken' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::tick', which takes a cancellation, is awaited here
  co_await tick();
}

Task<> overloaded(int Number) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'overloaded' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::tick', which takes a cancellation, is awaited here
  co_await tick();
}
Task<> overloaded(int Number, const char *Name);

std::stop_token Stop;

Task<> hidesGlobal() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'hidesGlobal' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+3]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> hidesGlobal(std::stop_token Stop = {}) {
  co_await fetch("/", {});
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

// No cancellation in reach: the global one is not asked, and the object has none.

struct Plain {
  int Number = 0;
  std::string Name;
};

class Holder {
public:
  Task<> run(Plain With) {
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Holder::run' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
  // CHECK-MESSAGES: :[[@LINE+2]]:14: note: 'app::tick', which takes a cancellation, is awaited here
  // CHECK-FIXES: {{^}}  Task<> run(Plain With, std::stop_token Stop = {}) {
    co_await tick();
    // CHECK-FIXES: {{^}}    co_await tick(Stop);
  }

private:
  Plain Own;
};

// A number is no bound that is known.

Task<> byNumber(int Seconds) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'byNumber' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}Task<> byNumber(int Seconds, std::stop_token Stop = {}) {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

// An eager task.

EagerTask<> eager() {
// CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'eager' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}EagerTask<> eager(std::stop_token Stop = {}) {
  co_await tick();
  // CHECK-FIXES: {{^}}  co_await tick(Stop);
}

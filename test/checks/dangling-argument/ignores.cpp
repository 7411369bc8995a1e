// RUN: %check_async %s async-dangling-argument
// No expectation: the check is silent here.

#include <app/task.h>
#include <condition_variable>
#include <functional>
#include <future>
#include <latch>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
};

struct Cart {
  std::string Owner;
  app::Task<> checkOut();
  static app::Task<> empty();
};

std::string nameOf(int Article);
Order loadDraft(int Id);
std::vector<int> amountsOf(int Order);
void log(const std::string &Text);

app::Task<> print(const std::string &Text);
app::Task<> printView(std::string_view Text);
app::Task<> printOwn(std::string Text);
app::Task<> save(const Order &Draft);
app::Task<> ship(Order &&Draft);
app::Task<> shipOwn(Order Draft);
app::Task<> fill(Order *Draft);
app::Task<> sum(std::span<const int> Amounts);
app::Task<> total(int Amount);
app::Task<> keep(std::shared_ptr<Order> Draft);
app::Task<> both(app::Task<> First, app::Task<> Second);
app::Task<> all(std::vector<app::Task<>> Tasks);
template <typename... Tasks> app::Task<> allOf(Tasks... All);
void spawn(app::Task<> Work);
app::EagerTask<> start(const std::string &Text);
void waitFor(app::Task<> Work);
namespace jobs {
template <typename T> T sync_wait(app::Task<T> Work);
}

// Awaited where it is made: the temporary lives until the task is done.

app::Task<> awaitedInPlace() {
  co_await print(nameOf(1));
  co_await printView("price list");
  co_await sum(amountsOf(1));
  co_await save({1, "Ada"});
  co_await ship(loadDraft(1));
  co_await Cart().checkOut();
}

app::Task<> combinedAndAwaited() {
  co_await both(print(nameOf(1)), printView(nameOf(2)));
  co_await allOf(print(nameOf(1)), ship(loadDraft(1)));
}

app::Task<int> partOfAnExpression(bool IsNew) {
  if (IsNew)
    co_await print(nameOf(1)), co_await save(loadDraft(1));
  co_return 1 + co_await app::fetchPrice(1);
}

void waitedForInPlace() {
  jobs::sync_wait(print(nameOf(1)));
}

// The task owns what it needs.

app::Task<> owned() {
  auto Page = printOwn(nameOf(1));
  auto Sent = shipOwn(loadDraft(1));
  auto Total = total(5 * 7);
  auto Kept = keep(std::make_shared<Order>());
  co_await std::move(Page);
  co_await std::move(Sent);
  co_await std::move(Total);
  co_await std::move(Kept);
}

void ownedAndLetGo(std::string Name) {
  spawn(printOwn(Name));
  spawn(printOwn(std::move(Name)));
  spawn(shipOwn({1, "Ada"}));
}

// A string literal lives for ever, and so does what is static.

app::Task<> literals() {
  auto Page = printView("price list");
  co_await std::move(Page);
}

void staticVariables() {
  static const Order Draft = loadDraft(1);
  static std::string Name = nameOf(1);
  spawn(save(Draft));
  spawn(print(Name));
}

const Order Template = loadDraft(0);

void globals() { spawn(save(Template)); }

app::Task<> noObject() {
  auto Paid = Cart::empty();
  co_await std::move(Paid);
}

// The variable outlives the task, or the task is awaited before it ends.

app::Task<> localBefore() {
  std::string Name = nameOf(1);
  auto Page = print(Name);
  co_await std::move(Page);
}

app::Task<> sameBlock(bool IsNew) {
  if (IsNew) {
    Order Draft = loadDraft(1);
    auto Saved = save(Draft);
    auto Filled = fill(&Draft);
    co_await both(std::move(Saved), std::move(Filled));
  }
}

app::Task<> awaitedInTheBlock(bool IsNew) {
  std::optional<app::Task<>> Saved;
  if (IsNew) {
    Order Draft = loadDraft(1);
    Saved = save(Draft);
    co_await std::move(*Saved);
  }
}

app::Task<> elementsOfAnOlderContainer(std::vector<std::string> Names) {
  std::vector<app::Task<>> Pages;
  for (const auto &Name : Names)
    Pages.push_back(print(Name));
  for (size_t Index = 0; Index != Names.size(); ++Index)
    Pages.push_back(print(Names[Index]));
  co_await all(std::move(Pages));
}

app::Task<> awaitedInTheLoop(std::vector<std::string> Names) {
  std::vector<app::Task<>> Pages;
  for (auto Name : Names) {
    Pages.push_back(print(Name));
    co_await all(std::move(Pages));
    Pages.clear();
  }
}

app::Task<> storedAndAwaited(std::vector<std::string> Names) {
  std::map<int, app::Task<>> Pages;
  Pages.emplace(1, print(Names[0]));
  for (auto &[Id, Page] : Pages)
    co_await std::move(Page);
}

// A parameter that is a reference belongs to the caller.

void reference(const Order &Draft, Order *Next, std::string_view Name) {
  spawn(save(Draft));
  spawn(fill(Next));
  spawn(printView(Name));
}

class Shop {
public:
  // Members live as long as the object, and who owns that is unknown.
  void open() {
    spawn(save(Draft));
    Current = print(Name);
  }
  void spawnSelf() { spawn(serve()); }
  app::Task<> serve();

private:
  Order Draft;
  std::string Name;
  std::optional<app::Task<>> Current;
};

// What the function may wait for.

app::Task<> awaitsSomethingBehind(app::Task<> Done) {
  std::string Name = nameOf(1);
  spawn(print(Name));
  co_await std::move(Done);
}

void blocksBehind(std::future<void> Done) {
  std::string Name = nameOf(1);
  spawn(print(Name));
  Done.wait();
}

struct Finished {
  std::latch Latch{1};
  void waitForWork() { Latch.wait(); }
};
app::Task<> finish(Finished &Done);

void namesItBehind() {
  Finished Done;
  spawn(finish(Done));
  Done.waitForWork();
}

// An executor or a scope of the function ends before its variables.

class Scope {
public:
  Scope();
  Scope(const Scope &) = delete;
  ~Scope();
  void spawn(app::Task<> Work);
};
void spawn(Scope &In, app::Task<> Work);

void ownScope() {
  std::string Name = nameOf(1);
  Scope Work;
  Work.spawn(print(Name));
  spawn(Work, print(Name));
}

// The function runs the executor that it owns, whatever leads to it.

struct Executor {};
struct Context {
  std::shared_ptr<Executor> executor();
};
class ContextPool {
public:
  explicit ContextPool(int Threads);
  ContextPool(const ContextPool &) = delete;
  Context &next();
  void run();
};
void spawnOn(Executor &On, app::Task<> Work);

void ownPool() {
  ContextPool Pool(1);
  auto &Context = Pool.next();
  auto Executor = Context.executor();
  std::string Name = nameOf(1);
  spawnOn(*Executor, print(Name));
  Pool.run();
}

// Nobody knows when the loop ends.
void declaredBeforeALoop(bool (*Running)()) {
  std::string Name = nameOf(1);
  while (Running())
    spawn(print(Name));
}

int main() {
  // It ends with the process.
  std::string Name = nameOf(1);
  spawn(print(Name));
}

// What is done with the task is unknown.

void unknownFunction() {
  waitFor(print(nameOf(1)));
}

void consumes(app::Task<> Work) { jobs::sync_wait(std::move(Work)); }

void functionThatWaits() {
  std::string Name = nameOf(1);
  consumes(print(Name));
  consumes(print(nameOf(2)));
}

// Work that has started, of which nobody knows what it keeps.
app::Task<> startedElsewhere() {
  auto Page = start(nameOf(1));
  co_await std::move(Page);
}

// Work that reads its parameter before its first suspension only.

app::EagerTask<> readFirst(const std::string &Text) {
  log(Text);
  co_await app::sleepFor({});
}

app::EagerTask<> copyFirst(const std::string &Text) {
  std::string Own = Text;
  co_await app::sleepFor({});
  log(Own);
}

app::FireAndForget reportFirst(const Order &Draft) {
  log(Draft.Customer);
  co_await app::sleepFor({});
}

app::Task<> eagerReadsFirst() {
  auto Read = readFirst(nameOf(1));
  auto Copied = copyFirst(nameOf(2));
  reportFirst(loadDraft(1));
  co_await std::move(Read);
  co_await std::move(Copied);
}

// A lazy coroutine that does not name its parameter.
app::Task<> unnamed(const std::string &) { co_return; }
app::Task<> unused(const std::string &Text) { co_return; }

app::Task<> keepsNothing() {
  auto First = unnamed(nameOf(1));
  auto Second = unused(nameOf(2));
  co_await std::move(First);
  co_await std::move(Second);
}

// Never used again: async-unawaited-task says so.
void neverUsed() {
  auto Page = print(nameOf(1));
}

// Replaced before it is used.
app::Task<> replaced() {
  std::string Name = nameOf(2);
  auto Page = print(nameOf(1));
  Page = print(Name);
  co_await std::move(Page);
}

// Asked, and not used.
void asked() {
  std::vector<app::Task<>> Pages;
  Pages.push_back(print(nameOf(1)));
  log(std::to_string(Pages.size()));
}

// async-returned-task has these.
app::Task<> returned() { return print(nameOf(1)); }
app::Task<> returnedLocal() {
  std::string Name = nameOf(1);
  return print(Name);
}

// async-dangling-capture has closures and the objects of member coroutines.
app::Task<> closures(int Id) {
  auto Page = [Id]() -> app::Task<> { co_await app::fetchPrice(Id); }();
  co_await std::move(Page);
  auto Paid = Cart().checkOut();
  co_await std::move(Paid);
  spawn(Cart().checkOut());
}

// async-discarded-task has these.
void dropped() {
  print(nameOf(1));
  (void)print(nameOf(2));
}

// A parameter that is read before the first suspension, is no class with something
// to destroy, or is a name for what is moved out at once.

app::Task<> beforeTheSuspension(Order &&Draft) {
  Order Own = std::move(Draft);
  co_await app::sleepFor({});
  log(Own.Customer);
}

app::Task<> trivial(int &&Count) {
  co_await app::sleepFor({});
  log(std::to_string(Count));
}

app::Task<> lvalue(const Order &Draft) {
  co_await app::sleepFor({});
  log(Draft.Customer);
}

// All of its callers await it in place.
app::Task<> consume(Order &&Draft) {
  co_await app::sleepFor({});
  log(Draft.Customer);
}

app::Task<> caller() {
  co_await consume(loadDraft(1));
  co_await consume({2, "Grace"});
}

app::Generator<int> amounts(std::vector<int> &&All) {
  for (int Amount : All)
    co_yield Amount;
}

// Whoever calls them decides on their parameters, and awaits them.

class Handler {
public:
  virtual ~Handler();
  virtual app::Task<> handle(Order &&Request) = 0;
};

class Printer : public Handler {
  app::Task<> handle(Order &&Request) override {
    co_await app::sleepFor({});
    log(Request.Customer);
  }
};

struct Router {
  void add(std::function<app::Task<>(Order &&)> Route);
};

void routes(Router &Server) {
  Server.add([](Order &&Request) -> app::Task<> {
    co_await app::sleepFor({});
    log(Request.Customer);
  });
}

// RUN: %check_async %s async-dangling-capture
//
// No expectation: the closure outlives its coroutine, or is not read later.

#include <app/task.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

void log(const std::string &Line);
void use(int Order);
app::Task<int> load(int Id);
app::Task<> nothingToDo();
app::Task<> both(app::Task<> First, app::Task<> Second);
template <typename T> T syncWait(app::Task<T> Work);
void spawn(app::Task<> Work);
void launch(app::EagerTask<> Work);

// Awaited in the full expression that makes the closure.

app::Task<> awaited(std::string Customer) {
  co_await [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
}

app::Task<> awaitedWithResult(int Order) {
  const int Sum = co_await [Order]() -> app::Task<int> {
    co_return Order + co_await load(Order);
  }();
  use(Sum);
}

app::Task<int> awaitedInReturn(int Order) {
  co_return co_await [&]() -> app::Task<int> { co_return Order + co_await load(1); }();
}

app::Task<> awaitedInCondition(int Order) {
  if (co_await [&]() -> app::Task<int> { co_return Order + co_await load(1); }() > 7)
    use(Order);
}

app::Task<> awaitedInCombinator(int Order) {
  co_await both([Order]() -> app::Task<> {
    co_await load(1);
    use(Order);
  }(), nothingToDo());
}

// A closure with a name lives on in the frame.

app::Task<> named(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  co_await Work();
}

app::Task<> namedAndStored(std::string Customer) {
  auto Work = [&]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  auto Later = Work();
  co_await load(2);
  co_await std::move(Later);
}

app::Task<> namedInLoop(std::vector<int> Orders) {
  for (int Order : Orders) {
    auto Work = [Order]() -> app::Task<> {
      co_await load(Order);
      use(Order);
    };
    co_await Work();
  }
}

app::Task<> namedOutsideOfLoop(std::vector<int> Orders) {
  auto Work = [&](int Order) -> app::Task<> {
    co_await load(Order);
    use(Orders.front());
  };
  std::vector<app::Task<>> Tasks;
  for (int Order : Orders)
    Tasks.push_back(Work(Order));
  for (app::Task<> &Each : Tasks)
    co_await std::move(Each);
}

app::Task<> namedFunction(std::string Customer) {
  std::function<app::Task<>()> Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  auto Later = Work();
  co_await std::move(Later);
}

app::Task<> ownsItLonger(std::string Customer) {
  auto Work = std::make_unique<std::function<app::Task<>()>>([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
  auto Later = (*Work)();
  co_await std::move(Later);
}

void lastingClosure() {
  static const std::string Name = "shop";
  static const auto Work = [Copy = Name]() -> app::Task<> {
    co_await load(1);
    log(Copy);
  };
  spawn(Work());
}

// Nothing is captured: parameters live in the frame.

void nothingCaptured(std::string Customer) {
  spawn([](std::string Name) -> app::Task<> {
    co_await load(1);
    log(Name);
  }(Customer));
}

std::string Shop;
void globals() {
  spawn([]() -> app::Task<> {
    co_await load(1);
    log(Shop);
  }());
}

// Captured, and not used.
void notUsed(std::string Customer) {
  spawn([Customer]() -> app::Task<> { co_await load(1); }());
}

// A constant is no capture.
void constant() {
  constexpr int Order = 7;
  spawn([=]() -> app::Task<> {
    co_await load(1);
    use(Order);
  }());
}

// Eager: what is read before the first suspension is read in the call.

void readsFirst(std::string Customer) {
  launch([Customer]() -> app::EagerTask<> {
    log(Customer);
    co_await load(1);
  }());
}

void copies(std::string Customer) {
  launch([Customer]() -> app::EagerTask<> {
    std::string Own = Customer;
    co_await load(1);
    log(Own);
  }());
}

void moves(std::unique_ptr<int> Order) {
  launch([Order = std::move(Order)]() mutable -> app::EagerTask<> {
    auto Own = std::move(Order);
    co_await load(1);
    use(*Own);
  }());
}

void passesOn(int Order) {
  launch([Order]() -> app::EagerTask<> { co_await load(Order); }());
}

void branches(std::string Customer, bool IsLate) {
  launch([Customer, IsLate]() -> app::EagerTask<> {
    if (IsLate) {
      co_await load(1);
      co_return;
    }
    log(Customer);
  }());
}

void forgets(std::string Customer) {
  [Customer]() -> app::FireAndForget {
    std::string Own = Customer;
    co_await load(1);
    log(Own);
  }();
}

// The function waits for it.
class Latch {
public:
  void countDown();
};
void wait(Latch &Until);
void waitsForIt(std::string Customer) {
  Latch Done;
  auto Work = [&Done, Customer]() -> app::FireAndForget {
    co_await load(1);
    log(Customer);
    Done.countDown();
  };
  Work();
  wait(Done);
}

class Mailer {
public:
  app::FireAndForget send() {
    co_await load(1);
    use(Sent);
  }
  app::FireAndForget poll() { co_await load(1); }
  void sendAll() { send(); }

private:
  int Sent = 0;
};
void onItsOwn(Mailer &Given) {
  Given.send();
  Mailer().poll();
  static Mailer Lasting;
  Lasting.send();
  (new Mailer())->send();
}

void neverSuspends(std::string Customer) {
  [Customer]() -> app::FireAndForget {
    log(Customer);
    co_return;
  }();
}

// No coroutine: what it returns has the arguments.
app::Task<> greet(std::string Customer);
app::Task<> plainLambda(std::string Customer) {
  auto Later = [Customer] { return greet(Customer); }();
  co_await std::move(Later);
}

// Waited for before the closure ends.

void waits(std::string Customer) {
  syncWait([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

// The owner of the closure is handed on with the task.

struct Job {
  explicit Job(std::function<app::Task<>()> Work) : Work(std::move(Work)), Running(this->Work()) {}
  std::function<app::Task<>()> Work;
  app::Task<> Running;
};

// Member coroutines of objects that live on.

class Session {
public:
  explicit Session(int Id) : Id(Id) {}
  app::Task<> close() {
    co_await load(1);
    use(Id);
  }
  // Nothing of the object is read.
  app::Task<> ping() { co_await load(1); }
  static app::Task<> pingAll() { co_await load(1); }
  app::EagerTask<> greet() {
    use(Id);
    co_await load(1);
  }
  void start() { All.push_back(close()); }

private:
  int Id;
  std::vector<app::Task<>> All;
};

app::Task<> awaitedMember(int Id) { co_await Session(Id).close(); }

app::Task<> localMember(int Id) {
  Session Local(Id);
  auto Later = Local.close();
  co_await std::move(Later);
}

void nothingRead(int Id) {
  spawn(Session(Id).ping());
  spawn(Session(Id).pingAll());
  launch(Session(Id).greet());
}

void lives(Session &Given, const std::shared_ptr<Session> &Shared) {
  spawn(Given.close());
  spawn(Shared->close());
}

// A functor without data.
struct Ping {
  app::Task<> operator()() const { co_await load(1); }
};
void noData() { spawn(Ping()()); }

// A handle to shared work is no owner of it.
class Client {
public:
  app::Task<> send() {
    co_await load(1);
    use(*State);
  }

private:
  std::shared_ptr<int> State;
};

// What nobody knows: may be awaited inside.
app::Task<> runAll(std::vector<app::Task<>> Works);
int consume(app::Task<int> Work);
void consumed(int Order) {
  use(consume([Order]() -> app::Task<int> { co_return Order + co_await load(1); }()));
}

// Generators run where they are asked.
void generated(int First) {
  for (int Each : [First]() -> app::Generator<int> { co_yield First; }())
    use(Each);
}

// It holds itself before it is suspended.
class Worker : public std::enable_shared_from_this<Worker> {
public:
  app::EagerTask<> run() {
    auto Self = shared_from_this();
    co_await load(1);
    use(Done);
  }

private:
  int Done = 0;
};
void holdsItself() { launch(std::make_shared<Worker>()->run()); }

// Others may hold it.
std::shared_ptr<Session> findSession(int Id);
void held(int Id) { spawn(findSession(Id)->close()); }

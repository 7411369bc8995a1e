// RUN: %check_async %s async-dangling-capture
//
// Coroutines that outlive the closure or the object that they run on.

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
app::Task<> both(app::Task<> First, app::Task<> Second);
void spawn(app::Task<> Work);
void launch(app::EagerTask<> Work);

// The task of a temporary closure is stored, and awaited later.

app::Task<> stored(std::string Customer) {
  auto Later = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> storedLazyWithoutSuspension(int Order) {
  auto Later = [Order]() -> app::Task<> {
    use(Order);
    co_return;
  }();
  co_await std::move(Later);
}

app::Task<> storedEager(std::string Customer) {
  auto Later = [Customer]() -> app::EagerTask<> {
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> storedWithResult(int Order) {
  app::Task<int> Later = [Order]() -> app::Task<int> {
    const int Loaded = co_await load(1);
    co_return Loaded + Order;
  }();
  co_await load(2);
  use(co_await std::move(Later));
}

app::Task<> initCapture(std::string Customer) {
  auto Later = [Name = std::move(Customer)]() -> app::Task<> {
    co_await load(1);
    log(Name);
  }();
  co_await std::move(Later);
}

app::Task<> byReference(std::string Customer) {
  auto Later = [&]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> withParameter(std::string Customer) {
  auto Later = [Customer](int Order) -> app::Task<> {
    co_await load(Order);
    log(Customer);
  }(7);
  co_await std::move(Later);
}

app::Task<> genericLambda(std::string Customer) {
  auto Later = [Customer](auto Order) -> app::Task<> {
    co_await load(Order);
    log(Customer);
  }(7);
  co_await std::move(Later);
}

app::Task<> mutableLambda(int Count) {
  auto Later = [Count]() mutable -> app::Task<> {
    co_await load(Count++);
    use(Count);
  }();
  co_await std::move(Later);
}

app::Task<> assigned(std::string Customer, app::Task<> Later) {
  Later = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> onlyOnOnePath(std::string Customer, bool IsLate) {
  auto Later = [Customer, IsLate]() -> app::Task<> {
    if (IsLate)
      log(Customer);
    co_return;
  }();
  co_await std::move(Later);
}

// Spawned and detached.

void spawned(std::string Customer) {
  spawn([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

void launched(std::string Customer) {
  launch([Customer]() -> app::EagerTask<> {
    co_await load(1);
    log(Customer);
  }());
}

app::Task<> spawnedInCoroutine(std::string Customer) {
  spawn([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
  co_await load(2);
}

void forgotten(std::string Customer) {
  [Customer]() -> app::FireAndForget {
    co_await load(1);
    log(Customer);
  }();
}

void forgottenLocal(std::string Customer) {
  auto Work = [Customer]() -> app::FireAndForget {
    co_await load(1);
    log(Customer);
  };
  Work();
}

class Mailer {
public:
  explicit Mailer(std::string From) : From(std::move(From)) {}
  app::FireAndForget send() {
    co_await load(1);
    log(From);
  }
  app::FireAndForget operator()() {
    co_await load(1);
    log(From);
  }

private:
  std::string From;
};

void forgottenMember() { Mailer("Ada").send(); }
void forgottenFunctor() { Mailer("Ada")(); }

// Kept in a container, a member, or a result.

app::Task<> inContainer(const std::vector<int> &Orders) {
  std::vector<app::Task<>> Tasks;
  for (int Order : Orders)
    Tasks.push_back([Order]() -> app::Task<> {
      co_await load(Order);
      use(Order);
    }());
  for (app::Task<> &Each : Tasks)
    co_await std::move(Each);
}

class Session {
public:
  explicit Session(int Id) : Id(Id) {}

  void start() {
    Running = [this]() -> app::Task<> {
      co_await load(Id);
      use(Id);
    }();
  }

  void startAll() {
    All.push_back([this]() -> app::Task<> {
      co_await load(Id);
      use(Id);
    }());
  }

  app::Task<> serve();
  app::Task<> close() {
    co_await load(1);
    use(Id);
  }

private:
  int Id;
  std::optional<app::Task<>> Running;
  std::vector<app::Task<>> All;
};

struct Address {
  int Number;

  void print() {
    spawn([*this]() -> app::Task<> {
      co_await load(1);
      use(Number);
    }());
  }
};

app::Task<app::Task<>> returned(std::string Customer) {
  co_return [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
}

// A closure with a name that ends before its task.

app::Task<> nothingToDo();

app::Task<> leavesTheBlock(std::string Customer) {
  app::Task<> Later = nothingToDo();
  {
    auto Work = [Customer]() -> app::Task<> {
      co_await load(1);
      log(Customer);
    };
    Later = Work();
  }
  co_await std::move(Later);
}

void namedAndSpawned(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  spawn(Work());
}

app::Task<app::Task<>> namedAndReturned(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  co_return Work();
}

app::Task<> inLoop(std::vector<int> Orders) {
  std::vector<app::Task<>> Tasks;
  for (int Order : Orders) {
    auto Work = [Order]() -> app::Task<> {
      co_await load(Order);
      use(Order);
    };
    Tasks.push_back(Work());
  }
  for (app::Task<> &Each : Tasks)
    co_await std::move(Each);
}

// Objects with a coroutine for a call operator, and member coroutines of temporaries.

struct Shipment {
  int Order;
  app::Task<> operator()() const {
    co_await load(1);
    use(Order);
  }
};

void functorSpawned() { spawn(Shipment{7}()); }

app::Task<> functorStored() {
  auto Later = Shipment{7}();
  co_await std::move(Later);
}

void memberSpawned(int Id) { spawn(Session(Id).close()); }
void memberNotSeen(int Id) { spawn(Session(Id).serve()); }

app::Task<> memberStored(int Id) {
  auto Later = Session(Id).close();
  co_await std::move(Later);
}

// A wrapper around the closure.

app::Task<> function(std::string Customer) {
  std::vector<app::Task<>> Tasks;
  {
    std::function<app::Task<>()> Work = [Customer]() -> app::Task<> {
      co_await load(1);
      log(Customer);
    };
    Tasks.push_back(Work());
  }
  co_await std::move(Tasks.front());
}

app::Task<> temporaryFunction(std::string Customer) {
  auto Later = std::function<app::Task<>()>([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  })();
  co_await std::move(Later);
}

// A combinator that is stored.

app::Task<> combined(int Order) {
  auto Later = both([Order]() -> app::Task<> {
    co_await load(1);
    use(Order);
  }(), nothingToDo());
  co_await std::move(Later);
}

// What an inner coroutine reads from the closure of the outer one.

app::Task<> nested(std::vector<int> Orders) {
  auto Later = [Orders]() -> app::Task<> {
    auto Inner = [&Orders]() -> app::Task<> {
      co_await load(1);
      use(Orders.front());
    };
    co_await Inner();
  }();
  co_await std::move(Later);
}

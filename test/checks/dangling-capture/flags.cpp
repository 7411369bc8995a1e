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
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> storedLazyWithoutSuspension(int Order) {
  auto Later = [Order]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Order' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+6]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Order' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:16: note: a parameter lives as long as the coroutine, and 'Order' can be one
    use(Order);
    co_return;
  }();
  co_await std::move(Later);
}

app::Task<> storedEager(std::string Customer) {
  auto Later = [Customer]() -> app::EagerTask<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> storedWithResult(int Order) {
  app::Task<int> Later = [Order]() -> app::Task<int> {
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Order' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+8]]:26: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:24: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:24: note: 'Order' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:26: note: a parameter lives as long as the coroutine, and 'Order' can be one
    const int Loaded = co_await load(1);
    co_return Loaded + Order;
  }();
  co_await load(2);
  use(co_await std::move(Later));
}

app::Task<> initCapture(std::string Customer) {
  auto Later = [Name = std::move(Customer)]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Name' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Name' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Name' can be one
    co_await load(1);
    log(Name);
  }();
  co_await std::move(Later);
}

app::Task<> byReference(std::string Customer) {
  auto Later = [&]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> withParameter(std::string Customer) {
  auto Later = [Customer](int Order) -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:6: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(Order);
    log(Customer);
  }(7);
  co_await std::move(Later);
}

app::Task<> genericLambda(std::string Customer) {
  auto Later = [Customer](auto Order) -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:6: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(Order);
    log(Customer);
  }(7);
  co_await std::move(Later);
}

app::Task<> mutableLambda(int Count) {
  auto Later = [Count]() mutable -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Count' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Count' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Count' can be one
    co_await load(Count++);
    use(Count);
  }();
  co_await std::move(Later);
}

app::Task<> assigned(std::string Customer, app::Task<> Later) {
  Later = [Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:11: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

app::Task<> onlyOnOnePath(std::string Customer, bool IsLate) {
  auto Later = [Customer, IsLate]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'IsLate' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'IsLate' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:16: note: a parameter lives as long as the coroutine, and 'IsLate' can be one
    if (IsLate)
      log(Customer);
    co_return;
  }();
  co_await std::move(Later);
}

// Spawned and detached.

void spawned(std::string Customer) {
  spawn([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:6: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }());
}

void launched(std::string Customer) {
  launch([Customer]() -> app::EagerTask<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:6: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:10: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }());
}

app::Task<> spawnedInCoroutine(std::string Customer) {
  spawn([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:6: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }());
  co_await load(2);
}

void forgotten(std::string Customer) {
  [Customer]() -> app::FireAndForget {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: a parameter lives as long as the coroutine, and 'Customer' can be one
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
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Work' is destroyed before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: 'Work' is destroyed here
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: a parameter lives as long as the coroutine, and 'Customer' can be one
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
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this object is destroyed before its coroutine is done; 'From' is read from it later [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:45: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-15]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE-15]]:9: note: 'From' is read here
void forgottenFunctor() { Mailer("Ada")(); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: this object is destroyed before its coroutine is done; 'From' is read from it later [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:41: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-16]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE-16]]:9: note: 'From' is read here

// Kept in a container, a member, or a result.

app::Task<> inContainer(const std::vector<int> &Orders) {
  std::vector<app::Task<>> Tasks;
  for (int Order : Orders)
    Tasks.push_back([Order]() -> app::Task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Order' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+7]]:8: note: it is destroyed at the end of this full expression
    // CHECK-MESSAGES: :[[@LINE+7]]:28: note: the task is used here
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:11: note: 'Order' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:21: note: a parameter lives as long as the coroutine, and 'Order' can be one
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
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the closure of this coroutine is destroyed before the coroutine is done; 'this' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+7]]:7: note: it is destroyed at the end of this full expression
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is stored here
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:11: note: 'this' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:15: note: a parameter lives as long as the coroutine, and 'this' can be one
      co_await load(Id);
      use(Id);
    }();
  }

  void startAll() {
    All.push_back([this]() -> app::Task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the closure of this coroutine is destroyed before the coroutine is done; 'this' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+7]]:8: note: it is destroyed at the end of this full expression
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is stored here
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:11: note: 'this' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:19: note: a parameter lives as long as the coroutine, and 'this' can be one
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
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the closure of this coroutine is destroyed before the coroutine is done; 'this' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+7]]:8: note: it is destroyed at the end of this full expression
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is let go here
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:11: note: 'this' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:11: note: a parameter lives as long as the coroutine, and 'this' can be one
      co_await load(1);
      use(Number);
    }());
  }
};

app::Task<app::Task<>> returned(std::string Customer) {
  co_return [Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:13: note: a parameter lives as long as the coroutine, and 'Customer' can be one
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
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Work' is destroyed before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+5]]:3: note: 'Work' is destroyed here
    // CHECK-MESSAGES: :[[@LINE+5]]:22: note: the task is used here
    // CHECK-MESSAGES: :[[@LINE-7]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-7]]:11: note: 'Customer' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:13: note: a parameter lives as long as the coroutine, and 'Customer' can be one
  }
  co_await std::move(Later);
}

void namedAndSpawned(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  spawn(Work());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Work' is destroyed before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:1: note: 'Work' is destroyed here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE-7]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-7]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: a parameter lives as long as the coroutine, and 'Customer' can be one
}

app::Task<app::Task<>> namedAndReturned(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  co_return Work();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Work' is destroyed before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:1: note: 'Work' is destroyed here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-7]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-7]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:13: note: a parameter lives as long as the coroutine, and 'Customer' can be one
}

app::Task<> inLoop(std::vector<int> Orders) {
  std::vector<app::Task<>> Tasks;
  for (int Order : Orders) {
    auto Work = [Order]() -> app::Task<> {
      co_await load(Order);
      use(Order);
    };
    Tasks.push_back(Work());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Work' is destroyed before its coroutine is done; 'Order' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+5]]:3: note: 'Work' is destroyed here
    // CHECK-MESSAGES: :[[@LINE+5]]:28: note: the task is used here
    // CHECK-MESSAGES: :[[@LINE-7]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-7]]:11: note: 'Order' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:21: note: a parameter lives as long as the coroutine, and 'Order' can be one
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
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this object is destroyed before its coroutine is done; 'Order' is read from it later [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:44: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: the task is let go here
// CHECK-MESSAGES: :[[@LINE-9]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE-9]]:9: note: 'Order' is read here

app::Task<> functorStored() {
  auto Later = Shipment{7}();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: this object is destroyed before its coroutine is done; 'Order' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-2]]:28: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+3]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE-17]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-17]]:9: note: 'Order' is read here
  co_await std::move(Later);
}

void memberSpawned(int Id) { spawn(Session(Id).close()); }
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: this object is destroyed before its coroutine is done; 'Id' is read from it later [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:55: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-3]]:30: note: the task is let go here
// CHECK-MESSAGES: :[[@LINE-140]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE-140]]:9: note: 'Id' is read here
void memberNotSeen(int Id) { spawn(Session(Id).serve()); }
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: this object is destroyed before its coroutine is done [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:55: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-3]]:30: note: the task is let go here

app::Task<> memberStored(int Id) {
  auto Later = Session(Id).close();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: this object is destroyed before its coroutine is done; 'Id' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-2]]:34: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+3]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE-152]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-152]]:9: note: 'Id' is read here
  co_await std::move(Later);
}

void madeHere(int Id) { spawn(std::make_unique<Session>(Id)->close()); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this object is destroyed before its coroutine is done; 'Id' is read from it later [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:69: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: the task is let go here
// CHECK-MESSAGES: :[[@LINE-161]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE-161]]:9: note: 'Id' is read here
void sharedByNobody(int Id) { spawn(std::make_shared<Session>(Id)->close()); }
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: this object is destroyed before its coroutine is done; 'Id' is read from it later [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:75: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-3]]:31: note: the task is let go here
// CHECK-MESSAGES: :[[@LINE-167]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE-167]]:9: note: 'Id' is read here

// A wrapper around the closure.

app::Task<> function(std::string Customer) {
  std::vector<app::Task<>> Tasks;
  {
    std::function<app::Task<>()> Work = [Customer]() -> app::Task<> {
      co_await load(1);
      log(Customer);
    };
    Tasks.push_back(Work());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Work' is destroyed before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+5]]:3: note: 'Work' is destroyed here
    // CHECK-MESSAGES: :[[@LINE+5]]:22: note: the task is used here
    // CHECK-MESSAGES: :[[@LINE-7]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-7]]:11: note: 'Customer' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:21: note: a parameter lives as long as the coroutine, and 'Customer' can be one
  }
  co_await std::move(Tasks.front());
}

app::Task<> temporaryFunction(std::string Customer) {
  auto Later = std::function<app::Task<>()>([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:6: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  })();
  co_await std::move(Later);
}

// A combinator that is stored.

app::Task<> combined(int Order) {
  auto Later = both([Order]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Order' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:21: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+7]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Order' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:21: note: a parameter lives as long as the coroutine, and 'Order' can be one
    co_await load(1);
    use(Order);
  }(), nothingToDo());
  co_await std::move(Later);
}

// What an inner coroutine reads from the closure of the outer one.

app::Task<> nested(std::vector<int> Orders) {
  auto Later = [Orders]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Orders' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+9]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+9]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+4]]:11: note: 'Orders' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:16: note: a parameter lives as long as the coroutine, and 'Orders' can be one
    auto Inner = [&Orders]() -> app::Task<> {
      co_await load(1);
      use(Orders.front());
    };
    co_await Inner();
  }();
  co_await std::move(Later);
}

// RUN: %check_async %s async-dangling-capture
//
// Closures that are given to a function which does not keep them.

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void log(const std::string &Line);
void ship(int Order);
app::Task<> both(app::Task<> First, app::Task<> Second);

// Algorithms: their callable ends with them, and the tasks go on.

app::Task<> transformed(const std::vector<int> &Orders, std::string Customer) {
  std::vector<app::Task<>> Tasks;
  std::transform(Orders.begin(), Orders.end(), std::back_inserter(Tasks),
                 [Customer](int Order) -> app::Task<> {
                 // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::transform' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
                 // CHECK-MESSAGES: :[[@LINE+2]]:20: note: the coroutine is suspended here
                 // CHECK-MESSAGES: :[[@LINE+2]]:24: note: 'Customer' is read here
                   co_await app::sleepFor(std::chrono::seconds(Order));
                   log(Customer);
                 });
  for (app::Task<> &Each : Tasks)
    co_await std::move(Each);
}

struct Warehouse {
  std::string Name;
  std::vector<app::Task<>> Running;
  std::vector<int> Orders;

  void loadAll() {
    std::ranges::transform(Orders, std::back_inserter(Running),
                           [this](int Order) -> app::Task<> {
                           // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'std::ranges::transform' destroys this closure before its coroutine is done; 'this' is read from it later [async-dangling-capture]
                           // CHECK-MESSAGES: :[[@LINE+2]]:30: note: the coroutine is suspended here
                           // CHECK-MESSAGES: :[[@LINE+2]]:34: note: 'this' is read here
                             co_await app::sleepFor(std::chrono::seconds(Order));
                             log(Name);
                           });
  }
};

// Who lets go of the coroutine, and of what it reads.

void eachOnItsOwn(const std::vector<int> &Orders, std::string Customer) {
  std::for_each(Orders.begin(), Orders.end(), [Customer](int Order) -> app::FireAndForget {
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'std::for_each' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(Order));
    log(Customer);
  });
}

void onThread(std::string Customer) {
  std::thread Worker([Customer]() -> app::FireAndForget {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::thread' can destroy this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Worker.join();
}

// A function that calls what it is given, and keeps the task only.

class Scheduler {
public:
  void start(std::function<app::Task<>()> Work) { Tasks.push_back(Work()); }
  void restart(std::function<app::Task<>()> Work) { Current = Work(); }
  template <typename Function> void launch(Function Work) { Tasks.push_back(Work()); }
  template <typename Function> void prepare(Function Work) {
    auto Prepared = Work();
    Tasks.push_back(std::move(Prepared));
  }
  template <typename Function> void launchIt(Function &&Work) {
    Tasks.emplace_back(std::forward<Function>(Work)());
  }

private:
  std::vector<app::Task<>> Tasks;
  app::Task<> Current;
};

void started(Scheduler &Jobs, std::string Customer) {
  Jobs.start([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Scheduler::start' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-19]]:67: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

void restarted(Scheduler &Jobs, std::string Customer) {
  Jobs.restart([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Scheduler::restart' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-29]]:63: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+1]]:9: note: 'Customer' is read here
    log(Customer);
    co_return;
  });
}

void launched(Scheduler &Jobs, std::string Customer) {
  Jobs.launch([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Scheduler::launch' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-38]]:77: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

void launchedByReference(Scheduler &Jobs, std::string Customer) {
  Jobs.launchIt([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Scheduler::launchIt' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-43]]:24: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

void prepared(Scheduler &Jobs, std::string Customer) {
  Jobs.prepare([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Scheduler::prepare' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-58]]:21: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// A named closure, which is copied, and one that is moved.
void named(Scheduler &Jobs, std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  };
  Jobs.launch(Work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Scheduler::launch' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-76]]:77: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: 'Customer' is read here
}

// An object with a coroutine for a call operator.
struct Shipment {
  int Order;
  app::Task<> operator()() const {
    co_await app::sleepFor(std::chrono::seconds(1));
    ship(Order);
  }
};

void functor(Scheduler &Jobs) {
  Jobs.start(Shipment{7});
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Scheduler::start' destroys this closure before its coroutine is done; 'Order' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-95]]:67: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE-9]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-9]]:10: note: 'Order' is read here
}

// A wrapper around it.
void bound(Scheduler &Jobs, std::string Customer) {
  std::function<app::Task<>()> Work = [Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'Scheduler::start' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-104]]:67: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  };
  Jobs.start(Work);
}

void boundInPlace(Scheduler &Jobs, std::string Customer) {
  Jobs.launch(std::function<app::Task<>()>([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'Scheduler::launch' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-114]]:77: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  }));
}

// An event source: the next handler takes the place of one that still runs.

struct Message {
  std::string Text;
};

class Connection {
public:
  void on_message(std::function<app::Task<>(Message)> Handler) { OnMessage = std::move(Handler); }
  template <typename Function> void on_close(Function &&Handler) {
    OnClose = std::forward<Function>(Handler);
  }
  void on_tick(std::function<void()> Handler) { OnTick = std::move(Handler); }
  void on_error(std::function<app::EagerTask<>()> Handler) {
    OnError.push_back(std::move(Handler));
  }
  void reset() { OnError.clear(); }

  app::Task<> run() {
    OnTick();
    co_await OnMessage(Message());
    co_await OnClose();
    for (auto &Handler : OnError)
      co_await Handler();
  }

private:
  std::function<app::Task<>(Message)> OnMessage;
  std::function<app::Task<>()> OnClose;
  std::function<void()> OnTick;
  std::vector<std::function<app::EagerTask<>()>> OnError;
};

class Session {
public:
  void serve(Connection &From) {
    From.on_message([this](Message Received) -> app::Task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Connection::on_message' can destroy this closure before its coroutine is done; 'this' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE-30]]:66: note: what is called is replaced or removed here
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: 'this' is read here
      co_await app::sleepFor(std::chrono::seconds(1));
      Last = Received.Text;
    });
    From.on_close([Name = Last]() -> app::Task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Connection::on_close' can destroy this closure before its coroutine is done; 'Name' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE-36]]:5: note: what is called is replaced or removed here
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:11: note: 'Name' is read here
      co_await app::sleepFor(std::chrono::seconds(1));
      log(Name);
    });
    From.on_tick([this, Name = Last]() -> app::FireAndForget {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Connection::on_tick' can destroy this closure before its coroutine is done; 'Name' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE-42]]:49: note: what is called is replaced or removed here
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:11: note: 'Name' is read here
      co_await app::sleepFor(std::chrono::seconds(1));
      log(Name);
    });
    From.on_error([Name = Last]() -> app::EagerTask<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Connection::on_error' can destroy this closure before its coroutine is done; 'Name' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE-46]]:18: note: what is called is replaced or removed here
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:11: note: 'Name' is read here
      co_await app::sleepFor(std::chrono::seconds(1));
      log(Name);
    });
  }

private:
  std::string Last;
};

// By name, and found again by it.
class Router {
public:
  void route(const std::string &Path, std::function<app::Task<>()> Handler) {
    Routes[Path] = std::move(Handler);
  }
  app::Task<> handle(const std::string &Path) {
    auto Found = Routes.find(Path);
    if (Found != Routes.end())
      co_await Found->second();
  }

private:
  std::map<std::string, std::function<app::Task<>()>> Routes;
};

void routed(Router &Shop, std::string Customer) {
  Shop.route("/", [Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Router::route' can destroy this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-15]]:5: note: what is called is replaced or removed here
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// A queue of what knows no coroutines.
class Queue {
public:
  void post(std::function<void()> Work) { Works.push_back(std::move(Work)); }
  void run() {
    while (!Works.empty()) {
      std::function<void()> Next = std::move(Works.back());
      Works.pop_back();
      Next();
    }
  }

private:
  std::vector<std::function<void()>> Works;
};

void posted(Queue &Jobs, std::string Customer) {
  Jobs.post([Customer]() -> app::FireAndForget {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Queue::post' can destroy this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-12]]:7: note: what is called is replaced or removed here
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// Called where it is: the closure ends with the full expression.

app::Task<> invoked(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:4: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  co_await std::move(Later);
}

// In a generic lambda.
app::Task<> generic(std::string Customer) {
  auto Later = std::invoke(
      [Customer](auto Order) -> app::Task<> {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
      // CHECK-MESSAGES: :[[@LINE+6]]:8: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
      // CHECK-MESSAGES: :[[@LINE+2]]:9: note: the coroutine is suspended here
      // CHECK-MESSAGES: :[[@LINE+2]]:13: note: 'Customer' is read here
        co_await app::sleepFor(std::chrono::seconds(Order));
        log(Customer);
      },
      7);
  co_await std::move(Later);
}

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
                             co_await app::sleepFor(std::chrono::seconds(Order));
                             log(Name);
                           });
  }
};

// Who lets go of the coroutine, and of what it reads.

void eachOnItsOwn(const std::vector<int> &Orders, std::string Customer) {
  std::for_each(Orders.begin(), Orders.end(), [Customer](int Order) -> app::FireAndForget {
    co_await app::sleepFor(std::chrono::seconds(Order));
    log(Customer);
  });
}

void onThread(std::string Customer) {
  std::thread Worker([Customer]() -> app::FireAndForget {
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
  template <typename Function> void launchIt(Function &&Work) {
    Tasks.emplace_back(std::forward<Function>(Work)());
  }

private:
  std::vector<app::Task<>> Tasks;
  app::Task<> Current;
};

void started(Scheduler &Jobs, std::string Customer) {
  Jobs.start([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

void restarted(Scheduler &Jobs, std::string Customer) {
  Jobs.restart([Customer]() -> app::Task<> {
    log(Customer);
    co_return;
  });
}

void launched(Scheduler &Jobs, std::string Customer) {
  Jobs.launch([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

void launchedByReference(Scheduler &Jobs, std::string Customer) {
  Jobs.launchIt([Customer]() -> app::Task<> {
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
}

// A wrapper around it.
void bound(Scheduler &Jobs, std::string Customer) {
  std::function<app::Task<>()> Work = [Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  };
  Jobs.start(Work);
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
      co_await app::sleepFor(std::chrono::seconds(1));
      Last = Received.Text;
    });
    From.on_close([Name = Last]() -> app::Task<> {
      co_await app::sleepFor(std::chrono::seconds(1));
      log(Name);
    });
    From.on_tick([this, Name = Last]() -> app::FireAndForget {
      co_await app::sleepFor(std::chrono::seconds(1));
      log(Name);
    });
    From.on_error([Name = Last]() -> app::EagerTask<> {
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
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// Called where it is: the closure ends with the full expression.

app::Task<> invoked(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  co_await std::move(Later);
}

// In a generic lambda.
app::Task<> generic(std::string Customer) {
  auto Later = std::invoke(
      [Customer](auto Order) -> app::Task<> {
        co_await app::sleepFor(std::chrono::seconds(Order));
        log(Customer);
      },
      7);
  co_await std::move(Later);
}

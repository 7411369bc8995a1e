// RUN: %check_async %s async-dangling-capture
//
// No expectation: the closures live long enough, or nobody reads them later.

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void log(const std::string &Line);

// Nothing is captured.
void nothing(const std::vector<int> &Orders, std::vector<app::Task<>> &Tasks) {
  std::transform(Orders.begin(), Orders.end(), std::back_inserter(Tasks),
                 [](int Order) -> app::Task<> {
                   co_await app::sleepFor(std::chrono::seconds(Order));
                 });
}

// No coroutine: its captures are the arguments of one, which keeps them.
app::Task<> greet(std::string Customer, int Order);
void plain(const std::vector<int> &Orders, std::vector<app::Task<>> &Tasks, std::string Customer) {
  std::transform(Orders.begin(), Orders.end(), std::back_inserter(Tasks),
                 [Customer](int Order) { return greet(Customer, Order); });
}

// Eager: what it needs later is in its frame before the first suspension.
void copies(std::string Customer) {
  std::thread Worker([Customer]() -> app::FireAndForget {
    std::string Own = Customer;
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Own);
  });
  Worker.join();
}

// Captured, and never read behind a suspension.
void readsFirst(const std::vector<int> &Orders, std::vector<app::EagerTask<>> &Tasks,
                std::string Customer) {
  std::transform(Orders.begin(), Orders.end(), std::back_inserter(Tasks),
                 [Customer](int Order) -> app::EagerTask<> {
                   log(Customer);
                   co_await app::sleepFor(std::chrono::seconds(Order));
                 });
}

// It never suspends.
void neverSuspends(std::string Customer) {
  std::thread Worker([Customer]() -> app::FireAndForget {
    log(Customer);
    co_return;
  });
  Worker.join();
}

class Scheduler {
public:
  // The frame of a coroutine keeps its parameter.
  app::FireAndForget launch(std::function<app::Task<>()> Work) { co_await Work(); }
  template <typename Function> app::FireAndForget start(Function Work) { co_await Work(); }

  // Closure and task live as long as each other.
  void keep(std::function<app::Task<>()> Work) {
    Works.push_back(std::make_unique<std::function<app::Task<>()>>(std::move(Work)));
    Tasks.push_back((*Works.back())());
  }

  // Others may know what becomes of it.
  void unknown(std::function<app::Task<>()> Work);
  void handOn(std::function<app::Task<>()> Work) { unknown(std::move(Work)); }

  virtual void open(std::function<app::Task<>()> Work) { Tasks.push_back(Work()); }

  // Not before it is done.
  void runToEnd(std::function<app::Task<>()> Work) { waitFor(Work()); }
  void waitFor(app::Task<> Work);
  void startAndWait(std::function<app::Task<>()> Work) {
    auto Started = Work();
    waitFor(std::move(Started));
  }

private:
  std::vector<std::unique_ptr<std::function<app::Task<>()>>> Works;
  std::vector<app::Task<>> Tasks;
};

void given(Scheduler &Jobs, std::string Customer) {
  Jobs.launch([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Jobs.start([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Jobs.keep([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Jobs.unknown([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Jobs.handOn([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Jobs.open([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Jobs.startAndWait([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Jobs.runToEnd([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// A dropped task is async-void-callback, whatever is captured.
void dropped(std::string Customer) {
  std::function<void()> OnOpen = [Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  };
  std::thread Worker([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
  Worker.join();
  std::vector<int> Orders;
  std::for_each(Orders.begin(), Orders.end(), [Customer](int) -> app::EagerTask<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

struct Message {
  std::string Text;
};

class Connection {
public:
  // Nobody takes it away.
  explicit Connection(std::function<app::Task<>(Message)> Handler) : First(std::move(Handler)) {}
  void add(std::function<app::Task<>(Message)> Handler) { Handlers.push_back(std::move(Handler)); }
  // A copy is called, and outlives the coroutine.
  void set(std::function<app::Task<>(Message)> Handler) { Second = std::move(Handler); }
  // Shared with what runs.
  void share(std::function<app::Task<>(Message)> Handler) {
    Third = std::make_shared<std::function<app::Task<>(Message)>>(std::move(Handler));
  }

  app::Task<> run() {
    co_await First(Message());
    for (auto &Handler : Handlers)
      co_await Handler(Message());
    auto Copy = Second;
    co_await Copy(Message());
    auto Shared = Third;
    co_await (*Shared)(Message());
  }

private:
  std::function<app::Task<>(Message)> First;
  std::function<app::Task<>(Message)> Second;
  std::shared_ptr<std::function<app::Task<>(Message)>> Third;
  std::vector<std::function<app::Task<>(Message)>> Handlers;
};

class Session {
public:
  void serve() {
    Connection From([this](Message Received) -> app::Task<> {
      co_await app::sleepFor(std::chrono::seconds(1));
      Last = Received.Text;
    });
    From.add([this](Message Received) -> app::Task<> {
      co_await app::sleepFor(std::chrono::seconds(1));
      Last = Received.Text;
    });
    From.set([this](Message Received) -> app::Task<> {
      co_await app::sleepFor(std::chrono::seconds(1));
      Last = Received.Text;
    });
    From.share([this](Message Received) -> app::Task<> {
      co_await app::sleepFor(std::chrono::seconds(1));
      Last = Received.Text;
    });
  }

private:
  std::string Last;
};

// What is taken out of the queue is in the frame of whoever runs it.
class Queue {
public:
  void push(std::function<app::Task<>()> Work) { Works.push_back(std::move(Work)); }
  app::Task<> run() {
    while (!Works.empty()) {
      std::function<app::Task<>()> Next = std::move(Works.back());
      Works.pop_back();
      co_await Next();
    }
  }

private:
  std::vector<std::function<app::Task<>()>> Works;
};
void queued(Queue &Jobs, std::string Customer) {
  Jobs.push([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// Awaited in the full expression that makes the closure.

app::Task<> invoked(std::string Customer) {
  co_await std::invoke([Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  });
}

// A closure with a name, which is called where it is.
app::Task<> named(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  };
  auto Later = std::invoke(Work);
  co_await std::move(Later);
}

// A reference leaves it where it is.
class Runner {
public:
  template <typename Function> void start(Function Work) { Tasks.push_back(Work()); }
  app::Task<> runAll();

private:
  std::vector<app::Task<>> Tasks;
};
app::Task<> byReference(Runner &Jobs, std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await app::sleepFor(std::chrono::seconds(1));
    log(Customer);
  };
  Jobs.start(std::ref(Work));
  co_await Jobs.runAll();
}

// Generators run where they are asked.
void generators(const std::vector<int> &Orders, std::vector<app::Generator<int>> &All, int Step) {
  std::transform(Orders.begin(), Orders.end(), std::back_inserter(All),
                 [Step](int Order) -> app::Generator<int> { co_yield Order + Step; });
}

// Unevaluated.
using Started = decltype(std::invoke([] { return 1; }));

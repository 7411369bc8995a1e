// RUN: %check_async %s async-dangling-capture
//
// No expectation: closures that end too early, and are not reported; see the limits on
// the page of the check.

#include <app/task.h>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

void log(const std::string &Line);
app::Task<int> load(int Id);

// A function whose body is not seen, and that no model knows.
class Socket {
public:
  void onMessage(std::function<app::Task<>()> Handler);
};
void elsewhere(Socket &From, std::string Customer) {
  From.onMessage([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
}

// A handler that is set once, as far as the unit shows.
class Server {
public:
  explicit Server(std::function<app::Task<>()> Handler) : Handler(std::move(Handler)) {}
  app::Task<> run() { co_await Handler(); }

private:
  std::function<app::Task<>()> Handler;
};
app::FireAndForget runDetached(std::unique_ptr<Server> Held);
void once(std::string Customer) {
  auto Shop = std::make_unique<Server>([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
  app::Task<> Running = Shop->run();
  Shop.reset();
}

// A closure on the heap.
app::Task<> onHeap(std::string Customer) {
  auto Work = std::make_unique<std::function<app::Task<>()>>([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
  app::Task<> Later = (*Work)();
  Work.reset();
  co_await std::move(Later);
}

// A closure that is assigned to while its coroutine runs.
app::Task<> replaced(std::string Customer) {
  std::function<app::Task<>()> Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  app::Task<> Later = Work();
  Work = nullptr;
  co_await std::move(Later);
}

// A callable that is bound.
app::Task<> bound(std::string Customer) {
  auto Work = [](const std::string &Name) -> app::Task<> {
    co_await load(1);
    log(Name);
  };
  app::Task<> Later = std::bind(Work, Customer)();
  co_await std::move(Later);
}

// The continuation ends, and with it the copy that an inner closure refers to.
template <typename Function> app::Task<> then(app::Task<> First, Function Next) {
  co_await std::move(First);
  auto Second = Next();
  co_await std::move(Second);
}
app::Task<> inner(std::string Customer) {
  std::vector<std::function<app::Task<>()>> Works;
  auto Outer = [Customer, &Works] {
    Works.push_back([&Customer]() -> app::Task<> {
      co_await load(1);
      log(Customer);
    });
  };
  Outer();
  co_await Works.front()();
}

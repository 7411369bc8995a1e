// RUN: %check_async %s async-dangling-capture,async-dangling-argument,async-returned-task,async-void-callback
//
// One cause is one finding, of one check.

#include <app/task.h>
#include <functional>
#include <libraries/seastar.h>
#include <string>
#include <utility>
#include <vector>

void log(const std::string &Line);
app::Task<int> load(int Id);
std::string nameOf(int Id);

app::Task<> returned(std::string Customer) {
  return [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
}

app::Task<> storedAndReturned(std::string Customer) {
  auto Later = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
  return std::move(Later);
}

app::Task<> named(std::string Customer) {
  auto Work = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  return Work();
}

app::Task<> invoked(std::string Customer) {
  return std::invoke([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
}

// Its closure is lost, and the variable that it refers to.
seastar::future<> continued(int Id) {
  std::string Name = nameOf(Id);
  return seastar::yield().then([&Name]() -> seastar::future<> {
    co_await seastar::yield();
    log(Name);
  });
}

seastar::future<> inGate(seastar::gate &Gate, std::string Customer) {
  return seastar::with_gate(Gate, [Customer]() -> seastar::future<> {
    co_await seastar::yield();
    log(Customer);
  });
}

void callback(std::string Customer) {
  std::function<void()> OnOpen = [Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
}

// A closure, or a temporary, beats an argument.

void spawn(app::Task<> Work);

class Session {
public:
  explicit Session(std::string Name) : Name(std::move(Name)) {}
  app::Task<> greet(const std::string &Other) {
    co_await load(1);
    log(Name + Other);
  }

private:
  std::string Name;
};

void temporary(int Id) { spawn(Session(nameOf(Id)).greet("Ada")); }

// A local object is one of the arguments.
void local(int Id) {
  Session Local(nameOf(Id));
  spawn(Local.greet(nameOf(Id)));
}

void closure(std::string Customer) {
  spawn([&]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

app::Task<> leavesTheBlock(int Id) {
  std::vector<app::Task<>> Tasks;
  {
    Session Local(nameOf(Id));
    Tasks.push_back(Local.greet("Ada"));
  }
  for (app::Task<> &Each : Tasks)
    co_await std::move(Each);
}

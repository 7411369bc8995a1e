// RUN: %check_async %s async-dangling-capture
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>

void log(const std::string &Line);
app::Task<int> load(int Id);
void spawn(app::Task<> Work);

app::Task<> undeclaredCapture() {
  auto Later = std::invoke([Custmer]() -> app::Task<> {
    co_await load(1);
    log(Custmer);
  });
  co_await std::move(Later);
}

app::Task<> unknownResult(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Tsk<> {
    co_await load(1);
    log(Customer);
  });
  co_await std::move(Later);
}

void undeclaredSink(std::string Customer) {
  spwn([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

void unknownObject(std::string Customer) {
  Shop.start([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
}

app::Task<> brokenBody(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Task<> {
    co_await lod(1);
    log(Customer);
  });
  co_await std::move(Later);
}

struct Broken {
  Unknown Member;
  app::Task<> operator()() {
    co_await load(1);
    Member.run();
  }
};

void brokenFunctor() { spawn(Broken()()); }

class Scheduler {
public:
  void start(std::function<app::Task<>()> Work) { Tasks.push_back(Work(); }

private:
  std::vector<app::Task<>> Tasks;
};

void brokenSink(Scheduler &Jobs, std::string Customer) {
  Jobs.start([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
}

app::Task<> stillFound(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
  co_await std::move(Later);
}

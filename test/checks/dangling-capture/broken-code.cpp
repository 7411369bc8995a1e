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
  // CHECK-MESSAGES: :[[@LINE-1]]:29: error: use of undeclared identifier 'Custmer' [clang-diagnostic-error]
    co_await load(1);
    log(Custmer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: error: use of undeclared identifier 'Custmer' [clang-diagnostic-error]
  });
  co_await std::move(Later);
}

app::Task<> unknownResult(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Promised<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: error: this function cannot be a coroutine: {{.*}} [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:49: error: no template named 'Promised' in namespace 'app' [clang-diagnostic-error]
    co_await load(1);
    log(Customer);
  });
  co_await std::move(Later);
}

void undeclaredSink(std::string Customer) {
  spwn([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'spwn'; did you mean 'spawn'? [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-25]]:6: note: 'spawn' declared here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:6: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-8]]:8: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load(1);
    log(Customer);
  }());
}

void unknownObject(std::string Customer) {
  Shop.start([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'Shop' [clang-diagnostic-error]
    co_await load(1);
    log(Customer);
  });
}

app::Task<> brokenBody(std::string Customer) {
  auto Later = std::invoke([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:4: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
    co_await lod(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: error: use of undeclared identifier 'lod' [clang-diagnostic-error]
    log(Customer);
  });
  co_await std::move(Later);
}

struct Broken {
  Unknown Member;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  app::Task<> operator()() {
    co_await load(1);
    Member.run();
  }
};

void brokenFunctor() { spawn(Broken()()); }

class Scheduler {
public:
  void start(std::function<app::Task<>()> Work) { Tasks.push_back(Work(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:73: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:66: note: to match this '('

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
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:4: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load(1);
    log(Customer);
  });
  co_await std::move(Later);
}

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
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to a closure, which is destroyed before its work runs [async-returned-task]
    co_await load(1);
    log(Customer);
  }();
}

app::Task<> storedAndReturned(std::string Customer) {
  auto Later = [Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+8]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+8]]:20: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+4]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: a parameter lives as long as the coroutine, and 'Customer' can be one
  // CHECK-MESSAGES: :[[@LINE-7]]:16: warning: the returned task refers to a closure, which is destroyed before its work runs [async-returned-task]
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
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to 'Work', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'Work' is declared here
}

app::Task<> invoked(std::string Customer) {
  return std::invoke([Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:4: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load(1);
    log(Customer);
  });
}

// Its closure is lost, and the variable that it refers to.
seastar::future<> continued(int Id) {
  std::string Name = nameOf(Id);
  return seastar::yield().then([&Name]() -> seastar::future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
    co_await seastar::yield();
    log(Name);
  });
}

seastar::future<> inGate(seastar::gate &Gate, std::string Customer) {
  return seastar::with_gate(Gate, [Customer]() -> seastar::future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:4: note: it is destroyed at the end of this full expression; 'seastar::with_gate' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await seastar::yield();
    log(Customer);
  });
}

void callback(std::string Customer) {
  std::function<void()> OnOpen = [Customer]() -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
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
// CHECK-MESSAGES: :[[@LINE-1]]:32: warning: this object is destroyed before its coroutine is done; 'Name' is read from it later [async-dangling-capture]
// CHECK-MESSAGES: :[[@LINE-2]]:64: note: it is destroyed at the end of this full expression
// CHECK-MESSAGES: :[[@LINE-3]]:26: note: the task is let go here
// CHECK-MESSAGES: :[[@LINE-12]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE-12]]:9: note: 'Name' is read here
// CHECK-MESSAGES: :[[@LINE-6]]:58: warning: this temporary is destroyed before the work of 'Session::greet' runs [async-dangling-argument]
// CHECK-MESSAGES: :[[@LINE-16]]:40: note: 'Other' keeps the reference
// CHECK-MESSAGES: :[[@LINE-8]]:26: note: the task is let go here

// A local object is one of the arguments.
void local(int Id) {
  Session Local(nameOf(Id));
  spawn(Local.greet(nameOf(Id)));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Local' is destroyed before the work of 'Session::greet' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'Local' is declared here
  // CHECK-MESSAGES: :[[@LINE-25]]:15: note: 'greet' runs on it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE-5]]:21: warning: this temporary is destroyed before the work of 'Session::greet' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-28]]:40: note: 'Other' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-7]]:3: note: the task is let go here
}

void closure(std::string Customer) {
  spawn([&]() -> app::Task<> {
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

app::Task<> leavesTheBlock(int Id) {
  std::vector<app::Task<>> Tasks;
  {
    Session Local(nameOf(Id));
    Tasks.push_back(Local.greet("Ada"));
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Local' is destroyed before the work of 'Session::greet' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'Local' is declared here
    // CHECK-MESSAGES: :[[@LINE-52]]:15: note: 'greet' runs on it
    // CHECK-MESSAGES: :[[@LINE+5]]:28: note: the task is used here
    // CHECK-MESSAGES: :[[@LINE-5]]:33: warning: this temporary is destroyed before the work of 'Session::greet' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-55]]:40: note: 'Other' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+2]]:28: note: the task is used here
  }
  for (app::Task<> &Each : Tasks)
    co_await std::move(Each);
}

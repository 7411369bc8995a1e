// RUN: %check_async %s async-dangling-capture -- -std=c++23
//
// Lambdas that name their own object.

#include <app/task.h>
#include <string>
#include <utility>
#include <vector>

void log(const std::string &Line);
app::Task<int> load(int Id);
void spawn(app::Task<> Work);

// A copy of the closure is in the frame.
void byValue(std::string Customer) {
  spawn([Customer](this auto self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

void byReference(std::string Customer) {
  spawn([Customer](this auto &&self) -> app::Task<> {
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

void byConstReference(std::string Customer) {
  spawn([Customer](this const auto &self) -> app::Task<> {
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

app::Task<> stored(std::string Customer) {
  auto Work = [Customer](this auto &self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  std::vector<app::Task<>> Tasks;
  {
    auto Copy = Work;
    Tasks.push_back(Copy());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Copy' is destroyed before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+5]]:3: note: 'Copy' is destroyed here
    // CHECK-MESSAGES: :[[@LINE+5]]:22: note: the task is used here
    // CHECK-MESSAGES: :[[@LINE-10]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-10]]:9: note: 'Customer' is read here
    // CHECK-MESSAGES: :[[@LINE-6]]:21: note: a parameter lives as long as the coroutine, and 'Customer' can be one
  }
  co_await std::move(Tasks.front());
}

app::Task<> storedByValue(std::string Customer) {
  auto Later = [Customer](this auto self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

class Scheduler {
public:
  template <typename Function> void start(Function Work) { Tasks.push_back(Work()); }

private:
  std::vector<app::Task<>> Tasks;
};

void given(Scheduler &Jobs, std::string Customer) {
  Jobs.start([Customer](this auto self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
  Jobs.start([Customer](this auto &self) -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Scheduler::start' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE-13]]:76: note: the coroutine is started here, and outlives it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load(1);
    log(Customer);
  });
}

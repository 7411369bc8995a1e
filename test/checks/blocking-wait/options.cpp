// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/models.yaml;%inputs/app/allow.yaml"}}' %s async-blocking-wait
//
// What the models of the application say.

#include <app/task.h>
#include <functional>
#include <latch>
#include <thread>

namespace app::legacy {
void pause();
int awaitReply();
} // namespace app::legacy

namespace app {
class Loop {
public:
  void enqueue(std::function<void()> Handler);
};
class BlockingPool {
public:
  void enqueue(std::function<void()> Job);
};
void eachOrder(std::function<void(int)> Visitor);
std::function<void()> logged(std::function<void()> Inner);
template <typename T> struct Reply {
  T get();
  bool isReady() const;
};
Reply<int> request(int Order);
Reply<int> makeReady(int Value);
} // namespace app

app::Task<> waitOfModel() {
  app::legacy::awaitReply();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'app::legacy::awaitReply' blocks the thread that runs this coroutine; use 'co_await app::reply()' [async-blocking-wait]
  co_return;
}

app::Task<> sleepOfModel() {
  // async-blocking-sleep speaks of it.
  app::legacy::pause();
  co_return;
}

void continuation(app::Loop &Loop, std::latch &Loaded) {
  Loop.enqueue([&] { Loaded.wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::latch::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'app::Loop::enqueue' runs the handler on an executor
}

void wrappedContinuation(app::Loop &Loop, std::latch &Loaded) {
  Loop.enqueue(app::logged([&] { Loaded.wait(); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::latch::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'app::Loop::enqueue' runs the handler on an executor
}

app::Task<> blockingSink(app::BlockingPool &Pool, std::latch &Loaded) {
  // The model says that the pool may block.
  Pool.enqueue([&] { Loaded.wait(); });
  co_return;
}

app::Task<> inlineSink(std::latch &Loaded) {
  app::eachOrder([&](int) { Loaded.wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::latch::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> allowed(std::latch &Loaded) {
  Loaded.arrive_and_wait();
  co_return;
}

app::Task<int> futureOfModel() {
  co_return app::request(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'app::Reply::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> guardOfModel(app::Reply<int> Pending) {
  if (Pending.isReady())
    co_return Pending.get();
  co_return 0;
}

app::Task<int> guardOfModelOnOtherBranch(app::Reply<int> Pending) {
  if (Pending.isReady())
    co_return 0;
  co_return Pending.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'app::Reply::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> readyFactory() {
  // A future just made, with its value.
  app::Reply<int> Known = app::makeReady(1);
  co_return Known.get();
}

app::Task<int> readyFactoryInPlace() { co_return app::makeReady(1).get(); }

app::Task<int> readyFactoryAndReassignment() {
  app::Reply<int> Known = app::makeReady(1);
  Known = app::request(1);
  co_return Known.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'app::Reply::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

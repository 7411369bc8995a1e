// RUN: %check_async %s async-blocking-wait
//
// A wait for work that needs the waiting thread. Boost.Asio has files of its own.

#include <app/task.h>
#include <future>
#include <libraries/folly.h>
#include <libraries/seastar.h>
#include <libraries/drogon.h>

folly::coro::Task<int> fetchPrice(int Article);
int priceOf(int Article);

// An event loop that hands work to itself, and waits.

void waitsOnOwnLoop(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    Loop.runInEventBaseThreadAndWait([] {});
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: the work that it waits for is given to the same executor here
    // CHECK-MESSAGES: :[[@LINE-4]]:10: note: waits until the event loop has run the function
  });
}

class Connection {
public:
  void shutdown() {
    Loop->runInLoop([this] {
      Loop->runInEventBaseThreadAndWait([this] { close(); });
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'folly::EventBase::runInLoop' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-3]]:13: note: the work that it waits for is given to the same executor here
      // CHECK-MESSAGES: :[[@LINE-4]]:13: note: waits until the event loop has run the function
    });
  }
  void shutdownByAdd() {
    Loop->add([this] {
      Loop->runInEventBaseThreadAndWait([this] { close(); });
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'folly::EventBase::add' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-3]]:13: note: the work that it waits for is given to the same executor here
      // CHECK-MESSAGES: :[[@LINE-4]]:13: note: waits until the event loop has run the function
    });
  }

private:
  void close();
  folly::EventBase *Loop;
};

// Through the future of the work.

void futureOnOwnLoop(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    auto Price = folly::via(&Loop, [] { return priceOf(1); });
    std::move(Price).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'folly::Future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:18: note: the work that it waits for is given to the same executor here
  });
}

void futureOnOwnLoopInPlace(folly::EventBase &Loop) {
  Loop.runInLoop([&Loop] {
    folly::via(&Loop, [] { return priceOf(1); }).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'folly::Future::wait' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'folly::EventBase::runInLoop' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  });
}

void promiseOnOwnLoop(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    std::promise<int> Price;
    auto Reading = Price.get_future();
    Loop.runInEventBaseThread([&Price] { Price.set_value(priceOf(3)); });
    Reading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:10: note: the work that it waits for is given to the same executor here
  });
}

void packagedTaskOnOwnLoop(folly::EventBase &Loop) {
  Loop.add([&Loop] {
    std::packaged_task<int()> Work([] { return priceOf(4); });
    auto Reading = Work.get_future();
    Loop.add([&Work] { Work(); });
    Reading.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'folly::EventBase::add' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:10: note: the work that it waits for is given to the same executor here
  });
}

// The executor of the coroutine itself.

folly::coro::Task<int> spawnsOnOwnExecutor() {
  auto *Executor = co_await folly::coro::co_current_executor;
  auto Price = folly::via(Executor, [] { return priceOf(5); });
  co_return std::move(Price).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'folly::Future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: the work that it waits for is given to the same executor here
}

folly::coro::Task<int> spawnsOnOwnExecutorInPlace() {
  co_return folly::via(co_await folly::coro::co_current_executor, [] { return priceOf(6); })
      .get();
      // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::Future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait; use 'co_await std::move(future)' [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:24: note: 1 suspension point precedes the call; this is it
      // CHECK-MESSAGES: :[[@LINE-4]]:13: note: the work that it waits for is given to the same executor here
}

// Drogon.

void waitsOnOwnDrogonLoop(trantor::EventLoop *Loop) {
  Loop->queueInLoop([Loop] {
    std::promise<int> Price;
    Loop->queueInLoop([&Price] { Price.set_value(priceOf(7)); });
    Price.get_future().get();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-5]]:9: note: 'trantor::EventLoop::queueInLoop' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:11: note: the work that it waits for is given to the same executor here
  });
}

// Pools may be blocked, but not by waiting for themselves.

void poolWaitsForItself(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([&Pool] {
    folly::via(&Pool, [] { return priceOf(8); }).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'folly::Future::wait' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the work that it waits for is given to the same executor here
  });
}

void poolWaitsForItsPromise(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([&Pool] {
    std::promise<int> Price;
    Pool.add([&Price] { Price.set_value(priceOf(9)); });
    Price.get_future().wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::wait' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: the work that it waits for is given to the same executor here
  });
}

void viaPoolWaitsForItself(folly::CPUThreadPoolExecutor &Pool) {
  folly::via(&Pool, [&Pool] {
    return folly::via(&Pool, [] { return priceOf(10); }).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: 'folly::Future::get' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:12: note: the work that it waits for is given to the same executor here
  });
}

void poolJoinsItself(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([&Pool] { Pool.join(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'folly::CPUThreadPoolExecutor::join' waits in a thread of the pool that has to do the work, and deadlocks [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: the work that it waits for is given to the same executor here
}

class Thumbnails {
public:
  void make() {
    Workers.add([this] {
      auto Half = folly::via(&Workers, [] { return priceOf(11); });
      std::move(Half).wait();
      // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'folly::Future::wait' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:19: note: the work that it waits for is given to the same executor here
    });
  }
  void stop() {
    Workers.add([this] { Workers.join(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'folly::CPUThreadPoolExecutor::join' waits in a thread of the pool that has to do the work, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:13: note: the work that it waits for is given to the same executor here
  }

private:
  folly::CPUThreadPoolExecutor Workers{4};
};

// A lambda in place stands in the code around it.
void waitsInInlineLambda(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    [&Loop] { Loop.runInEventBaseThreadAndWait([] {}); }();
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:20: note: the work that it waits for is given to the same executor here
    // CHECK-MESSAGES: :[[@LINE-4]]:20: note: waits until the event loop has run the function
  });
}

// RUN: %check_async %s async-blocking-wait
//
// Waits that may be findings, but are not known to deadlock: no message says so.

#include <app/task.h>
#include <future>
#include <libraries/folly.h>
#include <thread>

using namespace std::chrono_literals;

folly::coro::Task<int> fetchPrice(int Article);
int priceOf(int Article);
std::future<int> loadPrice(int Article);
void handOver(std::promise<int> &Price);

// The other loop has a thread of its own.
void otherLoop(folly::EventBase &Mine, folly::EventBase &Yours) {
  Mine.runInEventBaseThread([&Yours] {
    Yours.runInEventBaseThreadAndWait([] {});
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: waits until the event loop has run the function
  });
}

struct Node {
  folly::EventBase *Loop;
  Node *Next;
  void forward() {
    Loop->runInEventBaseThread([this] {
      // The loop of another node.
      Next->Loop->runInEventBaseThreadAndWait([] {});
      // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the executor's thread that runs this handler [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-4]]:11: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-3]]:19: note: waits until the event loop has run the function
    });
  }
};

// Who is no executor's thread may wait for the loop.
void plainFunction(folly::EventBase &Loop) {
  Loop.runInEventBaseThreadAndWait([] {});
  folly::via(&Loop, [] { return priceOf(1); }).get();
}

void threadOfItsOwn(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    std::thread([&Loop] { Loop.runInEventBaseThreadAndWait([] {}); }).detach();
  });
}

// Work of somebody else.
void workOfThread(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    std::promise<int> Price;
    std::thread([&Price] { Price.set_value(1); }).detach();
    Loop.runInEventBaseThread([] {});
    Price.get_future().wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
  });
}

void otherPromise(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    std::promise<int> Price, Ignored;
    handOver(Price);
    Loop.runInEventBaseThread([&Ignored] { Ignored.set_value(1); });
    Price.get_future().wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
  });
}

void otherFuture(folly::EventBase &Loop) {
  Loop.runInEventBaseThread([&Loop] {
    auto Started = folly::via(&Loop, [] { return priceOf(1); });
    loadPrice(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
  });
}

folly::coro::Task<int> reassignedExecutor(folly::Executor *Other) {
  auto *Executor = co_await folly::coro::co_current_executor;
  Executor = Other;
  co_return folly::via(Executor, [] { return priceOf(1); }).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: 'folly::Future::get' blocks the executor's thread that resumed this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: 1 suspension point precedes the call; this is it
}

// The continuation moves to another executor, which has the value.
void continuationElsewhere(folly::EventBase &Loop, folly::CPUThreadPoolExecutor &Pool) {
  Loop.runInEventBaseThread([&Pool] {
    folly::via(&Pool, [] { return priceOf(1); }).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'folly::Future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
  });
}

// Pools that wait for others.

void poolWaitsForLoop(folly::CPUThreadPoolExecutor &Pool, folly::EventBase &Loop) {
  Pool.add([&Loop] { Loop.runInEventBaseThreadAndWait([] {}); });
}

void poolWaitsForOther(folly::CPUThreadPoolExecutor &Pool, folly::CPUThreadPoolExecutor &Other) {
  Pool.add([&Other] { folly::via(&Other, [] { return priceOf(1); }).wait(); });
}

void poolJoinsOther(folly::CPUThreadPoolExecutor &Pool, folly::CPUThreadPoolExecutor &Other) {
  Pool.add([&Other] { Other.join(); });
}

void poolWaitsForAnybody(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { loadPrice(1).wait(); });
}

void poolLooksFirst(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([&Pool] {
    auto Price = folly::via(&Pool, [] { return priceOf(1); });
    if (Price.isReady())
      std::move(Price).get();
  });
}

void poolPassesWorkOn(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([&Pool] {
    // Nobody waits for it.
    Pool.add([] { priceOf(1); });
  });
}

class Thumbnails {
public:
  // Not in a thread of the pool.
  ~Thumbnails() { Workers.join(); }
  void makeAndWait() {
    folly::via(&Workers, [] { return priceOf(1); }).wait();
  }
  // The pool of another object.
  void mergeInto(Thumbnails &Other) {
    Workers.add([&Other] { Other.Workers.join(); });
  }

private:
  folly::CPUThreadPoolExecutor Workers{4};
};

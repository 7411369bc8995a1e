// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// Boost.Asio: a wait for work of the executor whose thread waits.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <future>

namespace asio = boost::asio;

asio::awaitable<int> readOrder();
std::future<int> loadOrder(int Id);

// A coroutine that waits for one on its own executor.

asio::awaitable<int> spawnsOnOwnExecutor() {
  auto Executor = co_await asio::this_coro::executor;
  auto Reading = asio::co_spawn(Executor, readOrder(), asio::use_future);
  co_return Reading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:19: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:18: note: the work that it waits for is given to the same executor here
}

asio::awaitable<int> spawnsInPlace() {
  co_return asio::co_spawn(co_await asio::this_coro::executor, readOrder(), asio::use_future)
      .get();
      // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:28: note: 1 suspension point precedes the call; this is it
      // CHECK-MESSAGES: :[[@LINE-4]]:13: note: the work that it waits for is given to the same executor here
}

asio::awaitable<void> postsToOwnExecutor() {
  const auto Executor = co_await asio::this_coro::executor;
  auto Done = asio::post(Executor, asio::use_future);
  Done.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::future::wait' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:25: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: the work that it waits for is given to the same executor here
}

asio::awaitable<void> defersToOwnExecutor() {
  asio::any_io_executor Executor = co_await asio::this_coro::executor;
  asio::defer(Executor, asio::use_future).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:36: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the work that it waits for is given to the same executor here
}

// The work has its own promise.

asio::awaitable<int> promiseOfPostedWork() {
  auto Executor = co_await asio::this_coro::executor;
  std::promise<int> Answer;
  std::future<int> Reading = Answer.get_future();
  asio::post(Executor, [&Answer] { Answer.set_value(1); });
  co_return Reading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:19: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the work that it waits for is given to the same executor here
}

asio::awaitable<int> promiseInPlace() {
  auto Executor = co_await asio::this_coro::executor;
  std::promise<int> Answer;
  asio::post(Executor, [&] { Answer.set_value(1); });
  co_return Answer.get_future().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:19: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the work that it waits for is given to the same executor here
}

asio::awaitable<int> promiseMovedIntoWork() {
  auto Executor = co_await asio::this_coro::executor;
  std::promise<int> Answer;
  auto Reading = Answer.get_future();
  asio::post(Executor, [Answer = std::move(Answer)]() mutable { Answer.set_value(1); });
  co_return Reading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:19: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the work that it waits for is given to the same executor here
}

asio::awaitable<int> packagedTask() {
  auto Executor = co_await asio::this_coro::executor;
  std::packaged_task<int()> Work([] { return 1; });
  auto Reading = Work.get_future();
  asio::post(Executor, std::move(Work));
  co_return Reading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:19: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the work that it waits for is given to the same executor here
}

// Handlers: one strand.

void sameStrand(asio::strand<asio::io_context::executor_type> &Strand) {
  asio::post(Strand, [&Strand] {
    auto Done = asio::post(Strand, asio::use_future);
    Done.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:17: note: the work that it waits for is given to the same executor here
  });
}

void sameStrandWithPromise(asio::strand<asio::io_context::executor_type> &Strand) {
  asio::dispatch(Strand, [&Strand] {
    std::promise<void> Done;
    asio::post(Strand, [&Done] { Done.set_value(); });
    Done.get_future().wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::wait' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-5]]:3: note: 'boost::asio::dispatch' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the work that it waits for is given to the same executor here
  });
}

class Connection {
public:
  void close() {
    asio::post(Strand, [this] {
      auto Flushed = asio::co_spawn(Strand, flush(), asio::use_future);
      Flushed.get();
      // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-4]]:5: note: 'boost::asio::post' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-4]]:22: note: the work that it waits for is given to the same executor here
    });
  }

private:
  asio::awaitable<void> flush();
  asio::strand<asio::any_io_executor> Strand;
};

// A loop that one thread runs.

void singleThreadedLoop() {
  asio::io_context Loop(1);
  asio::post(Loop, [&Loop] {
    asio::post(Loop, asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  });
  Loop.run();
}

void executorOfLoop() {
  asio::io_context Loop(1);
  asio::post(Loop.get_executor(), [&Loop] {
    auto Reading = asio::co_spawn(Loop, readOrder(), asio::use_future);
    Reading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:20: note: the work that it waits for is given to the same executor here
  });
  Loop.run();
}

// Of a loop of many threads each can wait.

void sharedLoop(asio::io_context &Loop) {
  asio::post(Loop, [&Loop] {
    asio::co_spawn(Loop, readOrder(), asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:57: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  });
}

void sharedLoopWithHint() {
  asio::io_context Loop(4);
  asio::post(Loop, [&Loop] {
    asio::post(Loop, asio::use_future).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'std::future::wait' blocks the executor's thread that runs this handler, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  });
}

// The loop runs inside itself: that goes on, on one thread less.
void nestedRun() {
  asio::io_context Loop(1);
  asio::post(Loop, [&Loop] { Loop.run(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'boost::asio::io_context::run' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

// Pools.

void poolWaitsForItself(asio::thread_pool &Pool) {
  asio::post(Pool, [&Pool] {
    asio::post(Pool, asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'std::future::get' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the work that it waits for is given to the same executor here
  });
}

void poolOfOneThread() {
  asio::thread_pool Pool(1);
  asio::post(Pool, [&Pool] {
    auto Inner = asio::post(Pool, asio::use_future);
    Inner.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:18: note: the work that it waits for is given to the same executor here
  });
  Pool.join();
}

void poolWithPromise(asio::thread_pool &Pool) {
  asio::post(Pool, [&Pool] {
    std::promise<int> Answer;
    asio::post(Pool, [&Answer] { Answer.set_value(1); });
    Answer.get_future().get();
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'std::future::get' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  });
}

void poolJoinsItself(asio::thread_pool &Pool) {
  asio::post(Pool, [&Pool] { Pool.join(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'boost::asio::thread_pool::join' waits in a thread of the pool that has to do the work, and deadlocks [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: the work that it waits for is given to the same executor here
}

class Compressor {
public:
  void compress() {
    asio::post(Pool, [this] {
      asio::post(Pool, asio::use_future).get();
      // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'std::future::get' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-2]]:7: note: the work that it waits for is given to the same executor here
    });
  }
  void stop() {
    asio::post(Pool, [this] { Pool.join(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'boost::asio::thread_pool::join' waits in a thread of the pool that has to do the work, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the work that it waits for is given to the same executor here
  }
  asio::awaitable<void> run() {
    auto Executor = co_await asio::this_coro::executor;
    asio::post(Executor, asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 1 suspension point precedes the call; this is it
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  }

private:
  asio::thread_pool Pool;
};

void poolByExecutor(asio::thread_pool &Pool) {
  asio::post(Pool.get_executor(), [&Pool] {
    asio::post(Pool.get_executor(), asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: 'std::future::get' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the work that it waits for is given to the same executor here
  });
}

void inlineLambdaInPoolWork(asio::thread_pool &Pool) {
  asio::post(Pool, [&Pool] {
    [&Pool] { Pool.join(); }();
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'boost::asio::thread_pool::join' waits in a thread of the pool that has to do the work, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the work that it waits for is given to the same executor here
  });
}

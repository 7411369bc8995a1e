// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// Waits that are findings, or fine, but are not known to deadlock: no message
// says so.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <functional>
#include <future>
#include <thread>

namespace asio = boost::asio;

asio::awaitable<int> readOrder();
std::future<int> loadOrder(int Id);
void handOver(std::promise<int> &Answer);
bool isOpen();

asio::awaitable<int> otherExecutor(asio::io_context &Other) {
  co_await asio::this_coro::executor;
  auto Reading = asio::co_spawn(Other, readOrder(), asio::use_future);
  co_return Reading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 1 suspension point precedes the call; this is it
}

asio::awaitable<int> workOfThread() {
  auto Executor = co_await asio::this_coro::executor;
  std::promise<int> Answer;
  std::thread([&Answer] { Answer.set_value(1); }).detach();
  asio::post(Executor, [] {});
  co_return Answer.get_future().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:19: note: 1 suspension point precedes the call; this is it
}

asio::awaitable<int> otherPromise() {
  auto Executor = co_await asio::this_coro::executor;
  std::promise<int> Answer, Ignored;
  handOver(Answer);
  asio::post(Executor, [&Ignored] { Ignored.set_value(1); });
  co_return Answer.get_future().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:19: note: 1 suspension point precedes the call; this is it
}

asio::awaitable<int> reassignedExecutor(asio::any_io_executor Other) {
  asio::any_io_executor Executor = co_await asio::this_coro::executor;
  if (isOpen())
    Executor = Other;
  auto Reading = asio::co_spawn(Executor, readOrder(), asio::use_future);
  co_return Reading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:36: note: 1 suspension point precedes the call; this is it
}

void otherStrand(asio::strand<asio::io_context::executor_type> &Mine,
                 asio::strand<asio::io_context::executor_type> &Yours) {
  asio::post(Mine, [&Yours] {
    asio::post(Yours, asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

void newStrand(asio::io_context &Loop) {
  asio::post(asio::make_strand(Loop), [&Loop] {
    asio::post(asio::make_strand(Loop), asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

void otherLoop(asio::io_context &Mine, asio::io_context &Yours) {
  asio::post(Mine, [&Yours] {
    asio::post(Yours, asio::use_future).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

struct Node {
  asio::io_context &Loop;
  Node *Next;
  void forward() {
    asio::post(Loop, [this] {
      asio::post(Next->Loop, asio::use_future).get();
      // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 'boost::asio::post' runs the handler on an executor
    });
  }
  void forwardTo(Node &Other) {
    asio::post(Other.Loop, [this] {
      asio::post(Loop, asio::use_future).get();
      // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 'boost::asio::post' runs the handler on an executor
    });
  }
};

// The name is the same, the object another.
void shadowedLoop(asio::io_context &Loop) {
  asio::post(Loop, [] {
    asio::io_context Loop(1);
    auto Done = asio::post(Loop, asio::use_future);
    std::thread([&Loop] { Loop.run(); }).detach();
    Done.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

// Something else is waited for.
void waitsForOther(asio::io_context &Loop) {
  asio::post(Loop, [&Loop] {
    asio::post(Loop, [] {});
    loadOrder(1).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

// The pool may wait for others.

void poolWaitsForLoop(asio::thread_pool &Pool, asio::io_context &Loop) {
  asio::post(Pool, [&Loop] { asio::post(Loop, asio::use_future).get(); });
}

void poolJoinsOther(asio::thread_pool &Pool, asio::thread_pool &Other) {
  asio::post(Pool, [&Other] { Other.join(); });
}

void poolWaitsForOther(asio::thread_pool &Pool, asio::thread_pool &Other) {
  asio::post(Pool, [&Other] {
    asio::post(Other, asio::use_future).get();
  });
}

void poolWaitsForThread(asio::thread_pool &Pool) {
  asio::post(Pool, [] {
    std::promise<int> Answer;
    std::thread([&Answer] { Answer.set_value(1); }).detach();
    Answer.get_future().get();
  });
}

void poolStartsWorkOnly(asio::thread_pool &Pool) {
  asio::post(Pool, [&Pool] {
    // Nobody waits for it.
    asio::post(Pool, [] {});
  });
}

void poolPollsWork(asio::thread_pool &Pool) {
  asio::post(Pool, [&Pool] {
    auto Done = asio::post(Pool, asio::use_future);
    if (Done.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
      Done.get();
  });
}

// Who owns the pool joins it.
void ownerJoins() {
  asio::thread_pool Pool(2);
  asio::post(Pool, [] { loadOrder(1).wait(); });
  asio::post(Pool, asio::use_future).get();
  Pool.join();
}

void threadJoins(asio::thread_pool &Pool) {
  asio::post(Pool, [&Pool] {
    // On a thread of its own.
    std::thread([&Pool] { Pool.join(); }).detach();
  });
}

int main() {
  asio::io_context Loop(1);
  auto Reading = asio::co_spawn(Loop, readOrder(), asio::use_future);
  Loop.run();
  return Reading.get();
}

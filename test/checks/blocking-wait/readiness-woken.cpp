// RUN: %check_async %s async-blocking-wait
//
// A coroutine that starts a thread, suspends until the thread wakes it, and
// then joins it or reads its future, does not wait.

#include <app/task.h>
#include <future>
#include <memory>
#include <thread>
#include <utility>

namespace app {

// Set by any thread, awaited by a coroutine.
struct Event {
  void set();
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

Task<> untilWoken();
Task<> heartbeat();

} // namespace app

void compress(int File);

struct Goal;
struct Waker {
  void enqueue(std::weak_ptr<Goal> Sleeping);
};

app::Task<> setsTheAwaitedEvent(int File) {
  app::Event Done;
  std::thread Worker([&] {
    compress(File);
    Done.set();
  });
  co_await Done;
  Worker.join();
}

app::Task<> promiseThenEvent(int File) {
  app::Event Done;
  std::promise<int> Promise;
  std::future<int> Size = Promise.get_future();
  std::thread Worker([&Done, File, Promise = std::move(Promise)]() mutable {
    compress(File);
    Promise.set_value(1);
    Done.set();
  });
  co_await Done;
  Size.get();
  Worker.join();
}

struct Goal : std::enable_shared_from_this<Goal> {
  std::thread Thread;
  std::weak_ptr<Waker> CrossThread;

  app::Task<> substitute(int File) {
    std::promise<void> Promise;
    auto Copied = Promise.get_future();
    Thread = std::thread([Self = weak_from_this(), Promise = std::move(Promise), File,
                          Weak = CrossThread]() mutable {
      try {
        compress(File);
        Promise.set_value();
      } catch (...) {
        Promise.set_exception(std::current_exception());
      }
      if (auto Waker = Weak.lock())
        Waker->enqueue(Self);
    });
    co_await app::untilWoken();
    Thread.join();
    Copied.get();
  }

  // In between the thread has done its work.
  void cleanUp() {
    if (Thread.joinable())
      Thread.join();
  }

  app::Task<> retry(int File) {
    for (int Try = 0; Try < 3; ++Try) {
      cleanUp();
      co_await substitute(File);
    }
  }
};

struct Importer {
  std::thread Thread;
  void import(int File);

  void stop() {
    if (Thread.joinable())
      Thread.join();
  }
  app::Task<> restart(int File) {
    stop();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Importer::stop' blocks the thread that runs this coroutine: it reaches 'std::thread::join' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-5]]:14: note: 'Importer::stop' calls 'std::thread::join' here
    Thread = std::thread([this, File] { import(File); });
    co_return;
  }

  // The thread wakes nobody, so that the coroutine goes on before it is done.
  app::Task<> wakesNobody(int File) {
    Thread = std::thread([this, File] { compress(File); });
    co_await app::heartbeat();
    Thread.join();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::thread::join' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
  }
};

// Something else is awaited than what the thread wakes.
app::Task<> awaitsSomethingElse(int File) {
  app::Event Done;
  std::thread Worker([&] {
    compress(File);
    Done.set();
  });
  co_await app::heartbeat();
  Worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// Not yet suspended.
app::Task<> joinsFirst(int File) {
  app::Event Done;
  std::thread Worker([&] {
    compress(File);
    Done.set();
  });
  Worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_await Done;
}

// The wakeup is not the last thing that the thread does.
app::Task<> worksOn(int File) {
  app::Event Started;
  std::thread Worker([&] {
    Started.set();
    compress(File);
  });
  co_await Started;
  Worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

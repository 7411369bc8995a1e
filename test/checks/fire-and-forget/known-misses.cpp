// RUN: %check_async %s async-fire-and-forget
//
// What the check is known to miss.
//
// No expectation: the check is silent here.

#include <app/task.h>
#include <memory>
#include <thread>

void ship(int Order);
app::Task<> writeAuditLog(int Order);

// A type that holds the coroutine, although it offers nothing to wait for it.
class Handle {
public:
  struct promise_type {
    Handle get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() { std::terminate(); }
    void return_void();
  };

private:
  std::coroutine_handle<promise_type> Coroutine;
};

Handle holdsItself(int Order) { co_await writeAuditLog(Order); }

// A thread that is a member.
class Worker {
public:
  void start() {
    Thread = std::thread([] { ship(1); });
    Thread.detach();
  }

private:
  std::thread Thread;
};

// An object that its users do not share: nobody knows how long it lives.
class Session {
public:
  app::FireAndForget run() {
    try {
      co_await writeAuditLog(1);
      ++Orders;
    } catch (...) {
    }
  }

private:
  int Orders = 0;
};

// A reference of the coroutine: the caller knows what it refers to.
app::FireAndForget count(int &Orders) {
  try {
    co_await writeAuditLog(1);
    ++Orders;
  } catch (...) {
  }
}

// What is thrown far below.
void level5(int Order) { throw Order; }
void level4(int Order) { level5(Order); }
void level3(int Order) { level4(Order); }
void level2(int Order) { level3(Order); }
void level1(int Order) { level2(Order); }

app::FireAndForget throwsFarBelow(int Order) {
  level1(Order);
  co_return;
}

// The variable ends with a block, and not with the function.
void endsWithBlock(bool Loud) {
  if (Loud) {
    int Count = 0;
    std::thread([&Count] { ++Count; }).detach();
  }
  std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::seconds(1));
}

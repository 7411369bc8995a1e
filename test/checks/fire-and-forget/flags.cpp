// RUN: %check_async %s async-fire-and-forget

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

void ship(int Order);
void log(const char *Text) noexcept;
int parseQuantity(const std::string &Text) { return std::stoi(Text); }
app::Task<> writeAuditLog(int Order);

// A coroutine whose type lets nobody wait, and whose promise ends the process.

app::FireAndForget notifyCustomer(int Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'notifyCustomer', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  co_await writeAuditLog(Order);
}

struct Shop {
  app::FireAndForget onOrder(int Order);
};

app::FireAndForget Shop::onOrder(int Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: nobody can wait for 'Shop::onOrder', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: 'ship', whose body is not seen, can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  ship(Order);
  co_return;
}

auto OnTimer = []() -> app::FireAndForget {
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: nobody can wait for this coroutine, and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: an exception is thrown, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  throw std::runtime_error("the timer is late");
  co_return;
};

// A promise that drops the exception.

struct Background {
  struct promise_type {
    Background get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() noexcept {}
    void return_void();
  };
};

Background warmCache(int Article) { co_await app::fetchPrice(Article); }
// CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nobody can wait for 'warmCache', and its exceptions are lost [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:37: note: awaiting 'app::fetchPrice' can throw, and nothing catches it
// CHECK-MESSAGES: :[[@LINE-8]]:10: note: 'unhandled_exception' drops the exception here

// What the promise inherits counts.

struct Job {
  struct promise_type : Background::promise_type {
    Job get_return_object();
  };
};

Job renewPrices() { co_await app::fetchPrice(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for 'renewPrices', and its exceptions are lost [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: awaiting 'app::fetchPrice' can throw, and nothing catches it
// CHECK-MESSAGES: :[[@LINE-21]]:10: note: 'unhandled_exception' drops the exception here

// The type of a library in a wrapper of the project, without anything in it.
struct Tagged : app::FireAndForget {
  struct promise_type : app::FireAndForget::promise_type {
    Tagged get_return_object();
  };
};

Tagged remind(int Order) { co_await writeAuditLog(Order); }
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: nobody can wait for 'remind', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:28: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here

// Asynchronous and void.

template <typename... Args> struct std::coroutine_traits<void, Args...> {
  struct promise_type {
    void get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() { std::terminate(); }
    void return_void();
  };
};

void onClick(int Order) { co_await writeAuditLog(Order); }
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: nobody can wait for 'onClick', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-2]]:27: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: :[[@LINE-8]]:10: note: 'unhandled_exception' ends the process here

// What does the throwing.

app::FireAndForget throwsInHelper(const std::string &Text) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'throwsInHelper', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+3]]:3: note: an exception from 'parseQuantity' leaves the detached work here
// CHECK-MESSAGES: :[[@LINE-96]]:53: note: 'std::stoi' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  parseQuantity(Text);
  co_return;
}

app::Task<> chargeCard(int Order) {
  if (Order == 0)
    throw std::invalid_argument("no order");
  co_return;
}

app::FireAndForget awaitsWhatThrows(int Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'awaitsWhatThrows', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+3]]:3: note: an exception from 'chargeCard' leaves the detached work here
// CHECK-MESSAGES: :[[@LINE-7]]:5: note: an exception is thrown, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  co_await chargeCard(Order);
}

int countDown(int Days) {
  if (Days < 0)
    throw std::out_of_range("too late");
  return Days == 0 ? 0 : countDown(Days - 1);
}

app::FireAndForget recursive(int Days) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'recursive', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+3]]:3: note: an exception from 'countDown' leaves the detached work here
// CHECK-MESSAGES: :[[@LINE-7]]:5: note: an exception is thrown, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  countDown(Days);
  co_return;
}

app::FireAndForget callback(std::function<void(int)> Done) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'callback', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: 'Done', whose body is not seen, can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  Done(1);
  co_return;
}

app::FireAndForget throwsInLambda(int Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'throwsInLambda', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+7]]:3: note: an exception from 'Charge' leaves the detached work here
// CHECK-MESSAGES: :[[@LINE+4]]:7: note: an exception is thrown, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  auto Charge = [Order] {
    if (Order == 0)
      throw std::invalid_argument("no order");
  };
  Charge();
  co_return;
}

app::FireAndForget throwsInAlgorithm(std::vector<int> Orders) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'throwsInAlgorithm', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+3]]:3: note: an exception from 'std::for_each' leaves the detached work here
// CHECK-MESSAGES: :[[@LINE+2]]:63: note: 'ship', whose body is not seen, can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  std::for_each(Orders.begin(), Orders.end(), [](int Order) { ship(Order); });
  co_return;
}

// Handlers that leave something out.

struct OutOfStock {};

app::FireAndForget handlerForOneType(int Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'handlerForOneType', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+3]]:5: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  try {
    co_await writeAuditLog(Order);
  } catch (const OutOfStock &) {
    log("out of stock");
  }
}

app::FireAndForget rethrows(int Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'rethrows', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+6]]:5: note: an exception is thrown, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  try {
    co_await writeAuditLog(Order);
  } catch (...) {
    log("no audit");
    throw;
  }
}

app::FireAndForget awaitsOutside(int Order) {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can wait for 'awaitsOutside', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: awaiting 'writeAuditLog' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  co_await writeAuditLog(Order);
  try {
    ship(Order);
  } catch (...) {
    log("not shipped");
  }
}

// A thread.

void shipLater(int Order) {
  std::thread([Order] { ship(Order); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: 'ship', whose body is not seen, can throw, and nothing catches it
}

void shipInVariable(int Order) {
  std::thread Worker(ship, Order);
  Worker.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-214]]:6: note: the body of 'ship' is not seen here, and it is not 'noexcept'
}

struct Warehouse {
  void run() { ship(1); }
  void start() { std::thread(&Warehouse::run, this).detach(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: 'ship', whose body is not seen, can throw, and nothing catches it
  void stockUp() {
    std::jthread([this] { run(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::jthread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
    // CHECK-MESSAGES: :[[@LINE-2]]:27: note: an exception from 'Warehouse::run' leaves the detached work here
    // CHECK-MESSAGES: :[[@LINE-8]]:16: note: 'ship', whose body is not seen, can throw, and nothing catches it
  }
};

class NamedThread : public std::thread {
public:
  using std::thread::thread;
};

void wrapped(int Order) {
  NamedThread([Order] { ship(Order); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'NamedThread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: 'ship', whose body is not seen, can throw, and nothing catches it
}

// A function that detaches what it is given.

template <typename Work> void inBackground(Work Job) {
  std::thread(std::move(Job)).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE+6]]:3: note: the work comes from here
  // CHECK-MESSAGES: :[[@LINE+5]]:26: note: 'ship', whose body is not seen, can throw, and nothing catches it
}

void usesSpawner(int Order) {
  inBackground([] { log("nothing to do"); });
  inBackground([Order] { ship(Order); });
}

template <typename T> app::FireAndForget start(app::Task<T> Work) {
// CHECK-MESSAGES: :[[@LINE-1]]:42: warning: nobody can wait for 'start', and its exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: awaiting 'Work' can throw, and nothing catches it
// CHECK-MESSAGES: task.h:{{[0-9]+}}:{{[0-9]+}}: note: 'unhandled_exception' ends the process here
  co_await std::move(Work);
}

void usesStart(int Order) { start(writeAuditLog(Order)); }

// Work that uses what ends before it.

void countInBackground() {
  int Count = 0;
  std::thread([&] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work that can outlive what it uses [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Count' is used by reference, and ends with its function
    for (int Day = 0; Day != 7; ++Day)
      ++Count;
  }).detach();
}

void add(int &Count) noexcept;

void passesReference() {
  int Count = 0;
  std::thread(add, std::ref(Count)).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work that can outlive what it uses [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'Count' is used by reference, and ends with its function
}

void addTo(int *Count) noexcept;

void passesAddress() {
  int Count = 0;
  std::thread Worker(addTo, &Count);
  Worker.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work that can outlive what it uses [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-3]]:29: note: 'Count' is used by reference, and ends with its function
}

class Session : public std::enable_shared_from_this<Session> {
public:
  app::FireAndForget run() {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: nobody can wait for 'Session::run' while it uses what can end first [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: here the last owner of the 'Session' can release it
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'this' is used here, and nobody has taken a share in the object
    try {
      co_await writeAuditLog(Order);
      ++Order;
    } catch (...) {
      log("no audit");
    }
  }

  void start() {
    std::thread([this] { ++Order; }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::thread::detach' detaches work that can outlive what it uses [async-fire-and-forget]
    // CHECK-MESSAGES: :[[@LINE-2]]:28: note: 'this' is used here, and nobody has taken a share in the object
  }

private:
  int Order = 0;
};

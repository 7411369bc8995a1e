// RUN: %check_async %s async-fire-and-forget
//
// No expectation: the check is silent here.

#include <algorithm>
#include <app/task.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <expected>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

void ship(int Order);
void log(const char *Text);
void logQuietly(const char *Text) noexcept;
bool isOpen() noexcept;
app::Task<> writeAuditLog(int Order);
app::Task<std::error_code> tryAudit(int Order);

// The whole body is in a handler.

app::FireAndForget catchesEverything(int Order) {
  try {
    co_await writeAuditLog(Order);
    ship(Order);
  } catch (...) {
    log("not shipped");
  }
}

// What code means by a complete handler.
app::FireAndForget catchesExceptions(int Order) {
  try {
    co_await writeAuditLog(Order);
  } catch (const std::exception &Error) {
    log(Error.what());
  }
}

app::FireAndForget catchesInLoop(int Order) {
  while (isOpen()) {
    try {
      co_await writeAuditLog(Order);
    } catch (const std::exception &Error) {
      log(Error.what());
    }
  }
}

app::FireAndForget functionTryBlock(int Order) try {
  co_await writeAuditLog(Order);
} catch (...) {
  log("no audit");
}

// What stands around a handler and is not seen is not expected to fail.
app::FireAndForget logsAround(int Order) {
  log("begin");
  auto Text = std::to_string(Order);
  std::vector<int> Articles = {1, 2, 3};
  try {
    co_await writeAuditLog(Order);
  } catch (...) {
    log("no audit");
  }
  log("end");
}

struct OutOfStock {};

app::FireAndForget throwsWhatItCatches(int Order) {
  try {
    if (Order == 0)
      throw OutOfStock();
  } catch (const OutOfStock &) {
    log("out of stock");
  }
  co_return;
}

void checkStock(int Order) {
  if (Order == 0)
    throw OutOfStock();
}

app::FireAndForget catchesWhatIsThrownBelow(int Order) {
  try {
    checkStock(Order);
  } catch (const OutOfStock &) {
    logQuietly("out of stock");
  }
  co_return;
}

// Nothing in it throws.

app::FireAndForget callsNoexcept() {
  logQuietly("begin");
  std::puts("begin");
  co_return;
}

void shipQuietly(int Order) {
  try {
    ship(Order);
  } catch (...) {
    log("not shipped");
  }
}

app::FireAndForget callsWhatCatches(int Order) {
  shipQuietly(Order);
  co_return;
}

app::Task<> auditQuietly(int Order) {
  try {
    co_await writeAuditLog(Order);
  } catch (...) {
    log("no audit");
  }
}

app::FireAndForget awaitsWhatCatches(int Order) { co_await auditQuietly(Order); }

bool isEven(unsigned N) noexcept(false);
bool isOdd(unsigned N) { return N != 0 && isEven(N - 1); }
bool isEven(unsigned N) { return N == 0 || isOdd(N - 1); }

app::FireAndForget recursive(unsigned N) {
  if (isEven(N))
    logQuietly("even");
  co_return;
}

// Running out of memory is not expected, nor what libraries throw in theory.
app::FireAndForget allocates(int Order) {
  auto Orders = std::make_shared<std::vector<int>>();
  Orders->push_back(Order);
  std::sort(Orders->begin(), Orders->end());
  co_return;
}

app::FireAndForget algorithmWithLambda(std::vector<int> Orders) {
  std::for_each(Orders.begin(), Orders.end(), [](int) { logQuietly("order"); });
  co_return;
}

// The models say what a library throws, wherever its headers lie.
namespace boost {
class thread;
inline int orderOf(const char *Text) {
  if (!Text)
    throw std::invalid_argument("no text");
  return Text[0];
}
} // namespace boost

app::FireAndForget callsLibrary(const char *Text) {
  boost::orderOf(Text);
  co_return;
}

// An awaited task that only calls something unseen reports errors in its own way.
app::Task<> shipTask(int Order) {
  ship(Order);
  co_return;
}

app::FireAndForget awaitsWhatCallsUnseen(int Order) { co_await shipTask(Order); }

struct Log {
  template <typename T> Log &operator<<(const T &Value) {
    log("value");
    return *this;
  }
};

app::FireAndForget callsOperator(int Order) {
  Log() << "order " << Order;
  co_return;
}

// A callback of C.
app::FireAndForget callsPointer(void (*Done)(int)) {
  Done(1);
  co_return;
}

struct Quietly {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume() noexcept;
};

app::FireAndForget awaitsNoexcept() {
  co_await Quietly();
  co_await std::suspend_never();
}

struct Visibly {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return 1; }
};

app::FireAndForget awaitsWhatIsSeen() { co_await Visibly(); }

// The error is the result.
app::FireAndForget awaitsErrorCode(int Order) {
  if (co_await tryAudit(Order))
    logQuietly("no audit");
}

app::Task<std::pair<std::errc, int>> tryPrice(int Article);

app::FireAndForget awaitsPair(int Article) {
  auto [Error, Price] = co_await tryPrice(Article);
  if (Error == std::errc())
    logQuietly("no price");
}

bool tryShip(int Order, std::error_code &Error);

app::FireAndForget passesErrorCode(int Order) {
  std::error_code Error;
  tryShip(Order, Error);
  co_return;
}

// A task whose promise ends the process hands on nothing.
struct Strict {
  struct promise_type {
    Strict get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() { std::terminate(); }
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
Strict refresh();

app::FireAndForget awaitsStrict() { co_await refresh(); }

// Unevaluated and discarded code.
template <bool Loud> app::FireAndForget maybe(int Order) {
  static_assert(!noexcept(ship(1)));
  if constexpr (Loud)
    ship(Order);
  co_return;
}

void usesMaybe() { maybe<false>(1); }

// The promise tells somebody.

struct Reported {
  struct promise_type {
    Reported get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() {
      try {
        throw;
      } catch (const std::exception &Error) {
        log(Error.what());
      }
    }
    void return_void();
  };
};

Reported reported(int Order) { co_await writeAuditLog(Order); }

void report(std::exception_ptr Error);

struct HandedOn {
  struct promise_type {
    HandedOn get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() noexcept { report(std::current_exception()); }
    void return_void();
  };
};

HandedOn handedOn(int Order) { co_await writeAuditLog(Order); }

// Whoever resumes it gets the exception.
struct ThrownOn {
  struct promise_type {
    ThrownOn get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() { throw; }
    void return_void();
  };
};

ThrownOn thrownOn(int Order) { co_await writeAuditLog(Order); }

// Nobody knows what this one does.
void crashReport();

struct Unknown {
  struct promise_type {
    Unknown get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() { crashReport(); }
    void return_void();
  };
};

Unknown unknownPromise(int Order) { co_await writeAuditLog(Order); }

// Somebody can wait: the type holds the coroutine.

struct Joinable {
  struct promise_type {
    Joinable get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() { std::terminate(); }
    void return_void();
  };
  void join();
  std::coroutine_handle<promise_type> Handle;
};

Joinable joinable(int Order) { co_await writeAuditLog(Order); }

app::Task<> ordinaryTask(int Order) { co_await writeAuditLog(Order); }

app::Generator<int> orders() {
  ship(1);
  co_yield 1;
}

// Threads.

void threadThatCatches(int Order) {
  std::thread([Order] {
    try {
      ship(Order);
    } catch (...) {
      log("not shipped");
    }
  }).detach();
}

void threadThatIsNoexcept(int Order) {
  std::thread([Order]() noexcept { ship(Order); }).detach();
}

void quietWork(int Order) noexcept;

void threadWithNoexceptFunction(int Order) { std::thread(quietWork, Order).detach(); }

void threadOfSomebodyElse(std::thread Worker) { Worker.detach(); }

void threadThatIsMadeLater(int Order) {
  std::thread Worker;
  Worker = std::thread([Order] { ship(Order); });
  Worker.detach();
}

void threadThatIsJoined(int Order) {
  std::thread Worker([Order] { ship(Order); });
  Worker.join();
}

// A discard of an eager future is no detach.
void explicitDiscard() { (void)app::refreshCache(); }

// A spawner without a caller that can fail.
template <typename Work> void inBackground(Work Job) {
  std::thread(std::move(Job)).detach();
}

void usesSpawner() {
  inBackground([] { logQuietly("nothing to do"); });
}

// The variable lives long enough, as far as one can see.

void waitsForIt() {
  bool Done = false;
  std::thread([&] { Done = true; }).detach();
  while (!Done)
    std::this_thread::yield();
}

void blocksUntilTheEnd() {
  int Count = 0;
  std::thread([&] { ++Count; }).detach();
  std::this_thread::sleep_for(std::chrono::seconds(1));
}

void runLoop(int &Count);

void givesItToTheLoop() {
  int Count = 0;
  std::thread([&] { ++Count; }).detach();
  runLoop(Count);
}

int main() {
  int Count = 0;
  std::thread([&] { ++Count; }).detach();
}

void copies() {
  int Count = 0;
  std::thread([Count]() mutable { ++Count; }).detach();
}

void borrowsParameterOfCaller(int &Count) {
  std::thread([&Count] { ++Count; }).detach();
}

void staticVariable() {
  static int Count = 0;
  std::thread([&] { ++Count; }).detach();
}

void neverReturns() {
  int Count = 0;
  while (isOpen())
    std::thread([&] { ++Count; }).detach();
}

// `this` of objects of which nobody knows who owns them.
class Server {
public:
  app::FireAndForget accept() {
    co_await Quietly();
    ++Count;
  }
  void start() {
    std::thread([this] { ++Count; }).detach();
  }

private:
  int Count = 0;
};

// A share is taken.
class Session : public std::enable_shared_from_this<Session> {
public:
  app::FireAndForget takesItself() {
    auto Self = shared_from_this();
    co_await Quietly();
    ++Count;
  }
  app::FireAndForget takesWeakly() {
    std::weak_ptr<Session> Weak = weak_from_this();
    co_await Quietly();
    if (auto Self = Weak.lock())
      ++Count;
  }
  app::FireAndForget isGivenItself(std::shared_ptr<Session> Self) {
    co_await Quietly();
    ++Count;
  }
  // Before the first suspension the caller holds it.
  app::FireAndForget usesItBefore() {
    ++Count;
    co_await Quietly();
  }
  void start() {
    std::thread([this, Self = shared_from_this()] { ++Count; }).detach();
  }
  void startWithVariable() {
    auto Self = shared_from_this();
    std::thread([this, Self] { ++Count; }).detach();
  }

private:
  int Count = 0;
};

// Handlers for what is thrown, wherever below it is thrown.

struct StockError : std::runtime_error {
  using runtime_error::runtime_error;
};
void requireStock(int Order) {
  if (Order < 0)
    throw StockError("none left");
}
void prepare(int Order) { requireStock(Order); }
app::Task<> prepareLater(int Order) {
  prepare(Order);
  co_return;
}

app::FireAndForget handlesItsOwnError(int Order) {
  try {
    requireStock(Order);
  } catch (const StockError &) {
  }
  co_return;
}

app::FireAndForget handlesErrorFromBelow(int Order) {
  try {
    prepare(Order);
  } catch (const std::runtime_error &) {
  }
  co_return;
}

app::FireAndForget handlesErrorsOfLibrary(std::string Number) {
  try {
    (void)std::stoi(Number);
  } catch (const std::invalid_argument &) {
  } catch (const std::out_of_range &) {
  }
  co_return;
}

// A wait that no model knows.

class WaitGroup {
public:
  void add(int Count);
  void done() noexcept;
  void wait();
};
int total() noexcept;

void waitsForItsThread() {
  int Total = 0;
  WaitGroup Group;
  Group.add(1);
  std::thread([&]() noexcept {
    Total = total();
    Group.done();
  }).detach();
  Group.wait();
}

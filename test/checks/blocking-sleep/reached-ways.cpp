// RUN: %check_async %s async-blocking-sleep
//
// Every way in which a call is followed, once. test/checks/blocking-wait has
// the details of each.

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

bool isOpen();

void backOff() { std::this_thread::sleep_for(1s); }
void pauseFor(std::chrono::milliseconds Time) { std::this_thread::sleep_for(Time); }
void pauseSeconds(unsigned Seconds) { sleep(Seconds); }
bool isSlow(int Order) {
  usleep(100);
  return Order > 3;
}

// Functions of every kind.

app::Task<> function() {
  backOff();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'backOff' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-13]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

struct Throttle {
  Throttle() { backOff(); }
  explicit Throttle(int) {}
  void wait() const { backOff(); }
  static void waitLong() { sleep(60); }
  void operator()() const { backOff(); }
  bool operator<(const Throttle &) const {
    backOff();
    return false;
  }
};

app::Task<> constructor() {
  Throttle Own;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Throttle' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-14]]:16: note: 'Throttle' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-33]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<> member(const Throttle &Limit) {
  Limit.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Throttle::wait' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-20]]:23: note: 'Throttle::wait' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-41]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<> staticMember() {
  Throttle::waitLong();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Throttle::waitLong' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-27]]:28: note: 'Throttle::waitLong' calls 'sleep' here
  co_return;
}

app::Task<> callOperator() {
  const Throttle Limit(1);
  Limit();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Limit' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-34]]:29: note: 'Limit' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-57]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<bool> comparison(const Throttle &A, const Throttle &B) {
  co_return A < B;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Throttle::operator<' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-40]]:5: note: 'Throttle::operator<' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-65]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
}

struct Cooldown {
  ~Cooldown() { std::this_thread::sleep_for(5ms); }
};

app::Task<> destructorOfLocal() {
  Cooldown Later;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the destructor of 'Later' blocks the executor's thread that resumed this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: 1 suspension point precedes the end of the scope; this is it
  // CHECK-MESSAGES: :[[@LINE-7]]:17: note: 'Cooldown::~Cooldown' calls 'std::this_thread::sleep_for' here
  co_await app::fetchPrice(1);
}

app::Task<> destructorOfTemporary() {
  Cooldown();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Cooldown::~Cooldown' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-14]]:17: note: 'Cooldown::~Cooldown' calls 'std::this_thread::sleep_for' here
  co_return;
}

struct Press {
  Cooldown Rollers;
};

app::Task<> destructorOfMember() {
  Press Own;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the destructor of 'Own' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-6]]:12: note: 'Press::~Press' calls 'Cooldown::~Cooldown' here
  // CHECK-MESSAGES: :[[@LINE-26]]:17: note: 'Cooldown::~Cooldown' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<> destructorOfElements() {
  std::vector<Cooldown> All(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the destructor of 'All' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-33]]:17: note: 'Cooldown::~Cooldown' calls 'std::this_thread::sleep_for' here
  co_return;
}

int nextOrder(unsigned Pause = sleep(1));

app::Task<int> defaultArgument() {
  co_return nextOrder();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'nextOrder' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-5]]:32: note: 'nextOrder' calls 'sleep' here
}

struct Slot {
  unsigned Left = sleep(1);
  Slot() {}
};

app::Task<> memberInitialiser() {
  Slot Own;
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Slot' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-7]]:19: note: 'Slot' calls 'sleep' here
  co_return;
}

// Lambdas, pointers and names.

app::Task<> lambda() {
  auto Pause = [] { backOff(); };
  Pause();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Pause' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'Pause' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-133]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<> lambdaInFunction() {
  std::function<void()> Pause = [] { sleep(1); };
  Pause();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Pause' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:38: note: 'Pause' calls 'sleep' here
  co_return;
}

app::Task<> boundFunction() {
  auto Pause = std::bind(pauseSeconds, 1);
  Pause();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Pause' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-147]]:39: note: 'Pause' calls 'sleep' here
  co_return;
}

app::Task<> pointer() {
  void (*Pause)() = backOff;
  Pause();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'backOff' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-157]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<> pointerToMember(const Throttle &Limit) {
  (Limit.*&Throttle::wait)();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Throttle::wait' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-144]]:23: note: 'Throttle::wait' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-165]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<> invokedMember(const Throttle &Limit) {
  std::invoke(&Throttle::wait, Limit);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Throttle::wait' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-152]]:23: note: 'Throttle::wait' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-173]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

app::Task<bool> algorithm(const std::vector<int> &Orders) {
  co_return std::ranges::any_of(Orders, isSlow);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'isSlow' blocks the thread that runs this coroutine: it reaches 'usleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-176]]:3: note: 'isSlow' calls 'usleep' here
}

// Virtual functions.

namespace {
struct Policy {
  virtual void wait() = 0;
};
struct Fixed : Policy {
  void wait() override { backOff(); }
};
struct Growing : Policy {
  void wait() override { sleep(2); }
};
} // namespace

app::Task<> virtualCall(Policy &Any) {
  Any.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Policy::wait' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-10]]:26: note: 'Fixed::wait' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-201]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

// Recursion and templates.

void retry(int Left) {
  if (Left) {
    backOff();
    retry(Left - 1);
  }
}

app::Task<> recursion() {
  retry(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'retry' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-8]]:5: note: 'retry' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-218]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

template <typename Duration> void pauseAny(Duration Time) { std::this_thread::sleep_for(Time); }

template <typename Duration> app::Task<> templateOnce(Duration Time) {
  pauseAny(Time);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pauseAny' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-5]]:61: note: 'pauseAny' calls 'std::this_thread::sleep_for' here
  co_return;
}
template app::Task<> templateOnce(std::chrono::seconds);
template app::Task<> templateOnce(std::chrono::minutes);

// A loop in the helper polls there, not here.
void waitUntilOpen() {
  while (!isOpen())
    std::this_thread::sleep_for(1ms);
}

app::Task<> pollsInHelper() {
  waitUntilOpen();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'waitUntilOpen' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: 'waitUntilOpen' calls 'std::this_thread::sleep_for' here
  co_return;
}

// A loop around the helper.
app::Task<> pollsByHelper() {
  while (!isOpen())
    backOff();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'backOff' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-251]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

// The argument decides.

app::Task<> someTime() {
  pauseFor(5ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pauseFor' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-259]]:49: note: 'pauseFor' calls 'std::this_thread::sleep_for' here
  pauseSeconds(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pauseSeconds' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-261]]:39: note: 'pauseSeconds' calls 'sleep' here
  co_return;
}

// The wait of the helper does not block here, the sleep does.
int readSlowly(std::future<int> &Loading) {
  const int Value = Loading.get();
  backOff();
  return Value;
}

app::Task<int> sleepIsLeft(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return readSlowly(Loading);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'readSlowly' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-8]]:3: note: 'readSlowly' calls 'backOff' here
    // CHECK-MESSAGES: :[[@LINE-279]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return 0;
}

// After suspensions.

app::Task<> afterSuspensions() {
  co_await app::fetchPrice(1);
  co_await app::fetchPrice(2);
  backOff();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'backOff' blocks the executor's thread that resumed this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
  // CHECK-MESSAGES: :[[@LINE-291]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
}

// Below: nothing more is expected.

app::Task<> noTime() {
  pauseFor(0ms);
  pauseFor(0s);
  pauseSeconds(0);
  co_return;
}

namespace {
struct Meter {
  virtual void settle() { backOff(); }
};
struct FastMeter : Meter {
  void settle() override {}
};
} // namespace

app::Task<> oneOverriderIsQuick(Meter &Any) {
  Any.settle();
  co_return;
}

struct Pause {
  virtual void take() { backOff(); }
};

app::Task<> visibleHierarchy(Pause &Any) {
  Any.take();
  co_return;
}

app::Task<> onThread() {
  std::thread(backOff).detach();
  std::thread([] { retry(3); }).detach();
  co_return;
}

// It waits as well, and async-blocking-wait speaks of it.
void sleepThenWait(std::future<int> &Loading) {
  backOff();
  Loading.wait();
}

app::Task<> moreSevere(std::future<int> Loading) {
  sleepThenWait(Loading);
  co_return;
}

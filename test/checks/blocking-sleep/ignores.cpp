// RUN: %check_async %s async-blocking-sleep
//
// No expectation: the check is silent here.

#include <algorithm>
#include <app/task.h>
#include <chrono>
#include <ctime>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

bool isPaid(int Order);

// Plain functions may sleep: nobody says that they run on an executor.

void retryLater() { std::this_thread::sleep_for(1s); }

void pollPayment(int Order) {
  while (!isPaid(Order))
    usleep(1000);
}

int main() {
  // The thread of main is nobody else's.
  sleep(1);
}

class Watchdog {
public:
  Watchdog() { sleep(1); }
  ~Watchdog() { sleep(1); }

  // Makes a task, but is no coroutine itself.
  app::Task<> watch() {
    sleep(1);
    return app::sleepFor(1s);
  }
};

// Coroutines that suspend instead.

app::Task<> suspends() { co_await app::sleepFor(1s); }

app::Task<> awaitsDelay() { co_await app::Delay(1s); }

app::Task<> pollsWithSuspension(int Order) {
  while (!isPaid(Order))
    co_await app::sleepFor(10ms);
}

// Zero durations give up the rest of the time slice, at most.

app::Task<> zeroDurations() {
  std::this_thread::sleep_for(0s);
  std::this_thread::sleep_for(std::chrono::milliseconds(0));
  std::this_thread::sleep_for(std::chrono::milliseconds::zero());
  std::this_thread::sleep_for(std::chrono::nanoseconds{});
  co_return;
}

app::Task<> zeroSeconds() {
  sleep(0);
  usleep(0);
  co_return;
}

app::Task<> namedZero() {
  constexpr auto NoPause = 0ms;
  std::this_thread::sleep_for(NoPause);
  co_return;
}

app::Task<> negativeDuration() {
  // Returns at once.
  std::this_thread::sleep_for(-1s);
  co_return;
}

app::Task<> untilNow() {
  std::this_thread::sleep_until(std::chrono::steady_clock::now());
  co_return;
}

app::Task<> yields() {
  // Gives the processor away, and takes it back at once.
  std::this_thread::yield();
  co_return;
}

// Namesakes.

namespace app::ui {
void sleep(int Seconds);
struct Screen {
  void sleep();
  void sleep_for(std::chrono::seconds);
};
} // namespace app::ui

app::Task<> namesakes(app::ui::Screen &Display) {
  // The application's own functions, of which nobody knows that they block.
  app::ui::sleep(1);
  Display.sleep();
  Display.sleep_for(1s);
  co_return;
}

app::Task<> overload(int Device) {
  // A local function object hides the C function.
  auto sleep = [](int) {};
  sleep(Device);
  co_return;
}

app::Task<> takesAddressOnly(unsigned (*&Pause)(unsigned)) {
  // Names the function and does not call it.
  Pause = &::sleep;
  co_return;
}

// Generators run on the thread of their consumer.

app::Generator<int> ticks() {
  for (int Tick = 0; Tick != 10; ++Tick) {
    sleep(1);
    co_yield Tick;
  }
}

// Callables that run where blocking is fine.

app::Task<> threadMaySleep() {
  std::thread([] { sleep(1); }).detach();
  co_return;
}

app::Task<std::jthread> stoppableThreadMaySleep() {
  co_return std::jthread([](std::stop_token Stop) {
    while (!Stop.stop_requested())
      std::this_thread::sleep_for(1s);
  });
}

app::Task<std::future<void>> asyncMaySleep() {
  co_return std::async(std::launch::async, [] { sleep(1); });
}

app::Task<> threadByNameMaySleep() {
  auto Work = [] { sleep(1); };
  std::thread(Work).detach();
  co_return;
}

app::Task<> inlineLambdaInsideThread() {
  std::thread([] {
    [] { sleep(1); }();
    std::vector<int> Orders;
    std::ranges::for_each(Orders, [](int) { usleep(10); });
  }).detach();
  co_return;
}

app::Task<> threadInsideCoroutineInsideThread() {
  std::thread([] {
    auto Serve = []() -> app::Task<> {
      std::thread([] { sleep(1); }).detach();
      co_return;
    };
    (void)Serve();
  }).detach();
  co_return;
}

// Lambdas of which nobody knows where they run.

app::Task<> storedLambda(std::function<void()> &OnClose) {
  OnClose = [] { sleep(1); };
  co_return;
}

void runSomewhere(std::function<void()> Job);

app::Task<> lambdaForUnknownFunction() {
  runSomewhere([] { sleep(1); });
  co_return;
}

app::Task<> unusedLambda() {
  auto Pause = [] { sleep(1); };
  (void)Pause;
  co_return;
}

app::Task<> functionOfLocalClass() {
  struct Backoff {
    // A plain function; nobody calls it here.
    static void pause() { sleep(1); }
  };
  co_return;
}

// Promises that do not hold.

void renderMaybe() [[clang::nonblocking(false)]] { sleep(1); }

[[clang::annotate("nonblocking")]] void annotationOfSomebodyElse() { sleep(1); }

// Sites that a comment excuses.

app::Task<> excused() {
  sleep(1); // NOLINT(async-blocking-sleep)
  sleep(1); // NOLINT
  // NOLINTNEXTLINE(async-blocking-sleep)
  std::this_thread::sleep_for(1s);
  // NOLINTBEGIN(async-blocking-*)
  usleep(1);
  // NOLINTEND(async-blocking-*)
  co_return;
}

// Never evaluated.

app::Task<> unevaluated() {
  static_assert(sizeof(sleep(1)) == sizeof(unsigned));
  static_assert(!noexcept(std::this_thread::sleep_for(1s)));
  static_assert(requires { usleep(1); });
  using Rest = decltype(sleep(1));
  co_return;
}

// Other kinds of blocking have their own checks.

app::Task<> waits(std::future<int> Price) {
  Price.wait();
  co_return;
}

[[clang::annotate("async::blocking")]] void settle();

app::Task<> declaredBlocking() {
  // Waits for something, as far as anybody knows.
  settle();
  co_return;
}

// Contexts that look like one of an executor, and are none.

app::Task<> friendlyFactory() {
  // Returns the task of somebody else: this body runs in its caller.
  sleep(1);
  return app::sleepFor(1s);
}

app::Task<int> startsWorker(int Order) {
  // The same, with a lambda that is called in place.
  [] { sleep(1); }();
  return app::fetchPrice(Order);
}

struct Retrier {
  // Has a coroutine among its members, and is none itself.
  app::Task<> run() { co_await app::sleepFor(1s); }
  void runBlocking() {
    while (!isPaid(1))
      std::this_thread::sleep_for(1s);
  }
  bool operator()(int Order) {
    sleep(1);
    return isPaid(Order);
  }
};

app::Task<> passesFunctionObject(std::vector<int> Orders, std::function<void(Retrier)> Use) {
  // Nobody calls the object here.
  Use(Retrier());
  co_return;
}

auto KeptOutside = [] { sleep(1); };

app::Task<> constructsOnly() {
  // An object that could sleep later.
  Retrier R;
  (void)R;
  co_return;
}

class Clock {
public:
  static void sleepUntil(int);
  static int clock_nanosleep(int, int, const void *, void *);
};

app::Task<> staticNamesakes() {
  Clock::sleepUntil(1);
  Clock::clock_nanosleep(0, 0, nullptr, nullptr);
  co_return;
}

app::Task<> derivedNamesake() {
  // A type of the application that is called like a library's function.
  struct usleep {
    explicit usleep(int) {}
  };
  usleep Slot(5);
  (void)Slot;
  co_return;
}

app::Generator<int> generatorWithLambda() {
  // The lambda has the context of the generator around it.
  [] { sleep(1); }();
  co_yield 1;
}

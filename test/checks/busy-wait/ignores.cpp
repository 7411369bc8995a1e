// RUN: %check_async %s async-busy-wait
//
// No expectation: the check is silent here.

#include <app/task.h>
#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <future>
#include <libraries/folly.h>
#include <libraries/libcoro.h>
#include <libraries/seastar.h>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

bool isPaid(int Order);
folly::coro::Task<bool> askBank(int Order);
folly::coro::Task<> sendHeartbeat();
void logProgress();

// The body does other work.

folly::coro::Task<> sendsHeartbeats(std::atomic<bool> &Stop) {
  // A periodic job.
  while (!Stop) {
    co_await sendHeartbeat();
    co_await folly::coro::sleep(1s);
  }
}

seastar::future<> drainsQueue(std::queue<int> &Orders) {
  // Works on an order in each turn, and lets others run between.
  while (!Orders.empty()) {
    Orders.pop();
    co_await seastar::coroutine::maybe_yield();
  }
}

seastar::future<> pollsDevice(std::atomic<bool> &Stop, void (*PollOnce)()) {
  // Drives something that has no other engine.
  while (!Stop) {
    PollOnce();
    co_await seastar::yield();
  }
}

folly::coro::Task<> logsWhileWaiting(std::atomic<bool> &Ready) {
  while (!Ready) {
    logProgress();
    co_await folly::coro::sleep(1s);
  }
}

folly::coro::Task<> copiesProgress(std::atomic<int> &Done, int &Shown) {
  while (Done.load() < 100) {
    Shown = Done;
    co_await folly::coro::sleep(1s);
  }
}

folly::coro::Task<> computesBetween(std::atomic<bool> &Stop) {
  while (!Stop) {
    for (int Row = 0; Row != 10; ++Row)
      logProgress();
    co_await folly::coro::co_reschedule_on_current_executor;
  }
}

folly::coro::Task<> worksInOneBranch(std::atomic<bool> &Stop, std::deque<int> &Orders) {
  while (!Stop) {
    if (!Orders.empty())
      Orders.pop_front();
    else
      co_await folly::coro::sleep(1ms);
  }
}

folly::coro::Task<> worksAfterFlag(std::atomic<bool> &Ready) {
  while (true) {
    co_await folly::coro::sleep(1ms);
    if (Ready) {
      // The way out has work to do.
      logProgress();
      break;
    }
  }
}

folly::coro::Task<> looksForWork(std::atomic<bool> &Stop, std::deque<int> &Orders) {
  while (!Stop) {
    if (Orders.empty()) {
      // Not a way out: the rest of the body is skipped.
      co_await folly::coro::sleep(1ms);
      continue;
    }
    Orders.pop_front();
  }
}

seastar::future<> worksInContinuation(std::atomic<bool> &Stop) {
  // What is awaited does the work when the pause is over.
  while (!Stop)
    co_await seastar::sleep(1s).then([] { logProgress(); });
}

folly::coro::Task<> handlesErrors(std::atomic<bool> &Stop) {
  while (!Stop) {
    try {
      co_await sendHeartbeat();
    } catch (const std::exception &) {
      logProgress();
    }
    co_await folly::coro::sleep(1s);
  }
}

// The condition does the work.

folly::coro::Task<> conditionAwaits(int Order) {
  // Asks a server: each question is work.
  while (!co_await askBank(Order))
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> conditionCalls(int Order) {
  // Nobody knows what the function asks.
  while (!isPaid(Order))
    co_await folly::coro::sleep(1s);
}

struct Parser {
  bool step();
  bool tryPop(int &Order);
  std::optional<int> tryPop();
  static bool advance();
};

folly::coro::Task<> runsStateMachine(Parser &Machine) {
  // Does a piece of the work, and says whether more is left.
  while (Machine.step())
    co_await folly::coro::co_reschedule_on_current_executor;
}

folly::coro::Task<> runsStaticMachine() {
  while (Parser::advance())
    co_await folly::coro::co_reschedule_on_current_executor;
}

folly::coro::Task<> popsIntoArgument(Parser &Orders) {
  int Order = 0;
  while (!Orders.tryPop(Order))
    co_await folly::coro::co_reschedule_on_current_executor;
}

folly::coro::Task<int> popsIntoVariable(Parser &Orders) {
  std::optional<int> Order;
  while (!(Order = Orders.tryPop()))
    co_await folly::coro::co_reschedule_on_current_executor;
  co_return *Order;
}

folly::coro::Task<> declaresInCondition(Parser &Orders) {
  while (std::optional<int> Order = Orders.tryPop())
    co_await folly::coro::co_reschedule_on_current_executor;
}

app::Task<> callsPredicate(std::function<bool()> Ready) {
  while (!Ready())
    std::this_thread::yield();
  co_return;
}

// Attempts are counted.

folly::coro::Task<> countsInFor(std::atomic<bool> &Ready) {
  for (int Attempt = 0; !Ready && Attempt != 5; ++Attempt)
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> countsInCondition(std::atomic<bool> &Ready, int Attempts) {
  while (!Ready && Attempts--)
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> countsInBody(std::atomic<bool> &Ready) {
  int Attempts = 0;
  while (!Ready) {
    co_await folly::coro::sleep(1ms);
    ++Attempts;
  }
}

folly::coro::Task<> countsOnTheWayOut(std::atomic<bool> &Ready) {
  int Attempts = 0;
  while (!Ready) {
    if (++Attempts == 5)
      co_return;
    co_await folly::coro::sleep(1ms);
  }
}

folly::coro::Task<> waitsForSomeTurns() {
  // Lets others run a number of times.
  for (int Turn = 0; Turn != 3; ++Turn)
    co_await folly::coro::co_reschedule_on_current_executor;
}

// The pause grows.

folly::coro::Task<> backsOff(std::atomic<bool> &Connected) {
  std::chrono::milliseconds Backoff = 10ms;
  while (!Connected) {
    co_await folly::coro::sleep(Backoff);
    Backoff *= 2;
  }
}

folly::coro::Task<> backsOffToLimit(std::atomic<bool> &Connected) {
  std::chrono::milliseconds Backoff = 10ms;
  while (!Connected) {
    co_await folly::coro::sleep(Backoff);
    Backoff = std::min(Backoff * 2, std::chrono::milliseconds(1000));
  }
}

// Nothing changes, or only the time.

folly::coro::Task<> sleepsForever() {
  while (true)
    co_await folly::coro::sleep(1h);
}

seastar::future<> keepsServing() {
  for (;;) {
    co_await seastar::coroutine::maybe_yield();
    co_await seastar::sleep(1s);
  }
}

folly::coro::Task<> constantCondition() {
  constexpr bool Daemon = true;
  while (Daemon)
    co_await folly::coro::sleep(1h);
}

seastar::future<> waitsForTime(std::chrono::steady_clock::time_point Due) {
  // No event tells the time; the sleep may end a little early.
  while (std::chrono::steady_clock::now() < Due)
    co_await seastar::sleep(Due - std::chrono::steady_clock::now());
}

// Waits that are not a loop.

folly::coro::Task<> sleepsOnce(std::atomic<bool> &Ready) {
  if (!Ready)
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> yieldsOnce(std::atomic<bool> &Ready) {
  do {
    co_await folly::coro::sleep(1ms);
  } while (false);
}

folly::coro::Task<> awaitsEvents(folly::coro::Baton &Ready) {
  co_await Ready;
}

coro::task<> awaitsCondition(coro::condition_variable &Changed, coro::scoped_lock &Lock,
                             std::atomic<bool> &Ready) {
  // Woken by a notification; the loop is for wakes without a reason.
  while (!Ready)
    co_await Changed.wait(Lock);
}

folly::coro::Task<> awaitsWorkInLoop(std::atomic<bool> &Stop) {
  while (!Stop)
    co_await sendHeartbeat();
}

// What blocks the thread belongs to other checks.

app::Task<> pollsWithThreadSleep(std::atomic<bool> &Ready) {
  // async-blocking-sleep says that it polls.
  while (!Ready)
    std::this_thread::sleep_for(1ms);
  co_return;
}

app::Task<> pollsWithUsleep(std::atomic<bool> &Ready) {
  while (!Ready)
    usleep(100);
  co_return;
}

app::Task<> yieldsAndSleeps(std::atomic<bool> &Ready) {
  while (!Ready) {
    std::this_thread::yield();
    std::this_thread::sleep_for(1ms);
  }
  co_return;
}

app::Task<> waitsInCondition(std::future<int> &Price) {
  // async-blocking-wait has the condition.
  while (Price.wait_for(1ms) != std::future_status::ready)
    std::this_thread::yield();
  co_return;
}

// Contexts that may wait like this.

void spinsInPlainFunction(std::atomic<bool> &Ready) {
  // Nobody says that it runs on an executor.
  while (!Ready)
    std::this_thread::yield();
}

int main() {
  std::atomic<bool> Ready;
  while (!Ready)
    std::this_thread::yield();
}

app::Task<> spinsInThread(std::atomic<bool> &Ready) {
  std::thread([&] {
    while (!Ready)
      std::this_thread::yield();
  }).detach();
  co_return;
}

app::Task<std::jthread> spinsInStoppableThread() {
  co_return std::jthread([](std::stop_token Stop) {
    while (!Stop.stop_requested())
      std::this_thread::yield();
  });
}

app::Task<std::future<void>> spinsInAsync(std::atomic<bool> &Ready) {
  co_return std::async(std::launch::async, [&] {
    while (!Ready)
      std::this_thread::yield();
  });
}

seastar::future<> spinsInSeastarThread(std::atomic<bool> &Ready) {
  // There a yield lets others run.
  co_await seastar::async([&] {
    while (!Ready)
      seastar::thread::yield();
  });
}

app::Generator<int> spinsInGenerator(std::atomic<bool> &Ready) {
  // Runs on the thread of its consumer.
  while (!Ready)
    std::this_thread::yield();
  co_yield 1;
}

app::FireAndForget spinsBeforeFirstSuspension(std::atomic<bool> &Ready) {
  // Still the thread of its caller.
  while (!Ready)
    std::this_thread::yield();
  co_return;
}

app::Task<> returnsTaskOnly(std::atomic<bool> &Ready) {
  // No coroutine: a function that makes a task.
  while (!Ready)
    std::this_thread::yield();
  return app::sleepFor(1s);
}

app::Task<> lambdaForNobody(std::function<void()> &OnClose, std::atomic<bool> &Ready) {
  // Where it runs is unknown.
  OnClose = [&] {
    while (!Ready)
      std::this_thread::yield();
  };
  co_return;
}

app::Generator<int> yieldsValues(std::atomic<bool> &Stop) {
  // Each turn hands a value out.
  while (!Stop)
    co_yield 1;
}

// Loops around other things than an atomic, with nothing in them.

app::Task<> skipsBlanks(const char *Text) {
  while (*Text++ == ' ')
    ;
  co_return;
}

app::Task<> emptyLoopOverMachine(Parser &Machine) {
  while (Machine.step()) {
  }
  co_return;
}

app::Task<> waitsForOwnFlag(bool Ready) {
  // Nobody else changes it: an error, but of another kind.
  while (!Ready) {
  }
  co_return;
}

// Namesakes.

namespace shop {
struct Road {
  void yield();
};
void yield();
app::Task<> sleep(std::chrono::milliseconds);
} // namespace shop

app::Task<> namesakes(std::atomic<bool> &Ready, shop::Road &Crossing) {
  // Functions of the application, which do what nobody knows.
  while (!Ready)
    Crossing.yield();
  while (!Ready)
    shop::yield();
  while (!Ready)
    co_await shop::sleep(1ms);
}

folly::coro::Task<> sleepThatNobodyAwaits(std::atomic<bool> &Ready) {
  // Dropped, so it is no pause; async-discarded-task has it.
  while (!Ready)
    folly::coro::sleep(1ms);
  co_return;
}

// Sites that a comment excuses.

folly::coro::Task<> excused(std::atomic<bool> &Ready) {
  while (!Ready) // NOLINT(async-busy-wait)
    co_await folly::coro::sleep(1ms);
  // NOLINTNEXTLINE(async-busy-wait)
  while (!Ready)
    co_await folly::coro::sleep(1ms);
  // NOLINTBEGIN(async-busy-*)
  while (!Ready)
    co_await folly::coro::sleep(1ms);
  // NOLINTEND(async-busy-*)
}

// Never evaluated.

app::Task<> unevaluated() {
  using Waiter = decltype([](std::atomic<bool> &Ready) -> app::Task<> {
    while (!Ready)
      std::this_thread::yield();
    co_return;
  });
  co_return;
}

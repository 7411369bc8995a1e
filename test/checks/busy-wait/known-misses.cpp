// RUN: %check_async %s async-busy-wait
//
// No expectation: the check is silent here, and does not see these loops.

#include <app/task.h>
#include <array>
#include <atomic>
#include <chrono>
#include <libraries/folly.h>
#include <mutex>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

void pauseProcessor();

// The check does not follow calls.

void spin(std::atomic<bool> &Ready) {
  while (!Ready)
    std::this_thread::yield();
}

app::Task<> loopInHelper(std::atomic<bool> &Ready) {
  spin(Ready);
  co_return;
}

app::Task<> loopInLambda(std::atomic<bool> &Ready) {
  auto Spin = [&] {
    while (!Ready)
      std::this_thread::yield();
  };
  Spin();
  co_return;
}

folly::coro::Task<> nap() { co_await folly::coro::sleep(1ms); }

folly::coro::Task<> pauseInHelper(std::atomic<bool> &Ready) {
  while (!Ready)
    co_await nap();
}

// A task type of the application, of whose functions nobody knows that they sleep.
app::Task<> unknownSleep(std::atomic<bool> &Ready) {
  while (!Ready)
    co_await app::sleepFor(1ms);
}

// An instruction that makes the loop gentler, and that no model knows.
app::Task<> pausesProcessor(std::atomic<bool> &Ready) {
  while (!Ready)
    pauseProcessor();
  co_return;
}

// Loops of another form.

app::Task<> pauseInIncrement(std::atomic<bool> &Ready) {
  for (; !Ready; std::this_thread::yield())
    ;
  co_return;
}

folly::coro::Task<> jumpsBack(std::atomic<bool> &Ready) {
Again:
  co_await folly::coro::sleep(1ms);
  if (!Ready)
    goto Again;
}

folly::coro::Task<> callsItself(std::atomic<bool> &Ready) {
  co_await folly::coro::sleep(1ms);
  if (!Ready)
    co_await callsItself(Ready);
}

folly::coro::Task<> continues(std::atomic<bool> &Ready) {
  while (true) {
    co_await folly::coro::sleep(1ms);
    if (!Ready)
      continue;
    break;
  }
}

folly::coro::Task<> pauseInBranch(std::atomic<bool> &Ready, bool Patient) {
  while (!Ready) {
    if (Patient)
      co_await folly::coro::sleep(1s);
    else
      co_await folly::coro::sleep(1ms);
  }
}

folly::coro::Task<> pauseInTry(std::atomic<bool> &Ready) {
  while (!Ready)
    try {
      co_await folly::coro::sleep(1ms);
    } catch (const std::exception &) {
    }
}

folly::coro::Task<> pauseInVariable(std::atomic<bool> &Ready) {
  while (!Ready) {
    auto Pause = folly::coro::sleep(1ms);
    co_await std::move(Pause);
  }
}

folly::coro::Task<> namedPause(std::atomic<bool> &Ready) {
  while (!Ready) {
    constexpr auto Pause = 1ms;
    co_await folly::coro::sleep(Pause);
  }
}

// A way out that has a value, or throws.

folly::coro::Task<bool> returnsValue(std::atomic<bool> &Ready, std::atomic<bool> &Closed) {
  while (!Ready) {
    if (Closed)
      co_return false;
    co_await folly::coro::sleep(1ms);
  }
  co_return true;
}

folly::coro::Task<> throwsWhenClosed(std::atomic<bool> &Ready, std::atomic<bool> &Closed) {
  while (!Ready) {
    if (Closed)
      throw 1;
    co_await folly::coro::sleep(1ms);
  }
}

// Flags that are read by other means.

folly::coro::Task<> elements(std::vector<bool> &Ready, std::array<int, 3> &Done,
                             const int *Counters) {
  while (!Ready[0])
    co_await folly::coro::sleep(1ms);
  while (!Done[0])
    co_await folly::coro::sleep(1ms);
  while (!Counters[0])
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> readsInVariable(std::atomic<bool> &Ready) {
  while (true) {
    const bool Now = Ready;
    if (Now)
      break;
    co_await folly::coro::sleep(1ms);
  }
}

folly::coro::Task<> readsThroughLambda(std::atomic<bool> &Ready) {
  auto IsReady = [&] { return Ready.load(); };
  while (!IsReady())
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> chosenFlag(bool First, std::atomic<bool> &A, std::atomic<bool> &B) {
  while (First ? !A : !B)
    co_await folly::coro::sleep(1ms);
}

app::Task<> volatileFlag(volatile bool &Ready) {
  // Not an atomic.
  while (!Ready) {
  }
  co_return;
}

// Locks and slots that are tried again and again.

folly::coro::Task<> triesLock(std::mutex &Lock) {
  while (!Lock.try_lock())
    co_await folly::coro::sleep(1ms);
}

app::Task<> takesSpinLock(std::atomic_flag &Locked) {
  while (Locked.test_and_set())
    ;
  co_return;
}

// A pause that another call wraps.

folly::coro::Task<> pausesThroughAdaptor(std::atomic<bool> &Ready,
                                         folly::Executor::KeepAlive<> Pool) {
  while (!Ready)
    co_await folly::futures::sleep(1ms).via(Pool);
}

// RUN: %check_async %s async-busy-wait

#include <app/task.h>
#include <atomic>
#include <chrono>
#include <libraries/folly.h>
#include <libraries/libcoro.h>
#include <thread>

using namespace std::chrono_literals;

// Instantiations share the finding at the template.

template <typename Flag> folly::coro::Task<> waitFor(Flag &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> usesWaitFor(std::atomic<bool> &Paid, bool &Printed) {
  co_await waitFor(Paid);
  co_await waitFor(Printed);
}

template <typename Duration>
folly::coro::Task<> waitWithPause(const std::atomic<bool> &Ready, Duration Pause) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(Pause);
}

folly::coro::Task<> usesWaitWithPause(std::atomic<bool> &Ready) {
  co_await waitWithPause(Ready, 1ms);
  co_await waitWithPause(Ready, 1s);
}

template <typename Executor> struct Mailbox {
  int Letters = 0;

  coro::task<> waitForLetter(Executor &Pool) {
    while (Letters == 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:21: note: 'coro::thread_pool::yield' is all that it does
      co_await Pool.yield();
  }
  coro::task<> neverUsed(Executor &Pool) {
    // A member that no instantiation needs.
    while (Letters == 0)
      co_await Pool.yield();
  }
};

coro::task<> usesMailbox(Mailbox<coro::thread_pool> &Inbox, coro::thread_pool &Pool,
                         Mailbox<coro::scheduler> &Outbox, coro::scheduler &Loop) {
  co_await Inbox.waitForLetter(Pool);
  co_await Outbox.waitForLetter(Loop);
}

// The pause is one in one of the instantiations.

namespace shop {
struct Conveyor {
  // Moves a parcel.
  app::Delay yield();
};
} // namespace shop

template <typename Executor>
coro::task<> waitOnEither(Executor &Pool, std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:19: note: 'coro::thread_pool::yield' is all that it does
    co_await Pool.yield();
}

template coro::task<> waitOnEither(coro::thread_pool &, std::atomic<bool> &);
template coro::task<> waitOnEither(shop::Conveyor &, std::atomic<bool> &);

template <bool Forever> folly::coro::Task<> pollOrHold(std::atomic<bool> &Ready) {
  // Constant in one instantiation, and a flag in the other.
  while (Forever || !Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1ms);
}

template folly::coro::Task<> pollOrHold<false>(std::atomic<bool> &);

template <bool Spin> folly::coro::Task<> chooses(std::atomic<bool> &Ready) {
  if constexpr (Spin) {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: 'std::this_thread::yield' is all that it does
      std::this_thread::yield();
  } else {
    // Discarded in the only instantiation.
    while (!Ready)
      co_await folly::coro::sleep(1ms);
  }
  co_return;
}

template folly::coro::Task<> chooses<true>(std::atomic<bool> &);

app::Task<> genericLambda(std::atomic<bool> &Paid) {
  [](auto &Ready) {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: 'std::this_thread::yield' is all that it does
      std::this_thread::yield();
  }(Paid);
  co_return;
}

// Templates that nobody instantiates are silent.

template <typename Flag> folly::coro::Task<> neverInstantiated(Flag &Ready) {
  while (!Ready)
    co_await folly::coro::sleep(1ms);
}

// Macros of the application.

#define WAIT_UNTIL(CONDITION)                                                            \
  while (!(CONDITION))                                                                   \
  co_await folly::coro::sleep(1ms)

folly::coro::Task<> loopInMacro(std::atomic<bool> &Ready) {
  WAIT_UNTIL(Ready);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: expanded from macro 'WAIT_UNTIL'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'folly::coro::sleep' is all that it does
  // CHECK-MESSAGES: :[[@LINE-7]]:12: note: expanded from macro 'WAIT_UNTIL'
}

#define UNTIL(CONDITION) while (!(CONDITION))

folly::coro::Task<> conditionInMacro(std::atomic<bool> &Ready) {
  UNTIL(Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:26: note: expanded from macro 'UNTIL'
  // CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'folly::coro::sleep' is all that it does
  co_await folly::coro::sleep(1ms);
}

#define PAUSE() std::this_thread::yield()

app::Task<> pauseInMacro(std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: 'std::this_thread::yield' is all that it does
  // CHECK-MESSAGES: :[[@LINE-6]]:17: note: expanded from macro 'PAUSE'
    PAUSE();
  co_return;
}

#define CHECKED(STATEMENT)                                                               \
  do {                                                                                   \
    STATEMENT;                                                                           \
  } while (false)

folly::coro::Task<> loopAsArgument(std::atomic<bool> &Ready) {
  CHECKED(while (!Ready) co_await folly::coro::sleep(1ms));
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:35: note: 'folly::coro::sleep' is all that it does
}

folly::coro::Task<> pauseOnceInMacro() {
  // The loop of the macro runs once.
  CHECKED(co_await folly::coro::sleep(1ms));
}

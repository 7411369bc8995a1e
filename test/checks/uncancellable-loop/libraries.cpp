// RUN: %check_async %s async-uncancellable-loop
//
// The pauses and the cancellations of libraries.

#include <chrono>
#include <libraries/async_simple.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/seastar.h>
#include <libraries/tmc.h>
#include <libraries/winrt.h>

using namespace std::chrono_literals;

void beat();

// Seastar: an abort_source.

seastar::future<> beats() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here; 'seastar::sleep_abortable' takes a cancellation, and gets none
    co_await seastar::sleep(1s);
    beat();
  }
}

seastar::future<> beatsUntilAborted(seastar::abort_source &Abort) {
  while (!Abort.abort_requested()) {
    co_await seastar::sleep_abortable(1s, Abort);
    beat();
  }
}

seastar::future<> holdsGate(seastar::gate &Gate) {
  while (true) {
    auto Holder = Gate.hold();
    co_await seastar::sleep(1s);
  }
}

seastar::future<> waitsForCondition(seastar::condition_variable &Changed) {
  while (true) {
    co_await Changed.wait();
    beat();
  }
}

seastar::future<> waitsAndSwallows(seastar::condition_variable &Changed) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: this handler keeps exceptions in the loop
    try {
      co_await Changed.wait();
      beat();
    } catch (...) {
    }
  }
}

seastar::future<> takesFromQueue(seastar::queue<int> &Numbers) {
  while (true)
    co_await Numbers.pop_eventually();
}

// cppcoro: a cancellation_token.

cppcoro::task<> schedules(cppcoro::io_service &Service) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here; 'cppcoro::io_service::schedule_after' takes a cancellation, and gets none
    co_await Service.schedule_after(10ms);
    beat();
  }
}

cppcoro::task<> schedulesWithToken(cppcoro::io_service &Service,
                                   cppcoro::cancellation_token Token) {
  while (true) {
    co_await Service.schedule_after(10ms, Token);
    beat();
  }
}

cppcoro::task<> throwsIfAsked(cppcoro::io_service &Service,
                              cppcoro::cancellation_token Token) {
  while (true) {
    Token.throw_if_cancellation_requested();
    co_await Service.schedule_after(10ms);
  }
}

// TooManyCooks has none.

tmc::task<void> yields() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await tmc::yield();
    beat();
  }
}

// Who awaits these tasks tells them.

folly::coro::Task<void> sleeps() {
  while (true)
    co_await folly::coro::sleep(1s);
}

async_simple::coro::Lazy<> lazy() {
  while (true)
    co_await async_simple::coro::sleep(1s);
}

kj::Promise<void> promised(kj::Timer &Timer) {
  while (true)
    co_await Timer.afterDelay(1 * kj::SECONDS);
}

winrt::Windows::Foundation::IAsyncAction action() {
  while (true)
    co_await winrt::resume_after(1s);
}

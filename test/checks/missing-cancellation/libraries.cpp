// RUN: %check_async %s async-missing-cancellation
//
// The cancellations of libraries.

#include <chrono>
#include <libraries/async_simple.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/seastar.h>

using namespace std::chrono_literals;

// Seastar.

seastar::future<> waitsForUnits(seastar::semaphore &Units) {
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'waitsForUnits' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'seastar::abort_source' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'seastar::basic_semaphore::wait', which takes a cancellation, is awaited here
  co_await Units.wait(1);
}

seastar::future<> waitsForUnitsToo(seastar::semaphore &Units) {
  auto Held = co_await seastar::get_units(Units, 1);
}

seastar::future<> waitsUntilAborted(seastar::semaphore &Units, seastar::abort_source &Abort) {
  co_await Units.wait(Abort, 1);
}

seastar::future<> sleeps() {
  co_await seastar::sleep(1s);
}

class Service {
public:
  seastar::future<> run() {
    co_await Units.wait(1);
  }

private:
  seastar::semaphore Units{1};
  seastar::abort_source Abort;
};

// What somebody closes, and what closes something.

class Throttle {
public:
  seastar::future<> enter() { co_await Units.wait(1); }
  void stop() { Units.broken(); }

private:
  seastar::semaphore Units{1};
};

class Pool {
public:
  seastar::future<> stop() {
    co_await Units.wait(1);
    co_await Closed.close();
  }

private:
  seastar::semaphore Units{1};
  seastar::gate Closed;
};

seastar::future<> ownGate(seastar::semaphore &Units) {
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'ownGate' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'seastar::abort_source' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'seastar::basic_semaphore::wait', which takes a cancellation, is awaited here
  seastar::gate Own;
  co_await Units.wait(1);
  co_await Own.close();
}

// cppcoro.

cppcoro::task<> schedules(cppcoro::io_service &Service) {
  co_await Service.schedule_after(10ms);
}

// Tasks that are told by who awaits them.

folly::coro::Task<void> sleepsToo() {
  co_await folly::coro::sleep(1s);
}

async_simple::coro::Lazy<> lazy() {
  co_await async_simple::coro::sleep(1s);
}

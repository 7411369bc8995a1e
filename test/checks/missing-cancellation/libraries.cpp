// RUN: %check_async %s async-missing-cancellation
//
// The cancellations of libraries.

#include <chrono>
#include <libraries/async_simple.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/libcoro.h>
#include <libraries/seastar.h>
#include <libraries/tmc.h>
#include <stop_token>

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

// libcoro: what may never come.

coro::task<void> takes(coro::queue<int> &Numbers) {
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'takes' awaits what may never come, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'coro::queue::pop', which may never end, is awaited here
  co_await Numbers.pop();
}

coro::task<void> accepts(coro::net::tcp::server &Door) {
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'accepts' awaits what may never come, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'coro::net::tcp::server::accept', which may never end, is awaited here
  co_await Door.accept();
}

coro::task<void> acceptsForASecond(coro::net::tcp::server &Door) {
  co_await Door.accept(1s);
}

coro::task<void> takesUntilStopped(coro::queue<int> &Numbers, std::stop_token Stop) {
  while (!Stop.stop_requested())
    co_await Numbers.pop();
}

class Worker {
public:
  coro::task<void> run() {
    co_await Numbers.pop();
  }
  coro::task<void> stop() {
    co_await Numbers.shutdown();
  }

private:
  coro::queue<int> Numbers;
};

// TooManyCooks.

tmc::task<void> pulls(tmc::chan_tok<int> Numbers) {
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'pulls' awaits what may never come, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'tmc::chan_tok::pull', which may never end, is awaited here
  co_await Numbers.pull();
}

tmc::task<void> pullsUntilClosed(tmc::chan_tok<int> Numbers) {
  co_await Numbers.pull();
  Numbers.close();
}

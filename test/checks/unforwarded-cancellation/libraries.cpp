// RUN: %check_async %s async-unforwarded-cancellation
//
// The cancellations of libraries.

#include <app/task.h>
#include <libraries/async_simple.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <memory>
#include <optional>
#include <libraries/libunifex.h>
#include <libraries/seastar.h>
#include <libraries/stdexec.h>

using namespace std::chrono_literals;

// cppcoro.

cppcoro::task<> schedules(cppcoro::io_service &Service, cppcoro::cancellation_token Token) {
  co_await Service.schedule_after(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'cppcoro::io_service::schedule_after' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: cppcoro.h:{{[0-9]+}}:37: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await Service.schedule_after(10ms, Token);
}

cppcoro::task<> schedulesWithIt(cppcoro::io_service &Service,
                                cppcoro::cancellation_token Token) {
  co_await Service.schedule_after(10ms, Token);
  co_await Service.schedule_after(10ms, cppcoro::cancellation_token{});
}

cppcoro::task<> tests(cppcoro::io_service &Service, cppcoro::cancellation_token Token) {
  while (!Token.is_cancellation_requested())
    co_await Service.schedule_after(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'cppcoro::io_service::schedule_after' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: cppcoro.h:{{[0-9]+}}:37: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await Service.schedule_after(10ms, Token);
  // The last words.
  co_await Service.schedule_after(1ms);
}

cppcoro::task<> cancels(cppcoro::io_service &Service, cppcoro::cancellation_source Source) {
  Source.request_cancellation();
  co_await Service.schedule_after(1ms);
}

cppcoro::task<> hasTheSource(cppcoro::io_service &Service,
                             cppcoro::cancellation_source Source) {
  co_await Service.schedule_after(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'cppcoro::io_service::schedule_after' does not get 'Source', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: cppcoro.h:{{[0-9]+}}:37: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await Service.schedule_after(10ms, Source.token());
}

// An overload with an awaitable of its own, of the same result.
namespace net {
struct Received {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  std::size_t await_resume();
};
struct CancellableReceived {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  std::size_t await_resume();
};
class Socket {
public:
  Received recv(void *Buffer, std::size_t Size) noexcept;
  CancellableReceived recv(void *Buffer, std::size_t Size,
                           cppcoro::cancellation_token Token) noexcept;
};
} // namespace net

cppcoro::task<std::size_t> receives(net::Socket &Socket, cppcoro::cancellation_token Token) {
  char Buffer[16];
  co_return co_await Socket.recv(Buffer, sizeof(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'net::Socket::recv' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-8]]:56: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_return co_await Socket.recv(Buffer, sizeof(Buffer), Token);
}

cppcoro::task<std::size_t> keeps(net::Socket &Socket, cppcoro::cancellation_token Token) {
  char Buffer[16];
  co_await Socket.recv(Buffer, sizeof(Buffer), Token);
  // Another type would not do here.
  net::Received Started = Socket.recv(Buffer, sizeof(Buffer));
  co_return co_await Started;
}

// Seastar: the source goes by reference.

class Server {
public:
  seastar::future<> waits() {
    co_await Requests.wait(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'seastar::basic_semaphore::wait' does not get 'Abort', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: seastar.h:{{[0-9]+}}:31: note: it takes one in this overload
    // CHECK-FIXES: {{^}}    co_await Requests.wait(Abort, 1);
  }
  seastar::future<> takes() {
    auto Units = co_await seastar::get_units(Requests, 1);
  }
  seastar::future<> sleeps() {
    co_await seastar::sleep(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'seastar::sleep' does not get 'Abort', which could stop it; call 'seastar::sleep_abortable' with it [async-unforwarded-cancellation]
    // CHECK-MESSAGES: seastar.h:{{[0-9]+}}:70: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await seastar::sleep_abortable(1s, Abort);
  }
  seastar::future<> sleepsForItself() {
    co_await seastar::sleep_abortable(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'seastar::sleep_abortable' does not get 'Abort', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: seastar.h:{{[0-9]+}}:70: note: it takes one in this overload
    // CHECK-FIXES: {{^}}    co_await seastar::sleep_abortable(1s, Abort);
  }
  seastar::future<> isTold() {
    co_await Requests.wait(Abort, 1);
    auto Units = co_await seastar::get_units(Requests, 1, Abort);
    co_await seastar::sleep_abortable(1s, Abort);
  }
  seastar::future<> stop() {
    Abort.request_abort();
    co_await Requests.wait(1);
  }
  seastar::future<> cleansUp() {
    return isTold().finally([this] { return Requests.wait(1); });
  }

private:
  seastar::semaphore Requests{1};
  seastar::abort_source Abort;
};

// A const source cannot be passed by reference.
seastar::future<> looks(const seastar::abort_source &Abort) {
  Abort.check();
  co_await seastar::sleep(1s);
}

seastar::future<> byReference(seastar::abort_source &Abort) {
  co_await seastar::sleep(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'seastar::sleep' does not get 'Abort', which could stop it; call 'seastar::sleep_abortable' with it [async-unforwarded-cancellation]
  // CHECK-MESSAGES: seastar.h:{{[0-9]+}}:70: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await seastar::sleep_abortable(1s, Abort);
}

seastar::future<> itsOwnForOthers(seastar::semaphore &Requests) {
  seastar::abort_source Abort;
  co_await Requests.wait(Abort, 1);
  co_await Requests.wait(1);
}

// Folly.

folly::coro::Task<> work(int Number, folly::CancellationToken Token = {});
folly::coro::Task<> flush(std::optional<folly::CancellationToken> Token = std::nullopt);

folly::coro::Task<> passesNothing(folly::CancellationToken Token) {
  co_await work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'work' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-6]]:63: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await work(1, Token);
  co_await flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'flush' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-9]]:67: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await flush(Token);
}

folly::coro::Task<> asksTheSource(const folly::CancellationSource &Source) {
  if (Source.isCancellationRequested())
    co_return;
  co_await work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'work' does not get 'Source', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-19]]:63: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await work(1, Source.getToken());
}

folly::coro::Task<> passesIt(folly::CancellationToken Token) {
  co_await work(1, Token);
  co_await flush(Token);
  co_await flush(std::nullopt);
}

// Work that is let go may outlive what the token is for.
void starts(folly::CancellationToken Token, folly::Executor *Executor) {
  if (Token.isCancellationRequested())
    return;
  folly::coro::co_withExecutor(Executor, work(1, Token)).start([](auto &&) {});
}

// async_simple, by pointer.

async_simple::coro::Lazy<> step(int Number, async_simple::Slot *Slot = nullptr);

async_simple::coro::Lazy<> leavesTheSlotOut(async_simple::Slot *Slot) {
  co_await step(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'step' does not get 'Slot', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-5]]:65: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await step(1, Slot);
}

async_simple::coro::Lazy<> passesTheSlot(async_simple::Slot *Slot) {
  co_await step(1, Slot);
  co_await step(1, nullptr);
}

async_simple::coro::Lazy<> shared(std::shared_ptr<async_simple::Signal> Signal);
async_simple::coro::Lazy<> doesNotAsk(std::shared_ptr<async_simple::Signal> Signal) {
// CHECK-MESSAGES: :[[@LINE-1]]:77: warning: the cancellation 'Signal' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  co_await step(1);
}

// What somebody closes, and what closes something.

class Throttle {
public:
  seastar::future<> enter() { co_await Units.wait(1); }
  seastar::future<> enterToo() { auto Held = co_await seastar::get_units(Units, 1); }
  seastar::future<> stop() {
    Units.broken();
    co_await Closed.close();
  }
  seastar::future<> stopOther() {
    co_await seastar::sleep(10ms);
    Abort.request_abort();
    co_await Closed.close();
  }

private:
  seastar::semaphore Units{1};
  seastar::gate Closed;
  seastar::abort_source Abort;
};

class Session {
public:
  void startClosing() { Abort.request_abort(); }
  seastar::future<> close() {
    startClosing();
    co_await seastar::sleep(10ms);
  }

private:
  seastar::abort_source Abort;
};

seastar::future<> ownGate(seastar::abort_source &Abort) {
  seastar::gate Own;
  co_await seastar::sleep(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'seastar::sleep' does not get 'Abort', which could stop it; call 'seastar::sleep_abortable' with it [async-unforwarded-cancellation]
  // CHECK-MESSAGES: seastar.h:{{[0-9]+}}:70: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await seastar::sleep_abortable(10ms, Abort);
  co_await Own.close();
}

seastar::future<> ownSemaphore(seastar::abort_source &Abort, seastar::semaphore &Open) {
  co_await Open.wait(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'seastar::basic_semaphore::wait' does not get 'Abort', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: seastar.h:{{[0-9]+}}:31: note: it takes one in this overload
  // CHECK-FIXES: {{^}}  co_await Open.wait(Abort, 1);
}

// Whoever stops it wakes it up.

class Drain {
public:
  seastar::future<> run() {
    while (true) {
      co_await Wake.wait();
      Count = 0;
      if (Abort.abort_requested())
        break;
    }
  }
  seastar::future<> runOnce() {
    co_await Wake.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'seastar::basic_semaphore::wait' does not get 'Abort', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: seastar.h:{{[0-9]+}}:31: note: it takes one in this overload
    // CHECK-FIXES: {{^}}    co_await Wake.wait(Abort);
    Count = 0;
  }
  void stop() {
    Abort.request_abort();
    Wake.signal();
  }

private:
  seastar::semaphore Wake{0};
  seastar::abort_source Abort;
  int Count = 0;
};

// Stop tokens of std::execution, and of libunifex.

app::Task<> wait(int Number, stdexec::inplace_stop_token Stop = {});
app::Task<> wait(int Number, unifex::inplace_stop_token Stop);

app::Task<> stops(stdexec::inplace_stop_token Stop) {
  co_await wait(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'wait' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-6]]:58: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await wait(1, Stop);
}

app::Task<> requests(stdexec::inplace_stop_source &Stop) {
  Stop.request_stop();
  co_await wait(1);
}

app::Task<> ignored(unifex::inplace_stop_token Stop) {
// CHECK-MESSAGES: :[[@LINE-1]]:48: warning: the cancellation 'Stop' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  co_await std::suspend_always();
}

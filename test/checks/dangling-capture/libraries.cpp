// RUN: %check_async %s async-dangling-capture
//
// What the models say about the closures that libraries are given.

#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/libcoro.h>
#include <libraries/seastar.h>
#include <libraries/winrt.h>
#include <string>

void log(const std::string &Line);
void use(int Order);

namespace on_seastar {

using seastar::future;

future<> fiasco(std::string Customer) {
  co_await seastar::yield().then([Customer]() -> future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'seastar::future::then' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-4]]:34: note: 'seastar::coroutine::lambda' keeps a closure until its coroutine is done
    co_await seastar::yield();
    log(Customer);
  });
}

future<> wrapped(std::string Customer) {
  // Awaited in the statement that makes the closure.
  co_await seastar::yield().then(seastar::coroutine::lambda([Customer]() -> future<> {
    co_await seastar::yield();
    log(Customer);
  }));
}

future<> wrappedAndStored(std::string Customer) {
  future<> Later = seastar::yield().then(seastar::coroutine::lambda([Customer]() -> future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: it is destroyed at the end of this full expression; 'seastar::coroutine::lambda' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await seastar::yield();
    log(Customer);
  }));
  co_await seastar::yield();
  co_await std::move(Later);
}

future<> wrappedAndReturned(std::string Customer) {
  return seastar::yield().then(seastar::coroutine::lambda([Customer]() -> future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: it is destroyed at the end of this full expression; 'seastar::coroutine::lambda' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await seastar::yield();
    log(Customer);
  }));
}

future<> unwrappedAndReturned(std::string Customer) {
  return seastar::yield().then([Customer]() -> future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'seastar::future::then' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-4]]:32: note: 'seastar::coroutine::lambda' keeps a closure until its coroutine is done
    co_await seastar::yield();
    log(Customer);
  });
}

future<> last(std::string Customer) {
  co_await seastar::yield().finally([Customer]() -> future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'seastar::future::finally' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-4]]:37: note: 'seastar::coroutine::lambda' keeps a closure until its coroutine is done
    co_await seastar::yield();
    log(Customer);
  });
}

future<> readsBefore(std::string Customer) {
  // The closure is there until the first suspension.
  co_await seastar::yield().then([Customer]() -> future<> {
    std::string Copy = Customer;
    co_await seastar::yield();
    log(Copy);
  });
}

future<> nothingCaptured() {
  co_await seastar::yield().then([]() -> future<> { co_await seastar::yield(); });
}

future<> noCoroutine(std::string Customer) {
  co_await seastar::yield().then([Customer] {
    log(Customer);
    return seastar::yield();
  });
}

class Store {
public:
  future<> write(int Order) {
    co_await seastar::with_gate(Gate, [this, Order]() -> future<> {
      co_await seastar::yield();
      use(Order + Written);
    });
    co_await seastar::with_semaphore(Units, 1, [this, Order]() -> future<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'seastar::with_semaphore' destroys this closure before its coroutine is done; 'Order' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:11: note: 'Order' is read here
    // CHECK-MESSAGES: :[[@LINE-4]]:48: note: 'seastar::coroutine::lambda' keeps a closure until its coroutine is done
      co_await seastar::yield();
      use(Order + Written);
    });
    co_await seastar::with_semaphore(
        Units, 1, seastar::coroutine::lambda([this, Order]() -> future<> {
          co_await seastar::yield();
          use(Order + Written);
        }));
  }

  future<> writeInBackground(int Order) {
    future<> Later = seastar::with_gate(Gate, [this, Order]() -> future<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Order' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+5]]:6: note: it is destroyed at the end of this full expression; 'seastar::with_gate' does not keep it
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:11: note: 'Order' is read here
      co_await seastar::yield();
      use(Order + Written);
    });
    return Later;
  }

  future<> writeLater(int Order) {
    return seastar::with_gate(Gate, [this, Order]() -> future<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Order' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+5]]:6: note: it is destroyed at the end of this full expression; 'seastar::with_gate' does not keep it
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:11: note: 'Order' is read here
      co_await seastar::yield();
      use(Order + Written);
    });
  }

  future<> inGroup(int Order) {
    return seastar::with_scheduling_group(Group, [this, Order]() -> future<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'seastar::with_scheduling_group' destroys this closure before its coroutine is done; 'Order' is read from it later [async-dangling-capture]
    // CHECK-MESSAGES: :[[@LINE+3]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:11: note: 'Order' is read here
    // CHECK-MESSAGES: :[[@LINE-4]]:50: note: 'seastar::coroutine::lambda' keeps a closure until its coroutine is done
      co_await seastar::yield();
      use(Order + Written);
    });
  }

private:
  seastar::gate Gate;
  seastar::semaphore Units{1};
  seastar::scheduling_group Group;
  int Written = 0;
};

} // namespace on_seastar

namespace on_folly {

using folly::coro::Task;

Task<int> price(int Order);

Task<void> called(std::string Customer) {
  Task<void> Later = std::invoke([Customer]() -> Task<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+6]]:4: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:34: note: 'folly::coro::co_invoke' keeps a closure until its coroutine is done
    co_await price(1);
    log(Customer);
  });
  co_await std::move(Later);
}

// The task runs by itself, without its closure.
void started(folly::Executor::KeepAlive<> Executor, std::string Customer) {
  folly::coro::co_withExecutor(Executor, [Customer]() -> Task<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+7]]:14: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-6]]:42: note: 'folly::coro::co_invoke' keeps a closure until its coroutine is done
    co_await price(1);
    log(Customer);
  }()).start();
}

void startedAndKept(folly::Executor::KeepAlive<> Executor, std::string Customer) {
  folly::coro::co_withExecutor(Executor, folly::coro::co_invoke([Customer]() -> Task<void> {
    co_await price(1);
    log(Customer);
  })).start();
}

void waitedFor(std::string Customer) {
  folly::coro::blockingWait([Customer]() -> Task<void> {
    co_await price(1);
    log(Customer);
  }());
}

Task<void> kept(std::string Customer) {
  Task<void> Later = folly::coro::co_invoke([Customer]() -> Task<void> {
    co_await price(1);
    log(Customer);
  });
  co_await std::move(Later);
}

folly::Future<int> valueOf(int Order);

// A future of a task, which starts later.
void continued(std::string Customer) {
  auto Later = valueOf(1).thenValue([Customer](int Order) -> Task<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'folly::Future::thenValue' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-4]]:37: note: 'folly::coro::co_invoke' keeps a closure until its coroutine is done
    co_await price(Order);
    log(Customer);
  });
}

} // namespace on_folly

namespace on_kj {

kj::Promise<void> read();

kj::Promise<void> fiasco(std::string Customer) {
  co_await read().then([Customer]() -> kj::Promise<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'kj::Promise::then' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-4]]:24: note: 'kj::coCapture' keeps a closure until its coroutine is done
    co_await read();
    log(Customer);
  });
}

kj::Promise<void> kept(std::string Customer) {
  co_await read().then(kj::coCapture([Customer]() -> kj::Promise<void> {
    co_await read();
    log(Customer);
  }));
}

kj::Promise<void> later(std::string Customer) {
  return kj::evalLater([Customer]() -> kj::Promise<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'kj::evalLater' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-4]]:24: note: 'kj::coCapture' keeps a closure until its coroutine is done
    co_await read();
    log(Customer);
  });
}

kj::Promise<void> now(std::string Customer) {
  co_await kj::evalNow([Customer]() -> kj::Promise<void> {
    co_await read();
    log(Customer);
  });
}

kj::Promise<void> nowAndReturned(std::string Customer) {
  return kj::evalNow([Customer]() -> kj::Promise<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+5]]:4: note: it is destroyed at the end of this full expression; 'kj::evalNow' does not keep it
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await read();
    log(Customer);
  });
}

} // namespace on_kj

namespace on_libcoro {

coro::task<> read();

coro::task<> kept(std::string Customer) {
  coro::task<> Later = coro::invoke([Customer]() -> coro::task<> {
    co_await read();
    log(Customer);
  });
  co_await std::move(Later);
}

coro::task<> called(std::string Customer) {
  coro::task<> Later = std::invoke([Customer]() -> coro::task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+6]]:4: note: it is destroyed at the end of this full expression; 'std::invoke' does not keep it
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:36: note: 'coro::invoke' keeps a closure until its coroutine is done
    co_await read();
    log(Customer);
  });
  co_await std::move(Later);
}

} // namespace on_libcoro

namespace on_winrt {

using winrt::Windows::Foundation::IAsyncAction;

IAsyncAction load();

// The handler is released when it has returned.
void enqueued(winrt::Windows::System::DispatcherQueue Queue, std::string Customer) {
  Queue.TryEnqueue([Customer]() -> winrt::fire_and_forget {
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'winrt::Windows::System::DispatcherQueue::TryEnqueue' destroys this closure before its coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+2]]:9: note: 'Customer' is read here
    co_await load();
    log(Customer);
  });
}

void copiesFirst(winrt::Windows::System::DispatcherQueue Queue, std::string Customer) {
  Queue.TryEnqueue([Customer]() -> winrt::fire_and_forget {
    std::string Own = Customer;
    co_await load();
    log(Own);
  });
}

void called(std::string Customer) {
  [Customer]() -> winrt::fire_and_forget {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the closure of this coroutine is destroyed before the coroutine is done; 'Customer' is read from it later [async-dangling-capture]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: it is destroyed at the end of this full expression
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'Customer' is read here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: a parameter lives as long as the coroutine, and 'Customer' can be one
    co_await load();
    log(Customer);
  }();
}

} // namespace on_winrt

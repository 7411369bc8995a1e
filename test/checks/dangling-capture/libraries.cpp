// RUN: %check_async %s async-dangling-capture
//
// What the models say about the closures that libraries are given.

#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/libcoro.h>
#include <libraries/seastar.h>
#include <string>

void log(const std::string &Line);
void use(int Order);

namespace on_seastar {

using seastar::future;

future<> fiasco(std::string Customer) {
  co_await seastar::yield().then([Customer]() -> future<> {
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
    co_await seastar::yield();
    log(Customer);
  }));
  co_await seastar::yield();
  co_await std::move(Later);
}

future<> wrappedAndReturned(std::string Customer) {
  return seastar::yield().then(seastar::coroutine::lambda([Customer]() -> future<> {
    co_await seastar::yield();
    log(Customer);
  }));
}

future<> unwrappedAndReturned(std::string Customer) {
  return seastar::yield().then([Customer]() -> future<> {
    co_await seastar::yield();
    log(Customer);
  });
}

future<> last(std::string Customer) {
  co_await seastar::yield().finally([Customer]() -> future<> {
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
      co_await seastar::yield();
      use(Order + Written);
    });
    return Later;
  }

  future<> writeLater(int Order) {
    return seastar::with_gate(Gate, [this, Order]() -> future<> {
      co_await seastar::yield();
      use(Order + Written);
    });
  }

  future<> inGroup(int Order) {
    return seastar::with_scheduling_group(Group, [this, Order]() -> future<> {
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
    co_await price(1);
    log(Customer);
  });
  co_await std::move(Later);
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
    co_await price(Order);
    log(Customer);
  });
}

} // namespace on_folly

namespace on_kj {

kj::Promise<void> read();

kj::Promise<void> fiasco(std::string Customer) {
  co_await read().then([Customer]() -> kj::Promise<void> {
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
    co_await read();
    log(Customer);
  });
  co_await std::move(Later);
}

} // namespace on_libcoro

// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// Callables on their way to an executor: bound, stored, passed on.

#include <coroutine>
#include <utility>

#include <app/task.h>
#include <boost/asio.hpp>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <vector>

namespace asio = boost::asio;

std::future<int> loadOrder(int Id);
bool isOpen();

// Bound functions and members.

void onOrder(int Id) {
  loadOrder(Id).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:49: note: 'boost::asio::post' runs the handler on an executor
}

void bindsFunction(asio::io_context &Context) { asio::post(Context, std::bind(onOrder, 1)); }

void onRefund(int Id) {
  loadOrder(Id).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:46: note: 'boost::asio::post' runs the handler on an executor
}

void bindsFront(asio::io_context &Context) { asio::post(Context, std::bind_front(&onRefund, 1)); }

class Session : public std::enable_shared_from_this<Session> {
public:
  void start() {
    Timer.async_wait(std::bind(&Session::onTimer, this, std::placeholders::_1));
    Timer.async_wait(std::bind_front(&Session::onBackoff, shared_from_this()));
    asio::post(Context, std::bind(&Session::onStart, shared_from_this()));
    asio::post(Context, std::bind_front(&Session::onClose, this));
  }

private:
  void onTimer(const boost::system::error_code &) {
    Pending.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-10]]:11: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
  }
  void onBackoff(const boost::system::error_code &Error) {
    if (!Error)
      Pending.wait();
      // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-15]]:11: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
  }
  void onStart() {
    Pending.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-19]]:5: note: 'boost::asio::post' runs the handler on an executor
  }
  void onClose();
  // Called by nobody here.
  void onReset() { Pending.wait(); }

  asio::io_context &Context;
  asio::steady_timer Timer;
  std::future<int> Pending;
};

void Session::onClose() {
  Pending.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-32]]:5: note: 'boost::asio::post' runs the handler on an executor
}

// Values of a wrapper type.

void functionVariable(asio::io_context &Context) {
  std::function<void()> Handler = [] { loadOrder(1).wait(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'boost::asio::post' runs the handler on an executor
  asio::post(Context, Handler);
}

void movedFunctionVariable(asio::io_context &Context) {
  std::function<void()> Handler([] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'boost::asio::post' runs the handler on an executor
  asio::post(Context, std::move(Handler));
}

void packagedTask(asio::io_context &Context) {
  std::packaged_task<int()> Work([] { return loadOrder(1).get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'boost::asio::post' runs the handler on an executor
  asio::post(Context, std::move(Work));
}

void handlerOfOtherHandler(asio::io_context &Context) {
  auto Inner = [] { loadOrder(1).wait(); };
  // Only calls it: Inner is a helper.
  asio::post(Context, [Inner] { Inner(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'Inner' blocks the executor's thread that runs this handler: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
  // CHECK-MESSAGES: :[[@LINE-5]]:34: note: 'Inner' calls 'std::future::wait' here
}

// Objects with a call operator.

struct Retry {
  int Left;
  void operator()() {
    loadOrder(Left).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+4]]:50: note: 'boost::asio::post' runs the handler on an executor
  }
};

void functionObject(asio::io_context &Context) { asio::post(Context, Retry{3}); }

struct Reload {
  void operator()(boost::system::error_code) const {
    loadOrder(0).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+6]]:9: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
  }
};

void functionObjectVariable(asio::steady_timer &Timer) {
  Reload Again;
  Timer.async_wait(Again);
}

// Passed on by functions of the project.

void later(asio::io_context &Context, std::function<void()> Work) {
  asio::post(Context, Work);
}

void passedOn(asio::io_context &Context) {
  later(Context, [] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'boost::asio::post' runs the handler on an executor
}

template <typename F> void laterTemplate(asio::io_context &Context, F Work) {
  asio::post(Context, std::move(Work));
}

void passedOnByTemplate(asio::io_context &Context) {
  laterTemplate(Context, [] { loadOrder(2).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'boost::asio::post' runs the handler on an executor
}

template <typename F> void laterForwarded(asio::io_context &Context, F &&Work) {
  asio::post(Context, std::forward<F>(Work));
}

void passedOnByForwarding(asio::io_context &Context) {
  laterForwarded(Context, [] { loadOrder(3).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void laterTwice(asio::io_context &Context, std::function<void()> Work) {
  later(Context, std::move(Work));
}

void passedOnTwice(asio::io_context &Context) {
  laterTwice(Context, [] { loadOrder(4).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-36]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void laterByReference(asio::io_context &Context, std::function<void()> Work) {
  asio::post(Context, [Work] {
    if (isOpen())
      Work();
  });
}

void passedOnByCapture(asio::io_context &Context) {
  laterByReference(Context, [] { loadOrder(6).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-9]]:3: note: 'boost::asio::post' runs the handler on an executor
}

class Queue {
public:
  void add(std::function<void()> Work) { asio::post(Context, std::move(Work)); }
  template <typename F> void addAny(F &&Work) { asio::post(Context, std::forward<F>(Work)); }

private:
  asio::io_context Context;
};

void passedToMember(Queue &Orders) {
  Orders.add([] { loadOrder(7).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-10]]:42: note: 'boost::asio::post' runs the handler on an executor
  Orders.addAny([] { loadOrder(8).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-12]]:49: note: 'boost::asio::post' runs the handler on an executor
}

void onAudit() {
  loadOrder(9).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-73]]:3: note: 'boost::asio::post' runs the handler on an executor
}

// The name of a function is passed on as well.
void passesName(asio::io_context &Context) { later(Context, onAudit); }

void pointerLater(asio::io_context &Context, void (*Work)()) { asio::post(Context, Work); }

void onReport() {
  loadOrder(10).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:64: note: 'boost::asio::post' runs the handler on an executor
}

void passesPointer(asio::io_context &Context) { pointerLater(Context, &onReport); }

// Helpers that call their parameter in place have the context of the caller.

template <typename F> void measured(F &&Work) { Work(); }
void logged(const std::function<void()> &Work) {
  if (isOpen())
    Work();
}

app::Task<> inPlaceByTemplate() {
  measured([] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> inPlaceByFunction() {
  logged([] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> inPlaceTwice() {
  measured([] { measured([] { loadOrder(1).wait(); }); });
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

void inPlaceInHandler(asio::io_context &Context) {
  asio::post(Context, [] {
    measured([] { loadOrder(1).wait(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

// Coroutine lambdas.

void spawnsLambda(asio::io_context &Context) {
  asio::co_spawn(
      Context,
      [Id = 1]() -> asio::awaitable<void> {
        loadOrder(Id).wait();
        // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
        co_return;
      },
      asio::detached);
}

void spawnsLambdaVariable(asio::io_context &Context) {
  auto Serve = []() -> asio::awaitable<void> {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
    co_return;
  };
  asio::co_spawn(Context, Serve, asio::detached);
}

void coroutineLambdaInThread() {
  std::thread([] {
    auto Serve = []() -> app::Task<> {
      // The coroutine is nearer than the thread.
      loadOrder(1).wait();
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
      co_return;
    };
    (void)Serve();
  }).detach();
}

// A lambda that is no coroutine, and makes one.
void startsCoroutineInHandler(asio::io_context &Context) {
  asio::post(Context, [] {
    auto Order = loadOrder(1).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
    return [Order]() -> app::Task<int> { co_return Order; }();
  });
}

// Several levels: the nearest callable decides.

void levels(asio::io_context &Context) {
  std::thread([&Context] {
    loadOrder(0).wait();
    asio::post(Context, [&Context] {
      loadOrder(1).wait();
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 'boost::asio::post' runs the handler on an executor
      std::thread([&Context] {
        loadOrder(2).wait();
        asio::co_spawn(
            Context,
            []() -> asio::awaitable<void> {
              loadOrder(3).wait();
              // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
              std::thread([] {
                loadOrder(4).wait();
                measured([] { loadOrder(5).wait(); });
              }).detach();
              measured([] { loadOrder(6).wait(); });
              // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
              co_return;
            },
            asio::detached);
      }).detach();
    });
  }).detach();
}

// A callable of both worlds: the executor's thread is the one that suffers.
void threadAndHandler(asio::io_context &Context) {
  auto Work = [] { loadOrder(1).wait(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: 'boost::asio::post' runs the handler on an executor
  std::thread(Work).detach();
  asio::post(Context, Work);
}

// A helper that threads and handlers call: only the handler has a finding.
void flushOrders() { loadOrder(1).wait(); }

void threadAndHandlerCallHelper(asio::io_context &Context) {
  std::thread([] { flushOrders(); }).detach();
  asio::post(Context, [] { flushOrders(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'flushOrders' blocks the executor's thread that runs this handler: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
  // CHECK-MESSAGES: :[[@LINE-7]]:35: note: 'flushOrders' calls 'std::future::wait' here
}

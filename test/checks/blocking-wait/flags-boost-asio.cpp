// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// Boost.Asio's own headers, without a word about them in this file.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;

std::future<int> loadOrder(int Id);

// Coroutines.

asio::awaitable<int> readOrder() {
  co_return loadOrder(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

asio::awaitable<int> readOrderAfterPause(asio::steady_timer &Pause) {
  auto Loading = loadOrder(1);
  co_await Pause.async_wait(asio::use_awaitable);
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

asio::awaitable<int> readOrderAfterHop(asio::io_context &Context) {
  auto Loading = loadOrder(1);
  co_await asio::post(Context, asio::use_awaitable);
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

void serveOrders(asio::io_context &Context) {
  asio::co_spawn(
      Context,
      []() -> asio::awaitable<void> {
        loadOrder(1).wait();
        // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
        co_return;
      },
      asio::detached);
}

void serveOrdersOnPool(asio::thread_pool &Pool) {
  // A coroutine is async on a pool too.
  asio::co_spawn(
      Pool,
      []() -> asio::awaitable<void> {
        loadOrder(1).wait();
        // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
        co_return;
      },
      asio::detached);
}

void reportFailure(asio::io_context &Context) {
  asio::co_spawn(Context, readOrder(), [](std::exception_ptr, int) {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' runs the handler on an executor
  });
}

asio::awaitable<int> waitForOtherCoroutine(asio::io_context &Context) {
  // The future of `use_future` waits for a coroutine.
  co_return asio::co_spawn(Context, readOrder(), asio::use_future).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:68: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

// Handlers.

void postHandler(asio::io_context &Context) {
  asio::post(Context, [] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
  asio::dispatch(Context, [] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::dispatch' runs the handler on an executor
  asio::defer(Context, [] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::defer' runs the handler on an executor
}

void postToExecutor(asio::io_context &Context) {
  asio::post(Context.get_executor(), [] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void postToStrand(asio::strand<asio::io_context::executor_type> &Strand) {
  asio::post(Strand, [] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void postWithoutExecutor() {
  asio::post([] { loadOrder(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void postMovableHandler(asio::io_context &Context, std::future<int> Loading) {
  asio::post(Context, [Loading = std::move(Loading)]() mutable {
    Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

void timerHandler(asio::steady_timer &Timer) {
  Timer.async_wait([](boost::system::error_code) {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
  });
}

void boundHandler(asio::steady_timer &Timer, asio::io_context &Context) {
  Timer.async_wait(asio::bind_executor(Context, [](boost::system::error_code) {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
  }));
}

void signalHandler(asio::signal_set &Signals) {
  Signals.async_wait([](boost::system::error_code, int) {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'boost::asio::basic_signal_set::async_wait' runs the handler on an executor
  });
}

struct Connection : std::enable_shared_from_this<Connection> {
  tcp::socket Socket;
  std::array<char, 512> Buffer;
  std::thread Worker;

  void read() {
    Socket.async_read_some(asio::buffer(Buffer), [Self = shared_from_this()](
                                                     auto Error, std::size_t) {
      if (!Error)
        Self->Worker.join();
        // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::thread::join' blocks the executor's thread that runs this handler [async-blocking-wait]
        // CHECK-MESSAGES: :[[@LINE-5]]:12: note: 'boost::asio::basic_stream_socket::async_read_some' runs the handler on an executor
    });
  }

  void write() {
    asio::async_write(Socket, asio::buffer(Buffer),
                      [this](boost::system::error_code, std::size_t) {
                        Worker.join();
                        // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::thread::join' blocks the executor's thread that runs this handler [async-blocking-wait]
                        // CHECK-MESSAGES: :[[@LINE-4]]:5: note: 'boost::asio::async_write' runs the handler on an executor
                      });
  }
};

void acceptHandler(tcp::acceptor &Acceptor) {
  Acceptor.async_accept([](boost::system::error_code, tcp::socket) {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: 'boost::asio::basic_socket_acceptor::async_accept' runs the handler on an executor
  });
}

void handlerByName(asio::io_context &Context) {
  auto Handler = [] { loadOrder(1).wait(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'boost::asio::post' runs the handler on an executor
  asio::post(Context, Handler);
}

void movedHandlerByName(asio::io_context &Context) {
  auto Handler = [] { loadOrder(1).wait(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'boost::asio::post' runs the handler on an executor
  asio::post(Context, std::move(Handler));
}

void handlerInFunction(asio::io_context &Context) {
  asio::post(Context, std::function<void()>([] { loadOrder(1).wait(); }));
  // CHECK-MESSAGES: :[[@LINE-1]]:63: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void handlerInBind(asio::io_context &Context) {
  asio::post(Context, std::bind([](int Id) { loadOrder(Id).wait(); }, 1));
  // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void onTick() {
  // Somebody posts it below.
  loadOrder(1).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:48: note: 'boost::asio::post' runs the handler on an executor
}

void postFunction(asio::io_context &Context) { asio::post(Context, onTick); }

void onExpiry(const boost::system::error_code &Error) {
  if (!Error)
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+3]]:52: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
}

void startTimer(asio::steady_timer &Timer) { Timer.async_wait(&onExpiry); }

struct Poller {
  asio::steady_timer Timer;

  void start() {
    Timer.async_wait(std::bind(&Poller::onTimer, this, std::placeholders::_1));
  }
  void onTimer(const boost::system::error_code &) {
    loadOrder(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-5]]:11: note: 'boost::asio::basic_waitable_timer::async_wait' runs the handler on an executor
  }
};

// The nearest enclosing callable decides.

void postFromThread(asio::io_context &Context) {
  std::thread([&] {
    asio::post(Context, [] { loadOrder(1).wait(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'boost::asio::post' runs the handler on an executor
  }).detach();
}

void lambdaInsideHandler(asio::io_context &Context) {
  asio::post(Context, [] {
    [] { loadOrder(1).wait(); }();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
  });
}

void coroutineInsideHandler(asio::io_context &Context) {
  asio::post(Context, [&Context] {
    asio::co_spawn(
        Context,
        []() -> asio::awaitable<void> {
          loadOrder(1).wait();
          // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
          co_return;
        },
        asio::detached);
  });
}

void handlerInsideHandler(asio::io_context &Context) {
  asio::post(Context, [&Context] {
    asio::post(Context, [] { loadOrder(1).wait(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'boost::asio::post' runs the handler on an executor
  });
}

// An event loop inside of another.

asio::awaitable<void> runsLoop(asio::io_context &Inner) {
  Inner.run();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::io_context::run' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

asio::awaitable<void> runsLoopOnce(asio::io_context &Inner) {
  Inner.run_one();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::io_context::run_one' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

asio::awaitable<void> runsLoopABit(asio::io_context &Inner) {
  Inner.run_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::io_context::run_for' blocks the thread that runs this coroutine [async-blocking-wait]
  Inner.run_one_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::io_context::run_one_for' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

asio::awaitable<void> runsLoopUntil(asio::io_context &Inner) {
  Inner.run_until(std::chrono::steady_clock::now() + 1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::io_context::run_until' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

void runsLoopInHandler(asio::io_context &Context) {
  asio::post(Context, [&Context] { Context.run(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'boost::asio::io_context::run' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

asio::awaitable<void> joinsPool(asio::thread_pool &Pool) {
  Pool.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'boost::asio::thread_pool::join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

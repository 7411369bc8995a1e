// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// No expectation: the check is silent here.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;

std::future<int> loadOrder(int Id);

// Awaiting is what a coroutine is for.

asio::awaitable<void> pause(asio::steady_timer &Timer) {
  co_await Timer.async_wait(asio::use_awaitable);
}

asio::awaitable<std::size_t> readSome(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  co_return co_await Socket.async_read_some(asio::buffer(Buffer), asio::use_awaitable);
}

asio::awaitable<int> readOrder() { co_return 1; }

asio::awaitable<int> awaitsSpawned(asio::io_context &Context) {
  co_return co_await asio::co_spawn(Context, readOrder(), asio::use_awaitable);
}

asio::awaitable<int> pollsFuture(std::future<int> Loading) {
  // Looks first, and is suspended between the looks.
  asio::steady_timer Timer(co_await asio::this_coro::executor);
  while (Loading.wait_for(0s) != std::future_status::ready) {
    Timer.expires_after(1ms);
    co_await Timer.async_wait(asio::use_awaitable);
  }
  co_return Loading.get();
}

// Outside of handlers and coroutines, anything may wait.

int main() {
  asio::io_context Context;
  auto Result = asio::co_spawn(Context, readOrder(), asio::use_future);
  Context.run();
  asio::thread_pool Pool;
  asio::post(Pool, [] {});
  Pool.join();
  return Result.get();
}

int runToCompletion() {
  asio::io_context Context;
  auto Result = asio::co_spawn(Context, readOrder(), asio::use_future);
  Context.run();
  return Result.get();
}

void runOnThreads(asio::io_context &Context, std::vector<std::thread> &Workers) {
  // The thread of a loop is the right place to run it.
  Workers.emplace_back([&Context] { Context.run(); });
  std::thread([&Context] { Context.run(); }).detach();
}

// What runs on a pool of its own may block.

void postToPool(asio::thread_pool &Pool) {
  asio::post(Pool, [] { loadOrder(1).wait(); });
  asio::dispatch(Pool, [] { loadOrder(1).wait(); });
  asio::defer(Pool.get_executor(), [] { loadOrder(1).wait(); });
}

void postToStrandOfPool(asio::thread_pool &Pool) {
  auto Strand = asio::make_strand(Pool);
  asio::post(Strand, [] { loadOrder(1).wait(); });
}

void poolByName(asio::thread_pool &Pool) {
  auto Job = [] { loadOrder(1).wait(); };
  asio::post(Pool, Job);
}

void poolInsideHandler(asio::io_context &Context, asio::thread_pool &Pool) {
  asio::post(Context, [&Pool] { asio::post(Pool, [] { loadOrder(1).wait(); }); });
}

asio::awaitable<void> poolInsideCoroutine(asio::thread_pool &Pool) {
  asio::post(Pool, [] { loadOrder(1).wait(); });
  co_return;
}

void executesOnPool(asio::thread_pool &Pool) {
  Pool.get_executor().execute([] { loadOrder(1).wait(); });
}

// Threads started by handlers.

void threadInsideHandler(asio::io_context &Context) {
  asio::post(Context, [] { std::thread([] { loadOrder(1).wait(); }).detach(); });
}

// A loop that only looks whether there is something to do.

asio::awaitable<void> pollsLoop(asio::io_context &Inner) {
  Inner.poll();
  Inner.poll_one();
  co_return;
}

asio::awaitable<void> runsLoopForNoTime(asio::io_context &Inner) {
  Inner.run_for(0s);
  Inner.run_one_for(0ms);
  Inner.run_until(std::chrono::steady_clock::now());
  co_return;
}

asio::awaitable<void> stopsLoop(asio::io_context &Inner) {
  Inner.stop();
  Inner.restart();
  co_return;
}

// Handlers that do not wait.

void quickHandler(asio::io_context &Context, std::promise<int> &Result) {
  asio::post(Context, [&Result] { Result.set_value(1); });
}

void guardedHandler(asio::steady_timer &Timer, std::shared_future<int> Loading) {
  Timer.async_wait([Loading](boost::system::error_code) {
    if (Loading.wait_for(0s) == std::future_status::ready)
      (void)Loading.get();
  });
}

// Callables that Asio does not run.

void completionCondition(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  // Called inside a function that is no coroutine.
  asio::read(Socket, asio::buffer(Buffer),
             [](boost::system::error_code, std::size_t) -> std::size_t {
               loadOrder(1).wait();
               return 0;
             });
}

void storedForLater(std::function<void()> &OnClose) {
  OnClose = [] { loadOrder(1).wait(); };
}

struct Logger {
  // Nobody posts it.
  void flush() { loadOrder(1).wait(); }
};

void excusedHandler(asio::io_context &Context) {
  asio::post(Context, [] { loadOrder(1).wait(); }); // NOLINT(async-blocking-wait)
}

namespace detached {
// A function of the application that only has the name of a sink.
template <typename Executor, typename Handler> void post(Executor &, Handler H) { H(); }

void usesOwnPost(int &Queue) {
  post(Queue, [] { loadOrder(1).wait(); });
}
} // namespace detached

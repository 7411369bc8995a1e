// RUN: %check_async %s async-discarded-task -- %boost_asio
//
// No expectation: the check is silent here.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <tuple>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;

asio::awaitable<int> readOrder(int Id) { co_return Id; }

struct Session {
  tcp::socket Socket;
  asio::steady_timer Timer;
  std::array<char, 64> Buffer;

  asio::awaitable<void> serve();
};

asio::awaitable<void> awaits(Session &S, asio::io_context &Context) {
  co_await readOrder(1);
  co_await S.Timer.async_wait(asio::use_awaitable);
  co_await S.Socket.async_read_some(asio::buffer(S.Buffer), asio::use_awaitable);
  co_await asio::post(Context, asio::use_awaitable);
  co_await asio::co_spawn(Context, readOrder(1), asio::use_awaitable);
  co_await asio::this_coro::executor;
}

asio::awaitable<int> returns() { co_return co_await readOrder(1); }

asio::awaitable<int> handsOn() { return readOrder(1); }

void spawnsDetached(asio::io_context &Context) {
  // Detached on purpose: async-fire-and-forget speaks of it.
  asio::co_spawn(Context, readOrder(1), asio::detached);
}

void spawnsWithHandler(asio::io_context &Context) {
  // The handler gets the result.
  asio::co_spawn(Context, readOrder(1), [](std::exception_ptr, int) {});
}

void completionHandlers(Session &S, asio::io_context &Context) {
  // Operations with a handler return nothing.
  S.Timer.async_wait([](boost::system::error_code) {});
  S.Socket.async_read_some(asio::buffer(S.Buffer),
                           [](boost::system::error_code, std::size_t) {});
  asio::async_write(S.Socket, asio::buffer(S.Buffer),
                    [](boost::system::error_code, std::size_t) {});
  asio::post(Context, [] {});
  asio::dispatch(Context, [] {});
}

void valuesThatAreNoTasks(Session &S, asio::io_context &Context) {
  // Counts, executors, endpoints.
  S.Timer.cancel();
  S.Timer.expires_after(1s);
  Context.poll();
  Context.get_executor();
  asio::make_strand(Context);
  S.Socket.remote_endpoint();
  asio::buffer(S.Buffer);
}

void keeps(asio::io_context &Context, std::vector<std::future<int>> &Results) {
  Results.push_back(asio::co_spawn(Context, readOrder(1), asio::use_future));
  auto Result = asio::co_spawn(Context, readOrder(2), asio::use_future);
  asio::co_spawn(Context, readOrder(3), asio::use_future).get();
}

void dropsOnPurpose(Session &S, asio::io_context &Context) {
  (void)asio::co_spawn(Context, readOrder(1), asio::use_future);
  std::ignore = S.Timer.async_wait(asio::use_future);
  (void)S.serve();
}

void tokens() {
  // Names of objects that live on.
  asio::use_awaitable;
  asio::detached;
  asio::this_coro::executor;
}

void handlerReturnsTask(asio::io_context &Context) {
  // The coroutine is started by co_spawn, and lives until it ends.
  asio::co_spawn(Context, [] { return readOrder(1); }, asio::detached);
}

// RUN: %check_async %s async-blocking-wait
//
// Hops of Asio 1.28: Debian's Boost 1.74 cannot compile an awaited
// `bind_executor`.

#include <app/task.h>
#include <future>

namespace asio {

struct use_awaitable_t {};
inline constexpr use_awaitable_t use_awaitable;

struct io_context {
  struct executor_type {};
  executor_type get_executor();
};

struct thread_pool {
  struct executor_type {};
  executor_type get_executor();
};

template <typename Token, typename Executor> struct executor_binder {};

template <typename Executor, typename Token>
executor_binder<Token, Executor> bind_executor(const Executor &, Token);
template <typename Context, typename Token>
executor_binder<Token, typename Context::executor_type> bind_executor(Context &, Token)
  requires requires { typename Context::executor_type; };

template <typename Token> app::Task<> post(Token &&);
template <typename Executor, typename Token> app::Task<> post(Executor &&, Token &&);
template <typename Token> app::Task<> dispatch(Token &&);

struct steady_timer {
  app::Task<> async_wait(use_awaitable_t);
};

} // namespace asio

std::future<int> loadOrder(int Order);

// Silent: resumed on the pool.
app::Task<int> onThePool(asio::thread_pool &Workers) {
  co_await asio::post(asio::bind_executor(Workers, asio::use_awaitable));
  co_return loadOrder(1).get();
}

app::Task<int> onItsExecutor(asio::thread_pool &Workers) {
  co_await asio::dispatch(asio::bind_executor(Workers.get_executor(), asio::use_awaitable));
  int First = loadOrder(1).get();
  co_return First + loadOrder(2).get();
}

app::Task<int> onThePoolEitherWay(asio::thread_pool &Small, asio::thread_pool &Large, bool Many) {
  if (Many)
    co_await asio::post(asio::bind_executor(Large, asio::use_awaitable));
  else
    co_await asio::post(asio::bind_executor(Small, asio::use_awaitable));
  co_return loadOrder(1).get();
}

// The coroutine goes to the pool and comes back at once.
app::Task<int> notOnThePool(asio::thread_pool &Workers) {
  co_await asio::post(Workers, asio::use_awaitable);
  co_return loadOrder(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// The timer brings the coroutine back to its executor.
app::Task<int> noLongerOnThePool(asio::thread_pool &Workers, asio::steady_timer &Timer) {
  co_await asio::post(asio::bind_executor(Workers, asio::use_awaitable));
  co_await Timer.async_wait(asio::use_awaitable);
  co_return loadOrder(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

// Only on one of two ways.
app::Task<int> perhapsOnThePool(asio::thread_pool &Workers, bool Large) {
  if (Large)
    co_await asio::post(asio::bind_executor(Workers, asio::use_awaitable));
  co_return loadOrder(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
}

// A loop is no pool.
app::Task<int> onTheOtherLoop(asio::io_context &Other) {
  co_await asio::post(asio::bind_executor(Other, asio::use_awaitable));
  co_return loadOrder(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Imitates Boost.Cobalt of Boost 1.88 (57181ca), with what it needs of Asio.
#ifndef LIBRARIES_COBALT_H
#define LIBRARIES_COBALT_H

#include <chrono>
#include <coroutine>
#include <exception>
#include <utility>

namespace boost::asio {

class any_io_executor {};

class io_context {
public:
  class executor_type {
  public:
    operator any_io_executor() const;
  };
  executor_type get_executor();
  void run();
};

class thread_pool {
public:
  ~thread_pool();
  any_io_executor get_executor();
};

struct detached_t {};
inline constexpr detached_t detached;

} // namespace boost::asio

namespace boost::cobalt {

namespace asio = boost::asio;
using executor = asio::any_io_executor;

template <typename Return> struct task;
template <typename Return> struct promise;
template <typename Yield, typename Push> struct generator;
struct thread;
struct detached;
class main;

namespace detail {

template <typename T> struct awaitable {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

struct suspending_promise {
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
};

struct running_promise {
  std::suspend_never initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
};

template <typename T> struct returns {
  template <typename U> void return_value(U &&);
};
template <> struct returns<void> {
  void return_void();
};

template <typename Return>
struct task_promise : suspending_promise, returns<Return> {
  task<Return> get_return_object();
};

template <typename Return>
struct cobalt_promise : running_promise, returns<Return> {
  promise<Return> get_return_object();
};

template <typename Yield, typename Push>
struct generator_promise : running_promise, returns<Yield> {
  generator<Yield, Push> get_return_object();
  awaitable<Push> yield_value(Yield);
};

struct thread_promise : suspending_promise, returns<void> {
  boost::cobalt::thread get_return_object();
};

struct detached_promise {
  boost::cobalt::detached get_return_object();
  std::suspend_never initial_suspend() noexcept;
  std::suspend_never final_suspend() noexcept;
  [[noreturn]] void unhandled_exception() { throw; }
  void return_void();
};

struct main_promise : suspending_promise {
  boost::cobalt::main get_return_object();
  void return_value(int);
};

template <typename Yield, typename Push> struct generator_base {
  awaitable<Yield> operator()(Push);
};
template <typename Yield> struct generator_base<Yield, void> {
  awaitable<Yield> operator co_await();
};

} // namespace detail

template <typename Return> struct [[nodiscard]] task {
  task(task &&) noexcept = default;
  task &operator=(task &&) noexcept = default;
  detail::awaitable<Return> operator co_await();
  using promise_type = detail::task_promise<Return>;
};

template <typename Return> struct [[nodiscard]] promise {
  promise(promise &&) noexcept;
  promise &operator=(promise &&) noexcept;
  ~promise();
  detail::awaitable<Return> operator co_await();
  void operator+() &&;
  void cancel();
  bool ready() const;
  explicit operator bool() const;
  bool attached() const;
  void detach();
  void attach();
  Return get();
  using promise_type = detail::cobalt_promise<Return>;
};

template <typename Yield, typename Push = void>
struct [[nodiscard]] generator : detail::generator_base<Yield, Push> {
  generator(generator &&) noexcept = default;
  ~generator();
  explicit operator bool() const;
  void cancel();
  bool ready() const;
  Yield get();
  using promise_type = detail::generator_promise<Yield, Push>;
};

struct thread {
  void cancel();
  detail::awaitable<void> operator co_await() &;
  detail::awaitable<void> operator co_await() &&;
  ~thread();
  thread(thread &&) noexcept = default;
  void join();
  bool joinable() const;
  void detach();
  executor get_executor() const;
  using promise_type = detail::thread_promise;
};

struct detached {
  using promise_type = detail::detached_promise;
};

class main {
public:
  using promise_type = detail::main_promise;
};

template <typename T> T run(task<T>);

template <typename Context, typename T, typename CompletionToken>
  requires requires(Context &C) { C.get_executor(); }
auto spawn(Context &, task<T> &&, CompletionToken &&) {}

template <typename T, typename CompletionToken>
auto spawn(executor, task<T> &&, CompletionToken &&) {}

template <typename T> struct channel {
  detail::awaitable<T> read();
  detail::awaitable<void> write(T);
};

struct wait_group {
  void push_back(promise<void>);
  detail::awaitable<void> wait();
};

template <typename... T> detail::awaitable<void> join(T &&...);

namespace this_thread {
executor &get_executor();
bool has_executor();
} // namespace this_thread

namespace io {

using wait_op = detail::awaitable<void>;

[[nodiscard]] inline auto sleep(const std::chrono::steady_clock::duration &) {
  return wait_op();
}
template <typename Duration>
[[nodiscard]] auto
sleep(const std::chrono::time_point<std::chrono::steady_clock, Duration> &) {
  return wait_op();
}
template <typename Duration>
[[nodiscard]] auto
sleep(const std::chrono::time_point<std::chrono::system_clock, Duration> &) {
  return wait_op();
}
template <typename Rep, typename Period>
[[nodiscard]] auto sleep(const std::chrono::duration<Rep, Period> &) {
  return wait_op();
}

struct steady_timer {
  steady_timer(const std::chrono::steady_clock::duration &);
  [[nodiscard]] wait_op wait();
};

struct system_timer {
  system_timer(const std::chrono::system_clock::time_point &);
  [[nodiscard]] wait_op wait();
};

struct resolver {
  [[nodiscard]] detail::awaitable<int> resolve(const char *host, const char *service);
};

struct stream_socket {
  [[nodiscard]] detail::awaitable<int> read_some(void *buffer, int size);
  [[nodiscard]] detail::awaitable<void> connect(int endpoint);
};

} // namespace io

} // namespace boost::cobalt

#endif // LIBRARIES_COBALT_H

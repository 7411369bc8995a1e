//===- tmc.h - a stub of TooManyCooks -------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates TooManyCooks 1.7.0 (6f18dfd), and the timer of Asio.
#ifndef LIBRARIES_TMC_H
#define LIBRARIES_TMC_H

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <functional>
#include <future>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tmc {
class ex_asio;
} // namespace tmc

namespace asio {

class any_io_executor {};

template <typename Clock> class basic_waitable_timer {
public:
  basic_waitable_timer(const any_io_executor &, const typename Clock::duration &) {}
  basic_waitable_timer(const any_io_executor &, const typename Clock::time_point &) {}
  template <typename Token> auto async_wait(Token) { return typename Token::awaitable(); }
};

using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;

} // namespace asio

namespace tmc {

using work_item = std::coroutine_handle<>;

template <typename Awaitable, typename Result> class aw_task;
template <typename Result> struct task;

namespace detail {

struct promise_base {
  std::suspend_always initial_suspend() const noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept {}
};

template <typename Result> struct task_promise : promise_base {
  task<Result> get_return_object() noexcept;
  void return_value(Result) {}
};

template <> struct task_promise<void> : promise_base {
  task<void> get_return_object() noexcept;
  void return_void() noexcept {}
};

template <typename Result> struct awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  Result await_resume() noexcept;
};

} // namespace detail

template <typename Awaitable, typename Result> class aw_task : public detail::awaiter<Result> {};

template <typename Result> struct [[nodiscard]] task {
  using promise_type = tmc::detail::task_promise<Result>;
  task() noexcept {}
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task() {}
  aw_task<task<Result>, Result> operator co_await() && noexcept;
};

// Executors.

inline constexpr size_t NO_HINT = static_cast<size_t>(-1);

class ex_any {
public:
  inline void post(work_item &&, size_t = 0, size_t = NO_HINT) noexcept {}
  inline void post_bulk(work_item *, size_t, size_t = 0, size_t = NO_HINT) noexcept {}
};

class ex_cpu {
public:
  ex_cpu();
  ~ex_cpu();
  ex_cpu &set_thread_count(size_t);
  void init();
  void teardown();
  void post(work_item &&, size_t = 0, size_t = NO_HINT);
  template <typename It> void post_bulk(It &&, size_t, size_t = 0, size_t = NO_HINT) {}
};

class ex_cpu_st {
public:
  ex_cpu_st();
  ~ex_cpu_st();
  void init();
  void teardown();
  void post(work_item &&, size_t = 0, size_t = NO_HINT);
  template <typename It> void post_bulk(It &&, size_t, size_t = 0, size_t = NO_HINT) {}
};

class ex_manual_st {
public:
  ex_manual_st();
  ~ex_manual_st();
  bool run_one();
  size_t run_all();
  void init();
  void teardown();
  void post(work_item &&, size_t = 0, size_t = NO_HINT);
  template <typename It> void post_bulk(It &&, size_t, size_t = 0, size_t = NO_HINT) {}
};

class ex_braid {
public:
  ex_braid();
  template <typename Executor> ex_braid(Executor &) {}
  ~ex_braid();
  void post(work_item &&, size_t = 0, size_t = NO_HINT);
  template <typename It> void post_bulk(It &&, size_t, size_t = 0, size_t = NO_HINT) {}
};

class ex_asio {
public:
  ex_asio() {}
  ~ex_asio() {}
  void init() {}
  void teardown() {}
  void post(work_item &&, size_t = 0, size_t = NO_HINT) {}
  template <typename It> void post_bulk(It, size_t, size_t = 0, size_t = NO_HINT) {}
  operator asio::any_io_executor() { return {}; }
};

namespace detail {
inline ex_cpu g_ex_cpu;
inline ex_asio g_ex_asio;
} // namespace detail

constexpr ex_cpu &cpu_executor() { return tmc::detail::g_ex_cpu; }
constexpr ex_asio &asio_executor() { return tmc::detail::g_ex_asio; }
inline ex_any *current_executor() noexcept { return nullptr; }

int async_main(tmc::task<int> &&);

// Posting.

template <typename E, typename TaskOrFunc>
void post(E &&, TaskOrFunc &&, size_t = 0, size_t = NO_HINT) noexcept {}
template <typename E, typename Iter> void post_bulk(E &&, Iter &&, size_t, size_t = 0, size_t = NO_HINT) {}

template <typename E, typename Result>
[[nodiscard]] std::future<Result> post_waitable(E &&, task<Result> &&, size_t = 0, size_t = NO_HINT);
template <typename E, typename Func, typename Result = std::invoke_result_t<Func &>>
[[nodiscard]] std::future<Result> post_waitable(E &&, Func &&, size_t = 0, size_t = NO_HINT) {
  return {};
}
template <typename E, typename Iter>
[[nodiscard]] std::future<void> post_bulk_waitable(E &&, Iter &&, size_t, size_t = 0, size_t = NO_HINT) {
  return {};
}

// Awaitables.

class [[nodiscard]] aw_yield : public detail::awaiter<void> {};
class [[nodiscard]] aw_yield_if_requested : public detail::awaiter<void> {};
class [[nodiscard]] aw_reschedule : public detail::awaiter<void> {};
constexpr aw_yield yield() { return {}; }
constexpr aw_yield_if_requested yield_if_requested() { return {}; }
constexpr aw_reschedule reschedule() { return {}; }

class [[nodiscard]] aw_resume_on : public detail::awaiter<void> {};
template <typename Exec> inline aw_resume_on resume_on(Exec &&) { return {}; }

template <typename E> class aw_ex_scope_exit : public detail::awaiter<void> {};
template <typename E> class [[nodiscard]] aw_ex_scope_enter : public detail::awaiter<aw_ex_scope_exit<E>> {};
template <typename E> inline aw_ex_scope_enter<E> enter(E &) { return {}; }

template <typename Awaitable, typename Result = void> class [[nodiscard]] aw_spawn {
public:
  detail::awaiter<Result> operator co_await() && noexcept;
  void detach() {}
};
template <typename Result> aw_spawn<task<Result>, Result> spawn(task<Result> &&);

template <typename Result, size_t Count, typename IterBegin, typename IterEnd, bool IsFunc>
class [[nodiscard]] aw_spawn_many : public detail::awaiter<void> {};
template <typename Func> aw_spawn_many<void, 0, Func, size_t, true> spawn_func_many(Func &&, size_t) {
  return {};
}

template <typename... Awaitable> class [[nodiscard]] aw_spawn_tuple : public detail::awaiter<std::tuple<>> {};
template <typename... Awaitable> aw_spawn_tuple<Awaitable...> spawn_tuple(Awaitable &&...) { return {}; }

template <typename Result> class [[nodiscard]] aw_spawn_func : public detail::awaiter<Result> {};
template <typename Func, typename... Arguments>
auto spawn_func(Func &&Work, Arguments &&...Values)
    -> aw_spawn_func<decltype(Work(static_cast<Arguments &&>(Values)...))> {
  return {};
}

// Channels, mutexes.

struct chan_default_config {};

template <typename T, typename Config = chan_default_config> class channel {
public:
  void close() noexcept {}
  tmc::task<void> drain() noexcept;
  void drain_wait() noexcept {}
};

template <typename T, typename Config = chan_default_config> class chan_tok {
public:
  void close() noexcept {}
  tmc::task<void> drain() noexcept;
  void drain_wait() noexcept {}
  bool post(T) { return false; }
  detail::awaiter<std::optional<T>> pull();
};

class mutex {
public:
  detail::awaiter<void> operator co_await() noexcept;
  void unlock() noexcept;
};

// Timers of Asio.

struct aw_asio_t {
  class awaitable : public detail::awaiter<std::tuple<int>> {};
};
constexpr aw_asio_t aw_asio{};

class asio_safe_timer {
public:
  explicit asio_safe_timer(asio::steady_timer) {}
  tmc::task<std::tuple<int>> async_wait();
  tmc::task<std::tuple<int>> async_wait_for(std::chrono::steady_clock::duration);
  tmc::task<std::tuple<int>> async_wait_until(std::chrono::steady_clock::time_point);
};

} // namespace tmc

#endif // LIBRARIES_TMC_H

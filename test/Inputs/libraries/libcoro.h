//===- libcoro.h - a stub of libcoro --------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates libcoro 0.16.0-4 (277467f).
#ifndef LIBRARIES_LIBCORO_H
#define LIBRARIES_LIBCORO_H

#include <chrono>
#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace coro {

using clock = std::chrono::steady_clock;
using time_point = clock::time_point;

template <typename return_type = void> class task;
template <typename T> class generator;

namespace detail {

struct promise_base {
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept { return std::suspend_always{}; }
  auto unhandled_exception() noexcept -> void {}
};

template <typename return_type> struct promise : promise_base {
  auto get_return_object() noexcept -> task<return_type>;
  template <typename value_type> auto return_value(value_type &&) -> void {}
};

template <> struct promise<void> : promise_base {
  auto get_return_object() noexcept -> task<void>;
  auto return_void() noexcept -> void {}
};

template <typename T> struct generator_promise : promise_base {
  auto get_return_object() noexcept -> generator<T>;
  auto yield_value(T) noexcept { return std::suspend_always{}; }
  auto return_void() noexcept -> void {}
};

template <typename result_type> struct awaiter {
  auto await_ready() const noexcept -> bool;
  auto await_suspend(std::coroutine_handle<>) noexcept -> bool;
  auto await_resume() noexcept -> result_type;
};

} // namespace detail

template <typename return_type> class [[nodiscard]] task {
public:
  using promise_type = detail::promise<return_type>;

  struct awaitable {
    auto await_ready() const noexcept -> bool;
    auto await_suspend(std::coroutine_handle<>) noexcept -> std::coroutine_handle<>;
    auto await_resume() -> return_type;
  };

  task() noexcept;
  task(task &&) noexcept;
  ~task();
  auto operator=(task &&) noexcept -> task &;
  auto is_ready() const noexcept -> bool;
  auto resume() -> bool;
  auto operator co_await() const & noexcept -> awaitable;
  auto operator co_await() const && noexcept -> awaitable;
};

template <typename T> class generator {
public:
  using promise_type = detail::generator_promise<T>;
  generator() noexcept;
  generator(generator &&) noexcept;
  ~generator();
  auto begin() -> T *;
  auto end() noexcept -> T *;
};

namespace detail {
template <typename return_type>
inline auto promise<return_type>::get_return_object() noexcept -> task<return_type> {
  return {};
}
inline auto promise<void>::get_return_object() noexcept -> task<> { return {}; }
template <typename T>
inline auto generator_promise<T>::get_return_object() noexcept -> generator<T> {
  return {};
}
} // namespace detail

template <typename functor_type, typename... args_types>
auto invoke(functor_type functor, args_types &&...args)
    -> decltype(functor(std::forward<args_types>(args)...)) {
  return {};
}

class thread_pool {
  struct private_constructor {
    explicit private_constructor() = default;
  };

public:
  class schedule_operation {
  public:
    auto await_ready() noexcept -> bool;
    auto await_suspend(std::coroutine_handle<>) noexcept -> void;
    auto await_resume() noexcept -> void;
  };
  struct options {};

  explicit thread_pool(options &&, private_constructor);
  static auto make_unique(options = {}) -> std::unique_ptr<thread_pool>;
  virtual ~thread_pool();
  [[nodiscard]] auto schedule() -> schedule_operation;
  auto spawn_detached(coro::task<void> &&) noexcept -> bool;
  auto spawn_joinable(coro::task<void> &&) noexcept -> coro::task<void>;
  [[nodiscard]] auto yield() -> schedule_operation;
  auto shutdown() noexcept -> void;
  [[nodiscard]] auto is_shutdown() const -> bool;
};

class scheduler {
public:
  class schedule_operation {
  public:
    auto await_ready() noexcept -> bool;
    auto await_suspend(std::coroutine_handle<>) noexcept -> void;
    auto await_resume() noexcept -> void;
  };

  static auto make_unique() -> std::unique_ptr<scheduler>;
  virtual ~scheduler();
  auto process_events(
      std::chrono::milliseconds timeout = std::chrono::milliseconds{0}) -> std::size_t;
  auto schedule() -> schedule_operation;
  auto spawn_detached(coro::task<void> &&) -> bool;
  template <class rep_type, class period_type>
  [[nodiscard]] auto schedule_after(std::chrono::duration<rep_type, period_type>)
      -> coro::task<void>;
  [[nodiscard]] auto schedule_at(time_point) -> coro::task<void>;
  [[nodiscard]] auto yield() -> schedule_operation;
  template <class rep_type, class period_type>
  [[nodiscard]] auto yield_for(std::chrono::duration<rep_type, period_type>)
      -> coro::task<void>;
  [[nodiscard]] auto yield_until(time_point) -> coro::task<void>;
  auto shutdown() noexcept -> void;
  [[nodiscard]] auto is_shutdown() const -> bool;
};

template <typename awaitable_type>
auto sync_wait(awaitable_type &&a) -> decltype(
    static_cast<awaitable_type &&>(a).operator co_await().await_resume());

class scoped_lock {
public:
  scoped_lock(scoped_lock &&) noexcept;
  ~scoped_lock();
};

class mutex {
public:
  explicit mutex() noexcept;
  [[nodiscard]] auto scoped_lock() -> detail::awaiter<coro::scoped_lock>;
  [[nodiscard]] auto lock() -> detail::awaiter<void>;
  [[nodiscard]] auto try_lock() -> bool;
  auto unlock() -> void;
};

class condition_variable {
public:
  using predicate_type = std::function<bool()>;
  auto notify_one() -> coro::task<void>;
  [[nodiscard]] auto wait(coro::scoped_lock &) -> detail::awaiter<void>;
  [[nodiscard]] auto wait(coro::scoped_lock &, predicate_type) -> detail::awaiter<void>;
  template <class executor_type, class rep_type, class period_type>
  [[nodiscard]] auto wait_for(std::unique_ptr<executor_type> &, coro::scoped_lock &,
                              const std::chrono::duration<rep_type, period_type>,
                              predicate_type) -> detail::awaiter<bool>;
  template <class executor_type, class clock_type, class duration_type>
  auto wait_until(std::unique_ptr<executor_type> &, coro::scoped_lock &,
                  const std::chrono::time_point<clock_type, duration_type>,
                  predicate_type) -> detail::awaiter<bool>;
};

class latch {
public:
  explicit latch(std::int64_t count) noexcept;
  auto count_down(std::int64_t n = 1) noexcept -> void;
  auto operator co_await() const noexcept -> detail::awaiter<void>;
};

template <typename T> class queue {
public:
  [[nodiscard]] auto pop() -> coro::task<std::optional<T>>;
  auto shutdown() -> coro::task<void>;
  template <class executor_type>
  auto shutdown_drain(std::unique_ptr<executor_type> &) -> coro::task<void>;
};

namespace net::tcp {
class client {};
class server {
public:
  auto accept(std::chrono::milliseconds timeout = std::chrono::milliseconds{0})
      -> coro::task<std::optional<client>>;
  auto shutdown() -> void;
};
} // namespace net::tcp

} // namespace coro

#endif // LIBRARIES_LIBCORO_H

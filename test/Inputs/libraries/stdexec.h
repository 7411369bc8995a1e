//===- stdexec.h - what tests need of stdexec -----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Imitates stdexec of 2026-08-20 (e92245d5).
#ifndef LIBRARIES_STDEXEC_H
#define LIBRARIES_STDEXEC_H

#include <chrono>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace stdexec {

class inplace_stop_token {
public:
  bool stop_requested() const noexcept;
  bool stop_possible() const noexcept;
};
class inplace_stop_source {
public:
  bool request_stop() noexcept;
  bool stop_requested() const noexcept;
  inplace_stop_token get_token() const noexcept;
};

// Stands for the many senders, and for what awaits them.
namespace __stub {
template <class T> struct Sender {
  using Value = T;
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
template <class T> struct TupleOf {
  using type = std::tuple<T>;
};
template <> struct TupleOf<void> {
  using type = std::tuple<>;
};
template <class S>
using ResultOf =
    std::optional<typename TupleOf<typename std::remove_cvref_t<S>::Value>::type>;
template <class T> struct Promise {
  void return_value(T);
};
template <> struct Promise<void> {
  void return_void();
};
} // namespace __stub

// Waiting.
struct sync_wait_t {
  template <class Sender> __stub::ResultOf<Sender> operator()(Sender &&) const { throw; }
};
struct sync_wait_with_variant_t {
  template <class Sender> __stub::ResultOf<Sender> operator()(Sender &&) const { throw; }
};
inline constexpr sync_wait_t sync_wait{};
inline constexpr sync_wait_with_variant_t sync_wait_with_variant{};

namespace __run_loop {
class __run_loop_base {
public:
  __run_loop_base() = default;
  __run_loop_base(__run_loop_base &&) = delete;
  ~__run_loop_base() noexcept;
  void run() noexcept;
  void finish() noexcept;
};
template <class Derived> struct __basic_run_loop : __run_loop_base {
  class __scheduler {};
  auto get_scheduler() noexcept { return typename Derived::scheduler{}; }
};
} // namespace __run_loop
struct run_loop : __run_loop::__basic_run_loop<run_loop> {
  struct scheduler : __scheduler {};
};

class parallel_scheduler {};
parallel_scheduler get_parallel_scheduler();

template <class T = void> class [[nodiscard]] task : public __stub::Sender<T> {
  struct __promise : __stub::Promise<T> {
    task get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() noexcept;
  };

public:
  using promise_type = __promise;
  task(task &&) noexcept;
  ~task();
};

// Senders that are ready.
struct just_t {
  template <class T> __stub::Sender<T> operator()(T) const { throw; }
  __stub::Sender<void> operator()() const;
};
struct just_error_t {
  template <class Error> __stub::Sender<void> operator()(Error) const { throw; }
};
struct just_stopped_t {
  __stub::Sender<void> operator()() const;
};
inline constexpr just_t just{};
inline constexpr just_error_t just_error{};
inline constexpr just_stopped_t just_stopped{};

// Adaptors and schedulers.
struct schedule_t {
  template <class Scheduler> __stub::Sender<void> operator()(Scheduler &&) const { throw; }
};
struct starts_on_t {
  template <class Scheduler, class Sender>
  std::remove_cvref_t<Sender> operator()(Scheduler &&, Sender &&) const { throw; }
};
template <class Fun> struct __closure {
  template <class T> friend __stub::Sender<T> operator|(__stub::Sender<T> S, __closure) {
    return S;
  }
};
struct then_t {
  template <class Fun> __closure<Fun> operator()(Fun) const { throw; }
};
struct get_scheduler_t {
  __stub::Sender<run_loop::scheduler> operator()() const noexcept;
};
struct get_start_scheduler_t {
  __stub::Sender<run_loop::scheduler> operator()() const noexcept;
};
inline constexpr schedule_t schedule{};
inline constexpr starts_on_t starts_on{};
inline constexpr then_t then{};
inline constexpr get_scheduler_t get_scheduler{};
inline constexpr get_start_scheduler_t get_start_scheduler{};

} // namespace stdexec

namespace experimental::execution {

namespace __task {
template <class T> class default_task_context {};
template <class T, class Context = default_task_context<T>>
class [[nodiscard]] basic_task : public stdexec::__stub::Sender<T> {
  struct __promise : stdexec::__stub::Promise<T> {
    basic_task get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() noexcept;
  };

public:
  using promise_type = __promise;
  basic_task(basic_task &&) noexcept;
  ~basic_task();
};
struct __reschedule_coroutine_on_t {
  template <class Scheduler> struct __wrapper : stdexec::__stub::Sender<void> {};
  template <class Scheduler> __wrapper<Scheduler> operator()(Scheduler) const noexcept {
    return {};
  }
};
} // namespace __task
inline constexpr __task::__reschedule_coroutine_on_t reschedule_coroutine_on{};
template <class T, class Context = __task::default_task_context<T>>
using basic_task = __task::basic_task<T, Context>;
template <class T> using task = basic_task<T>;

namespace __scope {
template <class T> struct __future : stdexec::__stub::Sender<T> {
  __future(__future &&);
  ~__future() noexcept;
};
struct async_scope {
  template <class Sender> void spawn(Sender &&) { throw; }
  template <class Sender>
  [[nodiscard]] __future<typename std::remove_cvref_t<Sender>::Value>
  spawn_future(Sender &&);
  [[nodiscard]] stdexec::__stub::Sender<void> on_empty() const;
};
} // namespace __scope
using __scope::async_scope;

// Contexts that own threads.
namespace _pool_ {
class _static_thread_pool {
public:
  struct scheduler {};
  _static_thread_pool();
  explicit _static_thread_pool(std::uint32_t);
  ~_static_thread_pool();
  scheduler get_scheduler() noexcept;
  void request_stop() noexcept;
};
} // namespace _pool_
struct static_thread_pool : private _pool_::_static_thread_pool {
  static_thread_pool() = default;
  explicit static_thread_pool(std::uint32_t Threads) : _static_thread_pool(Threads) {}
  using _pool_::_static_thread_pool::get_scheduler;
  using _pool_::_static_thread_pool::request_stop;
  using _pool_::_static_thread_pool::scheduler;
};
template <class Pool> struct thread_pool_base {
  struct scheduler {};
  scheduler get_scheduler() noexcept;
};
namespace tbb {
class tbb_thread_pool : public thread_pool_base<tbb_thread_pool> {};
} // namespace tbb

class single_thread_context {
public:
  single_thread_context();
  ~single_thread_context();
  stdexec::run_loop::scheduler get_scheduler() noexcept;
};

class timed_thread_context;
class timed_thread_scheduler {
public:
  explicit timed_thread_scheduler(timed_thread_context &) noexcept;
  [[nodiscard]] stdexec::__stub::Sender<void>
  schedule_at(std::chrono::steady_clock::time_point) const noexcept;
};
class timed_thread_context {
public:
  timed_thread_context() noexcept;
  ~timed_thread_context();
  timed_thread_scheduler get_scheduler() noexcept;
};

namespace __io_uring {
enum class until { stopped, empty };
class __scheduler {
public:
  stdexec::__stub::Sender<void> schedule_after(std::chrono::nanoseconds) const;
  template <class Clock, class Duration>
  stdexec::__stub::Sender<void>
  schedule_at(const std::chrono::time_point<Clock, Duration> &) const { throw; }
};
class __context {
public:
  explicit __context(unsigned Entries, unsigned Flags = 0);
  void request_stop();
  void run_until_stopped();
  void run_until_empty();
  stdexec::__stub::Sender<void> run(until Mode = until::stopped);
  __scheduler get_scheduler() noexcept;
};
} // namespace __io_uring
using __io_uring::until;
using io_uring_context = __io_uring::__context;

// Function objects.
namespace __schedule_after {
struct schedule_after_t {
  template <class Scheduler, class Duration>
  stdexec::__stub::Sender<void> operator()(Scheduler &&, const Duration &) const { throw; }
};
} // namespace __schedule_after
inline constexpr __schedule_after::schedule_after_t schedule_after{};
namespace __schedule_at {
struct schedule_at_t {
  template <class Scheduler, class TimePoint>
  stdexec::__stub::Sender<void> operator()(Scheduler &&, const TimePoint &) const { throw; }
};
} // namespace __schedule_at
inline constexpr __schedule_at::schedule_at_t schedule_at{};
struct __execute_t {
  template <class Scheduler, class Fun> void operator()(Scheduler &&, Fun) const { throw; }
};
inline constexpr __execute_t __execute{};
inline constexpr const __execute_t &execute = __execute;
struct start_detached_t {
  template <class Sender> void operator()(Sender &&) const { throw; }
};
inline constexpr start_detached_t start_detached{};

} // namespace experimental::execution

namespace exec = experimental::execution;

namespace stdexec {
inline constexpr const exec::start_detached_t &start_detached = exec::start_detached;
inline constexpr const exec::__execute_t &execute = exec::__execute;
} // namespace stdexec

#endif // LIBRARIES_STDEXEC_H

//===- libunifex.h - what tests need of libunifex -------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Imitates libunifex 0.4.0-178 (c6e5af9).
#ifndef LIBRARIES_LIBUNIFEX_H
#define LIBRARIES_LIBUNIFEX_H

#include <chrono>
#include <coroutine>
#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace unifex {

// Stands for the many senders, and for what awaits them.
namespace _stub {
template <typename T> struct Sender {
  using Value = T;
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
template <typename T> struct ValueOf {
  using type = std::optional<typename T::Value>;
};
template <typename T>
  requires std::is_void_v<typename T::Value>
struct ValueOf<T> {
  using type = std::optional<std::monostate>;
};
} // namespace _stub

namespace _task {
template <typename T> struct _return_value_or_void {
  void return_value(T);
};
template <> struct _return_value_or_void<void> {
  void return_void() noexcept;
};
template <typename T, bool nothrow> struct _task {
  struct [[nodiscard]] type;
};
template <typename T, bool nothrow> struct _sa_task final {
  struct [[nodiscard]] type;
};
template <typename T, bool nothrow> struct _promise final {
  struct type : _return_value_or_void<T> {
    typename _task<T, nothrow>::type get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() noexcept;
  };
};
template <typename T, bool nothrow>
struct _task<T, nothrow>::type : _stub::Sender<T> {
  using promise_type = typename _promise<T, nothrow>::type;
  type(type &&) noexcept;
  type &operator=(type &&) noexcept;
  ~type();
};
template <typename T, bool nothrow>
struct _sa_task<T, nothrow>::type final : _task<T, nothrow>::type {};
} // namespace _task
template <typename T> using task = typename _task::_task<T, false>::type;
template <typename T> using nothrow_task = typename _task::_task<T, true>::type;

// Waiting.
namespace _sync_wait_cpo {
class _fn {
public:
  template <typename Sender>
  typename _stub::ValueOf<std::remove_cvref_t<Sender>>::type
  operator()(Sender &&) const { throw; }
  struct Adaptor {
    template <typename Sender>
    friend typename _stub::ValueOf<std::remove_cvref_t<Sender>>::type
    operator|(Sender &&, Adaptor) {
      return {};
    }
  };
  Adaptor operator()() const noexcept;
};
} // namespace _sync_wait_cpo
inline constexpr _sync_wait_cpo::_fn sync_wait{};
namespace _sync_wait_r_cpo {
template <typename Result> struct _fn {
  template <typename Sender> std::optional<Result> operator()(Sender &&) const { throw; }
};
} // namespace _sync_wait_r_cpo
template <typename Result>
inline constexpr _sync_wait_r_cpo::_fn<Result> sync_wait_r{};

// Senders that are ready.
namespace _just_cpo {
inline const struct just_fn {
  template <typename T> _stub::Sender<T> operator()(T) const { throw; }
  _stub::Sender<void> operator()() const;
} just{};
} // namespace _just_cpo
using _just_cpo::just;
namespace _just_error_cpo {
inline const struct just_error_fn {
  template <typename Error> _stub::Sender<void> operator()(Error) const { throw; }
} just_error{};
} // namespace _just_error_cpo
using _just_error_cpo::just_error;
namespace _just_done_cpo {
inline const struct just_done_fn {
  _stub::Sender<void> operator()() const;
} just_done{};
} // namespace _just_done_cpo
using _just_done_cpo::just_done;
namespace _just_void_or_done {
inline constexpr struct just_void_or_done_fn {
  _stub::Sender<void> operator()(bool) const;
} just_void_or_done{};
} // namespace _just_void_or_done
using _just_void_or_done::just_void_or_done;

// Schedulers.
namespace _schedule {
struct _fn {
  template <typename Scheduler> _stub::Sender<void> operator()(Scheduler &&) const { throw; }
  _stub::Sender<void> operator()() const noexcept;
};
} // namespace _schedule
inline constexpr _schedule::_fn schedule{};
namespace _schedule_after {
inline const struct _fn {
  template <typename Scheduler, typename Duration>
  _stub::Sender<void> operator()(Scheduler &&, Duration &&) const { throw; }
} schedule_after{};
} // namespace _schedule_after
using _schedule_after::schedule_after;
namespace _schedule_at {
inline const struct _fn {
  template <typename Scheduler, typename TimePoint>
  _stub::Sender<void> operator()(Scheduler &&, TimePoint &&) const { throw; }
} schedule_at{};
} // namespace _schedule_at
using _schedule_at::schedule_at;
namespace _current {
struct _scheduler {
  template <typename Duration> _stub::Sender<void> schedule_after(Duration) const { throw; }
  template <typename TimePoint> _stub::Sender<void> schedule_at(TimePoint) const { throw; }
  constexpr _scheduler operator()() const noexcept { return {}; }
};
} // namespace _current
inline constexpr _current::_scheduler current_scheduler{};

// Adaptors.
namespace _on {
inline const struct _fn {
  template <typename Scheduler, typename Sender>
  std::remove_cvref_t<Sender> operator()(Scheduler &&, Sender &&) const { throw; }
} on{};
} // namespace _on
using _on::on;
namespace _then::_cpo {
struct _fn {
  template <typename Sender, typename Func>
  std::remove_cvref_t<Sender> operator()(Sender &&, Func &&) const { throw; }
};
} // namespace _then::_cpo
inline constexpr _then::_cpo::_fn then{};

// Event loops.
namespace _manual_event_loop {
class context {
public:
  class scheduler {};
  scheduler get_scheduler();
  void run();
  void stop();
};
} // namespace _manual_event_loop
using manual_event_loop = _manual_event_loop::context;

class thread_unsafe_event_loop;
namespace _thread_unsafe_event_loop {
class scheduler {
public:
  _stub::Sender<void>
  schedule_at(std::chrono::steady_clock::time_point) const noexcept;
  template <typename Rep, typename Ratio>
  _stub::Sender<void>
  schedule_after(std::chrono::duration<Rep, Ratio>) const noexcept;
};
} // namespace _thread_unsafe_event_loop
class thread_unsafe_event_loop {
  using scheduler = _thread_unsafe_event_loop::scheduler;

public:
  scheduler get_scheduler() noexcept;
  template <typename Sender>
  typename _stub::ValueOf<std::remove_cvref_t<Sender>>::type sync_wait(Sender &&);
};

// Contexts that own threads.
namespace _single_thread {
class context {
public:
  context();
  ~context();
  manual_event_loop::scheduler get_scheduler() noexcept;
};
} // namespace _single_thread
using single_thread_context = _single_thread::context;

namespace _timed_single_thread_context {
class scheduler {
public:
  template <typename Rep, typename Ratio>
  _stub::Sender<void>
  schedule_after(std::chrono::duration<Rep, Ratio>) const noexcept;
  _stub::Sender<void>
  schedule_at(std::chrono::steady_clock::time_point) const noexcept;
};
} // namespace _timed_single_thread_context
class timed_single_thread_context {
public:
  timed_single_thread_context();
  ~timed_single_thread_context();
  _timed_single_thread_context::scheduler get_scheduler() noexcept;
};

namespace _static_thread_pool {
class context {
public:
  context();
  context(unsigned);
  ~context();
  class scheduler {};
  scheduler get_scheduler() noexcept;
  void request_stop() noexcept;
};
} // namespace _static_thread_pool
using static_thread_pool = _static_thread_pool::context;

namespace _new_thread {
class context {
  class scheduler {};

public:
  context() = default;
  ~context();
  scheduler get_scheduler() noexcept;
};
} // namespace _new_thread
using new_thread_context = _new_thread::context;

namespace linuxos {
class io_epoll_context {
public:
  class scheduler {
  public:
    _stub::Sender<void>
    schedule_at(const std::chrono::steady_clock::time_point &) const noexcept;
  };
  io_epoll_context();
  ~io_epoll_context();
  template <typename StopToken> void run(StopToken) { throw; }
  scheduler get_scheduler() noexcept;
};
class io_uring_context {
public:
  class scheduler {
  public:
    _stub::Sender<void>
    schedule_at(const std::chrono::steady_clock::time_point &) const noexcept;
  };
  class async_read_only_file {};
  io_uring_context();
  ~io_uring_context();
  template <typename StopToken> void run(StopToken) { throw; }
  scheduler get_scheduler() noexcept;
};
} // namespace linuxos

namespace win32 {
class low_latency_iocp_context {
public:
  template <typename StopToken> void run(StopToken) { throw; }
};
class windows_thread_pool {
public:
  class scheduler {};
  windows_thread_pool();
  ~windows_thread_pool();
  scheduler get_scheduler() noexcept;
};
} // namespace win32

class inplace_stop_token {
public:
  bool stop_requested() const noexcept;
  bool stop_possible() const noexcept;
};
class inplace_stop_source {
public:
  bool request_stop() noexcept;
  bool stop_requested() const noexcept;
  inplace_stop_token get_token() noexcept;
};

// Files.
namespace _filesystem {
inline const struct open_file_read_only_cpo {
  template <typename Executor>
  linuxos::io_uring_context::async_read_only_file
  operator()(Executor &&, const std::string &) const { throw; }
} open_file_read_only{};
inline const struct open_file_write_only_cpo {
  template <typename Executor>
  int operator()(Executor &&, const std::string &) const { throw; }
} open_file_write_only{};
inline const struct open_file_read_write_cpo {
  template <typename Executor>
  int operator()(Executor &&, const std::string &) const { throw; }
} open_file_read_write{};
} // namespace _filesystem
using _filesystem::open_file_read_only;
using _filesystem::open_file_read_write;
using _filesystem::open_file_write_only;

// Scopes.
namespace _spawn_future {
template <typename Scope, typename... T> struct _future final {
  struct type;
};
template <typename Scope, typename... T>
struct [[nodiscard]] _future<Scope, T...>::type final : _stub::Sender<void> {
  type(type &&) noexcept;
  ~type();
};
} // namespace _spawn_future

inline namespace v1 {
namespace _async_scope {
struct async_scope {
  template <typename Sender>
  typename _spawn_future::_future<async_scope>::type spawn(Sender &&) { throw; }
  template <typename Scheduler, typename Fun>
  typename _spawn_future::_future<async_scope>::type spawn_call_on(Scheduler &&,
                                                                   Fun &&) { throw; }
  template <typename Scheduler, typename Fun>
  void detached_spawn_call_on(Scheduler &&, Fun &&) { throw; }
  template <typename Scheduler, typename Fun>
  [[nodiscard]] _stub::Sender<void> attach_call_on(Scheduler &&, Fun &&) { throw; }
  [[nodiscard]] _stub::Sender<void> complete() noexcept;
};
} // namespace _async_scope
using _async_scope::async_scope;

class async_mutex {
public:
  [[nodiscard]] _stub::Sender<void> async_lock() noexcept;
  void unlock() noexcept;
};
} // namespace v1

} // namespace unifex

#endif // LIBRARIES_LIBUNIFEX_H

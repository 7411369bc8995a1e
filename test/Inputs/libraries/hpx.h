//===- hpx.h - what tests need of HPX -------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Imitates HPX 2.0.0-trunk of 2026-04-27 (37c665c4).
#ifndef LIBRARIES_HPX_H
#define LIBRARIES_HPX_H

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <functional>
#include <type_traits>
#include <utility>

namespace hpx {

class error_code {};
extern error_code throws;

namespace chrono {
class steady_time_point {
public:
  template <typename Clock, typename Duration>
  constexpr steady_time_point(
      const std::chrono::time_point<Clock, Duration> &) noexcept {}
};
class steady_duration {
public:
  template <typename Rep, typename Period>
  constexpr steady_duration(const std::chrono::duration<Rep, Period> &) noexcept {}
};
} // namespace chrono

enum class launch { async, deferred, fork, sync };

// Futures.
template <typename R> class future;
template <typename R> class shared_future;

namespace lcos::detail {
template <typename Derived, typename R> class future_base {
public:
  bool is_ready() const noexcept;
  bool has_value() const noexcept;
  bool has_exception() const noexcept;
  void wait() const;
  template <typename Rep, typename Period>
  int wait_for(const std::chrono::duration<Rep, Period> &) const { throw; }
};
template <typename R> struct coroutine_result {
  void return_value(R);
};
template <> struct coroutine_result<void> {
  void return_void();
};
template <typename Future, typename R> struct coroutine_promise : coroutine_result<R> {
  Future get_return_object();
  std::suspend_never initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception() noexcept;
};
template <typename F, typename... Ts>
using result_t = std::invoke_result_t<std::decay_t<F>, std::decay_t<Ts>...>;
} // namespace lcos::detail

template <typename R> class future : public lcos::detail::future_base<future<R>, R> {
  using base_type = lcos::detail::future_base<future<R>, R>;

public:
  future() noexcept;
  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  ~future();
  R get();
  shared_future<R> share();
  using base_type::has_exception;
  using base_type::has_value;
  using base_type::is_ready;
  template <typename F> future<lcos::detail::result_t<F, future>> then(F &&) { throw; }
};
template <typename R>
class shared_future : public lcos::detail::future_base<shared_future<R>, R> {
  using base_type = lcos::detail::future_base<shared_future<R>, R>;

public:
  R get() const;
  using base_type::has_exception;
  using base_type::has_value;
  using base_type::is_ready;
  template <typename F>
  future<lcos::detail::result_t<F, shared_future>> then(F &&) const { throw; }
};

namespace lcos::detail {
template <typename R> struct awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  R await_resume();
};
} // namespace lcos::detail
template <typename R> lcos::detail::awaiter<R> operator co_await(future<R>) { throw; }
template <typename R> lcos::detail::awaiter<R> operator co_await(shared_future<R>) { throw; }

template <typename T> future<std::decay_t<T>> make_ready_future(T &&) { throw; }
future<void> make_ready_future();
template <typename Allocator, typename T>
future<std::decay_t<T>> make_ready_future_alloc(const Allocator &, T &&) { throw; }
template <typename T> future<T> make_exceptional_future(const std::exception_ptr &) { throw; }

template <typename... Ts> future<void> when_all(Ts &&...) { throw; }
inline constexpr struct wait_all_t {
  template <typename... Ts> void operator()(Ts &&...) const { throw; }
} wait_all{};

// Executors.
namespace parallel::execution::detail {
class service_executor {};
} // namespace parallel::execution::detail
namespace execution::experimental {
struct service_executor : parallel::execution::detail::service_executor {};
struct io_pool_executor : service_executor {
  io_pool_executor();
};
} // namespace execution::experimental

// Starting work.
template <typename F, typename... Ts> bool post(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts> [[deprecated]] bool apply(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts> future<void> async(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts> future<void> dataflow(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts>
lcos::detail::result_t<F, Ts...> sync(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts>
future<lcos::detail::result_t<F, Ts...>> run_as_os_thread(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts>
lcos::detail::result_t<F, Ts...> run_as_hpx_thread(F &&, Ts &&...) { throw; }
namespace threads {
template <typename F, typename... Ts> decltype(auto) run_as_os_thread(F &&Work, Ts &&...Vs) {
  return hpx::run_as_os_thread(std::forward<F>(Work), std::forward<Ts>(Vs)...);
}
template <typename F, typename... Ts> decltype(auto) run_as_hpx_thread(F &&Work, Ts &&...Vs) {
  return hpx::run_as_hpx_thread(std::forward<F>(Work), std::forward<Ts>(Vs)...);
}
} // namespace threads

// Threads.
class thread {
public:
  template <typename F> explicit thread(F &&) { throw; }
  ~thread();
  void join();
  void detach();
};
class jthread {
public:
  template <typename F> explicit jthread(F &&) { throw; }
  ~jthread();
  void join();
};
namespace this_thread {
void yield() noexcept;
void yield_to(int) noexcept;
void sleep_until(const hpx::chrono::steady_time_point &);
void sleep_for(const hpx::chrono::steady_duration &);
} // namespace this_thread

// Synchronisation.
class mutex {
public:
  void lock();
  bool try_lock();
  void unlock();
};
class latch {
public:
  explicit latch(std::ptrdiff_t);
  void wait() const;
  void arrive_and_wait();
};
class once_flag {};
template <typename F, typename... Args> void call_once(once_flag &, F &&, Args &&...) { throw; }

// Callables.
namespace detail {
template <typename F> class bound : public F {};
template <typename F> class annotated_function : public F {};
} // namespace detail
template <typename F, typename... Ts>
detail::bound<std::decay_t<F>> bind(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts>
detail::bound<std::decay_t<F>> bind_front(F &&, Ts &&...) { throw; }
template <typename F, typename... Ts>
detail::bound<std::decay_t<F>> bind_back(F &&, Ts &&...) { throw; }
template <typename F>
detail::annotated_function<std::decay_t<F>> annotated_function(F &&, const char *) { throw; }
template <typename F> detail::bound<std::decay_t<F>> unwrapping(F &&) { throw; }
template <std::size_t N, typename F> detail::bound<std::decay_t<F>> unwrapping_n(F &&) { throw; }
template <typename F> detail::bound<std::decay_t<F>> unwrapping_all(F &&) { throw; }
namespace util {
template <typename F, typename... Ts>
hpx::detail::bound<std::decay_t<F>> deferred_call(F &&, Ts &&...) { throw; }
} // namespace util
template <typename Sig, bool Serializable = false> class function;
template <typename R, typename... Ts, bool Serializable>
class function<R(Ts...), Serializable> {
public:
  template <typename F> function(F &&) { throw; }
  R operator()(Ts...) const;
};
template <typename Sig, bool Serializable = false> class move_only_function;
template <typename R, typename... Ts, bool Serializable>
class move_only_function<R(Ts...), Serializable> {
public:
  template <typename F> move_only_function(F &&) { throw; }
  R operator()(Ts...);
};
template <typename Sig> class packaged_task;
template <typename R, typename... Ts> class packaged_task<R(Ts...)> {
public:
  template <typename F> explicit packaged_task(F &&) { throw; }
  void operator()(Ts...);
  future<R> get_future();
};

// The runtime.
struct init_params {};
int init(std::function<int(int, char **)>, int, char **,
         const init_params & = init_params());
bool start(std::function<int(int, char **)>, int, char **,
           const init_params & = init_params());
int finalize(error_code & = throws);
int stop(error_code & = throws);
int suspend(error_code & = throws);
int resume(error_code & = throws);
namespace local {
int init(std::function<int(int, char **)>, int, char **,
         const init_params & = init_params());
int finalize(error_code & = throws);
int stop(error_code & = throws);
int suspend(error_code & = throws);
int resume(error_code & = throws);
} // namespace local

} // namespace hpx

template <typename R, typename... Args>
struct std::coroutine_traits<hpx::future<R>, Args...> {
  using promise_type = hpx::lcos::detail::coroutine_promise<hpx::future<R>, R>;
};
template <typename R, typename... Args>
struct std::coroutine_traits<hpx::shared_future<R>, Args...> {
  using promise_type = hpx::lcos::detail::coroutine_promise<hpx::shared_future<R>, R>;
};

#endif // LIBRARIES_HPX_H

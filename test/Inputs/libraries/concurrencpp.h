//===- concurrencpp.h - a stub of concurrencpp ----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates concurrencpp 0.1.7 (7a88f54).
#ifndef LIBRARIES_CONCURRENCPP_H
#define LIBRARIES_CONCURRENCPP_H

#include <chrono>
#include <coroutine>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

namespace concurrencpp {

template <class type> class result;
template <class type> class lazy_result;
template <class type> class shared_result;
template <class type> class generator;
class timer_queue;
class inline_executor;
class thread_pool_executor;
class thread_executor;
class worker_thread_executor;
class manual_executor;

struct executor_tag {};
struct null_result {};
enum class result_status { idle, value, exception };

template <class type> class awaitable {
public:
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  type await_resume();
};
template <class type> class resolve_awaitable {
public:
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  result<type> await_resume();
};
template <class type> class shared_awaitable {
public:
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  std::add_lvalue_reference_t<type> await_resume();
};
template <class type> class shared_resolve_awaitable {
public:
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  shared_result<type> await_resume();
};

template <class type> class result {
public:
  result() noexcept = default;
  result(result &&) noexcept = default;
  result &operator=(result &&) noexcept = default;
  explicit operator bool() const noexcept;
  result_status status() const;
  void wait() const;
  template <class duration_type, class ratio_type>
  result_status wait_for(std::chrono::duration<duration_type, ratio_type>) const;
  template <class clock_type, class duration_type>
  result_status wait_until(std::chrono::time_point<clock_type, duration_type>) const;
  type get();
  auto operator co_await() { return awaitable<type>{}; }
  auto resolve() { return resolve_awaitable<type>{}; }
};

template <class type> class shared_result {
public:
  shared_result() noexcept = default;
  shared_result(result<type>);
  shared_result(const shared_result &) noexcept = default;
  operator bool() const noexcept;
  result_status status() const;
  void wait();
  template <class duration_type, class ratio_type>
  result_status wait_for(std::chrono::duration<duration_type, ratio_type>);
  template <class clock_type, class duration_type>
  result_status wait_until(std::chrono::time_point<clock_type, duration_type>);
  std::add_lvalue_reference_t<type> get();
  auto operator co_await() { return shared_awaitable<type>{}; }
  auto resolve() { return shared_resolve_awaitable<type>{}; }
};

template <class type> class lazy_result {
public:
  lazy_result() noexcept = default;
  lazy_result(lazy_result &&) noexcept;
  ~lazy_result() noexcept;
  result_status status() const;
  auto operator co_await() { return awaitable<type>{}; }
  result<type> run();
};

template <class type> class result_promise {
public:
  template <class callable_type, class... argument_types>
  void set_from_function(callable_type &&, argument_types &&...) noexcept {}
  result<type> get_result();
};

template <class type, class... argument_types>
result<type> make_ready_result(argument_types &&...);
template <class type> result<type> make_exceptional_result(std::exception_ptr);
template <class type, class exception_type>
result<type> make_exceptional_result(exception_type);

namespace details {

struct lazy_start {
  std::suspend_always initial_suspend() const noexcept { return {}; }
};
struct eager_start {
  std::suspend_never initial_suspend() const noexcept { return {}; }
};
struct null_result_promise : eager_start {
  null_result get_return_object() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  void unhandled_exception() const noexcept {}
  void return_void() const noexcept {}
};
template <class result_type, class type, class start> struct coro_promise : start {
  result_type get_return_object() noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept {}
  template <class value> void return_value(value &&) {}
};
template <class result_type, class start> struct coro_promise<result_type, void, start> : start {
  result_type get_return_object() noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() noexcept {}
};
template <class type> struct generator_state : lazy_start {
  generator<type> get_return_object() noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  std::suspend_always yield_value(type) noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() const noexcept {}
};
template <class executor_type> class resume_on_awaitable : public std::suspend_always {};

} // namespace details

template <typename type> class generator {
public:
  using promise_type = details::generator_state<type>;
  type *begin();
  static type *end() noexcept;
};

class task {
public:
  task() noexcept;
  task(task &&) noexcept;
  template <class callable_type> task(callable_type &&) {}
  ~task() noexcept;
  void operator()();
};

class executor {
public:
  virtual ~executor() noexcept = default;
  virtual void enqueue(concurrencpp::task) = 0;
  virtual bool shutdown_requested() const = 0;
  virtual void shutdown() = 0;
  template <class callable_type, class... argument_types>
  void post(callable_type &&, argument_types &&...) {}
  template <class callable_type, class... argument_types>
  auto submit(callable_type &&, argument_types &&...) {
    return result<std::invoke_result_t<callable_type, argument_types...>>{};
  }
};

template <class concrete_executor_type> struct derivable_executor : public executor {
  template <class callable_type, class... argument_types>
  void post(callable_type &&, argument_types &&...) {}
  template <class callable_type, class... argument_types>
  auto submit(callable_type &&, argument_types &&...) {
    return result<std::invoke_result_t<callable_type, argument_types...>>{};
  }
};

class inline_executor final : public executor {
public:
  void enqueue(concurrencpp::task) override;
  bool shutdown_requested() const override;
  void shutdown() override;
};

class thread_pool_executor final : public derivable_executor<thread_pool_executor> {
public:
  void enqueue(concurrencpp::task) override;
  bool shutdown_requested() const override;
  void shutdown() override;
};

class thread_executor final : public derivable_executor<thread_executor> {
public:
  void enqueue(concurrencpp::task) override;
  bool shutdown_requested() const override;
  void shutdown() override;
};

class worker_thread_executor final : public derivable_executor<worker_thread_executor> {
public:
  void enqueue(concurrencpp::task) override;
  bool shutdown_requested() const override;
  void shutdown() override;
};

class manual_executor final : public derivable_executor<manual_executor> {
public:
  void enqueue(concurrencpp::task) override;
  bool shutdown_requested() const override;
  void shutdown() override;
  bool empty() const;
  bool loop_once();
  bool loop_once_for(std::chrono::milliseconds max_waiting_time);
  template <class clock_type, class duration_type>
  bool loop_once_until(std::chrono::time_point<clock_type, duration_type> timeout_time);
  std::size_t loop(std::size_t max_count);
  std::size_t loop_for(std::size_t max_count, std::chrono::milliseconds max_waiting_time);
  template <class clock_type, class duration_type>
  std::size_t loop_until(std::size_t max_count,
                         std::chrono::time_point<clock_type, duration_type> timeout_time);
  void wait_for_task();
  bool wait_for_task_for(std::chrono::milliseconds max_waiting_time);
  template <class clock_type, class duration_type>
  bool wait_for_task_until(std::chrono::time_point<clock_type, duration_type> timeout_time);
  void wait_for_tasks(std::size_t count);
  std::size_t wait_for_tasks_for(std::size_t count,
                                 std::chrono::milliseconds max_waiting_time);
  template <class clock_type, class duration_type>
  std::size_t
  wait_for_tasks_until(std::size_t count,
                       std::chrono::time_point<clock_type, duration_type> timeout_time);
};

template <class executor_type> auto resume_on(std::shared_ptr<executor_type>) {
  return details::resume_on_awaitable<executor_type>{};
}
template <class executor_type> auto resume_on(executor_type &) noexcept {
  return details::resume_on_awaitable<executor_type>{};
}

class timer {};

class timer_queue : public std::enable_shared_from_this<timer_queue> {
public:
  void shutdown();
  template <class callable_type, class... argumet_types>
  timer make_timer(std::chrono::milliseconds due_time, std::chrono::milliseconds frequency,
                   std::shared_ptr<concurrencpp::executor>, callable_type &&,
                   argumet_types &&...) {
    return {};
  }
  lazy_result<void> make_delay_object(std::chrono::milliseconds due_time,
                                      std::shared_ptr<concurrencpp::executor>);
};

class async_lock;

class scoped_async_lock {
public:
  scoped_async_lock() noexcept = default;
  scoped_async_lock(scoped_async_lock &&) noexcept;
  ~scoped_async_lock() noexcept;
};

class async_lock {
public:
  ~async_lock() noexcept;
  lazy_result<scoped_async_lock> lock(std::shared_ptr<executor> resume_executor);
  lazy_result<bool> try_lock();
  void unlock();
};

class async_condition_variable {
public:
  lazy_result<void> await(std::shared_ptr<executor> resume_executor, scoped_async_lock &);
  template <class predicate_type>
  lazy_result<void> await(std::shared_ptr<executor> resume_executor, scoped_async_lock &,
                          predicate_type) {
    return {};
  }
};

struct runtime_options {
  std::size_t max_cpu_threads;
  runtime_options() noexcept;
};

class runtime {
public:
  runtime();
  runtime(const concurrencpp::runtime_options &);
  ~runtime() noexcept;
  std::shared_ptr<concurrencpp::timer_queue> timer_queue() const noexcept;
  std::shared_ptr<concurrencpp::inline_executor> inline_executor() const noexcept;
  std::shared_ptr<concurrencpp::thread_pool_executor> thread_pool_executor() const noexcept;
  std::shared_ptr<concurrencpp::thread_pool_executor> background_executor() const noexcept;
  std::shared_ptr<concurrencpp::thread_executor> thread_executor() const noexcept;
  std::shared_ptr<concurrencpp::worker_thread_executor> make_worker_thread_executor();
  std::shared_ptr<concurrencpp::manual_executor> make_manual_executor();
};

} // namespace concurrencpp

namespace std {

template <class... arguments>
struct coroutine_traits<::concurrencpp::null_result, arguments...> {
  using promise_type = concurrencpp::details::null_result_promise;
};
template <class type, class... arguments>
struct coroutine_traits<::concurrencpp::result<type>, arguments...> {
  using promise_type =
      concurrencpp::details::coro_promise<::concurrencpp::result<type>, type,
                                          concurrencpp::details::eager_start>;
};
template <class type, class... arguments>
struct coroutine_traits<::concurrencpp::lazy_result<type>, arguments...> {
  using promise_type =
      concurrencpp::details::coro_promise<::concurrencpp::lazy_result<type>, type,
                                          concurrencpp::details::lazy_start>;
};

} // namespace std

#endif // LIBRARIES_CONCURRENCPP_H

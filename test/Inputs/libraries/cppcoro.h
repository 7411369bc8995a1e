//===- cppcoro.h - a stub of cppcoro --------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates cppcoro, the fork of Andreas Buhr (b8e41b9).
#ifndef LIBRARIES_CPPCORO_H
#define LIBRARIES_CPPCORO_H

#include <chrono>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <utility>

namespace cppcoro {

class cancellation_token {
public:
  bool is_cancellation_requested() const noexcept;
  void throw_if_cancellation_requested() const;
};
class cancellation_source {
public:
  cancellation_token token() const noexcept;
  void request_cancellation();
};
class operation_cancelled : public std::exception {
public:
  const char *what() const noexcept override;
};

template <typename T> class task;
template <typename T> class shared_task;
template <typename T> class async_generator;
template <typename T> class generator;
template <typename T> class recursive_generator;

namespace detail {

struct lazy_promise_base {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
};

template <typename T> struct task_promise : lazy_promise_base {
  task<T> get_return_object() noexcept;
  template <typename U> void return_value(U &&) {}
};
template <> struct task_promise<void> : lazy_promise_base {
  task<void> get_return_object() noexcept;
  void return_void() noexcept {}
};

template <typename T> struct shared_task_promise : lazy_promise_base {
  shared_task<T> get_return_object() noexcept;
  template <typename U> void return_value(U &&) {}
};

template <typename T> struct async_generator_promise : lazy_promise_base {
  async_generator<T> get_return_object() noexcept;
  std::suspend_always yield_value(T) noexcept { return {}; }
  void return_void() noexcept {}
};

template <typename T> struct generator_promise : lazy_promise_base {
  generator<T> get_return_object() noexcept;
  std::suspend_always yield_value(T) noexcept { return {}; }
  void return_void() noexcept {}
  template <typename U> std::suspend_never await_transform(U &&) = delete;
};

template <typename T> struct async_mutex_awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume() const noexcept;
};

} // namespace detail

template <typename T = void> class [[nodiscard]] task {
public:
  using promise_type = detail::task_promise<T>;

private:
  struct awaitable {
    bool await_ready() const noexcept;
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };

public:
  task() noexcept;
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();
  bool is_ready() const noexcept;
  awaitable operator co_await() const & noexcept;
  awaitable operator co_await() const && noexcept;
};

template <typename T = void> class [[nodiscard]] shared_task {
public:
  using promise_type = detail::shared_task_promise<T>;

private:
  struct awaitable {
    bool await_ready() const noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    T &await_resume();
  };

public:
  shared_task(const shared_task &) noexcept;
  ~shared_task();
  bool is_ready() const noexcept;
  awaitable operator co_await() const noexcept;
};

template <typename T> class [[nodiscard]] async_generator {
public:
  using promise_type = detail::async_generator_promise<T>;
  async_generator(async_generator &&) noexcept;
  ~async_generator();
};

template <typename T> class [[nodiscard]] generator {
public:
  using promise_type = detail::generator_promise<T>;
  generator(generator &&) noexcept;
  ~generator();
  T *begin();
  T *end() noexcept;
};

template <typename T> class [[nodiscard]] recursive_generator {
public:
  class promise_type final {
  public:
    recursive_generator get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept {}
    void return_void() noexcept {}
    std::suspend_always yield_value(T &) noexcept { return {}; }
    std::suspend_always yield_value(T &&) noexcept { return {}; }
    template <typename U> std::suspend_never await_transform(U &&) = delete;
  };
  recursive_generator(recursive_generator &&) noexcept;
  ~recursive_generator();
  T *begin();
  T *end() noexcept;
};

namespace detail {
template <typename T> task<T> task_promise<T>::get_return_object() noexcept {
  return {};
}
inline task<void> task_promise<void>::get_return_object() noexcept { return {}; }
} // namespace detail

class io_service {
public:
  class schedule_operation;
  class timed_schedule_operation;

  io_service();
  explicit io_service(std::uint32_t concurrencyHint);
  ~io_service();
  [[nodiscard]] schedule_operation schedule() noexcept;
  template <typename REP, typename PERIOD>
  [[nodiscard]] timed_schedule_operation
  schedule_after(const std::chrono::duration<REP, PERIOD> &delay,
                 cancellation_token = {}) noexcept;
  std::uint64_t process_events();
  std::uint64_t process_pending_events();
  std::uint64_t process_one_event();
  std::uint64_t process_one_pending_event();
  void stop() noexcept;
};

class io_service::schedule_operation {
public:
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() const noexcept;
};

class io_service::timed_schedule_operation {
public:
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

class static_thread_pool {
public:
  class schedule_operation {
  public:
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  static_thread_pool();
  explicit static_thread_pool(std::uint32_t threadCount);
  ~static_thread_pool();
  [[nodiscard]] schedule_operation schedule() noexcept;
};

template <typename AWAITABLE>
auto sync_wait(AWAITABLE &&awaitable)
    -> decltype(static_cast<AWAITABLE &&>(awaitable).operator co_await().await_resume());

template <typename SCHEDULER, typename T>
task<T> schedule_on(SCHEDULER &scheduler, task<T> awaitable);
template <typename SCHEDULER, typename T>
task<T> resume_on(SCHEDULER &scheduler, task<T> awaitable);

class async_mutex_lock {
public:
  ~async_mutex_lock();
};

class async_mutex {
public:
  bool try_lock() noexcept;
  detail::async_mutex_awaiter<void> lock_async() noexcept;
  detail::async_mutex_awaiter<async_mutex_lock> scoped_lock_async() noexcept;
  void unlock();
};

class file {
public:
  virtual ~file();
  std::uint64_t size() const;
};

class readable_file : virtual public file {
public:
  [[nodiscard]] detail::async_mutex_awaiter<std::size_t>
  read(std::uint64_t offset, void *buffer, std::size_t byteCount) const noexcept;
};

class writable_file : virtual public file {
public:
  void set_size(std::uint64_t fileSize);
  [[nodiscard]] detail::async_mutex_awaiter<std::size_t>
  write(std::uint64_t offset, const void *buffer, std::size_t byteCount) noexcept;
};

class read_only_file : public readable_file {
public:
  [[nodiscard]] static read_only_file open(io_service &, const char *path);
};

class write_only_file : public writable_file {
public:
  [[nodiscard]] static write_only_file open(io_service &, const char *path);
};

class read_write_file : public readable_file, public writable_file {
public:
  [[nodiscard]] static read_write_file open(io_service &, const char *path);
};

class async_scope {
public:
  async_scope() noexcept;
  ~async_scope();
  template <typename AWAITABLE> void spawn(AWAITABLE &&) {}
  [[nodiscard]] task<> join() noexcept;
};

} // namespace cppcoro

#endif // LIBRARIES_CPPCORO_H

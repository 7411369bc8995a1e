//===- libraries/seastar.h - the declarations of Seastar ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Imitates Seastar 25.05.0-1175 (525fcc86e).
//
//===----------------------------------------------------------------------===//

#ifndef LIBRARIES_SEASTAR_H
#define LIBRARIES_SEASTAR_H

#include <chrono>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace seastar {

using sstring = std::string;
using steady_clock_type = std::chrono::steady_clock;

template <typename T = void> class future;
template <typename T = void> class promise;

namespace internal {

struct monostate {};

template <typename T>
using future_stored_type_t =
    std::conditional_t<std::is_void_v<T>, monostate, T>;

class future_base {};

} // namespace internal

template <typename T> struct futurize { using type = future<T>; };
template <typename T> struct futurize<future<T>> { using type = future<T>; };
template <typename T> using futurize_t = typename futurize<T>::type;

namespace internal {

template <typename Func, typename T> struct future_result {
  using type = std::invoke_result_t<Func, T>;
};
template <typename Func> struct future_result<Func, void> {
  using type = std::invoke_result_t<Func>;
};

} // namespace internal

template <typename Signature> class noncopyable_function;
template <typename Ret, typename... Args>
class noncopyable_function<Ret(Args...)> {
public:
  noncopyable_function() noexcept;
  template <typename Func> noncopyable_function(Func func) { std::terminate(); }
  noncopyable_function(noncopyable_function &&) noexcept;
  noncopyable_function &operator=(noncopyable_function &&) noexcept;
  Ret operator()(Args... args) const;
};

// Futures.

template <typename T>
class [[nodiscard]] future : private internal::future_base {
public:
  using value_type = internal::future_stored_type_t<T>;
  using promise_type = promise<T>;

  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  future(const future &) = delete;

  value_type &&get();
  std::exception_ptr get_exception() noexcept;
  void wait() noexcept;
  bool available() const noexcept;
  bool failed() const noexcept;

  template <typename Func, typename Result = futurize_t<
                               typename internal::future_result<Func, T>::type>>
  Result then(Func &&func) noexcept {
    std::terminate();
  }
  template <typename Func> future<> then_unpack(Func &&func) noexcept {
    std::terminate();
  }
  template <std::invocable<future> Func,
            typename Result = std::invoke_result_t<Func, future>>
  futurize_t<Result> then_wrapped(Func &&func) noexcept {
    std::terminate();
  }
  void forward_to(promise<T> &&) noexcept;
  template <std::invocable Func> future<T> finally(Func &&func) noexcept {
    std::terminate();
  }
  future<> or_terminate() noexcept;
  future<> discard_result() noexcept;
  template <typename Func> future<T> handle_exception(Func &&func) noexcept {
    std::terminate();
  }
  template <typename Func>
  future<T> handle_exception_type(Func &&func) noexcept {
    std::terminate();
  }
  void ignore_ready_future() noexcept;
};

template <typename T> class promise {
public:
  future<T> get_future() noexcept;
  template <typename... A> void set_value(A &&...a) noexcept {
    std::terminate();
  }
  void set_exception(std::exception_ptr) noexcept;
};

template <typename T = void, typename... A>
future<T> make_ready_future(A &&...value) noexcept {
  std::terminate();
}
template <typename T = void>
future<T> make_exception_future(std::exception_ptr &&) noexcept {
  std::terminate();
}
template <typename T = void, typename Exception>
future<T> make_exception_future(Exception &&) noexcept {
  std::terminate();
}
template <typename T = void, typename Exception>
future<T> make_exception_future_with_backtrace(Exception &&) noexcept {
  std::terminate();
}
template <typename T = void> future<T> current_exception_as_future() noexcept {
  std::terminate();
}

template <typename Func, typename... Args>
futurize_t<std::invoke_result_t<Func, Args &&...>>
futurize_invoke(Func &&func, Args &&...args) noexcept {
  std::terminate();
}
template <typename Func, typename... Args>
futurize_t<std::invoke_result_t<Func, Args &&...>>
futurize_apply(Func &&func, std::tuple<Args...> &&args) noexcept {
  std::terminate();
}

template <typename... FutOrFuncs>
future<std::tuple<std::remove_cvref_t<FutOrFuncs>...>>
when_all(FutOrFuncs &&...) noexcept {
  std::terminate();
}

// Coroutines.

namespace internal {

template <typename T = void> class coroutine_traits_base {
public:
  class promise_type final {
  public:
    template <typename U> void return_value(U &&) { std::terminate(); }
    void unhandled_exception() noexcept;
    future<T> get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
  };
};
template <> class coroutine_traits_base<> {
public:
  class promise_type final {
  public:
    void return_void() noexcept;
    void unhandled_exception() noexcept;
    future<> get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
  };
};

template <bool CheckPreempt, typename T> struct awaiter {
  explicit awaiter(future<T> &&) noexcept;
  bool await_ready() const noexcept;
  template <typename U> void await_suspend(std::coroutine_handle<U>) noexcept {
    std::terminate();
  }
  T await_resume();
};

template <bool CheckPreempt, typename T> class [[nodiscard]] as_future_awaiter {
public:
  explicit as_future_awaiter(future<T> &&) noexcept;
  bool await_ready() const noexcept;
  template <typename U> void await_suspend(std::coroutine_handle<U>) noexcept {
    std::terminate();
  }
  future<T> await_resume();
};

struct maybe_yield_awaiter final {
  bool await_ready() const;
  template <typename T> void await_suspend(std::coroutine_handle<T>) noexcept {
    std::terminate();
  }
  void await_resume();
};

} // namespace internal

template <typename T>
internal::awaiter<true, T> operator co_await(future<T> &&) noexcept {
  std::terminate();
}

namespace coroutine {

template <typename T = void>
internal::as_future_awaiter<true, T> as_future(future<T> &&) noexcept {
  std::terminate();
}

class [[nodiscard]] maybe_yield {
public:
  internal::maybe_yield_awaiter operator co_await();
};

template <typename... Futures> class [[nodiscard]] all {
public:
  struct awaiter {
    bool await_ready() const;
    template <typename U> void await_suspend(std::coroutine_handle<U>) {
      std::terminate();
    }
    void await_resume();
  };
  template <typename... Func> explicit all(Func &&...) { std::terminate(); }
  awaiter operator co_await();
};
template <typename FirstFunc, typename... MoreFuncs>
explicit all(FirstFunc &&, MoreFuncs &&...)
    -> all<std::invoke_result_t<FirstFunc>, std::invoke_result_t<MoreFuncs>...>;

template <typename Func> class [[nodiscard]] parallel_for_each final {
public:
  template <typename Range, typename Func1>
  explicit parallel_for_each(Range &&, Func1 &&) noexcept {
    std::terminate();
  }
  bool await_ready() const noexcept;
  template <typename T> void await_suspend(std::coroutine_handle<T>) noexcept {
    std::terminate();
  }
  void await_resume() const;
};
template <typename Range, typename Func>
parallel_for_each(Range &&, Func &&) -> parallel_for_each<Func>;

template <typename Func> class lambda {
public:
  explicit lambda(Func &&) {}
  template <typename... Args>
  std::invoke_result_t<Func, Args...> operator()(Args &&...) const {
    std::terminate();
  }
};

} // namespace coroutine

// Threads, of Seastar and of the operating system.

class thread_attributes {};

class thread {
public:
  thread() = default;
  template <typename Func> thread(Func func) { std::terminate(); }
  template <typename Func> thread(thread_attributes attr, Func func) {
    std::terminate();
  }
  thread(thread &&) noexcept = default;
  ~thread();
  future<> join();
  static void yield();
  static bool should_yield();
  static void maybe_yield();
  static bool running_in_thread();
};

template <typename Func, typename... Args>
futurize_t<std::invoke_result_t<Func, Args...>>
async(thread_attributes attr, Func &&func, Args &&...args) noexcept {
  std::terminate();
}
template <typename Func, typename... Args>
futurize_t<std::invoke_result_t<Func, Args...>> async(Func &&func,
                                                      Args &&...args) noexcept {
  std::terminate();
}

class posix_thread {
public:
  posix_thread(std::function<void()> func);
  posix_thread(posix_thread &&);
  ~posix_thread();
  void join();
};

// Time.

class abort_requested_exception : public std::exception {
public:
  const char *what() const noexcept override;
};
class sleep_aborted : public abort_requested_exception {};

class abort_source {
public:
  class subscription {};
  bool abort_requested() const noexcept;
  void check() const;
  void request_abort() noexcept;
  void request_abort_ex(std::exception_ptr) noexcept;
  template <typename Func>
  [[nodiscard]] std::optional<subscription> subscribe(Func &&) {
    std::terminate();
  }
};

class lowres_clock {
public:
  using duration = steady_clock_type::duration;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<lowres_clock, duration>;
  static constexpr bool is_steady = true;
  static time_point now() noexcept;
};

template <typename Clock = steady_clock_type> class timer {
public:
  timer() noexcept;
  explicit timer(noncopyable_function<void()> &&callback) noexcept;
  ~timer();
  void set_callback(noncopyable_function<void()> &&callback) noexcept;
  void arm(typename Clock::duration delta) noexcept;
};

template <typename Clock = steady_clock_type, typename Rep, typename Period>
future<> sleep(std::chrono::duration<Rep, Period> dur) {
  std::terminate();
}
template <typename Clock = steady_clock_type>
future<> sleep_abortable(typename Clock::duration dur) {
  std::terminate();
}
template <typename Clock = steady_clock_type>
future<> sleep_abortable(typename Clock::duration dur, abort_source &as) {
  std::terminate();
}

future<> now();
future<> yield() noexcept;
future<> maybe_yield() noexcept;
future<> check_for_io_immediately() noexcept;

void handle_signal(int signo, noncopyable_function<void()> &&handler,
                   bool once = false);

// Loops.

template <typename Tag> class bool_class {};
struct stop_iteration_tag {};
using stop_iteration = bool_class<stop_iteration_tag>;

template <typename AsyncAction> future<> repeat(AsyncAction &&action) noexcept {
  std::terminate();
}
template <typename AsyncAction>
future<int> repeat_until_value(AsyncAction action) noexcept {
  std::terminate();
}
template <typename AsyncAction, typename StopCondition>
future<> do_until(StopCondition stop_cond, AsyncAction action) noexcept {
  std::terminate();
}
template <typename AsyncAction>
future<> keep_doing(AsyncAction action) noexcept {
  std::terminate();
}
template <typename Range, typename AsyncAction>
future<> do_for_each(Range &c, AsyncAction action) noexcept {
  std::terminate();
}
template <typename Range, typename Func>
future<> parallel_for_each(Range &&range, Func &&func) noexcept {
  std::terminate();
}
template <typename Range, typename Func>
future<> max_concurrent_for_each(Range &&range, std::size_t max_concurrent,
                                 Func &&func) noexcept {
  std::terminate();
}
template <typename Range, typename Mapper, typename Initial, typename Reduce>
future<Initial> map_reduce(Range &&range, Mapper &&mapper, Initial initial,
                           Reduce reduce) {
  std::terminate();
}

template <typename T1, typename Func>
std::invoke_result_t<Func, std::decay_t<T1> &> do_with(T1 &&value,
                                                       Func &&func) noexcept {
  std::terminate();
}

// Synchronisation, which suspends.

class gate {
public:
  class holder {
  public:
    explicit holder(gate &g);
    holder(holder &&) noexcept;
    ~holder();
    void release() noexcept;
  };
  void enter();
  void check() const;
  holder hold();
  future<> close() noexcept;
};
template <typename Func>
futurize_t<std::invoke_result_t<Func>> with_gate(gate &g, Func &&func) {
  std::terminate();
}
template <typename Func>
futurize_t<std::invoke_result_t<Func>> try_with_gate(gate &g,
                                                     Func &&func) noexcept {
  std::terminate();
}

template <typename ExceptionFactory, typename Clock = steady_clock_type>
class basic_semaphore {
public:
  explicit basic_semaphore(std::size_t count) noexcept;
  future<> wait(std::size_t nr = 1) noexcept;
  future<> wait(abort_source &as, std::size_t nr = 1) noexcept;
  void signal(std::size_t nr = 1) noexcept;
  void broken() noexcept;
};
struct semaphore_default_exception_factory {};
using semaphore = basic_semaphore<semaphore_default_exception_factory>;
template <typename ExceptionFactory = semaphore_default_exception_factory,
          typename Clock = steady_clock_type>
class semaphore_units {
public:
  semaphore_units(semaphore_units &&) noexcept;
  ~semaphore_units() noexcept;
  std::size_t release() noexcept;
};
template <typename ExceptionFactory, typename Clock>
future<semaphore_units<ExceptionFactory, Clock>>
get_units(basic_semaphore<ExceptionFactory, Clock> &sem,
          std::size_t units) noexcept;
template <typename ExceptionFactory, typename Clock>
future<semaphore_units<ExceptionFactory, Clock>>
get_units(basic_semaphore<ExceptionFactory, Clock> &sem, std::size_t units,
          abort_source &as) noexcept;
template <typename ExceptionFactory, typename Clock>
semaphore_units<ExceptionFactory, Clock>
consume_units(basic_semaphore<ExceptionFactory, Clock> &sem,
              std::size_t units) noexcept;
template <typename ExceptionFactory, typename Clock, typename Func>
futurize_t<std::invoke_result_t<Func>>
with_semaphore(basic_semaphore<ExceptionFactory, Clock> &sem, std::size_t units,
               Func &&func) noexcept {
  std::terminate();
}

class shared_mutex {
public:
  future<> lock() noexcept;
  future<> lock_shared() noexcept;
  void unlock() noexcept;
};
template <std::invocable Func>
futurize_t<std::invoke_result_t<Func>> with_lock(shared_mutex &sm,
                                                 Func &&func) noexcept {
  std::terminate();
}
template <std::invocable Func>
futurize_t<std::invoke_result_t<Func>> with_shared(shared_mutex &sm,
                                                   Func &&func) noexcept {
  std::terminate();
}

class condition_variable {
public:
  struct [[nodiscard]] awaiter {
    bool await_ready() const;
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  future<> wait() noexcept;
  awaiter when() noexcept;
  void broken() noexcept;
};

template <typename T> class queue {
public:
  template <typename Func> bool consume(Func &&func) { std::terminate(); }
  future<> not_empty() noexcept;
  future<> not_full() noexcept;
  future<T> pop_eventually() noexcept;
  future<> push_eventually(T &&data) noexcept;
  void abort(std::exception_ptr ex) noexcept;
};

struct accept_result {};
class server_socket {
public:
  future<accept_result> accept();
  void abort_accept();
};

class scheduling_group {};
template <typename Func, typename... Args>
futurize_t<std::invoke_result_t<Func, Args...>>
with_scheduling_group(scheduling_group sg, Func func, Args &&...args) noexcept {
  std::terminate();
}

namespace util {
class spinlock {
public:
  bool try_lock() noexcept;
  void lock() noexcept;
  void unlock() noexcept;
};
} // namespace util

// What ends with its scope.

template <typename Object> class [[nodiscard]] deferred_close {
public:
  deferred_close(Object &obj) noexcept;
  deferred_close(deferred_close &&) noexcept;
  ~deferred_close();
  void close_now() noexcept;
  void cancel() noexcept;
};
template <typename Object> class [[nodiscard]] deferred_stop {
public:
  deferred_stop(Object &obj) noexcept;
  deferred_stop(deferred_stop &&) noexcept;
  ~deferred_stop();
  void stop_now() noexcept;
  void cancel() noexcept;
};
template <typename Closeable, typename Func>
futurize_t<std::invoke_result_t<Func, Closeable &>>
with_closeable(Closeable &&obj, Func func) noexcept {
  std::terminate();
}
template <typename Stoppable, typename Func>
futurize_t<std::invoke_result_t<Func, Stoppable &>>
with_stoppable(Stoppable &&obj, Func func) noexcept {
  std::terminate();
}

template <typename Func> class [[nodiscard]] deferred_action {
public:
  deferred_action(Func &&func) noexcept;
  ~deferred_action();
};
template <typename Func> deferred_action<Func> defer(Func &&func) {
  std::terminate();
}

// Shards.

class smp {
public:
  template <typename Func>
  static futurize_t<std::invoke_result_t<Func>>
  submit_to(unsigned t, Func &&func) noexcept {
    std::terminate();
  }
  template <typename Func> static future<> invoke_on_all(Func &&func) noexcept {
    std::terminate();
  }
  template <typename Func>
  static future<> invoke_on_others(Func func) noexcept {
    std::terminate();
  }
};

template <typename Service> class sharded {
public:
  future<> stop() noexcept;
  template <typename Func>
  futurize_t<std::invoke_result_t<Func, Service &>> invoke_on(unsigned id,
                                                              Func &&func) {
    std::terminate();
  }
  template <typename Func> future<> invoke_on_all(Func func) noexcept {
    std::terminate();
  }
  template <typename Func> future<> invoke_on_others(Func func) noexcept {
    std::terminate();
  }
  template <typename Reducer, typename Func>
  future<> map_reduce(Reducer &&r, Func &&func) {
    std::terminate();
  }
  template <typename Mapper, typename Initial, typename Reduce>
  future<Initial> map_reduce0(Mapper map, Initial initial, Reduce reduce) {
    std::terminate();
  }
  template <typename Mapper> future<std::vector<int>> map(Mapper mapper) {
    std::terminate();
  }
};

template <typename T> class shared_ptr {
public:
  T *operator->() const noexcept;
};
template <typename T> class lw_shared_ptr {
public:
  T *operator->() const noexcept;
};
template <typename T> class enable_shared_from_this {
public:
  shared_ptr<T> shared_from_this() noexcept;
};
template <typename T> class enable_lw_shared_from_this {
public:
  lw_shared_ptr<T> shared_from_this() noexcept;
};

namespace alien {
class instance {};
template <typename Func>
void run_on(instance &instance, unsigned shard, Func func) {
  std::terminate();
}
template <std::invocable Func>
std::future<int> submit_to(instance &instance, unsigned shard, Func func) {
  std::terminate();
}
} // namespace alien

class reactor {
public:
  void at_exit(noncopyable_function<future<>()> func);
  void run_in_background(future<> f);
  template <typename Func> void run_in_background(Func &&func) {
    std::terminate();
  }
};
reactor &engine();

class app_template {
public:
  int run_deprecated(int ac, char **av, std::function<void()> &&func) noexcept;
  int run(int ac, char **av, std::function<future<int>()> &&func) noexcept;
  int run(int ac, char **av, std::function<future<>()> &&func) noexcept;
};

template <typename ReturnType, typename... Args>
class concrete_execution_stage {
public:
  future<ReturnType> operator()(Args...);
};
template <typename Function>
concrete_execution_stage<int> make_execution_stage(const sstring &name,
                                                   Function &&fn) {
  std::terminate();
}

// Files.

enum class open_flags { rw, ro, wo };

template <typename T> class subscription {};

class file {
public:
  future<std::size_t> size() const noexcept;
  future<> close() noexcept;
  subscription<sstring>
  list_directory(std::function<future<>(sstring de)> next);
};
future<file> open_file_dma(std::string_view name, open_flags flags) noexcept;
template <std::invocable<file &> Func>
futurize_t<std::invoke_result_t<Func, file &>> with_file(future<file> file_fut,
                                                         Func func) noexcept {
  std::terminate();
}
template <std::invocable<file &> Func>
futurize_t<std::invoke_result_t<Func, file &>>
with_file_close_on_failure(future<file> file_fut, Func func) noexcept {
  std::terminate();
}

class file_desc {
public:
  file_desc(file_desc &&) noexcept;
  ~file_desc();
  static file_desc open(sstring name, int flags, unsigned mode = 0);
  static file_desc temporary(sstring directory);
  void truncate(std::size_t size);
  std::optional<std::size_t> read(void *buffer, std::size_t len);
  std::size_t pread(void *buf, std::size_t len, long off);
};

sstring read_first_line(std::string sys_file);
template <typename Type> Type read_first_line_as(std::string sys_file) {
  std::terminate();
}

// Containers.

template <typename T, typename Alloc = std::allocator<T>>
class circular_buffer {};
template <typename T, std::size_t Capacity>
class circular_buffer_fixed_capacity {};
template <typename T, std::size_t items_per_chunk = 128> class chunked_fifo {};

// Servers.

namespace http {
class request {};
class reply {};
} // namespace http

namespace httpd {

class handler_base {
public:
  virtual ~handler_base() = default;
  virtual future<std::unique_ptr<http::reply>>
  handle(const sstring &path, std::unique_ptr<http::request> req,
         std::unique_ptr<http::reply> rep) = 0;
};

class function_handler : public handler_base {
public:
  function_handler(const std::function<sstring(const http::request &)> &handle,
                   const sstring &type);
  future<std::unique_ptr<http::reply>>
  handle(const sstring &path, std::unique_ptr<http::request> req,
         std::unique_ptr<http::reply> rep) override;
};

} // namespace httpd

namespace rpc {

class protocol_base {};

template <typename Serializer, typename MsgType = unsigned>
class protocol final : public protocol_base {
public:
  template <typename Func> int register_handler(MsgType t, Func &&func) {
    std::terminate();
  }
};

} // namespace rpc

} // namespace seastar

namespace std {

template <typename T, typename... Args>
class coroutine_traits<seastar::future<T>, Args...>
    : public seastar::internal::coroutine_traits_base<T> {};

} // namespace std

#endif // LIBRARIES_SEASTAR_H

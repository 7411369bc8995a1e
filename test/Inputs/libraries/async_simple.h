//===- async_simple.h - a stub of async_simple ----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates async_simple 1.4-28 (d8abc4f).
#ifndef LIBRARIES_ASYNC_SIMPLE_H
#define LIBRARIES_ASYNC_SIMPLE_H

#include <chrono>
#include <coroutine>
#include <stdexcept>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace async_simple {

class Signal {
public:
  void emits(std::uint64_t State);
  std::uint64_t state() const;
};
class Slot {
public:
  bool hasStarted() const noexcept;
  bool canceled() const noexcept;
};
class SignalException : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

template <typename T> class Try {
public:
  T &value();
  bool hasError() const;
};
template <> class Try<void> {
public:
  void value();
  bool hasError() const;
};

namespace util {
template <typename Signature> class move_only_function;
template <typename Result, typename... Arguments>
class move_only_function<Result(Arguments...)> {
public:
  template <typename Functor> move_only_function(Functor &&) {}
};
} // namespace util

struct ScheduleOptions {
  bool prompt = true;
};

struct CurrentExecutor {};

class IOExecutor;

class Executor {
public:
  using Context = void *;
  using Duration = std::chrono::duration<int64_t, std::micro>;
  using Func = std::function<void()>;
  class TimeAwaiter {
  public:
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  class TimeAwaitable {
  public:
    TimeAwaiter coAwait(Executor *);
  };

  virtual ~Executor() {}
  virtual bool schedule(Func func) = 0;
  virtual bool schedule(Func func, uint64_t schedule_info);
  bool schedule_move_only(util::move_only_function<void()> func);
  virtual bool currentThreadInExecutor() const;
  virtual bool checkin(Func func, Context ctx, ScheduleOptions opts);
  virtual bool checkin(Func func, Context ctx);
  TimeAwaitable after(Duration dur);
  virtual IOExecutor *getIOExecutor();
};

struct io_event_t {};
enum iocb_cmd { IOCB_CMD_PREAD };
struct iovec_t {};
using AIOCallback = std::function<void(io_event_t &)>;

class IOExecutor {
public:
  virtual ~IOExecutor() {}
  virtual void submitIO(int fd, iocb_cmd cmd, void *buffer, std::size_t length,
                        int64_t offset, AIOCallback cbfn) = 0;
  virtual void submitIOV(int fd, iocb_cmd cmd, const iovec_t *iov, std::size_t count,
                         int64_t offset, AIOCallback cbfn) = 0;
};

template <typename T> class Future {
public:
  using value_type = T;
  Future();
  Future(Future &&);
  Future &operator=(Future &&);
  ~Future();
  bool valid() const;
  bool hasResult() const;
  std::add_rvalue_reference_t<T> value() &&;
  std::add_lvalue_reference_t<T> value() &;
  T get() &&;
  void wait();
  Future<T> via(Executor *) &&;
  template <typename F> auto thenTry(F &&) && { return Future<void>(); }
  template <typename F> auto thenValue(F &&) && { return Future<void>(); }
  template <typename F> auto then(F &&) && { return Future<void>(); }
  template <typename F> void setContinuation(F &&) {}
};

template <typename T> Future<T> makeReadyFuture(T &&);
template <typename T> Future<T> makeReadyFuture(std::exception_ptr);
Future<void> makeReadyFuture();

namespace coro {

struct Yield {};
template <typename T> class Lazy;
template <typename T> class RescheduleLazy;

namespace detail {

template <typename T> struct ReadyAwaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const noexcept;
  T await_resume() noexcept;
};
struct YieldAwaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume() const;
};
template <typename T> struct FutureAwaiter {
  bool await_ready();
  bool await_suspend(std::coroutine_handle<>);
  auto await_resume() { return static_cast<T *>(nullptr); }
};

class LazyPromiseBase {
public:
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  template <typename Awaitable> decltype(auto) await_transform(Awaitable &&awaitable) {
    if constexpr (requires { std::forward<Awaitable>(awaitable).coAwait(nullptr); })
      return std::forward<Awaitable>(awaitable).coAwait(nullptr);
    else
      return std::forward<Awaitable>(awaitable);
  }
  ReadyAwaiter<Executor *> await_transform(CurrentExecutor);
  YieldAwaiter await_transform(Yield);
};

template <typename T> class LazyPromise : public LazyPromiseBase {
public:
  Lazy<T> get_return_object() noexcept;
  template <typename V> void return_value(V &&) {}
};
template <> class LazyPromise<void> : public LazyPromiseBase {
public:
  Lazy<void> get_return_object() noexcept;
  void return_void() noexcept {}
};

template <typename T, bool reschedule> class LazyBase {
public:
  using promise_type = LazyPromise<T>;
  using ValueType = T;
  struct ValueAwaiter {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  LazyBase() noexcept;
  LazyBase(LazyBase &&) noexcept;
  ~LazyBase();
  Executor *getExecutor();
  template <typename F> void start(F &&) {}
  bool isReady() const;
  auto operator co_await() { return ValueAwaiter{}; }
};

} // namespace detail

template <typename T = void>
class [[nodiscard]] Lazy : public detail::LazyBase<T, /*reschedule=*/false> {
  using Base = detail::LazyBase<T, false>;

public:
  using Base::Base;
  RescheduleLazy<T> via(Executor *) &&;
  using Base::start;
  template <typename F> void directlyStart(F &&, Executor *) {}
  auto coAwait(Executor *) { return typename Base::ValueAwaiter{}; }
};

template <typename T = void>
class [[nodiscard]] RescheduleLazy : public detail::LazyBase<T, /*reschedule=*/true> {
public:
  void detach();
};

namespace detail {
template <typename T> inline Lazy<T> LazyPromise<T>::get_return_object() noexcept {
  return {};
}
inline Lazy<void> LazyPromise<void>::get_return_object() noexcept { return {}; }
} // namespace detail

template <typename LazyType> inline typename std::decay_t<LazyType>::ValueType
syncAwait(LazyType &&);
template <typename LazyType> inline typename std::decay_t<LazyType>::ValueType
syncAwait(LazyType &&, Executor *);

template <typename Rep, typename Period>
Lazy<void> sleep(Executor *, std::chrono::duration<Rep, Period>);
template <typename Rep, typename Period>
Lazy<void> sleep(std::chrono::duration<Rep, Period>);

namespace detail {
struct DispatchAwaitable {
  YieldAwaiter coAwait(Executor *);
};
} // namespace detail
inline detail::DispatchAwaitable dispatch(Executor *) { return {}; }

template <typename T> class Generator {
public:
  struct promise_type {
    Generator get_return_object() noexcept { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T) noexcept { return {}; }
    void unhandled_exception() noexcept {}
    void return_void() noexcept {}
  };
  T *begin();
  T *end();
};

class SpinLock {
public:
  explicit SpinLock(std::int32_t count = 1024) noexcept;
  bool tryLock() noexcept;
  Lazy<> coLock();
  void lock() noexcept;
  void unlock() noexcept;
};

class ScopedSpinLock {
public:
  explicit ScopedSpinLock(SpinLock &);
  ~ScopedSpinLock();
};

class Mutex {
public:
  class LockAwaiter {
  public:
    bool await_ready() noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  Mutex() noexcept;
  bool tryLock() noexcept;
  [[nodiscard]] LockAwaiter coLock() noexcept;
  void unlock() noexcept;
};

class Latch {
public:
  explicit Latch(std::size_t count);
  Lazy<void> wait();
  Lazy<void> arrive_and_wait(std::size_t n = 1);
};

template <typename Lock> class ConditionVariable {
public:
  void notifyOne() noexcept;
  template <typename Pred> Lazy<> wait(Lock &, Pred &&) noexcept { return {}; }
};

} // namespace coro

template <typename T> coro::detail::FutureAwaiter<T> operator co_await(Future<T> &&);

namespace executors {

class SimpleExecutor : public Executor {
public:
  explicit SimpleExecutor(std::size_t threadNum);
  ~SimpleExecutor();
  bool schedule(Func func) override;
  bool checkin(Func func, Context ctx, ScheduleOptions opts) override;
};

class SimpleIOExecutor : public IOExecutor {
public:
  void submitIO(int fd, iocb_cmd cmd, void *buffer, std::size_t length, int64_t offset,
                AIOCallback cbfn) override;
  void submitIOV(int fd, iocb_cmd cmd, const iovec_t *iov, std::size_t count,
                 int64_t offset, AIOCallback cbfn) override;
};

} // namespace executors

namespace uthread {

enum class Launch { Prompt, Schedule, Current };

struct Attribute {
  Executor *ex;
  std::size_t stack_size = 0;
};

class Uthread {
public:
  Uthread() = default;
  template <class Func> Uthread(Attribute, Func &&) {}
  template <class Callback> bool join(Callback &&) { return true; }
  void detach();
};

template <Launch policy, class F>
  requires(policy == Launch::Prompt)
Uthread async(F &&, Executor *) {
  return {};
}
template <Launch policy, class F>
  requires(policy == Launch::Schedule)
void async(F &&, Executor *) {}
template <Launch policy, class F>
  requires(policy == Launch::Current)
void async(F &&, Executor *) {}

template <class T> T await(Future<T> &&);
template <class T, class Fn> T await(Executor *, Fn &&) { return T(); }

} // namespace uthread

namespace util {

class ThreadPool {
public:
  enum ERROR_TYPE { ERROR_NONE = 0 };
  explicit ThreadPool(std::size_t threadNum = 4, bool enableWorkSteal = false,
                      bool enableCoreBindings = false);
  ~ThreadPool();
  ERROR_TYPE scheduleById(std::function<void()> fn, int32_t id = -1);
};

template <typename T> class Queue {
public:
  void push(T &&);
  bool pop(T &);
  bool try_pop(T &);
};

} // namespace util

} // namespace async_simple

#endif // LIBRARIES_ASYNC_SIMPLE_H

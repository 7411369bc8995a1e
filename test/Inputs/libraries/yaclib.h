//===- yaclib.h - a stub of YACLib ----------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates YACLib 2025.09.03-5 (a4b9273).
#ifndef LIBRARIES_YACLIB_H
#define LIBRARIES_YACLIB_H

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace yaclib {

struct Unit {};
struct StopTag {};
struct StopError {};

template <typename V = void, typename E = StopError> class [[nodiscard]] Result {
public:
  V Ok() &&;
};

template <typename V = void, typename E = StopError> class [[nodiscard]] Task;
template <typename V, typename E> class FutureBase;
template <typename V = void, typename E = StopError> class [[nodiscard]] Future;
template <typename V = void, typename E = StopError> class [[nodiscard]] FutureOn;
template <typename V, typename E> class SharedFutureBase;
template <typename V = void, typename E = StopError> class [[nodiscard]] SharedFuture;
template <typename V = void, typename E = StopError> class [[nodiscard]] SharedFutureOn;

template <typename T> class IntrusivePtr {
public:
  IntrusivePtr(T *) {}
  T &operator*() const;
  T *operator->() const;
};

// Executors.

class Job {
public:
  virtual void Call() noexcept = 0;
};

class IExecutor {
public:
  virtual bool Alive() const noexcept = 0;
  virtual void Submit(Job &) noexcept = 0;
  virtual ~IExecutor() {}
};
using IExecutorPtr = IntrusivePtr<IExecutor>;

IExecutor &MakeInline() noexcept;

class ManualExecutor : public IExecutor {
public:
  bool Alive() const noexcept final;
  void Submit(Job &) noexcept final;
  std::size_t Drain() noexcept;
};

class Strand : private Job, public IExecutor {
public:
  explicit Strand(IExecutorPtr) noexcept;
  bool Alive() const noexcept final;
  void Submit(Job &) noexcept final;

private:
  void Call() noexcept final;
};
IExecutorPtr MakeStrand(IExecutorPtr);

class FairThreadPool : public IExecutor {
public:
  explicit FairThreadPool(std::uint64_t Threads = 4);
  ~FairThreadPool() noexcept override;
  bool Alive() const noexcept final;
  void Submit(Job &) noexcept final;
  void SoftStop() noexcept;
  void Stop() noexcept;
  void HardStop() noexcept;
  void Wait() noexcept;
};
IntrusivePtr<FairThreadPool> MakeFairThreadPool(std::uint64_t Threads = 4);

template <typename Func> void Submit(IExecutor &, Func &&) {}

// Futures.

template <typename V, typename E> class FutureBase {
public:
  FutureBase() = default;
  FutureBase(FutureBase &&) noexcept = default;
  FutureBase &operator=(FutureBase &&) noexcept = default;
  ~FutureBase() noexcept {}
  [[nodiscard]] bool Valid() const & noexcept { return false; }
  [[nodiscard]] bool Ready() const & noexcept { return false; }
  [[nodiscard]] const Result<V, E> *Get() const & noexcept { return nullptr; }
  [[nodiscard]] Result<V, E> Get() && noexcept { return {}; }
  [[nodiscard]] Result<V, E> Touch() && noexcept { return {}; }
  template <typename Func, typename Next = FutureOn<>> [[nodiscard]] Next Then(IExecutor &, Func &&) && {
    return {};
  }
  void Detach() && noexcept {}
  template <typename Func> void DetachInline(Func &&) && {}
  template <typename Func> void Detach(IExecutor &, Func &&) && {}
};

template <typename V, typename E> class Future final : public FutureBase<V, E> {
public:
  template <typename Func> [[nodiscard]] Future<> ThenInline(Func &&) && { return {}; }
};

template <typename V, typename E> class FutureOn final : public FutureBase<V, E> {
public:
  using FutureBase<V, E>::Detach;
  using FutureBase<V, E>::Then;
  template <typename Func> [[nodiscard]] FutureOn<> ThenInline(Func &&) && { return {}; }
  template <typename Func> [[nodiscard]] FutureOn<> Then(Func &&) && { return {}; }
  template <typename Func> void Detach(Func &&) && {}
};

template <typename V, typename E> class SharedFutureBase {
public:
  [[nodiscard]] bool Valid() const noexcept { return false; }
  [[nodiscard]] bool Ready() const noexcept { return false; }
  [[nodiscard]] Result<V, E> Get() && noexcept { return {}; }
  [[nodiscard]] const Result<V, E> &Get() const & noexcept;
  [[nodiscard]] const Result<V, E> &Touch() const & noexcept;
  template <typename Func> [[nodiscard]] FutureOn<> Then(IExecutor &, Func &&) const { return {}; }
  template <typename Func> void SubscribeInline(Func &&) const {}
  template <typename Func> void Subscribe(IExecutor &, Func &&) const {}
};

template <typename V, typename E> class SharedFuture final : public SharedFutureBase<V, E> {
public:
  template <typename Func> [[nodiscard]] Future<> ThenInline(Func &&) const { return {}; }
};

template <typename V, typename E> class SharedFutureOn final : public SharedFutureBase<V, E> {
public:
  using SharedFutureBase<V, E>::Then;
  template <typename Func> [[nodiscard]] FutureOn<> ThenInline(Func &&) const { return {}; }
  template <typename Func> [[nodiscard]] FutureOn<> Then(Func &&) const { return {}; }
  template <typename Func> void Subscribe(Func &&) const {}
};

template <typename V, typename E> class Task final {
public:
  Task() noexcept = default;
  Task(Task &&) noexcept = default;
  ~Task() noexcept {}
  [[nodiscard]] bool Ready() const & noexcept { return false; }
  template <typename Func> Task<> Then(IExecutor &, Func &&) && { return {}; }
  template <typename Func> Task<> ThenInline(Func &&) && { return {}; }
  template <typename Func> Task<> Then(Func &&) && { return {}; }
  void Detach() && noexcept {}
  Future<V, E> ToFuture() && noexcept { return {}; }
  Result<V, E> Get() && noexcept { return {}; }
};

template <typename E = StopError, typename Func> auto Run(Func &&Work) -> Future<decltype(Work()), E> {
  return {};
}
template <typename E = StopError, typename Func>
auto Run(IExecutor &, Func &&Work) -> FutureOn<decltype(Work()), E> {
  return {};
}
template <typename E = StopError, typename Func>
auto RunShared(IExecutor &, Func &&Work) -> SharedFutureOn<decltype(Work()), E> {
  return {};
}
template <typename V = void, typename E = StopError, typename Func>
FutureOn<V, E> AsyncContract(IExecutor &, Func &&) {
  return {};
}
template <typename V = void, typename E = StopError, typename Func>
SharedFutureOn<V, E> AsyncSharedContract(IExecutor &, Func &&) {
  return {};
}
template <typename E = StopError, typename Func>
auto Schedule(IExecutor &, Func &&Work) -> Task<decltype(Work()), E> {
  return {};
}
template <typename V = void, typename E = StopError, typename Func>
Task<V, E> LazyContract(IExecutor &, Func &&) {
  return {};
}

template <typename V> Future<V> MakeFuture(V) { return {}; }
template <typename V> Task<V> MakeTask(V) { return {}; }

// Waits.

template <typename... Waited> void Wait(Waited &...) noexcept {}
template <typename Rep, typename Period, typename... Waited>
bool WaitFor(const std::chrono::duration<Rep, Period> &, Waited &...) noexcept {
  return false;
}
template <typename Clock, typename Duration, typename... Waited>
bool WaitUntil(const std::chrono::time_point<Clock, Duration> &, Waited &...) noexcept {
  return false;
}

namespace detail {

template <typename V> struct Awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  V await_resume() const noexcept;
};

class [[nodiscard]] Yield final : public Awaiter<void> {};

} // namespace detail

class OneShotEvent {
public:
  bool Ready() noexcept;
  void Wait() noexcept;
  template <typename Rep, typename Period> bool WaitFor(const std::chrono::duration<Rep, Period> &) {
    return false;
  }
  template <typename Clock, typename Duration>
  bool WaitUntil(const std::chrono::time_point<Clock, Duration> &) {
    return false;
  }
  void Set() noexcept;
  detail::Awaiter<void> operator co_await() noexcept;
};

template <typename Event = OneShotEvent> class WaitGroup final {
public:
  explicit WaitGroup(std::size_t = 0) noexcept {}
  void Add(std::size_t = 1) noexcept {}
  void Done(std::size_t = 1) noexcept {}
  void Wait() noexcept {}
  template <typename Rep, typename Period> bool WaitFor(const std::chrono::duration<Rep, Period> &) {
    return false;
  }
  template <typename Clock, typename Duration>
  bool WaitUntil(const std::chrono::time_point<Clock, Duration> &) {
    return false;
  }
  detail::Awaiter<void> operator co_await() noexcept;
};

// Coroutines.

inline detail::Awaiter<void> On(IExecutor &) noexcept { return {}; }
inline detail::Awaiter<IExecutor &> CurrentExecutor() noexcept { return {}; }
inline detail::Awaiter<IExecutor &> Yield() noexcept { return {}; }
inline constexpr detail::Yield kYield{};

template <typename... Waited> detail::Awaiter<void> Await(Waited &...) noexcept { return {}; }
template <typename... Waited> detail::Awaiter<void> AwaitOn(IExecutor &, Waited &...) noexcept { return {}; }

template <typename V, typename E> detail::Awaiter<V> operator co_await(FutureBase<V, E> &&) noexcept {
  return {};
}
template <typename V, typename E>
detail::Awaiter<V> operator co_await(const SharedFutureBase<V, E> &) noexcept {
  return {};
}
template <typename V, typename E> detail::Awaiter<V> operator co_await(Task<V, E> &&) noexcept { return {}; }

template <bool Batching = true, bool FIFO = false> class Mutex final {
public:
  detail::Awaiter<void> Lock() noexcept { return {}; }
};

namespace detail {

template <typename Return, typename Initial> class PromiseType final {
public:
  Return get_return_object() noexcept { return {}; }
  Initial initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  template <typename Value> void return_value(Value &&) {}
};

} // namespace detail

} // namespace yaclib

template <typename V, typename E, typename... Args>
struct std::coroutine_traits<yaclib::Future<V, E>, Args...> {
  using promise_type = yaclib::detail::PromiseType<yaclib::Future<V, E>, std::suspend_never>;
};
template <typename V, typename E, typename... Args>
struct std::coroutine_traits<yaclib::SharedFuture<V, E>, Args...> {
  using promise_type = yaclib::detail::PromiseType<yaclib::SharedFuture<V, E>, std::suspend_never>;
};
template <typename V, typename E, typename... Args>
struct std::coroutine_traits<yaclib::Task<V, E>, Args...> {
  using promise_type = yaclib::detail::PromiseType<yaclib::Task<V, E>, std::suspend_always>;
};

#endif // LIBRARIES_YACLIB_H

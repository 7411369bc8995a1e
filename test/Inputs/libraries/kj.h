//===- kj.h - a stub of KJ, of Cap'n Proto --------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates KJ of Cap'n Proto 1.4.0 and later (2c270958).
#ifndef LIBRARIES_KJ_H
#define LIBRARIES_KJ_H

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace kj {

using uint = unsigned;

template <typename T> constexpr std::remove_reference_t<T> &&mv(T &&Value) noexcept {
  return static_cast<std::remove_reference_t<T> &&>(Value);
}
template <typename T> constexpr T &&fwd(std::type_identity_t<T> &Value) noexcept {
  return static_cast<T &&>(Value);
}

class Exception {};
struct Duration {};
struct TimePoint {};
constexpr Duration SECONDS{};
constexpr Duration operator*(int, Duration) { return {}; }

template <typename T> class Own {
public:
  T *operator->();
  T &operator*();
};

template <typename T> class Maybe {
public:
  Maybe() {}
  Maybe(T) {}
  template <typename Func> auto map(Func &&Apply) & -> Maybe<decltype(Apply(std::declval<T &>()))> {
    return {};
  }
};

template <typename T> class Array {
public:
  T *begin();
  T *end();
};
template <typename T> class Vector {
public:
  T *begin();
  T *end();
};
template <typename... Variants> class OneOf {};

template <typename Signature> class Function;
template <typename Return, typename... Params> class Function<Return(Params...)> {
public:
  Function() = default;
  template <typename F> inline Function(F &&) {}
  inline Return operator()(Params... params) { return Return(); }
};
template <typename Signature> class ConstFunction;
template <typename Return, typename... Params> class ConstFunction<Return(Params...)> {
public:
  template <typename F> inline ConstFunction(F &&) {}
  inline Return operator()(Params... params) const { return Return(); }
};
template <typename Signature> class FunctionParam;
template <typename Return, typename... Params> class FunctionParam<Return(Params...)> {
public:
  template <typename F> FunctionParam(F &&) {}
  Return operator()(Params... params) { return Return(); }
};

template <typename Func> Maybe<Exception> runCatchingExceptions(Func &&) { return {}; }

// Promises.

class WaitScope;
template <typename T> class Promise;

namespace _ {

class PromiseBase {};
template <typename T> struct FixVoid_ { using Type = T; };
template <> struct FixVoid_<void> { struct Type {}; };
template <typename T> struct Reduce { using Type = Promise<T>; };
template <typename T> struct Reduce<Promise<T>> { using Type = Promise<T>; };
template <typename Func, typename T> struct Returned { using Type = std::invoke_result_t<Func, T>; };
template <typename Func> struct Returned<Func, void> { using Type = std::invoke_result_t<Func>; };
template <typename T> class Coroutine;

} // namespace _

template <typename Func, typename T>
using PromiseForResult = typename _::Reduce<typename _::Returned<Func, T>::Type>::Type;

template <typename T> class ForkedPromise {
public:
  Promise<T> addBranch();
};

template <typename T> class [[nodiscard]] Promise : protected _::PromiseBase {
public:
  Promise(typename _::FixVoid_<T>::Type) {}
  inline Promise(decltype(nullptr)) {}
  Promise(Promise &&) = default;
  Promise &operator=(Promise &&) = default;
  ~Promise() {}
  template <typename Func> [[nodiscard]] PromiseForResult<Func, T> then(Func &&) { return nullptr; }
  template <typename Func, typename ErrorFunc>
  [[nodiscard]] PromiseForResult<Func, T> then(Func &&, ErrorFunc &&) {
    return nullptr;
  }
  template <typename ErrorFunc> [[nodiscard]] Promise<T> catch_(ErrorFunc &&) { return nullptr; }
  T wait(WaitScope &);
  bool poll(WaitScope &);
  [[nodiscard]] ForkedPromise<T> fork();
  template <typename... Attachments> [[nodiscard]] Promise<T> attach(Attachments &&...) { return nullptr; }
  template <typename ErrorFunc> [[nodiscard]] Promise<T> eagerlyEvaluate(ErrorFunc &&) { return nullptr; }
  [[nodiscard]] Promise<T> eagerlyEvaluate(decltype(nullptr));
  template <typename ErrorFunc> void detach(ErrorFunc &&) {}
};

template <typename T, T Value> Promise<T> constPromise();
template <typename Func> [[nodiscard]] PromiseForResult<Func, void> evalLater(Func &&) { return nullptr; }
template <typename Func> [[nodiscard]] PromiseForResult<Func, void> evalNow(Func &&) { return nullptr; }
template <typename Func> [[nodiscard]] PromiseForResult<Func, void> evalLast(Func &&) { return nullptr; }
template <typename Func> [[nodiscard]] PromiseForResult<Func, void> retryOnDisconnect(Func &&) {
  return nullptr;
}
Promise<void> yield();
Promise<void> yieldUntilQueueEmpty();
Promise<void> yieldUntilWouldSleep();
template <typename Functor> auto coCapture(Functor &&Start) { return kj::mv(Start); }

template <typename Func> [[nodiscard]] PromiseForResult<Func, WaitScope &> startFiber(size_t, Func &&) {
  return nullptr;
}

class FiberPool final {
public:
  explicit FiberPool(size_t);
  ~FiberPool() noexcept(false);
  template <typename Func> [[nodiscard]] PromiseForResult<Func, WaitScope &> startFiber(Func &&) const {
    return nullptr;
  }
  void runSynchronously(kj::FunctionParam<void()>) const;
};

class TaskSet {
public:
  class ErrorHandler {
  public:
    virtual void taskFailed(kj::Exception &&) = 0;
  };
  TaskSet(ErrorHandler &);
  void add(Promise<void> &&);
};

// Event loops.

class Executor {
public:
  bool isLive() const;
  template <typename Func> PromiseForResult<Func, void> executeAsync(Func &&) const { return nullptr; }
  template <typename Func> auto executeSync(Func &&Work) const -> decltype(Work()) { return Work(); }
};
const Executor &getCurrentThreadExecutor();

class EventLoop {
public:
  EventLoop();
  ~EventLoop() noexcept(false);
  void run(uint = 1);
  const Executor &getExecutor();
};

class WaitScope {
public:
  inline explicit WaitScope(EventLoop &) {}
  inline ~WaitScope() {}
};

class Timer {
public:
  virtual Promise<void> atTime(TimePoint) = 0;
  virtual Promise<void> afterDelay(Duration) = 0;
};

class TimerImpl final : public Timer {
public:
  Promise<void> atTime(TimePoint) override;
  Promise<void> afterDelay(Duration) override;
};

class AsyncIoStream {};
class Thread;

class AsyncIoProvider {
public:
  struct PipeThread {
    Own<Thread> thread;
    Own<AsyncIoStream> pipe;
  };
  virtual PipeThread newPipeThread(Function<void(AsyncIoProvider &, AsyncIoStream &, WaitScope &)>) = 0;
  virtual Timer &getTimer() = 0;
};

// Threads.

class Thread {
public:
  explicit Thread(Function<void()>);
  ~Thread() noexcept(false);
  void detach();
};

template <typename T> class Locked {
public:
  inline T *operator->() { return nullptr; }
  template <typename Cond> void wait(Cond &&, Maybe<Duration> = {}) {}
};

template <typename T> class MutexGuarded {
public:
  template <typename... Params> explicit MutexGuarded(Params &&...) {}
  Locked<T> lockExclusive() const { return {}; }
  Locked<const T> lockShared() const { return {}; }
  Maybe<Locked<T>> lockExclusiveWithTimeout(Duration) const { return {}; }
  Maybe<Locked<const T>> lockSharedWithTimeout(Duration) const { return {}; }
  const T &getWithoutLock() const;
  template <typename Cond, typename Func>
  auto when(Cond &&, Func &&Use, Maybe<Duration> = {}) const -> decltype(Use(std::declval<T &>())) {
    return Use(value);
  }

private:
  mutable T value;
};

namespace _ {

template <typename T> struct Awaiter {
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

class CoroutineBase {
public:
  std::suspend_never initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() {}
  template <typename U> Awaiter<U> await_transform(kj::Promise<U> &) { return {}; }
  template <typename U> Awaiter<U> await_transform(kj::Promise<U> &&) { return {}; }
  template <typename U> Awaiter<U> await_transform(kj::ForkedPromise<U> &) { return {}; }
};

template <typename T> class Coroutine final : public CoroutineBase {
public:
  kj::Promise<T> get_return_object() { return nullptr; }
  template <typename Value> void return_value(Value &&) {}
};

template <> class Coroutine<void> final : public CoroutineBase {
public:
  kj::Promise<void> get_return_object() { return nullptr; }
  void return_void() {}
};

} // namespace _

} // namespace kj

template <typename T, typename... Args> struct std::coroutine_traits<kj::Promise<T>, Args...> {
  using promise_type = kj::_::Coroutine<T>;
};

#endif // LIBRARIES_KJ_H

//===- folly.h - a stub of Folly for the tests ----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates folly v2026.08.17.00-48 (ff98381ea68687a95c6185326db933aa6124d4c5).
#ifndef LIBRARIES_FOLLY_H
#define LIBRARIES_FOLLY_H

#include <atomic>
#include <chrono>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// Of libevent, and of <poll.h>.
#ifndef EVLOOP_NONBLOCK
#define EVLOOP_NONBLOCK 0x02
#endif

namespace folly {

// No function here does anything.
[[noreturn]] void stub();

// Vocabulary types.

template <class Iter> class Range {
public:
  Range() = default;
  Range(Iter Text);
  Range(const std::string &Text);
};
using StringPiece = Range<const char *>;

struct Unit {};
template <class T> using lift_unit_t = std::conditional_t<std::is_void_v<T>, Unit, T>;
template <class T> using drop_unit_t = std::conditional_t<std::is_same_v<T, Unit>, void, T>;
template <class T> struct tag_t {};

class exception_wrapper {
public:
  std::string what() const;
};
class AsyncSocketException : public std::exception {};
class IOBuf;
class CancellationToken {
public:
  bool isCancellationRequested() const noexcept;
};
class CancellationSource {
public:
  CancellationToken getToken() const;
  bool isCancellationRequested() const noexcept;
  bool requestCancellation() const noexcept;
};
struct OperationCancelled final : public std::exception {
  const char *what() const noexcept override;
};

template <class FunctionType> class Function;
template <class R, class... Args> class Function<R(Args...)> final {
public:
  Function() = default;
  Function(Function &&) noexcept;
  template <class Fun>
    requires(!std::is_same_v<std::decay_t<Fun>, Function> && std::is_invocable_r_v<R, Fun &, Args...>)
  Function(Fun &&) { stub(); }
  Function(std::nullptr_t);
  R operator()(Args...);
};
template <class FunctionType> class FunctionRef;
template <class R, class... Args> class FunctionRef<R(Args...)> final {
public:
  template <class Fun> FunctionRef(Fun &&) { stub(); }
  R operator()(Args...) const;
};
using Func = Function<void()>;

template <class... Cases> int overload(Cases &&...) { stub(); }
template <class Variant, class... Cases> decltype(auto) variant_match(Variant &&, Cases &&...) { stub(); }
template <class Sequence, class F> constexpr F for_each(Sequence &&, F &&) { stub(); }
template <class Try, class Catch> decltype(auto) catch_exception(Try &&, Catch &&) { stub(); }

template <class T> class Try {
public:
  bool hasValue() const;
  bool hasException() const;
  template <class Ex> bool hasException() const;
  exception_wrapper &exception();
  T &value();
  T &operator*();
  void throwUnlessValue() const;
};
template <> class Try<void> {
public:
  bool hasValue() const;
  bool hasException() const;
  template <class Ex> bool hasException() const;
  exception_wrapper &exception();
  void value();
};
template <class F> auto makeTryWith(F &&Work) -> Try<std::invoke_result_t<F>> { stub(); }
template <class F> auto makeTryWithNoUnwrap(F &&Work) -> Try<std::invoke_result_t<F>> { stub(); }

// Coroutines that end early on an error.

namespace detail {
template <class Value> struct OptionalPromise;
template <class Value> struct OptionalAwaitable;
} // namespace detail

template <class Value> class Optional {
public:
  using promise_type = detail::OptionalPromise<Value>;
  Optional();
  Optional(Value);
  bool hasValue() const;
  bool has_value() const;
  Value &value();
  Value &operator*();
};

namespace detail {
template <class Value> struct OptionalPromise {
  Optional<Value> get_return_object();
  std::suspend_never initial_suspend() const noexcept;
  std::suspend_never final_suspend() const noexcept;
  template <class U> void return_value(U &&);
  void unhandled_exception();
};
template <class Value> struct OptionalAwaitable {
  bool await_ready() const noexcept;
  Value await_resume();
  template <class U> void await_suspend(std::coroutine_handle<OptionalPromise<U>>) const;
};
template <class Value> OptionalAwaitable<Value> operator co_await(Optional<Value>);
} // namespace detail
using detail::operator co_await;

namespace expected_detail {
template <class Value, class Error> struct Promise;
template <class Value, class Error> struct Awaitable;
} // namespace expected_detail

template <class Value, class Error> class Expected {
public:
  using promise_type = expected_detail::Promise<Value, Error>;
  Expected(Value);
  bool hasValue() const;
  Value &value();
  template <class... Fns> auto then(Fns &&...) const & -> Expected { stub(); }
  template <class... Fns> auto then(Fns &&...) && -> Expected { stub(); }
  template <class... Fns> auto orElse(Fns &&...) const & -> Expected { stub(); }
  template <class Yes>
  auto thenOrThrow(Yes &&) const & -> std::invoke_result_t<Yes, const Value &> { stub(); }
};

namespace expected_detail {
template <class Value, class Error> struct Promise {
  Expected<Value, Error> get_return_object();
  std::suspend_never initial_suspend() const noexcept;
  std::suspend_never final_suspend() const noexcept;
  template <class U> void return_value(U &&);
  void unhandled_exception();
};
template <class Value, class Error> struct Awaitable {
  bool await_ready() const noexcept;
  Value await_resume();
  template <class U> void await_suspend(std::coroutine_handle<Promise<U, Error>>) const;
};
template <class Value, class Error>
Awaitable<Value, Error> operator co_await(Expected<Value, Error>);
} // namespace expected_detail
using expected_detail::operator co_await;

namespace detail {
template <class T> struct result_promise;
struct or_unwind_awaitable {
  bool await_ready() const noexcept;
  int await_resume();
  void await_suspend(std::coroutine_handle<>);
};
} // namespace detail
template <class T = void> class [[nodiscard]] result {
public:
  using promise_type = detail::result_promise<T>;
  bool has_value() const;
};
template <class T = void> class [[nodiscard]] value_only_result {
public:
  bool has_value() const;
};
namespace detail {
template <class T> struct result_promise {
  result<T> get_return_object();
  std::suspend_never initial_suspend() const noexcept;
  std::suspend_never final_suspend() const noexcept;
  template <class U> void return_value(U &&);
  void unhandled_exception();
};
} // namespace detail
template <class T> detail::or_unwind_awaitable or_unwind(result<T> &&);

// Containers.

template <class T> class fbvector {};
template <class T, std::size_t N> class small_vector {};
template <class K, class V> class F14ValueMap {};
template <class K, class V> class F14NodeMap {};
template <class K, class V> class F14VectorMap {};
template <class K, class V> class F14FastMap {};
template <class K> class F14ValueSet {};
template <class K> class F14NodeSet {};
template <class K> class F14VectorSet {};
template <class K> class F14FastSet {};
template <class K, class V> class sorted_vector_map {};
template <class K> class sorted_vector_set {};

// Executors.

class Executor;
template <class ExecutorT = Executor> class ExecutorKeepAlive {
public:
  ExecutorKeepAlive() = default;
  ExecutorKeepAlive(ExecutorT *);
  template <class Other>
    requires std::is_convertible_v<Other *, ExecutorT *>
  ExecutorKeepAlive(const ExecutorKeepAlive<Other> &);
  ExecutorT *get() const;
  ExecutorT &operator*() const;
  ExecutorT *operator->() const;
  template <class F> void add(F &&) && { stub(); }
};

class Executor {
public:
  virtual ~Executor() = default;
  virtual void add(Func) = 0;
  virtual void addWithPriority(Func, std::int8_t Priority);
  template <class ExecutorT = Executor> using KeepAlive = ExecutorKeepAlive<ExecutorT>;
};
template <class ExecutorT> Executor::KeepAlive<ExecutorT> getKeepAliveToken(ExecutorT *);

class EventBase;
class IOExecutor : public virtual Executor {
public:
  virtual EventBase *getEventBase() = 0;
};
class SequencedExecutor : public virtual Executor {};
class SerializedExecutor : public SequencedExecutor {};
class DrivableExecutor : public virtual Executor {
public:
  virtual void drive() = 0;
};
class ScheduledExecutor : public virtual Executor {
public:
  using Duration = std::chrono::microseconds;
  using TimePoint = std::chrono::steady_clock::time_point;
  void schedule(Func &&);
  void schedule(Func &&, const Duration &);
  virtual void scheduleAt(Func &&, const TimePoint &);
};
class TimedDrivableExecutor : public DrivableExecutor {
public:
  TimedDrivableExecutor();
  ~TimedDrivableExecutor() noexcept override;
  void drive() noexcept override;
  bool try_drive() noexcept;
  template <class Rep, class Period>
  bool try_drive_for(const std::chrono::duration<Rep, Period> &) noexcept;
  template <class Clock, class Duration>
  bool try_drive_until(const std::chrono::time_point<Clock, Duration> &) noexcept;
  void add(Func) override;
  std::size_t run() noexcept;
  std::size_t drain() noexcept;
  void wait() noexcept;
  bool try_wait() noexcept;
  template <class Rep, class Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &) noexcept;
  template <class Clock, class Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &) noexcept;
};
class ManualExecutor : public DrivableExecutor, public ScheduledExecutor, public SequencedExecutor {
public:
  ~ManualExecutor() override;
  void add(Func) override;
  std::size_t run();
  std::size_t step();
  std::size_t drain();
  void wait();
  void makeProgress();
  void drive() override;
  template <class F> void waitFor(const F &) { stub(); }
};
class InlineExecutor : public Executor {
public:
  static InlineExecutor &instance() noexcept;
  void add(Func) override;
};

class DefaultKeepAliveExecutor : public virtual Executor {};
class ThreadPoolExecutor : public DefaultKeepAliveExecutor {
public:
  ~ThreadPoolExecutor() override;
  void add(Func) override = 0;
  virtual void add(Func, std::chrono::milliseconds Expiration, Func Expired);
  virtual void stop();
  virtual void join();
  static void withAll(FunctionRef<void(ThreadPoolExecutor &)>);
};
class CPUThreadPoolExecutor : public ThreadPoolExecutor {
public:
  explicit CPUThreadPoolExecutor(std::size_t Threads);
  ~CPUThreadPoolExecutor() override;
  void add(Func) override;
  void add(Func, std::chrono::milliseconds Expiration, Func Expired = nullptr) override;
  void addWithPriority(Func, std::int8_t Priority) override;
};
class IOThreadPoolExecutorBase : public ThreadPoolExecutor, public IOExecutor {};
class IOThreadPoolExecutor : public IOThreadPoolExecutorBase {
public:
  explicit IOThreadPoolExecutor(std::size_t Threads);
  ~IOThreadPoolExecutor() override;
  void add(Func) override;
  void add(Func, std::chrono::milliseconds Expiration, Func Expired = nullptr) override;
  EventBase *getEventBase() override;
};
class MuxIOThreadPoolExecutor : public IOThreadPoolExecutorBase {
public:
  explicit MuxIOThreadPoolExecutor(std::size_t Threads);
  ~MuxIOThreadPoolExecutor() override;
  void add(Func) override;
  void add(Func, std::chrono::milliseconds Expiration, Func Expired = nullptr) override;
  EventBase *getEventBase() override;
  void stop() override;
  void join() override;
};
class ThreadFactory;
class ThreadedExecutor : public virtual Executor {
public:
  explicit ThreadedExecutor(std::shared_ptr<ThreadFactory> = nullptr);
  ~ThreadedExecutor() override;
  void add(Func) override;
};
class VirtualExecutor : public DefaultKeepAliveExecutor {
public:
  explicit VirtualExecutor(Executor &);
  ~VirtualExecutor() override;
  void add(Func) override;
};
class StrandExecutor final : public SerializedExecutor {
public:
  static Executor::KeepAlive<StrandExecutor> create();
  void add(Func) override;
};
namespace detail {
template <class T> class SerialExecutorQueue;
template <template <class> class Queue> class SerialExecutorImpl : public SerializedExecutor {
public:
  static KeepAlive<SerialExecutorImpl> create(KeepAlive<Executor> Parent);
  void add(Func) override;
};
} // namespace detail
using SerialExecutor = detail::SerialExecutorImpl<detail::SerialExecutorQueue>;
Executor::KeepAlive<> getGlobalCPUExecutor();
Executor::KeepAlive<> getGlobalCPUExecutorWeakRef();
std::shared_ptr<Executor> getUnsafeMutableGlobalCPUExecutor();
Executor::KeepAlive<IOExecutor> getGlobalIOExecutor();

class FunctionScheduler {
public:
  FunctionScheduler();
  ~FunctionScheduler();
  void addFunction(Function<void()> &&, std::chrono::microseconds Interval, StringPiece Name = {});
  void addFunctionOnce(Function<void()> &&, StringPiece Name = {});
  void addFunctionUniformDistribution(Function<void()> &&, std::chrono::microseconds Least,
                                      std::chrono::microseconds Most, StringPiece Name);
  void addFunctionConsistentDelay(Function<void()> &&, std::chrono::microseconds Interval);
  void addFunctionGenericDistribution(Function<void()> &&,
                                      Function<std::chrono::microseconds()> &&Interval);
  void addFunctionGenericNextRunTimeFunctor(
      Function<void()> &&, Function<std::chrono::steady_clock::time_point()> &&Next);
  bool cancelFunction(StringPiece Name);
  bool cancelFunctionAndWait(StringPiece Name);
  void cancelAllFunctions();
  void cancelAllFunctionsAndWait();
  bool start();
  bool shutdown();
};
class ThreadedRepeatingFunctionRunner final {
public:
  using RepeatingFn = Function<std::chrono::milliseconds() noexcept>;
  void stop();
  void add(std::string Name, Function<std::chrono::milliseconds()>);
};

// Futures.

using HighResDuration = std::chrono::microseconds;
class Timekeeper;
template <class T> class Future;
template <class T> class SemiFuture;

namespace futures {
namespace detail {
template <class T> class FutureBase {
public:
  using value_type = T;
  bool valid() const noexcept;
  T &value() &;
  T &&value() &&;
  Try<T> &result() &;
  bool isReady() const;
  bool hasValue() const;
  bool hasException() const;
  Optional<Try<T>> poll();
  void cancel();

protected:
  FutureBase();
  FutureBase(FutureBase &&) noexcept;
  FutureBase &operator=(FutureBase &&) noexcept;
};
template <class R> struct Lifted { using type = lift_unit_t<R>; };
template <class T> struct Lifted<Future<T>> { using type = T; };
template <class T> struct Lifted<SemiFuture<T>> { using type = T; };
// The value of what F returns, called with Args.
template <class F, class... Args>
using ResultOf = typename Lifted<std::invoke_result_t<F, Args...>>::type;
} // namespace detail
} // namespace futures

template <class T> class SemiFuture : private futures::detail::FutureBase<T> {
  using Base = futures::detail::FutureBase<T>;

public:
  using typename Base::value_type;
  SemiFuture(SemiFuture &&) noexcept;
  SemiFuture(Future<T> &&) noexcept;
  SemiFuture &operator=(SemiFuture &&) noexcept;
  using Base::cancel;
  using Base::hasException;
  using Base::hasValue;
  using Base::isReady;
  using Base::poll;
  using Base::result;
  using Base::valid;
  using Base::value;

  T get() &&;
  T get(HighResDuration) &&;
  Try<T> getTry() &&;
  Try<T> getTry(HighResDuration) &&;
  SemiFuture &wait() &;
  SemiFuture &&wait() &&;
  bool wait(HighResDuration) &&;
  Future<T> via(Executor::KeepAlive<>) &&;
  template <class F> SemiFuture<futures::detail::ResultOf<F, Try<T>>> defer(F &&) && { stub(); }
  template <class F>
  SemiFuture<futures::detail::ResultOf<F, const Executor::KeepAlive<> &, Try<T>>> deferExTry(F &&) && {
    stub();
  }
  template <class F> SemiFuture<futures::detail::ResultOf<F, T>> deferValue(F &&) && { stub(); }
  template <class F>
  SemiFuture<futures::detail::ResultOf<F, const Executor::KeepAlive<> &, T>> deferExValue(F &&) && { stub(); }
  template <class E, class F> SemiFuture deferError(tag_t<E>, F &&) && { stub(); }
  template <class F> SemiFuture deferError(F &&) && { stub(); }
  template <class F> SemiFuture deferEnsure(F &&) && { stub(); }
  SemiFuture within(HighResDuration, Timekeeper * = nullptr) &&;
  SemiFuture delayed(HighResDuration, Timekeeper * = nullptr) &&;
  Future<T> toUnsafeFuture() &&;

  friend Future<T> co_viaIfAsync(Executor::KeepAlive<> E, SemiFuture &&F) noexcept {
    return std::move(F).via(E);
  }
};

template <class T> class Future : private futures::detail::FutureBase<T> {
  using Base = futures::detail::FutureBase<T>;

public:
  using typename Base::value_type;
  Future(Future &&) noexcept;
  Future &operator=(Future &&) noexcept;
  using Base::cancel;
  using Base::hasException;
  using Base::hasValue;
  using Base::isReady;
  using Base::poll;
  using Base::result;
  using Base::valid;
  using Base::value;

  T getVia(DrivableExecutor *) &&;
  T getVia(TimedDrivableExecutor *, HighResDuration) &&;
  Try<T> getTryVia(DrivableExecutor *) &&;
  Try<T> getTryVia(TimedDrivableExecutor *, HighResDuration) &&;
  Future via(Executor::KeepAlive<>) &&;
  template <class F> Future<futures::detail::ResultOf<F, Try<T>>> then(F &&) && { stub(); }
  template <class F> Future<futures::detail::ResultOf<F, Try<T>>> thenInline(F &&) && { stub(); }
  template <class F> Future<futures::detail::ResultOf<F, Try<T>>> thenTry(F &&) && { stub(); }
  template <class F> Future<futures::detail::ResultOf<F, Try<T>>> thenTryInline(F &&) && { stub(); }
  template <class F>
  Future<futures::detail::ResultOf<F, const Executor::KeepAlive<> &, Try<T>>> thenExTry(F &&) && { stub(); }
  template <class F>
  Future<futures::detail::ResultOf<F, const Executor::KeepAlive<> &, Try<T>>> thenExTryInline(F &&) && {
    stub();
  }
  template <class F> Future<futures::detail::ResultOf<F, T>> thenValue(F &&) && { stub(); }
  template <class F> Future<futures::detail::ResultOf<F, T>> thenValueInline(F &&) && { stub(); }
  template <class F>
  Future<futures::detail::ResultOf<F, const Executor::KeepAlive<> &, T>> thenExValue(F &&) && { stub(); }
  template <class F>
  Future<futures::detail::ResultOf<F, const Executor::KeepAlive<> &, T>> thenExValueInline(F &&) && {
    stub();
  }
  template <class E, class F> Future thenError(tag_t<E>, F &&) && { stub(); }
  template <class F> Future thenError(F &&) && { stub(); }
  template <class E, class F> Future thenErrorInline(tag_t<E>, F &&) && { stub(); }
  template <class F> Future thenErrorInline(F &&) && { stub(); }
  template <class F> Future ensure(F &&) && { stub(); }
  template <class F> Future ensureInline(F &&) && { stub(); }
  template <class F> Future onTimeout(HighResDuration, F &&, Timekeeper * = nullptr) && { stub(); }
  Future within(HighResDuration, Timekeeper * = nullptr) &&;
  Future delayed(HighResDuration, Timekeeper * = nullptr) &&;
  T get() &&;
  T get(HighResDuration) &&;
  Try<T> getTry() &&;
  Try<T> getTry(HighResDuration) &&;
  Future &wait() &;
  Future &&wait() &&;
  Future &wait(HighResDuration) &;
  Future &&wait(HighResDuration) &&;
  Future &waitVia(DrivableExecutor *) &;
  Future &&waitVia(DrivableExecutor *) &&;
  Future &waitVia(TimedDrivableExecutor *, HighResDuration) &;
  Future &&waitVia(TimedDrivableExecutor *, HighResDuration) &&;
  template <class F> Future filter(F &&) && { stub(); }
  template <class In, class F> Future<In> reduce(In &&, F &&) && { stub(); }
  SemiFuture<T> semi() &&;

  friend Future co_viaIfAsync(Executor::KeepAlive<>, Future &&F) noexcept {
    return std::move(F);
  }
};

namespace detail {
template <class T> struct FutureAwaiter {
  bool await_ready() noexcept;
  drop_unit_t<T> await_resume();
  bool await_suspend(std::coroutine_handle<>);
};
} // namespace detail
template <class T> detail::FutureAwaiter<T> operator co_await(Future<T> &&) noexcept;

template <class T> class Promise {
public:
  SemiFuture<T> getSemiFuture();
  template <class U> void setValue(U &&);
  void setTry(Try<T> &&);
  template <class E> void setException(E &&);
};

template <class T> Future<std::decay_t<T>> makeFuture(T &&);
Future<Unit> makeFuture();
template <class T> SemiFuture<std::decay_t<T>> makeSemiFuture(T &&);
SemiFuture<Unit> makeSemiFuture();
template <class F> Future<futures::detail::ResultOf<F>> makeFutureWith(F &&) { stub(); }
template <class F> SemiFuture<futures::detail::ResultOf<F>> makeSemiFutureWith(F &&) { stub(); }
Future<Unit> via(Executor::KeepAlive<>);
template <class F> auto via(Executor::KeepAlive<>, F &&) -> Future<futures::detail::ResultOf<F>> { stub(); }
template <class F> Future<futures::detail::ResultOf<F>> async(F &&) { stub(); }

class Timekeeper {
public:
  virtual ~Timekeeper() = default;
  virtual SemiFuture<Unit> after(HighResDuration) = 0;
  Future<Unit> afterUnsafe(HighResDuration);
  template <class Clock> SemiFuture<Unit> at(std::chrono::time_point<Clock>);
  template <class Clock> Future<Unit> atUnsafe(std::chrono::time_point<Clock>);
};
namespace futures {
SemiFuture<Unit> sleep(HighResDuration, Timekeeper * = nullptr);
Future<Unit> sleepUnsafe(HighResDuration, Timekeeper * = nullptr);
template <class Collection, class F> void mapValue(Collection &&, F &&) { stub(); }
template <class T> void detachOn(Executor::KeepAlive<>, SemiFuture<T> &&) { stub(); }
template <class T> void detachOnGlobalCPUExecutor(SemiFuture<T> &&) { stub(); }
template <class T> void detachWithoutExecutor(SemiFuture<T> &&) { stub(); }
template <class Collection, class F> void mapTry(Collection &&, F &&) { stub(); }
template <class F> auto when(bool, F &&Thunk) -> std::invoke_result_t<F> { stub(); }
template <class F, class Ensure> SemiFuture<futures::detail::ResultOf<F>> ensure(F &&, Ensure &&) { stub(); }
} // namespace futures

template <class ExecutorImpl> class FutureExecutor : public ExecutorImpl {
public:
  template <class... Args> explicit FutureExecutor(Args &&...) { stub(); }
  template <class F> Future<futures::detail::ResultOf<F>> addFuture(F) { stub(); }
};

// Event loops.

class AsyncTimeout;
class TimeoutManager {
public:
  using timeout_type = std::chrono::milliseconds;
  void runAfterDelay(Function<void()>, std::uint32_t Milliseconds);
  bool tryRunAfterDelay(Function<void()>, std::uint32_t Milliseconds);
};
class EventBase : public TimeoutManager,
                  public DrivableExecutor,
                  public IOExecutor,
                  public SequencedExecutor,
                  public ScheduledExecutor {
public:
  class LoopCallback {
  public:
    virtual ~LoopCallback() = default;
    virtual void runLoopCallback() noexcept = 0;
  };
  EventBase();
  ~EventBase() override;
  bool loop();
  bool loopIgnoreKeepAlive();
  bool loopOnce(int Flags = 0);
  struct LoopPollOptions {
    bool nonblock;
    LoopPollOptions();
  };
  bool loopPoll(LoopPollOptions = {});
  void loopForever();
  void terminateLoopSoon();
  void runInLoop(LoopCallback *, bool ThisIteration = false);
  void runInLoop(Func, bool ThisIteration = false);
  void runInEventBaseThread(Func) noexcept;
  void runInEventBaseThreadAlwaysEnqueue(Func) noexcept;
  void runInEventBaseThreadAndWait(Func) noexcept;
  void runImmediatelyOrRunInEventBaseThreadAndWait(Func) noexcept;
  void runImmediatelyOrRunInEventBaseThread(Func) noexcept;
  void waitUntilRunning();
  void add(Func) override;
  void drive() override;
  void scheduleAt(Func &&, const TimePoint &) override;
  EventBase *getEventBase() override;
};
class VirtualEventBase : public TimeoutManager, public SequencedExecutor {
public:
  explicit VirtualEventBase(EventBase &);
  template <class F> void runInEventBaseThread(F &&) noexcept { stub(); }
  void add(Func) override;
};
class EventBaseThread {
public:
  explicit EventBaseThread(bool Autostart = true);
  ~EventBaseThread();
  EventBase *getEventBase() const;
  void start(StringPiece Name = {});
  void stop();
};
class ScopedEventBaseThread : public IOExecutor, public SequencedExecutor {
public:
  explicit ScopedEventBaseThread(StringPiece Name);
  ~ScopedEventBaseThread() override;
  EventBase *getEventBase() override;
  void add(Func) override;
};
class AsyncTimeout {
public:
  explicit AsyncTimeout(EventBase *);
  virtual ~AsyncTimeout();
  virtual void timeoutExpired() noexcept = 0;
  bool scheduleTimeout(std::uint32_t Milliseconds);
  template <class C> static std::unique_ptr<AsyncTimeout> make(TimeoutManager &, C &&) { stub(); }
  template <class C>
  static std::unique_ptr<AsyncTimeout> schedule(TimeoutManager::timeout_type, TimeoutManager &, C &&) {
    stub();
  }
};
template <class Duration> class HHWheelTimerBase : private AsyncTimeout {
public:
  class Callback {
  public:
    virtual ~Callback();
    virtual void timeoutExpired() noexcept = 0;
    virtual void callbackCanceled() noexcept;
  };
  void scheduleTimeout(Callback *, Duration);
  template <class F> void scheduleTimeoutFn(F, Duration) { stub(); }
};
using HHWheelTimer = HHWheelTimerBase<std::chrono::milliseconds>;
class EventHandler {
public:
  virtual ~EventHandler();
  virtual void handlerReady(std::uint16_t Events) noexcept = 0;
};
class AsyncSignalHandler {
public:
  explicit AsyncSignalHandler(EventBase *);
  virtual ~AsyncSignalHandler();
  virtual void signalReceived(int Signal) noexcept = 0;
};
template <class MessageT> class NotificationQueue {
public:
  class Consumer : private EventHandler {
  public:
    virtual void messageAvailable(MessageT &&) noexcept = 0;
  };
};
class AsyncBaseOp;
class AsyncBase {
public:
  using Op = AsyncBaseOp;
  Range<Op **> wait(std::size_t MinRequests);
  Range<Op **> pollCompleted();
};

// Sockets.

struct NetworkSocket {};
class SocketAddress {
public:
  SocketAddress() = default;
  SocketAddress(const char *Host, std::uint16_t Port, bool AllowNameLookup = false);
  void setFromHostPort(const char *Host, std::uint16_t Port);
  void setFromHostPort(const std::string &Host, std::uint16_t Port);
  void setFromIpPort(const char *Ip, std::uint16_t Port);
};
class AsyncReader {
public:
  class ReadCallback {
  public:
    virtual ~ReadCallback() = default;
    virtual void getReadBuffer(void **Buffer, std::size_t *Length) = 0;
    virtual void readDataAvailable(std::size_t Length) noexcept = 0;
    virtual void readBufferAvailable(std::unique_ptr<IOBuf>) noexcept;
    virtual void readEOF() noexcept = 0;
    virtual void readErr(const AsyncSocketException &) noexcept = 0;
  };
  virtual void setReadCB(ReadCallback *) = 0;
};
class AsyncWriter {
public:
  class WriteCallback {
  public:
    virtual ~WriteCallback() = default;
    virtual void writeSuccess() noexcept = 0;
    virtual void writeErr(std::size_t Written, const AsyncSocketException &) noexcept = 0;
  };
  virtual void write(WriteCallback *, const void *Data, std::size_t Length) = 0;
};
class AsyncTransport : public AsyncReader, public AsyncWriter {};
class AsyncSocketTransport : public AsyncTransport {
public:
  class ConnectCallback {
  public:
    virtual ~ConnectCallback() = default;
    virtual void connectSuccess() noexcept = 0;
    virtual void connectErr(const AsyncSocketException &) noexcept = 0;
  };
};
class AsyncSocket : public AsyncSocketTransport {
public:
  explicit AsyncSocket(EventBase *);
  void connect(ConnectCallback *, const SocketAddress &) noexcept;
  void setReadCB(ReadCallback *) override;
  void write(WriteCallback *, const void *Data, std::size_t Length) override;
};
class AsyncSSLSocket : public AsyncSocket {
public:
  class HandshakeCB {
  public:
    virtual ~HandshakeCB() = default;
    virtual bool handshakeVer(AsyncSSLSocket *, bool PreverifyOk) noexcept;
    virtual void handshakeSuc(AsyncSSLSocket *) noexcept = 0;
    virtual void handshakeErr(AsyncSSLSocket *, const AsyncSocketException &) noexcept = 0;
  };
};
class AsyncServerSocket {
public:
  class AcceptCallback {
  public:
    virtual ~AcceptCallback();
    virtual void connectionAccepted(NetworkSocket, const SocketAddress &) noexcept = 0;
    virtual void acceptError(exception_wrapper) noexcept;
    virtual void acceptStarted() noexcept;
    virtual void acceptStopped() noexcept;
  };
};
class AsyncUDPSocket {
public:
  class ReadCallback {
  public:
    virtual ~ReadCallback() = default;
    virtual void onDataAvailable(const SocketAddress &, std::size_t Length) noexcept = 0;
    virtual void onReadError(const AsyncSocketException &) noexcept = 0;
    virtual void onReadClosed() noexcept = 0;
  };
};
class AsyncUDPServerSocket {
public:
  class Callback {
  public:
    virtual ~Callback() = default;
    virtual void onListenStarted() noexcept = 0;
    virtual void onListenStopped() noexcept = 0;
    virtual void onListenPaused() noexcept;
    virtual void onListenResumed() noexcept;
    virtual void onDataAvailable(const SocketAddress &) noexcept = 0;
  };
};
namespace netops {
struct PollDescriptor {};
int poll(PollDescriptor Descriptors[], unsigned long Count, int Timeout);
} // namespace netops

// Coroutines.

namespace coro {
template <class T = void> class Task;
template <class T = void> class TaskWithExecutor;

namespace detail {
struct co_current_executor_ {
  enum class secret_ { token_ };
  explicit constexpr co_current_executor_(secret_) {}
};
class co_reschedule_on_current_executor_ {
  struct Awaiter {
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };

public:
  friend Awaiter co_viaIfAsync(Executor::KeepAlive<>, co_reschedule_on_current_executor_) {
    return {};
  }
};
} // namespace detail
using co_current_executor_t = detail::co_current_executor_;
inline constexpr co_current_executor_t co_current_executor{
    co_current_executor_t::secret_::token_};
using co_reschedule_on_current_executor_t = detail::co_reschedule_on_current_executor_;
inline constexpr co_reschedule_on_current_executor_t co_reschedule_on_current_executor;

namespace detail {
template <class T> struct ready_awaitable {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume() noexcept;
};
template <class Awaitable> decltype(auto) awaited(Awaitable &&A) {
  if constexpr (requires { co_viaIfAsync(Executor::KeepAlive<>(), static_cast<Awaitable &&>(A)); })
    return co_viaIfAsync(Executor::KeepAlive<>(), static_cast<Awaitable &&>(A));
  else
    return static_cast<Awaitable &&>(A);
}
class TaskPromiseBase {
public:
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception() noexcept;
  template <class Awaitable> decltype(auto) await_transform(Awaitable &&A) {
    return awaited(static_cast<Awaitable &&>(A));
  }
  ready_awaitable<Executor *> await_transform(co_current_executor_t) noexcept;
};
template <class T> class TaskPromise final : public TaskPromiseBase {
public:
  Task<T> get_return_object() noexcept;
  template <class U = T> void return_value(U &&);
};
template <> class TaskPromise<void> final : public TaskPromiseBase {
public:
  Task<void> get_return_object() noexcept;
  void return_void() noexcept;
};
namespace adl {
void co_withExecutor();
struct WithExecutorFunction {
  template <class Awaitable> auto operator()(Executor::KeepAlive<> E, Awaitable A) const {
    return co_withExecutor(E, std::move(A));
  }
};
} // namespace adl
} // namespace detail
namespace folly_cpo__ {
inline constexpr detail::adl::WithExecutorFunction co_withExecutor{};
}
using namespace folly_cpo__;

template <class T> class [[nodiscard]] TaskWithExecutor {
public:
  TaskWithExecutor(TaskWithExecutor &&) noexcept;
  ~TaskWithExecutor();
  SemiFuture<lift_unit_t<T>> start() &&;
  template <class F> void start(F &&Callback, CancellationToken = {}) && { stub(); }
  SemiFuture<lift_unit_t<T>> startInlineUnsafe() &&;
  template <class F> void startInlineUnsafe(F &&Callback, CancellationToken = {}) && { stub(); }
  struct Awaiter {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };
  Awaiter operator co_await() && noexcept;
};

template <class T> class [[nodiscard]] Task {
  struct Awaiter {
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };

public:
  using promise_type = detail::TaskPromise<T>;
  Task(const Task &) = delete;
  Task(Task &&) noexcept;
  ~Task();
  Task &operator=(Task) noexcept;
  friend TaskWithExecutor<T> co_withExecutor(Executor::KeepAlive<> E, Task T2) noexcept {
    return std::move(T2).scheduleOn(E);
  }
  TaskWithExecutor<T> scheduleOn(Executor::KeepAlive<>) && noexcept;
  SemiFuture<lift_unit_t<T>> semi() &&;
  friend Awaiter co_viaIfAsync(Executor::KeepAlive<>, Task &&) noexcept { return {}; }
};

// Tasks that wrap a task.
namespace detail {
template <class Wrapper, class T> class TaskWrapperPromise : public TaskPromiseBase {
public:
  Wrapper get_return_object() noexcept;
  template <class U = T> void return_value(U &&);
};
template <class Wrapper> class TaskWrapperPromise<Wrapper, void> : public TaskPromiseBase {
public:
  Wrapper get_return_object() noexcept;
  void return_void() noexcept;
};
template <class T> struct WrapperAwaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
} // namespace detail
template <class T = void> class [[nodiscard]] now_task_with_executor final {
public:
  detail::WrapperAwaiter<T> operator co_await() && noexcept;
};
template <class T = void> class [[nodiscard]] now_task final {
public:
  using promise_type = detail::TaskWrapperPromise<now_task, T>;
  friend detail::WrapperAwaiter<T> co_viaIfAsync(Executor::KeepAlive<>, now_task) noexcept {
    return {};
  }
};
enum class safe_alias { unsafe, maybe_value };
template <safe_alias ArgSafety, class T = void> class [[nodiscard]] safe_task_with_executor final {
public:
  detail::WrapperAwaiter<T> operator co_await() && noexcept;
};
template <safe_alias ArgSafety, class T = void> class [[nodiscard]] safe_task final {
public:
  using promise_type = detail::TaskWrapperPromise<safe_task, T>;
  friend detail::WrapperAwaiter<T> co_viaIfAsync(Executor::KeepAlive<>, safe_task) noexcept {
    return {};
  }
};
template <class T = void> using value_task = safe_task<safe_alias::maybe_value, T>;

namespace detail {
template <class Reference, class Value, bool RequiresCleanup> class AsyncGeneratorPromise;
}
template <class Reference, class Value = std::remove_cvref_t<Reference>, bool RequiresCleanup = false>
class [[nodiscard]] AsyncGenerator {
  struct NextResult {
    explicit operator bool() const noexcept;
    Reference operator*();
  };

public:
  using promise_type = detail::AsyncGeneratorPromise<Reference, Value, RequiresCleanup>;
  AsyncGenerator(AsyncGenerator &&) noexcept;
  ~AsyncGenerator();
  detail::WrapperAwaiter<NextResult> next() noexcept;
};
namespace detail {
template <class Reference, class Value, bool RequiresCleanup>
class AsyncGeneratorPromise final : public TaskPromiseBase {
public:
  AsyncGenerator<Reference, Value, RequiresCleanup> get_return_object() noexcept;
  std::suspend_always yield_value(Reference &&) noexcept;
  std::suspend_always yield_value(const Value &) noexcept;
  void return_void() noexcept;
};
} // namespace detail

template <class T> class Generator {
public:
  class promise_type final {
  public:
    Generator get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(std::remove_reference_t<T> &&) noexcept;
    void unhandled_exception() noexcept;
    void return_void() noexcept;
    template <class U> void await_transform(U &&) = delete;
  };
  T *begin();
  T *end();
};

template <class T> class Future {
public:
  Future() = default;
  Future(Future &&) noexcept;
  [[nodiscard]] detail::WrapperAwaiter<T> operator co_await() && noexcept;
};
template <class T> Future<std::remove_cvref_t<T>> makeFuture(T &&);

Task<void> sleep(HighResDuration, Timekeeper * = nullptr);
Task<void> sleepReturnEarlyOnCancel(HighResDuration, Timekeeper * = nullptr);

// An object, which once was a function template.
struct blocking_wait_fn {
  template <class Awaitable> int operator()(Awaitable &&) const { stub(); }
  template <class Awaitable> int operator()(Awaitable &&, DrivableExecutor *) const { stub(); }
};
inline constexpr blocking_wait_fn blocking_wait{};
static constexpr const blocking_wait_fn &blockingWait = blocking_wait;

struct co_invoke_fn {
  template <class F, class... Args>
  auto operator()(F, Args...) const -> std::invoke_result_t<F, Args...> { stub(); }
};
namespace folly_cpo__ {
inline constexpr co_invoke_fn co_invoke{};
}

template <class Awaitable> Task<Try<int>> co_awaitTry(Awaitable &&) { stub(); }
template <class Awaitable> Task<int> timeout(Awaitable, HighResDuration) { stub(); }
template <class Awaitable> Task<Optional<int>> timed_wait(Awaitable, std::chrono::microseconds) { stub(); }
template <class... Tasks> Task<std::tuple<int, int>> collectAll(Tasks &&...);
template <class R, class V, class F> AsyncGenerator<R, V> filter(AsyncGenerator<R, V>, F) { stub(); }
template <class R, class V, class F> AsyncGenerator<R> transform(AsyncGenerator<R, V>, F) { stub(); }
template <class R, class V, class Out, class F> Task<Out> accumulate(AsyncGenerator<R, V>, Out, F) { stub(); }

class Baton {
public:
  explicit Baton(bool Signalled = false) noexcept;
  bool ready() const noexcept;
  [[nodiscard]] detail::WrapperAwaiter<void> operator co_await() const noexcept;
  void post() noexcept;
};
class Mutex {
public:
  bool try_lock() noexcept;
  void unlock() noexcept;
  [[nodiscard]] detail::WrapperAwaiter<std::unique_lock<Mutex>> co_scoped_lock() noexcept;
  [[nodiscard]] detail::WrapperAwaiter<void> co_lock() noexcept;
};
template <class T> class Synchronized {
public:
  class WriteLockedPtr {
  public:
    T *operator->();
  };
  detail::WrapperAwaiter<WriteLockedPtr> wLock();
};
template <class T> class UnboundedQueue {
public:
  void enqueue(T);
  Task<T> dequeue();
};
template <class T> class BoundedQueue {
public:
  explicit BoundedQueue(std::size_t Capacity);
  Task<void> enqueue(T);
  Task<T> dequeue();
};
} // namespace coro

// Synchronization of threads.

struct WaitOptions {};
template <bool MayBlock = true, template <class> class Atom = std::atomic> class Baton {
public:
  bool ready() const noexcept;
  void post() noexcept;
  void reset() noexcept;
  void wait(const WaitOptions & = {}) noexcept;
  bool try_wait() noexcept;
  template <class Rep, class Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &, const WaitOptions & = {}) noexcept;
  template <class Clock, class Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &,
                      const WaitOptions & = {}) noexcept;
  template <class Rep, class Period>
  bool timed_wait(const std::chrono::duration<Rep, Period> &) noexcept;
};
template <bool MayBlock = true, template <class> class Atom = std::atomic> class SaturatingSemaphore {
public:
  bool ready() const noexcept;
  void wait(const WaitOptions & = {}) noexcept;
  bool try_wait() noexcept;
  template <class Rep, class Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &, const WaitOptions & = {}) noexcept;
  template <class Clock, class Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &,
                      const WaitOptions & = {}) noexcept;
};
class Latch {
public:
  explicit Latch(std::ptrdiff_t Expected);
  void count_down(std::ptrdiff_t N = 1) noexcept;
  bool ready() const noexcept;
  bool try_wait() noexcept;
  template <class Rep, class Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &) noexcept;
  template <class Clock, class Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &) noexcept;
  void wait() noexcept;
  void arrive_and_wait(std::ptrdiff_t N = 1) noexcept;
};
namespace detail {
template <class Handoff, template <class> class Atom = std::atomic> struct LifoSemBase {
  bool post();
  void wait();
  bool try_wait();
  template <class Rep, class Period> bool try_wait_for(const std::chrono::duration<Rep, Period> &);
  template <class Clock, class Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &);
};
} // namespace detail
template <template <class> class Atom = std::atomic, class BatonType = SaturatingSemaphore<true, Atom>>
struct LifoSemImpl : public detail::LifoSemBase<BatonType, Atom> {};
using LifoSem = LifoSemImpl<>;
class ThrottledLifoSem {
public:
  bool try_wait();
  void wait(const WaitOptions & = {});
  template <class Rep, class Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &, const WaitOptions & = {});
  template <class Clock, class Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &, const WaitOptions & = {});
};
class StripedThrottledLifoSem {
public:
  std::size_t wait(std::size_t Stripe, const WaitOptions & = {});
  template <class Rep, class Period>
  Optional<std::size_t> try_wait_for(std::size_t Stripe, const std::chrono::duration<Rep, Period> &);
  template <class Clock, class Duration>
  Optional<std::size_t> try_wait_until(std::size_t Stripe,
                                       const std::chrono::time_point<Clock, Duration> &);
};
class NativeSemaphore {
public:
  void post();
  void wait();
  bool try_wait();
};
class EventCount {
public:
  class Key {};
  Key prepareWait() noexcept;
  void wait(Key) noexcept;
  template <class Condition> void await(Condition) { stub(); }
};
class rcu_domain {
public:
  void synchronize() noexcept;
};
rcu_domain &rcu_default_domain();
void rcu_synchronize(rcu_domain & = rcu_default_domain()) noexcept;
void rcu_barrier(rcu_domain & = rcu_default_domain()) noexcept;

class once_flag {};
template <class OnceFlag, class F, class... Args> void call_once(OnceFlag &, F &&, Args &&...) { stub(); }
template <class OnceFlag, class F, class... Args>
[[nodiscard]] bool try_call_once(OnceFlag &, F &&, Args &&...) noexcept { stub(); }

template <bool ReaderPriority> class SharedMutexImpl {
public:
  void lock();
  bool try_lock();
  template <class Rep, class Period> bool try_lock_for(const std::chrono::duration<Rep, Period> &);
  template <class Clock, class Duration>
  bool try_lock_until(const std::chrono::time_point<Clock, Duration> &);
  void unlock();
  void lock_shared();
  bool try_lock_shared();
  template <class Rep, class Period>
  bool try_lock_shared_for(const std::chrono::duration<Rep, Period> &);
  template <class Clock, class Duration>
  bool try_lock_shared_until(const std::chrono::time_point<Clock, Duration> &);
  void unlock_shared();
  void lock_upgrade();
  template <class Rep, class Period>
  bool try_lock_upgrade_for(const std::chrono::duration<Rep, Period> &);
  template <class Clock, class Duration>
  bool try_lock_upgrade_until(const std::chrono::time_point<Clock, Duration> &);
  void unlock_upgrade_and_lock();
};
using SharedMutex = SharedMutexImpl<false>;
namespace detail {
namespace distributed_mutex {
template <template <class> class Atom = std::atomic, bool TimePublishing = true>
class DistributedMutex {
public:
  struct DistributedMutexStateProxy {
    explicit operator bool() const;
  };
  DistributedMutexStateProxy lock();
  DistributedMutexStateProxy try_lock();
  template <class Rep, class Period>
  DistributedMutexStateProxy try_lock_for(const std::chrono::duration<Rep, Period> &);
  template <class Clock, class Duration>
  DistributedMutexStateProxy try_lock_until(const std::chrono::time_point<Clock, Duration> &);
  void unlock(const DistributedMutexStateProxy &);
  template <class Task> auto lock_combine(Task) -> std::invoke_result_t<const Task &> { stub(); }
};
} // namespace distributed_mutex
} // namespace detail
using DistributedMutex = detail::distributed_mutex::DistributedMutex<>;
struct MicroSpinLock {
  bool try_lock() noexcept;
  void lock() noexcept;
  void unlock() noexcept;
};
class SpinLock {
public:
  void lock() const noexcept;
  void unlock() const noexcept;
};
template <class IntType> struct PicoSpinLock {
  void lock() const;
  void unlock() const;
};
template <unsigned MaxSpins = 1000> class MicroLockBase {
public:
  void lock() noexcept;
  void unlock() noexcept;
};
class RWSpinLock {
public:
  void lock();
  void lock_shared();
  void lock_upgrade();
  void unlock();
};

template <class T> class LockedPtr {
public:
  LockedPtr(LockedPtr &&) noexcept;
  ~LockedPtr();
  T *operator->() const;
  T &operator*() const;
  explicit operator bool() const;
};
namespace detail {
enum class SynchronizedMutexLevel { Unknown, Unique, Shared, Upgrade };
template <class Mutex>
inline constexpr SynchronizedMutexLevel kSynchronizedMutexLevel =
    requires(Mutex &M) { M.lock_upgrade(); }  ? SynchronizedMutexLevel::Upgrade
    : requires(Mutex &M) { M.lock_shared(); } ? SynchronizedMutexLevel::Shared
                                              : SynchronizedMutexLevel::Unique;
} // namespace detail
template <class Subclass, class T, detail::SynchronizedMutexLevel Level> class SynchronizedBase;
template <class Subclass, class T>
class SynchronizedBase<Subclass, T, detail::SynchronizedMutexLevel::Shared> {
public:
  LockedPtr<T> wlock();
  LockedPtr<const T> rlock() const;
  LockedPtr<T> tryWLock();
  LockedPtr<const T> tryRLock() const;
  template <class Rep, class Period> LockedPtr<T> wlock(const std::chrono::duration<Rep, Period> &);
  template <class Rep, class Period>
  LockedPtr<const T> rlock(const std::chrono::duration<Rep, Period> &) const;
  template <class F> auto withWLock(F &&Work) { return Work(*wlock()); }
  template <class F> auto withWLockPtr(F &&Work) { return Work(wlock()); }
  template <class F> auto withRLock(F &&Work) const { return Work(*rlock()); }
  template <class F> auto withRLockPtr(F &&Work) const { return Work(rlock()); }
};
template <class Subclass, class T>
class SynchronizedBase<Subclass, T, detail::SynchronizedMutexLevel::Upgrade>
    : public SynchronizedBase<Subclass, T, detail::SynchronizedMutexLevel::Shared> {
public:
  LockedPtr<T> ulock();
  LockedPtr<T> tryULock();
  template <class F> auto withULock(F &&Work) { return Work(*ulock()); }
  template <class F> auto withULockPtr(F &&Work) { return Work(ulock()); }
};
template <class Subclass, class T>
class SynchronizedBase<Subclass, T, detail::SynchronizedMutexLevel::Unique> {
public:
  LockedPtr<T> lock();
  LockedPtr<T> tryLock();
  template <class Rep, class Period> LockedPtr<T> lock(const std::chrono::duration<Rep, Period> &);
  template <class F> auto withLock(F &&Work) { return Work(*lock()); }
  template <class F> auto withLockPtr(F &&Work) { return Work(lock()); }
};
template <class T, class Mutex = SharedMutex>
struct Synchronized
    : public SynchronizedBase<Synchronized<T, Mutex>, T, detail::kSynchronizedMutexLevel<Mutex>> {
  LockedPtr<T> contextualLock();
  LockedPtr<const T> contextualRLock() const;
  LockedPtr<T> timedAcquire(unsigned Milliseconds);
  void swap(T &);
  T exchange(T &&);
  void copyInto(T &) const;
  T copy() const;
};
template <class Sync1, class Sync2> std::tuple<int, int> acquireLocked(Sync1 &, Sync2 &);
template <class Sync1, class Sync2> std::pair<int, int> acquireLockedPair(Sync1 &, Sync2 &);
template <class F, class... Lockers> decltype(auto) synchronized(F &&, Lockers &&...) { stub(); }

// Queues of threads.

namespace detail {
template <class> class MPMCQueueBase;
}
template <class T, template <class> class Atom = std::atomic> class MPMCQueue;
namespace detail {
template <template <class, template <class> class> class Derived, class T, template <class> class Atom>
class MPMCQueueBase<Derived<T, Atom>> {
public:
  explicit MPMCQueueBase(std::size_t Capacity);
  bool isEmpty() const noexcept;
  template <class... Args> void blockingWrite(Args &&...) noexcept { stub(); }
  template <class... Args> bool write(Args &&...) noexcept { stub(); }
  template <class Clock, class... Args>
  bool tryWriteUntil(const std::chrono::time_point<Clock> &, Args &&...) noexcept { stub(); }
  void blockingRead(T &) noexcept;
  void blockingReadWithTicket(std::uint64_t &, T &) noexcept;
  bool read(T &) noexcept;
  template <class Clock> bool tryReadUntil(const std::chrono::time_point<Clock> &, T &) noexcept;
};
} // namespace detail
template <class T, template <class> class Atom>
class MPMCQueue : public detail::MPMCQueueBase<MPMCQueue<T, Atom>> {
public:
  explicit MPMCQueue(std::size_t Capacity);
};
template <class T, bool SingleProducer = false, bool SingleConsumer = false, bool MayBlock = true>
class UnboundedQueue {
public:
  void enqueue(const T &);
  void dequeue(T &) noexcept;
  T dequeue() noexcept;
  bool try_dequeue(T &) noexcept;
  Optional<T> try_dequeue() noexcept;
  template <class Clock, class Duration>
  bool try_dequeue_until(T &, const std::chrono::time_point<Clock, Duration> &) noexcept;
  template <class Rep, class Period>
  bool try_dequeue_for(T &, const std::chrono::duration<Rep, Period> &) noexcept;
  template <class Rep, class Period>
  Optional<T> try_dequeue_for(const std::chrono::duration<Rep, Period> &) noexcept;
};
template <class T, bool MayBlock = true>
using UMPMCQueue = UnboundedQueue<T, false, false, MayBlock>;
template <class T, bool SingleProducer = false, bool SingleConsumer = false, bool MayBlock = true>
class DynamicBoundedQueue {
public:
  explicit DynamicBoundedQueue(std::uint64_t Capacity);
  void enqueue(const T &);
  bool try_enqueue(const T &);
  template <class Clock, class Duration>
  bool try_enqueue_until(const T &, const std::chrono::time_point<Clock, Duration> &);
  template <class Rep, class Period>
  bool try_enqueue_for(const T &, const std::chrono::duration<Rep, Period> &);
  void dequeue(T &);
  bool try_dequeue(T &);
  template <class Clock, class Duration>
  bool try_dequeue_until(T &, const std::chrono::time_point<Clock, Duration> &);
  template <class Rep, class Period>
  bool try_dequeue_for(T &, const std::chrono::duration<Rep, Period> &);
};

// Processes and files.

struct ProcessReturnCode {};
class Subprocess {
public:
  using TimeoutDuration = std::chrono::milliseconds;
  explicit Subprocess(const std::vector<std::string> &Arguments);
  ~Subprocess();
  ProcessReturnCode poll();
  ProcessReturnCode wait();
  ProcessReturnCode waitAndGetRusage(struct rusage *);
  void waitChecked();
  ProcessReturnCode waitTimeout(TimeoutDuration);
  ProcessReturnCode waitOrTerminateOrKill(TimeoutDuration, TimeoutDuration);
  ProcessReturnCode terminateOrKill(TimeoutDuration);
  std::pair<int, int> communicateIOBuf();
  std::pair<std::string, std::string> communicate(StringPiece Input = {});
  void communicate(Function<bool(int, int)> Read, Function<bool(int, int)> Write);
};
class File {
public:
  File() noexcept;
  static File temporary();
  void lock();
  bool try_lock();
  void lock_shared();
  void unlock();
};
struct iovec_; // for iovec
int openNoInt(const char *Name, int Flags, unsigned Mode = 0666);
int closeNoInt(int Descriptor);
int fsyncNoInt(int Descriptor);
int fdatasyncNoInt(int Descriptor);
int ftruncateNoInt(int Descriptor, long Length);
int truncateNoInt(const char *Path, long Length);
int flockNoInt(int Descriptor, int Operation);
long readNoInt(int Descriptor, void *Buffer, std::size_t Count);
long readvNoInt(int Descriptor, const iovec_ *, int Count);
long writeNoInt(int Descriptor, const void *Buffer, std::size_t Count);
long writevNoInt(int Descriptor, const iovec_ *, int Count);
long preadNoInt(int Descriptor, void *Buffer, std::size_t Count, long Offset);
long preadvNoInt(int Descriptor, const iovec_ *, int Count, long Offset);
long pwriteNoInt(int Descriptor, const void *Buffer, std::size_t Count, long Offset);
long pwritevNoInt(int Descriptor, const iovec_ *, int Count, long Offset);
[[nodiscard]] long readFull(int Descriptor, void *Buffer, std::size_t Count);
[[nodiscard]] long readvFull(int Descriptor, iovec_ *, int Count);
long writeFull(int Descriptor, const void *Buffer, std::size_t Count);
long writevFull(int Descriptor, iovec_ *, int Count);
[[nodiscard]] long preadFull(int Descriptor, void *Buffer, std::size_t Count, long Offset);
[[nodiscard]] long preadvFull(int Descriptor, iovec_ *, int Count, long Offset);
long pwriteFull(int Descriptor, const void *Buffer, std::size_t Count, long Offset);
long pwritevFull(int Descriptor, iovec_ *, int Count, long Offset);
template <class Container> bool readFile(const char *Name, Container &);
template <class Container> bool writeFile(const Container &, const char *Name);
void writeFileAtomic(StringPiece Path, StringPiece Data);
int writeFileAtomicNoThrow(StringPiece Path, StringPiece Data);

// Fibers.

namespace fibers {
template <class T> class Promise {
public:
  using value_type = T;
  void setValue(T);
};
class Baton {
public:
  bool ready() const noexcept;
  void wait();
  bool try_wait();
  template <class Rep, class Period> bool try_wait_for(const std::chrono::duration<Rep, Period> &);
  void post();
};
class TimedMutex {
public:
  void lock();
  bool try_lock();
  void unlock();
};
class Semaphore {
public:
  explicit Semaphore(std::size_t Tokens);
  void wait();
  void signal();
};
class FiberManager : public Executor {
public:
  template <class F> void addTask(F &&) { stub(); }
  template <class F>
  auto addTaskFuture(F &&) -> folly::Future<lift_unit_t<std::invoke_result_t<F>>> { stub(); }
  template <class F> void addTaskEager(F &&) { stub(); }
  template <class F>
  auto addTaskEagerFuture(F &&) -> folly::Future<lift_unit_t<std::invoke_result_t<F>>> { stub(); }
  template <class F> void addTaskRemote(F &&) { stub(); }
  template <class F>
  auto addTaskRemoteFuture(F &&) -> folly::Future<lift_unit_t<std::invoke_result_t<F>>> { stub(); }
  void add(Func) override;
  template <class F, class G> void addTaskFinally(F &&, G &&) { stub(); }
  template <class F, class G> void addTaskFinallyEager(F &&, G &&) { stub(); }
  template <class F> std::invoke_result_t<F> runInMainContext(F &&) { stub(); }
  void yield();
};
FiberManager &getFiberManager(EventBase &);
template <class F> void addTask(F &&) { stub(); }
template <class F> void addTaskEager(F &&) { stub(); }
template <class F, class G> void addTaskFinally(F &&, G &&) { stub(); }
template <class F, class G> void addTaskFinallyEager(F &&, G &&) { stub(); }
template <class F> int await_async(F &&) { stub(); }
template <class F> int await(F &&) { stub(); }
template <class F> std::invoke_result_t<F> runInMainContext(F &&) { stub(); }
void yield();
namespace async {
template <class F> void addFiber(F &&, FiberManager &) { stub(); }
template <class F> void addFiberRemote(F &&, FiberManager &) { stub(); }
template <class F> folly::Future<int> addFiberFuture(F &&, FiberManager &) { stub(); }
template <class F> folly::Future<int> addFiberRemoteFuture(F &&, FiberManager &) { stub(); }
template <class F> int executeOnFiberAndWait(F &&) { stub(); }
template <class F> int executeOnRemoteFiberAndWait(F &&, FiberManager &) { stub(); }
template <class F> int executeOnNewFiber(F &&) { stub(); }
template <class F> int executeOnRemoteFiber(F &&, FiberManager &) { stub(); }
} // namespace async
} // namespace fibers

} // namespace folly

#endif // LIBRARIES_FOLLY_H

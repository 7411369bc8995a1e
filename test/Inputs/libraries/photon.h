//===- photon.h - a stub of PhotonLibOS -----------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates PhotonLibOS 0.9.4-277 (4dd45701).
#ifndef LIBRARIES_PHOTON_H
#define LIBRARIES_PHOTON_H

#include <chrono>
#include <coroutine>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// A reference to a callable that somebody else keeps alive.
template <typename R, typename... Ts> struct Delegate {
  Delegate() = default;
  Delegate(R (*)(void *, Ts...), void *) {}
  template <typename U>
    requires std::is_class_v<U>
  Delegate(U &) {}
  R operator()(const Ts &...) const;
};

template <typename R, typename... Ts> struct TempDelegate : Delegate<R, Ts...> {
  using Delegate<R, Ts...>::Delegate;
  template <typename U>
    requires std::is_class_v<std::remove_cvref_t<U>>
  TempDelegate(U &&) {}
};

namespace photon {

class Timeout {
public:
  Timeout() = default;
  Timeout(uint64_t) {}
};

int init(uint64_t EventEngine = 0, uint64_t IoEngine = 0);
int fini();

// Photon threads.

struct thread;
struct join_handle;
struct vcpu_base {};
extern thread *CURRENT;

using thread_entry = void *(*)(void *);

thread *thread_create(thread_entry Start, void *Argument, uint64_t StackSize = 0, uint32_t Reserved = 0,
                      uint64_t Flags = 0);
inline thread *thread_create(Delegate<void *>, uint64_t = 0, uint32_t = 0, uint64_t = 0) { return nullptr; }
uint64_t threads_create_join(uint64_t Count, thread_entry Start, void *Argument, uint64_t StackSize = 0);
join_handle *thread_enable_join(thread *, bool = true);
void *thread_join(join_handle *);
int thread_yield();
int thread_yield_to(thread *);
int thread_usleep(Timeout);
inline int thread_usleep(uint64_t Microseconds) { return thread_usleep(Timeout(Microseconds)); }
inline int thread_sleep(uint64_t) { return 0; }
using defer_func = void (*)(void *);
int thread_usleep_defer(Timeout, defer_func, void *Argument = nullptr);
inline int thread_usleep_defer(Timeout, TempDelegate<void>) { return 0; }
vcpu_base *get_vcpu(thread * = CURRENT);
int thread_migrate(thread *, vcpu_base *);

template <typename F, typename... Arguments>
  requires(!std::is_integral_v<std::remove_cvref_t<F>>)
inline thread *thread_create11(F &&, Arguments &&...) {
  return nullptr;
}
template <typename F, typename... Arguments>
inline thread *thread_create11(uint64_t, F &&, Arguments &&...) {
  return nullptr;
}

template <typename F, typename... Arguments>
  requires(!std::is_integral_v<std::remove_cvref_t<F>>)
inline thread *go(F &&, Arguments &&...) {
  return nullptr;
}
template <typename F, typename... Arguments> inline thread *go(uint64_t, F &&, Arguments &&...) {
  return nullptr;
}

// What suspends a photon thread.

class mutex {
public:
  int lock(Timeout = {});
  int try_lock();
  void unlock();
};

template <typename M> class locker {
public:
  explicit locker(M &, uint64_t = 2) {}
  explicit locker(M *, uint64_t = 2) {}
  locker(const locker &) = delete;
  ~locker() {}
  int lock(bool = true) { return 0; }
  void unlock() {}
};

using scoped_lock = locker<mutex>;

class condition_variable {
public:
  int wait(mutex &, Timeout = {}) { return 0; }
  int wait(scoped_lock &, Timeout = {}) { return 0; }
  int wait_no_lock(Timeout = {}) { return 0; }
  template <typename Lock, typename Predicate, typename = decltype(std::declval<Predicate>()())>
  int wait(Lock &&, Predicate &&, Timeout = {}) {
    return 0;
  }
  template <typename Predicate, typename = decltype(std::declval<Predicate>()())>
  int wait_no_lock(Predicate &&, Timeout = {}) {
    return 0;
  }
  thread *notify_one();
  int notify_all();
};

class semaphore {
public:
  explicit semaphore(uint64_t = 0, bool = true) {}
  int wait(uint64_t, Timeout = {}) { return 0; }
  int wait_interruptible(uint64_t, Timeout = {});
  int signal(uint64_t) { return 0; }
};

struct PhotonContext {};
struct StdContext {};
struct AutoContext {};

template <typename T, typename Context = AutoContext> class Future {
public:
  Future() = default;
  void operator=(const Future &) = delete;
  class Promise {
  public:
    template <typename P> void set_value(P &&) {}
  };
  Promise get_promise() { return {}; }
  T &get();
  int wait(Timeout = {}) { return 0; }
  int wait_for(Timeout = {}) { return 0; }
};

class Timer {
public:
  using Entry = Delegate<uint64_t>;
  Timer(uint64_t, Entry, bool = true, uint64_t = 0) {}
  ~Timer() {}
  int cancel() { return 0; }
};

template <typename T> class channel {
public:
  channel() {}
  explicit channel(size_t) {}
  bool send(const T &, Timeout = {});
  T recv(Timeout = {});
};

template <typename T, typename F> struct recv_case {
  recv_case(channel<T> &, F &&) {}
  recv_case(channel<T> &, const F &) {}
};
template <typename T, typename F> struct send_case {
  send_case(channel<T> &, const T &, F &&) {}
  send_case(channel<T> &, const T &, const F &) {}
};
template <typename T, typename F>
inline recv_case<T, std::decay_t<F>> recv_case_of(channel<T> &Channel, F &&Callback) {
  return {Channel, std::forward<F>(Callback)};
}
template <typename T, typename F>
inline send_case<T, std::decay_t<F>> send_case_of(channel<T> &Channel, const T &Value, F &&Callback) {
  return {Channel, Value, std::forward<F>(Callback)};
}
template <typename... Cases> inline int select(Cases &&...) { return 0; }
template <typename... Cases> inline int select_nonblock(Cases &&...) { return 0; }

// Pools.

struct TPControl;

class ThreadPoolBase {
public:
  thread *thread_create(thread_entry, void *) { return nullptr; }
  TPControl *thread_create_ex(thread_entry, void *, bool Joinable = false);
  void join(TPControl *);
};

class WorkPool {
public:
  explicit WorkPool(size_t Vcpus, int EventEngine = 0, int IoEngine = 0, int Mode = -1, size_t Ring = 65536);
  WorkPool(const WorkPool &) = delete;
  ~WorkPool();
  template <typename Context = PhotonContext, typename F, typename... Args> void call(F &&, Args &&...) {}
  template <typename Context = PhotonContext, typename F> void call(F &&) {}
  template <typename Task> void async_call(Task *) {}
  int thread_migrate(photon::thread *Thread = CURRENT, size_t Index = -1ULL);
};

class Executor {
public:
  Executor(int EventEngine = 0, int IoEngine = 0);
  ~Executor();
  template <typename Context = AutoContext, typename Func> auto perform(Func &&Act) -> decltype(Act()) {
    return Act();
  }
  template <typename Context = AutoContext, typename Func> void async_perform(Func *) {}
};

namespace net {

struct IPAddr {};

inline IPAddr gethostbyname(std::string_view) { return {}; }
inline int gethostbyname(std::string_view, IPAddr *, size_t = 1) { return 0; }
inline int gethostbyname(std::string_view, std::vector<IPAddr> &) { return 0; }
inline int gethostbyname_nb(std::string_view, std::vector<IPAddr> &) { return 0; }

} // namespace net

// Coroutines on a photon thread.
namespace coro {

template <typename T> class PromiseOfResult {
public:
  static std::suspend_always initial_suspend() { return {}; }
  static std::suspend_always final_suspend() noexcept { return {}; }
  std::suspend_always yield_value(T) { return {}; }
  void return_value(T) {}
  static void unhandled_exception() {}
};

template <> class PromiseOfResult<void> {
public:
  static std::suspend_always initial_suspend() { return {}; }
  static std::suspend_always final_suspend() noexcept { return {}; }
  static void return_void() {}
  static void unhandled_exception() {}
};

template <typename T> class Coro {
public:
  class promise_type : public PromiseOfResult<T> {
  public:
    auto get_return_object() { return Coro(std::coroutine_handle<promise_type>::from_promise(*this)); }
  };
  std::coroutine_handle<promise_type> handle;

  Coro(std::coroutine_handle<promise_type> &&Handle) : handle(Handle) {}
  Coro(Coro &&) noexcept;
  ~Coro() { handle.destroy(); }
  auto await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  T await_resume();
};

template <typename T> class Generator {
public:
  class promise_type : public PromiseOfResult<T> {
  public:
    auto get_return_object() { return Generator(); }
    void await_transform() = delete;
  };
  T operator()();
};

template <typename T> class FixedGenerator {
public:
  struct promise_type : PromiseOfResult<T> {
    auto get_return_object() { return FixedGenerator(); }
    void await_transform() = delete;
  };
  T operator()();
};

struct Done {
  auto await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return 0; }
};

template <typename T, typename... Args> inline void async_run(T, Args &&...) {}
template <typename F, typename... Args> Done wrapper(F &&, Args &&...) { return {}; }
template <typename F, typename... Args> auto run(F &&Start, Args &&...Arguments) {
  return Start(std::forward<Args>(Arguments)...).await_resume();
}
inline auto usleep(uint64_t) { return Done(); }
inline auto sleep(uint64_t) { return Done(); }

} // namespace coro

} // namespace photon

namespace photon_std {

class thread {
public:
  thread() = default;
  template <typename Function, typename... Args> explicit thread(Function &&, Args &&...) {}
  ~thread() {}
  void join() {}
  void detach() {}
};

class mutex : public photon::mutex {
public:
  bool try_lock() { return false; }
};

template <class Mutex> using lock_guard = photon::locker<Mutex>;

template <class Mutex> class unique_lock {
public:
  explicit unique_lock(Mutex &) {}
  ~unique_lock() {}
};

class condition_variable : public photon::condition_variable {
public:
  void wait(unique_lock<mutex> &) {}
  template <class Predicate> void wait(unique_lock<mutex> &, Predicate) {}
  template <class Rep, class Period>
  bool wait_for(unique_lock<mutex> &, const std::chrono::duration<Rep, Period> &) {
    return false;
  }
  template <class Rep, class Period, class Predicate>
  bool wait_for(unique_lock<mutex> &, const std::chrono::duration<Rep, Period> &, Predicate) {
    return false;
  }
  template <class Clock, class Duration, class Predicate>
  bool wait_until(unique_lock<mutex> &, const std::chrono::time_point<Clock, Duration> &, Predicate) {
    return false;
  }
};

namespace this_thread {

inline void yield() noexcept {}
template <class Rep, class Period> inline void sleep_for(const std::chrono::duration<Rep, Period> &) {}
template <class Clock, class Duration>
inline void sleep_until(const std::chrono::time_point<Clock, Duration> &) {}

} // namespace this_thread

int work_pool_init(int Vcpus = 1, int EventEngine = 0, int IoEngine = 0);
int work_pool_fini();

template <typename T> class future {
public:
  future(std::shared_ptr<photon::Future<T>> &) {}
  bool valid() { return true; }
  T get();
};

template <typename T> class promise {
public:
  future<T> get_future();
  template <typename P> void set_value(P &&) {}
};

} // namespace photon_std

#endif // LIBRARIES_PHOTON_H

// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Imitates C++/WinRT 3.0.260520 (a31a05c) and WIL 1.0.260126.7-17 (a2ddaac).
#ifndef LIBRARIES_WINRT_H
#define LIBRARIES_WINRT_H

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <utility>

namespace winrt::Windows::Foundation {

using TimeSpan = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
enum class AsyncStatus { Started, Completed, Canceled, Error };
struct IInspectable {};
struct IAsyncAction;
template <typename TProgress> struct IAsyncActionWithProgress;
template <typename TResult> struct IAsyncOperation;
template <typename TResult, typename TProgress> struct IAsyncOperationWithProgress;

} // namespace winrt::Windows::Foundation

namespace winrt::impl {

template <typename I> struct consume;
template <typename D, typename I = D>
using consume_t = typename consume<I>::template type<D>;

template <typename D> struct consume_Windows_Foundation_IAsyncAction {
  Windows::Foundation::AsyncStatus Status() const;
  void GetResults() const;
  auto get() const {}
  auto wait_for(const Windows::Foundation::TimeSpan &) const {
    return Windows::Foundation::AsyncStatus::Started;
  }
};
template <typename D, typename TProgress>
struct consume_Windows_Foundation_IAsyncActionWithProgress {
  void GetResults() const;
  auto get() const {}
  auto wait_for(const Windows::Foundation::TimeSpan &) const {
    return Windows::Foundation::AsyncStatus::Started;
  }
};
template <typename D, typename TResult>
struct consume_Windows_Foundation_IAsyncOperation {
  TResult GetResults() const;
  auto get() const { return GetResults(); }
  auto wait_for(const Windows::Foundation::TimeSpan &) const {
    return Windows::Foundation::AsyncStatus::Started;
  }
};
template <typename D, typename TResult, typename TProgress>
struct consume_Windows_Foundation_IAsyncOperationWithProgress {
  TResult GetResults() const;
  auto get() const { return GetResults(); }
  auto wait_for(const Windows::Foundation::TimeSpan &) const {
    return Windows::Foundation::AsyncStatus::Started;
  }
};

template <> struct consume<Windows::Foundation::IAsyncAction> {
  template <typename D> using type = consume_Windows_Foundation_IAsyncAction<D>;
};
template <typename TProgress>
struct consume<Windows::Foundation::IAsyncActionWithProgress<TProgress>> {
  template <typename D>
  using type = consume_Windows_Foundation_IAsyncActionWithProgress<D, TProgress>;
};
template <typename TResult>
struct consume<Windows::Foundation::IAsyncOperation<TResult>> {
  template <typename D>
  using type = consume_Windows_Foundation_IAsyncOperation<D, TResult>;
};
template <typename TResult, typename TProgress>
struct consume<Windows::Foundation::IAsyncOperationWithProgress<TResult, TProgress>> {
  template <typename D>
  using type =
      consume_Windows_Foundation_IAsyncOperationWithProgress<D, TResult, TProgress>;
};

template <typename T> struct await_adapter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume() const;
};

} // namespace winrt::impl

namespace winrt::Windows::Foundation {

struct IAsyncAction : IInspectable, impl::consume_t<IAsyncAction> {};
template <typename TProgress>
struct IAsyncActionWithProgress
    : IInspectable,
      impl::consume_t<IAsyncActionWithProgress<TProgress>> {};
template <typename TResult>
struct IAsyncOperation : IInspectable, impl::consume_t<IAsyncOperation<TResult>> {};
template <typename TResult, typename TProgress>
struct IAsyncOperationWithProgress
    : IInspectable,
      impl::consume_t<IAsyncOperationWithProgress<TResult, TProgress>> {};

impl::await_adapter<void> operator co_await(const IAsyncAction &);
template <typename TProgress>
impl::await_adapter<void> operator co_await(const IAsyncActionWithProgress<TProgress> &);
template <typename TResult>
impl::await_adapter<TResult> operator co_await(const IAsyncOperation<TResult> &);
template <typename TResult, typename TProgress>
impl::await_adapter<TResult>
operator co_await(const IAsyncOperationWithProgress<TResult, TProgress> &);

} // namespace winrt::Windows::Foundation

namespace winrt {

namespace impl {

template <typename Promise> struct cancellation_token {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  cancellation_token await_resume() const noexcept { return *this; }
  bool operator()() const noexcept;
  bool enable_propagation(bool = true) const noexcept;
};
struct get_cancellation_token_t {};

struct timespan_awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct signal_awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  bool await_resume();
};
struct apartment_awaiter {
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  void await_resume() const;
};
struct foreground_awaiter {
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  bool await_resume() const noexcept;
};

} // namespace impl

[[nodiscard]] inline impl::get_cancellation_token_t get_cancellation_token() noexcept {
  return {};
}
[[nodiscard]] inline impl::timespan_awaiter
resume_after(Windows::Foundation::TimeSpan) noexcept {
  return {};
}
impl::timespan_awaiter operator co_await(Windows::Foundation::TimeSpan);
[[nodiscard]] inline impl::signal_awaiter
resume_on_signal(void *, Windows::Foundation::TimeSpan = {}) noexcept {
  return {};
}
[[nodiscard]] inline auto resume_background() noexcept {
  struct awaitable {
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const {}
    void await_resume() const noexcept {}
  };
  return awaitable{};
}

struct apartment_context {
  apartment_context() = default;
  apartment_context(std::nullptr_t);
};
impl::apartment_awaiter operator co_await(const apartment_context &);

struct thread_pool {
  thread_pool();
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume() const noexcept;
};

struct fire_and_forget {};

struct hresult_error {
  std::int32_t code() const noexcept;
};
struct hresult_canceled : hresult_error {};

template <typename T> struct com_ptr {
  T *operator->() const noexcept;
};
template <typename T> struct weak_ref {
  com_ptr<T> get() const noexcept;
};

template <typename D, typename... I> struct implements {
protected:
  com_ptr<D> get_strong() noexcept;
  weak_ref<D> get_weak() noexcept;
};

struct slim_mutex {
  void lock() noexcept;
  void lock_shared() noexcept;
  bool try_lock() noexcept;
  bool try_lock_shared() noexcept;
  void unlock() noexcept;
  void unlock_shared() noexcept;
};

struct slim_lock_guard {
  explicit slim_lock_guard(slim_mutex &) noexcept;
  slim_lock_guard(const slim_lock_guard &) = delete;
  ~slim_lock_guard() noexcept;
};

struct slim_shared_lock_guard {
  explicit slim_shared_lock_guard(slim_mutex &) noexcept;
  slim_shared_lock_guard(const slim_shared_lock_guard &) = delete;
  ~slim_shared_lock_guard() noexcept;
};

struct slim_condition_variable {
  template <typename T> void wait(slim_mutex &, T) {}
  template <typename T>
  bool wait_for(slim_mutex &, std::chrono::high_resolution_clock::duration, T) {
    return true;
  }
  void notify_one() noexcept;
  void notify_all() noexcept;
};

} // namespace winrt

namespace winrt::impl {

template <typename Object> struct promise_base {
  Object get_return_object();
  std::suspend_never initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception() noexcept;
  template <typename Expression> Expression &&await_transform(Expression &&E) {
    return std::forward<Expression>(E);
  }
  cancellation_token<promise_base> await_transform(get_cancellation_token_t) noexcept;
};

} // namespace winrt::impl

namespace std {

template <typename... Args>
struct coroutine_traits<winrt::Windows::Foundation::IAsyncAction, Args...> {
  struct promise_type
      : winrt::impl::promise_base<winrt::Windows::Foundation::IAsyncAction> {
    void return_void();
  };
};

template <typename TProgress, typename... Args>
struct coroutine_traits<winrt::Windows::Foundation::IAsyncActionWithProgress<TProgress>,
                        Args...> {
  struct promise_type
      : winrt::impl::promise_base<
            winrt::Windows::Foundation::IAsyncActionWithProgress<TProgress>> {
    void return_void();
  };
};

template <typename TResult, typename... Args>
struct coroutine_traits<winrt::Windows::Foundation::IAsyncOperation<TResult>, Args...> {
  struct promise_type
      : winrt::impl::promise_base<winrt::Windows::Foundation::IAsyncOperation<TResult>> {
    void return_value(TResult);
  };
};

template <typename TResult, typename TProgress, typename... Args>
struct coroutine_traits<
    winrt::Windows::Foundation::IAsyncOperationWithProgress<TResult, TProgress>, Args...> {
  struct promise_type
      : winrt::impl::promise_base<
            winrt::Windows::Foundation::IAsyncOperationWithProgress<TResult, TProgress>> {
    void return_value(TResult);
  };
};

template <typename... Args> struct coroutine_traits<winrt::fire_and_forget, Args...> {
  struct promise_type {
    winrt::fire_and_forget get_return_object() const noexcept;
    void return_void() const noexcept;
    suspend_never initial_suspend() const noexcept;
    suspend_never final_suspend() const noexcept;
    void unhandled_exception() const noexcept { std::terminate(); }
  };
};

} // namespace std

// What is generated from the metadata of Windows.

namespace winrt::Windows::System {

struct DispatcherQueueHandler {
  template <typename L> DispatcherQueueHandler(L) {}
};

} // namespace winrt::Windows::System

namespace winrt::Microsoft::UI::Dispatching {

struct DispatcherQueueHandler {
  template <typename L> DispatcherQueueHandler(L) {}
};

} // namespace winrt::Microsoft::UI::Dispatching

namespace winrt::Windows::UI::Core {

enum class CoreDispatcherPriority { Low = -1, Normal = 0, High = 1, Idle = -2 };
struct DispatchedHandler {
  template <typename L> DispatchedHandler(L) {}
};

} // namespace winrt::Windows::UI::Core

namespace winrt::impl {

template <typename D> struct consume_Windows_System_IDispatcherQueue {
  auto TryEnqueue(const Windows::System::DispatcherQueueHandler &) const { return true; }
};
template <typename D> struct consume_Microsoft_UI_Dispatching_IDispatcherQueue {
  auto TryEnqueue(const Microsoft::UI::Dispatching::DispatcherQueueHandler &) const {
    return true;
  }
};
template <typename D> struct consume_Windows_UI_Core_ICoreDispatcher {
  auto RunAsync(const Windows::UI::Core::CoreDispatcherPriority &,
                const Windows::UI::Core::DispatchedHandler &) const {
    return Windows::Foundation::IAsyncAction();
  }
};

} // namespace winrt::impl

namespace winrt::Windows::System {

struct IDispatcherQueue : Foundation::IInspectable,
                          impl::consume_Windows_System_IDispatcherQueue<IDispatcherQueue> {
};
struct DispatcherQueue : IDispatcherQueue {};

} // namespace winrt::Windows::System

namespace winrt::Windows::System::Threading {

struct WorkItemHandler {
  template <typename L> WorkItemHandler(L) {}
};
struct ThreadPool {
  static Windows::Foundation::IAsyncAction RunAsync(const WorkItemHandler &);
};

} // namespace winrt::Windows::System::Threading

namespace winrt::Microsoft::UI::Dispatching {

struct IDispatcherQueue
    : Windows::Foundation::IInspectable,
      impl::consume_Microsoft_UI_Dispatching_IDispatcherQueue<IDispatcherQueue> {};
struct DispatcherQueue : IDispatcherQueue {};

} // namespace winrt::Microsoft::UI::Dispatching

namespace winrt::Windows::UI::Core {

struct ICoreDispatcher : Foundation::IInspectable,
                         impl::consume_Windows_UI_Core_ICoreDispatcher<ICoreDispatcher> {
};
struct CoreDispatcher : ICoreDispatcher {};

} // namespace winrt::Windows::UI::Core

namespace winrt {
[[nodiscard]] impl::foreground_awaiter
resume_foreground(const Windows::System::DispatcherQueue &) noexcept;
[[nodiscard]] impl::foreground_awaiter
resume_foreground(const Windows::UI::Core::CoreDispatcher &) noexcept;
} // namespace winrt

namespace winrt::Windows::System {
impl::foreground_awaiter operator co_await(const DispatcherQueue &);
} // namespace winrt::Windows::System

namespace winrt::Windows::UI::Core {
impl::foreground_awaiter operator co_await(const CoreDispatcher &);
} // namespace winrt::Windows::UI::Core

namespace wil {

template <typename Dispatcher>
[[nodiscard]] winrt::impl::foreground_awaiter resume_foreground(const Dispatcher &);

using DWORD = std::uint32_t;
using HANDLE = void *;
struct SRWLOCK;
struct CRITICAL_SECTION;
constexpr DWORD INFINITE = 0xFFFFFFFF;

template <typename T> struct task;
template <typename T> struct com_task;

namespace details::coro {

template <typename T> struct task_promise;

template <typename T> struct promise_base {
  task_promise<T> *get_return_object() noexcept;
  std::suspend_never initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception() noexcept;
};
template <typename T> struct task_promise : promise_base<T> {
  template <typename U> void return_value(U &&);
};
template <> struct task_promise<void> : promise_base<void> {
  void return_void();
};

template <typename T> struct agile_awaiter {
  bool await_ready();
  bool await_suspend(std::coroutine_handle<>);
  T await_resume();
};

template <typename T> struct task_base {
  agile_awaiter<T> resume_any_thread() && noexcept;
  agile_awaiter<T> resume_same_apartment() && noexcept;
  struct cannot_await_lvalue_use_std_move {
    void await_ready() {}
  };
  cannot_await_lvalue_use_std_move operator co_await() & = delete;
  T get() &&;

protected:
  task_base(task_promise<T> *) noexcept;
};

} // namespace details::coro

template <typename T> struct task : details::coro::task_base<T> {
  using base = details::coro::task_base<T>;
  task(details::coro::task_promise<T> *Initial = nullptr) noexcept : base(Initial) {}
  using base::operator co_await;
  auto operator co_await() && noexcept { return std::move(*this).resume_any_thread(); }
};

template <typename T> struct com_task : details::coro::task_base<T> {
  using base = details::coro::task_base<T>;
  com_task(details::coro::task_promise<T> *Initial = nullptr) noexcept
      : base(Initial) {}
  using base::operator co_await;
  auto operator co_await() && noexcept {
    return std::move(*this).resume_same_apartment();
  }
};

bool handle_wait(HANDLE hEvent, DWORD dwMilliseconds = INFINITE,
                 bool bAlertable = false) noexcept;

namespace details {
struct unique_storage {
  HANDLE get() const noexcept;
};
} // namespace details
struct err_exception_policy {};
struct scope_exit {
  ~scope_exit();
};

template <typename storage_t, typename err_policy = err_exception_policy>
class event_t : public storage_t {
public:
  void SetEvent() const noexcept;
  [[nodiscard]] bool is_signaled() const noexcept;
  bool wait(DWORD dwMilliseconds = INFINITE, bool bAlertable = false) const noexcept;
};
template <typename storage_t, typename err_policy = err_exception_policy>
class mutex_t : public storage_t {
public:
  [[nodiscard]] scope_exit acquire(DWORD *pStatus = nullptr,
                                   DWORD dwMilliseconds = INFINITE,
                                   bool bAlertable = false) const noexcept;
};
template <typename storage_t, typename err_policy = err_exception_policy>
class semaphore_t : public storage_t {
public:
  [[nodiscard]] scope_exit acquire(DWORD *pStatus = nullptr,
                                   DWORD dwMilliseconds = INFINITE,
                                   bool bAlertable = false) noexcept;
};
template <typename storage_t> class unique_any_t : public storage_t {};

typedef unique_any_t<event_t<details::unique_storage>> unique_event;
typedef unique_any_t<mutex_t<details::unique_storage>> unique_mutex;
typedef unique_any_t<semaphore_t<details::unique_storage>> unique_semaphore;

enum class SlimEventType { AutoReset, ManualReset };
template <SlimEventType Type> class slim_event_t {
public:
  void SetEvent() noexcept;
  [[nodiscard]] bool is_signaled() const noexcept;
  bool wait(DWORD timeoutMilliseconds) noexcept;
  bool wait() noexcept;
};
using slim_event_manual_reset = slim_event_t<SlimEventType::ManualReset>;

struct rwlock_release_exclusive_scope_exit : scope_exit {};
struct rwlock_release_shared_scope_exit : scope_exit {};
struct cs_leave_scope_exit : scope_exit {};

rwlock_release_exclusive_scope_exit AcquireSRWLockExclusive(SRWLOCK *) noexcept;
rwlock_release_shared_scope_exit AcquireSRWLockShared(SRWLOCK *) noexcept;
cs_leave_scope_exit EnterCriticalSection(CRITICAL_SECTION *) noexcept;

class srwlock {
public:
  rwlock_release_exclusive_scope_exit lock_exclusive() noexcept;
  rwlock_release_exclusive_scope_exit try_lock_exclusive() noexcept;
  rwlock_release_shared_scope_exit lock_shared() noexcept;
};

class critical_section {
public:
  cs_leave_scope_exit lock() noexcept;
  cs_leave_scope_exit try_lock() noexcept;
};

class condition_variable {
public:
  void wait(const cs_leave_scope_exit &) noexcept;
  void wait(const rwlock_release_exclusive_scope_exit &) noexcept;
  bool wait_for(const cs_leave_scope_exit &, DWORD timeoutMs) noexcept;
  bool wait_for(const rwlock_release_exclusive_scope_exit &, DWORD timeoutMs) noexcept;
};

template <typename TAsync> void wait_for_completion(TAsync *operation, int flags = 2);
template <typename TAsync>
long wait_for_completion_nothrow(TAsync *operation, int flags = 2) noexcept;
template <typename TAsync>
long wait_for_completion_or_timeout_nothrow(TAsync *operation, DWORD timeoutValue,
                                            bool *timedOut, int flags = 2) noexcept;
template <typename I, typename... P, typename... Args>
auto call_and_wait_for_completion(I *object, long (I::*func)(P...), Args &&...args) {
  wait_for_completion(object);
}

} // namespace wil

template <typename T, typename... Args>
struct std::coroutine_traits<wil::task<T>, Args...> {
  using promise_type = wil::details::coro::task_promise<T>;
};

template <typename T, typename... Args>
struct std::coroutine_traits<wil::com_task<T>, Args...> {
  using promise_type = wil::details::coro::task_promise<T>;
};

#endif // LIBRARIES_WINRT_H

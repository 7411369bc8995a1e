// The coroutine types of an application that no library model knows: only
// their structure says what they are.
#ifndef APP_TASK_H
#define APP_TASK_H

#include <chrono>
#include <coroutine>
#include <exception>
#include <utility>

namespace app {

// Starts when it is awaited.
template <typename T = void> class [[maybe_unused]] Task {
public:
  struct promise_type;
  Task(Task &&Other) noexcept : Handle(std::exchange(Other.Handle, {})) {}
  Task &operator=(Task &&Other) noexcept {
    std::swap(Handle, Other.Handle);
    return *this;
  }
  ~Task() {
    if (Handle)
      Handle.destroy();
  }
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> Continuation);
  T await_resume();

private:
  explicit Task(std::coroutine_handle<promise_type> Handle) : Handle(Handle) {}
  std::coroutine_handle<promise_type> Handle;
};

template <typename T> struct Task<T>::promise_type {
  Task get_return_object();
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  template <typename U> void return_value(U &&);
};

template <> struct Task<void>::promise_type {
  Task get_return_object();
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
};

// Runs at once; awaited through a member operator.
template <typename T = void> class EagerTask {
public:
  struct promise_type {
    EagerTask get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  EagerTask(EagerTask &&) noexcept;
  Task<T> operator co_await() &&;
};

// Nobody can wait for it.
struct FireAndForget {
  struct promise_type {
    FireAndForget get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() { std::terminate(); }
    void return_void();
  };
};

// Yields on the thread of its consumer.
template <typename T> class Generator {
public:
  struct promise_type {
    Generator get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(T) noexcept;
    void unhandled_exception();
    void return_void();
  };
  T *begin();
  T *end();
};

// Awaitable, but no coroutine type.
struct Delay {
  explicit Delay(std::chrono::nanoseconds);
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

// Continues on the threads of a pool.
class Pool {
public:
  struct Hop {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  Hop schedule();
};

Task<> sleepFor(std::chrono::nanoseconds);
Task<int> fetchPrice(int Article);
EagerTask<> refreshCache();

} // namespace app

#endif // APP_TASK_H

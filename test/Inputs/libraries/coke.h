//===- coke.h - a stub of coke --------------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates coke 0.7.0 (efd4cef).
#ifndef LIBRARIES_COKE_H
#define LIBRARIES_COKE_H

#include <chrono>
#include <coroutine>
#include <string>
#include <type_traits>

namespace coke {

using NanoSec = std::chrono::nanoseconds;

template <typename T = void> class Task;

namespace detail {

struct PromiseBase {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
};

template <typename T> struct Promise : PromiseBase {
  Task<T> get_return_object();
  template <typename U> void return_value(U &&) {}
};

template <> struct Promise<void> : PromiseBase {
  Task<void> get_return_object();
  void return_void() {}
};

template <typename T> struct Awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

} // namespace detail

template <typename T> class [[nodiscard]] Task {
public:
  using promise_type = detail::Promise<T>;
  Task() = default;
  Task(Task &&) noexcept {}
  detail::Awaiter<T> operator co_await() &&;
};

template <> class [[nodiscard]] Task<void> {
public:
  using promise_type = detail::Promise<void>;
  Task() = default;
  Task(Task &&) noexcept {}
  detail::Awaiter<void> operator co_await() &&;
};

template <typename T> Task<T> detail::Promise<T>::get_return_object() { return {}; }
inline Task<void> detail::Promise<void>::get_return_object() { return {}; }

template <typename T> T sync_wait(Task<T> &&);

class [[nodiscard]] SleepAwaiter : public detail::Awaiter<int> {};
SleepAwaiter sleep(NanoSec);
SleepAwaiter sleep(double);
SleepAwaiter yield();

template <typename T> class [[nodiscard]] GoAwaiter : public detail::Awaiter<T> {};
template <typename Function> auto go(const std::string &, Function &&) {
  return GoAwaiter<std::invoke_result_t<Function>>();
}
template <typename Function> auto go(Function &&) {
  return GoAwaiter<std::invoke_result_t<Function>>();
}
GoAwaiter<void> switch_go_thread(const std::string &Name);
GoAwaiter<void> switch_go_thread();

} // namespace coke

#endif // LIBRARIES_COKE_H

// The types of app/task.h in a program without coroutines: a function that returned a
// task of T returns a Task<T> that is the value in a box.
#ifndef APP_TASK_H
#define APP_TASK_H

#include <chrono>
#include <coroutine>
#include <exception>
#include <utility>

namespace app {

template <typename T = void> struct Task {
  T take();
};
template <typename T = void> using EagerTask = Task<T>;
template <typename T> using Generator = Task<T>;
struct FireAndForget {};

struct Delay {
  explicit Delay(std::chrono::nanoseconds);
  void take();
};
struct Pool {
  Delay schedule();
};

Task<> sleepFor(std::chrono::nanoseconds);
Task<int> fetchPrice(int Article);
Task<> refreshCache();

// `co_await x` is `app::now % x`.
struct Now {};
inline constexpr Now now;
template <typename A> decltype(auto) operator%(Now, A &&Awaited) {
  if constexpr (requires { Awaited.await_resume(); })
    return Awaited.await_resume();
  else
    return Awaited.take();
}

} // namespace app

#endif // APP_TASK_H

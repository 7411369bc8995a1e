// Macros and functions of a library, which the application cannot change: the
// tests include this folder as one of system headers.
#ifndef APP_LEGACY_MACROS_H
#define APP_LEGACY_MACROS_H

#include <app/task.h>
#include <future>
#include <pthread.h>
#include <unistd.h>

#define LEGACY_WAIT(FUTURE) (FUTURE).wait()
#define LEGACY_JOIN(THREAD) pthread_join((THREAD), nullptr)
#define LEGACY_SLEEP(SECONDS) sleep(SECONDS)
#define LEGACY_DROP_TASK() app::sleepFor(std::chrono::seconds(1))

// Evaluates what the application writes.
#define LEGACY_CHECKED(EXPRESSION)                                                       \
  do {                                                                                   \
    EXPRESSION;                                                                          \
  } while (false)

#define LEGACY_COROUTINE(NAME)                                                           \
  inline app::Task<> NAME() {                                                            \
    std::promise<void>().get_future().wait();                                            \
    sleep(1);                                                                            \
    app::sleepFor(std::chrono::seconds(1));                                              \
    co_return;                                                                           \
  }

namespace app {

inline Task<> legacyFlush() {
  std::promise<void>().get_future().wait();
  sleep(1);
  sleepFor(std::chrono::seconds(1));
  co_return;
}

} // namespace app

#endif // APP_LEGACY_MACROS_H

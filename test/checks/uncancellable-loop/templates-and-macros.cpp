// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/service.yaml"}}' %s async-uncancellable-loop

#include <app/service.h>

using namespace app;

// Found once for all instantiations.

template <typename T> Task<> poll(T Each) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here
    Each();
    co_await rest(10ms);
  }
}

Task<> instantiates() {
  co_await poll([] { beat(); });
  co_await poll([] { log("again"); });
}

template <typename T> Task<> unused(T Each) {
  while (true)
    co_await rest(10ms);
}

template <bool Ends> Task<> dependent() {
  while (!Ends)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
}

Task<> both() {
  co_await dependent<true>();
  co_await dependent<false>();
}

template <typename T> class Runner {
public:
  Task<> run() {
    for (;;)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: it waits here
      co_await rest(10ms);
  }
};

Task<> runs(Runner<int> Numbers, Runner<char> Characters) {
  co_await Numbers.run();
  co_await Characters.run();
}

// Macros.

#define FOREVER for (;;)
#define REPEAT(...)                                                                      \
  while (true) {                                                                         \
    __VA_ARGS__;                                                                         \
  }

Task<> byMacro() {
  FOREVER co_await rest(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE-9]]:17: note: expanded from macro 'FOREVER'
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: it waits here
}

Task<> inMacro() { REPEAT(co_await rest(10ms)) }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
// CHECK-MESSAGES: :[[@LINE-13]]:3: note: expanded from macro 'REPEAT'
// CHECK-MESSAGES: :[[@LINE-3]]:27: note: it waits here

// What the macro leaves the loop with.

#define RETURN_IF(Condition)                                                             \
  do {                                                                                   \
    if (Condition)                                                                       \
      co_return;                                                                         \
  } while (false)

bool isDone();

Task<> returnsByMacro() {
  while (true) {
    RETURN_IF(isDone());
    co_await rest(10ms);
  }
}

// A way out that is not compiled still counts.

Task<> constexprBranch() {
  while (true) {
    if constexpr (false)
      break;
    co_await rest(10ms);
  }
}

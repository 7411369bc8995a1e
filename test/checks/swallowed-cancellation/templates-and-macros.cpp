// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/cancellation.yaml"}}' %s async-swallowed-cancellation
//
// Fixes are not checked.

#include <app/cancellation.h>

// Instantiations share the finding at the template.

template <typename T> app::Task<> sendAll(std::vector<T> Items) {
  for (const T &Item : Items) {
    try {
      co_await write(std::to_string(Item));
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log("not sent");
    }
  }
}

app::Task<> usesTemplates() {
  co_await sendAll(std::vector<int>());
  co_await sendAll(std::vector<long>());
}

template <typename T> app::Task<> neverUsed(T Item) {
  while (true) {
    try {
      co_await write(Item);
    } catch (...) {
    }
  }
}

// A handler in a macro, and a whole loop.

#define LOG_AND_IGNORE                                                                   \
  catch (const std::exception &Caught) {                                                 \
    log(Caught.what());                                                                  \
  }

app::Task<> handlerInMacro() {
  while (true) {
    try {
      co_await poll();
    }
    LOG_AND_IGNORE
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-11]]:3: note: expanded from macro 'LOG_AND_IGNORE'
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-6]]:7: note: the coroutine goes on, and comes here again
  }
}

#define RETHROW                                                                          \
  catch (...) {                                                                          \
    throw;                                                                               \
  }

app::Task<> rethrownInMacro() {
  while (true) {
    try {
      co_await poll();
    }
    RETHROW
  }
}

// What is not instantiated counts as little as what is discarded.
template <bool Retry> app::Task<> discarded() {
  if constexpr (Retry) {
    while (true) {
      try {
        co_await poll();
      } catch (...) {
      }
    }
  }
  co_return;
}

app::Task<> usesDiscarded() { co_await discarded<false>(); }

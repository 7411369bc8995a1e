// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/cancellation.yaml"}}' %s async-swallowed-cancellation
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.
//
// Fixes are not checked.

#include <app/cancellation.h>

app::Task<> fetch();

app::Task<> undeclaredAwait() {
  while (true) {
    try {
      co_await fetc();
      // CHECK-MESSAGES: :[[@LINE-1]]:16: error: use of undeclared identifier 'fetc'; did you mean 'fetch'? [clang-diagnostic-error]
      // CHECK-MESSAGES: :[[@LINE-7]]:13: note: 'fetch' declared here
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-6]]:7: note: the coroutine goes on, and comes here again
    }
  }
}

app::Task<> unknownException() {
  while (true) {
    try {
      co_await poll();
    } catch (const app::Failure &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:25: error: no type named 'Failure' in namespace 'app' [clang-diagnostic-error]
    }
  }
}

app::Task<> undeclaredInHandler() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      logg("poll");
      // CHECK-MESSAGES: :[[@LINE-1]]:7: error: use of undeclared identifier 'logg' [clang-diagnostic-error]
    }
  }
}

app::Task<> stillFound() {
  while (true) {
    try {
      co_await poll();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'app::Cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    }
  }
}

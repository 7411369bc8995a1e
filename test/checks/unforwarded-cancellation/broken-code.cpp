// Code that does not compile, as an editor sees it.
// RUN: %check_async %s async-unforwarded-cancellation
// Fixes are not checked.

#include <app/stopping.h>

app::Task<> stillFound(std::stop_token Token) {
  co_await app::fetch("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  unknown();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'unknown' [clang-diagnostic-error]
}

app::Task<> brokenArgument(std::stop_token Token) {
  co_await app::tick(Token);
  co_await app::fetch(unknown);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: error: use of undeclared identifier 'unknown' [clang-diagnostic-error]
}

app::Task<> tokenOfNoType(unknown_token Token) { co_await app::fetch("a"); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: error: unknown type name 'unknown_token' [clang-diagnostic-error]

// It may be used in what Clang drops.
app::Task<> perhapsUsed(std::stop_token Token) {
  co_await app::other();
  unknown(Token);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'unknown' [clang-diagnostic-error]
}

app::Task<> tooManyArguments(std::stop_token Token) {
  co_await app::tick(Token);
  co_await app::fetch("a", "b", "c", "d");
  // CHECK-MESSAGES: :[[@LINE-1]]:33: error: too many arguments to function call, expected at most 2, have 4 [clang-diagnostic-error]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:19: note: 'fetch' declared here
}

app::Task<> incomplete(std::stop_token Token) {
  co_await app::tick(Token);
  co_await app::
}
// CHECK-MESSAGES: :[[@LINE-1]]:1: error: expected unqualified-id [clang-diagnostic-error]

struct Incomplete;
app::Task<> ofIncompleteType(Incomplete Token) { co_await app::other(); }
// CHECK-MESSAGES: :[[@LINE-1]]:41: error: variable has incomplete type 'Incomplete' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-3]]:8: note: forward declaration of 'Incomplete'
// CHECK-MESSAGES: :[[@LINE-3]]:50: error: variable has incomplete type 'Incomplete' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-5]]:8: note: forward declaration of 'Incomplete'

// RUN: %check_async %s async-dropped-result
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <system_error>

app::Task<std::error_code> store(int Article);

app::Task<> undeclaredArgument() {
  co_await store(Artcle);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: error: use of undeclared identifier 'Artcle' [clang-diagnostic-error]
}

app::Task<> undeclaredFunction() {
  co_await stroe(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: use of undeclared identifier 'stroe' [clang-diagnostic-error]
}

void noCoroutine() {
// CHECK-MESSAGES: :[[@LINE-1]]:6: error: this function cannot be a coroutine: 'std::coroutine_traits<void>' has no member named 'promise_type' [clang-diagnostic-error]
  co_await store(1);
}

app::Task<> stillFound() {
  co_await store(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
}

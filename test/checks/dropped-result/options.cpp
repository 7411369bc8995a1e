// RUN: %check_async --config='{CheckOptions: {async-dropped-result.ExplicitDiscard: warn}}' %s async-dropped-result

#include <app/task.h>
#include <system_error>
#include <tuple>

app::Task<std::error_code> store(int Article);

app::Task<> onPurpose() {
  (void)co_await store(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
  std::ignore = co_await store(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
}

app::Task<> used() {
  std::error_code Error = co_await store(1);
  (void)Error;
}

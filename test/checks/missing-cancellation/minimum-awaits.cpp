// RUN: %check_async --config='{CheckOptions: {async-missing-cancellation.MinimumAwaits: 2}}' %s async-missing-cancellation
//
// Coroutines with more than one such wait.

#include <app/stopping.h>

app::Task<> one() {
  co_await app::fetch("/");
}

app::Task<> oneOfTwo() {
  co_await app::fetch("/");
  co_await app::other();
}

app::Task<> two() {
// CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'two' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+3]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE+4]]:12: note: 'app::tick', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}app::Task<> two(std::stop_token Stop = {}) {
  co_await app::fetch("/");
  // CHECK-FIXES: {{^}}  co_await app::fetch("/", Stop);
  co_await app::tick();
  // CHECK-FIXES: {{^}}  co_await app::tick(Stop);
}

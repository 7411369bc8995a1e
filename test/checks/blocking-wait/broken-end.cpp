// RUN: %check_async %s async-blocking-wait
//
// A file that ends inside of a coroutine, such as an editor shows it.

#include <app/task.h>
#include <future>

std::future<int> loadPrice(int Article);

// CHECK-MESSAGES: :{{[0-9]+:[0-9]+}}: error: expected '}' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE+2]]:25: note: to match this '{'
// CHECK-MESSAGES: :{{[0-9]+:[0-9]+}}: error: expected unqualified-id [clang-diagnostic-error]
app::Task<> endOfFile() {
  if (loadPrice(1).wait_for(std::chrono::seconds(1)) == std::future_status::ready)
    co_await app::

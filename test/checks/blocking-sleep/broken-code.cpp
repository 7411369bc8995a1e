// RUN: %check_async %s async-blocking-sleep
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

app::Task<> missingType() {
  Unknown Basket;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> missingArgument() {
  sleep(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: error: use of undeclared identifier 'Backoff' [clang-diagnostic-error]
  sleep();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'sleep' [clang-diagnostic-error]
  // CHECK-MESSAGES: unistd.h:{{[0-9]+:[0-9]+}}: note: candidate function not viable: requires single argument '__seconds', but no arguments were provided
  co_return;
}

app::Task<> unknownUnit() {
  std::this_thread::sleep_for(1parsec);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: error: invalid suffix 'parsec' on integer constant [clang-diagnostic-error]
  co_return;
}

app::Task<> wrongArgument() {
  sleep("one");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'sleep' [clang-diagnostic-error]
  // CHECK-MESSAGES: unistd.h:{{[0-9]+:[0-9]+}}: note: candidate function not viable: no known conversion from 'const char[4]' to 'unsigned int' for 1st argument
  co_return;
}

app::Task<> missingBrace() {
  sleep(1;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: to match this '('
  co_return;
}

app::Task<> missingSemicolon() {
  sleep(1)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: error: expected ';' after expression [clang-diagnostic-error]
  co_return;
}

app::Task<> brokenLoop() {
  while (unknownCondition)
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: use of undeclared identifier 'unknownCondition' [clang-diagnostic-error]
    usleep(10);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'usleep' blocks the thread that runs this coroutine, and polls [async-blocking-sleep]
  co_return;
}

app::Task<> brokenLambda() {
  [] { sleep(1 }();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: to match this '('
  co_return;
}

int noCoroutineType() {
// CHECK-MESSAGES: :[[@LINE-1]]:5: error: this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type' [clang-diagnostic-error]
  co_await app::fetchPrice(1);
  sleep(1);
}

// The rest of the file is analysed.
app::Task<> intact() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

// RUN: %check_async %s async-blocking-wait
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <future>
#include <thread>

std::future<int> loadPrice(int Article);

app::Task<int> missingType() {
  Unknown Basket;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  co_return loadPrice(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> missingFunction() {
  auto Price = loadDiscount(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: error: use of undeclared identifier 'loadDiscount' [clang-diagnostic-error]
  co_return Price.get();
}

app::Task<int> missingMember(std::future<int> Loading) {
  Loading.waitFor(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: no member named 'waitFor' in 'std::future<int>' [clang-diagnostic-error]
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> wrongArgument() {
  co_return loadPrice("one").get();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: no matching function for call to 'loadPrice' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-25]]:18: note: candidate function not viable: no known conversion from 'const char[4]' to 'int' for 1st argument
  // CHECK-MESSAGES: :[[@LINE-3]]:30: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<Missing> missingResult() {
// CHECK-MESSAGES: :[[@LINE-1]]:11: error: use of undeclared identifier 'Missing' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:20: error: this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type' [clang-diagnostic-error]
  co_return loadPrice(1).get();
}

app::Task<> missingInitialiser() {
  std::jthread Worker(unknownFunction);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: error: unknown type name 'unknownFunction' [clang-diagnostic-error]
  std::future<int> Loading = loadPrice(;
  // CHECK-MESSAGES: :[[@LINE-1]]:40: error: expected expression [clang-diagnostic-error]
  co_return;
}

app::Task<> missingSemicolon(std::future<int> Loading) {
  Loading.wait()
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: error: expected ';' after expression [clang-diagnostic-error]
  co_return;
}

app::Task<> brokenLambda() {
  auto Wait = [] { loadPrice(1).wait(; };
  // CHECK-MESSAGES: :[[@LINE-1]]:38: error: expected expression [clang-diagnostic-error]
  Wait();
  co_return;
}

app::Task<> brokenGuard(std::future<int> Loading) {
  if (Loading.wait_for(0 seconds) == std::future_status::ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:26: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: to match this '('
    co_return;
  switch (Loading.wait_for(unknownTimeout)) {
  // CHECK-MESSAGES: :[[@LINE-1]]:28: error: use of undeclared identifier 'unknownTimeout' [clang-diagnostic-error]
  case std::future_status::ready:
    co_return;
  }
  co_return;
}

int noCoroutineType() {
// CHECK-MESSAGES: :[[@LINE-1]]:5: error: this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type' [clang-diagnostic-error]
  co_await app::fetchPrice(1);
  return loadPrice(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: return statement not allowed in coroutine; did you mean 'co_return'? [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: function is a coroutine due to use of 'co_await' here
}

template <typename T> app::Task<> brokenTemplate(T Loading) {
  Loading.wait(;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: error: expected expression [clang-diagnostic-error]
  co_return;
}

struct Incomplete;
app::Task<> incompleteType(Incomplete Loading) {
// CHECK-MESSAGES: :[[@LINE-1]]:39: error: variable has incomplete type 'Incomplete' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-3]]:8: note: forward declaration of 'Incomplete'
  co_return;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: variable has incomplete type 'Incomplete' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: forward declaration of 'Incomplete'
}

// The rest of the file is analysed.
app::Task<> intact() {
  loadPrice(1).wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

struct Refill {
  Refill(int, int);
  void operator()();
};

app::Task<> unresolvedArguments() {
  Refill Work(missingCall(1), 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: use of undeclared identifier 'missingCall' [clang-diagnostic-error]
  Work();
  co_return;
}

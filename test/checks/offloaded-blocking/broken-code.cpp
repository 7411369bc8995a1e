// RUN: %check_async %s async-offloaded-blocking
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <future>
#include <libraries/folly.h>
#include <netdb.h>
#include <thread>

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

folly::coro::Task<> missingPool() {
  Pool.add([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'Pool' [clang-diagnostic-error]
  co_return;
}

folly::coro::Task<> missingHost(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { resolve(Host); });
  // CHECK-MESSAGES: :[[@LINE-1]]:25: error: use of undeclared identifier 'Host' [clang-diagnostic-error]
  co_return;
}

folly::coro::Task<> missingFunction(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { lookUp("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: error: use of undeclared identifier 'lookUp' [clang-diagnostic-error]
  co_return;
}

folly::coro::Task<> missingWork(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add(lookUpAllShops);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: use of undeclared identifier 'lookUpAllShops' [clang-diagnostic-error]
  co_return;
}

folly::coro::Task<> missingMember(folly::CPUThreadPoolExecutor &Pool) {
  Pool.append([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: no member named 'append' in 'folly::CPUThreadPoolExecutor' [clang-diagnostic-error]
  co_return;
}

folly::coro::Task<> brokenLambda(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { resolve("shop.example" });
  // CHECK-MESSAGES: :[[@LINE-1]]:40: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: to match this '('
  co_return;
}

folly::coro::Task<> missingSemicolon(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { resolve("shop.example"); })
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-43]]:10: note: it blocks here; use an asynchronous resolver
  // CHECK-MESSAGES: :[[@LINE-3]]:44: error: expected ';' after expression [clang-diagnostic-error]
  co_return;
}

folly::coro::Task<> brokenNeighbour(folly::CPUThreadPoolExecutor &Pool) {
  Unknown Order;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  Pool.add([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-53]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

// The rest of the file is analysed.
folly::coro::Task<> intact(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::CPUThreadPoolExecutor::add' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-61]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

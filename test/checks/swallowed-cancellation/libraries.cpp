// RUN: %check_async %s async-swallowed-cancellation
//
// The exceptions of libraries.

#include <app/task.h>
#include <boost/system/system_error.hpp>
#include <libraries/async_simple.h>
#include <libraries/cobalt.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/seastar.h>
#include <libraries/winrt.h>
#include <chrono>
#include <exception>
#include <system_error>

using namespace std::chrono_literals;

void log(const char *Text);
void log(const char *Text, const std::string &What);

// Folly: every await of a cancelled task ends by it.

folly::coro::Task<void> follyLoop() {
  while (true) {
    try {
      co_await folly::coro::sleep(1s);
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'folly::OperationCancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    // CHECK-FIXES: {{^}}    } catch (const folly::OperationCancelled &) { throw; } catch (const std::exception &Caught) {
      log(Caught.what());
    }
  }
}

folly::coro::Task<void> follyBehind() {
  try {
    co_await folly::coro::sleep(1s);
  } catch (...) {
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this handler swallows the cancellation 'folly::OperationCancelled'; rethrow it [async-swallowed-cancellation]
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: it can come out of this
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: the coroutine goes on, and suspends
  // CHECK-FIXES: {{^}}  } catch (const folly::OperationCancelled &) { throw; } catch (...) {
    log("sleep");
  }
  co_await folly::coro::sleep(1s);
}

folly::coro::Task<void> follyOwnHandler() {
  while (true) {
    try {
      co_await folly::coro::sleep(1s);
    } catch (const folly::OperationCancelled &) {
      throw;
    } catch (const std::exception &Caught) {
      log(Caught.what());
    }
  }
}

// A result that holds a value or an error.

folly::coro::Task<int> follyRead();
void take(int Number);
void report(const folly::exception_wrapper &Error);

folly::coro::Task<void> follyTry() {
  while (true) {
    auto Result = co_await folly::coro::co_awaitTry(follyRead());
    if (Result.hasException()) {
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this takes the cancellation 'folly::OperationCancelled' for any other error; ask for it, and leave the loop [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:19: note: it can come out of this
      log("again");
      continue;
    }
    take(*Result);
  }
}

folly::coro::Task<void> follyTryValue() {
  for (;;) {
    folly::Try<int> Result = co_await folly::coro::co_awaitTry(follyRead());
    if (Result.hasValue())
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this takes the cancellation 'folly::OperationCancelled' for any other error; ask for it, and leave the loop [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:30: note: it can come out of this
      take(Result.value());
    else
      log("while reading", Result.exception().what());
  }
}

folly::coro::Task<void> follyTryAsks() {
  while (true) {
    auto Result = co_await folly::coro::co_awaitTry(follyRead());
    if (Result.hasException<folly::OperationCancelled>())
      co_return;
    if (Result.hasValue())
      take(*Result);
  }
}

folly::coro::Task<void> follyTryNamesIt() {
  bool Stopped = false;
  while (true) {
    auto Result = co_await folly::coro::co_awaitTry(follyRead());
    Stopped |= Result.hasException<folly::OperationCancelled>();
    if (Result.hasValue())
      take(*Result);
  }
}

folly::coro::Task<void> follyTryEnds() {
  while (true) {
    auto Result = co_await folly::coro::co_awaitTry(follyRead());
    if (Result.hasException())
      break;
    take(*Result);
  }
}

folly::coro::Task<void> follyTryThrows() {
  while (true) {
    auto Result = co_await folly::coro::co_awaitTry(follyRead());
    take(Result.value());
    if (Result.hasException())
      log("never");
  }
}

folly::coro::Task<void> follyTryHandsOn() {
  while (true) {
    auto Result = co_await folly::coro::co_awaitTry(follyRead());
    if (Result.hasException())
      report(Result.exception());
  }
}

folly::coro::Task<void> follyTryOnce() {
  auto Result = co_await folly::coro::co_awaitTry(follyRead());
  if (Result.hasException())
    log("failed");
  co_await folly::coro::sleep(1s);
}

folly::coro::Task<void> follyTryToken(folly::CancellationToken Token) {
  while (true) {
    auto Result = co_await folly::coro::co_awaitTry(follyRead());
    if (Result.hasException())
      log("again");
    if (Token.isCancellationRequested())
      log("stopped");
  }
}

folly::coro::Task<void> follyToken(folly::CancellationToken Token) {
  while (!Token.isCancellationRequested()) {
    try {
      co_await folly::coro::sleep(1s);
    } catch (...) {
    }
  }
}

// Seastar: abortable operations.

seastar::future<> seastarLoop(seastar::abort_source &Abort) {
  for (;;) {
    try {
      co_await seastar::sleep_abortable(1s, Abort);
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'seastar::abort_requested_exception'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    // CHECK-FIXES: {{^}}    } catch (const seastar::abort_requested_exception &) { throw; } catch (...) {
      log("sleep");
    }
  }
}

seastar::future<> seastarAborted(seastar::abort_source &Abort) {
  for (;;) {
    try {
      co_await seastar::sleep_abortable(1s, Abort);
    } catch (const seastar::sleep_aborted &) {
      co_return;
    } catch (...) {
      log("sleep");
    }
  }
}

seastar::future<> seastarCondition(seastar::abort_source &Abort) {
  while (!Abort.abort_requested()) {
    try {
      co_await seastar::sleep_abortable(1s, Abort);
    } catch (...) {
      log("sleep");
    }
  }
}

// cppcoro: operations that take a token.

cppcoro::task<> cppcoroStep(cppcoro::cancellation_token Token);
cppcoro::task<> cppcoroOther();

cppcoro::task<> cppcoroLoop(cppcoro::cancellation_token Token) {
  while (true) {
    try {
      co_await cppcoroStep(Token);
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'cppcoro::operation_cancelled'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    // CHECK-FIXES: {{^}}    } catch (const cppcoro::operation_cancelled &) { throw; } catch (const std::exception &Caught) {
      log(Caught.what());
    }
  }
}

cppcoro::task<> cppcoroChecks(cppcoro::cancellation_token Token) {
  while (true) {
    Token.throw_if_cancellation_requested();
    try {
      co_await cppcoroStep(Token);
    } catch (const std::exception &Caught) {
      log(Caught.what());
    }
  }
}

// Nothing cancels what has no token.

cppcoro::task<> cppcoroWithout() {
  while (true) {
    try {
      co_await cppcoroOther();
    } catch (const std::exception &Caught) {
      log(Caught.what());
    }
  }
}

seastar::future<> seastarCleansUp() {
  try {
    co_await seastar::sleep(1s);
  } catch (...) {
    log("ignored");
  }
  co_await seastar::sleep(1s);
}

// async_simple: signals.

async_simple::coro::Lazy<> lazyStep();

async_simple::coro::Lazy<> lazyLoop() {
  while (true) {
    try {
      co_await lazyStep();
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows the cancellation 'async_simple::SignalException'; rethrow it [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
    // CHECK-FIXES: {{^}}    } catch (const async_simple::SignalException &) { throw; } catch (const std::exception &Caught) {
      log(Caught.what());
    }
  }
}

async_simple::coro::Lazy<> lazyOwnHandler() {
  while (true) {
    try {
      co_await lazyStep();
    } catch (const async_simple::SignalException &) {
      throw;
    } catch (const std::exception &Caught) {
      log(Caught.what());
    }
  }
}

// Boost.Cobalt and Asio without Boost: the code tells.

boost::cobalt::task<void> cobaltStep();

boost::cobalt::task<void> cobaltLoop() {
  while (true) {
    try {
      co_await cobaltStep();
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows a cancellation that comes as 'boost::system::system_error'; ask for it, and leave the loop [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log(Caught.what());
    }
  }
}

boost::cobalt::promise<void> cobaltAsks() {
  while (true) {
    try {
      co_await cobaltStep();
    } catch (const boost::system::system_error &Caught) {
      if (Caught.code().value() == 125)
        co_return;
    }
  }
}

namespace asio {
template <typename T> struct awaitable : app::Task<T> {
  struct promise_type : app::Task<T>::promise_type {
    awaitable get_return_object();
  };
};
} // namespace asio

asio::awaitable<void> asioStep();

asio::awaitable<void> asioLoop() {
  while (true) {
    try {
      co_await asioStep();
    } catch (const std::system_error &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows a cancellation that comes as 'std::system_error'; ask for it, and leave the loop [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      log(Caught.what());
    }
  }
}

asio::awaitable<void> asioAsks() {
  while (true) {
    try {
      co_await asioStep();
    } catch (const std::system_error &Caught) {
      if (Caught.code() == std::errc::operation_canceled)
        break;
    }
  }
}

// C++/WinRT: the token is a function object.

winrt::Windows::Foundation::IAsyncAction asksTheToken() {
  auto Token = co_await winrt::get_cancellation_token();
  while (true) {
    try {
      co_await winrt::resume_after(1s);
    } catch (...) {
      if (Token())
        co_return;
    }
  }
}

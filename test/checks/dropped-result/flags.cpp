// RUN: %check_async %s async-dropped-result -- -std=c++23
//
// What comes out of co_await and is dropped.

#include <app/task.h>
#include <expected>
#include <future>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/libcoro.h>
#include <mutex>
#include <system_error>

bool isOpen();
void log(int Article);

// Guards.

app::Task<std::unique_lock<std::mutex>> lockCatalog();

app::Task<> standardGuard() {
  co_await lockCatalog();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'lockCatalog' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log(1);
}

app::Task<> guardInABranch() {
  if (isOpen())
    co_await lockCatalog();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the result of awaiting 'lockCatalog' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log(1);
}

cppcoro::task<> cppcoroGuard(cppcoro::async_mutex &Mutex) {
  co_await Mutex.scoped_lock_async();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'cppcoro::async_mutex::scoped_lock_async' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log(1);
}

coro::task<> libcoroGuard(coro::mutex &Mutex) {
  co_await Mutex.scoped_lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'coro::mutex::scoped_lock' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log(1);
}

folly::coro::Task<> follyGuard(folly::coro::Mutex &Mutex) {
  co_await Mutex.co_scoped_lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'folly::coro::Mutex::co_scoped_lock' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log(1);
}

// A guard of the application, by its name and its destructor.
class [[maybe_unused]] semaphore_units {
public:
  semaphore_units(semaphore_units &&);
  ~semaphore_units();
};
app::Task<semaphore_units> get_units(int Count);

app::Task<> ownGuard() {
  co_await get_units(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'get_units' is dropped; the guard ends here and protects nothing [async-dropped-result]
  log(1);
}

// Errors.

app::Task<std::error_code> store(int Article);
app::Task<std::expected<int, std::errc>> findPrice(int Article);
folly::coro::Task<folly::Try<int>> tryPrice(int Article);

app::Task<> errorCode() {
  co_await store(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
}

app::Task<> expected() {
  co_await findPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'findPrice' is dropped; an error in it is lost [async-dropped-result]
}

folly::coro::Task<> follyTry() {
  co_await tryPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'tryPrice' is dropped; an error in it is lost [async-dropped-result]
}

app::Task<> inALoop() {
  for (int Article = 0; Article < 3; ++Article)
    co_await store(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
}

app::Task<> operandOfComma() {
  co_await store(1), co_await store(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
}

app::Task<> inAConditional() {
  isOpen() ? co_await store(1) : co_await store(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
  // CHECK-MESSAGES: :[[@LINE-2]]:34: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
}

// A task that comes out of a task.

app::Task<std::future<int>> submit(int Article);
app::Task<app::Task<int>> prepare(int Article);

app::Task<> futureInTask() {
  co_await submit(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'submit' is dropped; it is a task or future that nobody awaits [async-dropped-result]
}

app::Task<> taskInTask() {
  co_await prepare(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'prepare' is dropped; it is a task or future that nobody awaits [async-dropped-result]
}

// What is marked.

struct [[nodiscard]] Receipt {
  int Number;
};
enum class [[nodiscard]] Outcome { Done, Failed };
app::Task<Receipt> pay(int Amount);
app::Task<Outcome> ship(int Article);

app::Task<> markedClass() {
  co_await pay(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'pay' is dropped, although it is marked as one to use [async-dropped-result]
}

app::Task<> markedEnumeration() {
  co_await ship(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'ship' is dropped, although it is marked as one to use [async-dropped-result]
}

struct Reservation {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  [[nodiscard]] int await_resume();
};
Reservation reserve(int Article);

app::Task<> markedAwaiter() {
  co_await reserve(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'reserve' is dropped, although it is marked as one to use [async-dropped-result]
}

// The library marks its tasks already, so that this mark means the result.
[[nodiscard]] coro::task<int> countOrders();

coro::task<> markedFunction() {
  co_await countOrders();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'countOrders' is dropped, although it is marked as one to use [async-dropped-result]
}

// A variable.
app::Task<> inVariable(app::Task<std::error_code> Storing) {
  co_await std::move(Storing);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: what 'co_await' gives is dropped; an error in it is lost [async-dropped-result]
}

// In lambdas.
void lambda() {
  auto Work = []() -> app::Task<> { co_await store(1); };
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
  (void)Work;
}

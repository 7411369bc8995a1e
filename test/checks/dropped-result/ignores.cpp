// RUN: %check_async %s async-dropped-result -- -std=c++23
//
// No expectation: the check is silent here.

#include <app/task.h>
#include <expected>
#include <future>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/libcoro.h>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <tuple>
#include <vector>

bool isOpen();
void log(int Article);
void report(std::error_code Error);

app::Task<std::unique_lock<std::mutex>> lockCatalog();
app::Task<std::error_code> store(int Article);
app::Task<std::expected<int, std::errc>> findPrice(int Article);
app::Task<std::future<int>> submit(int Article);

// Used.

app::Task<> heldGuard() {
  auto Lock = co_await lockCatalog();
  log(1);
}

app::Task<> heldUnnamed() {
  auto _ = co_await lockCatalog();
  log(1);
}

cppcoro::task<> cppcoroGuard(cppcoro::async_mutex &Mutex) {
  auto Lock = co_await Mutex.scoped_lock_async();
  log(1);
}

app::Task<> looksAtTheError() {
  if (co_await store(1))
    log(1);
}

app::Task<> passesTheErrorOn() { report(co_await store(1)); }

app::Task<std::error_code> returnsTheError() { co_return co_await store(1); }

app::Task<> comparesTheError() {
  while ((co_await store(1)) == std::errc::timed_out)
    log(1);
}

app::Task<int> usesTheValue() { co_return (co_await findPrice(1)).value_or(0); }

app::Task<> readsTheFuture() { log((co_await submit(1)).get()); }

// On purpose.

app::Task<> castToVoid() { (void)co_await store(1); }

app::Task<> staticCastToVoid() { static_cast<void>(co_await store(1)); }

app::Task<> ignored() { std::ignore = co_await store(1); }

app::Task<> excused() {
  co_await store(1); // NOLINT(async-dropped-result)
}

// Results that nobody has to use.

app::Task<int> count();
app::Task<bool> refresh();
app::Task<std::string> greet();
app::Task<std::vector<int>> list();
app::Task<std::optional<int>> find();
app::Task<std::unique_ptr<int>> allocate();

app::Task<> plainResults() {
  co_await count();
  co_await refresh();
  co_await greet();
  co_await list();
  co_await find();
  co_await allocate();
  co_await app::sleepFor(std::chrono::seconds(1));
}

// An error in a tuple is how code says that it ignores it.
app::Task<std::tuple<std::error_code, std::size_t>> read();

app::Task<> errorInTuple() { co_await read(); }

// A task is marked so that it is awaited, which it is.
[[nodiscard]] app::Task<int> load(int Article);

app::Task<> awaited() { co_await load(1); }

coro::task<int> countOrders();

coro::task<> markedTaskType() { co_await countOrders(); }

// Nothing comes out.
[[nodiscard]] coro::task<> rename(int Article);

coro::task<> noResult() { co_await rename(1); }

// The mutex is held until unlock is called; no guard is involved.
cppcoro::task<> manualLock(cppcoro::async_mutex &Mutex) {
  co_await Mutex.lock_async();
  log(1);
  Mutex.unlock();
}

// Names that only look like guards, and one whose destructor nobody wrote.
struct Clock {
  std::string Zone;
};
class DataBlock {
public:
  ~DataBlock();
};
class Shareholder {
public:
  ~Shareholder();
};
struct DoorLock {
  std::string Maker;
};
app::Task<Clock> readClock();
app::Task<DataBlock> readBlock();
app::Task<Shareholder> findShareholder();
app::Task<DoorLock> findDoorLock();

app::Task<> noGuards() {
  co_await readClock();
  co_await readBlock();
  co_await findShareholder();
  co_await findDoorLock();
}

// A reference leaves the object where it is.
struct Journal {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::error_code &await_resume();
};

app::Task<> reference(Journal &Errors) { co_await Errors; }

// Unevaluated, and discarded.
app::Task<> unevaluated() {
  if constexpr (false)
    co_await store(1);
  co_return;
}

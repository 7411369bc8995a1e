// RUN: %check_async %s async-blocking-wait
//
// No expectation: the check is silent here, and does not see these waits.

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

std::future<int> loadPrice(int Article);
std::future<void> flushJournal();
std::future<void> startAudit();
void writeAuditLog();
bool isOpen();

// A call through a pointer to a member has no callee.
app::Task<> memberPointer(std::future<int> Loading) {
  void (std::future<int>::*Wait)() const = &std::future<int>::wait;
  (Loading.*Wait)();
  co_return;
}

// Nor has one through a wrapper.
app::Task<> wrappedMember(std::future<int> Loading) {
  std::mem_fn (&std::future<int>::wait)(Loading);
  co_return;
}

// An algorithm that gets a member function.
app::Task<> memberForAlgorithm(std::vector<std::future<int>> Loading) {
  std::ranges::for_each(Loading, &std::future<int>::wait);
  co_return;
}

// A container's destructor joins its elements.
app::Task<> containerOfThreads() {
  std::vector<std::jthread> Workers;
  Workers.emplace_back(writeAuditLog);
  co_return;
}

// So does that of an owner.
app::Task<> ownedThread() {
  auto Worker = std::make_unique<std::jthread>(writeAuditLog);
  co_return;
}

struct Service {
  std::jthread Worker{writeAuditLog};
};

// And that of an object with a thread in it.
app::Task<> threadInObject() {
  Service Audits;
  co_return;
}

// A parameter dies with the frame of the coroutine.
app::Task<> threadParameter(std::jthread Worker) { co_return; }

// The assignment joins the old thread, and the destructor the new one.
app::Task<> assignedThread() {
  std::jthread Worker;
  Worker = std::jthread(writeAuditLog);
  co_return;
}

// Assigning waits for the work of the old future.
app::Task<> reassignedAsyncFuture(std::future<void> &Audit) {
  Audit = std::async(std::launch::async, writeAuditLog);
  Audit = std::async(std::launch::async, writeAuditLog);
  co_return;
}

// Moved on one path, joined on the other.
app::Task<> threadMovedOnOnePath(std::vector<std::jthread> &Workers) {
  std::jthread Worker(writeAuditLog);
  if (isOpen())
    Workers.push_back(std::move(Worker));
  co_return;
}

// Where a future comes from is not followed through functions.
app::Task<> asyncFutureOfHelper() {
  std::future<void> Audit = startAudit();
  co_return;
}

// Nor from one variable to the next.
app::Task<> asyncFutureThatMoves() {
  auto Started = std::async(std::launch::async, writeAuditLog);
  auto Audit = std::move(Started);
  co_return;
}

// The shared state still waits.
app::Task<> sharedAsyncFuture() {
  auto Audit = std::async(std::launch::async, writeAuditLog).share();
  co_return;
}

// A cast to void says that the drop is meant, although it waits all the same.
app::Task<> asyncCastToVoid() {
  (void)std::async(std::launch::async, writeAuditLog);
  co_return;
}

// A temporary thread whose member is what the code wants.
app::Task<> temporaryThread() {
  auto Stop = std::jthread(writeAuditLog).get_stop_token();
  co_return;
}

// The answer of a call through another name of the object.
app::Task<int> lambdaChangesGuardedFuture(std::future<int> Loading) {
  auto Refresh = [&Loading] { Loading = loadPrice(2); };
  if (Loading.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
    Refresh();
    co_return Loading.get();
  }
  co_return 0;
}

class Cart {
  std::future<int> Price;
  void reload() { Price = loadPrice(2); }

  // A member function may change every member; that would speak too often.
  app::Task<int> memberChangedByCall() {
    if (Price.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      co_return 0;
    reload();
    co_return Price.get();
  }
};

class Journal {
public:
  explicit Journal(const char *Name);
  Journal(Journal &&) noexcept;
  ~Journal() { flushJournal().wait(); }
  void append(int Order);
};

Journal openJournal(const char *Name);
void archive(Journal Closed);

// A reference keeps a temporary alive until the end of the scope.
app::Task<> extendedTemporary() {
  auto &&Orders = openJournal("orders");
  Orders.append(1);
  co_return;
}

// A parameter is destroyed by the caller; most functions move theirs on.
app::Task<> argumentByValue() {
  archive(Journal("orders"));
  co_return;
}

// What the library does with an object is not looked at.
app::Task<> resetOfUniquePointer(std::unique_ptr<Journal> &Orders) {
  Orders.reset();
  co_return;
}

// A lambda that a coroutine gets: it can be kept for later.
template <typename F> app::Task<int> eventually(F Ask) { co_return Ask(); }

app::Task<int> lambdaForCoroutine() {
  co_return co_await eventually([] { return loadPrice(1).get(); });
}

// Structured bindings call `get`.
struct Quote {
  template <unsigned I> int get() const { return loadPrice(I).get(); }
};
template <> struct std::tuple_size<Quote> : std::integral_constant<std::size_t, 2> {};
template <std::size_t I> struct std::tuple_element<I, Quote> {
  using type = int;
};

app::Task<> structuredBindings(const Quote &Both) {
  auto [Net, Gross] = Both;
  co_return;
}

// RUN: %check_async %s async-thread-local-across-await
//
// No expectation: nothing of a thread is kept over a suspension.

#include <app/task.h>
#include <cerrno>
#include <fcntl.h>
#include <iostream>
#include <libraries/kj.h>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <vector>

struct Statistics {
  int Orders = 0;
};
thread_local Statistics Counters;
thread_local std::vector<int> Pending;
thread_local std::string Line;
thread_local Statistics *Current;
thread_local std::shared_ptr<Statistics> Shared;
Statistics Everybody;

void log(int Article);
void print(const std::string &Text);
app::Task<> writeAuditLog(int Order);

app::Task<> copied(int Order) {
  const Statistics Mine = Counters;
  co_await writeAuditLog(Order);
  log(Mine.Orders);
}

app::Task<> copiedMember(int Order) {
  const int Orders = Counters.Orders;
  co_await writeAuditLog(Order);
  log(Orders);
}

app::Task<> copiedString(int Order) {
  std::string Text = Line;
  co_await writeAuditLog(Order);
  print(Text);
}

app::Task<> namedAgain(int Order) {
  ++Counters.Orders;
  co_await writeAuditLog(Order);
  ++Counters.Orders;
}

app::Task<> takenBehindIt(int Order) {
  co_await writeAuditLog(Order);
  Statistics &Mine = Counters;
  ++Mine.Orders;
}

app::Task<> usedBefore(int Order) {
  Statistics &Mine = Counters;
  ++Mine.Orders;
  co_await writeAuditLog(Mine.Orders);
}

app::Task<> takenAgain(int Order) {
  Statistics *Mine = &Counters;
  ++Mine->Orders;
  co_await writeAuditLog(Order);
  Mine = &Counters;
  ++Mine->Orders;
}

app::Task<> takenInEveryRound(const std::vector<int> &Orders) {
  for (int Order : Orders) {
    Statistics &Mine = Counters;
    ++Mine.Orders;
    co_await writeAuditLog(Order);
  }
}

app::Task<> suspendsOnAnotherPath(int Order) {
  Statistics &Mine = Counters;
  if (Order > 0) {
    co_await writeAuditLog(Order);
    co_return;
  }
  ++Mine.Orders;
}

app::Task<> ofEverybody(int Order) {
  Statistics &All = Everybody;
  co_await writeAuditLog(Order);
  ++All.Orders;
}

// The value of a pointer is a copy.

app::Task<> pointerCopied(int Order) {
  Statistics *Mine = Current;
  co_await writeAuditLog(Order);
  ++Mine->Orders;
}

app::Task<> whatAPointerLeadsTo(int Order) {
  Statistics &Mine = *Current;
  co_await writeAuditLog(Order);
  ++Mine.Orders;
}

app::Task<> shared(int Order) {
  auto Mine = Shared;
  co_await writeAuditLog(Order);
  ++Mine->Orders;
}

// Computed before the object is named.

app::Task<> computedFirst(int Order) {
  const int Price = co_await app::fetchPrice(Order);
  Pending.push_back(Price);
}

app::Task<> assigned(int Order) {
  Counters.Orders = co_await app::fetchPrice(Order);
}

// Code that knows that the thread may be another one.

app::Task<> comparedWithTheNewThread(int Order) {
  const auto Before = std::this_thread::get_id();
  co_await writeAuditLog(Order);
  if (Before != std::this_thread::get_id())
    log(Order);
}

app::Task<> logged(int Order) {
  const auto Before = std::this_thread::get_id();
  co_await writeAuditLog(Order);
  std::cout << "began on " << Before << '\n';
}

// errno.

app::Task<> errorSaved(int File) {
  const int Closed = close(File);
  const int Saved = errno;
  co_await writeAuditLog(File);
  if (Closed < 0)
    log(Saved);
}

app::Task<> errorOfCallBehindIt(const char *Name) {
  close(1);
  co_await writeAuditLog(1);
  if (open(Name, O_RDONLY) < 0)
    log(errno);
}

app::Task<> errorOfWhatIsAwaited(int File) {
  close(File);
  const int Price = co_await app::fetchPrice(File);
  if (Price < 0)
    log(errno);
}

app::Task<> errorCleared(int File) {
  close(File);
  co_await writeAuditLog(File);
  errno = 0;
}

// These stay where they are.

kj::Promise<void> onOneLoop(kj::Promise<void> Ready) {
  Statistics &Mine = Counters;
  co_await Ready;
  ++Mine.Orders;
}

struct Immediate {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

app::Task<> neverSuspends() {
  Statistics &Mine = Counters;
  co_await Immediate();
  ++Mine.Orders;
}

app::Generator<int> generator() {
  Statistics &Mine = Counters;
  co_yield 1;
  ++Mine.Orders;
}

void notACoroutine() {
  Statistics &Mine = Counters;
  ++Mine.Orders;
}

// Views and iterators that are used up, or that look into something else.

app::Task<> iteratorUsedUp(int Order) {
  auto Place = Pending.begin();
  *Place = Order;
  co_await writeAuditLog(Order);
}

app::Task<> viewCopied(int Order) {
  std::string_view Text = Line;
  std::string Own(Text);
  co_await writeAuditLog(Order);
  print(Own);
}

app::Task<> viewOfAnother(int Order, std::string Text) {
  std::string_view View = Text;
  co_await writeAuditLog(Order);
  print(std::string(View));
}

app::Task<> sizeCopied(int Order) {
  const auto Count = Pending.size();
  co_await writeAuditLog(Order);
  log(int(Count));
}

app::Task<> nullPointer(int Order) {
  Statistics *Mine = nullptr;
  co_await writeAuditLog(Order);
  if (!Mine)
    Mine = &Counters;
  ++Mine->Orders;
}

// Of a static variable all threads have the same.

app::Task<> staticVariable(int Order) {
  static Statistics Own;
  Statistics &All = Own;
  co_await writeAuditLog(Order);
  ++All.Orders;
}

Statistics &everybody() { return Everybody; }

app::Task<> accessorOfEverybody(int Order) {
  auto &All = everybody();
  co_await writeAuditLog(Order);
  ++All.Orders;
}

app::Task<> valueOfAccessor(int Order) {
  const auto Copy = [] { return Counters; }();
  co_await writeAuditLog(Order);
  log(Copy.Orders);
}

app::Task<> threadUsedBefore(int Order) {
  const auto Me = std::this_thread::get_id();
  if (Me == std::thread::id())
    log(Order);
  co_await writeAuditLog(Order);
}

app::Task<> suspendsInALambda(int Order) {
  Statistics &Mine = Counters;
  auto Later = [](int Order) -> app::Task<> { co_await writeAuditLog(Order); };
  ++Mine.Orders;
  co_return;
}

app::Task<> bothInVariables(int Order) {
  const auto Before = std::this_thread::get_id();
  co_await writeAuditLog(Order);
  const auto After = std::this_thread::get_id();
  if (Before != After)
    log(Order);
}

bool isAnother(std::thread::id A, std::thread::id B);

app::Task<> comparedByFunction(int Order) {
  const auto Before = std::this_thread::get_id();
  co_await writeAuditLog(Order);
  if (isAnother(Before, std::this_thread::get_id()))
    log(Order);
}

app::Task<> errorSetAgain(int File) {
  close(File);
  co_await writeAuditLog(File);
  errno = 0;
  if (errno)
    log(File);
}

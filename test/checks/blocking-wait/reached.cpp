// RUN: %check_async %s async-blocking-wait

#include <app/task.h>
#include <algorithm>
#include <future>
#include <thread>
#include <vector>

std::future<int> askWarehouse(int Article);

int stockOf(int Article) { return askWarehouse(Article).get(); }

int totalStock(int From, int To) {
  int Sum = 0;
  for (int Article = From; Article != To; ++Article)
    Sum += stockOf(Article);
  return Sum;
}

// The finding stands at the call in the coroutine, and notes lead to the wait.
app::Task<int> reportStock() {
  co_await app::fetchPrice(1);
  co_return totalStock(0, 10);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'totalStock' blocks the executor's thread that resumed this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-10]]:12: note: 'totalStock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-16]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Each call is a finding of its own.
app::Task<int> compareStock() {
  co_return stockOf(1) - stockOf(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-23]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-3]]:26: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-25]]:57: note: 'stockOf' calls 'std::future::get' here
}

// A lambda in a variable is a helper like any function.
app::Task<int> localHelper() {
  auto Ask = [](int Article) { return stockOf(Article); };
  co_return Ask(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-34]]:57: note: 'stockOf' calls 'std::future::get' here
}

class Inventory {
public:
  ~Inventory() { Writer.join(); }
  int count() const { return stockOf(0); }

private:
  std::thread Writer;
};

// A destructor at the end of a scope is a call too.
app::Task<> countOnce() {
  Inventory Today;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the destructor of 'Today' blocks the executor's thread that resumed this coroutine: it reaches 'std::thread::join' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: 1 suspension point precedes the end of the scope; this is it
  // CHECK-MESSAGES: :[[@LINE-12]]:25: note: 'Inventory::~Inventory' calls 'std::thread::join' here
  //
  co_await app::fetchPrice(1);
}

template <typename Source> int sumOf(const Source &From) { return From.count(); }

app::Task<int> sumInventory(const Inventory &Today) {
  co_return sumOf(Today);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sumOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:72: note: 'sumOf' calls 'Inventory::count' here
  // CHECK-MESSAGES: :[[@LINE-22]]:30: note: 'Inventory::count' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-63]]:57: note: 'stockOf' calls 'std::future::get' here
}

// A long chain is shortened in the middle.
int step9() { return stockOf(9); }
int step8() { return step9(); }
int step7() { return step8(); }
int step6() { return step7(); }
int step5() { return step6(); }
int step4() { return step5(); }
int step3() { return step4(); }
int step2() { return step3(); }
int step1() { return step2(); }

app::Task<int> longWay() {
  co_return step1();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'step1' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:22: note: 'step1' calls 'step2' here
  // CHECK-MESSAGES: :[[@LINE-7]]:22: note: 'step2' calls 'step3' here
  // CHECK-MESSAGES: :[[@LINE-9]]:22: note: 'step3' calls 'step4' here
  // CHECK-MESSAGES: :[[@LINE-11]]:22: note: 'step4' calls 'step5' here
  // CHECK-MESSAGES: :[[@LINE-13]]:22: note: 'step5' calls 'step6' here
  // CHECK-MESSAGES: :[[@LINE-15]]:22: note: 'step6' calls 'step7' here
  // CHECK-MESSAGES: :[[@LINE-17]]:22: note: 'step7' calls 'step8' here
  // CHECK-MESSAGES: :[[@LINE-87]]:57: note: ... and 2 more calls, until 'stockOf' calls 'std::future::get' here
}

// Below: nothing more is expected.

// A coroutine's body runs elsewhere, and has its own finding.
app::Task<int> priceOrStock(bool Price) {
  if (Price)
    co_return co_await app::fetchPrice(1);
  co_return co_await reportStock();
}

// An ordinary function may wait.
int stockNow() { return stockOf(1); }

// A thread of its own may wait, also on the way.
void refreshLater() { std::thread([] { stockOf(1); }).detach(); }

app::Task<> refresh() {
  refreshLater();
  std::thread([] { stockOf(2); }).detach();
  co_return;
}

// Which override runs is not known.
class Shelf {
public:
  virtual int stock() { return stockOf(4); }
};

app::Task<int> shelfStock(Shelf &Any) { co_return Any.stock(); }

// The callee looks before it waits.
int stockIfKnown(std::future<int> Answer) {
  if (Answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    return Answer.get();
  return 0;
}

app::Task<int> quickStock() { co_return stockIfKnown(askWarehouse(5)); }

// Recursion that never waits.
int depthOf(int Shelf) { return Shelf ? depthOf(Shelf - 1) : 0; }

app::Task<int> depth() { co_return depthOf(5); }

// RUN: %check_async %s async-blocking-wait
//
// A virtual call blocks where every function that it may call is known, and
// blocks.

#include <app/task.h>
#include <future>
#include <memory>

std::future<int> askWarehouse(int Article);

int stockOf(int Article) { return askWarehouse(Article).get(); }

// A hierarchy of this file alone.

namespace {

class Source {
public:
  virtual ~Source() = default;
  virtual int stock(int Article) = 0;
  virtual int price(int Article) = 0;
  virtual int weight(int Article) { return Article; }
  virtual int volume(int Article) { return stockOf(Article); }
  int total(int Article) { return stock(Article); }
};

class Warehouse : public Source {
public:
  int stock(int Article) override { return stockOf(Article); }
  int price(int Article) override { return stockOf(Article); }
};

class Supplier : public Source {
public:
  int stock(int Article) override { return askWarehouse(Article).get(); }
  // The catalogue is in memory.
  int price(int Article) override { return Article; }
};

} // namespace

app::Task<int> allOverridersBlock(Source &Any) {
  co_return Any.stock(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Source::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-16]]:44: note: 'Warehouse::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-35]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> allOverridersBlockByPointer(std::unique_ptr<Source> Any) {
  co_return Any->stock(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Source::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-23]]:44: note: 'Warehouse::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-42]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> onlyImplementationBlocks(Source &Any) {
  co_return Any.volume(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Source::volume' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-36]]:44: note: 'Source::volume' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-49]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> virtualCallInHelper(Source &Any) {
  co_return Any.total(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Source::total' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-42]]:35: note: 'Source::total' calls 'Source::stock' here
  // CHECK-MESSAGES: :[[@LINE-38]]:44: note: 'Warehouse::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-57]]:57: note: 'stockOf' calls 'std::future::get' here
}

int askAny(Source &Any) { return Any.stock(1); }

app::Task<int> virtualCallInFunction(Source &Any) {
  co_return askAny(Any);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'askAny' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:38: note: 'askAny' calls 'Source::stock' here
  // CHECK-MESSAGES: :[[@LINE-48]]:44: note: 'Warehouse::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-67]]:57: note: 'stockOf' calls 'std::future::get' here
}

// The function is known by other means.

class Depot {
public:
  virtual ~Depot();
  virtual int stock() { return stockOf(1); }
  virtual int shelves() final { return stockOf(2); }
};

class Annex final : public Depot {
public:
  int stock() override { return stockOf(3); }
};

class Cellar : public Depot {
public:
  int stock() final { return stockOf(4); }
};

app::Task<int> finalClass(Annex &Back) {
  co_return Back.stock();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Annex::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-11]]:33: note: 'Annex::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-93]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> finalClassByPointer(Annex *Back) {
  co_return Back->stock();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Annex::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-18]]:33: note: 'Annex::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-100]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> finalFunction(Cellar &Below) {
  co_return Below.stock();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Cellar::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-20]]:30: note: 'Cellar::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-107]]:57: note: 'stockOf' calls 'std::future::get' here
}

// The cast hides the name, not the object.
app::Task<int> finalFunctionBehindCast(Cellar &Below) {
  co_return static_cast<Depot &>(Below).stock();
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'Depot::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-28]]:30: note: 'Cellar::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-115]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> finalFunctionOfBase(Depot &Any) {
  co_return Any.shelves();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Depot::shelves' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-45]]:40: note: 'Depot::shelves' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-122]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> localObject() {
  Depot Own;
  co_return Own.stock();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Depot::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-54]]:32: note: 'Depot::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-130]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> temporaryObject() {
  co_return Annex().stock();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Annex::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-55]]:33: note: 'Annex::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-137]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> qualifiedCall(Depot &Any) {
  co_return Any.Depot::stock();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Depot::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-68]]:32: note: 'Depot::stock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-144]]:57: note: 'stockOf' calls 'std::future::get' here
}

struct Holder {
  Depot Own;
  app::Task<int> memberObject() {
    co_return Own.stock();
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Depot::stock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-77]]:32: note: 'Depot::stock' calls 'stockOf' here
    // CHECK-MESSAGES: :[[@LINE-153]]:57: note: 'stockOf' calls 'std::future::get' here
  }
};

// Local classes have no other file.
app::Task<int> localClass() {
  struct Counter {
    virtual int count() { return stockOf(5); }
  };
  Counter Own;
  Counter &Any = Own;
  co_return Any.count();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Counter::count' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:34: note: 'Counter::count' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-167]]:57: note: 'stockOf' calls 'std::future::get' here
}

// A virtual operator.
namespace {
struct Lookup {
  virtual int operator()(int Article) const { return stockOf(Article); }
  virtual int operator[](int Article) const { return stockOf(Article); }
};
} // namespace

app::Task<int> virtualOperator(Lookup &Any) {
  co_return Any[1];
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Lookup::operator[]' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:54: note: 'Lookup::operator[]' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-182]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> virtualCallOperator() {
  static Lookup Own;
  Lookup &Any = Own;
  co_return Any(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Any' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-17]]:54: note: 'Lookup::operator()' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-191]]:57: note: 'stockOf' calls 'std::future::get' here
}

// A virtual destructor.
namespace {
struct Session {
  virtual ~Session() { askWarehouse(0).wait(); }
  int count() const;
};
} // namespace

app::Task<> virtualDestructor() {
  Session Mine;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the destructor of 'Mine' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-8]]:40: note: 'Session::~Session' calls 'std::future::wait' here
  co_return;
}

// An interface of which the only class is in this file, at two levels.
namespace {
struct Store {
  virtual int items() = 0;
};
struct CachedStore : Store {};
struct DiskStore : CachedStore {
  int items() override { return stockOf(6); }
};
} // namespace

app::Task<int> twoLevels(Store &Any) {
  co_return Any.items();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Store::items' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:33: note: 'DiskStore::items' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-224]]:57: note: 'stockOf' calls 'std::future::get' here
}

// A class template.
namespace {
template <typename T> struct Table {
  virtual T row(int Number) { return stockOf(Number); }
};
} // namespace

app::Task<int> virtualOfTemplate(Table<int> &Any) {
  co_return Any.row(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Table::row' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:38: note: 'Table::row' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-238]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Below: nothing more is expected.

// One of the overriders does not block.
app::Task<int> oneOverriderIsQuick(Source &Any) { co_return Any.price(1); }

// What is not overridden does not block.
app::Task<int> noOverrider(Source &Any) { co_return Any.weight(1); }

// Other files can derive from the class.
app::Task<int> visibleHierarchy(Depot &Any) { co_return Any.stock(); }
app::Task<int> visibleHierarchyByPointer(Depot *Any) { co_return Any->stock(); }

// The class is internal, its base is not: a caller with the base is unknown.
struct Feed {
  virtual int next() = 0;
};

namespace {
struct WarehouseFeed : Feed {
  int next() override { return stockOf(7); }
};
} // namespace

app::Task<int> visibleBase(Feed &Any) { co_return Any.next(); }

// Nobody overrides the pure function.
namespace {
struct Abstract {
  virtual int next() = 0;
};
} // namespace

app::Task<int> pureFunction(Abstract &Any) { co_return Any.next(); }

// One overrider has no body here.
namespace {
struct Meter {
  virtual int read() { return stockOf(8); }
};
struct RemoteMeter : Meter {
  int read() override;
};
} // namespace

app::Task<int> overriderElsewhere(Meter &Any) { co_return Any.read(); }

// One overrider is a coroutine: its body runs elsewhere.
namespace {
struct Fetcher {
  virtual app::Task<int> fetch() = 0;
};
struct QuickFetcher : Fetcher {
  app::Task<int> fetch() override { co_return 1; }
};
} // namespace

app::Task<int> coroutineOverrider(Fetcher &Any) { co_return co_await Any.fetch(); }

// A pointer to a virtual member calls what overrides it.
app::Task<int> pointerToVirtual(Depot &Any) {
  auto Stock = &Depot::stock;
  co_return (Any.*Stock)();
}

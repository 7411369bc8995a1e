// RUN: %check_async %s async-blocking-wait
//
// Destructors run where a scope, a full expression or another object ends.

#include <app/task.h>
#include <array>
#include <deque>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

std::future<void> flushJournal();
bool isOpen();

class Journal {
public:
  explicit Journal(const char *Name);
  Journal(Journal &&) noexcept;
  ~Journal() { flushJournal().wait(); }
  void append(int Order);
  int size() const;
  Journal &reopen();
};

Journal openJournal(const char *Name);
void copyTo(const Journal &From);

// At the end of a scope.

app::Task<> localAtScopeEnd() {
  Journal Orders("orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the destructor of 'Orders' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-14]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  Orders.append(1);
  co_return;
}

app::Task<> localOfInnerScope() {
  if (isOpen()) {
    Journal Orders("orders");
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the destructor of 'Orders' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-23]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
    Orders.append(1);
  }
  co_await app::fetchPrice(1);
}

app::Task<> localOfLoop() {
  for (int Order = 0; Order != 3; ++Order) {
    Journal Orders("orders");
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the destructor of 'Orders' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-33]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
    Orders.append(Order);
  }
  co_return;
}

app::Task<> localOfIfInit() {
  if (Journal Orders("orders"); Orders.size() == 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the destructor of 'Orders' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-42]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
    Orders.append(1);
  co_return;
}

app::Task<> localFromFunction() {
  Journal Orders = openJournal("orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the destructor of 'Orders' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-50]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  Orders.append(1);
  co_return;
}

// Temporaries.

app::Task<int> temporaryWithMemberCall() {
  co_return openJournal("orders").size();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-60]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
}

app::Task<> temporaryArgument() {
  copyTo(Journal("orders"));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-66]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

app::Task<> discardedResult() {
  openJournal("orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-73]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

app::Task<> discardedConstruction() {
  Journal("orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-80]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

app::Task<> discardedByCast() {
  (void)openJournal("orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-87]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

app::Task<> discardedOperandOfComma() {
  openJournal("orders"), isOpen();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-94]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

app::Task<int> temporaryInCondition() {
  co_return openJournal("orders").size() == 0 ? 1 : 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-101]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
}

// Members and bases.

struct Ledger {
  explicit Ledger(const char *Name) : Entries(Name) {}
  ~Ledger() {}
  Journal Entries;
};

app::Task<> memberOfLocal() {
  Ledger Sales("sales");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the destructor of 'Sales' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:11: note: 'Ledger::~Ledger' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-116]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

struct DefaultedLedger {
  explicit DefaultedLedger(const char *Name) : Entries(Name) {}
  ~DefaultedLedger() = default;
  Journal Entries;
};

app::Task<> memberWithDefaultedDestructor() {
  DefaultedLedger Sales("sales");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the destructor of 'Sales' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:11: note: 'DefaultedLedger::~DefaultedLedger' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-130]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

struct PlainLedger {
  Journal Entries;
};

// Nobody wrote this destructor.
app::Task<> memberWithImplicitDestructor() {
  PlainLedger Sales{Journal("sales")};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the destructor of 'Sales' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:11: note: 'PlainLedger::~PlainLedger' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-143]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

struct OutOfLineLedger {
  explicit OutOfLineLedger(const char *Name) : Entries(Name) {}
  ~OutOfLineLedger();
  Journal Entries;
};
OutOfLineLedger::~OutOfLineLedger() = default;

app::Task<> memberWithDefaultedDestructorBelow() {
  OutOfLineLedger Sales("sales");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the destructor of 'Sales' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:11: note: 'OutOfLineLedger::~OutOfLineLedger' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-158]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

struct Office {
  DefaultedLedger Sales{"sales"};
};

app::Task<> memberOfMember() {
  Office North;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the destructor of 'North' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:19: note: 'Office::~Office' calls 'DefaultedLedger::~DefaultedLedger' here
  // CHECK-MESSAGES: :[[@LINE-47]]:11: note: 'DefaultedLedger::~DefaultedLedger' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-171]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

struct AuditJournal : Journal {
  AuditJournal() : Journal("audit") {}
};

app::Task<> baseOfLocal() {
  AuditJournal Audit;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the destructor of 'Audit' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:23: note: 'AuditJournal::~AuditJournal' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-183]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

struct SignedJournal : virtual AuditJournal {
  ~SignedJournal() {}
};

app::Task<> virtualBaseOfLocal() {
  SignedJournal Audit;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the destructor of 'Audit' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:24: note: 'SignedJournal::~SignedJournal' calls 'AuditJournal::~AuditJournal' here
  // CHECK-MESSAGES: :[[@LINE-20]]:23: note: 'AuditJournal::~AuditJournal' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-196]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

struct Shelf {
  Journal Books[2] = {Journal("a"), Journal("b")};
  ~Shelf() {}
};

app::Task<> arrayMember() {
  Shelf Upper;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the destructor of 'Upper' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:11: note: 'Shelf::~Shelf' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-209]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

// Owners.

app::Task<> elementsOfVector() {
  std::vector<Journal> All;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the destructor of 'All' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-218]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  All.emplace_back("orders");
  co_return;
}

app::Task<> elementsOfArray() {
  std::array<Journal, 1> All{Journal("orders")};
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the destructor of 'All' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-226]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

app::Task<> elementsOfDeque() {
  std::deque<Journal> All;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the destructor of 'All' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-233]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  All.emplace_back("orders");
  co_return;
}

app::Task<> valuesOfMap() {
  std::map<std::string, Journal> All;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the destructor of 'All' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-241]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  All.emplace("orders", "orders");
  co_return;
}

app::Task<> valueOfOptional() {
  std::optional<Journal> Orders;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the destructor of 'Orders' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-249]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  Orders.emplace("orders");
  co_return;
}

app::Task<> ownerOfOwner() {
  std::vector<std::unique_ptr<Journal>> All;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the destructor of 'All' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-257]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  All.emplace_back();
  co_return;
}

struct Registry {
  std::vector<Journal> All;
  std::unique_ptr<Journal> Main;
};

app::Task<> ownerInMember() {
  Registry Everything;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the destructor of 'Everything' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:24: note: 'Registry::~Registry' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-271]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

// Destruction that is spelled out.

app::Task<> explicitDestructor(Journal *Orders) {
  Orders->~Journal();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Journal::~Journal' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-280]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

// In a helper.

void appendOnce(int Order) {
  Journal Orders("orders");
  Orders.append(Order);
}

app::Task<> destructorInHelper() {
  appendOnce(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'appendOnce' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:11: note: 'appendOnce' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-295]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

int sizeOf(const char *Name) { return openJournal(Name).size(); }

app::Task<int> temporaryInHelper() {
  co_return sizeOf("orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sizeOf' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:39: note: 'sizeOf' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-305]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
}

void closeAll() {
  std::vector<Journal> All;
  All.emplace_back("orders");
}

app::Task<> ownerInHelper() {
  closeAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'closeAll' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:24: note: 'closeAll' calls 'Journal::~Journal' here
  // CHECK-MESSAGES: :[[@LINE-317]]:31: note: 'Journal::~Journal' calls 'std::future::wait' here
  co_return;
}

// A library's own destructor, in a member.

class Sink {
public:
  ~Sink() {
    if (Thread.joinable())
      Thread.join();
  }

private:
  std::thread Thread;
};

app::Task<> joiningMember() {
  Sink Log;
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the destructor of 'Log' blocks the executor's thread that resumed this coroutine: it reaches 'std::thread::join' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: 1 suspension point precedes the end of the scope; this is it
  // CHECK-MESSAGES: :[[@LINE-11]]:14: note: 'Sink::~Sink' calls 'std::thread::join' here
  co_await app::fetchPrice(1);
}

// Below: nothing more is expected.

// Handed on: somebody else destroys the object.
Journal Current("current");
app::Task<Journal> returnsLocal() {
  Journal Orders("orders");
  co_return Orders;
}

app::Task<> movesLocal(std::vector<Journal> &All) {
  Journal Orders("orders");
  All.push_back(std::move(Orders));
  co_return;
}

// A reference destroys nothing.
app::Task<> referenceToOther() {
  Journal &Orders = Current;
  Orders.append(1);
  co_return;
}

app::Task<> pointerToOther() {
  Journal *Orders = &Current;
  Orders->append(1);
  co_return;
}

// It lives until the end of the program.
app::Task<> staticLocal() {
  static Journal Orders("orders");
  Orders.append(1);
  co_return;
}

// A leak destroys nothing.
app::Task<> leakedObject() {
  auto *Orders = new Journal("orders");
  Orders->append(1);
  co_return;
}

// The last owner is not known.
app::Task<> sharedOwner(std::shared_ptr<Journal> Orders) {
  std::shared_ptr<Journal> Mine = Orders;
  Mine->append(1);
  co_return;
}

// Non-owning containers.
app::Task<> pointersInVector() {
  std::vector<Journal *> All;
  All.push_back(&Current);
  co_return;
}

// The thread may be blocked, where the object dies.
void archiveInBackground() {
  std::thread([] {
    Journal Orders("orders");
    Orders.append(1);
  }).detach();
}

// The object is constructed, not destroyed.
struct Handle {
  explicit Handle(Journal &J) : Of(J) {}
  Journal &Of;
};

app::Task<> referenceMember() {
  Handle Mine(Current);
  Mine.Of.append(1);
  co_return;
}

// Awaiting the object ends its work.
struct Upload {
  ~Upload() { flushJournal().wait(); }
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

app::Task<> awaitedObject() {
  Upload Report;
  co_await Report;
}

// The body never runs.
app::Task<> unevaluatedTemporary() {
  using Size = decltype(openJournal("orders").size());
  static_assert(sizeof(Size) == sizeof(int));
  static_assert(!noexcept(openJournal("orders")));
  co_return;
}

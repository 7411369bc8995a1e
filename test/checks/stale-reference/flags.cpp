// RUN: %check_async %s async-stale-reference

#include <app/task.h>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
  std::vector<int> Amounts;
};

struct Session {
  std::string Name;
  app::Task<> send(std::string Text);
  void close();
};

void log(std::string_view Text);
app::Task<> store(int Id);

// A vector may reallocate, and its elements move.

class Orders {
public:
  void add(Order Next) { All.push_back(std::move(Next)); }

  app::Task<> reference(int Index) {
    Order &Current = All[Index];
    co_await store(Current.Id);
    log(Current.Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-9]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> constReference(int Index) {
    const Order &Current = All.at(Index);
    co_await store(Current.Id);
    log(Current.Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:18: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-19]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> autoReference() {
    auto &Current = All.back();
    co_await store(Current.Id);
    Current.Id = 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:11: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-29]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> forwardingReference() {
    auto &&Current = All.front();
    co_await store(1);
    Current.Id = 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-39]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> memberOfAnElement(int Index) {
    std::string &Customer = All[Index].Customer;
    co_await store(1);
    log(Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Customer' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:18: note: 'Customer' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-49]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> pointer(int Index) {
    Order *Current = &All[Index];
    co_await store(Current->Id);
    log(Current->Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-59]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> iterator() {
    auto Current = All.begin();
    co_await store(Current->Id);
    log(Current->Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-69]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> throughAnIterator() {
    auto Current = All.begin();
    Order &First = *Current;
    co_await store(First.Id);
    log(First.Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'First' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'First' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-80]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> view(int Index) {
    std::string_view Customer = All[Index].Customer;
    co_await store(1);
    log(Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Customer' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:22: note: 'Customer' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-90]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> span() {
    std::span<Order> Open(All);
    co_await store(1);
    Open[0].Id = 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Open' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:22: note: 'Open' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-100]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> binding(int Index) {
    auto &[Id, Customer, Amounts] = All[Index];
    co_await store(Id);
    log(Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Customer' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:16: note: 'Customer' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-110]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> rangeFor() {
    for (Order &Current : All)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'All' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-117]]:26: note: 'Orders::add' can move elements here meanwhile
      co_await store(Current.Id);
  }

  app::Task<> rangeForWithCopies() {
    for (Order Current : All)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'All' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-125]]:26: note: 'Orders::add' can move elements here meanwhile
      co_await store(Current.Id);
  }

  app::Task<> iteratorLoop() {
    for (auto Current = All.begin(); Current != All.end(); ++Current)
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-2]]:15: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-134]]:26: note: 'Orders::add' can move elements here meanwhile
      co_await store(Current->Id);
  }

  app::Task<> loopOverAnElement(int Index) {
    for (int Amount : All[Index].Amounts)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'All' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-142]]:26: note: 'Orders::add' can move elements here meanwhile
      co_await store(Amount);
  }

  app::Task<> onOnePath(int Index, bool Stored) {
    Order &Current = All[Index];
    if (!Stored)
      co_await store(Current.Id);
    log(Current.Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-5]]:12: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-154]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  app::Task<> usedInTheNextTurn() {
    Order &Last = All.back();
    for (int Try = 0; Try != 3; ++Try) {
      Last.Id = Try;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Last' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
      // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Last' is made here
      // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
      // CHECK-MESSAGES: :[[@LINE-164]]:26: note: 'Orders::add' can move elements here meanwhile
      co_await store(Try);
    }
  }

  app::Task<> capturedBehind(int Index) {
    Order &Current = All[Index];
    co_await store(Current.Id);
    auto Log = [&Current] { log(Current.Customer); };
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-176]]:26: note: 'Orders::add' can move elements here meanwhile
    Log();
  }

  app::Task<> conditional(bool IsFirst) {
    Order &Current = IsFirst ? All.front() : All.back();
    co_await store(1);
    Current.Id = 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-187]]:26: note: 'Orders::add' can move elements here meanwhile
  }

  Order &orderAt(int Index) { return All[Index]; }

  app::Task<> throughAnAccessor(int Index) {
    Order &Current = orderAt(Index);
    co_await store(Current.Id);
    log(Current.Customer);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-199]]:26: note: 'Orders::add' can move elements here meanwhile
  }

private:
  std::vector<Order> All;
};

// The nodes of a map stay where they are until they are erased.

class Sessions {
public:
  void drop(int Id) { Open.erase(Id); }
  void forget(std::string Name) { ByName.erase(Name); }
  void clearWaiting() { Waiting.clear(); }
  void next() { Queue.pop_front(); }

  app::Task<> lookUp(int Id) {
    Session &Current = Open.at(Id);
    co_await Current.send("hello");
    Current.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'Open', from which it may have been erased meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-12]]:23: note: 'Sessions::drop' can erase elements here meanwhile
  }

  app::Task<> found(int Id) {
    auto Current = Open.find(Id);
    if (Current == Open.end())
      co_return;
    co_await Current->second.send("hello");
    Current->second.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'Open', from which it may have been erased meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-6]]:10: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-24]]:23: note: 'Sessions::drop' can erase elements here meanwhile
  }

  app::Task<> foundReference(int Id) {
    auto Found = Open.find(Id);
    Session &Current = Found->second;
    co_await Current.send("hello");
    Current.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'Open', from which it may have been erased meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-35]]:23: note: 'Sessions::drop' can erase elements here meanwhile
  }

  app::Task<> unordered(std::string Name) {
    Session &Current = ByName[Name];
    co_await Current.send("hello");
    Current.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'ByName', from which it may have been erased meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-44]]:35: note: 'Sessions::forget' can erase elements here meanwhile
  }

  app::Task<> broadcast() {
    for (auto &[Id, Current] : Open)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'Open' may be erased while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-52]]:23: note: 'Sessions::drop' can erase elements here meanwhile
      co_await Current.send("closing");
  }

  app::Task<> list() {
    for (Session &Current : Waiting)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'Waiting' may be erased while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-58]]:25: note: 'Sessions::clearWaiting' can erase elements here meanwhile
      co_await Current.send("wait");
  }

  app::Task<> queue() {
    Session &First = Queue.front();
    co_await First.send("your turn");
    First.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'First' leads into 'Queue', from which it may have been erased meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'First' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-68]]:17: note: 'Sessions::next' can erase elements here meanwhile
  }

private:
  std::map<int, Session> Open;
  std::unordered_map<std::string, Session> ByName;
  std::list<Session> Waiting;
  std::deque<Session> Queue;
};

// What is owned may be replaced.

class Connection {
public:
  void close() { Current.reset(); }
  void disconnect() { Link = nullptr; }
  void leave() { Shared.reset(); }
  void rename(std::string Next) { Name = std::move(Next); }
  void restart() { Now = State(); }

  app::Task<> optional() {
    Session &Open = *Current;
    co_await Open.send("ping");
    Open.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Open' leads into 'Current', which may have been replaced meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Open' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-13]]:18: note: 'Connection::close' can replace elements here meanwhile
  }

  app::Task<> owner() {
    Session *Open = Link.get();
    co_await Open->send("ping");
    Open->close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Open' leads into 'Link', which may have been replaced meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Open' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-22]]:28: note: 'Connection::disconnect' can replace elements here meanwhile
  }

  app::Task<> ownerByReference() {
    auto &Open = *Link;
    co_await Open.send("ping");
    Open.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Open' leads into 'Link', which may have been replaced meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:11: note: 'Open' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-32]]:28: note: 'Connection::disconnect' can replace elements here meanwhile
  }

  app::Task<> sharedOwner() {
    Session &Open = *Shared;
    co_await Open.send("ping");
    Open.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Open' leads into 'Shared', which may have been replaced meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Open' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-41]]:18: note: 'Connection::leave' can replace elements here meanwhile
  }

  app::Task<> text() {
    std::string_view Own = Name;
    co_await store(1);
    log(Own);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Own' leads into 'Name', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:22: note: 'Own' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-50]]:40: note: 'Connection::rename' can move elements here meanwhile
  }

  app::Task<> objectThatHoldsIt() {
    for (int Id : Now.Pending)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'Now' may be replaced while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-56]]:24: note: 'Connection::restart' can replace elements here meanwhile
      co_await store(Id);
  }

private:
  struct State {
    std::vector<int> Pending;
  };
  std::optional<Session> Current;
  std::unique_ptr<Session> Link;
  std::shared_ptr<Session> Shared;
  std::string Name;
  State Now;
};

// What a container of owners owns.

class Pool {
public:
  void remove(int Id) { Workers.erase(Id); }

  app::Task<> run(int Id) {
    Session &Worker = *Workers[Id];
    co_await Worker.send("run");
    Worker.close();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Worker' leads into 'Workers', from which it may have been erased meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'Worker' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-9]]:25: note: 'Pool::remove' can erase elements here meanwhile
  }

private:
  std::map<int, std::shared_ptr<Session>> Workers;
};

// Global variables, and members of what others share.

std::vector<Order> Backlog;
void addToBacklog(Order Next) { Backlog.push_back(std::move(Next)); }

app::Task<> global() {
  Order &First = Backlog.front();
  co_await store(First.Id);
  log(First.Customer);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'First' leads into 'Backlog', whose elements may have moved meanwhile [async-stale-reference]
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'First' is made here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-9]]:33: note: 'addToBacklog' can move elements here meanwhile
}

struct Shelf {
  std::vector<Order> Articles;
};

void fill(Shelf &Next) { Next.Articles.emplace_back(); }

app::Task<> parameter(Shelf &Current) {
  for (Order &Article : Current.Articles)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: elements of 'Articles' may be moved while the coroutine is suspended in this loop [async-stale-reference]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-6]]:26: note: 'fill' can move elements here meanwhile
    co_await store(Article.Id);
}

app::Task<> sharedObject(std::shared_ptr<Shelf> Current) {
  Order &First = Current->Articles.front();
  co_await store(First.Id);
  log(First.Customer);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'First' leads into 'Articles', whose elements may have moved meanwhile [async-stale-reference]
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'First' is made here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-17]]:26: note: 'fill' can move elements here meanwhile
}

app::Task<> pointerToObject(Shelf *Current) {
  Order &First = Current->Articles.front();
  co_await store(First.Id);
  log(First.Customer);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'First' leads into 'Articles', whose elements may have moved meanwhile [async-stale-reference]
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'First' is made here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the coroutine is suspended here
  // CHECK-MESSAGES: :[[@LINE-27]]:26: note: 'fill' can move elements here meanwhile
}

// A generator is suspended as well, and a lambda is a coroutine like others.

class Stock {
public:
  void add(int Article) { Articles.push_back(Article); }
  auto printer() {
    return [this]() -> app::Task<> {
      for (int Article : Articles)
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: elements of 'Articles' may be moved while the coroutine is suspended in this loop [async-stale-reference]
      // CHECK-MESSAGES: :[[@LINE+2]]:9: note: the coroutine is suspended here
      // CHECK-MESSAGES: :[[@LINE-6]]:27: note: 'Stock::add' can move elements here meanwhile
        co_await store(Article);
    };
  }

private:
  std::vector<int> Articles;
};

// A new value that does not depend on the old one, and calls on an object in use.
class Shelves {
public:
  void replaceAll(std::vector<std::string> New) { Labels = std::move(New); }
  void add(std::string Label) { More.push_back(std::move(Label)); }

  app::Task<> print() {
    for (const std::string &Label : Labels)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'Labels' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-7]]:58: note: 'Shelves::replaceAll' can move elements here meanwhile
      co_await app::sleepFor(std::chrono::milliseconds(1));
    for (const std::string &Label : More)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'More' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-11]]:33: note: 'Shelves::add' can move elements here meanwhile
      co_await app::sleepFor(std::chrono::milliseconds(1));
  }

private:
  std::vector<std::string> Labels;
  std::vector<std::string> More;
};

void label(Shelves &Used) { Used.add("garden"); }

// RUN: %check_async %s async-stale-reference

#include <app/task.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

app::Task<> store(int Id);
void log(const std::string &Text);

// Instantiations share the finding at the template.

template <typename T> class Store {
public:
  void add(T Next) { All.push_back(std::move(Next)); }

  app::Task<> print() {
    for (const T &Current : All)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'All' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-6]]:22: note: 'Store::add' can move elements here meanwhile
      co_await store(Current);
  }

  app::Task<> printFirst() {
    const T &First = All.front();
    co_await store(First);
    log(std::to_string(First));
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'First' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:14: note: 'First' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-17]]:22: note: 'Store::add' can move elements here meanwhile
  }

private:
  std::vector<T> All;
};

app::Task<> usesStores(Store<int> &Numbers, Store<long> &Longs) {
  Numbers.add(1);
  co_await Numbers.print();
  co_await Numbers.printFirst();
  Longs.add(1);
  co_await Longs.print();
  co_await Longs.printFirst();
}

template <typename T> class NeverUsed {
public:
  void add(T Next) { All.push_back(std::move(Next)); }
  app::Task<> print() {
    for (const T &Current : All)
      co_await store(Current);
  }

private:
  std::vector<T> All;
};

// One coroutine in two instantiations is the same one.

class Queue {
public:
  template <typename Next> app::Task<> drain(Next Take) {
    while (!Jobs.empty()) {
      const int &Job = Jobs.front();
      co_await store(Take(Job));
      log(std::to_string(Job));
      Jobs.erase(Jobs.begin());
    }
  }

private:
  std::vector<int> Jobs;
};

app::Task<> usesQueue(Queue &Current) {
  co_await Current.drain([](int Job) { return Job; });
  co_await Current.drain([](long Job) { return static_cast<int>(Job); });
}

// A class that derives from a container, and an alias.

template <typename T> struct List : std::vector<T> {};
using Numbers = std::vector<int>;

class Shelf {
public:
  void add(int Next) {
    Derived.push_back(Next);
    Alias.push_back(Next);
  }

  app::Task<> print() {
    for (int Current : Derived)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'Derived' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-8]]:5: note: 'Shelf::add' can move elements here meanwhile
      co_await store(Current);
    for (int Current : Alias)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'Alias' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-12]]:5: note: 'Shelf::add' can move elements here meanwhile
      co_await store(Current);
  }

private:
  List<int> Derived;
  Numbers Alias;
};

#define FOR_EACH(Name, In) for (auto &Name : In)

class Macros {
public:
  void add(int Next) { All.push_back(Next); }
  app::Task<> print() {
    FOR_EACH(Current, All) { co_await store(Current); }
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: elements of 'All' may be moved while the coroutine is suspended in this loop [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-8]]:28: note: expanded from macro 'FOR_EACH'
    // CHECK-MESSAGES: :[[@LINE-3]]:30: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-6]]:24: note: 'Macros::add' can move elements here meanwhile
  }

private:
  std::vector<int> All;
};

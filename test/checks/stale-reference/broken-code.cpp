// RUN: %check_async %s async-stale-reference
//
// Code as an editor has it.

#include <app/task.h>
#include <string>
#include <vector>

app::Task<> store(int Id);

class Orders {
public:
  void add(int Next) { All.push_back(Next); }
  void addMissing() { All.push_back(missing(1)); }
  // CHECK-MESSAGES: :[[@LINE-1]]:37: error: use of undeclared identifier 'missing' [clang-diagnostic-error]

  app::Task<> unknownIndex() {
    int &Current = All[missing(1)];
    // CHECK-MESSAGES: :[[@LINE-1]]:24: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
    co_await store(1);
    Current = 0;
  }

  app::Task<> unknownType() {
    Missing &Current = All[0];
    // CHECK-MESSAGES: :[[@LINE-1]]:5: error: unknown type name 'Missing' [clang-diagnostic-error]
    co_await store(1);
    Current = 0;
  }

  app::Task<> noInitialiser() {
    auto &Current;
    // CHECK-MESSAGES: :[[@LINE-1]]:11: error: declaration of variable 'Current' with deduced type 'auto &' requires an initializer [clang-diagnostic-error]
    co_await store(1);
    Current = 0;
  }

  app::Task<> noRange() {
    for (int Current : )
    // CHECK-MESSAGES: :[[@LINE-1]]:24: error: expected expression [clang-diagnostic-error]
      co_await store(Current);
  }

  app::Task<> unknownRange() {
    for (int Current : Nowhere)
      co_await store(Current);
  }

private:
  std::vector<int> All;
  std::vector<Missing> Nowhere;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: use of undeclared identifier 'Missing' [clang-diagnostic-error]
};

class Invoices {
public:
  void add(int Next) { All.push_back(Next); }

  app::Task<> stillFound() {
    int &Current = All[0];
    co_await store(1);
    Current = 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Current' leads into 'All', whose elements may have moved meanwhile [async-stale-reference]
    // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'Current' is made here
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the coroutine is suspended here
    // CHECK-MESSAGES: :[[@LINE-9]]:24: note: 'Invoices::add' can move elements here meanwhile
  }

private:
  std::vector<int> All;
};

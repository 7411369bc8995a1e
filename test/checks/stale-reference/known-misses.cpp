// RUN: %check_async %s async-stale-reference
// No expectation: these are bugs that the check does not see.

#include <app/task.h>
#include <memory>
#include <ranges>
#include <string>
#include <vector>

app::Task<> store(int Id);
void log(const std::string &Text);
struct Session {
  std::string Name;
};

// The function that ends the reference is in another unit.
class Elsewhere {
public:
  void add(int Next);
  app::Task<> print() {
    for (int Current : All)
      co_await store(Current);
  }

private:
  std::vector<int> All;
};

// A parameter that refers to a member.
class Parameters {
public:
  void add(int Next) { All.push_back(Next); }
  app::Task<> print() { co_await printAll(All); }
  static app::Task<> printAll(const std::vector<int> &Some) {
    for (int Current : Some)
      co_await store(Current);
  }

private:
  std::vector<int> All;
};

// A reference in a capture, or in an object.
class Captures {
public:
  void add(int Next) { All.push_back(Next); }
  app::Task<> print() {
    auto Log = [&First = All.front()] { log(std::to_string(First)); };
    co_await store(1);
    Log();
  }

private:
  std::vector<int> All;
};

// A view of the library's ranges.
class Ranges {
public:
  void add(int Next) { All.push_back(Next); }
  app::Task<> print() {
    for (int Current : All | std::views::take(3))
      co_await store(Current);
  }

private:
  std::vector<int> All;
};

// An object that is deleted.
class Owner {
public:
  void close() {
    delete Current;
    Current = nullptr;
  }
  app::Task<> print() {
    Session *Open = Current;
    co_await store(1);
    log(Open->Name);
  }

private:
  Session *Current = nullptr;
};

// What the coroutine itself does in between.
class Own {
public:
  app::Task<> grow() {
    int &First = All.front();
    co_await store(First);
    All.push_back(First);
    First = 0;
  }

private:
  std::vector<int> All;
};

// RUN: %check_async %s async-returned-task
//
// No expectation: what the check is known to miss. A repair adds one.

#include <app/task.h>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
};
struct PriceError {};

void log(int Id);
std::string nameOf(int Article);
app::Task<> print(const std::string &Text);
app::Task<> printView(std::string_view Text);
app::Task<int> fallback();

// A class with a view in it, that nothing marks as a view.

struct Request {
  std::string_view Body;
  int Id;
};
app::Task<> send(Request Message);

app::Task<> viewInAClass(int Article) {
  std::string Name = nameOf(Article);
  return send({Name, Article});
}

// A function that returns a view of its argument.

std::string_view trimmed(std::string_view Text);

app::Task<> viewFromAFunction(int Article) {
  std::string Name = nameOf(Article);
  return printView(trimmed(Name));
}

// An object that only this function has, behind a shared pointer.

class Session {
public:
  app::Task<> serve();

private:
  std::string Name;
};

app::Task<> onlyOwner() {
  auto Open = std::make_shared<Session>();
  return Open->serve();
}

// An element that a loop or a binding names.

app::Task<> elementOfLoop(int Article) {
  std::vector<std::string> Names = {nameOf(Article)};
  for (const std::string &Name : Names)
    return print(Name);
  return printView("none");
}

app::Task<> structuredBinding(int Article) {
  auto [Id, Customer] = Order{Article, nameOf(Article)};
  return print(Customer);
}

// A task that is assigned to a variable, and one in a container.

app::Task<> assigned(int Article) {
  std::string Name = nameOf(Article);
  app::Task<> Printing = printView("none");
  if (Article > 0)
    Printing = print(Name);
  return Printing;
}

std::vector<app::Task<>> container(int Article) {
  std::string Name = nameOf(Article);
  std::vector<app::Task<>> Result;
  Result.push_back(print(Name));
  return Result;
}

// A capture by value of a lambda that is called when the closure is gone.

auto closure(int Article) {
  return [Name = nameOf(Article)] { return print(Name); };
}

// An eager coroutine that lends its parameter to what it awaits first.

app::EagerTask<> lends(const std::string &Text) { co_await print(Text); }

app::EagerTask<> lentInTheAwait(int Article) {
  std::string Name = nameOf(Article);
  return lends(Name);
}

// Another call in the `try` may throw as well, but is not what the handler is for.

app::Task<int> loggedInTheTry(int Article) {
  try {
    log(Article);
    return app::fetchPrice(Article);
  } catch (const PriceError &) {
    return fallback();
  }
}

// A guard that is there for the work, and for something else.

class Stock {
public:
  app::Task<> reserve(int Article);
  app::Task<> loggedUnderLock(int Article) {
    std::lock_guard Lock(Mutex);
    log(Article);
    return reserve(Article);
  }
  app::Task<> deferred(int Article) {
    std::unique_lock Lock(Mutex, std::defer_lock);
    Lock.lock();
    return reserve(Article);
  }
  app::Task<> maybeLocked(int Article) {
    std::optional<std::lock_guard<std::mutex>> Lock(Mutex);
    return reserve(Article);
  }

private:
  std::mutex Mutex;
};

// RUN: %check_async %s async-returned-task

#include <app/task.h>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
  std::string Address;
};

struct PriceError {};

void log(int Id);
int defaultPrice();
std::string nameOf(int Article);
Order loadDraft(int Id);

app::Task<> print(const std::string &Text);
app::Task<> printView(std::string_view Text);
app::Task<> save(const Order &Draft);
app::Task<> ship(Order &&Draft);
app::Task<> fill(Order *Draft);
app::Task<> sum(std::span<const int> Amounts);
app::Task<> add(std::initializer_list<int> Amounts);
app::Task<> total(const int &Amount);
app::Task<> checkAll(std::reference_wrapper<Order> Draft);
app::Task<> retry(std::function<app::Task<>()> Work);
app::Task<> both(app::Task<> First, app::Task<> Second);

// A parameter of the coroutine refers to a local.

app::Task<> local(int Article) {
  std::string Name = nameOf(Article);
  return print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-19]]:38: note: 'Text' keeps the reference
}

app::Task<> movedLocal(int Id) {
  Order Draft = loadDraft(Id);
  return ship(std::move(Draft));
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-24]]:26: note: 'Draft' keeps the reference
}

app::Task<> pointerToLocal(int Id) {
  Order Draft = loadDraft(Id);
  return fill(&Draft);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-31]]:25: note: 'Draft' keeps the reference
}

app::Task<> memberOfLocal(int Id) {
  Order Draft = loadDraft(Id);
  return print(Draft.Customer);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-43]]:38: note: 'Text' keeps the reference
}

app::Task<> viewOfLocal(int Article) {
  std::string Name = nameOf(Article);
  return printView(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-50]]:40: note: 'Text' keeps the reference
}

app::Task<> namedView(int Article) {
  std::string Name = nameOf(Article);
  std::string_view View = Name;
  return printView(View);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-59]]:40: note: 'Text' keeps the reference
}

app::Task<> spanOfLocal() {
  std::vector<int> Amounts = {1, 2, 3};
  return sum(Amounts);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the returned task refers to 'Amounts', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: 'Amounts' is declared here
  // CHECK-MESSAGES: :[[@LINE-63]]:38: note: 'Amounts' keeps the reference
}

app::Task<> spanOfArray() {
  int Amounts[] = {1, 2, 3};
  return sum(Amounts);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the returned task refers to 'Amounts', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: 'Amounts' is declared here
  // CHECK-MESSAGES: :[[@LINE-71]]:38: note: 'Amounts' keeps the reference
}

app::Task<> referenceWrapper(int Id) {
  Order Draft = loadDraft(Id);
  return checkAll(std::ref(Draft));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-76]]:52: note: 'Draft' keeps the reference
}

app::Task<> elementOfLocal() {
  std::vector<Order> Drafts;
  return save(Drafts.front());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Drafts', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: 'Drafts' is declared here
  // CHECK-MESSAGES: :[[@LINE-90]]:31: note: 'Draft' keeps the reference
}

app::Task<> contentsOfOptional(int Id) {
  std::optional<Order> Draft = loadDraft(Id);
  return save(*Draft);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:24: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-98]]:31: note: 'Draft' keeps the reference
}

app::Task<> contentsOfUniquePointer() {
  auto Draft = std::make_unique<Order>();
  return save(*Draft);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-106]]:31: note: 'Draft' keeps the reference
}

app::Task<> referenceToLocal(int Id) {
  Order Draft = loadDraft(Id);
  const Order &Same = Draft;
  return save(Same);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-115]]:31: note: 'Draft' keeps the reference
}

app::Task<> number(int Id) {
  int Amount = Id * 2;
  return total(Amount);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Amount', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: 'Amount' is declared here
  // CHECK-MESSAGES: :[[@LINE-118]]:30: note: 'Amount' keeps the reference
}

// To a parameter that the function owns.

app::Task<> parameter(std::string Name) { return print(Name); }
// CHECK-MESSAGES: :[[@LINE-1]]:56: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-2]]:35: note: 'Name' is declared here
// CHECK-MESSAGES: :[[@LINE-133]]:38: note: 'Text' keeps the reference

app::Task<> movedParameter(Order Draft) { return ship(std::move(Draft)); }
// CHECK-MESSAGES: :[[@LINE-1]]:55: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-2]]:34: note: 'Draft' is declared here
// CHECK-MESSAGES: :[[@LINE-135]]:26: note: 'Draft' keeps the reference

app::Task<> printLines(const std::string_view &Text);

app::Task<> parameterThatIsAView(std::string_view Text) { return printLines(Text); }
// CHECK-MESSAGES: :[[@LINE-1]]:77: warning: the returned task refers to 'Text', which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-2]]:51: note: 'Text' is declared here
// CHECK-MESSAGES: :[[@LINE-5]]:48: note: 'Text' keeps the reference

// To a temporary.

app::Task<> temporary(int Article) { return print(nameOf(Article)); }
// CHECK-MESSAGES: :[[@LINE-1]]:51: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-151]]:38: note: 'Text' keeps the reference

app::Task<> convertedLiteral() { return print("lamp"); }
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-155]]:38: note: 'Text' keeps the reference

app::Task<> viewOfTemporary(int Article) { return printView(nameOf(Article)); }
// CHECK-MESSAGES: :[[@LINE-1]]:61: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-158]]:40: note: 'Text' keeps the reference

app::Task<> temporaryNumber() { return total(3); }
// CHECK-MESSAGES: :[[@LINE-1]]:46: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-156]]:30: note: 'Amount' keeps the reference

app::Task<> list() { return add({1, 2, 3}); }
// CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-161]]:44: note: 'Amounts' keeps the reference

app::Task<> extended(int Article) {
  const std::string &Name = nameOf(Article);
  return print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-174]]:38: note: 'Text' keeps the reference
}

// The object of a member coroutine.

class Session {
public:
  explicit Session(int Id);
  app::Task<> serve();
  app::Task<> close() const;

private:
  std::string Name;
};

app::Task<> localObject(int Id) {
  Session Open(Id);
  return Open.serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to 'Open', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'Open' is declared here
  // CHECK-MESSAGES: :[[@LINE-12]]:15: note: 'serve' runs on it
}

app::Task<> temporaryObject(int Id) { return Session(Id).serve(); }
// CHECK-MESSAGES: :[[@LINE-1]]:46: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-17]]:15: note: 'serve' runs on it

app::Task<> ownedObject(int Id) {
  auto Open = std::make_unique<Session>(Id);
  return Open->serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to 'Open', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Open' is declared here
  // CHECK-MESSAGES: :[[@LINE-24]]:15: note: 'serve' runs on it
}

// A closure.

app::Task<> lambdaCoroutine(int Article) {
  return [Article]() -> app::Task<> { co_await app::fetchPrice(Article); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to a closure, which is destroyed before its work runs [async-returned-task]
}

app::Task<> namedLambdaCoroutine(int Article) {
  auto Fetch = [Article]() -> app::Task<> { co_await app::fetchPrice(Article); };
  return Fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to 'Fetch', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Fetch' is declared here
}

app::Task<> captureByReference(int Article) {
  std::string Name = nameOf(Article);
  return retry([&Name] { return print(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-219]]:48: note: 'Work' keeps the reference
}

app::Task<> captureDefault(int Article) {
  std::string Name = nameOf(Article);
  return retry([&] { return print(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-227]]:48: note: 'Work' keeps the reference
}

app::Task<> namedClosure(int Article) {
  std::string Name = nameOf(Article);
  auto Print = [&] { return print(Name); };
  return retry(Print);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-236]]:48: note: 'Work' keeps the reference
}

app::Task<> capturedView(int Article) {
  std::string Name = nameOf(Article);
  return retry([View = std::string_view(Name)] { return printView(View); });
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-244]]:48: note: 'Work' keeps the reference
}

// A task that is stored, and returned later.

app::Task<> stored(int Article) {
  std::string Name = nameOf(Article);
  auto Printing = print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-263]]:38: note: 'Text' keeps the reference
  log(Article);
  return Printing;
}

app::Task<> storedAndMoved(int Article) {
  std::string Name = nameOf(Article);
  app::Task<> Printing = print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-273]]:38: note: 'Text' keeps the reference
  return std::move(Printing);
}

// In a branch, in a combinator.

app::Task<> branch(int Article) {
  std::string Name = nameOf(Article);
  if (Article > 0)
    return print(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Name' is declared here
    // CHECK-MESSAGES: :[[@LINE-285]]:38: note: 'Text' keeps the reference
  return printView("nothing");
}

app::Task<> choice(int Article) {
  std::string Name = nameOf(Article);
  return Article > 0 ? print(Name) : printView("nothing");
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-294]]:38: note: 'Text' keeps the reference
}

app::Task<> combined(int Article) {
  std::string Name = nameOf(Article);
  Order Draft = loadDraft(Article);
  return both(print(Name), save(Draft));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-303]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:33: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-304]]:31: note: 'Draft' keeps the reference
}

app::Task<> combinedLater(int Article) {
  std::string Name = nameOf(Article);
  auto First = print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-314]]:38: note: 'Text' keeps the reference
  auto Second = printView("nothing");
  return both(std::move(First), std::move(Second));
}

// In lambdas that are no coroutines.

auto printer() {
  return [](int Article) {
    std::string Name = nameOf(Article);
    return print(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'Name' is declared here
    // CHECK-MESSAGES: :[[@LINE-327]]:38: note: 'Text' keeps the reference
  };
}

// A coroutine whose body is there.

app::Task<int> lengthOf(const std::string &Text) { co_return Text.size(); }

app::Task<int> seenCoroutine(int Article) {
  std::string Name = nameOf(Article);
  return lengthOf(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-7]]:44: note: 'Text' keeps the reference
}

// An eager one, that needs it after it was suspended.

app::EagerTask<> audit(const std::string &Text) {
  co_await app::sleepFor(std::chrono::seconds(1));
  log(Text.size());
}

app::EagerTask<> eagerCoroutine(int Article) {
  std::string Name = nameOf(Article);
  return audit(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-10]]:43: note: 'Text' keeps the reference
}

app::EagerTask<> eagerLoop(std::string Name) {
  auto Poll = [](const std::string &Text) -> app::EagerTask<> {
    while (!Text.empty())
      co_await app::sleepFor(std::chrono::seconds(1));
  };
  return Poll(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-7]]:40: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-7]]:37: note: 'Text' keeps the reference
}

// Through a function that hands the reference on.

app::Task<> printLoud(const std::string &Text) { return print(Text); }

app::Task<> forwarded(int Article) {
  std::string Name = nameOf(Article);
  return printLoud(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-378]]:38: note: 'Text' keeps the reference
}

// A future whose work goes on.

std::future<int> asyncCapture(int Article) {
  std::string Name = nameOf(Article);
  return std::async(std::launch::async, [&] { return int(Name.size()); });
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the returned future refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

int measure(const std::string &Text);

std::future<int> asyncReference(int Article) {
  std::string Name = nameOf(Article);
  return std::async(std::launch::async, measure, std::ref(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: the returned future refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

template <typename Function> std::future<int> inBackground(Function Work) {
  return std::async([Work] { return Work(); });
}

std::future<int> throughATemplate(int Article) {
  std::string Name = nameOf(Article);
  return inBackground([&] { return int(Name.size()); });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the returned future refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

// A `try` that is left before the work fails.

app::Task<int> fallback();

app::Task<int> tried(int Article) {
  try {
    return app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetchPrice' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: this handler does not see it
  } catch (const PriceError &) {
    return fallback();
  }
}

app::Task<int> triedAndLogged(int Article) {
  try {
    return app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetchPrice' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: this handler does not see it
  } catch (...) {
    log(Article);
    throw;
  }
}

app::Task<int> leavesTheTry(int Article) {
  try {
    return app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetchPrice' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: this handler does not see it
  } catch (const PriceError &) {
    log(Article);
  }
  return fallback();
}

app::Task<int> storedInTheTry(int Article) {
  try {
    auto Price = app::fetchPrice(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'app::fetchPrice' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: this handler does not see it
    return Price;
  } catch (const PriceError &) {
    return fallback();
  }
}

app::Task<int> functionTry(int Article) try {
  return app::fetchPrice(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'app::fetchPrice' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: this handler does not see it
} catch (const PriceError &) {
  return fallback();
}

app::EagerTask<> triedEager() {
  try {
    return audit("opened");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'audit' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this handler does not see it
    // CHECK-MESSAGES: :[[@LINE-3]]:18: warning: the returned task refers to a temporary, which is destroyed before its work is done [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-126]]:43: note: 'Text' keeps the reference
  } catch (const PriceError &) {
    log(0);
  }
  return app::refreshCache();
}

// A guard that is released before the work starts.

class Stock {
public:
  app::Task<> reserve(int Article);
  app::Task<> locked(int Article) {
    std::lock_guard Lock(Mutex);
    return reserve(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Lock' is released when the task of 'Stock::reserve' is returned, before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'Lock' is taken here
  }
  app::Task<> uniqueLock(int Article) {
    std::unique_lock<std::mutex> Lock(Mutex);
    return reserve(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Lock' is released when the task of 'Stock::reserve' is returned, before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:34: note: 'Lock' is taken here
  }
  app::Task<> scopedLock(int Article) {
    const std::scoped_lock Lock(Mutex);
    auto Reservation = reserve(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Lock' is released when the task of 'Stock::reserve' is returned, before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:28: note: 'Lock' is taken here
    return Reservation;
  }
  app::Task<> innerScope(int Article) {
    if (Article > 0) {
      std::lock_guard Lock(Mutex);
      return reserve(Article);
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Lock' is released when the task of 'Stock::reserve' is returned, before its work runs [async-returned-task]
      // CHECK-MESSAGES: :[[@LINE-3]]:23: note: 'Lock' is taken here
    }
    return reserve(0);
  }
  app::Task<> inIfInitializer(int Article) {
    if (std::lock_guard Lock(Mutex); Article > 0)
      return reserve(Article);
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Lock' is released when the task of 'Stock::reserve' is returned, before its work runs [async-returned-task]
      // CHECK-MESSAGES: :[[@LINE-3]]:25: note: 'Lock' is taken here
    return reserve(0);
  }
  app::Task<> adopted(int Article) {
    std::lock_guard Lock(Mutex, std::adopt_lock);
    return reserve(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Lock' is released when the task of 'Stock::reserve' is returned, before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'Lock' is taken here
  }

private:
  std::mutex Mutex;
};

// Units and holders count work in flight: they are there for nothing else.

class GateHolder {
public:
  explicit GateHolder(int &Count);
  ~GateHolder();
};

class Store {
public:
  app::EagerTask<> flush();
  app::EagerTask<> close(int Id) {
    GateHolder Open(Count);
    ++Closings;
    return flush();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Open' is released when the task of 'Store::flush' is returned, before its work is done [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-4]]:16: note: 'Open' is taken here
  }

private:
  int Count = 0;
  int Closings = 0;
};

// A closure in a `std::function`.

app::Task<> storedCallable(int Article) {
  std::function<app::Task<>()> Print = [Article]() -> app::Task<> {
    co_await app::fetchPrice(Article);
  };
  return Print();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to 'Print', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-5]]:32: note: 'Print' is declared here
}

// RUN: %check_async %s async-returned-task
//
// No expectation: the check is silent here.

#include <app/task.h>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <latch>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

using namespace std::chrono_literals;

struct Order {
  int Id;
  std::string Customer;
};
struct PriceError {};

void log(int Id);
void syncWait(app::Task<> Work);
std::string nameOf(int Article);
const Order &knownOrder(int Id);
std::string_view knownName(int Article);
Order loadDraft(int Id);

app::Task<> print(const std::string &Text);
app::Task<> printView(std::string_view Text);
app::Task<> printOwned(std::string Text);
app::Task<> save(const Order &Draft);
app::Task<> saveOwned(Order Draft);
app::Task<> saveUnique(std::unique_ptr<Order> Draft);
app::Task<> keep(std::unique_ptr<std::string> Text);
app::Task<> saveShared(std::shared_ptr<Order> Draft);
app::Task<> fill(Order *Draft);
app::Task<> sum(std::span<const int> Amounts);
app::Task<> sumOwned(std::vector<int> Amounts);
app::Task<> retry(std::function<app::Task<>()> Work);
app::Task<> both(app::Task<> First, app::Task<> Second);
app::Task<> bothByReference(app::Task<> &&First, app::Task<> &&Second);
app::Task<> withStop(std::nothrow_t const &, int Id);

// The arguments are owned.

app::Task<> byValue(int Article) {
  std::string Name = nameOf(Article);
  return printOwned(Name);
}

app::Task<> moved(int Article) {
  std::string Name = nameOf(Article);
  return printOwned(std::move(Name));
}

app::Task<> temporaryByValue(int Article) { return printOwned(nameOf(Article)); }

app::Task<> numbers(int Article) {
  int Next = Article + 1;
  return both(printOwned("next"), app::sleepFor(Next * 1ms));
}

app::Task<> uniquePointer() {
  auto Draft = std::make_unique<Order>();
  return saveUnique(std::move(Draft));
}

app::Task<> sharedPointer() {
  auto Draft = std::make_shared<Order>();
  return saveShared(Draft);
}

app::Task<> parameterByValue(std::string Name) { return printOwned(std::move(Name)); }

app::Task<> listIntoContainer() { return sumOwned({1, 2, 3}); }

// What they refer to lives elsewhere.

app::Task<> reference(const std::string &Name) { return print(Name); }

app::Task<> memberOfReference(const Order &Draft) { return print(Draft.Customer); }

app::Task<> pointer(Order *Draft) { return fill(Draft); }

app::Task<> pointee(Order *Draft) { return save(*Draft); }

app::Task<> view(std::string_view Name) { return printView(Name.substr(1)); }

app::Task<> literal() { return printView("lamp"); }

app::Task<> constant() {
  static const std::string Name = "lamp";
  return print(Name);
}

std::string Banner;

app::Task<> global() { return print(Banner); }

app::Task<> threadLocal() {
  thread_local std::string Name;
  return print(Name);
}

app::Task<> fromFunction(int Id) { return save(knownOrder(Id)); }

app::Task<> viewFromFunction(int Id) {
  std::string_view Name = knownName(Id);
  return printView(Name);
}

app::Task<> referenceToOther(int Id) {
  const Order &Known = knownOrder(Id);
  return save(Known);
}

app::Task<> element(const std::vector<Order> &Drafts) {
  for (const Order &Draft : Drafts)
    if (Draft.Id == 1)
      return save(Draft);
  return print(Banner);
}

// Nobody knows what else holds the object.
app::Task<> sharedContents(std::shared_ptr<Order> Draft) { return save(*Draft); }

// A tag has nothing to read.
app::Task<> tag(int Id) { return withStop(std::nothrow_t(), Id); }

// A view that was made of a local, and is another one by now.
app::Task<> reassigned(int Article) {
  std::string Name = nameOf(Article);
  std::string_view View = Name;
  View = knownName(Article);
  return printView(View);
}

// An element of what somebody else owns by now.
app::Task<> movedOwner(int Article) {
  auto Name = std::make_unique<std::string>(nameOf(Article));
  std::string &Same = *Name;
  return both(print(Same), keep(std::move(Name)));
}

// The object of a member coroutine.

class Session {
public:
  app::Task<> serve();
  app::Task<> closed() &&;
  static app::Task<> idle();
  app::Task<> again() { return serve(); }
  app::Task<> onMember() { return Inner->serve(); }
  app::Task<> memberName() { return print(Name); }
  app::Task<> ofThis() { return this->serve(); }

private:
  std::string Name;
  std::unique_ptr<Session> Inner;
};

Session &currentSession();

app::Task<> somebodyElses() { return currentSession().serve(); }

app::Task<> byReference(Session &Open) { return Open.serve(); }

app::Task<> shared() {
  auto Open = std::make_shared<Session>();
  return Open->serve();
}

// It consumes its object.
app::Task<> consumed() { return Session().closed(); }

app::Task<> noObject() {
  Session Open;
  return Open.idle();
}

// A handle stands for an object that lives on.
class Connection {
public:
  app::Task<> send(int Id) const;

private:
  std::shared_ptr<Session> State;
  int Id = 0;
};
Connection connect();

app::Task<> handle() {
  Connection Open = connect();
  return Open.send(1);
}

// Nothing to read from.
struct Formatter {
  app::Task<> format(int Id) const;
};

app::Task<> stateless() { return Formatter().format(1); }

// Closures.

app::Task<> ownedCapture(int Article) {
  std::string Name = nameOf(Article);
  return retry([Name] { return printOwned(Name); });
}

app::Task<> movedCapture(int Article) {
  std::string Name = nameOf(Article);
  return retry([Name = std::move(Name)] { return printOwned(Name); });
}

app::Task<> capturedReference(const std::string &Name) {
  return retry([&Name] { return print(Name); });
}

app::Task<> capturesNothing() {
  return []() -> app::Task<> { co_await app::sleepFor(1ms); }();
}

app::Task<> argumentOfLambda(int Article) {
  return [](int Id) -> app::Task<> { co_await app::fetchPrice(Id); }(Article);
}

app::Task<> plainLambda(int Article) {
  auto Print = [&] { return printOwned(nameOf(Article)); };
  return Print();
}

// What a variable holds is unknown.
app::Task<> unknownCallable(std::function<app::Task<>()> Work) { return Work(); }

// What a callable refers to, the caller knows.
template <typename Function> std::future<int> inBackground(Function Work) {
  return std::async([Work] { return Work(); });
}

int countsHere(const std::string &Name) {
  return inBackground([&] { return int(Name.size()); }).get();
}

// Whose local it is, is the business of the function around the lambda.
void runAll(std::function<app::Task<>()> Work);

void inside(int Article) {
  std::string Name = nameOf(Article);
  runAll([&] { return print(Name); });
}

// Coroutines keep their locals.

app::Task<> coroutine(int Article) {
  std::string Name = nameOf(Article);
  co_await print(Name);
}

// What is not returned is not our business.

app::Task<> awaitedHere(int Article) {
  std::string Name = nameOf(Article);
  syncWait(print(Name));
  return printOwned("done");
}

app::Task<> waitedFor(int Article) {
  std::string Name = nameOf(Article);
  auto Printing = print(Name);
  syncWait(std::move(Printing));
  return Printing;
}

int result(int Article) {
  std::string Name = nameOf(Article);
  return std::async([&] { return int(Name.size()); }).get();
}

// A coroutine that does not read it, or not after the call.

app::Task<int> unread(const std::string &) { co_return 1; }

app::Task<int> unreadParameter(int Article) {
  std::string Name = nameOf(Article);
  return unread(Name);
}

app::EagerTask<> sizeFirst(const std::string &Text) {
  auto Size = Text.size();
  co_await app::sleepFor(1ms);
  log(Size);
}

app::EagerTask<> eagerReadsAtOnce(int Article) {
  std::string Name = nameOf(Article);
  return sizeFirst(Name);
}

app::EagerTask<> withoutSuspension(const std::string &Text) {
  log(Text.size());
  co_return;
}

app::EagerTask<> neverSuspended(int Article) {
  std::string Name = nameOf(Article);
  return withoutSuspension(Name);
}

// What is behind an eager function may be no coroutine, and copy it.
app::EagerTask<> announce(const std::string &Text);

app::EagerTask<> unknownEager(int Article) {
  std::string Name = nameOf(Article);
  return announce(Name);
}

std::future<int> count(const std::string &Text);

std::future<int> unknownFuture(int Article) {
  std::string Name = nameOf(Article);
  return count(Name);
}

// A function that copies.

app::Task<> printCopy(const std::string &Text) { return printOwned(Text); }

app::Task<> copied(int Article) {
  std::string Name = nameOf(Article);
  return printCopy(Name);
}

app::Task<> printKnown(const std::string &Key) { return save(knownOrder(Key.size())); }

app::Task<> onlyAsked(int Article) {
  std::string Name = nameOf(Article);
  return printKnown(Name);
}

template <typename Function> app::Task<> logged(Function &&Work) {
  log(1);
  return Work();
}

app::Task<> calledInPlace(int Article) {
  std::string Name = nameOf(Article);
  return logged([&] { return printOwned(Name); });
}

// A combinator takes the tasks that it is given.

app::Task<> combined(int Article) {
  return bothByReference(printOwned(nameOf(Article)), printOwned("lamp"));
}

// Futures that own what they work on, and the shared state of promises.

int measure(std::string Text);

std::future<int> asyncByValue(int Article) {
  std::string Name = nameOf(Article);
  return std::async(measure, Name);
}

std::future<int> asyncOwner(int Article) {
  std::string Name = nameOf(Article);
  return std::async([Name] { return int(Name.size()); });
}

std::future<int> fromPromise() {
  std::promise<int> Price;
  Price.set_value(1);
  return Price.get_future();
}

std::shared_future<int> sharedFuture(int Article) {
  std::shared_future<int> Price = std::async([Article] { return Article; });
  return Price;
}

// A `try` whose handlers are for the call.

int parse(const std::string &Text);
app::Task<int> fallback();
app::Task<int> failed(std::exception_ptr Error);
app::Task<int> failedWith(const PriceError &Error);
std::future<int> loadPrice(int Article);

app::Task<int> parsedInTheTry(const std::string &Text) {
  try {
    return app::fetchPrice(parse(Text));
  } catch (const PriceError &) {
    return fallback();
  }
}

app::Task<int> preparedInTheTry(const std::string &Text) {
  try {
    int Article = parse(Text);
    return app::fetchPrice(Article);
  } catch (const PriceError &) {
    return fallback();
  }
}

app::Task<int> thrownInTheTry(int Article) {
  try {
    if (Article == 0)
      throw PriceError();
    return app::fetchPrice(Article);
  } catch (const PriceError &) {
    return fallback();
  }
}

app::Task<int> failureInTheTask(int Article) {
  try {
    return app::fetchPrice(Article);
  } catch (...) {
    return failed(std::current_exception());
  }
}

app::Task<int> failureOfTheError(int Article) {
  try {
    return app::fetchPrice(Article);
  } catch (const PriceError &Error) {
    return failedWith(Error);
  }
}

app::Task<int> onlyRethrown(int Article) {
  try {
    return app::fetchPrice(Article);
  } catch (...) {
    throw;
  }
}

std::future<int> futureMayThrow(int Article) {
  try {
    return loadPrice(Article);
  } catch (const PriceError &) {
    return std::async([] { return 0; });
  }
}

std::future<int> executorMayRefuse(int Article) {
  try {
    return std::async(std::launch::async, [Article] { return Article; });
  } catch (const std::system_error &) {
    return loadPrice(Article);
  }
}

app::EagerTask<> eagerMayThrow() {
  try {
    return app::refreshCache();
  } catch (const PriceError &) {
    log(0);
  }
  return app::refreshCache();
}

app::Task<int> triedNow(int Price) { co_return Price; }

// There is nothing that could fail.
app::Task<int> ready(int Article) {
  try {
    return triedNow(Article);
  } catch (const PriceError &) {
    return fallback();
  }
}

app::Task<int> behindTheTry(int Article) {
  try {
    log(Article);
  } catch (const PriceError &) {
    return fallback();
  }
  return app::fetchPrice(Article);
}

app::Task<int> inTheHandler(int Article) {
  try {
    log(Article);
  } catch (const PriceError &) {
    return app::fetchPrice(Article);
  }
  return fallback();
}

app::Task<int> awaitedInTheTry(int Article) {
  try {
    co_return co_await app::fetchPrice(Article);
  } catch (const PriceError &) {
    log(Article);
  }
  co_return 0;
}

// Guards.

class Stock {
public:
  app::Task<> reserve(int Article);
  app::Task<> reserveNamed(std::string Name);
  app::EagerTask<> reload();
  int find(const std::string &Name);

  // Released before the return.
  app::Task<> scoped(int Article) {
    {
      std::lock_guard Lock(Mutex);
      ++Reservations;
    }
    return reserve(Article);
  }
  app::Task<> unlocked(int Article) {
    std::unique_lock Lock(Mutex);
    ++Reservations;
    Lock.unlock();
    return reserve(Article);
  }
  app::Task<> never(int Article) {
    std::unique_lock Lock(Mutex, std::defer_lock);
    return reserve(Article);
  }

  // It protects what is done here.
  app::Task<> counted(int Article) {
    std::lock_guard Lock(Mutex);
    ++Reservations;
    return reserve(Article);
  }
  app::Task<> lookedUp(const std::string &Name) {
    std::lock_guard Lock(Mutex);
    return reserve(find(Name));
  }
  app::Task<> copiedUnderLock() {
    std::lock_guard Lock(Mutex);
    return reserveNamed(Last);
  }
  app::Task<> cached(int Article) {
    std::lock_guard Lock(Mutex);
    if (auto Known = Names.find(Article); Known != Names.end())
      return reserveNamed(Known->second);
    return reserve(Article);
  }
  app::Task<> throughPointer(int Article) {
    std::lock_guard Lock(Mutex);
    return Next->reserve(Article);
  }

  // It goes with the work.
  app::Task<> handedOn(int Article) {
    std::unique_lock Lock(Mutex);
    return underLock(std::move(Lock), Article);
  }
  app::Task<> captured(int Article) {
    std::unique_lock Lock(Mutex);
    return retry([this, Article, Lock = std::make_shared<std::unique_lock<std::mutex>>(
                                     std::move(Lock))] { return reserve(Article); });
  }
  app::Task<> underLock(std::unique_lock<std::mutex> Lock, int Article);

  // An eager one runs under it, up to its first suspension.
  app::EagerTask<> eager() {
    std::lock_guard Lock(Mutex);
    return reload();
  }

  // Made before the lock was taken.
  app::Task<> madeBefore(int Article) {
    auto Reservation = reserve(Article);
    std::lock_guard Lock(Mutex);
    return Reservation;
  }

  // Nothing that could be protected.
  app::Task<> nothing() {
    std::lock_guard Lock(Mutex);
    return empty();
  }
  app::Task<> empty() { co_return; }

private:
  std::mutex Mutex;
  int Reservations = 0;
  std::string Last;
  std::map<int, std::string> Names;
  std::shared_ptr<Stock> Next;
};

// A holder that is named may be asked for what it holds.

class PageHolder {
public:
  explicit PageHolder(int Id);
  ~PageHolder();
  int page() const;
};

app::Task<> printPage(int Page);

app::Task<> namedHolder(int Id) {
  PageHolder Held(Id);
  return printPage(Held.page());
}

// Unevaluated operands make no task.

app::Task<> unevaluated(int Article) {
  std::string Name = nameOf(Article);
  using Type = decltype(print(Name));
  static_assert(noexcept(Type(std::declval<Type>())));
  return printOwned(std::move(Name));
}

// The work is waited for through something that it uses.

std::future<int> waitsFirst() {
  int Order = 1;
  std::latch Done(1);
  auto Loading = std::async(std::launch::async, [&] {
    const int Read = Order;
    Done.count_down();
    return Read;
  });
  Done.wait();
  return Loading;
}

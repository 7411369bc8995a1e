// RUN: %check_async %s async-stale-reference
// No expectation: the check is silent here.

#include <app/task.h>
#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
};

struct Session {
  app::Task<> send(std::string Text);
  void close();
};

void log(std::string_view Text);
app::Task<> store(int Id);
app::Task<> storeAll(std::span<Order> All);

// The same mutations as in flags.cpp; what the coroutine does is right.

class Orders {
public:
  void add(Order Next) { All.push_back(std::move(Next)); }

  app::Task<> usedBeforeOnly(int Index) {
    Order &Current = All[Index];
    log(Current.Customer);
    co_await store(Current.Id);
  }

  app::Task<> madeBehind(int Index) {
    co_await store(Index);
    Order &Current = All[Index];
    log(Current.Customer);
  }

  app::Task<> copy(int Index) {
    Order Current = All[Index];
    auto Customer = All[Index].Customer;
    const int Id = All[Index].Id;
    co_await store(Id);
    log(Current.Customer);
    log(Customer);
  }

  app::Task<> readAgain(int Index) {
    log(All[Index].Customer);
    co_await store(All[Index].Id);
    log(All[Index].Customer);
  }

  app::Task<> pointerMadeAgain(int Index) {
    Order *Current = &All[Index];
    log(Current->Customer);
    co_await store(Index);
    Current = &All[Index];
    log(Current->Customer);
  }

  app::Task<> iteratorMadeAgain() {
    auto Current = All.begin();
    log(Current->Customer);
    co_await store(1);
    Current = All.begin();
    log(Current->Customer);
  }

  app::Task<> everyTurnAgain() {
    for (size_t Index = 0; Index != All.size(); ++Index) {
      Order &Current = All[Index];
      co_await store(Current.Id);
    }
  }

  app::Task<> loopOverACopy() {
    auto Copy = All;
    for (Order &Current : Copy)
      co_await store(Current.Id);
  }

  app::Task<> loopOverWhatIsMovedOut() {
    auto Taken = std::move(All);
    for (Order &Current : Taken)
      co_await store(Current.Id);
    auto Swapped = std::exchange(All, {});
    for (Order &Current : Swapped)
      co_await store(Current.Id);
  }

  app::Task<> loopThatIsLeft() {
    for (Order &Current : All)
      if (Current.Id != 0) {
        co_await store(Current.Id);
        break;
      }
  }

  app::Task<bool> loopThatReturns() {
    for (Order &Current : All) {
      if (Current.Id == 0)
        continue;
      co_await store(Current.Id);
      co_return true;
    }
    co_return false;
  }

  app::Task<> loopWithoutSuspension() {
    for (Order &Current : All)
      Current.Id = 0;
    co_await store(1);
  }

  // The other path has no use.
  app::Task<> onTheOtherPath(int Index, bool Stored) {
    Order &Current = All[Index];
    if (!Stored) {
      co_await store(Index);
      co_return;
    }
    log(Current.Customer);
  }

  // Who is given the reference may well use it in time.
  app::Task<> passedOn() { co_await storeAll(All); }

  std::vector<Order> orders() const { return All; }

  app::Task<> accessorThatCopies() {
    for (const Order &Current : orders())
      co_await store(Current.Id);
    auto First = orders().front();
    co_await store(First.Id);
    log(First.Customer);
  }

  app::Task<> numberOfElements() {
    const auto Count = All.size();
    const bool IsEmpty = All.empty();
    co_await store(static_cast<int>(Count));
    log(IsEmpty ? "empty" : "full");
  }

private:
  std::vector<Order> All;
};

// Nobody ends the references: there is no such function, or it is a constructor, or
// only this coroutine calls it.

class Catalogue {
public:
  Catalogue() { Pages.push_back({}); }
  ~Catalogue() { Pages.clear(); }

  app::Task<> print() {
    for (Order &Page : Pages)
      co_await store(Page.Id);
    Order &First = Pages.front();
    co_await store(First.Id);
    log(First.Customer);
  }

  app::Task<> printOwn() {
    fill();
    for (int Page : Own)
      co_await store(Page);
  }

  void replaceElement(int Index) { Pages[Index] = Order(); }

private:
  void fill() { Own.push_back(1); }

  std::vector<Order> Pages;
  std::vector<int> Own;
};

// Declared here and defined elsewhere: nothing is known.
class Unseen {
public:
  void add(Order Next);

  app::Task<> print() {
    for (Order &Page : Pages)
      co_await store(Page.Id);
  }

private:
  std::vector<Order> Pages;
};

// Nodes stay where they are when others are inserted.

class Sessions {
public:
  void open(int Id) {
    Open[Id];
    ByName.emplace("new", Session());
    Names.insert("new");
    Waiting.push_back({});
    Queue.push_back({});
  }

  app::Task<> lookUp(int Id) {
    Session &Current = Open.at(Id);
    Session &Named = ByName["Ada"];
    Session &First = Waiting.front();
    Session &Next = Queue.front();
    co_await Current.send("hello");
    Current.close();
    Named.close();
    First.close();
    Next.close();
  }

  app::Task<> broadcast() {
    for (auto &[Id, Current] : Open)
      co_await Current.send("closing");
    for (const std::string &Name : Names)
      co_await store(static_cast<int>(Name.size()));
  }

private:
  std::map<int, Session> Open;
  std::unordered_map<std::string, Session> ByName;
  std::set<std::string> Names;
  std::list<Session> Waiting;
  std::deque<Session> Queue;
};

// A share in the object keeps it.

class Pool {
public:
  void remove(int Id) { Workers.erase(Id); }
  void leave() { Current.reset(); }

  app::Task<> run(int Id) {
    auto Worker = Workers[Id];
    co_await Worker->send("run");
    Worker->close();
    auto Own = Current;
    co_await Own->send("run");
    Own->close();
  }

  app::Task<> weak(std::weak_ptr<Session> Maybe) {
    if (auto Worker = Maybe.lock())
      co_await Worker->send("run");
  }

private:
  std::map<int, std::shared_ptr<Session>> Workers;
  std::shared_ptr<Session> Current;
};

// A pointer in a container leads to what lives elsewhere.

class Registry {
public:
  void remove() { All.pop_back(); }

  app::Task<> pointers(int Index) {
    Session *Current = All[Index];
    co_await Current->send("hello");
    Current->close();
    Session &Same = *All[Index];
    co_await Same.send("hello");
    Same.close();
  }

private:
  std::vector<Session *> All;
};

// Locals, parameters and constants.

const std::vector<Order> Templates = {{1, "Ada"}};

app::Task<> constants() {
  for (const Order &Template : Templates)
    co_await store(Template.Id);
}

app::Task<> locals() {
  std::vector<Order> Own;
  Own.push_back({1, "Ada"});
  Order &First = Own.front();
  co_await store(First.Id);
  log(First.Customer);
  for (Order &Current : Own)
    co_await store(Current.Id);
}

struct Batch {
  std::vector<Order> All;
};

void fill(Batch &Next) { Next.All.emplace_back(); }

app::Task<> ownObject() {
  Batch Own;
  fill(Own);
  for (Order &Current : Own.All)
    co_await store(Current.Id);
}

app::Task<> valueParameter(Batch Own) {
  for (Order &Current : Own.All)
    co_await store(Current.Id);
}

app::Task<> reference(std::vector<Order> &Some, std::string_view Name) {
  for (Order &Current : Some)
    co_await store(Current.Id);
  log(Name);
}

// An asynchronous mutex keeps the others away.

struct [[nodiscard]] AsyncLock {
  ~AsyncLock();
};
struct AsyncMutex {
  app::Task<AsyncLock> lock();
};

class Guarded {
public:
  app::Task<> add(Order Next) {
    auto Lock = co_await Mutex.lock();
    All.push_back(std::move(Next));
  }

  app::Task<> print() {
    auto Lock = co_await Mutex.lock();
    for (Order &Current : All)
      co_await store(Current.Id);
    Order &First = All.front();
    co_await store(First.Id);
    log(First.Customer);
  }

private:
  AsyncMutex Mutex;
  std::vector<Order> All;
};

// An await that never suspends.
struct Ready {
  constexpr bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};

class NeverSuspended {
public:
  void add(int Next) { All.push_back(Next); }
  app::Task<> print() {
    for (int Current : All) {
      co_await Ready();
      log(std::to_string(Current));
    }
  }

private:
  std::vector<int> All;
};

// Not a coroutine: nothing comes between.
class Plain {
public:
  void add(int Next) { All.push_back(Next); }
  void print() {
    for (int &Current : All)
      log(std::to_string(Current));
  }

private:
  std::vector<int> All;
};

// Only the coroutine itself does it.
class Own {
public:
  app::Task<> run() {
    while (!Jobs.empty()) {
      Order &Next = Jobs.front();
      co_await store(Next.Id);
      log(Next.Customer);
      Jobs.erase(Jobs.begin());
    }
  }

private:
  std::vector<Order> Jobs;
};

// What makes another object of this one, and what `main` sets up.

class Client {
public:
  Client() = default;
  Client(Client &&) = default;
  Client &operator=(Client &&Other) noexcept {
    Link = std::exchange(Other.Link, nullptr);
    return *this;
  }

  app::Task<> ping() {
    Session &Open = *Link;
    co_await Open.send("ping");
    Open.close();
  }

private:
  std::unique_ptr<Session> Link;
};

std::vector<Client> Clients;

app::Task<> pingAll() {
  for (Client &Current : Clients)
    co_await Current.ping();
}

int main() { Clients.resize(3); }

// The first object takes the place of none.
class Lazy {
public:
  void open() {
    Link = std::make_unique<Session>();
    Shared = std::make_shared<Session>();
    Maybe.emplace();
    Raw.reset(new Session());
  }

  app::Task<> ping() {
    Session &Open = *Link;
    Session *Other = Shared.get();
    Session &Third = *Maybe;
    Session &Fourth = *Raw;
    co_await Open.send("ping");
    Open.close();
    Other->close();
    Third.close();
    Fourth.close();
  }

private:
  std::unique_ptr<Session> Link;
  std::shared_ptr<Session> Shared;
  std::optional<Session> Maybe;
  std::unique_ptr<Session> Raw;
};

// Tests are set up, run and torn down one after the other.

namespace testing {
class Test {};
} // namespace testing

class SessionTest : public testing::Test {
public:
  static void SetUpTestSuite() { Current.emplace(); }
  static void TearDownTestSuite() { Current.reset(); }

  app::Task<> pings() {
    Session &Open = *Current;
    co_await Open.send("ping");
    Open.close();
  }

private:
  static inline std::optional<Session> Current;
};

// The coroutine is a step of the one that empties the member, which waits for it.
class PriceList {
public:
  app::Task<> refresh() {
    Articles.clear();
    co_await printAll();
  }

private:
  app::Task<> printAll() {
    for (const std::string &Article : Articles)
      co_await app::sleepFor(std::chrono::milliseconds(1));
  }

  std::vector<std::string> Articles;
};

// Members of another object of the class, and the first value: nothing leads into them.
class Replica {
public:
  void copyFrom(const Replica &Other) { Parts = Other.Parts; }

  void split() {
    if (!isSplit())
      Halves = std::vector<std::string>(2);
  }

  void splitOnce() {
    if (Quarters.empty())
      Quarters = std::vector<std::string>(4);
  }

  void merge(std::string Part) { Merged.push_back(std::move(Part)); }

  app::Task<> printAll() {
    for (const std::string &Part : Parts)
      co_await app::sleepFor(std::chrono::milliseconds(1));
    for (const std::string &Half : Halves)
      co_await app::sleepFor(std::chrono::milliseconds(1));
    for (const std::string &Quarter : Quarters)
      co_await app::sleepFor(std::chrono::milliseconds(1));
    for (const std::string &Part : Merged)
      co_await app::sleepFor(std::chrono::milliseconds(1));
  }

private:
  bool isSplit() const { return !Halves.empty(); }

  std::vector<std::string> Parts;
  std::vector<std::string> Halves;
  std::vector<std::string> Quarters;
  std::vector<std::string> Merged;
};

// Objects that nobody else has yet are merged.
std::shared_ptr<Replica> mergedReplica(std::vector<std::string> Parts) {
  auto Made = std::make_shared<Replica>();
  Replica Scratch;
  for (std::string &Part : Parts) {
    Made->merge(Part);
    Scratch.merge(Part);
  }
  return Made;
}

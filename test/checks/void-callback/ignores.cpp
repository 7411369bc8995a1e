// RUN: %check_async %s async-void-callback
//
// No expectation: the check is silent here.

#include <algorithm>
#include <any>
#include <app/task.h>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

struct Order {
  int Id;
  app::Task<> ship();
};

app::Task<> shipOrder(int Id);
app::Task<> openShop();
app::EagerTask<> refreshPrices();
std::future<int> loadOrder(int Id);
void spawn(app::Task<> Work);
void log(int Id);

// A callback that returns something else, or hands its task to somebody.

void plainCallbacks() {
  std::function<void()> OnOpen = [] { log(1); };
  std::function<void(int)> OnOrder = log;
  std::function<void(int)> OnCount = [](int Id) { return Id + 1; };
  std::function<void(int)> OnSale = [](int Id) { spawn(shipOrder(Id)); };
}

void droppedInTheCallback() {
  // async-discarded-task speaks of what stands in the lambda.
  std::function<void()> OnOpen = [] { (void)refreshPrices(); };
}

// A wrapper with a place for the task.

void tasksAreKept() {
  std::function<app::Task<>()> Open = openShop;
  std::function<app::Task<>(int)> Ship = [](int Id) -> app::Task<> { co_await shipOrder(Id); };
  std::function<std::any()> Load = [] { return std::make_shared<int>(1); };
  std::packaged_task<std::future<int>(int)> Work(loadOrder);
  auto Pending = std::async(std::launch::async, loadOrder, 1);
}

void onOrder(std::function<app::Task<>(int)> Handler);

void taken() { onOrder(shipOrder); }

void variantOfWrappers(std::variant<std::function<void()>, std::function<app::Task<>()>> &Handler) {
  Handler.emplace<std::function<app::Task<>()>>(openShop);
}

// No conversion: a pointer to a function keeps its type, and
// `void (*Handler)() = openShop` does not compile.
void throughPointer(app::Task<> (*Handler)());

void pointer() {
  throughPointer(openShop);
  throughPointer([]() -> app::Task<> { co_return; });
}

// Copies of a wrapper.

void copied(const std::function<void()> &OnOpen) {
  std::function<void()> Copy = OnOpen;
  std::function<void()> Moved = std::move(Copy);
  Moved = OnOpen;
  Moved = nullptr;
  std::thread Worker(OnOpen);
  Worker.join();
}

// Results that are used.

void algorithms(std::vector<int> &Ids, std::vector<app::Task<>> &Work) {
  std::transform(Ids.begin(), Ids.end(), std::back_inserter(Work), shipOrder);
  std::ranges::transform(Ids, std::back_inserter(Work), [](int Id) { return shipOrder(Id); });
  std::generate_n(std::back_inserter(Work), 3, openShop);
  std::for_each(Ids.begin(), Ids.end(), [&](int Id) { Work.push_back(shipOrder(Id)); });
  auto Pending = std::invoke(shipOrder, 1);
  spawn(std::move(Pending));
}

// What a thread hands to its function is not called by the thread.

void poll(app::Task<> (*Make)());

void threadArguments() {
  std::thread Worker(poll, openShop);
  Worker.join();
}

void onceArguments(std::once_flag &Flag) {
  std::call_once(Flag, poll, openShop);
}

// Functions that consume what a callback returns.

app::Task<> runLater(std::function<app::Task<>()> Work);
template <typename Function> void coSpawn(Function Work) { spawn(Work()); }
template <typename Function> app::Task<> coInvoke(Function Work) { co_await Work(); }
template <typename Function> auto then(Function Work) { return Work(); }
template <typename Function> void unknown(Function Work);

void consumed() {
  coSpawn(openShop);
  coSpawn([]() -> app::Task<> { co_return; });
  spawn(coInvoke(openShop));
  spawn(then(openShop));
  spawn(runLater(openShop));
  // Its body is elsewhere.
  unknown(openShop);
}

// Types that can neither be awaited nor joined are async-fire-and-forget's.

app::FireAndForget detached();

void selfOwned() {
  std::function<void()> OnOpen = detached;
  std::function<void()> OnClose = []() -> app::FireAndForget { co_return; };
  std::thread Worker(detached);
  Worker.join();
}

// Types that stand for no work.

app::Generator<int> numbers();
struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
Awaiter nextTurn();

void otherTypes() {
  std::function<void()> OnOpen = numbers;
  std::function<void()> OnTurn = nextTurn;
}

// Functions and types that may be dropped.

[[clang::annotate("async::droppable")]] app::EagerTask<> heartbeat();

class [[clang::annotate("async::droppable")]] Background {
public:
  struct promise_type {
    Background get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  app::Delay operator co_await();
};
Background compact();

void droppable() {
  std::function<void()> OnTick = heartbeat;
  std::function<void()> OnIdle = compact;
  std::function<void()> OnNight = []() -> Background { co_return; };
}

// A reference, and a handle of which others may have a copy: the task lives on.

class Jobs {
public:
  app::Task<> &current();
  std::shared_future<int> result() const;
  app::Task<> &operator()();
};
std::shared_future<int> prices();

void livesOn(Jobs &Running) {
  std::function<void(Jobs &)> Look = &Jobs::current;
  std::function<void()> Show = std::ref(Running);
  std::function<void()> Refresh = prices;
  std::function<void()> Repeat = [Prices = prices()] { return Prices; };
  std::function<void(const Jobs &)> Ask = &Jobs::result;
}

// A function type among the template arguments makes no wrapper.

template <typename Signature> class Channel {
public:
  template <typename Factory> explicit Channel(Factory Make);
};

template <typename Signature> class Command {
public:
  template <typename Factory> explicit Command(Factory Make);
  std::string operator()() const;
};

void otherClasses() {
  Channel<void(int)> Orders(shipOrder);
  Command<void()> Open(openShop);
}

// Overloads that return different things: nobody knows which one is called.

struct Visitor {
  app::Task<> operator()(int Id) const;
  void operator()(const std::string &Name) const;
};

void overloaded() {
  std::function<void(const std::string &)> OnName = Visitor();
}

// Sites that a comment excuses.

void excused() {
  std::function<void()> OnOpen = openShop; // NOLINT(async-void-callback)
  // NOLINTNEXTLINE(async-*)
  std::function<void()> OnClose = []() -> app::Task<> { co_return; };
}

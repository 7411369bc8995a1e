// RUN: %check_async %s async-void-callback

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

struct Order {
  int Id;
  app::Task<> ship();
};

app::Task<> shipOrder(int Id);
app::Task<> openShop();
app::EagerTask<> refreshPrices();
std::future<int> loadOrder(int Id);
std::vector<int> orderIds();

// Wrappers of callbacks without a result.

void lambda() {
  std::function<void()> OnOpen = []() -> app::Task<> { co_return; };
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

void function() {
  std::function<void()> OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  std::function<void()> OnOpenToo(&openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

// Nobody knows whether it starts at once.
class Ticket {
public:
  struct promise_type {
    Ticket get_return_object();
    app::Delay initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  Ticket(Ticket &&) noexcept;
  app::Delay operator co_await() &&;
};
Ticket sellTicket();

void unknownStart() {
  std::function<void()> OnSale = sellTicket;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void()>' drops the task of this callback; its work or its error is lost [async-void-callback]
}

void eager() {
  std::function<void()> OnChange = refreshPrices;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::function<void()>' drops the task of this callback; its result and its error are lost [async-void-callback]
}

void future() {
  std::function<void(int)> OnOrder = loadOrder;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the future of this callback; its result and its error are lost [async-void-callback]
}

void plainLambdaThatReturnsTask() {
  std::function<void(int)> OnOrder = [](int Id) { return shipOrder(Id); };
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

void member(Order &Sold) {
  std::function<void(Order &)> OnSale = &Order::ship;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

void bound(Order &Sold) {
  std::function<void()> OnSale = std::bind(&Order::ship, &Sold);
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  std::function<void()> OnShip = std::bind(shipOrder, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

struct Shipper {
  app::Task<> operator()(int Id) const;
};

void functionObject() {
  std::function<void(int)> OnOrder = Shipper();
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

void namedLambda() {
  auto Ship = [](int Id) -> app::Task<> { co_await shipOrder(Id); };
  std::function<void(int)> OnOrder = Ship;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  std::function<void(int)> OnRepeat = std::move(Ship);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

void genericLambda() {
  std::function<void(int)> OnOrder = [](auto Id) -> app::Task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
    co_await shipOrder(Id);
  };
}

void otherWrapper(std::function<app::Task<>(int)> Ship) {
  std::function<void(int)> OnOrder = Ship;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

void packaged() {
  std::packaged_task<void(int)> Work(shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::packaged_task<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

void assigned(std::function<void(int)> &OnOrder) {
  OnOrder = shipOrder;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

// Where a callback is taken.

void onOrder(std::function<void(int)> Handler);
void onClose(const std::function<void()> &First, std::function<void()> Second = {});

void argument() {
  onOrder(shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-6]]:39: note: the parameter takes a callback without a result
}

void argumentByReference() {
  onClose([] {}, []() -> app::Task<> { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-11]]:72: note: the parameter takes a callback without a result
}

std::function<void(int)> returned() {
  return shipOrder;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
}

struct Handlers {
  std::function<void()> OnOpen;
  std::function<void(int)> OnOrder = shipOrder;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
};

Handlers inBraces() {
  return {.OnOpen = openShop};
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

class Shop {
public:
  Shop() : OnOpen(openShop) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]

private:
  std::function<void()> OnOpen;
};

// Containers of callbacks.

void containers(std::vector<std::function<void(int)>> &Handlers,
                std::map<int, std::function<void()>> &Timers,
                std::optional<std::function<void()>> &OnClose) {
  Handlers.push_back(shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  Handlers.emplace_back(shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  Timers.emplace(1, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  Timers.try_emplace(2, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  Timers[3] = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  OnClose.emplace(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

// Threads, and others that call for nothing.

void thread() {
  std::thread Worker(shipOrder, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::thread' drops the task of this callback; its work never runs [async-void-callback]
  Worker.join();
}

void joiningThread() {
  std::jthread Worker([] { return openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::jthread' drops the task of this callback; its work never runs [async-void-callback]
}

void threads(std::vector<std::thread> &Workers) {
  Workers.emplace_back(shipOrder, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::thread' drops the task of this callback; its work never runs [async-void-callback]
}

void algorithm(std::vector<Order> &Orders, const std::vector<int> &Ids) {
  std::for_each(Ids.begin(), Ids.end(), shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::for_each' drops the task of this callback; its work never runs [async-void-callback]
  std::for_each(Orders.begin(), Orders.end(), [](Order &Sold) { return Sold.ship(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'std::for_each' drops the task of this callback; its work never runs [async-void-callback]
  std::for_each_n(Ids.begin(), 2, [](int Id) -> app::Task<> { co_await shipOrder(Id); });
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::for_each_n' drops the task of this callback; its work never runs [async-void-callback]
  std::ranges::for_each(Ids, shipOrder);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'std::ranges::for_each' drops the task of this callback; its work never runs [async-void-callback]
  std::ranges::for_each(Ids, [](auto Id) { return shipOrder(Id); });
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'std::ranges::for_each' drops the task of this callback; its work never runs [async-void-callback]
}

void once(std::once_flag &Opened) {
  std::call_once(Opened, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::call_once' drops the task of this callback; its work never runs [async-void-callback]
}

void ranges(std::vector<Order> &Orders) {
  for (std::function<void(Order &)> Each : {std::function<void(Order &)>(&Order::ship)})
  // CHECK-MESSAGES: :[[@LINE-1]]:74: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
    Each(Orders.front());
}

// A coroutine gives its callbacks away no differently.

app::Task<> coroutine() {
  onOrder([](int Id) -> app::Task<> { co_await shipOrder(Id); });
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-106]]:39: note: the parameter takes a callback without a result
  co_return;
}

// A type that the application makes of its task stays one.

class Delivery : public app::Task<> {
public:
  using app::Task<>::Task;
};
Delivery deliver(int Id);

template <typename T> using Job = app::Task<T>;
Job<void> clean();

void derivedTasks() {
  std::function<void(int)> OnOrder = deliver;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  std::function<void()> OnClose = clean;
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

// Nor does it matter what it captures.

void capturing(int Id, Order &Sold) {
  onOrder([&Sold, Id](int) -> app::Task<> { co_await Sold.ship(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-133]]:39: note: the parameter takes a callback without a result
}

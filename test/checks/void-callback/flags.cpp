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
}

void function() {
  std::function<void()> OnOpen = openShop;
  std::function<void()> OnOpenToo(&openShop);
}

void eager() {
  std::function<void()> OnChange = refreshPrices;
}

void future() {
  std::function<void(int)> OnOrder = loadOrder;
}

void plainLambdaThatReturnsTask() {
  std::function<void(int)> OnOrder = [](int Id) { return shipOrder(Id); };
}

void unknownStart();

void member(Order &Sold) {
  std::function<void(Order &)> OnSale = &Order::ship;
}

void bound(Order &Sold) {
  std::function<void()> OnSale = std::bind(&Order::ship, &Sold);
  std::function<void()> OnShip = std::bind(shipOrder, 1);
}

struct Shipper {
  app::Task<> operator()(int Id) const;
};

void functionObject() {
  std::function<void(int)> OnOrder = Shipper();
}

void namedLambda() {
  auto Ship = [](int Id) -> app::Task<> { co_await shipOrder(Id); };
  std::function<void(int)> OnOrder = Ship;
  std::function<void(int)> OnRepeat = std::move(Ship);
}

void genericLambda() {
  std::function<void(int)> OnOrder = [](auto Id) -> app::Task<> {
    co_await shipOrder(Id);
  };
}

void otherWrapper(std::function<app::Task<>(int)> Ship) {
  std::function<void(int)> OnOrder = Ship;
}

void packaged() {
  std::packaged_task<void(int)> Work(shipOrder);
}

void assigned(std::function<void(int)> &OnOrder) {
  OnOrder = shipOrder;
}

// Where a callback is taken.

void onOrder(std::function<void(int)> Handler);
void onClose(const std::function<void()> &First, std::function<void()> Second = {});

void argument() {
  onOrder(shipOrder);
}

void argumentByReference() {
  onClose([] {}, []() -> app::Task<> { co_return; });
}

std::function<void(int)> returned() {
  return shipOrder;
}

struct Handlers {
  std::function<void()> OnOpen;
  std::function<void(int)> OnOrder = shipOrder;
};

Handlers inBraces() {
  return {.OnOpen = openShop};
}

class Shop {
public:
  Shop() : OnOpen(openShop) {}

private:
  std::function<void()> OnOpen;
};

// Containers of callbacks.

void containers(std::vector<std::function<void(int)>> &Handlers,
                std::map<int, std::function<void()>> &Timers,
                std::optional<std::function<void()>> &OnClose) {
  Handlers.push_back(shipOrder);
  Handlers.emplace_back(shipOrder);
  Timers.emplace(1, openShop);
  Timers.try_emplace(2, openShop);
  Timers[3] = openShop;
  OnClose.emplace(openShop);
}

// Threads, and others that call for nothing.

void thread() {
  std::thread Worker(shipOrder, 1);
  Worker.join();
}

void joiningThread() {
  std::jthread Worker([] { return openShop(); });
}

void threads(std::vector<std::thread> &Workers) {
  Workers.emplace_back(shipOrder, 1);
}

void algorithm(std::vector<Order> &Orders, const std::vector<int> &Ids) {
  std::for_each(Ids.begin(), Ids.end(), shipOrder);
  std::for_each(Orders.begin(), Orders.end(), [](Order &Sold) { return Sold.ship(); });
  std::for_each_n(Ids.begin(), 2, [](int Id) -> app::Task<> { co_await shipOrder(Id); });
  std::ranges::for_each(Ids, shipOrder);
  std::ranges::for_each(Ids, [](auto Id) { return shipOrder(Id); });
}

void once(std::once_flag &Opened) {
  std::call_once(Opened, openShop);
}

// A coroutine gives its callbacks away no differently.

app::Task<> coroutine() {
  onOrder([](int Id) -> app::Task<> { co_await shipOrder(Id); });
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
  std::function<void()> OnClose = clean;
}

// Nor does it matter what it captures.

void capturing(int Id, Order &Sold) {
  onOrder([&Sold, Id](int) -> app::Task<> { co_await Sold.ship(); });
}

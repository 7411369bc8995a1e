// RUN: %check_async %s async-void-callback
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <functional>

app::Task<> openShop();
app::Task<> shipOrder(int Id);
void onOrder(std::function<void(int)> Handler);

void undeclared() {
  onOrder(shipOrdr);
  std::function<void()> OnOpen = opnShop;
  onOder(shipOrder);
}

void wrongSignature() {
  std::function<void()> OnOpen = shipOrder;
}

void pointer() {
  void (*OnOpen)() = openShop;
  void (*OnClose)() = []() -> app::Task<> { co_return; };
}

void inTheBody() {
  onOrder([](int Id) -> app::Task<> { co_await shipOrder(Idd); });
}

void unknownWrapper() {
  Callback<void()> OnOpen = openShop;
}

template <typename Function> void run(Function Work) {
  Work();
  undeclaredToo(Work);
}

void usesRun() { run(openShop); }

void stillFound() {
  onOrder(shipOrder);
}

// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/models.yaml;%inputs/app/allow.yaml"}}' %s async-void-callback,async-discarded-task
//
// What the models of the application say.
//
// Fixes are not checked.

#include <app/task.h>
#include <functional>
#include <vector>

namespace app {

// Tasks that the model allows to drop: everywhere, and where nobody can await.
struct Signal {
  struct promise_type {
    Signal get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  Delay operator co_await();
};
struct Reaction {
  struct promise_type {
    Reaction get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  Delay operator co_await();
};

class Loop {
public:
  template <typename Function> void enqueue(Function Work);
  template <typename Function> void onTick(Function Work);
};
class Fiber {
public:
  template <typename Function, typename... Arguments>
  explicit Fiber(Function Work, Arguments... Values);
};
class Handler {
public:
  template <typename Function> Handler(Function Work);
};
template <typename Function> Function logged(Function Work);

Signal raise();
Reaction react();
EagerTask<> notify();

} // namespace app

app::Task<> openShop();
app::Task<> shipOrder(int Id);
void poll(app::Task<> (*Make)());

void sinks(app::Loop &Loop, std::vector<app::Fiber> &Fibers) {
  Loop.onTick(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'app::Loop::onTick' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: 'app::spawn' runs such a task
  // The model says nothing of the result.
  Loop.enqueue(openShop);
  app::Fiber Worker(shipOrder, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'app::Fiber' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: 'app::spawn' runs such a task
  app::Fiber Other(poll, openShop);
  Fibers.emplace_back(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'app::Fiber' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: 'app::spawn' runs such a task
}

void wrapper() {
  app::Handler OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'app::Handler' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: 'app::spawn' runs such a task
}

// The application accepts it for this function.
namespace app {
void onClose(std::function<void()> Handler);
}

void allowed() { app::onClose(openShop); }

void droppable() {
  std::function<void()> OnSignal = app::raise;
  std::function<void()> OnNotice = app::notify;
  std::function<void()> OnRefresh = app::refreshCache;
}

void slot() {
  std::function<void()> OnChange = app::react;
  app::react();
}

app::Task<> slotInCoroutine() {
  app::react();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::react' is dropped; its result and its error are lost [async-discarded-task]
  co_return;
}

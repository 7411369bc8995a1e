// RUN: %check_async %s async-void-callback,async-discarded-task,async-unawaited-task -- %qt_flags
//
// The own headers of Qt and QCoro. QCoro's tasks are eager so that a slot can be a
// coroutine: Qt calls it, drops the task, and the work goes on. A function that is
// no coroutine drops one in the same way; a coroutine has forgotten its co_await.
//
// Fixes are not checked.

#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>
#include <app/task.h>
#include <functional>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>
#include <thread>

namespace QCoro {
// Of a later version than the headers.
template <typename T = void> class LazyTask {
public:
  struct promise_type {
    LazyTask get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  LazyTask(LazyTask &&) noexcept;
  app::Delay operator co_await();
};
} // namespace QCoro

QCoro::Task<> reload();
QCoro::Task<bool> queryDisplays();
QCoro::LazyTask<> reloadLazily();
app::Task<> openShop();
app::EagerTask<> refreshPrices();

class Shop : public QObject {
public:
  Shop(QTimer *Clock, QThread *Worker);
  QCoro::Task<> onTick();
  QCoro::LazyTask<> onTickLazily();
  app::EagerTask<> onStart();
};

// Coroutines of QCoro may be slots, but for the lazy ones.

Shop::Shop(QTimer *Clock, QThread *Worker) {
  connect(Clock, &QTimer::timeout, this, &Shop::onTick);
  connect(Clock, &QTimer::timeout, this, []() -> QCoro::Task<> { co_await reload(); });
  connect(Clock, &QTimer::timeout, this, &Shop::onTickLazily);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'QObject::connect' drops the task of this callback; its work never runs [async-void-callback]
  connect(Clock, &QTimer::timeout, this, []() -> QCoro::LazyTask<> { co_await reloadLazily(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'QObject::connect' drops the task of this callback; its work never runs [async-void-callback]
  reload();
  reloadLazily();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'reloadLazily' is dropped; its work never runs [async-discarded-task]
}

// Others may not.

void connections(Shop *Front, QTimer *Clock) {
  QObject::connect(Clock, &QTimer::timeout, Front, &Shop::onStart);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: 'QObject::connect' drops the task of this callback; its result and its error are lost [async-void-callback]
  QObject::connect(Clock, &QTimer::timeout, Front, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: 'QObject::connect' drops the task of this callback; its work never runs [async-void-callback]
  QObject::connect(Clock, &QTimer::timeout, []() -> app::Task<> { co_await openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'QObject::connect' drops the task of this callback; its work never runs [async-void-callback]
  QObject::connect(Clock, &QTimer::timeout, Front, [] { return refreshPrices(); },
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: 'QObject::connect' drops the task of this callback; its result and its error are lost [async-void-callback]
                   Qt::QueuedConnection);
  QObject::connect(Clock, &QTimer::timeout, Front, [] { (void)refreshPrices(); });
}

void calls(Shop *Front) {
  QTimer::singleShot(10, Front, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'QTimer::singleShot' drops the task of this callback; its work never runs [async-void-callback]
  QTimer::singleShot(10, []() -> app::Task<> { co_await openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'QTimer::singleShot' drops the task of this callback; its work never runs [async-void-callback]
  QMetaObject::invokeMethod(Front, [] { return openShop(); }, Qt::QueuedConnection);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'QMetaObject::invokeMethod' drops the task of this callback; its work never runs [async-void-callback]
  QThreadPool::globalInstance()->start([] { return openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  QThread *Worker = QThread::create(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'QThread::create' drops the task of this callback; its work never runs [async-void-callback]
  Worker->start();
  QTimer::singleShot(10, Front, &Shop::onTick);
}

// A task of QCoro goes on wherever it is dropped.

void otherCallbacks(std::function<void()> &OnReload) {
  OnReload = reload;
  std::function<void()> OnQuery = queryDisplays;
  std::function<void()> Lazy = reloadLazily;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
}

// A function that is no coroutine cannot await.

void onServiceRegistered() {
  reload();
  queryDisplays();
  [](int Id) -> QCoro::Task<> { co_await reload(); }(1);
  auto Reloading = reload();
}

QCoro::Task<> onSupportedActionsChanged() {
  if (co_await queryDisplays()) {
    reload();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'reload' is dropped; its result and its error are lost [async-discarded-task]
    auto Reloading = reload();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Reloading' is never awaited; its result and its error are lost [async-unawaited-task]
    auto Later = [] { reload(); };
    Later();
  }
}

app::Task<> otherCoroutine() {
  queryDisplays();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'queryDisplays' is dropped; its result and its error are lost [async-discarded-task]
  co_return;
}

QCoro::Task<> meant() {
  (void)reload();
  reload().then([] {});
  co_return;
}

// Slots of functions with a result hand it on.
void results(QThreadPool *Pool) {
  auto Loading = QtConcurrent::run(Pool, [] { return 1; }).then([](int Id) { return Id; });
}

// RUN: %check_async %s async-blocking-wait,async-blocking-sleep -- %qt_flags
// REQUIRES: qt
//
// Qt's own headers.

#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>
#include <QtDBus/QtDBus>
#include <app/task.h>
#include <chrono>

using namespace std::chrono_literals;

QFuture<int> loadPrice(int Article);
QFuture<void> saveBasket();
void compressLogs();

// Futures.

app::Task<int> readPrice() {
  QFuture<int> Price = loadPrice(1);
  co_return Price.result();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'QFuture::result' blocks the thread that runs this coroutine; use 'co_await future' [async-blocking-wait]
}

app::Task<int> readPrices() {
  int Sum = loadPrice(1).resultAt(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'QFuture::resultAt' blocks the thread that runs this coroutine; use 'co_await future' [async-blocking-wait]
  Sum += loadPrice(2).results().size();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'QFuture::results' blocks the thread that runs this coroutine; use 'co_await future' [async-blocking-wait]
  Sum += loadPrice(3).takeResult();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'QFuture::takeResult' blocks the thread that runs this coroutine; use 'co_await future' [async-blocking-wait]
  co_return Sum;
}

app::Task<> waitForBasket(QFutureWatcher<void> &Watcher) {
  saveBasket().waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'QFuture::waitForFinished' blocks the thread that runs this coroutine; use 'co_await future' [async-blocking-wait]
  Watcher.waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QFutureWatcher::waitForFinished' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForBoth(QFutureSynchronizer<void> &Both) {
  Both.waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'QFutureSynchronizer::waitForFinished' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> leaveSynchronizer() {
  QFutureSynchronizer<void> Saved(saveBasket());
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the destructor of 'Saved' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'QFutureSynchronizer::~QFutureSynchronizer' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await app::fetchPrice(1);
}

app::Task<> raisePrices(QList<int> &Prices) {
  QtConcurrent::blockingMap(Prices, [](int &Price) { ++Price; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'QtConcurrent::blockingMap' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> callBank(QDBusPendingCall &Call) {
  Call.waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'QDBusPendingCall::waitForFinished' blocks the thread that runs this coroutine; use 'co_await call' [async-blocking-wait]
  co_return;
}

// Threads, conditions, event loops.

app::Task<> joinThread(QThread &Worker) {
  Worker.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QThread::wait' blocks the thread that runs this coroutine; use 'co_await qCoro(thread).waitForFinished()' [async-blocking-wait]
  Worker.wait(1000);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QThread::wait' blocks the thread that runs this coroutine; use 'co_await qCoro(thread).waitForFinished()' [async-blocking-wait]
  Worker.wait(QDeadlineTimer(QDeadlineTimer::Forever));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QThread::wait' blocks the thread that runs this coroutine; use 'co_await qCoro(thread).waitForFinished()' [async-blocking-wait]
  co_return;
}

app::Task<> waitForPool() {
  QThreadPool::globalInstance()->waitForDone();
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'QThreadPool::waitForDone' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> leavePool() {
  QThreadPool Workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the destructor of 'Workers' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: 'QThreadPool::~QThreadPool' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: 1 suspension point precedes the end of the scope; this is it
  Workers.start(compressLogs);
  co_await app::fetchPrice(1);
}

struct Mailbox {
  QMutex Mutex;
  QWaitCondition Arrived;
  QSemaphore Letters;
};

app::Task<> waitForMail(Mailbox &Box) {
  Box.Arrived.wait(&Box.Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'QWaitCondition::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  Box.Letters.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'QSemaphore::acquire' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<bool> waitForLetter(Mailbox &Box) {
  co_return Box.Letters.try_acquire_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'QSemaphore::try_acquire_for' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> askCustomer() {
  QEventLoop Loop;
  Loop.exec();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'QEventLoop::exec' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: runs an event loop until that is told to quit
  co_return;
}

// Sleeps.

app::Task<> retryLater() {
  QThread::sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'QThread::sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  QThread::msleep(200);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'QThread::msleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  QThread::usleep(200);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'QThread::usleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

// What the event loop runs.

void showPrice(QObject *Window, QTimer *Refresh) {
  QTimer::singleShot(10ms, Window, [] {
    loadPrice(1).waitForFinished();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'QFuture::waitForFinished' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'QTimer::singleShot' runs the handler on an executor
  });
  QObject::connect(Refresh, &QTimer::timeout, Window, [] {
    QThread::msleep(200);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'QThread::msleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'QObject::connect' runs the handler on an executor
  });
  QMetaObject::invokeMethod(Window, [] {
    loadPrice(2).waitForFinished();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'QFuture::waitForFinished' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'QMetaObject::invokeMethod' runs the handler on an executor
  });
}

void showPriceThen(QObject *Window) {
  loadPrice(1).then(Window, [](int) {
    saveBasket().waitForFinished();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'QFuture::waitForFinished' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:16: note: 'QFuture::then' runs the handler on an executor
  });
}

// Silent: ready, or no wait at all.

app::Task<int> readFinishedPrice(QFuture<int> Price, QThread &Worker,
                                 QDBusPendingCall &Call) {
  if (Worker.isFinished())
    Worker.wait();
  if (Call.isFinished())
    Call.waitForFinished();
  if (Price.isFinished())
    co_return Price.result();
  if (Price.isResultReadyAt(0))
    co_return Price.resultAt(0);
  co_return 0;
}

app::Task<int> readConstantPrice() {
  QFuture<int> Price = QtFuture::makeReadyFuture(1);
  co_return Price.result() + QtFuture::makeReadyFuture(2).result();
}

app::Task<bool> lookOnce(Mailbox &Box, QThread &Worker) {
  QThread::msleep(0);
  Worker.wait(0);
  QThreadPool::globalInstance()->waitForDone(0);
  Box.Letters.tryAcquire();
  co_return Box.Letters.try_acquire_for(0ms);
}

app::Task<> handleEvents() {
  QCoreApplication::processEvents();
  QThread::yieldCurrentThread();
  co_return;
}

// The result of a watcher is there when the signal comes.
void watchPrice(QFutureWatcher<int> *Watcher, QObject *Window) {
  QObject::connect(Watcher, &QFutureWatcher<int>::finished, Window,
                   [Watcher] { qDebug() << Watcher->result(); });
}

// Silent: threads that may wait.

void countInBackground(QThreadPool &Workers) {
  auto Counted = QtConcurrent::run([] { return loadPrice(1).result(); });
  auto Sold = QtConcurrent::run(&Workers, [] { QThread::sleep(1); });
  Workers.start([] { loadPrice(2).waitForFinished(); });
  QThreadPool::globalInstance()->tryStart([] { QThread::sleep(1); });
  QList<int> Prices;
  auto Raised = QtConcurrent::map(Prices, [](int &) { QThread::msleep(1); });
  QThread *Counting = QThread::create([] { loadPrice(3).waitForFinished(); });
  Counting->start();
}

// Not in a coroutine.
int readPriceAtStart() { return loadPrice(1).result(); }

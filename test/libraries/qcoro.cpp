// RUN: %check_async %s async-blocking-wait,async-blocking-sleep -- %qt_flags
//
// QCoro's own headers.

#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>
#include <QtNetwork/QtNetwork>
#include <chrono>
#include <qcoro/qcoroabstractsocket.h>
#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorocore.h>
#include <qcoro/qcorogenerator.h>
#include <qcoro/qcoronetworkreply.h>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotcpserver.h>
#include <qcoro/qcorothread.h>
#include <qcoro/qcorotimer.h>
#include <thread>

using namespace std::chrono_literals;

QCoro::Task<int> fetchPrice(int Article);
QFuture<int> loadPrice(int Article);

// Waits.

QCoro::Task<int> readPrice() {
  co_return QCoro::waitFor(fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'QCoro::waitFor' blocks the thread that runs this coroutine; use 'co_await task' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: runs an event loop until the task is done
}

QCoro::Task<int> readPriceOfFuture(QFuture<int> Discount) {
  int Price = co_await fetchPrice(1);
  co_return Price - Discount.result();
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'QFuture::result' blocks the executor's thread that resumed this coroutine; use 'co_await future' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 1 suspension point precedes the call; this is it
}

QCoro::AsyncGenerator<int> listPrices() {
  for (int Article = 0; Article != 10; ++Article) {
    QThread *Counting = QThread::create([] {});
    Counting->wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'QThread::wait' blocks the executor's thread that resumed this coroutine; use 'co_await qCoro(thread).waitForFinished()' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 2 suspension points precede the call; this is the last
    co_yield co_await fetchPrice(Article);
  }
}

void showPrice() {
  fetchPrice(1).then([](int Article) {
    loadPrice(Article).waitForFinished();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'QFuture::waitForFinished' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'QCoro::Task::then' runs the handler on an executor
  });
}

void showPriceIn(QObject *Window) {
  QCoro::connect(fetchPrice(1), Window, [](int Article) {
    loadPrice(Article).waitForFinished();
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'QFuture::waitForFinished' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'QCoro::connect' runs the handler on an executor
  });
}

// Sleeps.

QCoro::Task<> retryLater() {
  QThread::msleep(200);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'QThread::msleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await QCoro::sleepFor(std::chrono::milliseconds(200));
  co_return;
}

QCoro::Task<> retrySoon() {
  std::this_thread::sleep_for(200ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await QCoro::sleepFor(200ms);
  co_return;
}

QCoro::Task<> retryAt(std::chrono::steady_clock::time_point Due) {
  std::this_thread::sleep_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await QCoro::sleepUntil(Due);
  co_return;
}

// Silent: the wrappers of the library only suspend.

QCoro::Task<int> awaitEverything(QTcpSocket &Socket, QTcpServer &Shop, QProcess &Printer,
                                 QThread &Worker, QNetworkReply *Reply, QTimer &Retry) {
  co_await qCoro(Socket).waitForConnected();
  co_await qCoro(Socket).waitForReadyRead(1000);
  co_await qCoro(Socket).waitForDisconnected();
  co_await qCoro(Shop).waitForNewConnection();
  co_await qCoro(Printer).waitForStarted();
  co_await qCoro(Printer).waitForFinished();
  co_await qCoro(Worker).waitForFinished();
  co_await qCoro(Reply).waitForFinished();
  co_await qCoro(Retry).waitForTimeout();
  co_await QCoro::sleepFor(1s);
  co_return co_await loadPrice(1) + co_await qCoro(loadPrice(2)).waitForFinished();
}

// On a thread of its own the coroutine may block.
QCoro::Task<> countOnThread(QThread &Counting) {
  co_await QCoro::moveToThread(&Counting);
  QThread::sleep(1);
  loadPrice(1).waitForFinished();
}

QCoro::Task<> countInBackground() {
  co_await QtConcurrent::run([] { QThread::sleep(1); });
}

QCoro::Task<int> readFinishedPrice(QFuture<int> Price) {
  if (Price.isFinished())
    co_return Price.result();
  co_return co_await Price;
}

void showPriceThenAwait() {
  fetchPrice(1).then([](int Article) -> QCoro::Task<> { co_await fetchPrice(Article); });
}

QCoro::Generator<int> countDown() {
  for (int Second = 10; Second != 0; --Second) {
    co_yield Second;
    QThread::sleep(1);
  }
}

// Not in a coroutine: this is how a test starts one.
int readPriceAtStart() { return QCoro::waitFor(fetchPrice(1)); }

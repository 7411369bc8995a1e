// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call -- %qt_flags
//
// Qt's own headers.

#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>
#include <QtDBus/QtDBus>
#include <QtNetwork/QtNetwork>
#include <QtSql/QtSql>
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

void showError(QObject *Window) {
  loadPrice(1).onFailed(Window, [] {
    QThread::sleep(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'QThread::sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:16: note: 'QFuture::onFailed' runs the handler on an executor
    return 0;
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

void showPriceOf(QFutureWatcher<int> *Watcher, QObject *Window) {
  QObject::connect(Watcher, &QFutureWatcher<int>::finished, Window,
                   [Watcher] { qDebug() << Watcher->future().result(); });
}

// The future that a continuation is given has its result.
void showPriceOrError() {
  loadPrice(1).then([](QFuture<int> Price) { qDebug() << Price.result(); });
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

void countAfterPrice(QThreadPool &Workers) {
  loadPrice(1).then(&Workers, [](int) { loadPrice(2).waitForFinished(); });
  loadPrice(1).then(QtFuture::Launch::Async, [](int) { loadPrice(2).waitForFinished(); });
}

// The signals of a thread are sent on the thread.
void compressOnThread(QThread &Compression) {
  QObject::connect(&Compression, &QThread::started, [] { QThread::sleep(1); });
}

// The slots of an object that lives on a thread of its own.
class Worker : public QObject {
public:
  void compressEveryLog() { QThread::sleep(1); }
};

void startWorker(Worker *Work, QThread *Thread, QTimer *Hourly) {
  Work->moveToThread(Thread);
  QObject::connect(Hourly, &QTimer::timeout, Work, &Worker::compressEveryLog);
  QTimer::singleShot(1000, Work, &Worker::compressEveryLog);
  QMetaObject::invokeMethod(Work, &Worker::compressEveryLog);
}

// Not in a coroutine.
int readPriceAtStart() { return loadPrice(1).result(); }

// Processes.

app::Task<> printInvoice(QProcess &Printer) {
  Printer.start("lpr", {"invoice.pdf"});
  Printer.waitForStarted();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QProcess::waitForStarted' blocks the thread that runs this coroutine; use 'co_await qCoro(process).waitForStarted()' [async-blocking-call]
  Printer.waitForReadyRead(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QProcess::waitForReadyRead' blocks the thread that runs this coroutine [async-blocking-call]
  Printer.waitForFinished(-1);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QProcess::waitForFinished' blocks the thread that runs this coroutine; use 'co_await qCoro(process).waitForFinished()' [async-blocking-call]
  QProcess::execute("lpr", {"receipt.pdf"});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'QProcess::execute' blocks the thread that runs this coroutine; use 'QProcess::start' [async-blocking-call]
  co_return;
}

// Network.

app::Task<> findShop() {
  QHostInfo Shop = QHostInfo::fromName("shop.example.com");
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'QHostInfo::fromName' blocks the thread that runs this coroutine; use 'QHostInfo::lookupHost' [async-blocking-call]
  co_return;
}

app::Task<> talkToShop(QTcpSocket &Socket) {
  Socket.connectToHost("shop.example.com", 80);
  Socket.waitForConnected();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QTcpSocket::waitForConnected' blocks the thread that runs this coroutine; use 'co_await qCoro(socket).waitForConnected()' [async-blocking-call]
  Socket.write("GET / HTTP/1.0");
  Socket.waitForBytesWritten();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QTcpSocket::waitForBytesWritten' blocks the thread that runs this coroutine; use 'co_await qCoro(device).write(data)' [async-blocking-call]
  Socket.waitForReadyRead(1000);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QTcpSocket::waitForReadyRead' blocks the thread that runs this coroutine; use 'co_await qCoro(device).readAll()' [async-blocking-call]
  Socket.waitForDisconnected();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QTcpSocket::waitForDisconnected' blocks the thread that runs this coroutine; use 'co_await qCoro(socket).waitForDisconnected()' [async-blocking-call]
  co_return;
}

app::Task<> talkInSecret(QSslSocket &Socket, QLocalSocket &Printer) {
  Socket.waitForEncrypted();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QSslSocket::waitForEncrypted' blocks the thread that runs this coroutine [async-blocking-call]
  Printer.waitForReadyRead();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QLocalSocket::waitForReadyRead' blocks the thread that runs this coroutine; use 'co_await qCoro(device).readAll()' [async-blocking-call]
  co_return;
}

app::Task<> waitForCustomer(QTcpServer &Shop, QIODevice &Scanner) {
  Shop.waitForNewConnection(-1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'QTcpServer::waitForNewConnection' blocks the thread that runs this coroutine; use 'co_await qCoro(server).waitForNewConnection()' [async-blocking-call]
  Scanner.waitForReadyRead(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QIODevice::waitForReadyRead' blocks the thread that runs this coroutine; use 'co_await qCoro(device).readAll()' [async-blocking-call]
  co_return;
}

// Databases and D-Bus.

app::Task<> countStock(QSqlDatabase &Stock) {
  Stock.open();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'QSqlDatabase::open' blocks the thread that runs this coroutine [async-blocking-call]
  QSqlQuery Count(Stock);
  Count.exec("SELECT COUNT(*) FROM stock");
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'QSqlQuery::exec' blocks the thread that runs this coroutine [async-blocking-call]
  Count.next();
  co_return;
}

app::Task<> payThroughBank(QDBusInterface &Bank, const QDBusMessage &Message) {
  Bank.call("pay", 10);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'QDBusInterface::call' blocks the thread that runs this coroutine; use 'co_await interface.asyncCall(method)' [async-blocking-call]
  QDBusConnection::sessionBus().call(Message);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'QDBusConnection::call' blocks the thread that runs this coroutine; use 'co_await connection.asyncCall(message)' [async-blocking-call]
  co_return;
}

// Files and locks.

app::Task<> readCatalog() {
  QFile Catalog("catalog.xml");
  Catalog.open(QIODevice::ReadOnly);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QFile::open' blocks the thread that runs this coroutine [async-blocking-call]
  QByteArray Text = Catalog.readAll();
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'QFile::readAll' blocks the thread that runs this coroutine [async-blocking-call]
  QDir("cache").removeRecursively();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'QDir::removeRecursively' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

struct Basket {
  QMutex Mutex;
  QRecursiveMutex Outer;
  QReadWriteLock Prices;
};

app::Task<> lockBasket(Basket &Locked) {
  {
    QMutexLocker Lock(&Locked.Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'QMutexLocker' blocks the thread that runs this coroutine [async-blocking-call]
  }
  Locked.Mutex.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'QMutex::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Locked.Mutex.unlock();
  Locked.Outer.tryLock(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'QRecursiveMutex::tryLock' blocks the thread that runs this coroutine [async-blocking-call]
  QReadLocker Lock(&Locked.Prices);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'QReadLocker' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

void saveOnTimer(QObject *Window, QTimer *Minutely, QSqlTableModel *Stock) {
  QObject::connect(Minutely, &QTimer::timeout, Window, [Stock] {
    Stock->submitAll();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'QSqlTableModel::submitAll' blocks the executor's thread that runs this handler [async-blocking-call]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'QObject::connect' runs the handler on an executor
  });
}

// Silent: what only looks, and what is asynchronous.

app::Task<> lookAtDevices(QProcess &Printer, QTcpSocket &Socket, QTcpServer &Shop,
                     Basket &Locked) {
  Printer.waitForFinished(0);
  Socket.waitForReadyRead(0);
  Shop.waitForNewConnection();
  if (Locked.Mutex.tryLock())
    Locked.Mutex.unlock();
  if (Locked.Outer.tryLock())
    Locked.Outer.unlock();
  Locked.Mutex.try_lock_for(0ms);
  co_return;
}

app::Task<> startEverything(QProcess &Printer, QTcpSocket &Socket, QDBusInterface &Bank) {
  Printer.start("lpr", {"invoice.pdf"});
  Socket.connectToHost("shop.example.com", 80);
  Socket.readAll();
  Bank.asyncCall("pay", 10);
  Bank.call(QDBus::NoBlock, "pay", 10);
  QHostInfo::lookupHost("shop.example.com", [](const QHostInfo &) {});
  co_return;
}

// Silent: what a combinator waits for is complete when its watcher is finished.

void showPrices(QObject *Window) {
  QMap<int, QFuture<int>> Prices;
  Prices.insert(1, loadPrice(1));
  auto *Watcher = new QFutureWatcher<QList<QFuture<int>>>(Window);
  Watcher->setFuture(QtFuture::whenAll(Prices.begin(), Prices.end()));
  QObject::connect(Watcher, &QFutureWatcher<QList<QFuture<int>>>::finished, Window,
                   [Prices] {
                     for (const auto &Price : Prices.values())
                       Price.result();
                     for (auto [Article, Price] : Prices.asKeyValueRange())
                       Price.result();
                   });
}

// Nothing waits for these before.
void showOtherPrices(QFutureWatcher<int> *Watcher, QList<QFuture<int>> Prices,
                     QObject *Window) {
  QObject::connect(Watcher, &QFutureWatcher<int>::finished, Window, [Prices] {
    for (const auto &Price : Prices)
      Price.result();
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'QFuture::result' blocks the executor's thread that runs this handler [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'QObject::connect' runs the handler on an executor
  });
}

// Silent: threads that may block.

void readInBackground(QThreadPool &Workers) {
  auto Catalog = QtConcurrent::run([] { return QHostInfo::fromName("shop.example.com"); });
  Workers.start([] { QProcess::execute("lpr", {"receipt.pdf"}); });
}

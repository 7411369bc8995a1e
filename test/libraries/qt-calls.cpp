// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-call -- %qt_flags
// REQUIRES: qt
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

app::Task<> callBank(QDBusInterface &Bank, const QDBusMessage &Message) {
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

app::Task<> lookOnce(QProcess &Printer, QTcpSocket &Socket, QTcpServer &Shop,
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

// Silent: threads that may block.

void readInBackground(QThreadPool &Workers) {
  auto Catalog = QtConcurrent::run([] { return QHostInfo::fromName("shop.example.com"); });
  Workers.start([] { QProcess::execute("lpr", {"receipt.pdf"}); });
}

// RUN: %check_async %s async-blocking-wait,async-blocking-sleep -- %qt_flags
// REQUIRES: qt
// XFAIL: *
//
// No expectation: all of this may block, and is reported today.

#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>

QFuture<int> loadPrice(int Article);

// A pool that is given as a pointer.
void thenOnPool(QThreadPool &Workers) {
  loadPrice(1).then(&Workers, [](int) { loadPrice(2).waitForFinished(); });
}

void compressOnThread(QThread &Compression) {
  QObject::connect(&Compression, &QThread::started, [] { QThread::sleep(1); });
}

// An enumerator that stands for the pool.
void thenAsync() {
  loadPrice(1).then(QtFuture::Launch::Async,
                    [](int) { loadPrice(2).waitForFinished(); });
}

// The future that a continuation is given has its result.
void thenHandleErrors() {
  loadPrice(1).then([](QFuture<int> Price) { qDebug() << Price.result(); });
}

// The result of a watcher is there when the signal comes.
void watchPrice(QFutureWatcher<int> *Watcher, QObject *Window) {
  QObject::connect(Watcher, &QFutureWatcher<int>::finished, Window,
                   [Watcher] { qDebug() << Watcher->future().result(); });
}

// The slots of an object that lives on a thread of its own.
class Worker : public QObject {
public:
  void compressLogs() { QThread::sleep(1); }
};

void startWorker(Worker *Work, QThread *Thread, QTimer *Hourly) {
  Work->moveToThread(Thread);
  QObject::connect(Hourly, &QTimer::timeout, Work, &Worker::compressLogs);
}

// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// A call that blocks in several ways is one finding, of the first kind: wait,
// sleep, dns, process, stdin, network.

#include <app/task.h>
#include <cstdlib>
#include <fcntl.h>
#include <future>
#include <iostream>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <string>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

std::future<int> askWarehouse(int Article);

int stockOf(int Article) { return askWarehouse(Article).get(); }
void backOff() { std::this_thread::sleep_for(1s); }
void resolve() {
  addrinfo *Found;
  getaddrinfo("warehouse", nullptr, nullptr, &Found);
}
int runBackup() { return std::system("backup"); }
std::string readAnswer() {
  std::string Answer;
  std::cin >> Answer;
  return Answer;
}
void pollSocket(pollfd *Sockets) { poll(Sockets, 1, -1); }

// Whatever the order in which the function does it.

void sleepThenWait() {
  backOff();
  stockOf(1);
}

app::Task<> waitIsFirst() {
  sleepThenWait();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleepThenWait' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'sleepThenWait' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-25]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

void systemThenSleep() {
  runBackup();
  backOff();
}

app::Task<> sleepBeforeProcess() {
  systemThenSleep();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'systemThenSleep' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'systemThenSleep' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-37]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

void systemThenResolve() {
  runBackup();
  resolve();
}

app::Task<> dnsBeforeProcess() {
  systemThenResolve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'systemThenResolve' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'systemThenResolve' calls 'resolve' here
  // CHECK-MESSAGES: :[[@LINE-47]]:3: note: 'resolve' calls 'getaddrinfo' here
  co_return;
}

void readThenRun() {
  readAnswer();
  runBackup();
}

app::Task<> processBeforeInput() {
  readThenRun();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'readThenRun' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'readThenRun' calls 'runBackup' here
  // CHECK-MESSAGES: :[[@LINE-58]]:26: note: 'runBackup' calls 'system' here
  co_return;
}

void pollThenRead(pollfd *Sockets) {
  pollSocket(Sockets);
  readAnswer();
}

app::Task<> inputBeforeNetwork(pollfd *Sockets) {
  pollThenRead(Sockets);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pollThenRead' blocks the thread that runs this coroutine: it reaches 'std::operator>>' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'pollThenRead' calls 'readAnswer' here
  // CHECK-MESSAGES: :[[@LINE-68]]:3: note: 'readAnswer' calls 'std::operator>>' here
  co_return;
}

// The first kind, though the way there is longer.

void deepWait3() { stockOf(1); }
void deepWait2() { deepWait3(); }
void deepWait1() { deepWait2(); }
void nearSleepDeepWait() {
  std::this_thread::sleep_for(1s);
  deepWait1();
}

app::Task<> longWayToWait() {
  nearSleepDeepWait();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'nearSleepDeepWait' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'nearSleepDeepWait' calls 'deepWait1' here
  // CHECK-MESSAGES: :[[@LINE-10]]:20: note: 'deepWait1' calls 'deepWait2' here
  // CHECK-MESSAGES: :[[@LINE-12]]:20: note: 'deepWait2' calls 'deepWait3' here
  // CHECK-MESSAGES: :[[@LINE-14]]:20: note: 'deepWait3' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-98]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// Two calls are two findings, each of its kind.

app::Task<> oneEach() {
  backOff();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'backOff' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-106]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  stockOf(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-110]]:57: note: 'stockOf' calls 'std::future::get' here
  resolve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'resolve' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-109]]:3: note: 'resolve' calls 'getaddrinfo' here
  co_return;
}

app::Task<> oneLine() {
  backOff(), stockOf(1), resolve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'backOff' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-119]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-122]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-5]]:26: warning: 'resolve' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-120]]:3: note: 'resolve' calls 'getaddrinfo' here
  co_return;
}

// What the argument does is a call of its own.

void pauseFor(int Seconds) { sleep(Seconds); }

app::Task<> argumentWaits() {
  pauseFor(stockOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pauseFor' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-5]]:30: note: 'pauseFor' calls 'sleep' here
  // CHECK-MESSAGES: :[[@LINE-3]]:12: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-137]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// What an object does is the constructor's, or the destructor's.

struct Session {
  Session() { backOff(); }
  ~Session() { stockOf(1); }
};

app::Task<> constructorSleepsDestructorWaits() {
  Session Mine;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Session' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-7]]:15: note: 'Session' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-151]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  // CHECK-MESSAGES: :[[@LINE-4]]:11: warning: the destructor of 'Mine' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-9]]:16: note: 'Session::~Session' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-155]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// All overriders have one kind in common.

namespace {
struct Backend {
  virtual void flush() = 0;
};
struct RemoteBackend : Backend {
  void flush() override {
    stockOf(1);
    backOff();
  }
};
struct LocalBackend : Backend {
  void flush() override {
    backOff();
    runBackup();
  }
};
} // namespace

app::Task<> commonKind(Backend &Any) {
  Any.flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Backend::flush' blocks the thread that runs this coroutine: it reaches 'std::this_thread::sleep_for' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-14]]:5: note: 'RemoteBackend::flush' calls 'backOff' here
  // CHECK-MESSAGES: :[[@LINE-182]]:18: note: 'backOff' calls 'std::this_thread::sleep_for' here
  co_return;
}

// Below: nothing more is expected.

// Files and locks are asked for by an option.
std::mutex Guard;
void takeLock() { std::lock_guard<std::mutex> Lock(Guard); }

app::Task<> optInKinds() {
  takeLock();
  co_return;
}

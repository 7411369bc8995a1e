// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns; process ;;lock"}}' --prefix=LOCK %s async-blocking-call
// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: file}}' --prefix=FILE %s async-blocking-call
// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "http;rpc;database;network;stdin"}}' --prefix=REMOTE %s async-blocking-call
// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: process, async-blocking-call.MaxChainNotes: 2}}' --prefix=NOTES %s async-blocking-call
// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: process, async-blocking-call.MaxChainNotes: 0}}' --prefix=NONOTES %s async-blocking-call
// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: ""}}' --prefix=EMPTY %s async-blocking-call
//
// A word that is no category is a mistake in the configuration; the rest counts.
// RUN: %clang_tidy --load=%plugin --checks=-*,async-blocking-call --quiet --config='{CheckOptions: {async-blocking-call.Categories: "proces;process;wait;cpu;dns,http;LOCK"}}' %s -- -std=c++20 -isystem %inputs > %t 2>&1
// RUN: FileCheck %s --check-prefix=WORDS --implicit-check-not='{{warning|error|note}}:' < %t
// WORDS-DAG: warning: 'proces' is no category of 'async-blocking-call.Categories'; known are dns, process, stdin, network, database, http, rpc, file, lock [clang-tidy-config]
// WORDS-DAG: warning: 'wait' is no category of 'async-blocking-call.Categories'; known are {{.*}} [clang-tidy-config]
// WORDS-DAG: warning: 'cpu' is no category of 'async-blocking-call.Categories'; known are {{.*}} [clang-tidy-config]
// WORDS-DAG: warning: 'dns,http' is no category of 'async-blocking-call.Categories'; known are {{.*}} [clang-tidy-config]
// WORDS-DAG: warning: 'LOCK' is no category of 'async-blocking-call.Categories'; known are {{.*}} [clang-tidy-config]
// WORDS-DAG: options.cpp:{{[0-9]+}}:3: warning: 'system' blocks
// WORDS-DAG: options.cpp:{{[0-9]+}}:3: warning: 'makeInvoice' blocks {{.*}}: it reaches 'system'
// WORDS-DAG: note: 'makeInvoice' calls 'render' here
// WORDS-DAG: note: 'render' calls 'convert' here
// WORDS-DAG: note: 'convert' calls 'system' here
//
// No expectation: for the prefix EMPTY, since no category is left.

#include <app/task.h>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <netdb.h>
#include <pthread.h>
#include <shared_mutex>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;

app::Task<> process() {
  std::system("logrotate");
  // LOCK: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  // NOTES: :[[@LINE-2]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  // NONOTES: :[[@LINE-3]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

int convert() { return std::system("convert logo.svg logo.png"); }
int render() { return convert(); }
int makeInvoice() { return render(); }

app::Task<> chain() {
  makeInvoice();
  // LOCK: :[[@LINE-1]]:3: warning: 'makeInvoice' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // LOCK: :[[@LINE-5]]:28: note: 'makeInvoice' calls 'render' here
  // LOCK: :[[@LINE-7]]:23: note: 'render' calls 'convert' here
  // LOCK: :[[@LINE-9]]:24: note: 'convert' calls 'system' here
  // NOTES: :[[@LINE-5]]:3: warning: 'makeInvoice' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // NOTES: :[[@LINE-9]]:28: note: 'makeInvoice' calls 'render' here
  // NOTES: :[[@LINE-12]]:24: note: ... and 1 more call, until 'convert' calls 'system' here
  // NONOTES: :[[@LINE-8]]:3: warning: 'makeInvoice' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  co_return;
}

app::Task<> nameResolution(addrinfo *&Found) {
  getaddrinfo("localhost", nullptr, nullptr, &Found);
  // LOCK: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  co_return;
}

[[clang::annotate("async::blocking:http")]] int download(const char *Url);
[[clang::annotate("async::blocking:database")]] int query(const char *Statement);
[[clang::annotate("async::blocking:rpc")]] int callRemote(const char *Method);

app::Task<> clients() {
  download("https://example.com/prices");
  // REMOTE: :[[@LINE-1]]:3: warning: 'download' blocks the thread that runs this coroutine [async-blocking-call]
  query("SELECT 1");
  // REMOTE: :[[@LINE-1]]:3: warning: 'query' blocks the thread that runs this coroutine [async-blocking-call]
  callRemote("Orders.List");
  // REMOTE: :[[@LINE-1]]:3: warning: 'callRemote' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> networkAndInput(char (&Line)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Line, sizeof(Line));
  // REMOTE: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  read(STDIN_FILENO, Line, sizeof(Line));
  // REMOTE: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Files.

app::Task<> cFiles(std::FILE *Log, char (&Line)[64]) {
  std::FILE *Orders = std::fopen("orders.csv", "r");
  // FILE: :[[@LINE-1]]:23: warning: 'fopen' blocks the thread that runs this coroutine [async-blocking-call]
  std::fread(Line, 1, sizeof(Line), Orders);
  // FILE: :[[@LINE-1]]:3: warning: 'fread' blocks the thread that runs this coroutine [async-blocking-call]
  std::fflush(Log);
  // FILE: :[[@LINE-1]]:3: warning: 'fflush' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> streams(char (&Line)[64]) {
  std::ifstream Orders("orders.csv");
  // FILE: :[[@LINE-1]]:17: warning: 'std::basic_ifstream' blocks the thread that runs this coroutine [async-blocking-call]
  Orders.read(Line, sizeof(Line));
  // FILE: :[[@LINE-1]]:10: warning: 'std::basic_ifstream::read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> descriptors(int Given, char (&Line)[64]) {
  int Orders = open("orders.csv", O_RDONLY);
  // FILE: :[[@LINE-1]]:16: warning: 'open' blocks the thread that runs this coroutine [async-blocking-call]
  read(Orders, Line, sizeof(Line));
  // FILE: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  // Whatever the flags of the descriptor say.
  fsync(Given);
  // FILE: :[[@LINE-1]]:3: warning: 'fsync' blocks the thread that runs this coroutine [async-blocking-call]
  // Whether it is a file is not known.
  read(Given, Line, sizeof(Line));
  // A device that is opened so does not wait.
  int Terminal = open("/dev/ttyS0", O_RDONLY | O_NONBLOCK);
  read(Terminal, Line, sizeof(Line));
  co_return;
}

// Locks.

app::Task<> guards(std::mutex &Prices, std::recursive_mutex &Stock, std::shared_mutex &Cart) {
  std::lock_guard Guard(Prices);
  // LOCK: :[[@LINE-1]]:19: warning: 'std::lock_guard' blocks the thread that runs this coroutine [async-blocking-call]
  std::unique_lock<std::recursive_mutex> Unique(Stock);
  // LOCK: :[[@LINE-1]]:42: warning: 'std::unique_lock' blocks the thread that runs this coroutine [async-blocking-call]
  std::scoped_lock Both(Prices, Stock);
  // LOCK: :[[@LINE-1]]:20: warning: 'std::scoped_lock' blocks the thread that runs this coroutine [async-blocking-call]
  std::shared_lock Reader(Cart);
  // LOCK: :[[@LINE-1]]:20: warning: 'std::shared_lock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> lockCalls(std::mutex &Prices, std::timed_mutex &Stock, std::shared_mutex &Cart) {
  Prices.lock();
  // LOCK: :[[@LINE-1]]:10: warning: 'std::mutex::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Cart.lock_shared();
  // LOCK: :[[@LINE-1]]:8: warning: 'std::shared_mutex::lock_shared' blocks the thread that runs this coroutine [async-blocking-call]
  std::lock(Prices, Cart);
  // LOCK: :[[@LINE-1]]:3: warning: 'std::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Stock.try_lock_for(1s);
  // LOCK: :[[@LINE-1]]:9: warning: 'std::timed_mutex::try_lock_for' blocks the thread that runs this coroutine [async-blocking-call]
  std::unique_lock<std::mutex> Later(Prices, std::defer_lock);
  Later.lock();
  // LOCK: :[[@LINE-1]]:9: warning: 'std::unique_lock::lock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> posixLocks(pthread_mutex_t &Prices, pthread_rwlock_t &Stock, int File) {
  pthread_mutex_lock(&Prices);
  // LOCK: :[[@LINE-1]]:3: warning: 'pthread_mutex_lock' blocks the thread that runs this coroutine [async-blocking-call]
  pthread_rwlock_wrlock(&Stock);
  // LOCK: :[[@LINE-1]]:3: warning: 'pthread_rwlock_wrlock' blocks the thread that runs this coroutine [async-blocking-call]
  flock(File, LOCK_EX);
  // LOCK: :[[@LINE-1]]:3: warning: 'flock' blocks the thread that runs this coroutine [async-blocking-call]
  lockf(File, F_LOCK, 0);
  // LOCK: :[[@LINE-1]]:3: warning: 'lockf' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> locksThatDoNotWait(std::mutex &Prices, std::timed_mutex &Stock,
                               std::shared_mutex &Cart, pthread_mutex_t &Old, int File) {
  std::unique_lock Deferred(Prices, std::defer_lock);
  std::unique_lock Tried(Prices, std::try_to_lock);
  std::lock_guard Adopted(Prices, std::adopt_lock);
  std::scoped_lock AdoptedToo(std::adopt_lock, Prices, Stock);
  std::shared_lock DeferredReader(Cart, std::defer_lock);
  std::unique_lock<std::mutex> Empty;
  std::scoped_lock<> Nothing;
  Tried.try_lock();
  Tried.unlock();
  Stock.try_lock_for(0s);
  Stock.try_lock_until(std::chrono::steady_clock::now());
  std::try_lock(Prices, Stock);
  pthread_mutex_trylock(&Old);
  flock(File, LOCK_EX | LOCK_NB);
  flock(File, LOCK_UN);
  lockf(File, F_TLOCK, 0);
  lockf(File, F_ULOCK, 0);
  co_return;
}

// A mutex whose `lock` is awaited, and one of the application.
struct AsyncMutex {
  app::Task<> lock();
  bool try_lock();
  void unlock();
};
struct SpinMutex {
  void lock();
  bool try_lock();
  void unlock();
};

app::Task<> otherMutexes(AsyncMutex &Orders, SpinMutex &Prices) {
  // Nobody says that these block a thread.
  co_await Orders.lock();
  std::unique_lock<AsyncMutex> Guard(Orders, std::adopt_lock);
  std::lock_guard Spinning(Prices);
  Prices.lock();
}

app::Task<> oneOfThemBlocks(SpinMutex &Prices, std::mutex &Stock) {
  std::scoped_lock Both(Prices, Stock);
  // LOCK: :[[@LINE-1]]:20: warning: 'std::scoped_lock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// A helper that does both is one finding, of the kind that is asked for.

void logToFile(const char *Text) {
  static std::mutex Mutex;
  std::lock_guard Guard(Mutex);
  std::ofstream("shop.log") << Text;
}

app::Task<> helperOfTwoKinds() {
  logToFile("sold");
  // LOCK: :[[@LINE-1]]:3: warning: 'logToFile' blocks the thread that runs this coroutine: it reaches 'std::lock_guard' [async-blocking-call]
  // LOCK: :[[@LINE-7]]:19: note: 'logToFile' calls 'std::lock_guard' here
  // FILE: :[[@LINE-3]]:3: warning: 'logToFile' blocks the thread that runs this coroutine: it reaches 'std::basic_ofstream' [async-blocking-call]
  // FILE: :[[@LINE-8]]:3: note: 'logToFile' calls 'std::basic_ofstream' here
  co_return;
}

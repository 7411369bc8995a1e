// RUN: %check_async %s async-blocking-call,async-blocking-sleep,async-blocking-wait

#include <app/task.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

addrinfo *lookUp(const char *Host) {
  addrinfo *Found = nullptr;
  getaddrinfo(Host, "https", nullptr, &Found);
  return Found;
}

addrinfo *lookUpMirror(int Mirror) {
  return lookUp(Mirror ? "mirror.example.com" : "example.com");
}

// The finding stands at the call in the coroutine, and notes lead to the cause.

app::Task<> resolveMirrors() {
  for (int Mirror = 0; Mirror != 3; ++Mirror) {
    lookUpMirror(Mirror);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'lookUpMirror' blocks the executor's thread that resumed this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: 1 suspension point precedes the call; this is it
    // CHECK-MESSAGES: :[[@LINE-10]]:10: note: 'lookUpMirror' calls 'lookUp' here
    // CHECK-MESSAGES: :[[@LINE-16]]:3: note: 'lookUp' calls 'getaddrinfo' here
    co_await app::fetchPrice(Mirror);
  }
}

app::Task<bool> compareMirrors() {
  // Each call is a finding of its own.
  co_return lookUp("example.com") == lookUpMirror(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'lookUp' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-25]]:3: note: 'lookUp' calls 'getaddrinfo' here
  // CHECK-MESSAGES: :[[@LINE-3]]:38: warning: 'lookUpMirror' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-22]]:10: note: 'lookUpMirror' calls 'lookUp' here
  // CHECK-MESSAGES: :[[@LINE-28]]:3: note: 'lookUp' calls 'getaddrinfo' here
}

app::Task<> localHelper() {
  auto Rotate = [](const char *Log) { return std::system(Log); };
  Rotate("logrotate orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Rotate' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:46: note: 'Rotate' calls 'system' here
  co_return;
}

app::Task<> inDefaultArgument() {
  struct Report {
    static void print(int ExitCode = std::system("lpr report.pdf")) { (void)ExitCode; }
  };
  Report::print();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Report::print' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-4]]:38: note: 'Report::print' calls 'system' here
  co_return;
}

// Constructors, destructors, operators.

class Terminal {
public:
  Terminal() { std::system("stty raw"); }
};

class Spooler {
public:
  ~Spooler() { std::system("lpr queue"); }
  void operator<<(const char *File) { std::system(File); }
};

app::Task<> constructed() {
  Terminal Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Terminal' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-12]]:16: note: 'Terminal' calls 'system' here
  co_await app::fetchPrice(1);
}

app::Task<> destroyed() {
  Spooler Queue;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the destructor of 'Queue' blocks the executor's thread that resumed this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: 1 suspension point precedes the end of the scope; this is it
  // CHECK-MESSAGES: :[[@LINE-15]]:16: note: 'Spooler::~Spooler' calls 'system' here
  co_await app::fetchPrice(1);
}

app::Task<> ownedByPointer(std::unique_ptr<Spooler> Given) {
  auto Queue = std::make_unique<Spooler>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the destructor of 'Queue' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-22]]:16: note: 'Spooler::~Spooler' calls 'system' here
  co_return;
}

app::Task<> calledAsOperator(Spooler &Queue) {
  Queue << "invoice.pdf";
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Spooler::operator<<' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-28]]:39: note: 'Spooler::operator<<' calls 'system' here
  co_return;
}

// By name.

app::Task<> namedForAlgorithm(const std::vector<const char *> &Hosts) {
  std::for_each(Hosts.begin(), Hosts.end(), lookUp);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'lookUp' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-96]]:3: note: 'lookUp' calls 'getaddrinfo' here
  co_return;
}

app::Task<> invoked() {
  std::invoke(lookUp, "example.com");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'lookUp' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-103]]:3: note: 'lookUp' calls 'getaddrinfo' here
  co_return;
}

// Virtual functions of a closed hierarchy: a kind that they have in common.

namespace {
struct Exporter {
  virtual ~Exporter() = default;
  virtual void run() = 0;
};
struct PdfExporter : Exporter {
  void run() override { std::system("wkhtmltopdf"); }
};
struct RemoteExporter : Exporter {
  void run() override {
    lookUp("export.example.com");
    std::system("scp");
  }
};
} // namespace

app::Task<> everyOverrideBlocks(Exporter &Any) {
  Any.run();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Exporter::run' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-13]]:25: note: 'PdfExporter::run' calls 'system' here
  co_return;
}

// One finding for each call: of the first kind in the order of the catalogue.

[[clang::annotate("async::blocking:network")]] void sendPacket();
[[clang::annotate("async::blocking:database")]] void query();
[[clang::annotate("async::blocking:http")]] void download();
[[clang::annotate("async::blocking:rpc")]] void callRemote();

bool connectToMirror() {
  // A connection comes after name resolution.
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  bool Failed = connect(Connection, nullptr, 0) != 0;
  return !Failed && lookUpMirror(1);
}

app::Task<> dnsBeforeNetwork() {
  connectToMirror();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'connectToMirror' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:21: note: 'connectToMirror' calls 'lookUpMirror' here
  // CHECK-MESSAGES: :[[@LINE-145]]:10: note: 'lookUpMirror' calls 'lookUp' here
  // CHECK-MESSAGES: :[[@LINE-151]]:3: note: 'lookUp' calls 'getaddrinfo' here
  co_return;
}

void askAndRun() {
  std::getchar();
  std::system("logrotate");
}

app::Task<> processBeforeStdin() {
  askAndRun();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'askAndRun' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'askAndRun' calls 'system' here
  co_return;
}

void synchronize() {
  callRemote();
  download();
  query();
  sendPacket();
}

app::Task<> networkBeforeTheRest() {
  synchronize();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'synchronize' blocks the thread that runs this coroutine: it reaches 'sendPacket' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'synchronize' calls 'sendPacket' here
  co_return;
}

void report() {
  callRemote();
  download();
  query();
}

app::Task<> databaseBeforeHttp() {
  report();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'report' blocks the thread that runs this coroutine: it reaches 'query' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'report' calls 'query' here
  co_return;
}

void publish() {
  callRemote();
  download();
}

app::Task<> httpBeforeRpc() {
  publish();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'publish' blocks the thread that runs this coroutine: it reaches 'download' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'publish' calls 'download' here
  co_return;
}

// What waits or sleeps as well is a matter of the other checks alone.

void retryLookUp(const char *Host) {
  while (!lookUp(Host))
    sleep(1);
}

app::Task<> sleepBeforeDns() {
  retryLookUp("example.com");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'retryLookUp' blocks the thread that runs this coroutine: it reaches 'sleep' [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: 'retryLookUp' calls 'sleep' here
  co_return;
}

int priceFrom(std::future<int> &Price) {
  lookUp("prices.example.com");
  return Price.get();
}

app::Task<int> waitBeforeDns(std::future<int> Price) {
  co_return priceFrom(Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'priceFrom' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:16: note: 'priceFrom' calls 'std::future::get' here
}

app::Task<int> readyWaitLeavesDns(std::future<int> Price) {
  // The wait is none here, so that the next kind counts.
  if (Price.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
    co_return 0;
  co_return priceFrom(Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'priceFrom' blocks the thread that runs this coroutine: it reaches 'getaddrinfo' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-16]]:3: note: 'priceFrom' calls 'lookUp' here
  // CHECK-MESSAGES: :[[@LINE-238]]:3: note: 'lookUp' calls 'getaddrinfo' here
}

// A bound that the caller gives.

void pollSensor(pollfd &Sensor, int Milliseconds) { poll(&Sensor, 1, Milliseconds); }

app::Task<> boundOfCaller(pollfd &Sensor) {
  pollSensor(Sensor, 100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pollSensor' blocks the thread that runs this coroutine: it reaches 'poll' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-5]]:53: note: 'pollSensor' calls 'poll' here
  // Looks, and returns.
  pollSensor(Sensor, 0);
  co_return;
}

// Recursion ends.

void convertTree(int Depth) {
  if (Depth == 0)
    std::system("convert leaf.svg leaf.png");
  else
    convertTree(Depth - 1);
}

app::Task<> recursion() {
  convertTree(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'convertTree' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-8]]:5: note: 'convertTree' calls 'system' here
  co_return;
}

// Functions that are nonblocking by declaration.

void onSample() [[clang::nonblocking]] {
  convertTree(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'convertTree' blocks in a function that is declared nonblocking: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: declared nonblocking here
  // CHECK-MESSAGES: :[[@LINE-18]]:5: note: 'convertTree' calls 'system' here
}

// Below: nothing more is expected.

// A coroutine's body runs elsewhere, and has its own finding.
app::Task<> awaitsOther() { co_await recursion(); }

// An ordinary function may block, and one that nobody calls.
void tool() { lookUp("example.com"); }

// A thread of its own may block, also on the way.
void convertLater() { std::thread(convertTree, 3).detach(); }

app::Task<> offloads() {
  convertLater();
  std::thread([] { lookUp("example.com"); }).detach();
  co_return;
}

// Opt-in kinds do not count on the way.
std::mutex Prices;

int lockedPrice() {
  std::lock_guard Guard(Prices);
  return 1;
}

app::Task<int> readsLockedPrice() { co_return lockedPrice(); }

// Which override runs is not known.
class Importer {
public:
  virtual ~Importer() = default;
  virtual void run() { std::system("scp"); }
};

app::Task<> openHierarchy(Importer &Any) {
  Any.run();
  co_return;
}

// One override does not block.
namespace {
struct Viewer {
  virtual ~Viewer() = default;
  virtual void show() = 0;
};
struct FullViewer : Viewer {
  void show() override { std::system("xpdf"); }
};
struct NullViewer : Viewer {
  void show() override {}
};
} // namespace

app::Task<> notEveryOverrideBlocks(Viewer &Any) {
  Any.show();
  co_return;
}

// The descriptor is the caller's.
long receive(int Connection, char *Into) { return recv(Connection, Into, 64, 0); }

app::Task<> descriptorOfCaller(int Connection, char (&Into)[64]) {
  receive(Connection, Into);
  co_return;
}

// A callable that the coroutine was handed: what it does is its own affair.
app::Task<> handedCallable(const std::function<void()> &Done) {
  Done();
  co_return;
}

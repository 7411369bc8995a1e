// RUN: %check_async %s async-blocking-call

#include <algorithm>
#include <app/task.h>
#include <arpa/nameser.h>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <resolv.h>
#include <string>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

// Name resolution.

app::Task<addrinfo *> resolveMirror(const char *Host) {
  addrinfo *Found = nullptr;
  getaddrinfo(Host, "https", nullptr, &Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  co_return Found;
}

app::Task<hostent *> resolveTheOldWay(const char *Host) {
  co_return gethostbyname(Host);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'gethostbyname' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
}

app::Task<> nameOfVisitor(const sockaddr_in &Peer, char (&Name)[NI_MAXHOST]) {
  getnameinfo(reinterpret_cast<const sockaddr *>(&Peer), sizeof(Peer), Name,
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getnameinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
              sizeof(Name), nullptr, 0, NI_NAMEREQD);
  co_return;
}

app::Task<int> mailServerOf(const char *Domain, unsigned char (&Answer)[512]) {
  co_return res_query(Domain, ns_c_in, ns_t_mx, Answer, sizeof(Answer));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'res_query' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
}

// Processes.

app::Task<> convertInvoice() {
  std::system("wkhtmltopdf invoice.html invoice.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_await app::fetchPrice(1);
}

app::Task<> listArchive() {
  FILE *Listing = popen("tar -tf orders.tar", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'popen' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  pclose(Listing);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pclose' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

app::Task<int> reapWorker(pid_t Worker) {
  int Status = 0;
  waitpid(Worker, &Status, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'waitpid' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return Status;
}

app::Task<> reapTracedWorker(pid_t Worker) {
  // Waits, whatever else the options ask for.
  waitpid(Worker, nullptr, WUNTRACED | WCONTINUED);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'waitpid' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

app::Task<> reapAnyWorker() {
  wait(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'wait' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

app::Task<> reapWithDetails(pid_t Worker) {
  siginfo_t Info;
  waitid(P_PID, Worker, &Info, WEXITED);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'waitid' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

// Readiness of descriptors.

app::Task<> pollForever(pollfd &Sensor) {
  poll(&Sensor, 1, -1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'poll' blocks the thread that runs this coroutine; use an asynchronous readiness wait [async-blocking-call]
  co_return;
}

app::Task<> pollWithTimeout(pollfd &Sensor) {
  poll(&Sensor, 1, 250);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'poll' blocks the thread that runs this coroutine; use an asynchronous readiness wait [async-blocking-call]
  co_return;
}

app::Task<> pollAsLongAsTold(pollfd &Sensor, int Milliseconds) {
  // Nobody knows that it is zero.
  poll(&Sensor, 1, Milliseconds);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'poll' blocks the thread that runs this coroutine; use an asynchronous readiness wait [async-blocking-call]
  co_return;
}

app::Task<> ppollWithoutTimeout(pollfd &Sensor) {
  // Null is no bound, and not a bound of zero.
  ppoll(&Sensor, 1, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ppoll' blocks the thread that runs this coroutine; use an asynchronous readiness wait [async-blocking-call]
  co_return;
}

app::Task<> selectWithoutTimeout(fd_set &Readable) {
  select(8, &Readable, nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks the thread that runs this coroutine; use an asynchronous readiness wait [async-blocking-call]
  co_return;
}

app::Task<> selectForASecond(fd_set &Readable) {
  timeval Second = {1, 0};
  select(8, &Readable, nullptr, nullptr, &Second);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks the thread that runs this coroutine; use an asynchronous readiness wait [async-blocking-call]
  co_return;
}

app::Task<> ownEventLoop(int Poller) {
  epoll_event Events[16];
  while (epoll_wait(Poller, Events, 16, -1) > 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'epoll_wait' blocks the executor's thread that resumed this coroutine; use an asynchronous readiness wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the call; this is it
    co_await app::fetchPrice(1);
}

// How the call is written.

namespace legacy {
using ::getaddrinfo;
}

app::Task<> qualified(const char *Host, addrinfo *&Found) {
  ::getaddrinfo(Host, nullptr, nullptr, &Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  co_return;
}

app::Task<> throughUsingDeclaration(const char *Host, addrinfo *&Found) {
  legacy::getaddrinfo(Host, nullptr, nullptr, &Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  co_return;
}

app::Task<> inCondition(const char *Host, addrinfo *&Found) {
  if (int Error = getaddrinfo(Host, nullptr, nullptr, &Found); Error != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'getaddrinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
    co_return;
}

app::Task<> asArgument(std::vector<int> &ExitCodes) {
  ExitCodes.push_back(std::system("logrotate"));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

app::Task<int> asResult() {
  co_return std::system("logrotate");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
}

app::Task<> discardedOnPurpose() {
  (void)std::system("logrotate");
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

// How much precedes it.

app::Task<> resolveAfterAnswer(const char *Host, addrinfo *&Found) {
  co_await app::fetchPrice(1);
  getaddrinfo(Host, nullptr, nullptr, &Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the executor's thread that resumed this coroutine; use an asynchronous resolver [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> resolveInLoop(const std::vector<std::string> &Hosts) {
  for (const std::string &Host : Hosts) {
    addrinfo *Found = nullptr;
    getaddrinfo(Host.c_str(), nullptr, nullptr, &Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'getaddrinfo' blocks the executor's thread that resumed this coroutine; use an asynchronous resolver [async-blocking-call]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the call; this is it
    co_await app::fetchPrice(1);
  }
}

app::Task<> operandIsAwaited(std::vector<std::string> Commands) {
  std::system(Commands[co_await app::fetchPrice(1)].c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the executor's thread that resumed this coroutine; use an asynchronous process wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: 1 suspension point precedes the call; this is it
}

// Which code it stands in.

app::EagerTask<> eagerConversion() {
  std::system("convert logo.svg logo.png");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

app::FireAndForget conversionInBackground() {
  co_await app::fetchPrice(1);
  std::system("convert logo.svg logo.png");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the executor's thread that resumed this coroutine; use an asynchronous process wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> conversionInHandler() {
  try {
    co_await app::fetchPrice(1);
  } catch (...) {
    std::system("convert logo.svg logo.png");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'system' blocks the executor's thread that resumed this coroutine; use an asynchronous process wait [async-blocking-call]
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: 1 suspension point precedes the call; this is it
  }
}

app::Task<> lambdaCoroutine() {
  auto Convert = []() -> app::Task<> {
    std::system("convert logo.svg logo.png");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
    co_return;
  };
  co_await Convert();
}

app::Task<> lambdaInPlace() {
  co_await app::fetchPrice(1);
  [] { std::system("convert logo.svg logo.png"); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'system' blocks the executor's thread that resumed this coroutine; use an asynchronous process wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> lambdaForAlgorithm(const std::vector<const char *> &Commands) {
  std::ranges::for_each(Commands, [](const char *Command) { std::system(Command); });
  // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

app::Task<> lambdaForCallOnce(std::once_flag &Once) {
  std::call_once(Once, [] { std::system("ldconfig"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

void onSample() [[clang::nonblocking]] {
  std::system("beep");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks in a function that is declared nonblocking; use an asynchronous process wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: declared nonblocking here
}

[[clang::annotate("async::nonblocking")]] void onTick(pollfd &Sensor) {
  poll(&Sensor, 1, 10);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'poll' blocks in a function that is declared nonblocking; use an asynchronous readiness wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:48: note: declared nonblocking here
}

struct Converter {
  const char *Command;

  app::Task<> run() {
    std::system(Command);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
    co_return;
  }
};

void coroutineIsNearerThanThread() {
  std::thread([] {
    auto Serve = []() -> app::Task<> {
      std::system("convert logo.svg logo.png");
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
      co_return;
    };
    (void)Serve();
  }).detach();
}

// Functions that say how they block.

[[clang::annotate("async::blocking:http")]] int download(const char *Url);
[[clang::annotate("async::blocking:database")]] int query(const char *Statement);
[[clang::annotate("async::blocking:rpc")]] int callRemote(const char *Method);

app::Task<> declaredHttp() {
  download("https://example.com/prices");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'download' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> declaredDatabase() {
  query("SELECT * FROM orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'query' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> declaredRpc() {
  callRemote("Orders.List");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'callRemote' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

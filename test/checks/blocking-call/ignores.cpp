// RUN: %check_async %s async-blocking-call
//
// No expectation: the check is silent here.

#include <algorithm>
#include <app/task.h>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <shared_mutex>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

// Plain functions may block: nobody says that they run on an executor.

void convertInvoice() { std::system("wkhtmltopdf invoice.html invoice.pdf"); }

addrinfo *resolveMirror(const char *Host) {
  addrinfo *Found = nullptr;
  getaddrinfo(Host, nullptr, nullptr, &Found);
  return Found;
}

int main() {
  // The thread of main is nobody else's.
  std::system("ldconfig");
  poll(nullptr, 0, -1);
}

class Mirror {
public:
  Mirror() { std::system("rsync start"); }
  ~Mirror() { std::system("rsync stop"); }

  // Makes a task, but is no coroutine itself.
  app::Task<int> price() {
    std::system("rsync once");
    return app::fetchPrice(1);
  }
};

// Bounds of zero: the call looks, and returns.

app::Task<> looksAtDescriptors(pollfd &Sensor, int Poller) {
  poll(&Sensor, 1, 0);
  constexpr int NoWait = 0;
  poll(&Sensor, 1, NoWait);
  epoll_event Event;
  epoll_wait(Poller, &Event, 1, 0);
  co_return;
}

app::Task<> looksWithTimespec(pollfd &Sensor, fd_set &Readable) {
  const timespec Now = {0, 0};
  ppoll(&Sensor, 1, &Now, nullptr);
  pselect(8, &Readable, nullptr, nullptr, &Now, nullptr);
  co_return;
}

// Flags that ask for an answer at once.

app::Task<> looksAtChildren(pid_t Worker) {
  int Status = 0;
  waitpid(Worker, &Status, WNOHANG);
  waitpid(-1, &Status, WNOHANG | WUNTRACED);
  siginfo_t Info;
  waitid(P_PID, Worker, &Info, WEXITED | WNOHANG | WNOWAIT);
  co_return;
}

app::Task<> optionsInConstant(pid_t Worker) {
  constexpr int Options = WNOHANG;
  waitpid(Worker, nullptr, Options);
  co_return;
}

app::Task<> optionsAreUnknown(pid_t Worker, int Options, bool Quick) {
  // Either is possible.
  waitpid(Worker, nullptr, Options);
  waitpid(Worker, nullptr, WUNTRACED | Options);
  waitpid(Worker, nullptr, Quick ? WNOHANG : 0);
  co_return;
}

app::Task<> printsAddress(const sockaddr_in &Peer, char (&Text)[64]) {
  // Digits need no name server.
  getnameinfo(reinterpret_cast<const sockaddr *>(&Peer), sizeof(Peer), Text,
              sizeof(Text), nullptr, 0, NI_NUMERICHOST | NI_NUMERICSERV);
  co_return;
}

app::Task<> asynchronousLookUp(gaicb *Request) {
  sigevent OnDone = {};
  getaddrinfo_a(GAI_NOWAIT, &Request, 1, &OnDone);
  co_return;
}

// Calls that start something, and do not wait for it.

app::Task<> startsProcess(char *const *Arguments) {
  pid_t Worker;
  posix_spawn(&Worker, "/usr/bin/convert", nullptr, nullptr, Arguments, nullptr);
  kill(Worker, SIGTERM);
  co_return;
}

app::Task<> clearsUp(addrinfo *Found) {
  freeaddrinfo(Found);
  co_return;
}

app::Task<const char *> namesError(int Error) { co_return gai_strerror(Error); }

// Files and locks are an opt-in.

app::Task<> readsFiles(std::FILE *Log, int Archive, char (&Line)[64]) {
  std::ifstream Orders("orders.csv");
  Orders.read(Line, sizeof(Line));
  std::fgets(Line, sizeof(Line), Log);
  std::fwrite(Line, 1, sizeof(Line), Log);
  std::filesystem::exists("orders.csv");
  fsync(Archive);
  unlink("orders.old");
  co_return;
}

app::Task<> takesLocks(std::mutex &Prices, std::shared_mutex &Stock,
                       pthread_mutex_t &Old, int Archive) {
  std::lock_guard Guard(Prices);
  std::shared_lock Reader(Stock);
  pthread_mutex_lock(&Old);
  flock(Archive, LOCK_EX);
  co_return;
}

// Streams that hold what they read.

app::Task<int> parsesText(const std::string &Text) {
  std::istringstream Stream(Text);
  std::string Line;
  std::getline(Stream, Line);
  int Number = 0;
  Stream >> Number;
  co_return Number;
}

// Other kinds of blocking have their own checks.

app::Task<> sleepsAndWaits(std::future<int> Price) {
  sleep(1);
  Price.wait();
  co_return;
}

[[clang::annotate("async::blocking")]] void settle();
[[clang::annotate("async::blocking:sleep")]] void pauseShop();
[[clang::annotate("async::blocking:file")]] void writeReceipt();
[[clang::annotate("async::blocking:lock")]] void enterStock();
[[clang::annotate("async::blocking:cpu")]] void renderReceipt();

app::Task<> declaredOtherwise() {
  settle();
  pauseShop();
  writeReceipt();
  enterStock();
  renderReceipt();
  co_return;
}

// Generators run on the thread of their consumer.

app::Generator<int> exitCodes(std::vector<const char *> Commands) {
  for (const char *Command : Commands)
    co_yield std::system(Command);
}

// Callables that run where blocking is fine.

app::Task<> threadMayBlock() {
  std::thread([] { std::system("logrotate"); }).detach();
  co_return;
}

app::Task<> threadByNameMayBlock() {
  std::thread(convertInvoice).detach();
  auto Work = [] { std::system("logrotate"); };
  std::thread(Work).detach();
  co_return;
}

app::Task<std::future<int>> asyncMayBlock() {
  co_return std::async(std::launch::async, [] { return std::system("logrotate"); });
}

void *rotate(void *) {
  std::system("logrotate");
  return nullptr;
}

app::Task<> posixThreadMayBlock() {
  pthread_t Worker;
  pthread_create(&Worker, nullptr, rotate, nullptr);
  pthread_create(
      &Worker, nullptr,
      [](void *) -> void * {
        std::system("logrotate");
        return nullptr;
      },
      nullptr);
  co_return;
}

app::Task<> inlineLambdaInsideThread() {
  std::thread([] {
    [] { std::system("logrotate"); }();
    std::vector<const char *> Commands;
    std::ranges::for_each(Commands, [](const char *Command) { std::system(Command); });
  }).detach();
  co_return;
}

// Lambdas of which nobody knows where they run.

void runSomewhere(std::function<void()> Job);

app::Task<> lambdaForUnknownFunction(std::function<void()> &OnClose) {
  runSomewhere([] { std::system("logrotate"); });
  OnClose = [] { std::system("logrotate"); };
  co_return;
}

app::Task<> lambdaThatNobodyCalls() {
  auto Rotate = [] { std::system("logrotate"); };
  (void)Rotate;
  co_return;
}

app::Task<> functionOfLocalClass() {
  struct Rotation {
    static void run() { std::system("logrotate"); }
  };
  co_return;
}

// Calls a coroutine, whose body runs elsewhere, and is excused there.

app::Task<> rotateLogs() {
  std::system("logrotate"); // NOLINT(async-blocking-call)
  co_return;
}

app::Task<> callsCoroutine() { co_await rotateLogs(); }

// Sites that a comment excuses.

app::Task<> excused(addrinfo *&Found) {
  std::system("logrotate"); // NOLINT
  // NOLINTNEXTLINE(async-blocking-call)
  getaddrinfo("localhost", nullptr, nullptr, &Found);
  // NOLINTBEGIN(async-blocking-*)
  std::getchar();
  // NOLINTEND(async-blocking-*)
  co_return;
}

// Never evaluated.

app::Task<> unevaluated() {
  static_assert(sizeof(std::system("logrotate")) == sizeof(int));
  static_assert(!noexcept(wait(nullptr)) || true);
  static_assert(requires { gethostbyname("localhost"); });
  using Result = decltype(popen("ls", "r"));
  co_return;
}

app::Task<> takesAddressOnly(int (*&Run)(const char *)) {
  Run = &std::system;
  co_return;
}

// Promises that do not hold.

void onSampleMaybe() [[clang::nonblocking(false)]] { std::system("beep"); }

[[clang::annotate("nonblocking")]] void annotationOfSomebodyElse() { std::system("beep"); }

// Namesakes.

namespace shop {
int system(const char *Name);
int getaddrinfo(const char *, const char *, const void *, void *);
struct Till {
  int system(const char *Name);
  int popen(const char *Drawer, const char *Mode);
  int poll(int Buttons, int Count, int Timeout);
  int wait(int *Status);
  static int waitpid(int, int *, int);
};
struct system_t {
  explicit system_t(const char *Name);
};
} // namespace shop

app::Task<> namesakes(shop::Till &Till) {
  // The application's own functions, of which nobody knows that they block.
  shop::system("till");
  shop::getaddrinfo("till", nullptr, nullptr, nullptr);
  Till.system("till");
  Till.popen("left", "r");
  Till.poll(1, 2, -1);
  Till.wait(nullptr);
  shop::Till::waitpid(1, nullptr, 0);
  shop::system_t Name("till");
  co_return;
}

// A function of the application with the name of one of C, and other linkage.
int popen(int Drawer);
int system(int Drawer, int Slot);

app::Task<> overloads() {
  popen(1);
  system(1, 2);
  co_return;
}

app::Task<> localNamesake() {
  // A local function object hides the C function.
  auto system = [](const char *) { return 0; };
  system("till");
  co_return;
}

// RUN: %check_async %s async-blocking-call

#include <app/legacy_macros.h>
#include <app/task.h>
#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <netdb.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// Instantiations share the finding at the template.

template <typename Order> app::Task<Order> print(Order Printed) {
  std::system("lpr order.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return Printed;
}

app::Task<> usesPrint() {
  co_await print(1);
  co_await print(2L);
}

template <typename Value> app::Task<Value> ask() {
  // A member function or a free one, by type; the place is the same.
  Value Answer;
  std::cin >> Answer;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the thread that runs this coroutine [async-blocking-call]
  co_return Answer;
}

app::Task<> usesAsk() {
  co_await ask<int>();
  co_await ask<std::string>();
}

template <typename Policy> struct Resolver {
  app::Task<> resolve(const char *Host) {
    addrinfo *Found = nullptr;
    getaddrinfo(Host, Policy::Service, nullptr, &Found);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'getaddrinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
    co_return;
  }
  app::Task<> neverUsed() {
    // A member that no instantiation needs.
    std::system("ldconfig");
    co_return;
  }
};

struct Https {
  static constexpr const char *Service = "https";
};

app::Task<> usesResolver(Resolver<Https> Any) { co_await Any.resolve("example.com"); }

template <int Milliseconds> app::Task<> pollSensor(pollfd &Sensor) {
  // Zero in one instantiation, and not in the other.
  poll(&Sensor, 1, Milliseconds);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'poll' blocks the thread that runs this coroutine; use an asynchronous readiness wait [async-blocking-call]
  co_return;
}

template app::Task<> pollSensor<0>(pollfd &);
template app::Task<> pollSensor<100>(pollfd &);

template <int Milliseconds> app::Task<> onlyLooks(pollfd &Sensor) {
  poll(&Sensor, 1, Milliseconds);
  co_return;
}

template app::Task<> onlyLooks<0>(pollfd &);

template <int Descriptor> app::Task<> readFrom(char (&Line)[64]) {
  // One instantiation reads standard input.
  read(Descriptor, Line, sizeof(Line));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

template app::Task<> readFrom<STDIN_FILENO>(char (&)[64]);
template app::Task<> readFrom<5>(char (&)[64]);

template <typename Command> void runNow(Command Run) { Run("logrotate"); }

app::Task<> functionForTemplate() {
  runNow([](const char *Name) { std::system(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

// Templates that nobody instantiates are silent.

template <typename Host> app::Task<> neverInstantiated(Host Name, addrinfo *&Found) {
  getaddrinfo(Name, nullptr, nullptr, &Found);
  std::system("ldconfig");
  int Connection = socket(AF_INET, SOCK_STREAM, Host::Protocol);
  char Byte;
  read(Connection, &Byte, 1);
  co_return;
}

// Discarded branches.

template <bool IsAsync> app::Task<> choose() {
  if constexpr (IsAsync)
    co_await app::fetchPrice(1);
  else
    std::system("curl prices");
}

template app::Task<> choose<true>();

template <bool IsAsync> app::Task<> chooseTheOther() {
  if constexpr (IsAsync)
    co_await app::fetchPrice(1);
  else
    std::system("curl prices");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

template app::Task<> chooseTheOther<false>();

// Constraints are never evaluated.

template <typename T>
  requires requires { std::system("ldconfig"); }
app::Task<> constrained(T) {
  co_return;
}

template app::Task<> constrained(int);

// Macros of the application are its own code.

#define RUN_COMMAND(COMMAND) std::system(COMMAND)
#define WAIT_FOR(PID) waitpid((PID), nullptr, 0)
#define LOOK_AT(PID) waitpid((PID), nullptr, WNOHANG)

app::Task<> macro(pid_t Worker) {
  RUN_COMMAND("logrotate");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-7]]:30: note: expanded from macro 'RUN_COMMAND'
  WAIT_FOR(Worker);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'waitpid' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-9]]:23: note: expanded from macro 'WAIT_FOR'
  LOOK_AT(Worker);
  co_return;
}

#define DEFINE_RUNNER(NAME)                                                              \
  app::Task<> NAME() {                                                                   \
    std::system(#NAME);                                                                  \
    co_return;                                                                           \
  }

DEFINE_RUNNER(rotateLogs)
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
// CHECK-MESSAGES: :[[@LINE-6]]:5: note: expanded from macro 'DEFINE_RUNNER'
DEFINE_RUNNER(cleanCache)
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
// CHECK-MESSAGES: :[[@LINE-9]]:5: note: expanded from macro 'DEFINE_RUNNER'

// What stands in the arguments of a system macro is written here.

app::Task<> argumentOfSystemMacro(pid_t Worker) {
  LEGACY_CHECKED(std::system("logrotate"));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  TEMP_FAILURE_RETRY(waitpid(Worker, nullptr, 0));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'waitpid' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  TEMP_FAILURE_RETRY(waitpid(Worker, nullptr, WNOHANG));
  co_return;
}

app::Task<> descriptorInSystemMacro(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  while (TEMP_FAILURE_RETRY(recv(Connection, Reply, sizeof(Reply), 0)) > 0) {
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'recv' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  }
  TEMP_FAILURE_RETRY(recv(Connection, Reply, sizeof(Reply), MSG_DONTWAIT));
  co_return;
}

// What a macro of a system header does is none of the application's code.

app::Task<> systemMacro() {
  LEGACY_SLEEP(1);
  co_return;
}

LEGACY_COROUTINE(systemMacroThatDefines)

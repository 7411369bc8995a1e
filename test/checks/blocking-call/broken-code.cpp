// RUN: %check_async %s async-blocking-call
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

app::Task<> missingType() {
  Unknown Basket;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  std::system("logrotate");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  co_return;
}

app::Task<> missingArgument(pollfd &Sensor) {
  poll(&Sensor, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'poll' [clang-diagnostic-error]
  // CHECK-MESSAGES: poll.h:{{[0-9]+:[0-9]+}}: note: candidate function not viable: requires 3 arguments, but 2 were provided
  poll(&Sensor, 1, Timeout);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: use of undeclared identifier 'Timeout' [clang-diagnostic-error]
  co_return;
}

app::Task<> unknownFlags(pid_t Worker) {
  waitpid(Worker, nullptr, UNKNOWN_OPTION);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: error: use of undeclared identifier 'UNKNOWN_OPTION' [clang-diagnostic-error]
  waitpid(Worker, nullptr, WUNTRACED | MoreOptions);
  // CHECK-MESSAGES: :[[@LINE-1]]:40: error: use of undeclared identifier 'MoreOptions' [clang-diagnostic-error]
  co_return;
}

app::Task<> unknownSource(char (&Reply)[64]) {
  int Connection = socket(AF_INET, UNKNOWN_KIND, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: error: use of undeclared identifier 'UNKNOWN_KIND' [clang-diagnostic-error]
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> unknownInitializer(char (&Reply)[64]) {
  int Connection = makeConnection();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: use of undeclared identifier 'makeConnection' [clang-diagnostic-error]
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> unknownDescriptor(char (&Reply)[64]) {
  read(PeerOfOrder, Reply, sizeof(Reply));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: use of undeclared identifier 'PeerOfOrder' [clang-diagnostic-error]
  recv(unknownCall(), Reply, sizeof(Reply), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: use of undeclared identifier 'unknownCall' [clang-diagnostic-error]
  co_return;
}

app::Task<> brokenAssignment(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  Connection = reopen();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: error: use of undeclared identifier 'reopen' [clang-diagnostic-error]
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> brokenInput() {
  Unknown Answer;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  std::cin >> Answer;
  co_return;
}

app::Task<> brokenGuard() {
  std::lock_guard<std::mutex> Guard(Unknown);
  // CHECK-MESSAGES: :[[@LINE-1]]:37: error: unknown type name 'Unknown' [clang-diagnostic-error]
  co_return;
}

app::Task<> missingBrace() {
  std::system("logrotate";
  // CHECK-MESSAGES: :[[@LINE-1]]:26: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: to match this '('
  co_return;
}

app::Task<> missingSemicolon() {
  std::system("logrotate")
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs this coroutine; use an asynchronous process wait [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:27: error: expected ';' after expression [clang-diagnostic-error]
  co_return;
}

app::Task<> brokenLambda() {
  [] { std::system("logrotate" }();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: to match this '('
  co_return;
}

// The rest of the file is analysed.
app::Task<> intact(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// RUN: %check_async %s async-blocking-call
//
// A raw descriptor blocks where the function itself has made it so.

#include <app/task.h>
#include <cstddef>
#include <netinet/in.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

void logFailure(const char *Operation);

// Where it comes from.

app::Task<> socketOfThisFunction(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> connectsOwnSocket(const sockaddr_in &Server) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  connect(Connection, reinterpret_cast<const sockaddr *>(&Server), sizeof(Server));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'connect' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  co_return;
}

app::Task<> acceptedConnection(int Listener, char (&Request)[64]) {
  // What `accept` returns blocks, although nothing is known of the listener.
  int Connection = accept(Listener, nullptr, nullptr);
  recv(Connection, Request, sizeof(Request), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  co_return;
}

app::Task<> listensItself(const sockaddr_in &Address) {
  int Listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(Listener, reinterpret_cast<const sockaddr *>(&Address), sizeof(Address));
  listen(Listener, SOMAXCONN);
  int Connection = accept(Listener, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'accept' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  close(Connection);
  close(Listener);
  co_return;
}

app::Task<> otherFlagsOnly(int Listener, char (&Request)[64]) {
  int Connection = accept4(Listener, nullptr, nullptr, SOCK_CLOEXEC);
  recv(Connection, Request, sizeof(Request), MSG_NOSIGNAL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  co_return;
}

app::Task<> neverInAVariable(int Listener, char (&Request)[64]) {
  read(accept(Listener, nullptr, nullptr), Request, sizeof(Request));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> madeInCondition(char (&Reply)[64]) {
  if (int Connection = socket(AF_INET, SOCK_STREAM, 0); Connection >= 0)
    read(Connection, Reply, sizeof(Reply));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> assignedLater(char (&Reply)[64]) {
  int Connection = -1;
  if ((Connection = socket(AF_INET6, SOCK_STREAM, 0)) < 0)
    co_return;
  read(Connection, Reply, sizeof(Reply));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
}

app::Task<> blockingOnEachPath(bool Ipv6, char (&Reply)[64]) {
  int Connection;
  if (Ipv6)
    Connection = socket(AF_INET6, SOCK_STREAM, 0);
  else
    Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// What happens to it, that leaves its mode alone.

app::Task<int> checkedAndConfigured(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  if (Connection == -1) {
    logFailure("socket");
    co_return -1;
  }
  int On = 1;
  setsockopt(Connection, IPPROTO_TCP, 1, &On, sizeof(On));
  while (read(Connection, Reply, sizeof(Reply)) > 0) {
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  }
  shutdown(Connection, SHUT_RDWR);
  co_return 0;
}

app::Task<> afterSuspension(int Listener, char (&Request)[64]) {
  int Connection = accept(Listener, nullptr, nullptr);
  co_await app::fetchPrice(1);
  recv(Connection, Request, sizeof(Request), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks the executor's thread that resumed this coroutine; use an asynchronous socket operation [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// What is done with it.

app::Task<> everySocketOperation(msghdr &Message, iovec &Part, char (&Buffer)[64]) {
  const int Connection = socket(AF_INET, SOCK_STREAM, 0);
  send(Connection, Buffer, sizeof(Buffer), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'send' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  recvfrom(Connection, Buffer, sizeof(Buffer), MSG_PEEK, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recvfrom' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  sendmsg(Connection, &Message, MSG_NOSIGNAL | MSG_MORE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sendmsg' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  recvmsg(Connection, &Message, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recvmsg' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  readv(Connection, &Part, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'readv' blocks the thread that runs this coroutine [async-blocking-call]
  writev(Connection, &Part, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'writev' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> sendsFile(int Archive, std::size_t Size) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  sendfile(Connection, Archive, nullptr, Size);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sendfile' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> flagsInAConstant(char (&Reply)[64]) {
  constexpr int Kind = SOCK_STREAM | SOCK_CLOEXEC;
  int Connection = socket(AF_INET, Kind, 0);
  read(Connection, Reply, sizeof(Reply));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> flagOfAnotherCall(char (&Reply)[64]) {
  // The flag that keeps a call from waiting has to be one of this call.
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  recv(Connection, Reply, sizeof(Reply), MSG_DONTWAIT);
  recv(Connection, Reply, sizeof(Reply), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
  co_return;
}

// In a lambda, and in a member function.

app::Task<> inLambdaInPlace(char (&Reply)[64]) {
  [&Reply] {
    int Connection = socket(AF_INET, SOCK_STREAM, 0);
    read(Connection, Reply, sizeof(Reply));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  }();
  co_return;
}

struct Prober {
  sockaddr_in Server;

  app::Task<bool> probe() {
    int Connection = socket(AF_INET, SOCK_STREAM, 0);
    co_return connect(Connection, reinterpret_cast<const sockaddr *>(&Server),
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'connect' blocks the thread that runs this coroutine; use an asynchronous socket operation [async-blocking-call]
                      sizeof(Server)) == 0;
  }
};

// Through a helper that makes it.

bool ping(const sockaddr_in &Server) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  bool Alive = connect(Connection, reinterpret_cast<const sockaddr *>(&Server),
                       sizeof(Server)) == 0;
  close(Connection);
  return Alive;
}

app::Task<bool> pingFromCoroutine(const sockaddr_in &Server) {
  co_return ping(Server);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'ping' blocks the thread that runs this coroutine: it reaches 'connect' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-9]]:16: note: 'ping' calls 'connect' here
}

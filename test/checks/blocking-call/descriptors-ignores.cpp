// RUN: %check_async %s async-blocking-call
//
// No expectation: the check is silent here.

#include <app/task.h>
#include <fcntl.h>
#include <functional>
#include <netinet/in.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

// Descriptors that come from elsewhere: their mode is not known.

app::Task<> parameter(int Connection, char (&Reply)[64]) {
  read(Connection, Reply, sizeof(Reply));
  recv(Connection, Reply, sizeof(Reply), 0);
  accept(Connection, nullptr, nullptr);
  co_return;
}

int takeConnection();

app::Task<> resultOfUnknownFunction(char (&Reply)[64]) {
  int Connection = takeConnection();
  read(Connection, Reply, sizeof(Reply));
  read(takeConnection(), Reply, sizeof(Reply));
  co_return;
}

app::Task<> unknownOnOnePath(bool Reuse, char (&Reply)[64]) {
  int Connection = Reuse ? takeConnection() : socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

extern int SharedListener;

app::Task<> global() {
  accept(SharedListener, nullptr, nullptr);
  co_return;
}

app::Task<> keptForLaterCalls(char (&Reply)[64]) {
  // Somebody may have changed it since the first call.
  static int Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

class Session {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  char Buffer[64];

public:
  app::Task<> run() {
    // Another member function may have changed it.
    read(Connection, Buffer, sizeof(Buffer));
    co_return;
  }
  app::Task<> reconnect() {
    Connection = socket(AF_INET, SOCK_STREAM, 0);
    read(Connection, Buffer, sizeof(Buffer));
    co_return;
  }
};

app::Task<> element(std::vector<int> &Connections, char (&Reply)[64]) {
  Connections[0] = socket(AF_INET, SOCK_STREAM, 0);
  read(Connections[0], Reply, sizeof(Reply));
  co_return;
}

app::Task<> pairOfSockets(char (&Reply)[64]) {
  // Filled in by a call.
  int Ends[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, Ends);
  read(Ends[0], Reply, sizeof(Reply));
  co_return;
}

app::Task<> duplicate(int Connection, char (&Reply)[64]) {
  int Copy = dup(Connection);
  read(Copy, Reply, sizeof(Reply));
  co_return;
}

// Descriptors that are non-blocking from the start.

app::Task<> nonblockingSocket(const sockaddr_in &Server, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  connect(Connection, reinterpret_cast<const sockaddr *>(&Server), sizeof(Server));
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> flagInVariable(char (&Reply)[64]) {
  const int Kind = SOCK_STREAM | SOCK_NONBLOCK;
  int Connection = socket(AF_INET, Kind, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

constexpr int ServerSocket = SOCK_NONBLOCK | SOCK_CLOEXEC;

app::Task<> flagInConstantOfTheUnit(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM | ServerSocket, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

struct SocketTraits {
  static constexpr int Kind = SOCK_STREAM | SOCK_NONBLOCK;
};

app::Task<> flagInConstantOfAClass(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SocketTraits::Kind, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

#define ASYNC_SOCKET (SOCK_STREAM | SOCK_NONBLOCK)

app::Task<> flagInMacro(char (&Reply)[64]) {
  int Connection = socket(AF_INET, ASYNC_SOCKET, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> nonblockingConnection(int Listener, char (&Request)[64]) {
  // Nothing is known of the listener either.
  int Connection = accept4(Listener, nullptr, nullptr, SOCK_NONBLOCK);
  recv(Connection, Request, sizeof(Request), 0);
  co_return;
}

app::Task<> nonblockingFifo(char (&Line)[64]) {
  int Fifo = open("/run/orders", O_RDONLY | O_NONBLOCK);
  read(Fifo, Line, sizeof(Line));
  int Terminal = open("/dev/ttyS0", O_RDWR | O_NDELAY);
  read(Terminal, Line, sizeof(Line));
  co_return;
}

// Flags of which nobody knows what they say.

app::Task<> kindIsAParameter(int Kind, char (&Reply)[64]) {
  int Connection = socket(AF_INET, Kind, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> kindIsPartlyUnknown(int Extra, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM | Extra, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> kindDependsOnCondition(bool Async, char (&Reply)[64]) {
  int Connection = socket(AF_INET, Async ? SOCK_STREAM | SOCK_NONBLOCK : SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> flagsOfReceiveAreUnknown(int Flags, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  recv(Connection, Reply, sizeof(Reply), Flags);
  recv(Connection, Reply, sizeof(Reply), MSG_PEEK | Flags);
  co_return;
}

// Calls that do not wait themselves.

app::Task<> doesNotWait(msghdr &Message, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  recv(Connection, Reply, sizeof(Reply), MSG_DONTWAIT);
  recv(Connection, Reply, sizeof(Reply), MSG_PEEK | MSG_DONTWAIT);
  send(Connection, Reply, sizeof(Reply), MSG_DONTWAIT | MSG_NOSIGNAL);
  recvmsg(Connection, &Message, MSG_ERRQUEUE);
  constexpr int Quick = MSG_DONTWAIT;
  sendto(Connection, Reply, sizeof(Reply), Quick, nullptr, 0);
  co_return;
}

app::Task<> doesNotMoveData(const sockaddr_in &Address) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  bind(Connection, reinterpret_cast<const sockaddr *>(&Address), sizeof(Address));
  listen(Connection, SOMAXCONN);
  shutdown(Connection, SHUT_RDWR);
  close(Connection);
  co_return;
}

// Somebody makes it non-blocking.

app::Task<> madeNonblocking(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  fcntl(Connection, F_SETFL, fcntl(Connection, F_GETFL) | O_NONBLOCK);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> madeNonblockingByIoctl(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  int On = 1;
  ioctl(Connection, FIONBIO, &On);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

void makeNonblocking(int Connection);
void registerWithLoop(int &Connection);
void configure(int *Connection);

app::Task<> madeNonblockingByHelper(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  makeNonblocking(Connection);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> handedOutByReference(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  registerWithLoop(Connection);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> handedOutByAddress(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  configure(&Connection);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> changedThroughAlias(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  int &Alias = Connection;
  fcntl(Alias, F_SETFL, O_NONBLOCK);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> changedThroughCopy(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  const int Copy = Connection;
  fcntl(Copy, F_SETFL, O_NONBLOCK);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> changedInLambda(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  [&] { fcntl(Connection, F_SETFL, O_NONBLOCK); }();
  read(Connection, Reply, sizeof(Reply));
  int Other = socket(AF_INET, SOCK_STREAM, 0);
  [Other] { fcntl(Other, F_SETFL, O_NONBLOCK); }();
  read(Other, Reply, sizeof(Reply));
  int Third = socket(AF_INET, SOCK_STREAM, 0);
  [Descriptor = Third] { fcntl(Descriptor, F_SETFL, O_NONBLOCK); }();
  read(Third, Reply, sizeof(Reply));
  co_return;
}

// Somebody else has it.

struct Registration {
  explicit Registration(int Connection);
};

struct Channel {
  int Connection;
  void attach(int Connection);
};

app::Task<> escapesIntoObject(char (&Reply)[64]) {
  // The constructor may register it with a loop.
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  Registration Registered(Connection);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> escapesIntoAggregate(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  Channel Open{Connection};
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> escapesIntoMember(Channel &Open, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  Open.attach(Connection);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> escapesByAssignment(Channel &Open, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  Open.Connection = Connection;
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> escapesIntoCallback(std::function<void()> &OnClose, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  OnClose = [Connection] { close(Connection); };
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> swapped(int &Given, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  std::swap(Connection, Given);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Delay readable(int Descriptor);

app::Task<> awaitsReadiness(char (&Reply)[64]) {
  // Has data when it is read.
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  co_await readable(Connection);
  read(Connection, Reply, sizeof(Reply));
}

app::Task<> asksForReadiness(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  pollfd Request = {Connection, POLLIN, 0};
  if (poll(&Request, 1, 0) == 1)
    read(Connection, Reply, sizeof(Reply));
  co_return;
}

// Reassigned.

app::Task<> reassignedFromElsewhere(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  close(Connection);
  Connection = takeConnection();
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> reassignedOnOnePath(bool Retry, char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (Retry)
    Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
  co_return;
}

app::Task<> fileOrSocket(bool Local, char (&Reply)[64]) {
  // Who knows which of them it is.
  int Source;
  if (Local)
    Source = open("/srv/orders.csv", O_RDONLY);
  else
    Source = socket(AF_INET, SOCK_STREAM, 0);
  read(Source, Reply, sizeof(Reply));
  co_return;
}

// Files are an opt-in.

app::Task<> readsFile(char (&Line)[64]) {
  int File = open("/srv/orders.csv", O_RDONLY);
  read(File, Line, sizeof(Line));
  write(File, Line, sizeof(Line));
  int Created = creat("/srv/invoice", 0644);
  write(Created, Line, sizeof(Line));
  co_return;
}

// Standard output is where a log goes.

app::Task<> writesLog(const char (&Line)[64]) {
  write(STDOUT_FILENO, Line, sizeof(Line));
  write(STDERR_FILENO, Line, sizeof(Line));
  co_return;
}

// Where blocking is fine.

void plainFunction(char (&Reply)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Reply, sizeof(Reply));
}

app::Task<> threadOfItsOwn() {
  std::thread([] {
    char Reply[64];
    plainFunction(Reply);
    int Connection = socket(AF_INET, SOCK_STREAM, 0);
    read(Connection, Reply, sizeof(Reply));
  }).detach();
  co_return;
}

// Namesakes.

namespace shop {
int socket(int Aisle, int Shelf, int Slot);
struct Robot {
  int connect(int Arm);
  int read(int Arm, char *Into, unsigned long Size);
  int accept(int Order, void *, void *);
};
int read(Robot &Arm, char *Into, unsigned long Size);
} // namespace shop

app::Task<> namesakes(shop::Robot &Arm, char (&Reply)[64]) {
  int Slot = shop::socket(1, 2, 3);
  Arm.connect(Slot);
  Arm.read(Slot, Reply, sizeof(Reply));
  Arm.accept(Slot, nullptr, nullptr);
  read(Arm, Reply, sizeof(Reply));
  // The application's own socket is none that blocks.
  ::read(Slot, Reply, sizeof(Reply));
  co_return;
}

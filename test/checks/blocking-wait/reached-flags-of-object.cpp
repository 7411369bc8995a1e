// RUN: %check_async %s async-blocking-wait
//
// A flag that an object keeps for life decides which handlers it has, and what
// they reach.

#include <app/task.h>
#include <functional>
#include <future>
#include <libraries/folly.h>

std::future<void> sayGoodbye();

class Session {
public:
  explicit Session(folly::EventBase &Loop, bool IsSecure)
      : Loop(Loop), IsSecure(IsSecure) {}

  void finish() {
    if (IsSecure)
      sayGoodbye().wait();
  }

  void write() {
    if (IsSecure)
      Loop.runInLoop([this] { finish(); });
      // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'Session::finish' blocks the executor's thread that runs this handler: it reaches 'std::future::wait' [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'folly::EventBase::runInLoop' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-8]]:20: note: 'Session::finish' calls 'std::future::wait' here
    else
      Loop.runInLoop([this] { finish(); });
  }

  void writeAgain(bool Many) {
    if (!IsSecure && Many)
      Loop.runInLoop([this] { finish(); });
    if (Many || !IsSecure)
      Loop.runInLoop([this] { finish(); });
      // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'Session::finish' blocks the executor's thread that runs this handler: it reaches 'std::future::wait' [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'folly::EventBase::runInLoop' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-20]]:20: note: 'Session::finish' calls 'std::future::wait' here
  }

  // Another object has a flag of its own.
  void finishOther(Session &Other) {
    if (!IsSecure)
      Loop.runInLoop([&Other] { Other.finish(); });
      // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'Session::finish' blocks the executor's thread that runs this handler: it reaches 'std::future::wait' [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'folly::EventBase::runInLoop' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-29]]:20: note: 'Session::finish' calls 'std::future::wait' here
  }

private:
  folly::EventBase &Loop;
  const bool IsSecure;
};

// A flag that changes: it may be set when the handler runs.
class Connection {
public:
  explicit Connection(folly::EventBase &Loop) : Loop(Loop) {}

  void close() {
    IsClosed = true;
    finish();
  }
  void finish() {
    if (IsClosed)
      sayGoodbye().wait();
  }
  void read() {
    if (!IsClosed)
      Loop.runInLoop([this] { finish(); });
      // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'Connection::finish' blocks the executor's thread that runs this handler: it reaches 'std::future::wait' [async-blocking-wait]
      // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'folly::EventBase::runInLoop' runs the handler on an executor
      // CHECK-MESSAGES: :[[@LINE-7]]:20: note: 'Connection::finish' calls 'std::future::wait' here
  }

private:
  folly::EventBase &Loop;
  bool IsClosed = false;
};

// One that only the constructor sets.
class Link {
public:
  Link(folly::EventBase &Loop, bool Secure) : Loop(Loop) { IsSecure = Secure; }
  void finish() {
    if (IsSecure)
      sayGoodbye().wait();
  }
  void read() {
    if (!IsSecure)
      Loop.runInLoop([this] { finish(); });
  }

private:
  folly::EventBase &Loop;
  bool IsSecure;
};

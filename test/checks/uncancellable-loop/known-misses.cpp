// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/service.yaml"}}' %s async-uncancellable-loop

// No expectation: what the check does not see.

#include <app/service.h>

using namespace app;

// Nobody sees what `receive` waits for: it may end by an exception when a connection is
// closed.

Task<> waits() {
  while (true)
    handle(co_await receive());
}

// The exit is for something else than a cancellation.

Task<> countsToMillions() {
  int Turn = 0;
  while (true) {
    co_await rest(10ms);
    if (++Turn == 1000000)
      break;
  }
}

// Nobody writes to the member.

class Service {
public:
  Task<> run() {
    while (Running)
      co_await rest(10ms);
  }

private:
  bool Running = true;
};

// A loop by recursion.

Task<> again() {
  co_await rest(10ms);
  co_await again();
}

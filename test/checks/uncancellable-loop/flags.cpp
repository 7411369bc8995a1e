// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/service.yaml"}}' %s async-uncancellable-loop

#include <app/service.h>
#include <cstdlib>

using namespace app;

// Loops without an end.

Task<> forever() {
  for (;;)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
}

Task<> whileTrue() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here
    beat();
    co_await rest(10ms);
  }
}

Task<> whileOne() {
  while (1) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
    beat();
  }
}

Task<> doWhile() {
  do {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
  } while (true);
}

Task<> counts() {
  for (int Turn = 0;; ++Turn)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
}

constexpr bool Always = true;

Task<> constant() {
  while (Always)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
}

Task<> nobodyWrites() {
  bool Running = true;
  while (Running)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
}

Task<> pausesInTheCondition() {
  while ((co_await rest(10ms), true))
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: it waits here
    beat();
}

// What is not seen may fail, but the loop has a pause of its own.

Task<> refreshes() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here
    co_await rest(10ms);
    co_await other();
  }
}

Task<> refreshesFirst() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await other();
    co_await rest(10ms);
  }
}

Task<> manyWaits() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here; 'app::fetch' takes a cancellation, and gets none
    co_await other();
    co_await fetch("/a");
    co_await fetch("/b");
    co_await fetch("/c");
    co_await rest(10ms);
  }
}

// A cancellation is there, and nobody asks it.

Task<> hasToken(std::stop_token Stop) {
  co_await pause(10ms, Stop);
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; leave it when 'Stop' says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
}

Task<> askedBefore(std::stop_token Stop) {
  if (Stop.stop_requested())
    co_return;
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; leave it when 'Stop' says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here
    beat();
    co_await rest(10ms);
  }
}

class Service {
public:
  Task<> run() {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can stop this loop; leave it when 'Stop' says so [async-uncancellable-loop]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: it waits here
      co_await rest(10ms);
  }

private:
  std::stop_token Stop;
};

// The default of a parameter, and a value made of nothing, stop nobody.

Task<> leavesItOut() {
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here; 'app::pause' takes a cancellation, and gets none
    co_await pause(10ms);
}

Task<> saysNone() {
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here; 'app::pause' takes a cancellation, and gets none
    co_await pause(10ms, std::stop_token{});
}

// Whatever fails stays in the loop.

Task<> swallows() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: this handler keeps exceptions in the loop
    try {
      co_await other();
    } catch (...) {
    }
  }
}

Task<> swallowsStandard() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+3]]:14: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: this handler keeps exceptions in the loop
    try {
      handle(co_await receive());
    } catch (const std::exception &Error) {
      log(Error.what());
    }
  }
}

Task<> swallowsFromCallee(Inbox &Box) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: it waits here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: this handler keeps exceptions in the loop
    try {
      co_await Box.next();
    } catch (...) {
      log("again");
    }
  }
}

Task<> swallowsThrow() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
    try {
      throw std::runtime_error("again");
    } catch (...) {
    }
  }
}

// The handler of another error does not keep it.

struct Broken {};

Task<> otherHandler() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
    try {
      beat();
    } catch (const Broken &) {
    }
  }
}

// Ways out of something else than the loop.

Task<> innerBreak() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: it waits here
    for (int I = 0; I != 3; ++I)
      if (I == 1)
        break;
    co_await rest(10ms);
  }
}

Task<> switchBreak(int Mode) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+8]]:5: note: it waits here
    switch (Mode) {
    case 1:
      beat();
      break;
    default:
      break;
    }
    co_await rest(10ms);
  }
}

Task<> continues(int Mode) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
    if (Mode)
      continue;
    beat();
  }
}

Task<> returnsFromLambda() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: it waits here
    auto Twice = [](int Number) { return 2 * Number; };
    Twice(2);
    co_await rest(10ms);
  }
}

Task<> waitsInInnerLoop() {
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: it waits here
    for (int I = 0; I != 3; ++I)
      co_await rest(10ms);
}

Task<> innerHasExit() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: it waits here
    while (true) {
      co_await rest(10ms);
      if (std::rand() == 0)
        break;
    }
    beat();
  }
}

// The inner loop alone: the outer one has no turns.

Task<> nested() {
  while (true) {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: it waits here
      co_await rest(10ms);
  }
}

// Coroutines of the unit, which do not end either.

Task<> turn() {
  beat();
  co_await rest(10ms);
}

Task<> calls() {
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await turn();
}

void visible() { beat(); }

Task<> callsVisible() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it waits here
    visible();
    co_await rest(10ms);
  }
}

Task<> recursive(int Depth) {
  co_await rest(10ms);
  if (Depth)
    co_await recursive(Depth - 1);
}

Task<> callsRecursive() {
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await recursive(3);
}

// Lambdas, and coroutines that nobody awaits.

void lambdas() {
  auto Run = []() -> Task<> {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: it waits here
      co_await rest(10ms);
  };
  (void)Run;
}

EagerTask<> eager() {
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(10ms);
}

// Two loops, of which nobody comes to the second.

Task<> two(bool First) {
  if (First) {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: it waits here
      co_await rest(10ms);
  }
  while (true)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await rest(20ms);
}

// An awaiter that does not fail.

struct Signal {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};

Task<> waitsForSignal(Signal &Next) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can stop this loop; give the coroutine a cancellation, and leave the loop when that says so [async-uncancellable-loop]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it waits here
    co_await Next;
    beat();
  }
}

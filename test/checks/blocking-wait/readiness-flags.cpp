// RUN: %check_async %s async-blocking-wait
//
// Guards that prove nothing, and what takes a proof away.

#include <app/task.h>
#include <condition_variable>
#include <future>
#include <mutex>
#include <semaphore>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

std::future<int> loadPrice(int Article);
bool isOpen();
void refresh(std::future<int> &Loading);
void refreshThroughPointer(std::future<int> *Loading);

// No proof.

app::Task<int> guardOfTheOtherBranch(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return 0;
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> guardThatIsNotUsed(std::future<int> Loading) {
  Loading.wait_for(0s);
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> guardOnOnePath(std::future<int> Loading) {
  if (isOpen() && Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  // Ready only where isOpen() was true.
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> guardInDisjunction(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready || isOpen())
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> guardAgainstDeferred(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::deferred)
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> guardAgainstTimeoutOnly(std::future<int> Loading) {
  if (Loading.valid())
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> otherCaseOfSwitch(std::future<int> Loading) {
  switch (Loading.wait_for(0s)) {
  case std::future_status::timeout:
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  default:
    co_return 0;
  }
}

app::Task<int> caseThatAnotherFallsInto(std::future<int> Loading) {
  switch (Loading.wait_for(0s)) {
  case std::future_status::timeout:
    refreshThroughPointer(nullptr);
    [[fallthrough]];
  case std::future_status::ready:
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  default:
    co_return 0;
  }
}

app::Task<int> loopLeftEarly(std::future<int> Loading) {
  while (Loading.wait_for(0s) != std::future_status::ready) {
    if (!isOpen())
      break;
    co_await app::sleepFor(1ms);
  }
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: 1 suspension point precedes the call; this is it
}

app::Task<int> guardOfOtherFuture(std::future<int> Loading, std::future<int> Other) {
  if (Other.wait_for(0s) == std::future_status::ready)
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> guardOfOtherElement(std::vector<std::future<int>> Loading) {
  if (Loading[0].wait_for(0s) == std::future_status::ready)
    co_return Loading[1].get();
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

struct Basket {
  std::future<int> Price;
  std::future<int> Discount;
};

app::Task<int> guardOfOtherMember(Basket B) {
  if (B.Price.wait_for(0s) == std::future_status::ready)
    co_return B.Discount.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> guardOfOtherObject(Basket Mine, Basket Yours) {
  if (Mine.Price.wait_for(0s) == std::future_status::ready)
    co_return Yours.Price.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> guardThatWaits(std::future<int> Loading) {
  // The guard is the finding, not the get behind it.
  if (Loading.wait_for(50ms) == std::future_status::ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::future::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
    co_return Loading.get();
  co_return 0;
}

// Reassignment, move and escape in between.

app::Task<int> reassigned(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    Loading = loadPrice(2);
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> reassignedOnOnePath(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  if (isOpen())
    Loading = loadPrice(2);
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> reassignedInLoop(std::future<int> Loading) {
  int Sum = 0;
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  for (int Article = 0; Article != 3; ++Article) {
    Sum += Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
    Loading = loadPrice(Article);
  }
  co_return Sum;
}

app::Task<int> swapped(std::future<int> Loading, std::future<int> Other) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    std::swap(Loading, Other);
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> movedAway(std::future<int> Loading, std::vector<std::future<int>> &Kept) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    Kept.push_back(std::move(Loading));
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> movedToOtherVariable(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    auto Moved = std::move(Loading);
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> exchanged(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    auto Old = std::exchange(Loading, loadPrice(2));
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> escapedByReference(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    refresh(Loading);
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> escapedByPointer(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    refreshThroughPointer(&Loading);
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> escapedByLocalReference(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    std::future<int> &Alias = Loading;
    Alias = loadPrice(2);
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> escapedByCapture(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    auto Refresh = [&Loading] { Loading = loadPrice(2); };
    Refresh();
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> secondGet(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    const int Price = Loading.get();
    // The first get took the value: nothing is ready any more.
    co_return Price + Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> indexMoved(std::vector<std::future<int>> Loading) {
  unsigned Index = 0;
  if (Loading[Index].wait_for(0s) == std::future_status::ready) {
    ++Index;
    co_return Loading[Index].get();
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> wholeObjectReassigned(Basket B) {
  if (B.Price.wait_for(0s) == std::future_status::ready) {
    B = Basket{loadPrice(1), loadPrice(2)};
    co_return B.Price.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return 0;
}

app::Task<int> variableReassigned(std::future<int> Loading) {
  bool IsReady = Loading.wait_for(0s) == std::future_status::ready;
  IsReady = isOpen();
  if (IsReady)
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> futureReassignedAfterAnswer(std::future<int> Loading) {
  const bool IsReady = Loading.wait_for(0s) == std::future_status::ready;
  Loading = loadPrice(2);
  if (IsReady)
    co_return Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return 0;
}

app::Task<int> declaredAnewInLoop() {
  int Sum = 0;
  for (int Article = 0; Article != 3; ++Article) {
    std::future<int> Loading = loadPrice(Article);
    Sum += Loading.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
  }
  co_return Sum;
}

// A suspension lets others interfere with what they can reach.

struct Cart {
  std::future<int> Price;

  app::Task<int> memberAcrossSuspension() {
    if (Price.wait_for(0s) != std::future_status::ready)
      co_return 0;
    co_await app::sleepFor(1ms);
    co_return Price.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
  }

  app::Task<int> answerAcrossSuspension() {
    const bool IsReady = Price.wait_for(0s) == std::future_status::ready;
    co_await app::sleepFor(1ms);
    co_return IsReady ? Price.get() : 0;
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
  }
};

app::Task<int> referenceAcrossSuspension(std::future<int> &Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  co_await app::sleepFor(1ms);
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

std::future<int> Exchange;

app::Task<int> globalAcrossSuspension() {
  if (Exchange.wait_for(0s) != std::future_status::ready)
    co_return 0;
  co_await app::sleepFor(1ms);
  co_return Exchange.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// After a wait, the get costs nothing: the wait is the finding.

app::Task<int> getAfterWait(std::future<int> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Loading.get();
}

app::Task<int> getAfterWaitOnAllPaths(std::future<int> Loading) {
  if (isOpen())
    Loading.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  else
    Loading.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Loading.get();
}

app::Task<int> getAfterWaitOnOnePath(std::future<int> Loading) {
  if (isOpen())
    Loading.wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> waitTwice(std::shared_future<int> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::shared_future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  Loading.wait();
  co_return Loading.get();
}

app::Task<int> getAfterWaitOfOther(std::future<int> Loading, std::future<int> Other) {
  Other.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<int> getAfterWaitAndReassignment(std::future<int> Loading) {
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::future::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  Loading = loadPrice(2);
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

// Other things have to be waited for again.

app::Task<> acquireTwice(std::counting_semaphore<> &Connections) {
  Connections.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::counting_semaphore::acquire' blocks the thread that runs this coroutine [async-blocking-wait]
  Connections.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::counting_semaphore::acquire' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitTwiceForMail(std::condition_variable &Arrived, std::mutex &Mutex) {
  std::unique_lock Lock(Mutex);
  Arrived.wait(Lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  Arrived.wait(Lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

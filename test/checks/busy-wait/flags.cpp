// RUN: %check_async %s async-busy-wait

#include <app/task.h>
#include <atomic>
#include <chrono>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/libcoro.h>
#include <libraries/seastar.h>
#include <memory>
#include <optional>
#include <sched.h>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

// Awaited sleeps: the executor is woken for nothing.

folly::coro::Task<> waitForPayment(std::atomic<bool> &Paid) {
  while (!Paid)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> waitForInvoice(const bool &Printed) {
  while (!Printed) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(10ms);
  }
}

seastar::future<> waitForFlush(std::vector<int> &DirtyPages) {
  while (!DirtyPages.empty())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'seastar::sleep' is all that it does
    co_await seastar::sleep(100ms);
}

seastar::future<> waitForFlushOrAbort(std::vector<int> &DirtyPages,
                                      seastar::abort_source &Abort) {
  while (!DirtyPages.empty())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'seastar::sleep_abortable' is all that it does
    co_await seastar::sleep_abortable(100ms, Abort);
}

coro::task<> waitForOrders(std::shared_ptr<coro::scheduler> Scheduler,
                           const std::vector<int> &Orders) {
  while (Orders.empty())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:25: note: 'coro::scheduler::yield_for' is all that it does
    co_await Scheduler->yield_for(1ms);
}

cppcoro::task<> waitForStock(cppcoro::io_service &Service, std::atomic<int> &Stock) {
  while (Stock.load(std::memory_order_acquire) == 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: 'cppcoro::io_service::schedule_after' is all that it does
    co_await Service.schedule_after(5ms);
}

folly::coro::Task<> waitForFuture(folly::Future<int> &Price) {
  while (!Price.isReady())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1ms);
}

// Awaited yields: the coroutine goes to the end of the queue, and comes back.

folly::coro::Task<> waitForLeader(std::atomic<bool> &Elected) {
  while (!Elected.load())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::co_reschedule_on_current_executor' is all that it does
    co_await folly::coro::co_reschedule_on_current_executor;
}

seastar::future<> waitForCompaction(std::optional<int> &Generation) {
  while (!Generation)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'seastar::yield' is all that it does
    co_await seastar::yield();
}

seastar::future<> waitForQuiet(int &Running) {
  while (Running != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'seastar::coroutine::maybe_yield' is all that it does
    co_await seastar::coroutine::maybe_yield();
}

coro::task<> waitForWorker(coro::thread_pool &Pool, std::atomic_flag &Started) {
  while (!Started.test())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:19: note: 'coro::thread_pool::yield' is all that it does
    co_await Pool.yield();
}

// Yields of the thread: it does nothing else meanwhile.

app::Task<> spinOnFlag(std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
  co_return;
}

app::Task<> spinWithPosix(std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'sched_yield' is all that it does
    sched_yield();
  co_return;
}

app::Task<> spinThroughUsingDirective(std::atomic<bool> &Ready) {
  using namespace std::this_thread;
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:11: note: 'std::this_thread::yield' is all that it does
    (void)yield();
  co_return;
}

app::Task<> spinAfterSuspension(std::atomic<bool> &Ready) {
  co_await app::fetchPrice(1);
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
}

// Loops around an atomic with nothing in them.

app::Task<> spinOnAtomic(std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
    ;
  co_return;
}

app::Task<> spinOnLoad(std::atomic<int> &Epoch, int Seen) {
  while (Epoch.load() == Seen) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  }
  co_return;
}

app::Task<> spinOnAtomicFlag(const std::atomic_flag &Locked) {
  while (Locked.test(std::memory_order_acquire)) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  }
  co_return;
}

// Every form of the loop.

app::Task<> doLoop(std::atomic<bool> &Ready) {
  do
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
  while (!Ready);
  co_return;
}

app::Task<> forLoop(std::atomic<bool> &Ready) {
  for (; !Ready;)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
  co_return;
}

app::Task<> breakOutOfForever(std::atomic<bool> &Ready) {
  for (;;) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: 'std::this_thread::yield' is all that it does
    if (Ready)
      break;
    std::this_thread::yield();
  }
  co_return;
}

app::Task<> returnFromForever(std::atomic<bool> &Ready) {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
    if (Ready)
      co_return;
  }
}

app::Task<> twoWaysOut(std::atomic<bool> &Ready, std::atomic<bool> &Closed) {
  while (!Ready) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: 'std::this_thread::yield' is all that it does
    if (Closed) {
      break;
    }
    std::this_thread::yield();
  }
  co_return;
}

app::Task<> innerLoop(std::atomic<bool> &Closed, std::atomic<bool> &Ready) {
  while (!Closed) {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: 'std::this_thread::yield' is all that it does
      std::this_thread::yield();
    co_await app::fetchPrice(1);
  }
}

app::Task<> afterAnotherLoop(std::atomic<bool> &Ready, std::atomic<bool> &Paid) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
  while (!Paid)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
  co_return;
}

// Every flag.

struct Shipment {
  bool Delivered;
  int Parcels;
  std::string Status;
  bool isDelivered() const;
  bool hasParcel(int Number) const;
  int parcels() const;
};

folly::coro::Task<> memberOfParameter(Shipment &Parcel) {
  while (!Parcel.Delivered)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> memberOfPointer(std::shared_ptr<Shipment> Parcel) {
  while (Parcel && !Parcel->Delivered)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> accessor(Shipment &Parcel) {
  while (!Parcel.isDelivered())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> accessorWithArgument(Shipment &Parcel, int Number) {
  while (!Parcel.hasParcel(Number))
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> comparedCount(Shipment &Parcel) {
  while (Parcel.parcels() < 3 || Parcel.Parcels < 3)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> changedCount(Shipment &Parcel) {
  // What it was before is no counter of the loop.
  const int Before = Parcel.parcels();
  while (Parcel.parcels() == Before)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> comparedStrings(Shipment &Parcel, const std::string &Final) {
  while (Parcel.Status != Final)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

enum class Phase { Starting, Running };

folly::coro::Task<> comparedState(const std::atomic<Phase> &State) {
  while (State == Phase::Starting)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

folly::coro::Task<> stopToken(std::stop_token Stop) {
  while (!Stop.stop_requested())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

bool ShuttingDown;

folly::coro::Task<> globalFlag() {
  while (!ShuttingDown)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'folly::coro::sleep' is all that it does
    co_await folly::coro::sleep(1s);
}

class Worker {
public:
  folly::coro::Task<> join() {
    while (Running)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: 'folly::coro::sleep' is all that it does
      co_await folly::coro::sleep(1ms);
  }
  folly::coro::Task<> drain() {
    while (!isIdle())
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: 'folly::coro::co_reschedule_on_current_executor' is all that it does
      co_await folly::coro::co_reschedule_on_current_executor;
  }

private:
  bool isIdle() const;
  std::atomic<bool> Running;
};

// Every context that steals a thread.

void announceWhenReady(folly::Future<int> Price, std::atomic<bool> &Ready) {
  std::move(Price).thenValue([&](int) {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop keeps the executor's thread busy until a flag changes; let an event call back [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: 'std::this_thread::yield' is all that it does
      std::this_thread::yield();
  });
}

void renderWhenReady(std::atomic<bool> &Ready) [[clang::nonblocking]] {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; let an event call back [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
}

[[clang::annotate("async::nonblocking")]] void drawWhenReady(std::atomic<bool> &Ready) {
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; let an event call back [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
}

app::Task<> lambdaCalledInPlace(std::atomic<bool> &Ready) {
  [&] {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: 'std::this_thread::yield' is all that it does
      std::this_thread::yield();
  }();
  co_return;
}

auto coroutineLambda() {
  return [](std::atomic<bool> &Ready) -> folly::coro::Task<> {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: 'folly::coro::sleep' is all that it does
      co_await folly::coro::sleep(1ms);
  };
}

app::FireAndForget detachedCoroutine(std::atomic<bool> &Ready) {
  co_await app::fetchPrice(1);
  while (!Ready)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop keeps the executor's thread busy until a flag changes; await an event or a latch [async-busy-wait]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'std::this_thread::yield' is all that it does
    std::this_thread::yield();
}

// Where the loop stands.

folly::coro::Task<> insideTry(std::atomic<bool> &Ready) {
  try {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: 'folly::coro::sleep' is all that it does
      co_await folly::coro::sleep(1ms);
  } catch (const std::exception &) {
  }
}

folly::coro::Task<> insideSwitch(int Mode, std::atomic<bool> &Ready) {
  switch (Mode) {
  case 1:
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: 'folly::coro::sleep' is all that it does
      co_await folly::coro::sleep(1ms);
    break;
  default:
    break;
  }
}

folly::coro::Task<> insideRangeFor(std::vector<Shipment> &Parcels) {
  for (Shipment &Parcel : Parcels)
    while (!Parcel.Delivered)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: 'folly::coro::sleep' is all that it does
      co_await folly::coro::sleep(1ms);
}

folly::coro::Task<> withAttribute(std::atomic<bool> &Ready) {
  if (!Ready) [[unlikely]] {
    while (!Ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop wakes the executor again and again until a flag changes; await an event or a latch [async-busy-wait]
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: 'folly::coro::sleep' is all that it does
      co_await folly::coro::sleep(1ms);
  }
}

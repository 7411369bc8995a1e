// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// Seastar: a reactor's thread is blocked by what waits outside a
// seastar::thread.

#include <chrono>
#include <future>
#include <libraries/seastar.h>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

using namespace std::chrono_literals;

struct Order {
  int Total;
};

seastar::future<int> loadTotal(int Order);
seastar::future<> storeTotal(int Order, int Total);
std::future<int> askLegacyBilling(int Order);

class Journal {
public:
  seastar::future<> append(int Order);
  seastar::future<> close();
  seastar::future<> stop();
};

// Waits in coroutines.

seastar::future<int> readTotal(seastar::future<int> Loading) {
  co_return Loading.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'seastar::future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
}

seastar::future<> finishStoring(seastar::future<> Storing) {
  Storing.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  // CHECK-FIXES: co_await std::move(Storing);
  co_return;
}

seastar::future<int> waitAfterSuspension(int Order) {
  auto Loading = loadTotal(Order);
  co_await storeTotal(Order, 0);
  Loading.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::future::wait' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  co_return 0;
}

seastar::future<> closeJournalAtEnd(Journal &Orders) {
  auto Closing = seastar::deferred_close(Orders);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the destructor of 'Closing' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'seastar::deferred_close::~deferred_close' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await Orders.append(1);
}

seastar::future<> stopJournalAtEnd(Journal &Orders) {
  seastar::deferred_stop Stopping(Orders);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the destructor of 'Stopping' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'seastar::deferred_stop::~deferred_stop' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await Orders.append(1);
}

seastar::future<> closeJournalNow(seastar::deferred_close<Journal> &Closing) {
  Closing.close_now();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::deferred_close::close_now' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: waits for close() with future::get(), which only a seastar::thread can do
  co_return;
}

seastar::future<> stopJournalNow(seastar::deferred_stop<Journal> &Stopping) {
  Stopping.stop_now();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'seastar::deferred_stop::stop_now' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: waits for stop() with future::get(), which only a seastar::thread can do
  co_return;
}

seastar::future<> joinCompressor(seastar::posix_thread &Compressor) {
  Compressor.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'seastar::posix_thread::join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

seastar::future<int> startSecondApplication(seastar::app_template &Second, int Count,
                                            char **Values) {
  co_return Second.run(Count, Values, [] { return seastar::now(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'seastar::app_template::run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: runs the reactors until the application exits
}

// The future of an alien is a std::future: fine on the alien's thread alone.
seastar::future<int> askAlien(seastar::alien::instance &Reactors) {
  co_return seastar::alien::submit_to(Reactors, 0, [] { return loadTotal(1); }).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:81: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

int totalOf(int Order) { return loadTotal(Order).get(); }

seastar::future<int> readThroughHelper() {
  co_return totalOf(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'totalOf' blocks the thread that runs this coroutine: it reaches 'seastar::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:50: note: 'totalOf' calls 'seastar::future::get' here
}

// Sleeps.

seastar::future<> retryLater() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await seastar::sleep(100ms);
  co_return;
}

seastar::future<> retryMuchLater(std::chrono::duration<double> Backoff) {
  std::this_thread::sleep_for(Backoff);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await seastar::sleep(std::chrono::ceil<std::chrono::nanoseconds>(Backoff));
  co_return;
}

// Continuations.

seastar::future<> storeDoubled(int Order) {
  return loadTotal(Order).then([Order](int Total) {
    storeTotal(Order, 2 * Total).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'seastar::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: 'seastar::future::then' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:34: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
  });
}

seastar::future<int> billAtEnd(int Order) {
  return loadTotal(Order).finally([Order] {
    askLegacyBilling(Order).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: 'seastar::future::finally' runs the handler on an executor
  });
}

seastar::future<> billOnAllShards() {
  return seastar::smp::invoke_on_all([] {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'seastar::smp::invoke_on_all' runs the handler on an executor
  });
}

seastar::future<int> billOnOtherShard(seastar::sharded<Journal> &Journals) {
  return Journals.invoke_on(1, [](Journal &) { return askLegacyBilling(1).get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:75: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: 'seastar::sharded::invoke_on' runs the handler on an executor
}

seastar::future<> storeEach(std::vector<int> &Orders) {
  return seastar::do_for_each(Orders, [](int Order) {
    storeTotal(Order, 0).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'seastar::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'seastar::do_for_each' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:26: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
    return seastar::now();
  });
}

void scheduleReport(seastar::timer<seastar::lowres_clock> &Nightly) {
  Nightly.set_callback([] {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'seastar::timer::set_callback' runs the handler on an executor
  });
}

void startWithTimer() {
  seastar::timer<> Nightly([] { storeTotal(1, 0).get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'seastar::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'seastar::timer' runs the handler on an executor
  // CHECK-MESSAGES: :[[@LINE-3]]:50: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
}

void serveTotals(seastar::rpc::protocol<int> &Protocol) {
  Protocol.register_handler(1, [](int Order) { return askLegacyBilling(Order).get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:79: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: 'seastar::rpc::protocol::register_handler' runs the handler on an executor
}

// Called at once, so the context is that of the code around.

seastar::future<> storeAllAtOnce(std::vector<int> Orders) {
  co_await seastar::parallel_for_each(Orders, [](int Order) {
    storeTotal(Order, 0).get();
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'seastar::future::get' blocks the thread that runs this coroutine; use 'co_await std::move(future)' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:26: note: only a seastar::thread can wait; elsewhere it aborts if the future is not ready
    return seastar::now();
  });
}

// Silent: awaiting, and what only suspends.

seastar::future<int> awaitsEverything(seastar::semaphore &Slots,
                                      seastar::shared_mutex &Table,
                                      seastar::condition_variable &Changed,
                                      seastar::gate &Open, seastar::queue<int> &Queue,
                                      seastar::abort_source &Stop) {
  co_await Slots.wait();
  co_await Table.lock();
  co_await Changed.wait();
  co_await Open.close();
  co_await seastar::sleep(1s);
  co_await seastar::sleep_abortable(1s, Stop);
  co_await seastar::yield();
  co_await seastar::maybe_yield();
  co_await seastar::coroutine::maybe_yield();
  co_await seastar::coroutine::all([] { return loadTotal(1); }, [] { return loadTotal(2); });
  co_return co_await Queue.pop_eventually();
}

seastar::future<> joinsItsThread() {
  // The join of a seastar::thread returns a future.
  seastar::thread Reader([] { loadTotal(1).get(); });
  co_await Reader.join();
}

// Silent: inside a seastar::thread, the wait suspends.

seastar::future<int> readInThread(int Order) {
  return seastar::async([Order] {
    int Total = loadTotal(Order).get();
    storeTotal(Order, Total).wait();
    seastar::sleep(1s).get();
    seastar::thread::maybe_yield();
    return Total;
  });
}

seastar::future<> closeInThread(Journal &Orders) {
  co_await seastar::async(seastar::thread_attributes(), [&Orders] {
    auto Closing = seastar::deferred_close(Orders);
    auto Stopping = seastar::deferred_stop(Orders);
    auto Logging = seastar::defer([] { storeTotal(1, 0).get(); });
    Orders.append(1).get();
    Closing.close_now();
  });
}

seastar::future<> storeAllInThread(std::vector<int> Orders) {
  return seastar::async([Orders] {
    // Both call the lambda before they return, here in the thread.
    seastar::parallel_for_each(Orders, [](int Order) {
      storeTotal(Order, 0).get();
      return seastar::now();
    }).get();
    seastar::do_with(1, [](int &Order) {
      storeTotal(Order, 0).get();
      return seastar::now();
    }).get();
  });
}

seastar::future<> threadInContinuation(int Order) {
  return loadTotal(Order).then([Order](int Total) {
    return seastar::async([=] { storeTotal(Order, Total).get(); });
  });
}

seastar::future<> callsHelperInThread() {
  return seastar::async([] { storeTotal(1, totalOf(1)).get(); });
}

// Silent: a thread of the operating system may block.

void compressInBackground(seastar::alien::instance &Reactors) {
  seastar::posix_thread Compressor([&Reactors] {
    std::this_thread::sleep_for(1s);
    seastar::alien::submit_to(Reactors, 0, [] { return loadTotal(1); }).get();
  });
  Compressor.join();
}

// Silent: the future is ready.

seastar::future<int> readIfAvailable(seastar::future<int> Loading) {
  if (Loading.available())
    co_return Loading.get();
  co_return 0;
}

seastar::future<int> readUnlessUnavailable(seastar::future<int> Loading) {
  if (!Loading.available())
    co_return co_await std::move(Loading);
  co_return Loading.get();
}

seastar::future<int> throwIfFailed(seastar::future<int> Loading) {
  // What failed is available.
  if (Loading.failed())
    Loading.get();
  co_return 0;
}

seastar::future<int> readAsFuture(int Order) {
  auto Loaded = co_await seastar::coroutine::as_future(loadTotal(Order));
  if (Loaded.failed())
    co_return 0;
  co_return Loaded.get();
}

seastar::future<int> readReadyMade() {
  auto Made = seastar::make_ready_future<int>(1);
  co_return Made.get() + seastar::make_ready_future<int>(2).get();
}

seastar::future<int> readFailed() {
  co_return seastar::make_exception_future<int>(Order{1}).get();
}

seastar::future<> readInWrappedContinuation(int Order) {
  // The future that the continuation gets is ready.
  return loadTotal(Order).then_wrapped([](seastar::future<int> Loaded) {
    try {
      Loaded.get();
    } catch (...) {
    }
  });
}

// Silent: no time to sleep.

seastar::future<> sleepsNoTime() {
  std::this_thread::sleep_for(0s);
  co_return;
}

// Silent: the futures that come out of a combinator, or into a continuation, are
// ready.

seastar::future<int> readTuple() {
  auto Loaded = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return std::get<0>(Loaded).get() + std::get<1>(Loaded).get();
}

seastar::future<int> readBindings() {
  auto [First, Second] = co_await seastar::when_all(loadTotal(1), loadTotal(2));
  co_return First.get() + Second.get();
}

seastar::future<int> readInContinuation() {
  return seastar::when_all(loadTotal(1), loadTotal(2))
      .then([](std::tuple<seastar::future<int>, seastar::future<int>> Loaded) {
        return std::get<0>(Loaded).get() + std::get<1>(std::move(Loaded)).get();
      });
}

seastar::future<int> readWrapped() {
  return loadTotal(1).then_wrapped([](seastar::future<int> Loaded) {
    return Loaded.failed() ? 0 : Loaded.get();
  });
}

// Files and locks.

seastar::future<> openJournal() {
  auto Journal = seastar::file_desc::open("journal", 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'seastar::file_desc::open' blocks the thread that runs this coroutine; use 'co_await seastar::open_file_dma(name, flags)' [async-blocking-call]
  Journal.truncate(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::file_desc::truncate' blocks the thread that runs this coroutine; use 'co_await file.truncate(size)' [async-blocking-call]
  co_return;
}

seastar::future<char> readJournalAfterSuspension(seastar::file_desc &Journal) {
  char First = 0;
  co_await storeTotal(1, 0);
  Journal.pread(&First, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::file_desc::pread' blocks the executor's thread that resumed this coroutine; use 'co_await file.dma_read(offset, size)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  co_return First;
}

seastar::future<int> readLimits() {
  auto Scratch = seastar::file_desc::temporary("/tmp");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'seastar::file_desc::temporary' blocks the thread that runs this coroutine [async-blocking-call]
  seastar::read_first_line("/proc/meminfo");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'seastar::read_first_line' blocks the thread that runs this coroutine [async-blocking-call]
  co_return seastar::read_first_line_as<int>("/sys/block/sda/queue/nr_requests");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'seastar::read_first_line_as' blocks the thread that runs this coroutine [async-blocking-call]
}

seastar::future<> takeSpinlock(seastar::util::spinlock &Spinlock) {
  Spinlock.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'seastar::util::spinlock::lock' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: spins until another thread unlocks it
  Spinlock.unlock();
  co_return;
}

// Silent: the asynchronous files, locks that suspend, and what may fail.

seastar::future<std::size_t> readsAsynchronously(seastar::shared_mutex &Table,
                                                 seastar::util::spinlock &Spinlock) {
  auto Journal = co_await seastar::open_file_dma("journal", seastar::open_flags::ro);
  co_await Table.lock();
  if (Spinlock.try_lock())
    Spinlock.unlock();
  co_return co_await Journal.size();
}

// Silent: a descriptor that may be non-blocking.

seastar::future<> readsDescriptor(seastar::file_desc &Client, char *Buffer) {
  Client.read(Buffer, 1);
  co_return;
}

// Silent: a thread of the operating system.

void startCompressor() {
  seastar::posix_thread Compressor([] { seastar::read_first_line("/proc/meminfo"); });
  Compressor.join();
}

int main(int Count, char **Values) {
  seastar::app_template Application;
  return Application.run(Count, Values,
                         [] { return seastar::async([] { loadTotal(1).get(); }); });
}

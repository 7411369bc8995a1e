// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// cppcoro: tasks, generators, pools, files and locks.

#include <libraries/cppcoro.h>
#include <thread>

using namespace std::chrono_literals;

struct Order {
  int Total;
};

cppcoro::task<Order> loadOrder(int Id);
cppcoro::shared_task<Order> sharedOrder();
cppcoro::task<> writeAuditLog();
void log(int Total);
bool isPaid(int Id);

// Waits.

cppcoro::task<int> readTotal() {
  co_return cppcoro::sync_wait(loadOrder(1)).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'cppcoro::sync_wait' blocks the thread that runs this coroutine; use 'co_await task' [async-blocking-wait]
}

cppcoro::task<> waitAfterSuspension() {
  co_await writeAuditLog();
  cppcoro::sync_wait(writeAuditLog());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'cppcoro::sync_wait' blocks the executor's thread that resumed this coroutine; use 'co_await task' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

cppcoro::shared_task<int> readSharedTotal(cppcoro::shared_task<Order> Loading) {
  co_return cppcoro::sync_wait(Loading).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'cppcoro::sync_wait' blocks the thread that runs this coroutine; use 'co_await task' [async-blocking-wait]
}

cppcoro::async_generator<int> totals(int Orders) {
  for (int Id = 0; Id != Orders; ++Id)
    co_yield cppcoro::sync_wait(loadOrder(Id)).Total;
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'cppcoro::sync_wait' blocks the executor's thread that resumed this coroutine; use 'co_await task' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 1 suspension point precedes the call; this is it
}

cppcoro::task<> runLoop(cppcoro::io_service &Service) {
  Service.process_events();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'cppcoro::io_service::process_events' blocks the thread that runs this coroutine [async-blocking-wait]
  Service.process_one_event();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'cppcoro::io_service::process_one_event' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

cppcoro::task<> leavePool() {
  cppcoro::static_thread_pool Pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the destructor of 'Pool' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: 'cppcoro::static_thread_pool::~static_thread_pool' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await Pool.schedule();
  log(1);
}

cppcoro::task<> leavePoolOfTwo() {
  cppcoro::static_thread_pool Pool(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the destructor of 'Pool' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'cppcoro::static_thread_pool::~static_thread_pool' waits here for its work
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 1 suspension point precedes the end of the scope; this is it
  co_await writeAuditLog();
}

int totalOf(int Id) { return cppcoro::sync_wait(loadOrder(Id)).Total; }

cppcoro::task<> waitThroughHelper() {
  log(totalOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'totalOf' blocks the thread that runs this coroutine: it reaches 'cppcoro::sync_wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:30: note: 'totalOf' calls 'cppcoro::sync_wait' here
  co_return;
}

// Sleeps. A pause needs the service, so nothing is fixed.

cppcoro::task<> retryLater() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await writeAuditLog();
}

cppcoro::async_generator<int> pollTotals() {
  while (true) {
    std::this_thread::sleep_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the call; this is it
    co_yield 1;
  }
}

cppcoro::task<> returnsFromPool(cppcoro::static_thread_pool &Pool, cppcoro::io_service &Service) {
  co_await Pool.schedule();
  log(cppcoro::sync_wait(loadOrder(1)).Total);
  co_await Service.schedule();
  log(cppcoro::sync_wait(loadOrder(2)).Total);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'cppcoro::sync_wait' blocks the executor's thread that resumed this coroutine; use 'co_await task' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

// Silent: what suspends.

cppcoro::task<int> awaitsTask() { co_return (co_await loadOrder(1)).Total; }

cppcoro::task<int> awaitsSharedTask() { co_return (co_await sharedOrder()).Total; }

cppcoro::task<> pausesOnService(cppcoro::io_service &Service) {
  co_await Service.schedule_after(1s);
}

cppcoro::task<> hops(cppcoro::static_thread_pool &Pool, cppcoro::io_service &Service) {
  co_await Pool.schedule();
  co_await Service.schedule();
}

cppcoro::task<> locks(cppcoro::async_mutex &Mutex) {
  // It suspends, in spite of its name.
  auto Lock = co_await Mutex.scoped_lock_async();
  co_await writeAuditLog();
}

cppcoro::task<std::size_t> readsFile(const cppcoro::readable_file &File, char *Buffer) {
  co_return co_await File.read(0, Buffer, 512);
}

// Silent: what does not wait.

cppcoro::task<> drainsEvents(cppcoro::io_service &Service) {
  // These run what is pending.
  Service.process_pending_events();
  Service.process_one_pending_event();
  Service.stop();
  co_return;
}

cppcoro::task<> borrowsPool(cppcoro::static_thread_pool &Pool) {
  co_await Pool.schedule();
}

cppcoro::task<> doesNotSleep() {
  std::this_thread::sleep_for(0s);
  co_return;
}

// Silent: where blocking is allowed.

cppcoro::task<int> waitsOnPool(cppcoro::static_thread_pool &Pool) {
  co_await Pool.schedule();
  std::this_thread::sleep_for(1s);
  co_return cppcoro::sync_wait(loadOrder(1)).Total;
}

cppcoro::task<> resumesOnPool(cppcoro::static_thread_pool &Pool) {
  auto Loaded = co_await cppcoro::resume_on(Pool, loadOrder(1));
  std::this_thread::sleep_for(1s);
}

cppcoro::task<> waitsOnOwnThread() {
  std::thread([] { log(cppcoro::sync_wait(loadOrder(1)).Total); }).detach();
  co_return;
}

cppcoro::generator<int> waitsInGenerator() {
  // Its consumer expects to wait.
  co_yield cppcoro::sync_wait(loadOrder(1)).Total;
}

cppcoro::recursive_generator<int> sleepsInGenerator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}

cppcoro::task<> openForReading(cppcoro::io_service &Service) {
  auto Invoice = cppcoro::read_only_file::open(Service, "invoice.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'cppcoro::read_only_file::open' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: only reading and writing are asynchronous
  co_return;
}

cppcoro::task<> openForWriting(cppcoro::io_service &Service) {
  auto Invoice = cppcoro::write_only_file::open(Service, "invoice.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'cppcoro::write_only_file::open' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: only reading and writing are asynchronous
  Invoice.set_size(4096);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'cppcoro::write_only_file::set_size' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

cppcoro::task<> openForBoth(cppcoro::io_service &Service) {
  auto Invoice = cppcoro::read_write_file::open(Service, "invoice.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'cppcoro::read_write_file::open' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: only reading and writing are asynchronous
  Invoice.set_size(4096);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'cppcoro::read_write_file::set_size' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Silent.

cppcoro::task<std::size_t> copy(const cppcoro::readable_file &From,
                                cppcoro::writable_file &To, char *Buffer) {
  // These suspend.
  co_await From.read(0, Buffer, 512);
  co_return co_await To.write(0, Buffer, 512);
}

cppcoro::task<> lock(cppcoro::async_mutex &Mutex) {
  if (Mutex.try_lock())
    Mutex.unlock();
  co_await Mutex.lock_async();
  Mutex.unlock();
}

cppcoro::task<> openOnOwnThread(cppcoro::io_service &Service) {
  std::thread([&Service] {
    auto Invoice = cppcoro::read_only_file::open(Service, "invoice.pdf");
  }).join();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'std::thread::join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

int main() {
  cppcoro::static_thread_pool Pool;
  cppcoro::io_service Service;
  std::thread Worker([&] { Service.process_events(); });
  cppcoro::sync_wait(writeAuditLog());
  Worker.join();
}

// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// Photon threads and coroutines: what is of Photon suspends them, what is of the
// operating system stops the vCPU.

#include <chrono>
#include <future>
#include <libraries/photon.h>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

std::future<int> loadPrice(int Article);
void writeInvoice(int Order);

// Coroutines.

photon::coro::Coro<int> readPrice(int Article) {
  co_return loadPrice(Article).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

photon::coro::Coro<int> retryPayment(int Order) {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: photon_std::this_thread::sleep_for(100ms);
  co_return Order;
}

photon::coro::Coro<int> waitForOpening(std::chrono::steady_clock::time_point Opening) {
  std::this_thread::sleep_until(Opening);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: photon_std::this_thread::sleep_until(Opening);
  co_return 0;
}

photon::coro::Coro<int> closeShop() {
  photon_std::work_pool_fini();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'photon_std::work_pool_fini' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: joins the operating system threads of the pool
  co_return 0;
}

photon::coro::Coro<int> printInvoices(int Orders) {
  photon::WorkPool Printers(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the destructor of 'Printers' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: 'photon::WorkPool::~WorkPool' waits here for its work
  for (int Order = 0; Order != Orders; ++Order)
    Printers.call([&] { writeInvoice(Order); });
  co_return Orders;
}

photon::coro::Coro<int> countOnExecutor() {
  photon::Executor Counter;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the destructor of 'Counter' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+2]]:1: note: 'photon::Executor::~Executor' waits here for its work
  co_return Counter.perform([] { return 1; });
}

photon::coro::Coro<photon::net::IPAddr> findSupplier() {
  co_return photon::net::gethostbyname("supplier.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'photon::net::gethostbyname' blocks the thread that runs this coroutine; use 'photon::net::gethostbyname_nb(name, list)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: resolves on the operating system thread of the caller
}

// Photon threads.

void startReminders(std::future<int> &Stock) {
  photon::thread_create11([&] { Stock.wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'photon::thread_create11' runs the handler on an executor
  photon::go([] { usleep(1000); });
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'usleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'photon::go' runs the handler on an executor
  photon_std::thread([] { std::this_thread::sleep_for(1s); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'photon_std::thread' runs the handler on an executor
}

void countInLoop(photon::Executor &Counter, std::future<int> &Stock) {
  Counter.perform([&] { return Stock.get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: 'photon::Executor::perform' runs the handler on an executor
}

// What only suspends.

photon::coro::Coro<int> pausePhotonThread() {
  photon::thread_usleep(1000);
  photon::thread_sleep(1);
  photon_std::this_thread::sleep_for(10ms);
  co_await photon::coro::usleep(1000);
  photon::thread_yield();
  co_return 0;
}

photon::coro::Coro<int> lockWarehouse(photon::mutex &Mutex, photon_std::mutex &Shelf) {
  photon::scoped_lock Lock(Mutex);
  photon_std::unique_lock<photon_std::mutex> ShelfLock(Shelf);
  Mutex.lock();
  co_return 0;
}

photon::coro::Coro<int> waitForStock(photon::semaphore &Stock, photon::condition_variable &Changed,
                                     photon::mutex &Mutex, bool &Full) {
  Stock.wait(1);
  Changed.wait(Mutex, [&] { return Full; });
  Changed.wait_no_lock();
  co_return 0;
}

photon::coro::Coro<int> joinPhotonThreads(photon_std::future<int> Price) {
  photon_std::thread Worker([] {});
  Worker.join();
  photon::thread_join(photon::thread_enable_join(photon::thread_create11([] {})));
  co_return Price.get();
}

void waitOnPhotonThread(photon::Future<int> &Price) {
  photon::thread_create11([&] {
    Price.wait();
    photon::thread_usleep(100);
  });
}

photon::coro::Coro<int> resolveElsewhere(std::vector<photon::net::IPAddr> &Addresses) {
  co_return photon::net::gethostbyname_nb("supplier.example", Addresses);
}

photon::coro::Coro<int> retryAtOnce() {
  std::this_thread::sleep_for(0s);
  co_return 0;
}

// Where blocking is allowed.

photon::coro::Coro<int> printOnPool(photon::WorkPool &Printers, std::future<int> &Approval) {
  Printers.call([&] {
    Approval.wait();
    std::this_thread::sleep_for(1s);
  });
  co_return 0;
}

photon::coro::Coro<int> readOnceReady(std::future<int> &Price) {
  if (Price.wait_for(0s) == std::future_status::ready)
    co_return Price.get();
  co_return 0;
}

photon::coro::Coro<int> await(photon::coro::Coro<int> Price) { co_return co_await Price; }

void printAndLeave() {
  photon::WorkPool Printers(4);
  Printers.call([] { writeInvoice(1); });
}

// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// Sogou Workflow: its futures in the coroutines of an application, and its callbacks.

#include <app/task.h>
#include <chrono>
#include <future>
#include <libraries/workflow.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

std::future<int> loadPrice(int Article);
WFFuture<int> loadStock(int Article);
void writeInvoice(int Order);

// Waits in coroutines.

app::Task<int> readStock() {
  co_return loadStock(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'WFFuture::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> waitForStock(WFFuture<int> &Stock) {
  Stock.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'WFFuture::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<bool> waitForStockABit(WFFuture<int> &Stock) {
  co_return Stock.wait_for(50ms) == std::future_status::ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'WFFuture::wait_for' blocks the thread that runs this coroutine [async-blocking-wait]
}

app::Task<> waitForOrders(WFFacilities::WaitGroup &Orders) {
  Orders.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'WFFacilities::WaitGroup::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForOrdersABit(WFFacilities::WaitGroup &Orders) {
  Orders.wait(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'WFFacilities::WaitGroup::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // A negative time waits forever.
  Orders.wait(-1);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'WFFacilities::WaitGroup::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> closeShop(WFHttpServer &Shop) {
  Shop.stop();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'WFServer::stop' blocks the thread that runs this coroutine; use 'server.shutdown()' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: shuts down and waits until all connections are closed
  co_return;
}

app::Task<> closeShopSlowly(WFHttpServer &Shop) {
  Shop.shutdown();
  Shop.wait_finish();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'WFServer::wait_finish' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: waits until all connections are closed
  co_return;
}

app::Task<> retryPayment() {
  WFFacilities::usleep(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WFFacilities::usleep' blocks the thread that runs this coroutine; use 'WFTaskFactory::create_timer_task' [async-blocking-sleep]
  co_return;
}

app::Task<> askSupplier() {
  WFFacilities::request<protocol::HttpRequest, protocol::HttpResponse>(TT_TCP, "http://supplier.example", {}, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WFFacilities::request' blocks the thread that runs this coroutine; use 'WFFacilities::async_request' [async-blocking-call]
  co_return;
}

// Callbacks on the handler threads.

void startTasks() {
  WFTaskFactory::create_http_task("http://supplier.example", 1, 1, [](WFHttpTask *) { loadPrice(1).wait(); })
      ->start();
  // CHECK-MESSAGES: :[[@LINE-2]]:100: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'WFTaskFactory::create_http_task' runs the handler on an executor
  auto *Reminder = WFTaskFactory::create_timer_task(1, 0, nullptr);
  Reminder->set_callback([](WFTimerTask *) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: 'WFTimerTask::set_callback' runs the handler on an executor
  Reminder->start();
}

void serveShop() {
  WFHttpServer Shop([](WFHttpTask *) { loadPrice(1).wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: 'WFServer' runs the handler on an executor
  Shop.start(80);
}

// Times that do not wait.

app::Task<> lookOnly(WFFuture<int> &Stock, WFFacilities::WaitGroup &Orders) {
  Orders.wait(0);
  WFFacilities::usleep(0);
  if (Stock.wait_for(0s) == std::future_status::ready)
    co_return;
}

app::Task<int> readStockOnceReady(WFFuture<int> &Stock) {
  if (Stock.wait_for(0s) == std::future_status::ready)
    co_return Stock.get();
  co_return 0;
}

// Where blocking is allowed.

void printOnComputeThreads() {
  WFFacilities::go("print", [] { loadPrice(1).wait(); });
  WFTaskFactory::create_go_task("print", [] { sleep(1); })->start();
  WFTaskFactory::create_timedgo_task(1, 0, "print", [] { WFFacilities::usleep(100); })->start();
  WFThreadTaskFactory<int, int>::create_thread_task(
      "print", [](int *, int *) { std::this_thread::sleep_for(1s); }, nullptr)
      ->start();
}

// What starts tasks does not wait.

app::Task<> startOnly(WFHttpServer &Shop) {
  WFTaskFactory::create_http_task("http://supplier.example", 1, 1, [](WFHttpTask *) { writeInvoice(1); })->start();
  WFFuture<void> Pause = WFFacilities::async_usleep(1000);
  Shop.shutdown();
  co_return;
}

int main() {
  WFFacilities::WaitGroup Running(1);
  Running.wait();
}

// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "database;http;file"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// Drogon's coroutines, handlers and database clients, and the loops of Trantor.

#include <chrono>
#include <future>
#include <libraries/drogon.h>
#include <memory>
#include <string>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

struct Order {
  int Total;
};

std::future<int> loadPrice(int Article);
drogon::Task<int> readPrice(int Article);
void writeInvoice(int Order);

// Waits in coroutines.

drogon::Task<int> totalOfOrder() {
  co_return loadPrice(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

drogon::Task<int> totalOfArticle() {
  co_return drogon::sync_wait(readPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'drogon::sync_wait' blocks the thread that runs this coroutine; use 'co_await task' [async-blocking-wait]
}

drogon::Task<> runShop(trantor::EventLoop &Loop) {
  drogon::app().run();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'drogon::HttpAppFramework::run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: runs the event loop
  Loop.loop();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'trantor::EventLoop::loop' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: runs the event loop
  co_return;
}

drogon::Task<> closeShop(trantor::EventLoopThread &Counter, trantor::SerialTaskQueue &Printer) {
  Counter.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'trantor::EventLoopThread::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: joins the threads of the event loops
  Printer.waitAllTasksFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'trantor::SerialTaskQueue::waitAllTasksFinished' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: waits for the thread of the queue
  Printer.stop();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'trantor::SerialTaskQueue::stop' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: joins the threads of the queue
  co_return;
}

drogon::Task<> printAtOnce(trantor::SerialTaskQueue &Printer) {
  Printer.syncTaskInQueue([] { writeInvoice(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'trantor::SerialTaskQueue::syncTaskInQueue' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: waits for the thread of the queue
  co_return;
}

drogon::Task<> openSecondCounter() {
  trantor::EventLoopThread Counter("counter");
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the destructor of 'Counter' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'trantor::EventLoopThread::~EventLoopThread' waits here for its work
  Counter.run();
  co_return;
}

// Sleeps.

drogon::Task<> retryPayment() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: co_await drogon::sleepCoro(trantor::EventLoop::getEventLoopOfCurrentThread(), 100ms);
  co_return;
}

drogon::AsyncTask remindLater() {
  co_await readPrice(1);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the executor's thread that resumed this coroutine [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-FIXES: co_await drogon::sleepCoro(trantor::EventLoop::getEventLoopOfCurrentThread(), std::chrono::seconds(2));
}

// Databases, HTTP, files.

drogon::Task<size_t> countOrders(drogon::orm::DbClientPtr Client) {
  auto Rows = Client->execSqlSync("select id from orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'drogon::orm::DbClient::execSqlSync' blocks the thread that runs this coroutine; use 'co_await client->execSqlCoro(sql)' [async-blocking-call]
  co_return Rows.size();
}

drogon::Task<> payOrder(drogon::orm::DbClientPtr Client) {
  auto Payment = Client->newTransaction();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'drogon::orm::DbClient::newTransaction' blocks the thread that runs this coroutine; use 'co_await client->newTransactionCoro()' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: note: waits for a free connection
  co_return;
}

drogon::Task<int> readOrder(drogon::orm::Mapper<Order> &Orders) {
  co_return Orders.findByPrimaryKey(7).Total;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'drogon::orm::Mapper::findByPrimaryKey' blocks the thread that runs this coroutine; use 'co_await on drogon::orm::CoroMapper' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: waits for the database unless it is given callbacks
}

drogon::Task<size_t> buildOrders(drogon::orm::BaseBuilder<Order, true> &Builder,
                                 drogon::orm::DbClientPtr Client) {
  co_return Builder.execSync(Client).size();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'drogon::orm::BaseBuilder::execSync' blocks the thread that runs this coroutine; use 'builder.execAsync(client, onResult, onError)' [async-blocking-call]
}

drogon::Task<std::string> readCart(drogon::nosql::RedisClientPtr Client) {
  co_return Client->execCommandSync([](const drogon::nosql::RedisResult &Cart) { return Cart.asString(); },
                                    "get cart");
  // CHECK-MESSAGES: :[[@LINE-2]]:21: warning: 'drogon::nosql::RedisClient::execCommandSync' blocks the thread that runs this coroutine; use 'co_await client->execCommandCoro(command)' [async-blocking-call]
}

drogon::Task<> askSupplier(drogon::HttpClientPtr Client, drogon::HttpRequestPtr Request) {
  auto [Outcome, Answer] = Client->sendRequest(Request, 5.0);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'drogon::HttpClient::sendRequest' blocks the thread that runs this coroutine; use 'co_await client->sendRequestCoro(request)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: waits for the answer unless it is given a callback
  co_return;
}

drogon::Task<> keepUpload(drogon::HttpFile &Upload) {
  Upload.save();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'drogon::HttpFile::save' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Callbacks on an event loop.

void registerHandlers(trantor::EventLoop &Loop, drogon::HttpClientPtr Client,
                      drogon::HttpRequestPtr Request, drogon::orm::DbClientPtr Database) {
  drogon::app().registerHandler("/price", [](const drogon::HttpRequestPtr &, drogon::HttpCallback &&) {
    loadPrice(1).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::wait' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'drogon::HttpAppFramework::registerHandler' runs the handler on an executor
  });
  Loop.runAfter(1s, [] { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'trantor::EventLoop::runAfter' runs the handler on an executor
  Client->sendRequest(Request, [](drogon::ReqResult, const drogon::HttpResponsePtr &) { sleep(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:89: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: 'drogon::HttpClient::sendRequest' runs the handler on an executor
  *Database << "select 1" >> [](const drogon::orm::Result &) { sleep(1); };
  // CHECK-MESSAGES: :[[@LINE-1]]:64: warning: 'sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE-2]]:27: note: 'drogon::orm::internal::SqlBinder::operator>>' runs the handler on an executor
}

// Awaiting.

drogon::Task<int> awaitEverything(drogon::HttpClientPtr Client, drogon::HttpRequestPtr Request,
                                  drogon::orm::DbClientPtr Database, drogon::nosql::RedisClientPtr Cache,
                                  trantor::EventLoop *Loop, drogon::Mutex &Mutex) {
  co_await Client->sendRequestCoro(Request);
  co_await Database->execSqlCoro("select 1");
  co_await Database->newTransactionCoro();
  co_await Cache->execCommandCoro("get cart");
  co_await drogon::sleepCoro(Loop, 1s);
  co_await drogon::switchThreadCoro(Loop);
  co_await Mutex.lock();
  Mutex.unlock();
  co_return co_await readPrice(1);
}

// A mapper whose functions are to be awaited.
drogon::Task<int> readOrderAsync(drogon::orm::CoroMapper<Order> &Orders) {
  co_return (co_await Orders.findOne(drogon::orm::Criteria())).Total;
}

// With callbacks the same functions do not wait.
drogon::Task<> askWithCallbacks(drogon::HttpClientPtr Client, drogon::HttpRequestPtr Request,
                                drogon::orm::Mapper<Order> &Orders) {
  Client->sendRequest(Request, [](drogon::ReqResult, const drogon::HttpResponsePtr &) {}, 5.0);
  Orders.findAll([](std::vector<Order>) {}, [](const drogon::orm::DrogonDbException &) {});
  Orders.update(
      Order(), [](size_t) {}, [](const drogon::orm::DrogonDbException &) {});
  co_return;
}

drogon::Task<> askWithNamedCallback(drogon::HttpClientPtr Client, drogon::HttpRequestPtr Request,
                                    const drogon::HttpReqCallback &Answered) {
  Client->sendRequest(Request, Answered);
  co_return;
}

drogon::Task<int> readFutureOnceReady(std::future<int> Price) {
  if (Price.wait_for(0s) == std::future_status::ready)
    co_return Price.get();
  co_return 0;
}

// Where blocking is allowed.

drogon::Task<> printInQueue(trantor::ConcurrentTaskQueue &Printers, trantor::SerialTaskQueue &Archive) {
  Printers.runTaskInQueue([] { loadPrice(1).wait(); });
  Archive.runTaskInQueue([] { sleep(1); });
  co_return;
}

drogon::Task<> startCoroutine() {
  drogon::async_run([]() -> drogon::Task<> { co_await readPrice(1); });
  co_return;
}

int main() {
  drogon::sync_wait(readPrice(1));
  drogon::app().run();
}

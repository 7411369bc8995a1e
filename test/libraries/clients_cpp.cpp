// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// C++ libraries of clients: Poco, cpp-httplib, librdkafka, libpqxx, ZeroMQ.

#include <Poco/Data/Statement.h>
#include <Poco/Event.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Process.h>
#include <Poco/Thread.h>
#include <app/task.h>
#include <httplib.h>
#include <librdkafka/rdkafkacpp.h>
#include <pqxx/pqxx>
#include <thread>
#include <zmq.hpp>

app::Task<> downloadPrices(httplib::Client &Shop) {
  co_await app::fetchPrice(1);
  Shop.Get("/prices");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'httplib::Client::Get' blocks the executor's thread that resumed this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  Shop.Post("/prices", "7", "text/plain");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'httplib::Client::Post' blocks the executor's thread that resumed this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> serveShop(httplib::Server &Shop) {
  Shop.listen("0.0.0.0", 8080);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'httplib::Server::listen' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: serves requests until the server is stopped
  co_return;
}

app::Task<> receiveOrder(zmq::socket_t &Orders) {
  zmq::message_t Order;
  (void)Orders.recv(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'zmq::socket_t::recv' blocks the thread that runs this coroutine; use 'zmq::recv_flags::dontwait' [async-blocking-call]
  (void)Orders.recv(Order, zmq::recv_flags::none);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'zmq::socket_t::recv' blocks the thread that runs this coroutine; use 'zmq::recv_flags::dontwait' [async-blocking-call]
  co_return;
}

app::Task<> insertOrder(pqxx::work &Transaction) {
  Transaction.exec("INSERT INTO orders VALUES (1)");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'pqxx::transaction::exec' blocks the thread that runs this coroutine; use 'pqxx::pipeline' [async-blocking-call]
  Transaction.commit();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'pqxx::transaction::commit' blocks the thread that runs this coroutine; use 'pqxx::pipeline' [async-blocking-call]
  co_return;
}

app::Task<> readResult(pqxx::pipeline &Queries, pqxx::pipeline::query_id Query) {
  Queries.retrieve(Query);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'pqxx::pipeline::retrieve' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> consume(RdKafka::KafkaConsumer &Consumer, RdKafka::Producer &Producer) {
  delete Consumer.consume(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'RdKafka::KafkaConsumer::consume' blocks the thread that runs this coroutine; use 'RdKafka::Queue::io_event_enable' [async-blocking-call]
  Consumer.commitSync();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'RdKafka::KafkaConsumer::commitSync' blocks the thread that runs this coroutine; use 'consumer->commitAsync()' [async-blocking-call]
  Consumer.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'RdKafka::KafkaConsumer::close' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: leaves the group of consumers
  Producer.flush(1000);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'RdKafka::Producer::flush' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: waits until the broker has every message
  Producer.poll(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'RdKafka::Producer::poll' blocks the thread that runs this coroutine; use 'RdKafka::Queue::io_event_enable' [async-blocking-call]
  co_return;
}

app::Task<> retryPayment() {
  Poco::Thread::sleep(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Poco::Thread::sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> waitForWorker(Poco::Thread &Worker, Poco::Event &Done, const Poco::ProcessHandle &Printer) {
  Worker.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Poco::Thread::join' blocks the thread that runs this coroutine [async-blocking-wait]
  Done.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Poco::Event::wait' blocks the thread that runs this coroutine [async-blocking-wait]
  Done.tryWait(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Poco::Event::tryWait' blocks the thread that runs this coroutine [async-blocking-wait]
  Printer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Poco::ProcessHandle::wait' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> resolveShop() {
  Poco::Net::DNS::resolve("shop.example");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Poco::Net::DNS::resolve' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  co_return;
}

app::Task<> requestPrices(Poco::Net::HTTPClientSession &Session, Poco::Net::HTTPRequest &Request) {
  Session.sendRequest(Request);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Poco::Net::HTTPClientSession::sendRequest' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> runStatement(Poco::Data::Statement &Statement) {
  Statement.execute();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Poco::Data::Statement::execute' blocks the thread that runs this coroutine; use 'statement.executeAsync()' [async-blocking-call]
  co_return;
}

// Silent.

app::Task<> receiveWithoutBlocking(zmq::socket_t &Orders) {
  zmq::message_t Order;
  (void)Orders.recv(Order, zmq::recv_flags::dontwait);
  co_return;
}

app::Task<> readFinishedResult(pqxx::pipeline &Queries, pqxx::pipeline::query_id Query) {
  if (Queries.is_finished(Query))
    Queries.retrieve(Query);
  co_return;
}

app::Task<> consumeWithoutBlocking(RdKafka::KafkaConsumer &Consumer, RdKafka::Producer &Producer) {
  delete Consumer.consume(0);
  Consumer.commitAsync();
  Producer.poll(0);
  co_return;
}

app::Task<> lookAtEvent(Poco::Event &Done, Poco::Data::Statement &Statement) {
  Done.tryWait(0);
  Done.set();
  Statement.executeAsync();
  co_return;
}

void addRoutes(httplib::Server &Shop, httplib::Client &Stock) {
  // The handlers run on the threads of the server.
  Shop.Get("/prices", [&Stock](const httplib::Request &, httplib::Response &) { Stock.Get("/stock"); });
}

app::Task<> downloadOnThread(httplib::Client &Shop) {
  std::thread([&Shop] { Shop.Get("/prices"); }).detach();
  co_return;
}

void downloadOutsideOfCoroutine(httplib::Client &Shop) { Shop.Get("/prices"); }

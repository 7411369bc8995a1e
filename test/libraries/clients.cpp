// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// C libraries of clients: ZeroMQ, librdkafka, memcached, ODBC, LDAP, OpenSSL and
// loops of events.

#include <app/task.h>
#include <ev.h>
#include <event2/event.h>
#include <ldap.h>
#include <libmemcached/memcached.h>
#include <librdkafka/rdkafka.h>
#include <mosquitto.h>
#include <openssl/bio.h>
#include <openssl/http.h>
#include <sql.h>
#include <thread>
#include <uv.h>
#include <zmq.h>

app::Task<> receiveOrder(void *Socket, zmq_msg_t *Order, char *Buffer) {
  zmq_recv(Socket, Buffer, 64, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_recv' blocks the thread that runs this coroutine; use 'ZMQ_DONTWAIT and the ZMQ_FD of the socket' [async-blocking-call]
  zmq_msg_recv(Order, Socket, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_msg_recv' blocks the thread that runs this coroutine; use 'ZMQ_DONTWAIT and the ZMQ_FD of the socket' [async-blocking-call]
  co_return;
}

app::Task<> pollSockets(zmq_pollitem_t *Items) {
  zmq_poll(Items, 2, 100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_poll' blocks the thread that runs this coroutine; use the ZMQ_FD of the socket [async-blocking-call]
  co_return;
}

app::Task<> endContext(void *Context) {
  co_await app::fetchPrice(1);
  zmq_ctx_term(Context);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_ctx_term' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: waits until every socket of the context is closed
}

app::Task<> pauseForASecond() {
  zmq_sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

app::Task<> pollKafka(rd_kafka_t *Kafka) {
  rd_kafka_consumer_poll(Kafka, 100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'rd_kafka_consumer_poll' blocks the thread that runs this coroutine; use 'rd_kafka_queue_io_event_enable' [async-blocking-call]
  rd_kafka_flush(Kafka, 1000);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'rd_kafka_flush' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until the broker has every message
  rd_kafka_consumer_close(Kafka);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'rd_kafka_consumer_close' blocks the thread that runs this coroutine; use 'rd_kafka_consumer_close_queue' [async-blocking-call]
  rd_kafka_destroy(Kafka);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'rd_kafka_destroy' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: closes the connections and joins the threads
  co_return;
}

app::Task<> cachePrice(memcached_st *Cache) {
  memcached_set(Cache, "price", 5, "7", 1, 0, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'memcached_set' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> queryOrders(SQLHSTMT Statement) {
  SQLExecute(Statement);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'SQLExecute' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> renameUser(LDAP *Directory) {
  ldap_delete_ext_s(Directory, "cn=customer", nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ldap_delete_ext_s' blocks the thread that runs this coroutine; use 'its variant without _s' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits for the answer of the server
  co_return;
}

app::Task<> connectToBroker(mosquitto *Client) {
  mosquitto_connect(Client, "broker", 1883, 60);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mosquitto_connect' blocks the thread that runs this coroutine; use 'mosquitto_connect_async' [async-blocking-call]
  mosquitto_loop(Client, -1, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mosquitto_loop' blocks the thread that runs this coroutine; use 'mosquitto_loop_read and mosquitto_loop_write' [async-blocking-call]
  mosquitto_loop_stop(Client, false);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mosquitto_loop_stop' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: joins the thread of the loop
  co_return;
}

app::Task<> lookUpHost(BIO_ADDRINFO *Addresses) {
  BIO_lookup("shop.example", "443", BIO_LOOKUP_CLIENT, AF_INET, SOCK_STREAM, &Addresses);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'BIO_lookup' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  co_return;
}

app::Task<> downloadList() {
  BIO *Page = OSSL_HTTP_get("http://shop.example", nullptr, nullptr, nullptr, nullptr,
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'OSSL_HTTP_get' blocks the thread that runs this coroutine [async-blocking-call]
                            nullptr, nullptr, 0, nullptr, nullptr, 0, 0, 0);
  BIO_free(Page);
  co_return;
}

app::Task<> runLoops(uv_loop_t *Loop, struct ev_loop *Other, event_base *Third) {
  uv_run(Loop, UV_RUN_DEFAULT);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'uv_run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: runs the loop
  ev_run(Other, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ev_run' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: runs the loop
  event_base_loop(Third, EVLOOP_ONCE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'event_base_loop' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: runs the loop
  event_base_dispatch(Third);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'event_base_dispatch' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: runs the loop
  co_return;
}

app::Task<> joinWorker(uv_thread_t *Worker) {
  uv_thread_join(Worker);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'uv_thread_join' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

static void onTimer(uv_timer_t *) {
  uv_sleep(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'uv_sleep' blocks the executor's thread that runs this handler [async-blocking-sleep]
  // CHECK-MESSAGES: :[[@LINE+3]]:38: note: 'uv_timer_start' runs the handler on an executor
}

void startTimer(uv_timer_t *Timer) { uv_timer_start(Timer, onTimer, 100, 0); }

// Silent.

app::Task<> receiveWithoutBlocking(void *Socket, zmq_msg_t *Order, char *Buffer, zmq_pollitem_t *Items) {
  zmq_recv(Socket, Buffer, 64, ZMQ_DONTWAIT);
  zmq_msg_recv(Order, Socket, ZMQ_NOBLOCK);
  zmq_poll(Items, 2, 0);
  zmq_ctx_shutdown(nullptr);
  co_return;
}

app::Task<> publish(void *Publisher) {
  // Whether it blocks depends on the type of the socket.
  zmq_send(Publisher, "order", 5, 0);
  co_return;
}

app::Task<> pollKafkaWithoutBlocking(rd_kafka_t *Kafka, rd_kafka_topic_t *Topic) {
  rd_kafka_poll(Kafka, 0);
  rd_kafka_consumer_poll(Kafka, 0);
  rd_kafka_seek(Topic, 0, 0, 0);
  rd_kafka_produce(Topic, 0, RD_KAFKA_MSG_F_COPY, nullptr, 0, nullptr, 0, nullptr);
  rd_kafka_commit(Kafka, nullptr, /*async=*/1);
  rd_kafka_consumer_close_queue(Kafka, nullptr);
  co_return;
}

app::Task<> connectWithoutBlocking(mosquitto *Client) {
  mosquitto_connect_async(Client, "broker", 1883, 60);
  mosquitto_loop(Client, 0, 1);
  mosquitto_loop_read(Client, 1);
  mosquitto_loop_start(Client);
  co_return;
}

app::Task<> searchWithoutBlocking(LDAP *Directory) {
  int Message = 0;
  ldap_delete_ext(Directory, "cn=customer", nullptr, nullptr, &Message);
  timeval Now = {0, 0};
  ldap_result(Directory, Message, 0, &Now, nullptr);
  co_return;
}

app::Task<> fetchRow(SQLHSTMT Statement) {
  SQLFetch(Statement);
  co_return;
}

app::Task<> turnLoops(uv_loop_t *Loop, struct ev_loop *Other, event_base *Third) {
  uv_run(Loop, UV_RUN_NOWAIT);
  ev_run(Other, EVRUN_NOWAIT);
  event_base_loop(Third, EVLOOP_ONCE | EVLOOP_NONBLOCK);
  event_base_loopbreak(Third);
  co_return;
}

app::Task<> receiveOnThread(void *Socket, uv_thread_t *Worker) {
  std::thread([Socket] { zmq_recv(Socket, nullptr, 0, 0); }).detach();
  uv_thread_create(
      Worker, [](void *Own) { zmq_recv(Own, nullptr, 0, 0); }, Socket);
  co_return;
}

void receiveOutsideOfCoroutine(void *Socket) { zmq_recv(Socket, nullptr, 0, 0); }

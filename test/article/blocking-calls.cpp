// Blocking calls: name resolution, a subprocess and a database keep the thread.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <netdb.h>
#include <postgresql/libpq-fe.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace asio = boost::asio;
using asio::ip::tcp;

namespace wrong {

// Each of these lines waits for another machine, and the thread with it.
asio::awaitable<void> connectTo(tcp::socket &Printer, const char *Host) {
  addrinfo *Addresses = nullptr;
  getaddrinfo(Host, "9100", nullptr, &Addresses);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  freeaddrinfo(Addresses);
  tcp::resolver Names(co_await asio::this_coro::executor);
  const auto Endpoints = Names.resolve(Host, "9100");
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the executor's thread that resumed this coroutine; use 'co_await resolver.async_resolve(host, service, boost::asio::use_awaitable)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:23: note: 1 suspension point precedes the call; this is it
  Printer.connect(*Endpoints.begin());
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'boost::asio::basic_stream_socket::connect' blocks the executor's thread that resumed this coroutine; use 'co_await socket.async_connect(endpoint, boost::asio::use_awaitable)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-6]]:23: note: 1 suspension point precedes the call; this is it
}

int renderInvoice(const std::string &Order) {
  return std::system(("invoice --order " + Order).c_str());
}

// Behind a helper it is the same.
asio::awaitable<bool> printInvoice(std::string Order) {
  co_return renderInvoice(Order) == 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'wrong::renderInvoice' blocks the thread that runs this coroutine: it reaches 'system' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-7]]:10: note: 'wrong::renderInvoice' calls 'system' here
}

asio::awaitable<int> countOrders(PGconn *Shop) {
  PGresult *Rows = PQexec(Shop, "SELECT id FROM orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'PQexec' blocks the thread that runs this coroutine; use 'PQsendQuery(connection, query)' [async-blocking-call]
  const int Count = PQntuples(Rows);
  PQclear(Rows);
  co_return Count;
}

} // namespace wrong

namespace right {

asio::awaitable<void> connectTo(tcp::socket &Printer, const char *Host) {
  tcp::resolver Names(co_await asio::this_coro::executor);
  const auto Endpoints = co_await Names.async_resolve(Host, "9100", asio::use_awaitable);
  co_await asio::async_connect(Printer, Endpoints, asio::use_awaitable);
}

// The signal tells that a child has ended, and WNOHANG only asks which.
asio::awaitable<bool> printInvoice(std::string Order) {
  asio::signal_set Ended(co_await asio::this_coro::executor, SIGCHLD);
  char Program[] = "invoice", Option[] = "--order";
  char *Arguments[] = {Program, Option, Order.data(), nullptr};
  pid_t Child;
  if (posix_spawnp(&Child, Program, nullptr, nullptr, Arguments, environ) != 0)
    co_return false;
  int Status;
  while (waitpid(Child, &Status, WNOHANG) == 0)
    co_await Ended.async_wait(asio::use_awaitable);
  co_return WIFEXITED(Status) && WEXITSTATUS(Status) == 0;
}

// libpq can send, and its socket says when there is something of the answer.
asio::awaitable<int> countOrders(PGconn *Shop) {
  asio::posix::stream_descriptor Answer(co_await asio::this_coro::executor,
                                        dup(PQsocket(Shop)));
  PQsendQuery(Shop, "SELECT id FROM orders");
  int Count = 0;
  while (true) {
    while (PQisBusy(Shop)) {
      co_await Answer.async_wait(asio::posix::stream_descriptor::wait_read,
                                 asio::use_awaitable);
      PQconsumeInput(Shop);
    }
    PGresult *Rows = PQgetResult(Shop);
    if (!Rows)
      co_return Count;
    Count += PQntuples(Rows);
    PQclear(Rows);
  }
}

} // namespace right

// RUN: %check_async %s async-fire-and-forget -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <memory>
#include <string>

namespace asio = boost::asio;
using asio::ip::tcp;

asio::awaitable<void> writeAuditLog(int Order);

asio::awaitable<void> echo(tcp::socket Socket) {
  char Data[1024];
  for (;;) {
    const std::size_t Read =
        co_await Socket.async_read_some(asio::buffer(Data), asio::use_awaitable);
    co_await asio::async_write(Socket, asio::buffer(Data, Read), asio::use_awaitable);
  }
}

asio::awaitable<void> listen(tcp::acceptor &Acceptor) {
  auto Executor = co_await asio::this_coro::executor;
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(Executor, echo(std::move(Socket)), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
    // CHECK-MESSAGES: :[[@LINE-11]]:9: note: awaiting 'boost::asio::basic_stream_socket::async_read_some' can throw, and nothing catches it
  }
}

void startListening(asio::io_context &Loop, tcp::acceptor &Acceptor) {
  asio::co_spawn(Loop, listen(Acceptor), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-10]]:26: note: awaiting 'boost::asio::basic_socket_acceptor::async_accept' can throw, and nothing catches it
}

// The work is a lambda, a bound function, or declared elsewhere.

void spawnLambda(asio::io_context &Loop, int Order) {
  asio::co_spawn(
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE+1]]:50: note: awaiting 'writeAuditLog' can throw, and nothing catches it
      Loop, [Order]() -> asio::awaitable<void> { co_await writeAuditLog(Order); },
      asio::detached);
}

void spawnForwarder(asio::io_context &Loop, int Order) {
  asio::co_spawn(Loop, [Order] { return writeAuditLog(Order); }, asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:41: note: awaiting 'writeAuditLog' can throw, and nothing catches it
}

void spawnUnseen(asio::io_context &Loop, int Order) {
  asio::co_spawn(Loop, writeAuditLog(Order), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-46]]:23: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'
}

void spawnVariable(asio::io_context &Loop, int Order) {
  auto Work = writeAuditLog(Order);
  asio::co_spawn(Loop, std::move(Work), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-53]]:23: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'
}

// A completion handler that does not look at the error.

void ignoresError(asio::io_context &Loop, int Order) {
  asio::co_spawn(Loop, writeAuditLog(Order), [](std::exception_ptr) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-61]]:23: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'
  // CHECK-MESSAGES: :[[@LINE-3]]:46: note: the completion handler does not look at the error
}

void ignoresEverything(asio::io_context &Loop, int Order) {
  asio::co_spawn(Loop, writeAuditLog(Order), [](auto &&...) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-68]]:23: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'
  // CHECK-MESSAGES: :[[@LINE-3]]:46: note: the completion handler does not look at the error
}

// A spawner of the project.

void spawn(asio::io_context &Loop, asio::awaitable<void> Work) {
  asio::co_spawn(Loop, std::move(Work), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: the work comes from here
  // CHECK-MESSAGES: :[[@LINE-78]]:23: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'
}

void usesSpawner(asio::io_context &Loop, int Order) {
  spawn(Loop, writeAuditLog(Order));
}

// Nobody takes a share in the session.

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket Socket) : Socket(std::move(Socket)) {}

  void start() {
    asio::co_spawn(Socket.get_executor(), [this] { return read(); }, asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::co_spawn' detaches work that can outlive what it uses [async-fire-and-forget]
    // CHECK-MESSAGES: :[[@LINE+15]]:9: note: here the last owner of the 'Session' can release it
    // CHECK-MESSAGES: :[[@LINE+14]]:41: note: 'this' is used here, and nobody has taken a share in the object
  }

  void startDirectly() {
    asio::co_spawn(Socket.get_executor(), read(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::co_spawn' detaches work that can outlive what it uses [async-fire-and-forget]
    // CHECK-MESSAGES: :[[@LINE+8]]:9: note: here the last owner of the 'Session' can release it
    // CHECK-MESSAGES: :[[@LINE+7]]:41: note: 'this' is used here, and nobody has taken a share in the object
  }

private:
  asio::awaitable<void> read() {
    try {
      for (;;)
        co_await asio::async_read_until(Socket, asio::dynamic_buffer(Line), '\n',
                                        asio::use_awaitable);
    } catch (const std::exception &) {
      Socket.close();
    }
  }

  tcp::socket Socket;
  std::string Line;
};

// RUN: %check_async %s async-blocking-call -- %boost_asio
//
// Boost.Asio's own headers, without a word about them in this file.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <functional>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;

// Sockets.

asio::awaitable<void> readsSome(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  Socket.read_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::read_some' blocks the thread that runs this coroutine; use 'co_await socket.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> errorCodeWaitsAsWell(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  boost::system::error_code Error;
  Socket.read_some(asio::buffer(Buffer), Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::read_some' blocks the thread that runs this coroutine; use 'co_await socket.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> everyOperation(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  Socket.write_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::write_some' blocks the thread that runs this coroutine; use 'co_await socket.async_write_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  Socket.receive(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::receive' blocks the thread that runs this coroutine; use 'co_await socket.async_receive(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  Socket.send(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::send' blocks the thread that runs this coroutine; use 'co_await socket.async_send(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  Socket.wait(tcp::socket::wait_read);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::wait' blocks the thread that runs this coroutine; use 'co_await socket.async_wait(what, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> datagrams(udp::socket &Socket, udp::endpoint Peer,
                                std::array<char, 64> &Buffer) {
  Socket.receive_from(asio::buffer(Buffer), Peer);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_datagram_socket::receive_from' blocks the thread that runs this coroutine; use 'co_await socket.async_receive_from(buffer, endpoint, boost::asio::use_awaitable)' [async-blocking-call]
  Socket.send_to(asio::buffer(Buffer), Peer);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_datagram_socket::send_to' blocks the thread that runs this coroutine; use 'co_await socket.async_send_to(buffer, endpoint, boost::asio::use_awaitable)' [async-blocking-call]
  Socket.receive(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_datagram_socket::receive' blocks the thread that runs this coroutine; use 'co_await socket.async_receive(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> accepts(tcp::acceptor &Acceptor) {
  tcp::socket First = Acceptor.accept();
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the thread that runs this coroutine; use 'co_await acceptor.async_accept(boost::asio::use_awaitable)' [async-blocking-call]
  tcp::socket Second(Acceptor.get_executor());
  Acceptor.accept(Second);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the thread that runs this coroutine; use 'co_await acceptor.async_accept(boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> acceptsInLoop(tcp::acceptor &Acceptor) {
  while (true) {
    tcp::socket Client = Acceptor.accept();
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the executor's thread that resumed this coroutine; use 'co_await acceptor.async_accept(boost::asio::use_awaitable)' [async-blocking-call]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the call; this is it
    co_await Client.async_wait(tcp::socket::wait_read, asio::use_awaitable);
  }
}

// Name resolution, and composed operations.

asio::awaitable<void> resolves(tcp::resolver &Resolver) {
  auto Endpoints = Resolver.resolve("example.com", "https");
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the thread that runs this coroutine; use 'co_await resolver.async_resolve(host, service, boost::asio::use_awaitable)' [async-blocking-call]
  boost::system::error_code Error;
  Resolver.resolve("example.com", "https", Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the thread that runs this coroutine; use 'co_await resolver.async_resolve(host, service, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> connects(tcp::socket &Socket, tcp::endpoint Server) {
  Socket.connect(Server);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::connect' blocks the thread that runs this coroutine; use 'co_await socket.async_connect(endpoint, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> connectsToAny(tcp::socket &Socket,
                                    const tcp::resolver::results_type &Servers) {
  asio::connect(Socket, Servers);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::connect' blocks the thread that runs this coroutine; use 'co_await boost::asio::async_connect(socket, endpoints, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> readsAll(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  asio::read(Socket, asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks the thread that runs this coroutine; use 'co_await boost::asio::async_read(stream, buffer, boost::asio::use_awaitable)' [async-blocking-call]
  asio::write(Socket, asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::write' blocks the thread that runs this coroutine; use 'co_await boost::asio::async_write(stream, buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> readsLine(tcp::socket &Socket, std::string &Line) {
  asio::read_until(Socket, asio::dynamic_buffer(Line), '\n');
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::read_until' blocks the thread that runs this coroutine; use 'co_await boost::asio::async_read_until(stream, buffer, delimiter, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

// Other streams.

asio::awaitable<void> serialPort(asio::serial_port &Scale, std::array<char, 8> &Weight) {
  Scale.read_some(asio::buffer(Weight));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::basic_serial_port::read_some' blocks the thread that runs this coroutine; use 'co_await stream.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  asio::read(Scale, asio::buffer(Weight));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks the thread that runs this coroutine; use 'co_await boost::asio::async_read(stream, buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> pipe(asio::posix::stream_descriptor &Pipe, std::array<char, 8> &Line) {
  Pipe.read_some(asio::buffer(Line));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'boost::asio::posix::basic_stream_descriptor::read_some' blocks the thread that runs this coroutine; use 'co_await stream.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> tls(asio::ssl::stream<tcp::socket> &Stream, std::array<char, 64> &Buffer) {
  Stream.handshake(asio::ssl::stream_base::client);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ssl::stream::handshake' blocks the thread that runs this coroutine; use 'co_await stream.async_handshake(type, boost::asio::use_awaitable)' [async-blocking-call]
  Stream.read_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ssl::stream::read_some' blocks the thread that runs this coroutine; use 'co_await stream.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  Stream.next_layer().write_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'boost::asio::basic_stream_socket::write_some' blocks the thread that runs this coroutine; use 'co_await socket.async_write_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  Stream.shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ssl::stream::shutdown' blocks the thread that runs this coroutine; use 'co_await stream.async_shutdown(boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

asio::awaitable<void> iostream() {
  tcp::iostream Shop("example.com", "http");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'boost::asio::basic_socket_iostream' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// How much precedes it.

asio::awaitable<void> echoes(tcp::socket Socket) {
  std::array<char, 64> Buffer;
  auto Size = co_await Socket.async_read_some(asio::buffer(Buffer), asio::use_awaitable);
  asio::write(Socket, asio::buffer(Buffer, Size));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::write' blocks the executor's thread that resumed this coroutine; use 'co_await boost::asio::async_write(stream, buffer, boost::asio::use_awaitable)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 1 suspension point precedes the call; this is it
}

// Handlers cannot await, so that the message proposes nothing.

void postedHandler(asio::io_context &Context, tcp::socket &Socket, std::array<char, 64> &Buffer) {
  asio::post(Context, [&] { Socket.read_some(asio::buffer(Buffer)); });
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'boost::asio::basic_stream_socket::read_some' blocks the executor's thread that runs this handler [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the handler on an executor
}

void completionHandler(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  Socket.async_read_some(asio::buffer(Buffer),
                         [&](const boost::system::error_code &Error, std::size_t Size) {
                           if (!Error)
                             asio::write(Socket, asio::buffer(Buffer, Size));
                             // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'boost::asio::write' blocks the executor's thread that runs this handler [async-blocking-call]
                             // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'boost::asio::basic_stream_socket::async_read_some' runs the handler on an executor
                         });
}

class Session {
public:
  explicit Session(tcp::socket Connection) : Socket(std::move(Connection)) {}

  void start() {
    Socket.async_read_some(asio::buffer(Buffer),
                           std::bind(&Session::onRead, this, std::placeholders::_1));
  }
  void onRead(const boost::system::error_code &) { answer(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: 'Session::answer' blocks the executor's thread that runs this handler: it reaches 'boost::asio::write' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-5]]:12: note: 'boost::asio::basic_stream_socket::async_read_some' runs the handler on an executor
  // CHECK-MESSAGES: :[[@LINE+9]]:19: note: 'Session::answer' calls 'boost::asio::write' here

  asio::awaitable<void> run() {
    Socket.read_some(asio::buffer(Buffer));
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'boost::asio::basic_stream_socket::read_some' blocks the thread that runs this coroutine; use 'co_await socket.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
    co_return;
  }

private:
  void answer() { asio::write(Socket, asio::buffer(Buffer)); }

  tcp::socket Socket;
  std::array<char, 64> Buffer;
};

void spawned(asio::io_context &Context, tcp::acceptor &Acceptor) {
  asio::co_spawn(
      Context,
      [&Acceptor]() -> asio::awaitable<void> {
        Acceptor.accept();
        // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the thread that runs this coroutine; use 'co_await acceptor.async_accept(boost::asio::use_awaitable)' [async-blocking-call]
        co_return;
      },
      asio::detached);
}

// Through helpers.

tcp::socket dial(asio::any_io_executor Executor, const std::string &Host) {
  tcp::resolver Resolver(Executor);
  tcp::socket Socket(Executor);
  asio::connect(Socket, Resolver.resolve(Host, "https"));
  return Socket;
}

asio::awaitable<void> dials() {
  // Name resolution comes before the connection.
  tcp::socket Socket = dial(co_await asio::this_coro::executor, "example.com");
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'dial' blocks the executor's thread that resumed this coroutine: it reaches 'boost::asio::ip::basic_resolver::resolve' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-9]]:34: note: 'dial' calls 'boost::asio::ip::basic_resolver::resolve' here
}

// The mode belongs to one socket.

asio::awaitable<void> otherSocket(tcp::socket &Quick, tcp::socket &Slow,
                                  std::array<char, 64> &Buffer) {
  Quick.non_blocking(true);
  Slow.read_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'boost::asio::basic_stream_socket::read_some' blocks the thread that runs this coroutine; use 'co_await socket.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

// Whatever the stream is.

template <typename Stream>
asio::awaitable<void> copies(Stream &From, std::array<char, 64> &Buffer) {
  From.read_some(asio::buffer(Buffer));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'boost::asio::basic_stream_socket::read_some' blocks the thread that runs this coroutine; use 'co_await socket.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

template asio::awaitable<void> copies(tcp::socket &, std::array<char, 64> &);
template asio::awaitable<void> copies(asio::serial_port &, std::array<char, 64> &);

// That is always so.
asio::awaitable<void> saysNothing(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  if (Socket.available() >= 0)
    Socket.read_some(asio::buffer(Buffer));
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'boost::asio::basic_stream_socket::read_some' blocks the thread that runs this coroutine; use 'co_await socket.async_read_some(buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

// What is there says nothing of another socket.
asio::awaitable<void> readsFromTheOther(tcp::socket &Socket, tcp::socket &Other,
                                        std::array<char, 64> &Buffer) {
  std::size_t Available = Socket.available();
  if (Available)
    asio::read(Other, asio::buffer(Buffer, Available));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::read' blocks the thread that runs this coroutine; use 'co_await boost::asio::async_read(stream, buffer, boost::asio::use_awaitable)' [async-blocking-call]
  co_return;
}

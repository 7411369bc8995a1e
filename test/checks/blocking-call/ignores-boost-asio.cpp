// RUN: %check_async %s async-blocking-call -- %boost_asio
//
// No expectation: the check is silent here.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;
using asio::ip::udp;

// Operations that are awaited.

asio::awaitable<void> echoes(tcp::socket Socket) {
  std::array<char, 64> Buffer;
  auto Size = co_await Socket.async_read_some(asio::buffer(Buffer), asio::use_awaitable);
  co_await asio::async_write(Socket, asio::buffer(Buffer, Size), asio::use_awaitable);
}

asio::awaitable<void> connects(tcp::socket &Socket, tcp::resolver &Resolver) {
  auto Servers = co_await Resolver.async_resolve("example.com", "https", asio::use_awaitable);
  co_await asio::async_connect(Socket, Servers, asio::use_awaitable);
}

asio::awaitable<void> accepts(tcp::acceptor &Acceptor) {
  tcp::socket Client = co_await Acceptor.async_accept(asio::use_awaitable);
  co_await Client.async_wait(tcp::socket::wait_read, asio::use_awaitable);
}

// As much as is there.

asio::awaitable<void> readsWhatIsThere(tcp::socket &Socket, std::array<char, 64> &Buffer,
                                       std::size_t Length) {
  boost::system::error_code Error;
  std::size_t Available = Socket.available(Error);
  if (!Error && Available >= Length)
    asio::read(Socket, asio::buffer(Buffer, Length), Error);
  co_return;
}

asio::awaitable<void> asksTheOtherWayRound(tcp::socket &Socket,
                                           std::array<char, 64> &Buffer) {
  if (Socket.available() == 0)
    co_return;
  Socket.read_some(asio::buffer(Buffer));
  if (0 < Socket.available())
    Socket.read_some(asio::buffer(Buffer));
}

asio::awaitable<void> readsAtMostWhatIsThere(tcp::socket &Socket,
                                             std::array<char, 64> &Buffer) {
  boost::system::error_code Error;
  std::size_t Available = Socket.available(Error);
  if (Available > Buffer.size())
    Available = Buffer.size();
  if (Available)
    Available = asio::read(Socket, asio::buffer(Buffer.data(), Available), Error);
  co_return;
}

// Operations that start with a handler.

void starts(tcp::socket &Socket, tcp::acceptor &Acceptor, std::array<char, 64> &Buffer) {
  Socket.async_receive(asio::buffer(Buffer), [](const boost::system::error_code &, std::size_t) {});
  Acceptor.async_accept([](const boost::system::error_code &, tcp::socket) {});
}

// Sockets that somebody has made non-blocking: their operations fail with would_block.

asio::awaitable<void> nonblocking(tcp::socket &Socket, std::array<char, 64> &Buffer) {
  Socket.non_blocking(true);
  boost::system::error_code Error;
  Socket.read_some(asio::buffer(Buffer), Error);
  Socket.write_some(asio::buffer(Buffer), Error);
  Socket.receive(asio::buffer(Buffer), 0, Error);
  Socket.send(asio::buffer(Buffer), 0, Error);
  co_return;
}

asio::awaitable<void> nonblockingAcceptor(tcp::acceptor &Acceptor) {
  Acceptor.non_blocking(true);
  boost::system::error_code Error;
  tcp::socket Client(Acceptor.get_executor());
  Acceptor.accept(Client, Error);
  co_return;
}

asio::awaitable<void> nonblockingDatagrams(udp::socket &Socket, udp::endpoint &Peer,
                                           std::array<char, 64> &Buffer) {
  Socket.non_blocking(true);
  boost::system::error_code Error;
  Socket.receive_from(asio::buffer(Buffer), Peer, 0, Error);
  Socket.send_to(asio::buffer(Buffer), Peer, 0, Error);
  co_return;
}

asio::awaitable<void> nonblockingAfterAwait(tcp::acceptor &Acceptor, std::array<char, 64> &Buffer) {
  tcp::socket Client = co_await Acceptor.async_accept(asio::use_awaitable);
  Client.non_blocking(true);
  Client.read_some(asio::buffer(Buffer));
}

class Session {
public:
  explicit Session(tcp::socket Connection) : Socket(std::move(Connection)) {
    // Another member function than those that read.
    Socket.non_blocking(true);
  }
  asio::awaitable<void> run() {
    Socket.read_some(asio::buffer(Buffer));
    this->Socket.write_some(asio::buffer(Buffer));
    co_return;
  }
  void start() {
    Socket.async_wait(tcp::socket::wait_read, [this](const boost::system::error_code &) {
      Socket.read_some(asio::buffer(Buffer));
    });
  }

private:
  tcp::socket Socket;
  std::array<char, 64> Buffer;
};

void nonblockingInHandler(asio::io_context &Context, tcp::socket &Socket,
                          std::array<char, 64> &Buffer) {
  Socket.non_blocking(true);
  asio::post(Context, [&] { Socket.read_some(asio::buffer(Buffer)); });
}

// Operations that never wait.

asio::awaitable<void> quickOperations(tcp::socket &Socket, tcp::acceptor &Acceptor,
                                      tcp::endpoint Address) {
  Socket.available();
  Socket.cancel();
  Socket.shutdown(tcp::socket::shutdown_both);
  Socket.close();
  Acceptor.open(Address.protocol());
  Acceptor.bind(Address);
  Acceptor.listen();
  Acceptor.set_option(tcp::acceptor::reuse_address(true));
  asio::ip::make_address("127.0.0.1");
  co_return;
}

asio::awaitable<void> configuresTls(asio::ssl::stream<tcp::socket> &Stream) {
  Stream.set_verify_mode(asio::ssl::verify_peer);
  Stream.next_layer().set_option(tcp::no_delay(true));
  co_return;
}

// Other kinds of blocking have their own checks.

asio::awaitable<void> timersAndLoops(asio::steady_timer &Timer, asio::io_context &Inner) {
  Timer.wait();
  Inner.run_for(10ms);
  co_return;
}

// Files are an opt-in.

asio::awaitable<void> loadsCertificate(asio::ssl::context &Tls) {
  Tls.use_certificate_chain_file("shop.pem");
  co_return;
}

// Plain functions, and main.

void client(tcp::socket &Socket, tcp::resolver &Resolver, std::array<char, 64> &Buffer) {
  asio::connect(Socket, Resolver.resolve("example.com", "http"));
  asio::write(Socket, asio::buffer(Buffer));
  Socket.read_some(asio::buffer(Buffer));
}

int main() {
  asio::io_context Context;
  tcp::acceptor Acceptor(Context, tcp::endpoint(tcp::v4(), 8080));
  tcp::socket Client = Acceptor.accept();
  std::array<char, 64> Buffer;
  asio::read(Client, asio::buffer(Buffer));
}

// Where blocking is fine.

void onPool(asio::thread_pool &Pool, tcp::socket &Socket, std::array<char, 64> &Buffer) {
  asio::post(Pool, [&] { Socket.read_some(asio::buffer(Buffer)); });
  asio::post(Pool.get_executor(), [&] { asio::write(Socket, asio::buffer(Buffer)); });
}

asio::awaitable<void> onThread(tcp::acceptor &Acceptor) {
  std::thread([&Acceptor] { Acceptor.accept(); }).detach();
  co_return;
}

// Callables of which nobody knows where they run.

void stored(std::function<void()> &OnClose, tcp::socket &Socket, std::array<char, 64> &Buffer) {
  OnClose = [&] { asio::write(Socket, asio::buffer(Buffer)); };
}

// Sites that a comment excuses.

asio::awaitable<void> excused(tcp::acceptor &Acceptor) {
  Acceptor.accept(); // NOLINT(async-blocking-call)
  co_return;
}

// Namesakes of the application.

namespace shop {
struct Socket {
  int read_some(char *);
  void connect(const char *);
  int accept();
  template <typename Buffer> int write_some(const Buffer &);
};
struct Resolver {
  int resolve(const char *, const char *);
};
template <typename Stream, typename Buffer> int read(Stream &, const Buffer &) { return 0; }
template <typename Stream, typename Buffer> int write(Stream &, const Buffer &) { return 0; }
} // namespace shop

asio::awaitable<void> namesakes(shop::Socket &Socket, shop::Resolver &Resolver, char *Buffer) {
  Socket.read_some(Buffer);
  Socket.connect("example.com");
  Socket.accept();
  Socket.write_some("basket");
  Resolver.resolve("example.com", "http");
  shop::read(Socket, Buffer);
  shop::write(Socket, Buffer);
  co_return;
}

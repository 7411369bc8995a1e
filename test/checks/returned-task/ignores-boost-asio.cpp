// RUN: %check_async %s async-returned-task -- %boost_asio
//
// No expectation: the check is silent here, with Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>

namespace asio = boost::asio;
using asio::ip::tcp;

std::string greeting(int Id);
asio::awaitable<void> printOwned(std::string Text);
asio::awaitable<void> serve(tcp::socket Socket);
asio::awaitable<void> serveShared(std::shared_ptr<tcp::socket> Socket);
asio::awaitable<int> price(int Article);
int parse(const std::string &Text);

asio::awaitable<void> owned(int Id) { return printOwned(greeting(Id)); }

asio::awaitable<void> movedSocket(tcp::socket Socket) { return serve(std::move(Socket)); }

asio::awaitable<void> sharedSocket(asio::any_io_executor Executor) {
  auto Socket = std::make_shared<tcp::socket>(Executor);
  return serveShared(Socket);
}

class Session {
public:
  asio::awaitable<std::size_t> read() {
    return Socket.async_read_some(asio::buffer(Buffer), asio::use_awaitable);
  }
  asio::awaitable<std::size_t> write() {
    return asio::async_write(Socket, asio::buffer(Text), asio::use_awaitable);
  }
  asio::awaitable<void> pause() {
    Timer.expires_after(std::chrono::seconds(1));
    return Timer.async_wait(asio::use_awaitable);
  }

private:
  tcp::socket Socket;
  asio::steady_timer Timer;
  std::array<char, 64> Buffer;
  std::string Text;
};

asio::awaitable<std::size_t> ofTheCaller(tcp::socket &Socket, std::string &Text) {
  return asio::async_write(Socket, asio::buffer(Text), asio::use_awaitable);
}

asio::awaitable<std::size_t> literal(tcp::socket &Socket) {
  return asio::async_write(Socket, asio::buffer("hello", 5), asio::use_awaitable);
}

asio::awaitable<std::size_t> rawBuffer(tcp::socket &Socket, char *Data, std::size_t Size) {
  return Socket.async_read_some(asio::buffer(Data, Size), asio::use_awaitable);
}

asio::awaitable<void> byExecutor(asio::io_context &Context, int Id) {
  return asio::co_spawn(Context.get_executor(), printOwned(greeting(Id)),
                        asio::use_awaitable);
}

asio::awaitable<std::size_t> coroutine(tcp::socket &Socket, int Id) {
  std::string Text = greeting(Id);
  co_return co_await asio::async_write(Socket, asio::buffer(Text), asio::use_awaitable);
}

asio::awaitable<int> parsedInTheTry(const std::string &Text) {
  try {
    return price(parse(Text));
  } catch (const std::exception &) {
    return price(0);
  }
}

// A future, and a function that starts the work before the return.
std::future<std::size_t> future(tcp::socket &Socket, std::string &Text) {
  return asio::async_write(Socket, asio::buffer(Text), asio::use_future);
}

// RUN: %check_async %s async-fire-and-forget -- %boost_asio
//
// Boost.Asio's own headers.
//
// No expectation: the check is silent here.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;

asio::awaitable<void> writeAuditLog(int Order);
void log(const char *Text);
void report(std::exception_ptr Error);

asio::awaitable<void> echo(tcp::socket Socket) {
  try {
    char Data[1024];
    for (;;) {
      const std::size_t Read =
          co_await Socket.async_read_some(asio::buffer(Data), asio::use_awaitable);
      co_await asio::async_write(Socket, asio::buffer(Data, Read), asio::use_awaitable);
    }
  } catch (const std::exception &Error) {
    log(Error.what());
  }
}

// What Asio throws.
asio::awaitable<void> echoOnce(tcp::socket Socket) {
  try {
    char Data[1024];
    co_await Socket.async_read_some(asio::buffer(Data), asio::use_awaitable);
  } catch (const boost::system::system_error &) {
    log("closed");
  }
}

// The error is a value.
asio::awaitable<void> withRedirectError(tcp::socket Socket) {
  auto Executor = co_await asio::this_coro::executor;
  asio::steady_timer Timer(Executor);
  char Data[1024];
  boost::system::error_code Error;
  while (!Error) {
    co_await Socket.async_read_some(asio::buffer(Data),
                                    asio::redirect_error(asio::use_awaitable, Error));
    Timer.expires_after(1s);
    co_await Timer.async_wait(asio::use_awaitable);
  }
  Socket.close(Error);
}

void spawnAll(asio::io_context &Loop, tcp::socket A, tcp::socket B, tcp::socket C) {
  asio::co_spawn(Loop, echo(std::move(A)), asio::detached);
  asio::co_spawn(Loop, echoOnce(std::move(B)), asio::detached);
  asio::co_spawn(Loop, withRedirectError(std::move(C)), asio::detached);
}

// Somebody is told.

void tellsSomebody(asio::io_context &Loop, int Order) {
  asio::co_spawn(Loop, writeAuditLog(Order), [](std::exception_ptr Error) {
    if (Error)
      report(Error);
  });
  asio::co_spawn(Loop, writeAuditLog(Order), [](auto Error) { report(Error); });
  asio::co_spawn(Loop, writeAuditLog(Order), report);
}

void isGivenTheHandler(asio::io_context &Loop, int Order,
                       std::function<void(std::exception_ptr)> Done) {
  asio::co_spawn(Loop, writeAuditLog(Order), Done);
}

asio::awaitable<void> isAwaited(int Order) {
  auto Executor = co_await asio::this_coro::executor;
  co_await asio::co_spawn(Executor, writeAuditLog(Order), asio::use_awaitable);
  auto Future = asio::co_spawn(Executor, writeAuditLog(Order), asio::use_future);
}

// Nobody knows what the work is.
void spawn(asio::io_context &Loop, asio::awaitable<void> Work) {
  asio::co_spawn(Loop, std::move(Work), asio::detached);
}

// The loop that runs the work ends before the variables.
void runsTheLoop(tcp::socket Socket) {
  asio::io_context Loop;
  int Count = 0;
  asio::co_spawn(
      Loop,
      [&]() -> asio::awaitable<void> {
        ++Count;
        co_return;
      },
      asio::detached);
  Loop.run();
}

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(tcp::socket Socket) : Socket(std::move(Socket)) {}

  void start() {
    asio::co_spawn(
        Socket.get_executor(), [Self = shared_from_this()] { return Self->read(); },
        asio::detached);
  }

  void startWithThis() {
    asio::co_spawn(
        Socket.get_executor(), [this, Self = shared_from_this()] { return read(); },
        asio::detached);
  }

  void startWithVariable() {
    auto Self = shared_from_this();
    asio::co_spawn(Socket.get_executor(), [this, Self] { return read(); },
                   asio::detached);
  }

  void startDirectly() {
    asio::co_spawn(Socket.get_executor(), readAlive(), asio::detached);
  }

private:
  asio::awaitable<void> read() {
    try {
      co_await asio::async_read_until(Socket, asio::dynamic_buffer(Line), '\n',
                                      asio::use_awaitable);
      Line.clear();
    } catch (const std::exception &) {
      Socket.close();
    }
  }

  asio::awaitable<void> readAlive() {
    auto Self = shared_from_this();
    co_await read();
    Line.clear();
  }

  tcp::socket Socket;
  std::string Line;
};

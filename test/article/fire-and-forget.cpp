// Fire and forget: the listener dies, and the server looks alive.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <memory>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;

void report(const char *What, std::exception_ptr Error);
void countVisitor(int &Visitors);

namespace wrong {

asio::awaitable<void> greet(tcp::socket Visitor) {
  co_await asio::async_write(Visitor, asio::buffer("hello\n", 6), asio::use_awaitable);
}

asio::awaitable<void> listen(tcp::acceptor &Door) {
  for (;;) {
    tcp::socket Visitor = co_await Door.async_accept(asio::use_awaitable);
    asio::co_spawn(Door.get_executor(), greet(std::move(Visitor)), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
    // CHECK-MESSAGES: :[[@LINE-8]]:3: note: awaiting 'boost::asio::async_write' can throw, and nothing catches it
  }
}

void openShop(asio::io_context &Loop, tcp::acceptor &Door) {
  asio::co_spawn(Loop, listen(Door), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::co_spawn' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-10]]:27: note: awaiting 'boost::asio::basic_socket_acceptor::async_accept' can throw, and nothing catches it
}

// The local variable ends, and the thread goes on with it.
void countVisitors() {
  int Visitors = 0;
  std::thread([&] { countVisitor(Visitors); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work that can outlive what it uses [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: 'countVisitor', whose body is not seen, can throw, and nothing catches it
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: 'Visitors' is used by reference, and ends with its function
}

// The session can close while it waits.
class Session : public std::enable_shared_from_this<Session> {
public:
  void start() {
    asio::co_spawn(Visitor.get_executor(), read(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::co_spawn' detaches work that can outlive what it uses [async-fire-and-forget]
    // CHECK-MESSAGES: :[[@LINE+7]]:7: note: here the last owner of the 'Session' can release it
    // CHECK-MESSAGES: :[[@LINE+8]]:7: note: 'this' is used here, and nobody has taken a share in the object
  }

private:
  asio::awaitable<void> read() {
    try {
      co_await asio::async_read_until(Visitor, asio::dynamic_buffer(Line), '\n',
                                      asio::use_awaitable);
      Line.clear();
    } catch (const std::exception &) {
      report("read", std::current_exception());
    }
  }

  tcp::socket Visitor;
  std::string Line;
};

} // namespace wrong

namespace right {

asio::awaitable<void> greet(tcp::socket Visitor) {
  try {
    co_await asio::async_write(Visitor, asio::buffer("hello\n", 6),
                               asio::use_awaitable);
  } catch (const std::exception &) {
    report("greet", std::current_exception());
  }
}

asio::awaitable<void> listen(tcp::acceptor &Door) {
  for (;;) {
    tcp::socket Visitor = co_await Door.async_accept(asio::use_awaitable);
    asio::co_spawn(Door.get_executor(), greet(std::move(Visitor)), asio::detached);
  }
}

// Whoever starts it hears of its end.
void openShop(asio::io_context &Loop, tcp::acceptor &Door) {
  asio::co_spawn(Loop, listen(Door), [](std::exception_ptr Error) {
    if (Error)
      report("listen", Error);
  });
}

void countVisitors() {
  int Visitors = 0;
  std::jthread Counter([&] { countVisitor(Visitors); });
}

class Session : public std::enable_shared_from_this<Session> {
public:
  void start() {
    asio::co_spawn(
        Visitor.get_executor(), [Self = shared_from_this()] { return Self->read(); },
        asio::detached);
  }

private:
  asio::awaitable<void> read() {
    try {
      co_await asio::async_read_until(Visitor, asio::dynamic_buffer(Line), '\n',
                                      asio::use_awaitable);
      Line.clear();
    } catch (const std::exception &) {
      report("read", std::current_exception());
    }
  }

  tcp::socket Visitor;
  std::string Line;
};

} // namespace right

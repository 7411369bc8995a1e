// RUN: %check_async %s async-dangling-argument -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;

std::string greeting(int Id);
asio::awaitable<void> print(const std::string &Text);
asio::awaitable<void> printView(std::string_view Text);
asio::awaitable<void> serve(tcp::socket &Socket);
asio::awaitable<void> serveOwn(tcp::socket Socket);
asio::awaitable<int> price(int Article);

class Session {
public:
  explicit Session(tcp::socket Socket);
  asio::awaitable<void> run();

private:
  tcp::socket Socket;
};

// The listener's socket ends with the turn of the loop, the session goes on.

asio::awaitable<void> listen(tcp::acceptor &Acceptor) {
  auto Executor = co_await asio::this_coro::executor;
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(Executor, serve(Socket), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'Socket' is destroyed before the work of 'serve' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'Socket' is declared here
    // CHECK-MESSAGES: :[[@LINE-22]]:42: note: 'Socket' keeps the reference
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the task is let go here
  }
}

asio::awaitable<void> listenWithSession(tcp::acceptor &Acceptor) {
  for (;;) {
    Session Next(co_await Acceptor.async_accept(asio::use_awaitable));
    asio::co_spawn(Acceptor.get_executor(), Next.run(), asio::detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'Next' is destroyed before the work of 'Session::run' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'Next' is declared here
    // CHECK-MESSAGES: :[[@LINE-26]]:25: note: 'run' runs on it
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the task is let go here
  }
}

void greetInBackground(asio::any_io_executor Executor, int Id) {
  asio::co_spawn(Executor, print(greeting(Id)), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-43]]:48: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is let go here
}

void greetWithHandler(asio::any_io_executor Executor, int Id) {
  std::string Text = greeting(Id);
  asio::co_spawn(Executor, printView(Text), [](std::exception_ptr) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'Text' is destroyed before the work of 'printView' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Text' is declared here
  // CHECK-MESSAGES: :[[@LINE-51]]:50: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
}

asio::awaitable<void> kept(tcp::socket Socket) {
  auto Writing = asio::async_write(Socket, asio::buffer(greeting(1)), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: this temporary is destroyed before the work of 'boost::asio::async_write' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Writing);
}

// What follows is right.

asio::awaitable<void> listenAndOwn(tcp::acceptor &Acceptor) {
  auto Executor = co_await asio::this_coro::executor;
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(Executor, serveOwn(std::move(Socket)), asio::detached);
  }
}

asio::awaitable<void> awaited(tcp::socket Socket) {
  co_await print(greeting(1));
  co_await asio::async_write(Socket, asio::buffer(greeting(3)), asio::use_awaitable);
  co_await serve(Socket);
}

// The work is over when the context has run.
void runsInPlace() {
  std::string Text = greeting(1);
  asio::io_context Context;
  asio::co_spawn(Context, print(Text), asio::detached);
  Context.run();
}

// The context ends before the text.
void ownContext(void (*Run)(asio::io_context &)) {
  std::string Text = greeting(1);
  asio::io_context Context;
  asio::co_spawn(Context, print(Text), asio::detached);
  Run(Context);
}

asio::awaitable<void> waitsForIt() {
  std::string Text = greeting(1);
  auto Executor = co_await asio::this_coro::executor;
  co_await asio::co_spawn(Executor, print(Text), asio::use_awaitable);
  auto Later = asio::co_spawn(Executor, print(Text), asio::use_awaitable);
  co_await std::move(Later);
}

asio::awaitable<void> lambdaKeptByTheLibrary(std::string Text) {
  auto Executor = co_await asio::this_coro::executor;
  asio::co_spawn(
      Executor, [Text]() -> asio::awaitable<void> { co_await print(Text); },
      asio::detached);
}

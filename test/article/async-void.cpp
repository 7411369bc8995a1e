// "async void": a coroutine as a callback, whose task the caller of the callback
// drops.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <chrono>
#include <functional>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

asio::awaitable<void> sendOffer(int Customer) {
  co_await asio::post(asio::use_awaitable);
}
asio::awaitable<void> serve(tcp::socket Client) {
  co_await Client.async_wait(tcp::socket::wait_read, asio::use_awaitable);
}
void report(std::exception_ptr Error);

namespace wrong {

// It compiles: what returns anything converts to what returns nothing. The offers
// are never sent, and nobody is told.
void onNewArticle(std::function<void(int)> Subscriber);

void subscribe() {
  onNewArticle([](int Customer) -> asio::awaitable<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::function<void(...)>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-5]]:44: note: the parameter takes a callback without a result
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: 'boost::asio::co_spawn' runs such a task
    co_await sendOffer(Customer);
  });
}

// A completion handler is a callback too.
void acceptNext(tcp::acceptor &Door) {
  Door.async_accept([](error_code, tcp::socket Client) -> asio::awaitable<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'boost::asio::basic_socket_acceptor::async_accept' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: 'boost::asio::co_spawn' runs such a task
    co_await serve(std::move(Client));
  });
}

} // namespace wrong

namespace right {

// The callback is a plain function that gives the coroutine an executor, and
// somebody who sees its error.
void onNewArticle(std::function<void(int)> Subscriber);

void subscribe(asio::any_io_executor Executor) {
  onNewArticle([Executor](int Customer) {
    asio::co_spawn(Executor, sendOffer(Customer), report);
  });
}

// Or there is no callback: the loop around it is a coroutine itself.
asio::awaitable<void> acceptAll(tcp::acceptor Door) {
  while (true) {
    tcp::socket Client = co_await Door.async_accept(asio::use_awaitable);
    asio::co_spawn(Door.get_executor(), serve(std::move(Client)), report);
  }
}

} // namespace right

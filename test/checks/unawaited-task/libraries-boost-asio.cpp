// RUN: %check_async %s async-unawaited-task -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;

asio::awaitable<int> price(int Article);
asio::awaitable<void> both(asio::awaitable<int> First, asio::awaitable<int> Second);
void log(int Article);
bool isOpen();

asio::awaitable<void> never() {
  auto Price = price(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}

asio::awaitable<void> onOnePath() {
  auto Price = price(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is not awaited on every path; its work never runs [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: nobody awaits it where this is false
  // CHECK-MESSAGES: :[[@LINE+3]]:1: note: 'Price' is dropped here
  if (isOpen())
    log(co_await std::move(Price));
}

asio::awaitable<void> operation(tcp::socket &Socket) {
  std::array<char, 64> Buffer;
  auto Read = Socket.async_read_some(asio::buffer(Buffer), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Read' is never awaited; its work never runs [async-unawaited-task]
  co_return;
}

asio::awaitable<void> timer(asio::steady_timer &Timer) {
  Timer.expires_after(std::chrono::seconds(1));
  auto Elapsed = Timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Elapsed' is never awaited; its work never runs [async-unawaited-task]
  log(1);
  co_return;
}

void future(asio::io_context &Context) {
  auto Price = asio::co_spawn(Context, price(1), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Price' is never awaited; its result and its error are lost [async-unawaited-task]
}

asio::awaitable<void> filled() {
  std::vector<asio::awaitable<int>> Prices;
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'Prices' is never awaited; the tasks in it are lost [async-unawaited-task]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: a task is put into 'Prices' here
  for (int Article = 0; Article < 3; ++Article)
    Prices.push_back(price(Article));
  co_return;
}

// What follows is right.

asio::awaitable<void> awaited() {
  auto Price = price(1);
  log(co_await std::move(Price));
}

asio::awaitable<void> handedOn() {
  auto First = price(1);
  auto Second = price(2);
  co_await both(std::move(First), std::move(Second));
}

void spawned(asio::io_context &Context) {
  auto Price = price(1);
  asio::co_spawn(Context, std::move(Price), asio::detached);
}

int waitedFor(asio::io_context &Context) {
  auto Price = asio::co_spawn(Context, price(1), asio::use_future);
  Context.run();
  return Price.get();
}

#include "order_book.h"

#include <chrono>
#include <iostream>
#include <thread>

namespace orders {

using namespace std::chrono_literals;

OrderBook::OrderBook(asio::any_io_executor executor)
    : strand_(executor), flush_timer_(executor),
      stock_{{"book", 100}, {"pencil", 5000}} {}

awaitable<bool> OrderBook::reserve(const Order &order) {
  const Order wanted = order;
  co_await asio::post(strand_, use_awaitable);
  auto stock = stock_.find(wanted.article);
  if (stock == stock_.end() || stock->second < wanted.quantity)
    co_return false;
  stock->second -= wanted.quantity;
  flush_later();
  co_return true;
}

awaitable<void> OrderBook::release(Order order) {
  co_await asio::post(strand_, use_awaitable);
  stock_[order.article] += order.quantity;
}

void OrderBook::flush_later() {
  flush_timer_.expires_after(5s);
  flush_timer_.async_wait([this](const boost::system::error_code &error) {
    if (error)
      return;
    // The disk is given a moment: on the thread of the executor.
    std::this_thread::sleep_for(50ms);
    for (const auto &[article, left] : stock_)
      std::clog << article << ' ' << left << '\n';
  });
}

} // namespace orders

#include "session.h"

#include <istream>

namespace orders {

Session::Session(tcp::socket socket, OrderBook &book, PaymentGateway &gateway)
    : socket_(std::move(socket)), book_(book), gateway_(gateway) {}

awaitable<void> Session::serve() {
  auto self = shared_from_this();
  asio::streambuf buffer;
  while (true) {
    co_await asio::async_read_until(socket_, buffer, '\n', use_awaitable);
    std::istream line(&buffer);
    std::string customer;
    Order order;
    if (!(line >> customer >> order.article >> order.quantity)) {
      co_await reply("not understood\n");
      co_return;
    }
    line.ignore();
    if (!co_await book_.reserve(order)) {
      co_await reply("out of stock\n");
      continue;
    }
    if (co_await gateway_.charge(customer, 250 * order.quantity)) {
      co_await reply("thank you\n");
      continue;
    }
    // Never runs, so that the stock shrinks with every failed payment.
    book_.release(order);
    co_await reply("payment failed\n");
  }
}

awaitable<void> Session::reply(std::string line) {
  co_await asio::async_write(socket_, asio::buffer(line), use_awaitable);
}

} // namespace orders

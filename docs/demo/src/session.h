#pragma once

#include "order_book.h"
#include "payment_gateway.h"

#include <memory>

namespace orders {

// One customer's connection: lines of 'customer article quantity'.
class Session : public std::enable_shared_from_this<Session> {
public:
  Session(tcp::socket socket, OrderBook &book, PaymentGateway &gateway);

  awaitable<void> serve();

private:
  awaitable<void> reply(std::string line);

  tcp::socket socket_;
  OrderBook &book_;
  PaymentGateway &gateway_;
};

} // namespace orders

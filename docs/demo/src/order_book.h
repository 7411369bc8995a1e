#pragma once

#include "asio.h"

#include <cstdint>
#include <map>
#include <string>

namespace orders {

struct Order {
  std::string article;
  std::uint32_t quantity = 0;
};

// What is in stock, and who wants to hear about it.
class OrderBook {
public:
  explicit OrderBook(asio::any_io_executor executor);

  // Takes the order out of the stock, if there is enough.
  awaitable<bool> reserve(const Order &order);

  // Puts a reserved order back.
  awaitable<void> release(Order order);

  // Writes the stock to the warehouse's log, some time later.
  void flush_later();

private:
  asio::strand<asio::any_io_executor> strand_;
  asio::steady_timer flush_timer_;
  std::map<std::string, std::uint32_t> stock_;
};

} // namespace orders

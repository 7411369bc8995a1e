#pragma once

#include "asio.h"

#include <future>
#include <string>

namespace orders {

// The bank's client library: it knows threads and futures, and no executor.
std::future<bool> authorize(std::string customer, unsigned cents);

class PaymentGateway {
public:
  // Charges the customer, trying again while the bank is busy.
  awaitable<bool> charge(std::string customer, unsigned cents);

  awaitable<void> write_receipt(std::string customer, unsigned cents);
};

} // namespace orders

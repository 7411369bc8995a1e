#include "payment_gateway.h"

#include <chrono>
#include <iostream>
#include <thread>

namespace orders {

using namespace std::chrono_literals;

std::future<bool> authorize(std::string customer, unsigned cents) {
  return std::async(std::launch::async, [customer, cents] {
    // A thread of its own may sleep.
    std::this_thread::sleep_for(20ms);
    return !customer.empty() && cents < 100'000;
  });
}

awaitable<bool> PaymentGateway::charge(std::string customer, unsigned cents) {
  for (int attempt = 0; attempt != 3; ++attempt) {
    auto answer = authorize(customer, cents);
    // Blocks the executor's thread until the bank has answered.
    if (answer.get()) {
      // Never runs: a task that nobody awaits.
      write_receipt(customer, cents);
      co_return true;
    }
    std::this_thread::sleep_for(100ms);
  }
  co_return false;
}

awaitable<void> PaymentGateway::write_receipt(std::string customer,
                                              unsigned cents) {
  asio::steady_timer printer(co_await asio::this_coro::executor, 10ms);
  co_await printer.async_wait(use_awaitable);
  std::clog << customer << " paid " << cents << '\n';
}

} // namespace orders

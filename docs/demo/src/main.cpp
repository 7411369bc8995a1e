#include "session.h"

#include <csignal>
#include <iostream>

namespace orders {

static awaitable<void> accept_customers(tcp::acceptor acceptor, OrderBook &book,
                                        PaymentGateway &gateway) {
  while (true) {
    tcp::socket socket = co_await acceptor.async_accept(use_awaitable);
    auto session =
        std::make_shared<Session>(std::move(socket), book, gateway);
    asio::co_spawn(
        acceptor.get_executor(), [session] { return session->serve(); },
        [](std::exception_ptr error) {
          if (error)
            std::clog << "a session ended early\n";
        });
  }
}

} // namespace orders

int main() {
  using namespace orders;
  asio::io_context context;
  OrderBook book(context.get_executor());
  PaymentGateway gateway;
  tcp::acceptor acceptor(context, {tcp::v4(), 8250});

  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&](auto, auto) { context.stop(); });

  asio::co_spawn(context, accept_customers(std::move(acceptor), book, gateway),
                 [](std::exception_ptr error) {
                   if (error)
                     std::rethrow_exception(error);
                 });
  context.run();
}

// RUN: %check_async %s async-swallowed-cancellation -- -DBOOST_ASIO_HAS_CO_AWAIT -DBOOST_ASIO_HAS_STD_COROUTINE
//
// Asio's cancellation is a system_error as any other: only loops without an end count,
// which spin once every operation fails.

#include <utility>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <iostream>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;

asio::awaitable<void> serve(tcp::socket Socket);

asio::awaitable<void> listens(tcp::acceptor &Acceptor) {
  for (;;) {
    try {
      co_await serve(co_await Acceptor.async_accept(asio::use_awaitable));
    } catch (const std::exception &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows a cancellation that comes as 'boost::system::system_error'; ask for it, and leave the loop [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      std::cerr << Caught.what() << "\n";
    }
  }
}

asio::awaitable<void> ticks(asio::steady_timer &Timer) {
  while (true) {
    Timer.expires_after(std::chrono::seconds(1));
    try {
      co_await Timer.async_wait(asio::use_awaitable);
    } catch (const boost::system::system_error &Caught) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this handler swallows a cancellation that comes as 'boost::system::system_error'; ask for it, and leave the loop [async-swallowed-cancellation]
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: it can come out of this
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: the coroutine goes on, and comes here again
      std::cerr << Caught.what() << "\n";
    }
  }
}

asio::awaitable<void> asksForTheCode(asio::steady_timer &Timer) {
  while (true) {
    try {
      co_await Timer.async_wait(asio::use_awaitable);
    } catch (const boost::system::system_error &Caught) {
      if (Caught.code() == asio::error::operation_aborted)
        break;
    }
  }
}

asio::awaitable<void> leaves(tcp::acceptor &Acceptor) {
  for (;;) {
    try {
      co_await serve(co_await Acceptor.async_accept(asio::use_awaitable));
    } catch (const std::exception &) {
      break;
    }
  }
}

asio::awaitable<void> asksForTheState(tcp::acceptor &Acceptor) {
  while (Acceptor.is_open()) {
    try {
      co_await serve(co_await Acceptor.async_accept(asio::use_awaitable));
    } catch (const std::exception &Caught) {
      std::cerr << Caught.what() << "\n";
    }
  }
}

// The next endpoint may do.
asio::awaitable<void> connects(tcp::socket &Socket, std::vector<tcp::endpoint> Endpoints) {
  for (const tcp::endpoint &Endpoint : Endpoints) {
    try {
      co_await Socket.async_connect(Endpoint, asio::use_awaitable);
      co_return;
    } catch (const std::exception &Caught) {
      std::cerr << Caught.what() << "\n";
    }
  }
}

asio::awaitable<void> closes(tcp::socket &Socket, asio::steady_timer &Timer) {
  try {
    co_await Socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
  } catch (const std::exception &) {
  }
  co_await Timer.async_wait(asio::use_awaitable);
}

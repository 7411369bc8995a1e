// RUN: %check_async %s async-offloaded-blocking -- %boost_asio
//
// No expectation: the check is silent here, and does not see these offloads.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <chrono>
#include <netdb.h>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

// The pool is bound to the handler.

asio::awaitable<void> postsBoundHandler(asio::thread_pool &Pool, asio::io_context &Loop) {
  asio::post(asio::bind_executor(Pool, [] { resolve("shop.example"); }));
  asio::post(Loop, asio::bind_executor(Pool, [] { resolve("shop.example"); }));
  co_return;
}

// A handler has no task type that says how to sleep.

void onTimer(asio::steady_timer &Timer, asio::thread_pool &Pool) {
  Timer.async_wait([&](boost::system::error_code) {
    asio::post(Pool, [] { std::this_thread::sleep_for(1s); });
  });
}

// RUN: %check_async %s async-offloaded-blocking -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <netdb.h>
#include <string>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::use_awaitable;
using asio::ip::tcp;

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

// Every way to give work to a pool.

asio::awaitable<void> postsWork(asio::thread_pool &Pool) {
  asio::post(Pool, [] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-8]]:10: note: it blocks here; use an asynchronous resolver
  asio::defer(Pool, [] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::defer' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-11]]:10: note: it blocks here; use an asynchronous resolver
  asio::dispatch(Pool, [] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::dispatch' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-14]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

asio::awaitable<void> postsToExecutor(asio::thread_pool &Pool) {
  asio::post(Pool.get_executor(), [] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-21]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

asio::awaitable<void> postsBoundFunction(asio::thread_pool &Pool) {
  asio::post(Pool, std::bind(resolve, "shop.example"));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-28]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

void lookUpShop() { resolve("shop.example"); }

asio::awaitable<void> postsFunction(asio::thread_pool &Pool) {
  asio::post(Pool, lookUpShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-37]]:10: note: it blocks here; use an asynchronous resolver
  asio::post(Pool, &lookUpShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-40]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

asio::awaitable<void> postsPackagedTask(asio::thread_pool &Pool) {
  // The dropped future is for async-discarded-task.
  asio::post(Pool, std::packaged_task<int()>([] { return resolve("shop.example"); }));
  co_return;
}

asio::awaitable<void> postsToStrand(asio::thread_pool &Pool) {
  // A strand over the pool still blocks one of its threads.
  asio::post(asio::make_strand(Pool), [] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-54]]:10: note: it blocks here; use an asynchronous resolver
  co_return;
}

asio::awaitable<void> ownPool() {
  asio::thread_pool Pool(2);
  asio::post(Pool, [] { resolve("shop.example"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-62]]:10: note: it blocks here; use an asynchronous resolver
  Pool.stop();
  co_return;
}

// Every kind of call.

asio::awaitable<void> sleepsElsewhere(asio::thread_pool &Pool) {
  asio::post(Pool, [] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'std::this_thread::sleep_for', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: it blocks here; use 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, ...).async_wait(boost::asio::use_awaitable)'
  co_return;
}

asio::awaitable<std::future<void>> sleepsInAsync() {
  co_return std::async(std::launch::async, [] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'std::this_thread::sleep_for', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:49: note: it blocks here; use 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, ...).async_wait(boost::asio::use_awaitable)'
}

asio::awaitable<void> waitsForTimer(asio::thread_pool &Pool, asio::steady_timer &Timer) {
  asio::post(Pool, [&] { Timer.wait(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'boost::asio::basic_waitable_timer::wait', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:32: note: it blocks here; use 'co_await timer.async_wait(boost::asio::use_awaitable)'
  co_return;
}

asio::awaitable<void> resolves(asio::thread_pool &Pool, tcp::resolver &Names) {
  asio::post(Pool, [&] { Names.resolve("shop.example", "443"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'boost::asio::ip::basic_resolver::resolve', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:32: note: it blocks here; use 'co_await resolver.async_resolve(host, service, boost::asio::use_awaitable)'
  co_return;
}

asio::awaitable<void> accepts(asio::thread_pool &Pool, tcp::acceptor &Door) {
  asio::post(Pool, [&] { Door.accept(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'boost::asio::basic_socket_acceptor::accept', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: it blocks here; use 'co_await acceptor.async_accept(boost::asio::use_awaitable)'
  co_return;
}

asio::awaitable<void> connects(asio::thread_pool &Pool, tcp::socket &Shop,
                               tcp::endpoint Address) {
  asio::post(Pool, [&Shop, Address] { Shop.connect(Address); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'boost::asio::basic_stream_socket::connect', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:44: note: it blocks here; use 'co_await socket.async_connect(endpoint, boost::asio::use_awaitable)'
  co_return;
}

asio::awaitable<void> reads(asio::thread_pool &Pool, tcp::socket &Shop) {
  asio::post(Pool, [&] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'boost::asio::read', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: it blocks here; use 'co_await boost::asio::async_read(stream, buffer, boost::asio::use_awaitable)'
    std::array<char, 64> Answer;
    asio::read(Shop, asio::buffer(Answer));
  });
  asio::post(Pool, [&] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'boost::asio::basic_stream_socket::read_some', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE+2]]:10: note: it blocks here; use 'co_await socket.async_read_some(buffer, boost::asio::use_awaitable)'
    std::array<char, 64> Answer;
    Shop.read_some(asio::buffer(Answer));
  });
  co_return;
}

asio::awaitable<std::future<void>> writes(tcp::socket &Shop, std::string Order) {
  co_return std::async(std::launch::async,
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'std::async' blocks another thread with 'boost::asio::write', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE+1]]:37: note: it blocks here; use 'co_await boost::asio::async_write(stream, buffer, boost::asio::use_awaitable)'
                       [&, Order] { asio::write(Shop, asio::buffer(Order)); });
}

// Handlers could start an operation instead.

void onConnect(tcp::socket &Shop, asio::thread_pool &Pool) {
  Shop.async_wait(tcp::socket::wait_write, [&](boost::system::error_code) {
    asio::post(Pool, [] { resolve("shop.example"); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
    // CHECK-MESSAGES: :[[@LINE-140]]:10: note: it blocks here; use an asynchronous resolver
  });
}

void spawnsLookUp(asio::io_context &Loop, asio::thread_pool &Pool) {
  asio::co_spawn(
      Loop,
      [&]() -> asio::awaitable<void> {
        asio::post(Pool, [] { resolve("shop.example"); });
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::post' blocks another thread with 'getaddrinfo', which has an asynchronous replacement [async-offloaded-blocking]
        // CHECK-MESSAGES: :[[@LINE-150]]:10: note: it blocks here; use an asynchronous resolver
        co_return;
      },
      asio::detached);
}

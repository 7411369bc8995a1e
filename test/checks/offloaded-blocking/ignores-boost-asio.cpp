// RUN: %check_async %s async-offloaded-blocking -- %boost_asio
//
// No expectation: the check is silent here. Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <netdb.h>
#include <numeric>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::use_awaitable;
using asio::ip::tcp;

int resolve(const char *Host) {
  addrinfo *Found = nullptr;
  return getaddrinfo(Host, "443", nullptr, &Found);
}

void compressLogs();

// What a pool is for.

asio::awaitable<void> computesElsewhere(asio::thread_pool &Pool, std::vector<int> &Prices) {
  asio::post(Pool, [&] { std::accumulate(Prices.begin(), Prices.end(), 0); });
  asio::post(Pool, compressLogs);
  co_return;
}

asio::awaitable<void> waitsWithoutReplacement(asio::thread_pool &Pool,
                                              std::shared_future<int> Price) {
  asio::post(Pool, [=] { Price.wait(); });
  co_return;
}

asio::awaitable<void> runsProcess(asio::thread_pool &Pool) {
  asio::post(Pool, [] { std::system("lpr invoice.pdf"); });
  co_return;
}

asio::awaitable<void> runsLoop(asio::thread_pool &Pool, asio::io_context &Loop) {
  // Gives the loop a thread: nothing could be awaited instead.
  asio::post(Pool, [&] { Loop.run(); });
  co_return;
}

// The call does not block.

asio::awaitable<void> sleepsForNoTime(asio::thread_pool &Pool) {
  asio::post(Pool, [] { std::this_thread::sleep_for(0s); });
  co_return;
}

asio::awaitable<void> readsWithoutBlocking(asio::thread_pool &Pool, tcp::socket &Shop) {
  asio::post(Pool, [&] {
    std::array<char, 64> Answer;
    boost::system::error_code Error;
    Shop.non_blocking(true);
    Shop.read_some(asio::buffer(Answer), Error);
  });
  co_return;
}

asio::awaitable<void> startsOperation(asio::thread_pool &Pool, tcp::resolver &Names) {
  asio::post(Pool, [&] {
    Names.async_resolve("shop.example", "443",
                        [](boost::system::error_code, tcp::resolver::results_type) {});
  });
  co_return;
}

// Event loops are async contexts: async-blocking-call has these.

asio::awaitable<void> postsToLoop(asio::io_context &Loop) {
  asio::post(Loop, [] { resolve("shop.example"); });
  asio::post(co_await asio::this_coro::executor, [] { resolve("shop.example"); });
}

asio::awaitable<void> postsToStrand(asio::strand<asio::io_context::executor_type> &Strand) {
  asio::post(Strand, [] { resolve("shop.example"); });
  co_return;
}

asio::awaitable<void> postsToAnyExecutor(asio::any_io_executor Executor) {
  asio::post(Executor, [] { resolve("shop.example"); });
  co_return;
}

asio::awaitable<void> hopsToPool(asio::thread_pool &Pool) {
  // Only awaits its turn.
  co_await asio::post(Pool, use_awaitable);
}

asio::awaitable<void> ownThread() {
  std::thread([] { resolve("shop.example"); }).detach();
  co_return;
}

// Outside of an async context.

void startUp(asio::thread_pool &Pool) {
  asio::post(Pool, [] { resolve("shop.example"); });
}

void onPool(asio::thread_pool &Pool, asio::thread_pool &Other) {
  // The work that gives work away may block itself.
  asio::post(Pool, [&] { asio::post(Other, [] { resolve("shop.example"); }); });
}

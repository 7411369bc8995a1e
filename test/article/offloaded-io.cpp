// "Task.Run around I/O": the wait is moved to another thread, and blocks that.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <sqlite3.h>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

// Runs work on threads that may stand still, and comes back with its result.
template <typename Work>
asio::awaitable<int> runOn(asio::thread_pool &Threads, Work Job) {
  return asio::async_initiate<const asio::use_awaitable_t<> &, void(int)>(
      [&Threads, Job](auto Done) {
        asio::post(Threads, [Done = std::move(Done), Job]() mutable {
          const int Result = Job();
          auto Back = asio::get_associated_executor(Done);
          asio::post(Back, [Done = std::move(Done), Result]() mutable {
            std::move(Done)(Result);
          });
        });
      },
      asio::use_awaitable);
}

bool isPaid(int Order);

namespace wrong {

// Two threads in the pool are two lookups at a time; the third one waits.
asio::awaitable<void> warmUp(asio::thread_pool &Threads, tcp::resolver &Names) {
  asio::post(Threads, [&Names] { Names.resolve("bank.example", "443"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'boost::asio::ip::basic_resolver::resolve', which has an asynchronous replacement [async-offloaded-blocking]
  // CHECK-MESSAGES: :[[@LINE-2]]:40: note: it blocks here; use 'co_await resolver.async_resolve(host, service, boost::asio::use_awaitable)'
  co_return;
}

// A thread that sleeps is a thread that nobody else has.
asio::awaitable<void> remindLater(asio::thread_pool &Threads, int Order) {
  asio::post(Threads, [Order] {
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::asio::post' blocks another thread with 'std::this_thread::sleep_for', which has an asynchronous replacement [async-offloaded-blocking]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: it blocks here; use 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, ...).async_wait(boost::asio::use_awaitable)'
    std::this_thread::sleep_for(24h);
    isPaid(Order);
  });
  co_return;
}

} // namespace wrong

namespace right {

asio::awaitable<void> warmUp(tcp::resolver &Names) {
  co_await Names.async_resolve("bank.example", "443", asio::use_awaitable);
}

asio::awaitable<void> remindLater(int Order) {
  asio::steady_timer Tomorrow(co_await asio::this_coro::executor, 24h);
  co_await Tomorrow.async_wait(asio::use_awaitable);
  isPaid(Order);
}

// SQLite has no other interface. Its thread is what it costs, and one is enough.
asio::awaitable<int> archive(asio::thread_pool &Catalog, sqlite3 *Database) {
  co_return co_await runOn(Catalog, [Database] {
    return sqlite3_exec(Database, "DELETE FROM orders WHERE paid", nullptr,
                        nullptr, nullptr);
  });
}

// Nor does computing: a thread that works is what a pool is for.
asio::awaitable<int> checksum(asio::thread_pool &Workers, std::string Invoice) {
  co_return co_await runOn(Workers, [Invoice] {
    int Sum = 0;
    for (const char C : Invoice)
      Sum = Sum * 31 + C;
    return Sum;
  });
}

} // namespace right

// Sync over async: the thread that should run the work waits for it.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>

namespace asio = boost::asio;

asio::awaitable<int> readStock(int Article) {
  asio::steady_timer Warehouse(co_await asio::this_coro::executor,
                               std::chrono::milliseconds(20));
  co_await Warehouse.async_wait(asio::use_awaitable);
  co_return Article * 10;
}

namespace wrong {

asio::awaitable<int> orderValue(asio::io_context &Loop, int Article) {
  // The future is fulfilled by the loop, and this is the loop's thread.
  auto Stock = asio::co_spawn(Loop, readStock(Article), asio::use_future);
  co_return Stock.get() * 3;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks the thread that runs this coroutine [async-blocking-wait]
}

void onRequest(asio::io_context &Loop, int Article) {
  asio::post(Loop, [&Loop, Article] {
    asio::co_spawn(Loop, readStock(Article), asio::use_future).wait();
    // CHECK-MESSAGES: :[[@LINE-1]]:64: warning: 'std::future::wait' blocks the executor's thread that runs this handler, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  });
}

} // namespace wrong

namespace right {

asio::awaitable<int> orderValue(int Article) {
  co_return co_await readStock(Article) * 3;
}

void onRequest(asio::io_context &Loop, int Article) {
  asio::co_spawn(Loop, readStock(Article), [](std::exception_ptr Error, int) {
    if (Error)
      std::rethrow_exception(Error);
  });
}

// The edge of the program waits: it is no executor's thread.
int main(int Argc, char **) {
  asio::thread_pool Pool(2);
  return asio::co_spawn(Pool, readStock(Argc), asio::use_future).get();
}

} // namespace right

// A wait that deadlocks: the work needs the thread that waits for it.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <future>

namespace asio = boost::asio;

asio::awaitable<int> askRate(int Currency) {
  asio::steady_timer Bank(co_await asio::this_coro::executor,
                          std::chrono::milliseconds(20));
  co_await Bank.async_wait(asio::use_awaitable);
  co_return Currency * 2;
}
void show(int Rate);

namespace wrong {

using Strand = asio::strand<asio::io_context::executor_type>;

// A strand runs one thing at a time, and that one is this handler. No number of
// threads helps, and no lock is involved that a tool could see.
void onClick(Strand &Window, int Currency) {
  asio::post(Window, [&Window, Currency] {
    auto Rate = asio::co_spawn(Window, askRate(Currency), asio::use_future);
    show(Rate.get());
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:17: note: the work that it waits for is given to the same executor here
  });
}

// The executor of this coroutine may have more threads: then it goes well until
// each of them stands here.
asio::awaitable<int> convert(int Amount, int Currency) {
  auto Here = co_await asio::this_coro::executor;
  auto Rate = asio::co_spawn(Here, askRate(Currency), asio::use_future);
  co_return Amount * Rate.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine, and deadlocks once all threads wait [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: the work that it waits for is given to the same executor here
}

// The hint says that one thread runs the loop.
void run(int Currency) {
  asio::io_context Loop(1);
  asio::post(Loop, [&Loop, Currency] {
    std::promise<int> Rate;
    std::future<int> Answer = Rate.get_future();
    asio::post(Loop, [&Rate, Currency] { Rate.set_value(Currency * 2); });
    show(Answer.get());
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::future::get' blocks the executor's thread that runs this handler, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'boost::asio::post' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the work that it waits for is given to the same executor here
  });
  Loop.run();
}

} // namespace wrong

namespace right {

using Strand = asio::strand<asio::io_context::executor_type>;

// The rest is the completion of the work, and runs on the strand again.
void onClick(Strand &Window, int Currency) {
  asio::post(Window, [&Window, Currency] {
    asio::co_spawn(Window, askRate(Currency),
                   [](std::exception_ptr Error, int Rate) {
                     if (!Error)
                       show(Rate);
                   });
  });
}

asio::awaitable<int> convert(int Amount, int Currency) {
  co_return Amount * co_await askRate(Currency);
}

// The thread of main waits for a loop that another thread runs.
int main(int Argc, char **) {
  asio::thread_pool Threads(1);
  return asio::co_spawn(Threads, askRate(Argc), asio::use_future).get();
}

} // namespace right

// A pool that starves: its work waits for work of the same pool.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <future>

namespace asio = boost::asio;

int countPages(int Catalog);
int sizeOf(int Catalog);

namespace wrong {

// The threads of a pool may wait, but not for each other. With four threads the
// fourth catalog that is weighed at the same time is one too many: all four wait
// for a page count that is queued behind them.
void weigh(asio::thread_pool &Workers, int Catalog) {
  asio::post(Workers, [&Workers, Catalog] {
    std::promise<int> Counted;
    std::future<int> Pages = Counted.get_future();
    asio::post(Workers, [&Counted, Catalog] { Counted.set_value(countPages(Catalog)); });
    sizeOf(Pages.get());
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::get' waits in a thread of the pool that has to do the work, and deadlocks once all threads wait [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the work that it waits for is given to the same executor here
  });
}

// To join the pool from inside is a deadlock with any number of threads.
void closeShop(asio::thread_pool &Workers) {
  asio::post(Workers, [&Workers] {
    Workers.join();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'boost::asio::thread_pool::join' waits in a thread of the pool that has to do the work, and deadlocks [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the work that it waits for is given to the same executor here
  });
}

} // namespace wrong

namespace right {

// One piece of work starts the next, and no thread waits in between.
void weigh(asio::thread_pool &Workers, int Catalog) {
  asio::post(Workers, [&Workers, Catalog] {
    asio::post(Workers, [Pages = countPages(Catalog)] { sizeOf(Pages); });
  });
}

// Or there is nothing to hand over: this thread is there to work.
void weighHere(asio::thread_pool &Workers, int Catalog) {
  asio::post(Workers, [Catalog] { sizeOf(countPages(Catalog)); });
}

// Who waits for a pool is outside of it.
void weighAll(int First, int Last) {
  asio::thread_pool Workers(4);
  for (int Catalog = First; Catalog != Last; ++Catalog)
    weigh(Workers, Catalog);
  Workers.join();
}

} // namespace right

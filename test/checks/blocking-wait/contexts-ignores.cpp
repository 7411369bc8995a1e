// RUN: %check_async %s async-blocking-wait -- %boost_asio
//
// No expectation: the check is silent here, since none of the code is known to
// run on an executor's thread.

#include <coroutine>
#include <utility>

#include <algorithm>
#include <app/task.h>
#include <boost/asio.hpp>
#include <functional>
#include <future>
#include <libraries/seastar.h>
#include <map>
#include <thread>
#include <vector>

namespace asio = boost::asio;

std::future<int> loadOrder(int Id);
seastar::future<int> loadTotal(int Id);
bool isOpen();

// Threads of their own.

app::Task<> threadWithLambda() {
  // Its thread waits for nobody else.
  std::thread([] { loadOrder(1).wait(); }).detach();
  co_return;
}

void archiveOrders() { loadOrder(1).wait(); }
void archiveOrder(int Id) { loadOrder(Id).wait(); }

app::Task<> threadWithFunction() {
  std::thread(archiveOrders).detach();
  std::thread(&archiveOrder, 1).detach();
  co_return;
}

struct Archive {
  std::future<int> Pending;
  void run() { Pending.wait(); }
  void operator()() { Pending.wait(); }
  app::Task<> start() {
    // A member function on a thread of its own.
    std::thread(&Archive::run, this).detach();
    std::thread(std::bind(&Archive::run, this)).detach();
    std::thread(std::bind_front(&Archive::run, this)).detach();
    std::thread(std::ref(*this)).detach();
    co_return;
  }
};

app::Task<> threadWithLambdaByName() {
  auto Work = [] { loadOrder(1).wait(); };
  std::thread(Work).detach();
  co_return;
}

app::Task<> threadWithFunctionObject() {
  std::function<void()> Work = [] { loadOrder(1).wait(); };
  std::thread(std::move(Work)).detach();
  co_return;
}

app::Task<> threadInVector(std::vector<std::thread> &Workers) {
  Workers.push_back(std::thread([] { loadOrder(1).wait(); }));
  // What becomes of the lambda is not known here.
  Workers.emplace_back([] { loadOrder(1).wait(); });
  co_return;
}

// A helper that only threads reach.
void flushJournal() { archiveOrders(); }
void flushAll() {
  flushJournal();
  archiveOrder(2);
}

app::Task<> helperOnThread() {
  std::thread([] { flushAll(); }).detach();
  std::thread(flushAll).detach();
  co_return;
}

// The helper starts the thread.
void flushLater() { std::thread(flushAll).detach(); }

app::Task<> helperStartsThread() {
  flushLater();
  co_return;
}

void flushLaterByLambda() {
  std::thread([] {
    flushAll();
    [] { flushJournal(); }();
  }).detach();
}

app::Task<> helperStartsThreadWithLambda() {
  flushLaterByLambda();
  co_return;
}

// A function of the project that starts the thread for others.
void onThread(std::function<void()> Work) { std::thread(std::move(Work)).detach(); }
template <typename F> void onThreadOf(F &&Work) { std::thread(std::forward<F>(Work)).detach(); }

app::Task<> passedToThread() {
  onThread([] { loadOrder(1).wait(); });
  onThreadOf([] { loadOrder(1).wait(); });
  onThread(flushAll);
  co_return;
}

// The callable inside decides, not the handler around it.
void threadInHandler(asio::io_context &Context) {
  asio::post(Context, [] {
    std::thread([] { loadOrder(1).wait(); }).detach();
  });
}

// A thread of Seastar suspends where it waits.

seastar::future<> seastarThread() {
  return seastar::async([] {
    loadTotal(1).get();
    std::vector<int> Orders = {1, 2, 3};
    std::ranges::for_each(Orders, [](int Id) { loadTotal(Id).get(); });
  });
}

seastar::future<> seastarThreadInContinuation() {
  return loadTotal(1).then([](int Id) {
    return seastar::async([Id] { loadTotal(Id).get(); });
  });
}

void sumTotals(int Orders) {
  for (int Id = 0; Id != Orders; ++Id)
    loadTotal(Id).get();
}

seastar::future<> helperOnSeastarThread() {
  co_await seastar::async([] { sumTotals(3); });
  co_await seastar::async(sumTotals, 3);
}

// Pools may be blocked.

void pool(asio::thread_pool &Pool) {
  asio::post(Pool, [] { loadOrder(1).wait(); });
  asio::post(Pool.get_executor(), [] { loadOrder(1).wait(); });
  asio::post(Pool, std::bind(archiveOrder, 1));
  asio::post(asio::bind_executor(Pool.get_executor(), [] { loadOrder(1).wait(); }));
}

void later(asio::thread_pool &Pool, std::function<void()> Work) { asio::post(Pool, Work); }

void passedToPool(asio::thread_pool &Pool) {
  later(Pool, [] { loadOrder(1).wait(); });
}

app::Task<> offloadToPool(asio::thread_pool &Pool) {
  asio::post(Pool, [] { flushAll(); });
  co_return;
}

app::Task<> offloadToAsync() {
  auto Done = std::async(std::launch::deferred, [] { flushAll(); });
  co_return;
}

// Nobody knows who calls these.

std::map<int, std::function<void()>> Commands;

app::Task<> registersCommand() {
  Commands[1] = [] { loadOrder(1).wait(); };
  Commands.emplace(2, [] { loadOrder(1).wait(); });
  co_return;
}

struct Button {
  std::function<void()> OnClick;
};

app::Task<> storesCallback(Button &Buy) {
  Buy.OnClick = [] { loadOrder(1).wait(); };
  co_return;
}

std::function<void()> makesCallback() {
  return [] { loadOrder(1).wait(); };
}

app::Task<> returnsCallbackByReference(std::function<void()> &Result) {
  Result = [] { loadOrder(1).wait(); };
  co_return;
}

void subscribe(std::function<void()> Callback);

app::Task<> passesCallbackToUnknown() {
  subscribe([] { loadOrder(1).wait(); });
  subscribe(flushAll);
  co_return;
}

// Kept by a helper, for whenever.
void keep(std::function<void()> Work) { Commands[3] = std::move(Work); }

app::Task<> passesCallbackToKeeper() {
  keep([] { loadOrder(1).wait(); });
  co_return;
}

app::Task<> neverCalls() {
  // A lambda that nobody calls does nothing.
  auto Wait = [] { loadOrder(1).wait(); };
  (void)Wait;
  co_return;
}

// The value is not the one that the code shows.

app::Task<> reassignedFunction(std::function<void()> Other) {
  std::function<void()> Work = flushAll;
  Work = std::move(Other);
  Work();
  co_return;
}

app::Task<> reassignedPointer(void (*Other)()) {
  void (*Work)() = flushAll;
  if (isOpen())
    Work = Other;
  Work();
  co_return;
}

void choose(void (*&Work)());

app::Task<> pointerSetElsewhere() {
  void (*Work)() = flushAll;
  choose(Work);
  Work();
  co_return;
}

app::Task<> swappedFunction(std::function<void()> &Other) {
  std::function<void()> Work = flushAll;
  Work.swap(Other);
  Work();
  co_return;
}

app::Task<> capturedAndChanged() {
  std::function<void()> Work = flushAll;
  [&] { Work = [] {}; }();
  Work();
  co_return;
}

app::Task<> parameterPointer(void (*Work)()) {
  Work();
  co_return;
}

app::Task<> parameterFunction(std::function<void()> Work) {
  Work();
  co_return;
}

template <typename F> app::Task<> parameterTemplate(F Work) {
  Work();
  co_return;
}

// Ordinary code around it all.

void plainFunction() {
  flushAll();
  [] { loadOrder(1).wait(); }();
}

app::Generator<int> generator() {
  // Its consumer's thread.
  for (int Id = 0; Id != 3; ++Id)
    co_yield loadOrder(Id).get();
}

int main() {
  asio::io_context Context;
  loadOrder(1).wait();
  Context.run();
}

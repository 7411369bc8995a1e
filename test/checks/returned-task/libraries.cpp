// RUN: %check_async %s async-returned-task
//
// The same shapes in the task and future types of several libraries, and in types
// that a project makes of them.

#include <app/task.h>
#include <libraries/cppcoro.h>
#include <libraries/folly.h>
#include <libraries/kj.h>
#include <libraries/seastar.h>
#include <libraries/tmc.h>
#include <libraries/winrt.h>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
};
struct StorageError {};

void log(const std::string &Text);
std::string nameOf(int Article);

// Seastar, whose futures are eager.

namespace with_seastar {

seastar::future<> write(const std::string &Text);
seastar::future<int> size();

seastar::future<> continuation(int Article) {
  std::string Name = nameOf(Article);
  return write("header").then([&] { log(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

seastar::future<> nestedContinuation(int Article) {
  std::string Name = nameOf(Article);
  return size().then([&Name](int) { return write(Name); }).finally([] { log("done"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

seastar::future<> underSemaphore(seastar::semaphore &Slots, int Article) {
  std::string Name = nameOf(Article);
  return seastar::with_semaphore(Slots, 1, [&] { return write(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

seastar::future<> insideGate(seastar::gate &Gate, int Article) {
  std::string Name = nameOf(Article);
  return seastar::with_gate(Gate, [&] { return size().then([&](int) { log(Name); }); });
  // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

seastar::future<> genericLambda(int Article) {
  std::string Name = nameOf(Article);
  return seastar::do_with(Article, [&](auto &Id) {
    return size().then([&](int) { log(Name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Name' is declared here
  });
}

seastar::future<> onShard(int Article) {
  std::string Name = nameOf(Article);
  return seastar::smp::submit_to(1, [&Name] { log(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

seastar::future<> stored(int Article) {
  std::string Name = nameOf(Article);
  auto Writing = size().then([&](int) { log(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  return Writing;
}

seastar::future<> holder(seastar::gate &Gate) {
  auto Open = Gate.hold();
  return write("body");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Open' is released when the task of 'with_seastar::write' is returned, before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Open' is taken here
}

seastar::future<> units(seastar::semaphore &Slots) {
  auto Taken = seastar::consume_units(Slots, 1);
  return write("body");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Taken' is released when the task of 'with_seastar::write' is returned, before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'Taken' is taken here
}

seastar::future<> unitsOfContinuation(seastar::semaphore &Slots) {
  return seastar::get_units(Slots, 1).then([](auto Taken) { return write("body"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:68: warning: 'Taken' is released when the task of 'with_seastar::write' is returned, before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:52: note: 'Taken' is taken here
}

seastar::future<> seenCoroutine(const std::string &Text) {
  co_await write("header");
  log(Text);
}

seastar::future<> lentToCoroutine(int Article) {
  std::string Name = nameOf(Article);
  return seenCoroutine(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-10]]:52: note: 'Text' keeps the reference
}

seastar::future<> triedCoroutine(const std::string &Name) {
  try {
    return seenCoroutine(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'with_seastar::seenCoroutine' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: this handler does not see it
  } catch (const StorageError &) {
    log("failed");
  }
  return write("failed");
}

// What follows is right.

seastar::future<> keptAlive(int Article) {
  return seastar::do_with(nameOf(Article),
                          [](std::string &Name) { return write(Name); });
}

seastar::future<> ownedByContinuation(int Article) {
  std::string Name = nameOf(Article);
  return write("header").then([Name = std::move(Name)] { log(Name); });
}

seastar::future<> ownedByTheLast(int Article) {
  auto Name = std::make_unique<std::string>(nameOf(Article));
  auto &Same = *Name;
  return size()
      .then([&Same](int) { log(Same); })
      .finally([Name = std::move(Name)] {});
}

seastar::future<> failureInTheFuture(const std::string &Name) {
  try {
    return write(Name);
  } catch (...) {
    return seastar::current_exception_as_future();
  }
}

seastar::future<> failureOfACoroutine(const std::string &Name) {
  try {
    return seenCoroutine(Name);
  } catch (const StorageError &Error) {
    return seastar::make_exception_future<>(Error);
  }
}

seastar::future<> mayThrowInTheCall(const std::string &Name) {
  try {
    return write(Name);
  } catch (const StorageError &) {
    log("failed");
  }
  return write("failed");
}

seastar::future<> holderGoesWithTheWork(seastar::gate &Gate) {
  auto Open = Gate.hold();
  return write("body").finally([Open = std::move(Open)] {});
}

seastar::future<> unitsGoWithTheWork(seastar::semaphore &Slots) {
  return seastar::get_units(Slots, 1).then([](auto Taken) {
    return write("body").finally([Taken = std::move(Taken)] {});
  });
}

seastar::future<> rejected(seastar::gate &Gate) {
  auto Open = Gate.hold();
  return seastar::make_exception_future<>(StorageError());
}

seastar::future<> readyAtOnce(int Article) {
  std::string Name = nameOf(Article);
  return seastar::make_ready_future<>().then([&] { log(Name); });
}

seastar::future<> ofTheCaller(std::string &Name) {
  return size().then([&Name](int) { log(Name); });
}

struct Cache {
  std::string Name;
  seastar::future<> print() {
    return size().then([this](int) { log(Name); });
  }
};

} // namespace with_seastar

// Folly.

namespace with_folly {

folly::coro::Task<void> save(const Order &Draft);
folly::coro::Task<void> saveOwned(Order Draft);
folly::Future<int> load(const std::string &Key);
folly::coro::Task<int> price(int Article);
folly::coro::Task<int> defaultPrice();

folly::coro::Task<void> lazyTask(int Id) {
  Order Draft{Id, nameOf(Id)};
  return save(Draft);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-11]]:43: note: 'Draft' keeps the reference
}

folly::coro::Task<int> tried(int Article) {
  try {
    return price(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'with_folly::price' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: this handler does not see it
  } catch (const StorageError &) {
    return defaultPrice();
  }
}

folly::coro::Task<std::tuple<int, int>> collected(int Id) {
  Order Draft{Id, nameOf(Id)};
  return folly::coro::collectAll(save(Draft), saveOwned(Draft));
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-29]]:43: note: 'Draft' keeps the reference
}

folly::Future<int> continuation(int Id) {
  std::string Name = nameOf(Id);
  return load("price").thenValue([&](int Price) { return Price + int(Name.size()); });
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the returned future refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

folly::SemiFuture<int> deferred(int Id) {
  std::string Name = nameOf(Id);
  return load("price").semi().deferValue([&Name](int) { return int(Name.size()); });
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the returned future refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

// What follows is right.

folly::coro::Task<void> owned(int Id) {
  Order Draft{Id, nameOf(Id)};
  return saveOwned(std::move(Draft));
}

folly::Future<int> unknownFuture(int Id) {
  std::string Name = nameOf(Id);
  return load(Name);
}

folly::Future<int> ownedByContinuation(int Id) {
  std::string Name = nameOf(Id);
  return load(Name).thenValue([Name](int) { return int(Name.size()); });
}

folly::Future<int> waitedFor(int Id) {
  std::string Name = nameOf(Id);
  return load("price").thenValue([&](int) { return int(Name.size()); }).wait();
}

folly::Future<int> failureInTheFuture(int Id) {
  try {
    return load(nameOf(Id));
  } catch (const StorageError &) {
    return folly::makeFuture(0);
  }
}

} // namespace with_folly

// cppcoro.

namespace with_cppcoro {

cppcoro::task<> save(const Order &Draft);
cppcoro::shared_task<int> price(const std::string &Name);
cppcoro::task<> reserve(int Article);

cppcoro::task<> lazyTask(int Id) {
  Order Draft{Id, nameOf(Id)};
  return save(Draft);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-9]]:35: note: 'Draft' keeps the reference
}

cppcoro::shared_task<int> sharedTask(int Id) {
  std::string Name = nameOf(Id);
  return price(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-16]]:52: note: 'Name' keeps the reference
}

cppcoro::task<> onPool(cppcoro::static_thread_pool &Pool, int Id) {
  Order Draft{Id, nameOf(Id)};
  return cppcoro::schedule_on(Pool, save(Draft));
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the returned task refers to 'Draft', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-25]]:35: note: 'Draft' keeps the reference
}

cppcoro::task<> underLock(std::mutex &Mutex, int Article) {
  std::lock_guard Lock(Mutex);
  return reserve(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Lock' is released when the task of 'with_cppcoro::reserve' is returned, before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: 'Lock' is taken here
}

cppcoro::task<> reference(const Order &Draft) { return save(Draft); }

} // namespace with_cppcoro

// KJ, whose promises are eager.

namespace with_kj {

kj::Promise<int> load();
kj::Promise<void> save(const std::string &Text);

kj::Promise<void> continuation(int Id) {
  std::string Name = nameOf(Id);
  return load().then([&](int) { log(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

kj::Promise<void> later(int Id) {
  std::string Name = nameOf(Id);
  return kj::evalLater([&] { log(Name); });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
}

kj::Promise<void> ownedByContinuation(int Id) {
  std::string Name = nameOf(Id);
  return load().then([Name = kj::mv(Name)](int) { log(Name); });
}

kj::Promise<void> evaluatedNow(int Id) {
  std::string Name = nameOf(Id);
  return kj::evalNow([&] { return save(Name); });
}

} // namespace with_kj

// C++/WinRT, whose operations are eager.

namespace with_winrt {

using winrt::Windows::Foundation::IAsyncAction;

IAsyncAction save(const std::string &Text);

IAsyncAction saveLater(const std::string &Text) {
  co_await winrt::resume_background();
  log(Text);
}

IAsyncAction lent(int Id) {
  std::string Name = nameOf(Id);
  return saveLater(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the returned task refers to 'Name', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-10]]:43: note: 'Text' keeps the reference
}

wil::task<void> saveTask(const std::string &Text) {
  co_await winrt::resume_background();
  log(Text);
}

wil::task<void> lentToTask(int Id) { return saveTask(nameOf(Id)); }
// CHECK-MESSAGES: :[[@LINE-1]]:54: warning: the returned task refers to a temporary, which is destroyed before its work is done [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-7]]:45: note: 'Text' keeps the reference

IAsyncAction unknown(int Id) {
  std::string Name = nameOf(Id);
  return save(Name);
}

} // namespace with_winrt

// Types that a project derives from a task, or wraps around one.

namespace with_own_types {

struct Job : app::Task<> {
  Job(app::Task<> Work) : app::Task<>(std::move(Work)) {}
};

class Operation {
public:
  explicit Operation(app::Task<> Work);
  app::Task<> operator co_await() &&;
};

template <typename T> using Async = folly::coro::Task<T>;

app::Task<> print(const std::string &Text);
Async<int> count(const std::string &Text);

Job derived(int Id) {
  std::string Name = nameOf(Id);
  return print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-8]]:38: note: 'Text' keeps the reference
}

Job derivedExplicitly(int Id) {
  std::string Name = nameOf(Id);
  return Job(print(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-16]]:38: note: 'Text' keeps the reference
}

Operation wrapped(int Id) {
  std::string Name = nameOf(Id);
  return Operation(print(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-24]]:38: note: 'Text' keeps the reference
}

Operation wrappedInBraces(int Id) {
  std::string Name = nameOf(Id);
  return Operation{print(Name)};
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-32]]:38: note: 'Text' keeps the reference
}

Async<int> alias(int Id) {
  std::string Name = nameOf(Id);
  return count(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-39]]:37: note: 'Text' keeps the reference
}

} // namespace with_own_types

// TooManyCooks: the iterators are used up when the call returns.

tmc::task<void> packOrder(int Order);

std::future<void> packAll(tmc::ex_cpu &Cpu) {
  std::vector<tmc::task<void>> Tasks;
  Tasks.push_back(packOrder(1));
  return tmc::post_bulk_waitable(Cpu, Tasks.begin(), Tasks.size());
}

std::future<void> packByReference(tmc::ex_cpu &Cpu) {
  int Count = 1;
  return tmc::post_waitable(Cpu, [&Count] { ++Count; });
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the returned future refers to 'Count', which is destroyed before its work is done [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: 'Count' is declared here
}

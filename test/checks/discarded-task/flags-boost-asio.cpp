// RUN: %check_async %s async-discarded-task -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;

asio::awaitable<int> readOrder(int Id) { co_return Id; }
std::vector<asio::awaitable<int>> readOrders();
void log(int Order);

struct Session {
  tcp::socket Socket;
  asio::steady_timer Timer;
  std::array<char, 64> Buffer;

  asio::awaitable<void> serve();
};

// In coroutines, which can await.

asio::awaitable<void> forgetsCoroutine() {
  readOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'readOrder' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await readOrder(1);
  co_return;
}

asio::awaitable<void> forgetsMember(Session &S) {
  S.serve();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await S.serve();
  co_return;
}

asio::awaitable<void> forgetsTimer(Session &S) {
  S.Timer.expires_after(1s);
  S.Timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'boost::asio::basic_waitable_timer::async_wait' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await S.Timer.async_wait(asio::use_awaitable);
  co_return;
}

asio::awaitable<void> forgetsRead(Session &S) {
  S.Socket.async_read_some(asio::buffer(S.Buffer), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'boost::asio::basic_stream_socket::async_read_some' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await S.Socket.async_read_some(asio::buffer(S.Buffer), asio::use_awaitable);
  co_return;
}

asio::awaitable<void> forgetsComposedWrite(Session &S) {
  asio::async_write(S.Socket, asio::buffer(S.Buffer), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'boost::asio::async_write' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await asio::async_write(S.Socket, asio::buffer(S.Buffer), asio::use_awaitable);
  co_return;
}

asio::awaitable<void> forgetsSwitch(asio::io_context &Context) {
  // Stays on its thread.
  asio::post(Context, asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'boost::asio::post' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await asio::post(Context, asio::use_awaitable);
  co_return;
}

asio::awaitable<void> forgetsSpawned(asio::io_context &Context) {
  asio::co_spawn(Context, readOrder(1), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'boost::asio::co_spawn' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await asio::co_spawn(Context, readOrder(1), asio::use_awaitable);
  co_return;
}

asio::awaitable<void> forgetsLambda() {
  []() -> asio::awaitable<void> { co_return; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of this call is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: co_await []() -> asio::awaitable<void> { co_return; }();
  co_return;
}

asio::awaitable<void> forgetsInBranch(bool Cached) {
  if (!Cached)
    readOrder(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'readOrder' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: co_await readOrder(1);
  log(1), readOrder(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task of 'readOrder' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: log(1), co_await readOrder(2);
  co_return;
}

asio::awaitable<void> forgetsFuture(asio::io_context &Context) {
  // An awaitable coroutine cannot await a std::future.
  asio::co_spawn(Context, readOrder(1), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'boost::asio::co_spawn' is dropped; its result and its error are lost [async-discarded-task]
  // CHECK-FIXES: {{^ +}}asio::co_spawn(Context, readOrder(1), asio::use_future);
  co_return;
}

asio::awaitable<void> forgetsContainer() {
  readOrders();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'readOrders' is dropped; the tasks in it are lost [async-discarded-task]
  // CHECK-FIXES: {{^ +}}readOrders();
  co_return;
}

asio::awaitable<void> forgetsInHandler(Session &S) {
  try {
    co_await S.serve();
  } catch (const std::exception &) {
    // co_await is ill-formed here.
    S.serve();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: {{^ +}}S.serve();
  }
}

// Elsewhere.

void forgetsInFunction(Session &S) {
  readOrder(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'readOrder' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: {{^ +}}readOrder(1);
  S.Timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'boost::asio::basic_waitable_timer::async_wait' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: {{^ +}}S.Timer.async_wait(asio::use_awaitable);
}

void forgetsInCompletionHandler(Session &S) {
  S.Timer.async_wait([&S](boost::system::error_code) {
    S.serve();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task of 'Session::serve' is dropped; its work never runs [async-discarded-task]
    // CHECK-FIXES: {{^ +}}S.serve();
  });
}

void forgetsFutureOfTimer(Session &S) {
  S.Timer.async_wait(asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'boost::asio::basic_waitable_timer::async_wait' is dropped; its result and its error are lost [async-discarded-task]
  // CHECK-FIXES: {{^ +}}S.Timer.async_wait(asio::use_future);
}

void forgetsResultOfPool(asio::thread_pool &Pool) {
  asio::co_spawn(Pool, readOrder(1), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'boost::asio::co_spawn' is dropped; its result and its error are lost [async-discarded-task]
  // CHECK-FIXES: {{^ +}}asio::co_spawn(Pool, readOrder(1), asio::use_future);
}

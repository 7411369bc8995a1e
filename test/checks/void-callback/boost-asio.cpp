// RUN: %check_async %s async-void-callback,async-discarded-task -- %boost_asio
//
// The own headers of Boost.Asio, Signals2, Function and Thread.

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <boost/function.hpp>
#include <boost/signals2.hpp>
#include <boost/thread.hpp>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

asio::awaitable<void> openShop();
asio::awaitable<void> serve(tcp::socket Client);
asio::awaitable<void> onTick(error_code Error);
void log(const char *Line);

void posted(asio::io_context &Loop, asio::thread_pool &Workers) {
  asio::post(Loop, openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'boost::asio::post' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'boost::asio::co_spawn' runs such a task
  asio::dispatch(Loop, []() -> asio::awaitable<void> { co_await openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'boost::asio::dispatch' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: 'boost::asio::co_spawn' runs such a task
  asio::defer(Workers, [] { return openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'boost::asio::defer' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: 'boost::asio::co_spawn' runs such a task
  asio::post([]() -> asio::awaitable<void> { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'boost::asio::post' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: 'boost::asio::co_spawn' runs such a task
  asio::post(Loop, [] { log("turn"); });
}

void onExecutors(asio::io_context &Loop, asio::strand<asio::io_context::executor_type> &Strand,
                 asio::any_io_executor Any) {
  Loop.get_executor().execute(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'boost::asio::io_context::basic_executor_type::execute' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: 'boost::asio::co_spawn' runs such a task
  Strand.execute(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'boost::asio::strand::execute' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: 'boost::asio::co_spawn' runs such a task
  Any.execute(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'boost::asio::execution::any_executor::execute' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: 'boost::asio::co_spawn' runs such a task
  asio::post(Loop, asio::bind_executor(Strand, openShop));
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'boost::asio::post' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:48: note: 'boost::asio::co_spawn' runs such a task
}

void handlers(asio::steady_timer &Timer, tcp::acceptor &Acceptor, tcp::socket &Client,
              std::vector<char> &Buffer) {
  Timer.async_wait([](error_code) -> asio::awaitable<void> { co_await openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'boost::asio::basic_waitable_timer::async_wait' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'boost::asio::co_spawn' runs such a task
  Timer.async_wait(onTick);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'boost::asio::basic_waitable_timer::async_wait' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'boost::asio::co_spawn' runs such a task
  Acceptor.async_accept([](error_code, tcp::socket Peer) -> asio::awaitable<void> {
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'boost::asio::basic_socket_acceptor::async_accept' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: 'boost::asio::co_spawn' runs such a task
    co_await serve(std::move(Peer));
  });
  asio::async_read(Client, asio::buffer(Buffer),
                   [](error_code, std::size_t) -> asio::awaitable<void> { co_return; });
                   // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'boost::asio::async_read' drops the task of this callback; its work never runs [async-void-callback]
                   // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'boost::asio::co_spawn' runs such a task
  asio::async_read(Client, asio::buffer(Buffer), asio::transfer_at_least(1),
                   [](error_code, std::size_t) { log("read"); });
}

void wrapped() {
  std::function<void()> OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'std::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:34: note: 'boost::asio::co_spawn' runs such a task
  std::thread Worker([] { return openShop(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::thread' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: 'boost::asio::co_spawn' runs such a task
  Worker.join();
}

void otherLibraries(boost::signals2::signal<void()> &Opened) {
  Opened.connect(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'boost::signals2::slot<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: 'boost::asio::co_spawn' runs such a task
  boost::function<void()> OnOpen = openShop;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'boost::function<void()>' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: 'boost::asio::co_spawn' runs such a task
  boost::thread Worker(openShop);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'boost::thread' drops the task of this callback; its work never runs [async-void-callback]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: 'boost::asio::co_spawn' runs such a task
}

// They take what makes an awaitable, or the awaitable.

void spawned(asio::io_context &Loop, tcp::acceptor &Acceptor) {
  asio::co_spawn(Loop, openShop, asio::detached);
  asio::co_spawn(Loop, []() -> asio::awaitable<void> { co_await openShop(); }, asio::detached);
  asio::co_spawn(Loop, openShop(), [](std::exception_ptr) {});
  asio::post(Loop, [&Loop] { asio::co_spawn(Loop, openShop, asio::detached); });
}

// Completion tokens.

asio::awaitable<void> awaited(asio::steady_timer &Timer) {
  co_await Timer.async_wait(asio::use_awaitable);
  co_await asio::post(asio::use_awaitable);
  auto Pending = Timer.async_wait(asio::use_future);
  auto Opening = asio::post(asio::use_future(openShop));
}

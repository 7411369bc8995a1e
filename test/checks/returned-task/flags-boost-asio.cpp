// RUN: %check_async %s async-returned-task -- %boost_asio
//
// Boost.Asio's own headers.

#include <coroutine>
#include <utility>

#include <array>
#include <boost/asio.hpp>
#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;

struct Order {
  std::string Text;
};

std::string greeting(int Id);
asio::awaitable<void> print(const std::string &Text);
asio::awaitable<void> serve(tcp::socket &Socket);
asio::awaitable<int> price(int Article);

// The work starts when it is awaited: the buffer is gone by then.

asio::awaitable<std::size_t> writesLocal(tcp::socket &Socket, int Id) {
  std::string Text = greeting(Id);
  return asio::async_write(Socket, asio::buffer(Text), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the returned task refers to 'Text', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Text' is declared here
}

asio::awaitable<std::size_t> writesNamedBuffer(tcp::socket &Socket, int Id) {
  std::string Text = greeting(Id);
  auto Buffer = asio::buffer(Text);
  return asio::async_write(Socket, Buffer, asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the returned task refers to 'Text', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Text' is declared here
}

asio::awaitable<std::size_t> readsIntoLocal(tcp::socket &Socket) {
  std::array<char, 64> Buffer;
  return Socket.async_read_some(asio::buffer(Buffer), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the returned task refers to 'Buffer', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:24: note: 'Buffer' is declared here
}

asio::awaitable<void> waitsForLocalTimer(asio::any_io_executor Executor) {
  asio::steady_timer Timer(Executor, std::chrono::seconds(1));
  return Timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the returned task refers to 'Timer', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: 'Timer' is declared here
  // CHECK-MESSAGES: basic_waitable_timer.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'async_wait' runs on it
}

asio::awaitable<void> lendsLocalSocket(asio::any_io_executor Executor) {
  tcp::socket Socket(Executor);
  return serve(Socket);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Socket', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Socket' is declared here
  // CHECK-MESSAGES: :[[@LINE-40]]:42: note: 'Socket' keeps the reference
}

asio::awaitable<void> temporary(int Id) { return print(greeting(Id)); }
// CHECK-MESSAGES: :[[@LINE-1]]:56: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-46]]:48: note: 'Text' keeps the reference

asio::awaitable<void> spawned(asio::any_io_executor Executor, int Id) {
  std::string Text = greeting(Id);
  return asio::co_spawn(Executor, print(Text), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the returned task refers to 'Text', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Text' is declared here
  // CHECK-MESSAGES: :[[@LINE-53]]:48: note: 'Text' keeps the reference
}

asio::awaitable<int> tried(int Article) {
  try {
    return price(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'price' fails in the returned task, out of reach of the handlers of this 'try' [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: this handler does not see it
  } catch (const std::exception &) {
    return price(0);
  }
}

class Stock {
public:
  asio::awaitable<void> reserve(int Article);
  asio::awaitable<void> locked(int Article) {
    std::scoped_lock Lock(Mutex);
    return reserve(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Lock' is released when the task of 'Stock::reserve' is returned, before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:22: note: 'Lock' is taken here
  }

private:
  std::mutex Mutex;
};

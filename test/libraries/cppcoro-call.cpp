// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "file;lock"}}' %s async-blocking-call

#include <libraries/cppcoro.h>
#include <thread>

cppcoro::task<> openForReading(cppcoro::io_service &Service) {
  auto Invoice = cppcoro::read_only_file::open(Service, "invoice.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'cppcoro::read_only_file::open' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: only reading and writing are asynchronous
  co_return;
}

cppcoro::task<> openForWriting(cppcoro::io_service &Service) {
  auto Invoice = cppcoro::write_only_file::open(Service, "invoice.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'cppcoro::write_only_file::open' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: only reading and writing are asynchronous
  Invoice.set_size(4096);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'cppcoro::write_only_file::set_size' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

cppcoro::task<> openForBoth(cppcoro::io_service &Service) {
  auto Invoice = cppcoro::read_write_file::open(Service, "invoice.pdf");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'cppcoro::read_write_file::open' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: only reading and writing are asynchronous
  Invoice.set_size(4096);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'cppcoro::read_write_file::set_size' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Silent.

cppcoro::task<std::size_t> copy(const cppcoro::readable_file &From,
                                cppcoro::writable_file &To, char *Buffer) {
  // These suspend.
  co_await From.read(0, Buffer, 512);
  co_return co_await To.write(0, Buffer, 512);
}

cppcoro::task<> lock(cppcoro::async_mutex &Mutex) {
  if (Mutex.try_lock())
    Mutex.unlock();
  co_await Mutex.lock_async();
  Mutex.unlock();
}

cppcoro::task<> openOnOwnThread(cppcoro::io_service &Service) {
  std::thread([&Service] {
    auto Invoice = cppcoro::read_only_file::open(Service, "invoice.pdf");
  }).join();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'std::thread::join' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

int main() {
  cppcoro::io_service Service;
  auto Invoice = cppcoro::read_only_file::open(Service, "invoice.pdf");
}

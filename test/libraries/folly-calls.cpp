// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-call

#include <chrono>
#include <libraries/folly.h>
#include <mutex>

using namespace std::chrono_literals;

struct Stock {
  int Left;
};

folly::coro::Task<> findServer(folly::SocketAddress &Server) {
  Server.setFromHostPort("shop.example.com", 443);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'folly::SocketAddress::setFromHostPort' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: looks the host name up
  co_return;
}

folly::coro::Task<> compressBackup(folly::Subprocess &Packer) {
  Packer.waitChecked();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'folly::Subprocess::waitChecked' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: waits until the process ends
  co_return;
}

folly::coro::Task<bool> waitForReadable(folly::netops::PollDescriptor *Sockets) {
  co_return folly::netops::poll(Sockets, 2, -1) > 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'folly::netops::poll' blocks the thread that runs this coroutine [async-blocking-call]
}

folly::coro::Task<> saveCatalog(const std::string &Catalog) {
  folly::writeFileAtomic("catalog.json", Catalog);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'folly::writeFileAtomic' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

folly::coro::Task<> lockDatabase(folly::File &Database) {
  Database.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'folly::File::lock' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: waits for other processes
  co_return;
}

folly::coro::Task<int> countStock(folly::Synchronized<Stock> &Store) {
  co_return Store.rlock()->Left;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'folly::Synchronized::rlock' blocks the thread that runs this coroutine [async-blocking-call]
}

folly::coro::Task<> takeFromStock(folly::Synchronized<Stock> &Store) {
  Store.withWLock([](Stock &S) { --S.Left; });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'folly::Synchronized::withWLock' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

folly::coro::Task<> lockByHand(folly::SharedMutex &Lock, folly::DistributedMutex &Busy) {
  Lock.lock_shared();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'folly::SharedMutexImpl::lock_shared' blocks the thread that runs this coroutine [async-blocking-call]
  Lock.unlock_shared();
  auto State = Busy.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'folly::detail::distributed_mutex::DistributedMutex::lock' blocks the thread that runs this coroutine [async-blocking-call]
  Busy.unlock(State);
  co_return;
}

void countLater(folly::EventBase &Loop, folly::Synchronized<Stock, std::mutex> &Store) {
  Loop.runInEventBaseThread([&] { --Store.lock()->Left; });
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'folly::Synchronized::lock' blocks the executor's thread that runs this handler [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'folly::EventBase::runInEventBaseThread' runs the handler on an executor
}

// Nothing blocks below.

folly::coro::Task<> numericAddress(folly::SocketAddress &Server) {
  Server.setFromIpPort("127.0.0.1", 443);
  co_return;
}

folly::coro::Task<bool> pollOnce(folly::netops::PollDescriptor *Sockets, folly::Subprocess &Packer) {
  Packer.poll();
  Packer.waitTimeout(0ms);
  co_return folly::netops::poll(Sockets, 2, 0) > 0;
}

// The descriptor comes from elsewhere, and may be non-blocking.
folly::coro::Task<long> readPart(int Descriptor, char *Buffer) {
  co_return folly::readNoInt(Descriptor, Buffer, 16);
}

folly::coro::Task<bool> tryLocks(folly::Synchronized<Stock> &Store, folly::File &Database,
                                 folly::SharedMutex &Lock) {
  if (auto Locked = Store.tryWLock())
    --Locked->Left;
  if (auto Locked = Store.wlock(0ms))
    --Locked->Left;
  co_return Database.try_lock() && Lock.try_lock() && Lock.try_lock_for(0ms);
}

folly::coro::Task<> lockInCoroutine(folly::coro::Mutex &Lock, folly::coro::Synchronized<Stock> &Store) {
  auto Locked = co_await Lock.co_scoped_lock();
  auto Written = co_await Store.wLock();
  --Written->Left;
}

void lockInFiber(folly::fibers::FiberManager &Fibers, folly::fibers::TimedMutex &Lock) {
  Fibers.addTask([&] { Lock.lock(); });
}

void offload(folly::CPUThreadPoolExecutor &Workers, folly::Subprocess &Packer) {
  Workers.add([&] { Packer.wait(); });
  folly::via(folly::getGlobalCPUExecutor(), [] { folly::writeFileAtomic("catalog.json", "{}"); });
}

// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "file;lock"}}' %s async-blocking-call
//
// Seastar: files and locks that block the reactor's thread.

#include "libraries/seastar.h"
#include <string>

seastar::future<> storeTotal(int Order, int Total);

seastar::future<> openJournal() {
  auto Journal = seastar::file_desc::open("journal", 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'seastar::file_desc::open' blocks the thread that runs this coroutine; use 'co_await seastar::open_file_dma(name, flags)' [async-blocking-call]
  Journal.truncate(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::file_desc::truncate' blocks the thread that runs this coroutine; use 'co_await file.truncate(size)' [async-blocking-call]
  co_return;
}

seastar::future<char> readJournalAfterSuspension(seastar::file_desc &Journal) {
  char First = 0;
  co_await storeTotal(1, 0);
  Journal.pread(&First, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::file_desc::pread' blocks the executor's thread that resumed this coroutine; use 'co_await file.dma_read(offset, size)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  co_return First;
}

seastar::future<int> readLimits() {
  auto Scratch = seastar::file_desc::temporary("/tmp");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'seastar::file_desc::temporary' blocks the thread that runs this coroutine [async-blocking-call]
  seastar::read_first_line("/proc/meminfo");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'seastar::read_first_line' blocks the thread that runs this coroutine [async-blocking-call]
  co_return seastar::read_first_line_as<int>("/sys/block/sda/queue/nr_requests");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'seastar::read_first_line_as' blocks the thread that runs this coroutine [async-blocking-call]
}

seastar::future<> takeSpinlock(seastar::util::spinlock &Spinlock) {
  Spinlock.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'seastar::util::spinlock::lock' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: spins until another thread unlocks it
  Spinlock.unlock();
  co_return;
}

// Silent: the asynchronous files, locks that suspend, and what may fail.

seastar::future<std::size_t> readsAsynchronously(seastar::shared_mutex &Table,
                                                 seastar::util::spinlock &Spinlock) {
  auto Journal = co_await seastar::open_file_dma("journal", seastar::open_flags::ro);
  co_await Table.lock();
  if (Spinlock.try_lock())
    Spinlock.unlock();
  co_return co_await Journal.size();
}

// Silent: a descriptor that may be non-blocking.

seastar::future<> readsDescriptor(seastar::file_desc &Client, char *Buffer) {
  Client.read(Buffer, 1);
  co_return;
}

// Silent: a thread of the operating system.

void startCompressor() {
  seastar::posix_thread Compressor([] { seastar::read_first_line("/proc/meminfo"); });
  Compressor.join();
}

//===- LibrariesTest.cpp - every name of the models exists ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AstTest.h"
#include "llvm/ADT/StringSet.h"

using namespace async_tidy;

namespace {

/// Expects a declaration for every name of \p File in the headers that one of
/// \p Codes includes. Entries with `since` belong to later versions, wildcards to no one
/// declaration, and macros to none.
void expectDeclared(llvm::StringRef File, const std::vector<std::string> &Codes,
                    llvm::StringRef SkippedNamespace = "",
                    const std::vector<std::string> &Flags = {}) {
  std::vector<std::unique_ptr<Snippet>> Snippets;
  for (const std::string &Code : Codes)
    Snippets.push_back(std::make_unique<Snippet>(Code, "", Flags));
  ModelSet Models;
  for (const BuiltinModelFile &Builtin : builtinModelFiles())
    if (Builtin.Name == File)
      Models.load(Builtin.Name, Builtin.Text, /*User=*/false,
                  [](const ModelProblem &P) { ADD_FAILURE() << P.text(); });
  ASSERT_FALSE(Models.empty()) << File.str();
  unsigned Checked = 0;
  std::string Missing;
  for (const NamePattern *Pattern : Models.all()) {
    const std::string Name = Pattern->qualifiedName();
    if (!Pattern->Entry->Since.empty() || Pattern->IsPrefix ||
        llvm::is_contained(Pattern->Scopes, "**") ||
        (!SkippedNamespace.empty() &&
         llvm::StringRef(Name).starts_with(SkippedNamespace)))
      continue;
    ++Checked;
    if (llvm::none_of(Snippets, [&](const std::unique_ptr<Snippet> &S) {
          return S->unit().names().isDeclared(Name);
        }))
      Missing += "\n  " + Name;
  }
  EXPECT_EQ(Missing, "") << File.str();
  EXPECT_GT(Checked, 0u) << File.str();
}

TEST(Libraries, StandardLibrary) {
  expectDeclared("std.yaml", {R"cpp(
#include <algorithm>
#include <any>
#include <array>
#include <atomic>
#include <barrier>
#include <bit>
#include <condition_variable>
#include <deque>
#include <execution>
#include <expected>
#include <filesystem>
#include <forward_list>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <latch>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <ranges>
#include <regex>
#include <semaphore>
#include <set>
#include <shared_mutex>
#include <stack>
#include <syncstream>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>
)cpp"},
                 "", {"-std=c++23"});
}

TEST(Libraries, Posix) {
  expectDeclared("posix.yaml", {R"cpp(
#include <aio.h>
#include <crypt.h>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <ftw.h>
#include <fts.h>
#include <glob.h>
#include <grp.h>
#include <link.h>
#include <mntent.h>
#include <mqueue.h>
#include <netdb.h>
#include <netinet/in.h>
#include <arpa/nameser.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <pwd.h>
#include <resolv.h>
#include <regex.h>
#include <search.h>
#include <semaphore.h>
#include <shadow.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/random.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <syslog.h>
#include <termios.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>
#include <wchar.h>
)cpp"});
}

TEST(Libraries, BoostAsio) {
  expectDeclared("asio.yaml", {R"cpp(
#include <coroutine>
#include <utility>
#include <boost/asio.hpp>
#include <boost/asio/basic_deadline_timer.hpp>
#include <boost/asio/spawn.hpp>
#include <boost/asio/ssl.hpp>
)cpp"},
                 "asio::",
                 {"-DBOOST_ASIO_HAS_CO_AWAIT", "-DBOOST_ASIO_HAS_STD_COROUTINE"});
}

// Boost.Thread declares other names for its version 2, which is the default,
// than for version 4.
TEST(Libraries, Boost) {
  expectDeclared("boost.yaml", {R"cpp(
#include <coroutine>
#include <utility>
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/bind/bind.hpp>
#include <boost/fiber/all.hpp>
#include <boost/interprocess/ipc/message_queue.hpp>
#include <boost/interprocess/sync/file_lock.hpp>
#include <boost/interprocess/sync/interprocess_condition.hpp>
#include <boost/interprocess/sync/interprocess_condition_any.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_recursive_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <boost/interprocess/sync/interprocess_sharable_mutex.hpp>
#include <boost/interprocess/sync/interprocess_upgradable_mutex.hpp>
#include <boost/interprocess/sync/named_condition.hpp>
#include <boost/interprocess/sync/named_condition_any.hpp>
#include <boost/interprocess/sync/named_mutex.hpp>
#include <boost/interprocess/sync/named_recursive_mutex.hpp>
#include <boost/interprocess/sync/named_semaphore.hpp>
#include <boost/interprocess/sync/named_sharable_mutex.hpp>
#include <boost/interprocess/sync/named_upgradable_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <boost/interprocess/sync/sharable_lock.hpp>
#include <boost/interprocess/sync/upgradable_lock.hpp>
#include <boost/process.hpp>
#include <boost/range/algorithm.hpp>
#include <boost/variant.hpp>
)cpp", R"cpp(
#include <boost/thread.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <boost/thread/strict_lock.hpp>
#include <boost/thread/thread_guard.hpp>
#include <boost/thread/with_lock_guard.hpp>
)cpp", R"cpp(
#define BOOST_THREAD_VERSION 4
#include <boost/thread.hpp>
#include <boost/thread/barrier.hpp>
#include <boost/thread/concurrent_queues/sync_bounded_queue.hpp>
#include <boost/thread/concurrent_queues/sync_priority_queue.hpp>
#include <boost/thread/concurrent_queues/sync_queue.hpp>
#include <boost/thread/concurrent_queues/sync_timed_queue.hpp>
#include <boost/thread/executors/basic_thread_pool.hpp>
#include <boost/thread/latch.hpp>
)cpp"},
                 "", {"-DBOOST_ASIO_HAS_CO_AWAIT", "-DBOOST_ASIO_HAS_STD_COROUTINE"});
}

} // namespace

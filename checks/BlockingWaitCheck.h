//===- BlockingWaitCheck.h - async-blocking-wait --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_BLOCKINGWAITCHECK_H
#define ASYNC_TIDY_BLOCKINGWAITCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds a synchronous wait for other work (a future's `get`, a thread's
/// `join`, a condition variable, a running event loop) in a coroutine,
/// completion handler or nonblocking function, also through the functions of
/// the unit that it calls; and a wait for work that needs the waiting thread
/// itself, which deadlocks.
///
/// Not seen: waits in other units, and behind pointers and virtual calls.
///
/// The page: docs/checks/blocking-wait.md
class BlockingWaitCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-blocking-wait");

  BlockingWaitCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context),
        MaxChainNotes(read(options::MaxChainNotes)),
        OutsideCoroutines(read(options::OutsideCoroutines)) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  void checkOrdinary(const Unit &Unit, const Callable &C);
  void checkPool(const Unit &Unit, const Callable &C);

  const unsigned MaxChainNotes;
  const bool OutsideCoroutines;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_BLOCKINGWAITCHECK_H

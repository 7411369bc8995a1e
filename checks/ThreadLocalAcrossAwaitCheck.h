//===- ThreadLocalAcrossAwaitCheck.h - async-thread-local-across-await ----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_THREADLOCALACROSSAWAITCHECK_H
#define ASYNC_TIDY_THREADLOCALACROSSAWAITCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds a thread's own data are kept over a suspension, behind which another thread may run.
///
/// Not seen: TODO.
///
/// The page: docs/checks/thread-local-across-await.md
class ThreadLocalAcrossAwaitCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-thread-local-across-await");

  ThreadLocalAcrossAwaitCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_THREADLOCALACROSSAWAITCHECK_H

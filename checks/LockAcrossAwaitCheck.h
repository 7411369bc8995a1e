//===- LockAcrossAwaitCheck.h - async-lock-across-await -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_LOCKACROSSAWAITCHECK_H
#define ASYNC_TIDY_LOCKACROSSAWAITCHECK_H

#include "AsyncCheck.h"
#include "analysis/LockFlow.h"

namespace async_tidy {

/// Finds locks of threads that are held while a coroutine is suspended and, with
/// the option ResumeUnderLock, while one is resumed.
///
/// Not seen: mutexes that a called function leaves locked.
///
/// The page: docs/checks/lock-across-await.md
class LockAcrossAwaitCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-lock-across-await");

  LockAcrossAwaitCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context),
        ResumeUnderLock(read(options::ResumeUnderLock)) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  void addNotes(const SpanningLock &Lock);

  const bool ResumeUnderLock;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_LOCKACROSSAWAITCHECK_H

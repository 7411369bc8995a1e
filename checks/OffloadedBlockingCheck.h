//===- OffloadedBlockingCheck.h - async-offloaded-blocking ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_OFFLOADEDBLOCKINGCHECK_H
#define ASYNC_TIDY_OFFLOADEDBLOCKINGCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds a sleep, wait or network call that an async context moves to another
/// thread (`std::async`, a pool, `QtConcurrent::run`) although the models know
/// an asynchronous replacement: a thread is blocked instead of freed.
///
/// Not seen: work whose body is not in the unit.
///
/// The page: docs/checks/offloaded-blocking.md
class OffloadedBlockingCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry =
      catalogEntry("async-offloaded-blocking");

  OffloadedBlockingCheck(clang::StringRef Name,
                         clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_OFFLOADEDBLOCKINGCHECK_H

//===- ReturnedTaskCheck.h - async-returned-task --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_RETURNEDTASKCHECK_H
#define ASYNC_TIDY_RETURNEDTASKCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds a function that is no coroutine returns a task that outlives what it uses.
///
/// Not seen: TODO.
///
/// The page: docs/checks/returned-task.md
class ReturnedTaskCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-returned-task");

  ReturnedTaskCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_RETURNEDTASKCHECK_H

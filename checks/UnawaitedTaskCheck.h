//===- UnawaitedTaskCheck.h - async-unawaited-task ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_UNAWAITEDTASKCHECK_H
#define ASYNC_TIDY_UNAWAITEDTASKCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds local variables with a task, future or awaitable that nobody takes on
/// some path of the function.
///
/// Not seen: what is assigned to a variable later, and what a function does with
/// a reference to one.
///
/// The page: docs/checks/unawaited-task.md
class UnawaitedTaskCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-unawaited-task");

  UnawaitedTaskCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_UNAWAITEDTASKCHECK_H

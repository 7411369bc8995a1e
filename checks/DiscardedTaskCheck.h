//===- DiscardedTaskCheck.h - async-discarded-task ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DISCARDEDTASKCHECK_H
#define ASYNC_TIDY_DISCARDEDTASKCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds calls whose result is a task, future, awaitable, or a container of
/// tasks, and that drop it: a lazy task never runs, an eager one loses its
/// error.
///
/// Not seen: a value that is kept in a variable and never used.
///
/// The page: docs/checks/discarded-task.md
class DiscardedTaskCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-discarded-task");

  DiscardedTaskCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context),
        ExplicitDiscard(read(options::ExplicitDiscard)) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  const ExplicitDiscardPolicy ExplicitDiscard;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DISCARDEDTASKCHECK_H

//===- DroppedResultCheck.h - async-dropped-result ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DROPPEDRESULTCHECK_H
#define ASYNC_TIDY_DROPPEDRESULTCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds results of `co_await` that are dropped although they have to be used:
/// guards, errors, tasks, and what is marked so.
///
/// Not seen: errors in a tuple, which code drops to ignore them.
///
/// The page: docs/checks/dropped-result.md
class DroppedResultCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-dropped-result");

  DroppedResultCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context),
        ExplicitDiscard(read(options::ExplicitDiscard)) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  const ExplicitDiscardPolicy ExplicitDiscard;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DROPPEDRESULTCHECK_H

//===- StaleReferenceCheck.h - async-stale-reference ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_STALEREFERENCECHECK_H
#define ASYNC_TIDY_STALEREFERENCECHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds references, pointers, iterators and views into members and global variables
/// that a coroutine uses behind a suspension, during which another function of the
/// unit can move or destroy what they lead to.
///
/// Not seen: what other units do, and what parameters of the coroutine lead into.
///
/// The page: docs/checks/stale-reference.md
class StaleReferenceCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-stale-reference");

  StaleReferenceCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_STALEREFERENCECHECK_H

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

/// Finds a reference into what others can change is kept over a suspension.
///
/// Not seen: TODO.
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

//===- SwallowedCancellationCheck.h - async-swallowed-cancellation --------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_SWALLOWEDCANCELLATIONCHECK_H
#define ASYNC_TIDY_SWALLOWEDCANCELLATIONCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds handlers that take the exception by which a coroutine is cancelled for an
/// error like any other, behind which the coroutine goes on.
///
/// Not seen: results that carry the cancellation, such as a `folly::Try`, and libraries
/// whose cancellation no model knows.
///
/// The page: docs/checks/swallowed-cancellation.md
class SwallowedCancellationCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry =
      catalogEntry("async-swallowed-cancellation");

  SwallowedCancellationCheck(clang::StringRef Name,
                             clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_SWALLOWEDCANCELLATIONCHECK_H

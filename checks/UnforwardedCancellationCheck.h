//===- UnforwardedCancellationCheck.h - async-unforwarded-cancellation ----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_UNFORWARDEDCANCELLATIONCHECK_H
#define ASYNC_TIDY_UNFORWARDEDCANCELLATIONCHECK_H

#include "AsyncCheck.h"
#include "analysis/UnforwardedCancellation.h"

namespace async_tidy {

/// Finds calls that would take the cancellation which their caller has, and do not get
/// it, and parameters for a cancellation that nobody looks at.
///
/// Not seen: cancellations in members of other objects, and overloads that take the
/// arguments by another conversion.
///
/// The page: docs/checks/unforwarded-cancellation.md
class UnforwardedCancellationCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-unforwarded-cancellation");

  UnforwardedCancellationCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  void report(const Unit &Unit, const Callable &C, const UnforwardedCancellation &Found);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_UNFORWARDEDCANCELLATIONCHECK_H

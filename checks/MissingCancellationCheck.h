//===- MissingCancellationCheck.h - async-missing-cancellation ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_MISSINGCANCELLATIONCHECK_H
#define ASYNC_TIDY_MISSINGCANCELLATIONCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds coroutines that wait for what can be cancelled, and that nobody can tell to stop.
///
/// Not seen: waits that no model knows for such, where the callee takes no cancellation.
///
/// The page: docs/checks/missing-cancellation.md
class MissingCancellationCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-missing-cancellation");

  MissingCancellationCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context), PublicOnly(read(options::PublicOnly)),
        MinimumAwaits(read(options::MinimumAwaits)) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  const bool PublicOnly;
  const unsigned MinimumAwaits;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_MISSINGCANCELLATIONCHECK_H

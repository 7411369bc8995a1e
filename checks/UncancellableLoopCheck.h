//===- UncancellableLoopCheck.h - async-uncancellable-loop ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_UNCANCELLABLELOOPCHECK_H
#define ASYNC_TIDY_UNCANCELLABLELOOPCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds endless loops with awaits that nobody can tell to stop.
///
/// Not seen: loops that wait for what is not seen, and that would leave them by an
/// exception.
///
/// The page: docs/checks/uncancellable-loop.md
class UncancellableLoopCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-uncancellable-loop");

  UncancellableLoopCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_UNCANCELLABLELOOPCHECK_H

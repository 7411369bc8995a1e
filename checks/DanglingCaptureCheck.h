//===- DanglingCaptureCheck.h - async-dangling-capture --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DANGLINGCAPTURECHECK_H
#define ASYNC_TIDY_DANGLINGCAPTURECHECK_H

#include "AsyncCheck.h"
#include "analysis/DroppedClosure.h"

namespace async_tidy {

/// Finds a coroutine goes on after the closure or object that it reads has ended.
///
/// Not seen: TODO.
///
/// The page: docs/checks/dangling-capture.md
class DanglingCaptureCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-dangling-capture");

  DanglingCaptureCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  void report(const DroppedClosure &Dropped, clang::SourceLocation Loc);
  void explain(const LaterRead &Read);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DANGLINGCAPTURECHECK_H

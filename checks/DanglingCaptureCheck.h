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
#include "analysis/EscapedWork.h"

namespace async_tidy {

/// Finds coroutines that go on after the closure or object that they read has ended:
/// the task of a temporary or local outlives it, or the closure is given to a function
/// that does not keep it.
///
/// Not seen: objects on the heap, and functions without a body that no model knows.
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
  void report(const Unit &Unit, const Callable &C, const DroppedClosure &Dropped);
  void report(const Unit &Unit, const Callable &C, const EscapedWork &Work);
  void reportEnd(clang::SourceLocation Loc, const clang::FunctionDecl *Coroutine,
                 const clang::VarDecl *Variable, const std::optional<LaterRead> &Read);
  void explain(const LaterRead &Read);
  void adviseKeeper(clang::SourceLocation Loc, llvm::StringRef Keeper);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DANGLINGCAPTURECHECK_H

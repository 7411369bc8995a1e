//===- FireAndForgetCheck.h - async-fire-and-forget -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_FIREANDFORGETCHECK_H
#define ASYNC_TIDY_FIREANDFORGETCHECK_H

#include "AsyncCheck.h"
#include "analysis/DetachedBorrow.h"

namespace async_tidy {

/// Finds detached work whose failure nobody sees, or that outlives what it uses.
///
/// Not seen: how long an object lives that work refers to, unless its users
/// share it or it is a local variable; and what happens behind a base class.
///
/// The page: docs/checks/fire-and-forget.md
class FireAndForgetCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-fire-and-forget");

  FireAndForgetCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  void report(const DetachedWork &Work, clang::SourceLocation Loc, bool Escapes,
              bool Outlives);
  void explain(const DetachedWork &Work, const EscapingException *Exception);
  void explain(const Borrow &Borrowed);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_FIREANDFORGETCHECK_H

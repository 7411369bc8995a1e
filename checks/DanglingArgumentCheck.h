//===- DanglingArgumentCheck.h - async-dangling-argument ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DANGLINGARGUMENTCHECK_H
#define ASYNC_TIDY_DANGLINGARGUMENTCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

struct EscapedWork;
struct KeptRvalue;

/// Finds tasks that are not awaited where they are made, and whose work refers to an
/// argument that ends before: a temporary, or a variable that dies first; and
/// coroutines that use a parameter of the kind `T &&` behind a suspension.
///
/// Not seen: what functions of other units do with references unless their task is
/// lazy, and variables of which the function may wait for the work.
///
/// The page: docs/checks/dangling-argument.md
class DanglingArgumentCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-dangling-argument");

  DanglingArgumentCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  void report(const EscapedWork &Work);
  void report(const KeptRvalue &Kept);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DANGLINGARGUMENTCHECK_H

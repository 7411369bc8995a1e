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

/// Finds a task is bound to an argument that ends before the task is done.
///
/// Not seen: TODO.
///
/// The page: docs/checks/dangling-argument.md
class DanglingArgumentCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-dangling-argument");

  DanglingArgumentCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DANGLINGARGUMENTCHECK_H

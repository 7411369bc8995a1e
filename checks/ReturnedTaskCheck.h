//===- ReturnedTaskCheck.h - async-returned-task --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_RETURNEDTASKCHECK_H
#define ASYNC_TIDY_RETURNEDTASKCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

struct ReturnedTask;

/// Finds functions that are no coroutines and return a task whose work needs what
/// ends with the function: a local, a parameter or a temporary that it refers to,
/// a guard, a `try`.
///
/// Not seen: what functions of other units do with references unless their task
/// is lazy, and what members of a class refer to.
///
/// The page: docs/checks/returned-task.md
class ReturnedTaskCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-returned-task");

  ReturnedTaskCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  void reportBorrow(const Unit &Unit, const ReturnedTask &Returned);
  static bool isFuture(const Unit &Unit, const ReturnedTask &Returned);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_RETURNEDTASKCHECK_H

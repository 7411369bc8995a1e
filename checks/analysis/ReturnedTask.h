//===- ReturnedTask.h - tasks that outlive what they need -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A function that is no coroutine, and returns a task: when the work is done,
/// the function is long over - its locals are destroyed, its guards are released,
/// and its `try` is left.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_RETURNEDTASK_H
#define ASYNC_TIDY_ANALYSIS_RETURNEDTASK_H

#include "analysis/TaskBorrow.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// A returned task, and the one thing that it outlives.
struct ReturnedTask {
  enum class Reason {
    /// A local, a parameter or a temporary that its work refers to.
    Borrow,
    /// A `try` that looks as if it handled what the work throws.
    Try,
    /// A guard that looks as if it protected the work.
    Guard,
  };
  Reason Why;
  /// The argument that dangles, or the call that makes the task.
  const clang::Expr *Where;
  /// The returned value is a future or another handle to work that has started.
  bool IsLazy;
  clang::QualType Type;
  /// For a borrow: what is referred to.
  TaskBorrow Borrow = {};
  /// For a `try`: the handler.
  const clang::CXXCatchStmt *Handler = nullptr;
  const clang::VarDecl *Guard = nullptr;
};

/// What the tasks that \p C returns outlive, in source order.
std::vector<ReturnedTask> returnedTasks(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_RETURNEDTASK_H

//===- TaskFlow.h - what becomes of tasks in variables -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What happens to a task, future or awaitable that a local variable holds, on
/// every path of the control-flow graph: it is awaited, moved, returned, stored,
/// captured, passed on - or the variable ends, and nobody has taken it.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_TASKFLOW_H
#define ASYNC_TIDY_ANALYSIS_TASKFLOW_H

#include "analysis/DroppedTask.h"

namespace async_tidy {

/// A branch that leads past the uses of a variable.
struct TakenBranch {
  enum Kind : unsigned { OnFalse, OnTrue, InCase, InNoCase, InHandler };

  /// The condition, the `case`, the `switch` or the `catch`.
  clang::SourceLocation Where;
  Kind Taken;
};

/// A variable whose task is forgotten on some path.
struct ForgottenTask {
  /// A variable, or a name of a structured binding.
  const clang::ValueDecl *Variable;
  Loss What;
  /// Awaiting it gives a guard, such as a lock or units of a semaphore.
  bool IsGuard;
  /// Nobody takes it on any path.
  bool Everywhere;
  /// The last insertion into a container, or invalid.
  clang::SourceLocation Inserted;
  /// The shortest path: the branches that decide, and the `return` at its end,
  /// invalid where the scope just ends.
  llvm::SmallVector<TakenBranch, 2> Branches;
  clang::SourceLocation End;
};

/// The forgotten tasks of \p C in the order of their declarations.
///
/// A query that tells about the task, such as `is_ready()`, takes nothing; every
/// other mention does, also one that only may. A path through an exception counts
/// where a handler goes on, and only if the exception is thrown in the function or
/// comes out of a `co_await`. Not seen: parameters, members, variables of reference
/// type, and what is assigned to a variable later.
std::vector<ForgottenTask> forgottenTasks(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_TASKFLOW_H

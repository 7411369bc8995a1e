//===- EscapedWork.h - work that outlives what it refers to ---------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tasks and futures that are not awaited where they are made, and whose work
/// refers to a temporary, which ends with the full expression, or to a variable,
/// which ends with its scope. What a function that is no coroutine returns is the
/// matter of ReturnedTask.h.
///
/// A variable counts only where the function surely does not wait for the work:
/// whoever detaches it and then awaits something, blocks, or names what the work
/// refers to, may do just that.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_ESCAPEDWORK_H
#define ASYNC_TIDY_ANALYSIS_ESCAPEDWORK_H

#include "analysis/TaskBorrow.h"
#include <vector>

namespace async_tidy {

/// Work that goes on when something that it refers to has ended.
struct EscapedWork {
  enum class Way {
    /// A variable holds the task until it is named again.
    Kept,
    /// Nobody waits for it.
    Detached,
    /// It is put where it outlives the function: a member, a global variable, a
    /// container that is one.
    Stored,
    /// The coroutine returns the task as its result.
    Returned,
  };
  /// The call that makes the task.
  const clang::Expr *Task;
  Way How;
  /// What is done with the task when the object has ended, or will have: the next
  /// mention of the variable, the detaching call, the assignment, the result. A
  /// variable that nobody names again is the matter of TaskFlow.h.
  const clang::Expr *Where;
  /// The variable that holds the task in between, or null.
  const clang::VarDecl *Holder;
  TaskBorrow Borrow;
  /// What ends is the closure or the object that the coroutine runs on, and not an
  /// argument: a lambda, an object with a call operator, or a temporary.
  bool IsClosure;
};

/// The escaped work of \p C, in source order.
std::vector<EscapedWork> escapedWork(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_ESCAPEDWORK_H

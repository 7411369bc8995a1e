//===- TaskBorrow.h - what the work of a task refers to -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Who makes the work that a function hands on as a task or future, and which
/// variables and temporaries of that function the work refers to: through
/// parameters of a coroutine that are references, pointers or views, through the
/// object of a member coroutine, and through closures that run later.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_TASKBORROW_H
#define ASYNC_TIDY_ANALYSIS_TASKBORROW_H

#include "analysis/AsyncContext.h"
#include "analysis/BorrowedObject.h"

namespace async_tidy {

class Unit;

/// Something that work refers to, and that ends with the function that makes the
/// work, or before.
struct TaskBorrow {
  /// The argument or object, in the function that makes the work.
  const clang::Expr *Where;
  BorrowedObject Object;
  /// The call whose work refers to it: of a coroutine, or of what takes a closure.
  const clang::Expr *Maker = nullptr;
  /// The parameter that keeps the reference; null for the object of a call, and
  /// for what a closure refers to.
  const clang::ParmVarDecl *Keeper = nullptr;
  /// The function that runs on the object, or null.
  const clang::FunctionDecl *Runs = nullptr;
  /// The work starts after the call that makes it.
  bool IsLazy = false;
};

/// A call that makes work.
struct TaskMaker {
  const clang::Expr *Call;
  /// Its body surely fails, if it does, in the task and not in the call.
  bool FailsInTask = false;
  /// It runs later, and no part of it in the call.
  bool IsLazy = false;
};

/// The work that an expression hands on.
struct HandedWork {
  llvm::SmallVector<TaskMaker, 2> Makers;
  llvm::SmallVector<TaskBorrow, 2> Borrows;
};

/// The work in the task, future or awaitable \p E that \p C, which is no
/// coroutine, hands on. Combinators and continuations are looked through, and so
/// are functions of the unit that hand on a task themselves, up to some depth.
///
/// What a function does with a reference that it gets is known where its body is
/// in the unit. Where it is not, a function whose task is lazy is taken for a
/// coroutine; any other is unknown, and keeps nothing.
HandedWork workOf(const Unit &Unit, const Callable &C, const clang::Expr *E);

/// Whether \p T is what a coroutine returns for which nobody can wait.
bool isUnjoinable(const Unit &Unit, clang::QualType T);

/// Whether \p T is a task, a future or an awaitable.
bool isWork(const Unit &Unit, clang::QualType T);

/// The `return` statements of \p Body, without those of lambdas in it.
llvm::SmallVector<const clang::ReturnStmt *, 4> returnsIn(const clang::Stmt *Body);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_TASKBORROW_H

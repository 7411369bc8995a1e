//===- DroppedTask.h - what is lost with a dropped value ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_DROPPEDTASK_H
#define ASYNC_TIDY_ANALYSIS_DROPPEDTASK_H

#include "analysis/AsyncContext.h"
#include <string>
#include <vector>

namespace async_tidy {

class Unit;

/// What is lost with a value that nobody takes.
enum class Loss {
  /// A lazy task: the work itself.
  Work,
  /// An eager task or a future: its result and its error.
  Result,
  /// A task of which nobody knows whether it starts.
  WorkOrResult,
  /// A future whose destructor waits, so that the call blocks.
  BlocksHere,
  /// An awaitable that is no task: its effect.
  Effect,
  /// A container: the tasks in it.
  Elements,
};

struct DroppedTask {
  const clang::Expr *Value;
  Loss What;
  /// What the code calls; empty where it has no name.
  std::string Name;
  /// The role of the value, for the message.
  TypeRole Role;
  /// Behind a cast to void, or assigned to `std::ignore`.
  bool Explicit;
};

/// The tasks, futures and awaitables that \p C drops, save those that a model
/// or an annotation allows to drop.
std::vector<DroppedTask> droppedTasks(const Unit &Unit, const Callable &C);

/// What is lost if nobody takes \p Value, the result of a call or construction;
/// nothing where that is no loss, or a model or an annotation allows it.
std::optional<Loss> lossOfValue(const Unit &Unit, const clang::Expr *Value);

/// What is lost with a task or future of type \p T that a call gave; nothing
/// for other types.
std::optional<Loss> lossOfType(const Unit &Unit, clang::QualType T);

/// What is lost if nobody takes the \p Result that a callable returns, of which
/// \p Function is null where only its type is known; nothing where that is no
/// loss, where others may hold the same work, and where a model or an annotation
/// allows it.
std::optional<Loss> lossOfResult(const Unit &Unit,
                                 const clang::FunctionDecl *Function,
                                 clang::QualType Result);

/// Whether others may hold the same task or future as a value of \p T: a handle
/// that can be copied. That nobody thought of the copies of a coroutine type
/// makes it no such handle.
bool isShared(const Unit &Unit, clang::QualType T);

/// Whether a task of type \p T is made to be started by code that knows no
/// coroutines, which \p C is: a slot of Qt for one.
bool isSlotFor(const Unit &Unit, const Callable &C, clang::QualType T);

/// The value that `std::ignore = value` drops, or null.
const clang::Expr *ignoredValue(const clang::Expr *E);

/// Whether a macro that takes a statement is the one that drops \p E.
bool isInStatementMacro(const Unit &Unit, const clang::Expr *E);

/// Whether \p T is a container of the models that owns tasks, also in further
/// containers.
bool ownsTasks(clang::QualType T, const Unit &Unit);

/// Whether `co_await` of \p Operand may stand in place of \p Value in \p C.
bool canAwaitInPlace(const Unit &Unit, const Callable &C,
                     const clang::Expr *Value, const clang::Expr *Operand);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_DROPPEDTASK_H

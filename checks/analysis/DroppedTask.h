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

/// Whether `co_await` of \p Operand may stand in place of \p Value in \p C.
bool canAwaitInPlace(const Unit &Unit, const Callable &C,
                     const clang::Expr *Value, const clang::Expr *Operand);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_DROPPEDTASK_H

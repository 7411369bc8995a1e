//===- DroppedClosure.h - coroutine closures that others destroy ----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A coroutine lambda, or another object with a coroutine for a call operator,
/// that is given to a function which destroys it while the coroutine still runs:
/// one of the models, or one of the unit that visibly does so.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_DROPPEDCLOSURE_H
#define ASYNC_TIDY_ANALYSIS_DROPPEDCLOSURE_H

#include "analysis/KeptParameter.h"
#include <vector>

namespace async_tidy {

/// A closure, and the function that does not keep it long enough.
struct DroppedClosure {
  enum class Way {
    /// It is destroyed when it has been called.
    Drops,
    /// It is destroyed when the sink gets another one, or ends.
    MayDrop,
    /// It is called where it is, and ends with the full expression, in which
    /// nobody waits for its coroutine.
    Borrows,
  };
  Way How;
  /// The closure as it is written.
  const clang::Expr *Closure;
  /// Its call operator.
  const clang::FunctionDecl *Coroutine;
  /// The call that gets it.
  const clang::Expr *Sink;
  LaterRead Read;
  /// Where the unit lets the coroutine go on without its closure, or puts another
  /// in its place; null where a library does.
  const clang::Expr *Site = nullptr;
};

/// The closures that \p C gives away and whose coroutines read from them later.
///
/// A sink that drops the task as well is left to async-void-callback, unless the
/// coroutine is of a type that nobody awaits. Not seen: what functions without a
/// body and without a model do.
std::vector<DroppedClosure> droppedClosures(const Unit &Unit, const Callable &C);

/// Whether somebody waits, in the full expression of \p E, for what it makes.
bool isWaitedForInPlace(const Unit &Unit, const Callable &C, const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_DROPPEDCLOSURE_H

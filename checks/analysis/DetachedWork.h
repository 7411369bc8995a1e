//===- DetachedWork.h - work for which nobody waits -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which work a callable detaches, by a call that a model lists, and which
/// coroutines nobody can wait for, since their type holds nothing.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_DETACHEDWORK_H
#define ASYNC_TIDY_ANALYSIS_DETACHEDWORK_H

#include "analysis/AsyncContext.h"
#include "libraries/Models.h"
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

class Unit;

struct DetachedWork {
  /// The detaching call; null where the callable is itself the coroutine that
  /// nobody can wait for.
  const clang::Expr *Call = nullptr;
  /// What is detached, as far as it is known: the body that runs, or a function
  /// whose body is not seen. Both null where nobody knows.
  const Callable *Body = nullptr;
  const clang::FunctionDecl *Unseen = nullptr;
  /// The expression that makes the work, such as a call of a coroutine.
  const clang::Expr *Work = nullptr;
  /// The call by which a function that detaches its parameter gets the work, or
  /// null, and the callable in which that call stands.
  const clang::Expr *Via = nullptr;
  const Callable *In = nullptr;
  /// What becomes of an exception.
  ExceptionFate Fate = ExceptionFate::Handled;
  /// The function that decides so, or null.
  const clang::FunctionDecl *Handler = nullptr;
  /// The completion handler that does not look at the error, or null.
  const clang::Expr *Ignoring = nullptr;
};

/// The object or argument that \p Call, of which \p Facts speaks, detaches; or null.
const clang::Expr *detachedBy(const clang::Expr *Call, const Entry &Facts);

/// What \p C detaches, with \p C itself.
///
/// A function that detaches what it is given is asked for its callers: one
/// finding stands for all of them.
std::vector<DetachedWork> detachedWork(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_DETACHEDWORK_H

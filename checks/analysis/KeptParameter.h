//===- KeptParameter.h - what a coroutine reads after it was called -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_KEPTPARAMETER_H
#define ASYNC_TIDY_ANALYSIS_KEPTPARAMETER_H

#include "analysis/AsyncContext.h"
#include <optional>

namespace async_tidy {

class Unit;

/// The coroutine body of \p Function, or null.
const clang::CoroutineBodyStmt *coroutineBodyOf(const clang::FunctionDecl *Function);

/// Whether the coroutine \p Function names \p Parameter when its call is over: a
/// lazy one anywhere, an eager one after a suspension.
bool keepsParameter(const Unit &Unit, const clang::FunctionDecl *Function,
                    const clang::ParmVarDecl *Parameter, bool IsLazy);

/// The same for the object of a member coroutine, and for the captures of a
/// lambda coroutine.
bool keepsObject(const Unit &Unit, const clang::FunctionDecl *Function, bool IsLazy);

/// What a coroutine reads when its call is over.
struct LaterRead {
  /// The member of the object, `this`, or the name of what a lambda captures.
  const clang::Expr *What;
  /// The suspension before it; null in a lazy coroutine that reads at its start.
  const clang::CoroutineSuspendExpr *Suspension;
};

/// The first thing that the coroutine \p Function reads in its object, or in the
/// captures of a lambda, when its call is over.
std::optional<LaterRead> readLater(const Unit &Unit, const clang::FunctionDecl *Function,
                                   bool IsLazy);

/// A parameter `T &&` that a coroutine uses behind a suspension.
struct KeptRvalue {
  const clang::ParmVarDecl *Parameter;
  const clang::CoroutineSuspendExpr *Suspension;
  const clang::Expr *Use;
};

/// Those of \p C whose type owns something. Not those of templates, which may well be
/// given variables, of callbacks and virtual functions, whose callers decide on them,
/// and of functions all of whose calls in the unit are awaited in place.
std::vector<KeptRvalue> keptRvalues(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_KEPTPARAMETER_H

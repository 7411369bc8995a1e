//===- Suspension.h - what is suspended before and after ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_SUSPENSION_H
#define ASYNC_TIDY_ANALYSIS_SUSPENSION_H

#include "analysis/AsyncContext.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

class Unit;

/// Whether \p Suspension can suspend, and the models do not say that it is harmless:
/// an awaiter that is always ready does not, nor does what only asks for the
/// executor.
bool maySuspend(const Unit &Unit, const clang::CoroutineSuspendExpr *Suspension);

/// The suspension points that can lie before \p E on some path, in source
/// order. For a site in an inline lambda those before the lambda count. Empty
/// where the control flow is unknown.
///
/// After a suspension the code runs on the thread that resumed the coroutine,
/// which belongs to an executor; before the first one it runs on the caller's.
llvm::SmallVector<const clang::CoroutineSuspendExpr *, 4>
suspensionsBefore(const Unit &Unit, const Callable &C, const clang::Expr *E);

/// The suspension points that can lie before \p Variable is destroyed at
/// \p ScopeEnd.
llvm::SmallVector<const clang::CoroutineSuspendExpr *, 4>
suspensionsBeforeScopeEnd(const Unit &Unit, const Callable &C,
                          const clang::VarDecl *Variable,
                          clang::SourceLocation ScopeEnd);

/// Whether \p C, or the coroutine around it, goes to a thread that may be blocked
/// somewhere.
bool goesToBackground(const Unit &Unit, const Callable &C);

/// Whether \p C, or the coroutine around it, has gone to a thread that may be
/// blocked on every path to \p E, and has not come back by a hop.
bool isInBackground(const Unit &Unit, const Callable &C, const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_SUSPENSION_H

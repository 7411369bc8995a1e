//===- Readiness.h - whether a wait can still block -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_READINESS_H
#define ASYNC_TIDY_ANALYSIS_READINESS_H

#include "analysis/AsyncContext.h"

namespace async_tidy {

class Unit;

/// Whether the object that \p Wait waits for is known to be ready on every
/// path, so that the call returns at once.
///
/// A forward must-analysis over the control-flow graph for one object: a test
/// that succeeded (`f.wait_for(0s) == ready`, `isReady()`, a variable that
/// holds such a result), an earlier wait on the same object, or a value from a
/// `co_await` or a ready factory make it ready; assignment, a move, a
/// reference that escapes, and for members a suspension, end that.
///
/// Not seen: objects behind two names, and tests in other functions.
bool isKnownReady(const Unit &Unit, const Callable &C,
                  const clang::CallExpr *Wait);

/// The same for the object that \p Object names, where \p At is evaluated.
/// \p Waited is the entry of what waits for it, or null.
bool isKnownReady(const Unit &Unit, const Callable &C, const clang::Expr *Object,
                  const clang::Expr *At, const async_tidy::Entry *Waited);

/// Whether \p E is a constant duration or number that is zero or less, or the
/// current time of a clock: a wait bounded by it does not block. With
/// \p NegativeWaits only zero is no wait.
bool isZeroTimeout(const clang::Expr *E, clang::ASTContext &Context,
                   bool NegativeWaits = false);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_READINESS_H

//===- Loops.h - the parts of any loop ------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_LOOPS_H
#define ASYNC_TIDY_ANALYSIS_LOOPS_H

#include "analysis/AsyncContext.h"

namespace async_tidy {

bool isLoop(const clang::Stmt *S);

/// The condition of \p Loop; null where it has none, as a loop over a range, and where
/// \p Loop is none.
const clang::Expr *conditionOf(const clang::Stmt *Loop);

/// Whether the condition of \p Loop, in \p C, never ends it: there is none, or it is a
/// constant, or a local variable that nobody writes to. A loop over a range ends.
bool isEndless(const Callable &C, const clang::Stmt *Loop,
               const clang::ASTContext &Context);

/// Whether a statement in \p Loop, in \p C, leaves it: `break`, `return`, `goto`, or a
/// call that does not come back. Exceptions are not looked at.
bool hasExit(const Callable &C, const clang::Stmt *Loop);

/// What \p Loop repeats; null where it is no loop.
const clang::Stmt *bodyOf(const clang::Stmt *Loop);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_LOOPS_H

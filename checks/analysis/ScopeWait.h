//===- ScopeWait.h - whether a scope waits for what it has let go ---------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_SCOPEWAIT_H
#define ASYNC_TIDY_ANALYSIS_SCOPEWAIT_H

#include "analysis/AsyncContext.h"

namespace async_tidy {

class Unit;

/// Whether \p C suspends or blocks between the end of \p Start, which lets work go,
/// and \p End: it may wait for the work there.
bool waitsBetween(const Unit &Unit, const Callable &C, const clang::Expr *Start,
                  clang::SourceLocation End);

/// Whether \p C names \p Variable behind \p Start: it may be what the function waits
/// for, such as a latch or a flag.
bool isNamedBehind(const Unit &Unit, const Callable &C, const clang::VarDecl *Variable,
                   const clang::Expr *Start);

/// Whether the lambda that \p Call calls captures by reference what \p C names behind
/// \p Start: such as a latch, of which another thing is the one that is looked at.
bool isGivenWhatIsNamedBehind(const Unit &Unit, const Callable &C, const clang::Expr *Call,
                              const clang::Expr *Start);

/// Whether \p Call stands in a loop, and \p Variable outside of it: then nobody knows
/// how long the loop runs.
bool isDeclaredBeforeLoop(const Unit &Unit, const Callable &C,
                          const clang::VarDecl *Variable, const clang::Expr *Call);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_SCOPEWAIT_H

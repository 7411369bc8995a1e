//===- LateUse.h - values that are used behind a suspension --------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_LATEUSE_H
#define ASYNC_TIDY_ANALYSIS_LATEUSE_H

#include "analysis/AsyncContext.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace async_tidy {

class Unit;

/// What a statement does with the value that is followed.
enum class ValueEvent {
  None,
  Use,
  /// From here on it is another value, or nothing is known of it.
  End,
};

/// A use of a value behind a suspension that lies behind its making.
struct LateUse {
  const clang::Stmt *Use;
  const clang::CoroutineSuspendExpr *Suspension;
};

/// The first use, in source order, that a path reaches which begins behind \p Start
/// in \p C and leads over a suspension; nothing where there is none, or the control
/// flow is unknown. \p EventOf is asked for every statement on the way.
std::optional<LateUse>
useBehindSuspension(const Unit &Unit, const Callable &C, const clang::Stmt *Start,
                    llvm::function_ref<ValueEvent(const clang::Stmt *)> EventOf);

/// What \p S does with the value of \p Variable: names it, or gives it another one.
ValueEvent eventOfVariable(const Callable &C, const clang::VarDecl *Variable,
                           const clang::Stmt *S);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_LATEUSE_H

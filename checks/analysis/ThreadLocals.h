//===- ThreadLocals.h - what belongs to the thread that runs -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_THREADLOCALS_H
#define ASYNC_TIDY_ANALYSIS_THREADLOCALS_H

#include "analysis/LateUse.h"
#include <vector>

namespace async_tidy {

/// Something of a thread that a coroutine keeps over a suspension.
struct KeptThreadLocal {
  enum Kind : unsigned {
    /// A reference, pointer, iterator or view into a `thread_local` variable.
    Reference,
    /// The object of a call is one, and an argument suspends.
    Object,
    /// What tells threads apart.
    Identity,
    /// `errno`, for a call before the suspension.
    Errno,
  };
  Kind What;
  /// What is used behind the suspension: the variable; for \c Errno null.
  const clang::ValueDecl *Variable;
  /// The `thread_local` variable, or null.
  const clang::VarDecl *Source;
  const clang::Stmt *Use;
  const clang::CoroutineSuspendExpr *Suspension;
  /// Where the value was taken; for \c Errno the call.
  clang::SourceLocation Taken;
};

/// What \p C keeps of the thread that ran it before a suspension, in source order.
/// Nothing for coroutines of a type that a model says to stay on its thread, and for
/// generators.
std::vector<KeptThreadLocal> keptThreadLocals(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_THREADLOCALS_H

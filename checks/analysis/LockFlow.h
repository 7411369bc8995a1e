//===- LockFlow.h - locks that are held over a suspension ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A flow analysis over the guards and mutexes of a function: which of them are
/// held, free, or either, at every point of the control-flow graph.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_LOCKFLOW_H
#define ASYNC_TIDY_ANALYSIS_LOCKFLOW_H

#include "analysis/AsyncContext.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace async_tidy {

class Unit;

/// A lock, and what happens while it is held.
struct SpanningLock {
  /// The variable, the mutex, or the class of a temporary.
  std::string Name;
  /// Where it is locked.
  clang::SourceLocation Taken;
  /// Suspensions or calls, in source order; at least one.
  llvm::SmallVector<const clang::Expr *, 2> Spanned;
};

/// The locks of \p C that are held at a suspension.
///
/// A lock that is held on one path and not on another counts only where the path
/// on which it is held leads to the suspension without a further decision: else
/// both decisions may have the same reason. Once a lock is handed to a function
/// by a reference, or captured, nothing is known of it. What the awaited
/// operation is given, it may unlock. Not seen: what a called function locks and
/// leaves locked, and awaits that never suspend.
std::vector<SpanningLock> locksAcrossSuspensions(const Unit &Unit,
                                                 const Callable &C);

/// The locks of \p C that are held at a call that resumes a coroutine, completes
/// a promise, or runs a callback, as the models say.
std::vector<SpanningLock> locksAcrossResumptions(const Unit &Unit,
                                                 const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_LOCKFLOW_H

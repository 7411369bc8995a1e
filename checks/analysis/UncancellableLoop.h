//===- UncancellableLoop.h - loops that nobody can stop -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Endless loops of coroutines that have no way out: they wait for what cannot be told to
// stop, and ask nobody whether they are to go on.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_UNCANCELLABLELOOP_H
#define ASYNC_TIDY_ANALYSIS_UNCANCELLABLELOOP_H

#include "analysis/AsyncContext.h"
#include "analysis/CancellationValue.h"
#include <vector>

namespace async_tidy {

class Unit;

struct UncancellableLoop {
  const clang::Stmt *Loop = nullptr;
  /// What the loop waits for; never empty, a pause first.
  llvm::SmallVector<const clang::CoroutineSuspendExpr *, 4> Awaits;
  /// The handler that keeps exceptions in the loop, or null.
  const clang::CXXCatchStmt *Handler = nullptr;
  /// The nearest cancellation that the loop could ask; null where there is none.
  const clang::ValueDecl *Cancellation = nullptr;
};

/// The loops of \p C that nobody can stop, in source order.
///
/// Ways out are statements that leave the loop, exceptions that do, and whatever is or
/// gets a cancellation, in functions that the loop calls as well. What is not seen may
/// end by an exception when somebody closes what it waits for: only a loop that pauses
/// between two turns, or keeps every exception to itself, is found all the same.
std::vector<UncancellableLoop> uncancellableLoops(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_UNCANCELLABLELOOP_H

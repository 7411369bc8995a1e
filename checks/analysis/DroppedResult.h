//===- DroppedResult.h - results of co_await that are dropped ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What comes out of a `co_await`, and has to be used: a guard protects only as
/// long as it lives, and an error that nobody looks at is lost.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_DROPPEDRESULT_H
#define ASYNC_TIDY_ANALYSIS_DROPPEDRESULT_H

#include "analysis/AsyncContext.h"
#include "clang/AST/ExprCXX.h"

namespace async_tidy {

class Unit;

/// Why a result has to be used.
enum class ResultKind {
  /// It protects what follows, such as a lock.
  Guard,
  /// It carries an error.
  Error,
  /// It is a task or future itself.
  Task,
  /// Its type, the awaited function or the awaiter says so.
  NoDiscard,
};

struct DroppedResult {
  const clang::CoawaitExpr *Await;
  ResultKind Kind;
  /// The awaited call; empty where it has no name.
  std::string Name;
  /// Behind a cast to void.
  bool Explicit;
};

/// Whether \p T is a guard: by a model, or by the last word of its name and a
/// destructor that somebody wrote.
bool isGuard(const Unit &Unit, clang::QualType T);

/// Whether \p T is a guard that counts work in flight, and so is there to live
/// longer than a call: units of a semaphore, a permit, the holder of a gate.
bool isLease(const Unit &Unit, clang::QualType T);

/// The results of `co_await` that \p C drops although they have to be used.
std::vector<DroppedResult> droppedResults(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_DROPPEDRESULT_H

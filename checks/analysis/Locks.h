//===- Locks.h - what holds a lock of threads ----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Mutexes that block a thread, and the objects that hold them: guards of the
/// models, classes that are marked as such for Clang's thread safety analysis,
/// what is derived from them, has one as a member, or owns one. A mutex whose
/// `lock` has to be awaited is none of them.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_LOCKS_H
#define ASYNC_TIDY_ANALYSIS_LOCKS_H

#include "analysis/Place.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace async_tidy {

class Unit;

/// Whether an object has its lock.
enum class Holding {
  Free,
  Held,
  /// It has tried to get it, and the code can ask.
  Tried,
};

/// Whether an object of type \p T holds a lock of threads while it lives.
bool isLock(const Unit &Unit, clang::QualType T);

/// What an object that is initialised by \p Init holds then; nothing where that
/// is unknown. \p IsAsked says that the code asks such an object whether it has
/// its lock, so that a function may return one without.
std::optional<Holding> initialHolding(const Unit &Unit, const clang::Expr *Init,
                                      bool IsAsked);

/// The mutexes that \p Init, the initialiser of a guard, names.
llvm::SmallVector<Place, 1> mutexesIn(const Unit &Unit, const clang::Expr *Init);

/// A call that takes or returns locks, and the object, or the arguments, that it
/// does so with.
struct LockCall {
  Holding After;
  llvm::SmallVector<const clang::Expr *, 2> Objects;
};

/// What \p Call does with a guard or a mutex; nothing where it leaves it alone.
std::optional<LockCall> lockCall(const Unit &Unit, const clang::CallExpr *Call);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_LOCKS_H

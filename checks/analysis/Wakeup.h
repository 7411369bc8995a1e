//===- Wakeup.h - threads that wake the coroutine that started them -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A coroutine hands work to a thread, suspends until the thread wakes it, and
/// then joins the thread or reads its future, which no longer waits:
/// \code
///   std::thread worker([&] { compress(file); done.set(); });
///   co_await done;
///   worker.join();
/// \endcode
/// The wakeup is the last act of the thread: a call on what the coroutine
/// awaits, or one that is given the coroutine's own object.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_WAKEUP_H
#define ASYNC_TIDY_ANALYSIS_WAKEUP_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// The lambda that the thread runs which \p E constructs, or null.
const clang::LambdaExpr *threadBody(const clang::Expr *E);

/// The last act of a thread's body.
class Wakeup {
public:
  /// What \p Body does last, if it is a call that can wake a coroutine.
  static std::optional<Wakeup> endOf(const clang::LambdaExpr *Body);

  /// Whether it wakes the object that started the thread, whoever of it waits.
  bool wakesOwnObject() const { return GivenOwnObject; }

  /// Whether a coroutine that is suspended in \p Await is what it wakes.
  bool wakes(const clang::CoawaitExpr *Await) const;

private:
  /// The call is given `this` of the coroutine, or a reference to it.
  bool GivenOwnObject = false;
  /// The variables of the coroutine that the call names.
  llvm::SmallVector<const clang::ValueDecl *, 4> Named;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_WAKEUP_H

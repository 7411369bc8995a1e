//===- SwallowedCancellation.h - handlers that end a cancellation -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Handlers that take the exception by which a library cancels a coroutine for an error
// as any other, behind which the coroutine suspends again: it was told to stop, and goes
// on.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_SWALLOWEDCANCELLATION_H
#define ASYNC_TIDY_ANALYSIS_SWALLOWEDCANCELLATION_H

#include "analysis/AsyncContext.h"
#include <vector>

namespace async_tidy {

class Unit;

struct SwallowedCancellation {
  const clang::CXXCatchStmt *Handler;
  /// The exception, and what a model says of it.
  const clang::CXXRecordDecl *Exception;
  const Entry *Facts;
  /// What is awaited in the `try`, and can throw it.
  const clang::CoroutineSuspendExpr *Awaited;
  /// The suspension with which the coroutine goes on.
  const clang::CoroutineSuspendExpr *Next;
};

/// The handlers of \p C that take a cancellation and go on, in source order.
///
/// By structure: a handler for anything, or for a base class of the exception, of a
/// `try` in which something of the library of the exception is awaited, and a path from
/// the handler to a suspension. A handler that looks at what it has caught, hands it on,
/// or calls what may throw it again, is left out, as is a loop that asks for a
/// cancellation, or for a flag.
std::vector<SwallowedCancellation> swallowedCancellations(const Unit &Unit,
                                                          const Callable &C);

/// A result that holds a value or what has been thrown, such as a `folly::Try`.
struct IgnoredCancellation {
  /// Asks whether there is a value, and not what else there is.
  const clang::Expr *Test;
  const clang::CXXRecordDecl *Exception;
  const clang::CoroutineSuspendExpr *Awaited;
};

/// The results in \p C of which nobody asks whether they stand for a cancellation,
/// although the endless loop around them has no other way out.
std::vector<IgnoredCancellation> ignoredCancellations(const Unit &Unit,
                                                      const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_SWALLOWEDCANCELLATION_H

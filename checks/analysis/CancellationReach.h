//===- CancellationReach.h - by what a coroutine can be told to stop ------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether anything tells a coroutine to stop: its task type, its parameters, the object
// that it belongs to, or what it asks for by itself.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_CANCELLATIONREACH_H
#define ASYNC_TIDY_ANALYSIS_CANCELLATIONREACH_H

#include "analysis/AsyncContext.h"
#include "analysis/WrittenExpr.h"

namespace async_tidy {

class Unit;

/// Whether the task that \p C returns takes cancellation from who awaits it, and gives it
/// to what \p C awaits: a model says so, its promise has a cancellation, or the promise
/// has the function by which `std::execution` tells a coroutine of a stopped sender
/// ([exec.with.awaitable.senders]).
bool hasImplicitCancellation(const Unit &Unit, const Callable &C);

/// Whether a value of type \p T is a cancellation, or an object of a class with a member
/// variable or a getter that gives one, such as a context of requests.
bool givesCancellation(const Unit &Unit, clang::QualType T);

/// Whether \p S, or a part of it, is a cancellation that somebody has written. The
/// default of a parameter is none, and neither is a value made of nothing.
bool looksAtCancellation(const Unit &Unit, const clang::Stmt *S, LambdaBodies Bodies);

/// Whether the unit closes what \p Call waits for somewhere: by a member function of its
/// object, or of an argument, that a model names.
bool isClosedSomewhere(const Unit &Unit, const clang::Expr *Call);

/// Whether \p Call waits for a guard, such as a lock: whoever has it gives it back.
bool waitsForGuard(const Unit &Unit, const clang::Expr *Call);

/// Whether \p C closes what others wait for, other than a local variable of its own: it
/// is there to end something, and what it awaits is a part of that.
bool closesSomething(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_CANCELLATIONREACH_H

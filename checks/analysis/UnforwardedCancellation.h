//===- UnforwardedCancellation.h - cancellations that go no further -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Calls that do not get the cancellation which their caller has, though they would take
// it, and parameters for a cancellation that nobody looks at.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_UNFORWARDEDCANCELLATION_H
#define ASYNC_TIDY_ANALYSIS_UNFORWARDEDCANCELLATION_H

#include "analysis/CancellableCall.h"
#include "analysis/CancellationValue.h"
#include <string>
#include <vector>

namespace async_tidy {

class Unit;

struct UnforwardedCancellation {
  enum Reason {
    /// The call passes nothing.
    LeftOut,
    /// It passes a variable that nobody has given a value.
    Empty,
    /// It passes one that the nearer \c Value is made of.
    Farther,
  };
  Reason Why;
  CancellableCall Site;
  CancellationValue Value;
  /// \c Value as it is written for the call; empty where it takes more.
  std::string Spelling;
};

/// The calls of \p C that do not get the nearest cancellation, in source order.
///
/// Silent where the call says that there is none, where it is a part of what gets one,
/// where a callback is told of the cancellation, and in what is done when it has come:
/// destructors, handlers, guards of scopes, and what follows a request or a test. Silent
/// too for work that is let go.
std::vector<UnforwardedCancellation>
unforwardedCancellations(const Unit &Unit, const Callable &C);

/// The parameters of \p C for a cancellation that its body does not name, although it
/// awaits, or calls what returns a task. Not those of functions whose signature others
/// decide on.
std::vector<const clang::ParmVarDecl *> unusedCancellations(const Unit &Unit,
                                                            const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_UNFORWARDEDCANCELLATION_H

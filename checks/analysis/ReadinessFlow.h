//===- ReadinessFlow.h - readiness along the paths of a body -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The dataflow behind isKnownReady.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_READINESSFLOW_H
#define ASYNC_TIDY_ANALYSIS_READINESSFLOW_H

#include "analysis/AsyncContext.h"
#include "analysis/Place.h"

namespace async_tidy {

class Unit;

/// Whether a future of type \p T that comes out of `co_await`, or that a
/// continuation is given, is complete. That holds for the libraries whose
/// combinators give futures back (`as_future`, `when_all`); their futures can tell
/// that they are ready. `std::future` is none of them.
bool comesReady(clang::QualType T, const Unit &U);

/// Whether the object in \p Target is ready where \p At is evaluated, on every
/// path. \p Waited is the entry of what waits for it, or null; \p Initially says
/// whether the object is ready at the entry of \p C.
bool isReadyAt(const Unit &U, const Callable &C, const Place &Target,
               const Entry *Waited, const clang::Expr *At, bool Initially);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_READINESSFLOW_H

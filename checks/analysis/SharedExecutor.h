//===- SharedExecutor.h - waits that need the thread they hold ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_SHAREDEXECUTOR_H
#define ASYNC_TIDY_ANALYSIS_SHAREDEXECUTOR_H

#include "analysis/BlockingCalls.h"
#include <optional>

namespace async_tidy {

/// That the work which a wait waits for runs where the wait stands.
struct SharedExecutor {
  /// One thing at a time runs there, so that the wait never ends; else it does
  /// not end once all threads wait.
  bool IsSingleThreaded;
  /// The call that gives the work to the executor.
  const clang::Expr *Given;
};

/// Whether \p Wait, in \p C, waits for work that was given to the executor which
/// runs \p C; nothing where that is not known.
///
/// An executor is known by the object that the code names: the one that runs a
/// handler from the call that hands the handler over, the one that runs a
/// coroutine from `this_coro::executor` and the like, or from the call that
/// spawns the lambda. Followed are a future in a local variable, and a local
/// promise or packaged task that the work fulfils.
std::optional<SharedExecutor> sharedExecutor(const Unit &Unit, const Callable &C,
                                             const BlockingCall &Wait);

/// Whether \p C evaluates \p E only where it found that no executor runs it, so
/// that there is no thread to steal: `if (!co_await CurrentExecutor()) ...`.
bool runsWithoutExecutor(const Unit &Unit, const Callable &C,
                         const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_SHAREDEXECUTOR_H

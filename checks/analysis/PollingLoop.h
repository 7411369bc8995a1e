//===- PollingLoop.h - loops that wait by asking again --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_POLLINGLOOP_H
#define ASYNC_TIDY_ANALYSIS_POLLINGLOOP_H

#include "analysis/AsyncContext.h"
#include <vector>

namespace async_tidy {

class Unit;

struct PollingLoop {
  const clang::Stmt *Loop;
  /// The call that yields or sleeps, or null where the body is empty.
  const clang::Expr *Pause;
  /// What \c Pause is called; empty where the body is empty.
  std::string Name;
};

/// The loops of \p C itself that ask whether something has changed, and yield
/// or await a pause between; nothing else.
///
/// By structure: the condition reads a flag and has no effect, and the body has
/// only pauses, and what sets up the timer that one of them awaits. Not seen:
/// pauses in functions that the body calls. A loop whose pause blocks the
/// thread is left out.
std::vector<PollingLoop> pollingLoops(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_POLLINGLOOP_H

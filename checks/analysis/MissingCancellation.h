//===- MissingCancellation.h - coroutines that cannot be told to stop -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Coroutines that wait, for as long as it takes, for what could be cancelled, and that
// nobody can tell to stop.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_MISSINGCANCELLATION_H
#define ASYNC_TIDY_ANALYSIS_MISSINGCANCELLATION_H

#include "analysis/CancellableCall.h"
#include <vector>

namespace async_tidy {

class Unit;

/// A wait that nothing bounds.
struct UnboundedWait {
  /// The calls that lead to it: those of coroutines of the unit, and last the one that
  /// waits.
  llvm::SmallVector<const clang::Expr *, 2> Calls;
  /// How the last call takes a cancellation; nothing where a model says that it may wait
  /// for ever.
  std::optional<CancellableCall> Site;
};

/// What \p C waits for, in source order, where nothing that it can reach tells it to
/// stop; empty for other callables.
///
/// Silent: task types with implicit cancellation, and functions whose signature others
/// decide on. A wait is bounded where a duration or a point in time stands anywhere in
/// it, or in the parameters. A coroutine that awaits one which is reported itself has
/// nothing to pass on before that is mended, and is left out. With \p PublicOnly so are
/// functions that other units do not see, and private ones.
std::vector<UnboundedWait> missingCancellation(const Unit &Unit, const Callable &C,
                                               bool PublicOnly);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_MISSINGCANCELLATION_H

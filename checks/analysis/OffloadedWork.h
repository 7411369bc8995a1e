//===- OffloadedWork.h - what is moved to another thread ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_OFFLOADEDWORK_H
#define ASYNC_TIDY_ANALYSIS_OFFLOADEDWORK_H

#include "analysis/BlockingCalls.h"
#include <string>
#include <vector>

namespace async_tidy {

class Unit;

/// A call that only moves what blocks to another thread.
struct OffloadedWork {
  const clang::Expr *Offload;
  /// What blocks there, and where.
  std::string Name;
  clang::SourceLocation Location;
  /// What could be awaited instead.
  std::string Instead;
};

/// The functions and lambdas with a body that \p Offload, a call in \p C, moves
/// to another thread.
std::vector<const Callable *> offloadedCallables(const Unit &Unit,
                                                 const Callable &C,
                                                 const clang::Expr *Offload);

/// The calls in \p C that move a sleep, a wait, or network traffic to another
/// thread, where the models know what to await instead.
std::vector<OffloadedWork> offloadedBlocking(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_OFFLOADEDWORK_H

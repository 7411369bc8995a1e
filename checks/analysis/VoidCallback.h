//===- VoidCallback.h - tasks that callbacks return to nobody -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_VOIDCALLBACK_H
#define ASYNC_TIDY_ANALYSIS_VOIDCALLBACK_H

#include "analysis/CallbackDrops.h"
#include "analysis/DroppedTask.h"
#include <vector>

namespace async_tidy {

/// A callable that returns a task, given to somebody who drops it.
struct VoidCallback {
  const clang::Expr *Callable;
  /// What the callable returns.
  clang::QualType Task;
  Loss What;
  CallbackDropper Dropper;
  /// The parameter whose type has no place for a result; null where the
  /// callable is no argument of a function.
  const clang::ParmVarDecl *Parameter;
};

/// The callbacks that \p C gives away, and whose tasks are lost.
std::vector<VoidCallback> voidCallbacks(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_VOIDCALLBACK_H

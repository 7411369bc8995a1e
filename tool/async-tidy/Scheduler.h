//===- Scheduler.h - one process per translation unit ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_SCHEDULER_H
#define ASYNC_TIDY_TOOL_SCHEDULER_H

#include "UnitRequest.h"
#include "clang/Tooling/Core/Diagnostic.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace async_tidy {

/// What came back for one unit.
struct UnitResult {
  std::vector<clang::tooling::Diagnostic> Diagnostics;
  /// Why the unit could not be analysed; empty where it was.
  std::string Failure;
  /// What the process printed.
  std::string Output;
};

struct SchedulerOptions {
  /// This program.
  std::string Program;
  unsigned Jobs;
  /// Seconds after which a unit is given up; 0 for never.
  unsigned Timeout;
};

/// Analyses \p Units in processes of their own, so that a crash or a hang costs
/// one unit. Hands each result to \p Done with its index, in the order of
/// \p Units whatever the order in which they finish, and calls \p Progress with
/// the number of finished units and the file that finished last.
void runUnits(llvm::ArrayRef<UnitRequest> Units, const SchedulerOptions &Options,
              llvm::function_ref<void(size_t, UnitResult)> Done,
              llvm::function_ref<void(size_t, llvm::StringRef)> Progress);

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_SCHEDULER_H

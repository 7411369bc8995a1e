//===- SleepReplacement.h - how a coroutine sleeps without a thread -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_SLEEPREPLACEMENT_H
#define ASYNC_TIDY_ANALYSIS_SLEEPREPLACEMENT_H

#include "analysis/BlockingCalls.h"
#include <optional>
#include <string>

namespace async_tidy {

struct SleepReplacement {
  std::string Code;
  /// Whether the code compiles in place of the call: all names are declared,
  /// the argument converts, the value is not used, and the place is one where
  /// `co_await` is allowed.
  bool Applicable = false;
};

/// What to write in place of \p Sleep, from the `sleeps` entry for the task
/// type of the coroutine \p C; nothing where there is no entry.
std::optional<SleepReplacement> replaceSleep(const Unit &Unit, const Callable &C,
                                             const BlockingCall &Sleep);

/// The code of \p Sleep, an entry of `sleeps`, for the duration \p Argument.
std::string sleepCode(const async_tidy::Entry &Sleep, llvm::StringRef Argument);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_SLEEPREPLACEMENT_H

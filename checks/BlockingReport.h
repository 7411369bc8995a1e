//===- BlockingReport.h - how a blocking call is reported -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_BLOCKINGREPORT_H
#define ASYNC_TIDY_BLOCKINGREPORT_H

#include "analysis/BlockingCalls.h"
#include "analysis/SharedExecutor.h"
#include "analysis/Unit.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace async_tidy {

/// What a check adds to the report of a blocking call.
struct BlockingAdvice {
  /// Text behind the message, such as "; it polls in a loop".
  std::string Remark;
  /// The code to write in place of the call, shown in the message.
  std::string Instead;
  /// A fix that puts \c Instead in place.
  clang::FixItHint Fix;
  /// That the wait needs the thread which it holds, where it does.
  std::optional<SharedExecutor> Shared;
};

/// \p Instead as messages show it: code in quotes, and words as they are.
std::string quoted(llvm::StringRef Instead);

/// Emits the warning for \p Blocking in \p C, and notes that say what makes
/// the code run on an executor's thread. At most \p MaxChainNotes notes show the
/// calls on the way to what blocks.
void reportBlockingCall(clang::tidy::ClangTidyCheck &Check, const Unit &Unit,
                        const Callable &C, const BlockingCall &Blocking,
                        const BlockingAdvice &Advice, unsigned MaxChainNotes);

/// The text behind the message for a wait that \p Shared speaks of.
std::string deadlockRemark(const SharedExecutor &Shared);

/// The note at the call that gives the work to its executor.
void noteSharedExecutor(clang::tidy::ClangTidyCheck &Check,
                        const SharedExecutor &Shared);

} // namespace async_tidy

#endif // ASYNC_TIDY_BLOCKINGREPORT_H

//===- BlockingReport.h - how a blocking call is reported -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_BLOCKINGREPORT_H
#define ASYNC_TIDY_BLOCKINGREPORT_H

#include "analysis/BlockingCalls.h"
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
};

/// Emits the warning for \p Blocking in \p C, and notes that say what makes
/// the code run on an executor's thread.
void reportBlockingCall(clang::tidy::ClangTidyCheck &Check, const Unit &Unit,
                        const Callable &C, const BlockingCall &Blocking,
                        const BlockingAdvice &Advice);

} // namespace async_tidy

#endif // ASYNC_TIDY_BLOCKINGREPORT_H

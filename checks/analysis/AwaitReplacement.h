//===- AwaitReplacement.h - a wait that can be awaited --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_AWAITREPLACEMENT_H
#define ASYNC_TIDY_ANALYSIS_AWAITREPLACEMENT_H

#include "analysis/BlockingCalls.h"
#include <optional>
#include <string>

namespace async_tidy {

/// `co_await` of what \p Wait, a member call without arguments in the coroutine
/// \p C, waits for; nothing where that does not compile, gives another type, or
/// would suspend under a lock.
std::optional<std::string> awaitInPlace(const Unit &Unit, const Callable &C,
                                        const BlockingCall &Wait);

/// Whether \p Wait waits for a task or future: its object, or an argument.
bool waitsForTask(const Unit &Unit, const BlockingCall &Wait);

/// Whether \p C takes a lock somewhere in front of \p Site. A suspension there
/// may hold it; whether it is released before is not looked at.
bool mayHoldLock(const Unit &Unit, const Callable &C, const clang::Expr *Site);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_AWAITREPLACEMENT_H

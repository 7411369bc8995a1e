//===- BusyWaitCheck.h - async-busy-wait ----------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_BUSYWAITCHECK_H
#define ASYNC_TIDY_BUSYWAITCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds a loop that only yields or awaits a pause until a flag changes, in a
/// coroutine, completion handler or nonblocking function.
///
/// Not seen: loops that poll in a function which they call, and loops that count
/// or do anything else on the way.
///
/// The page: docs/checks/busy-wait.md
class BusyWaitCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-busy-wait");

  BusyWaitCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_BUSYWAITCHECK_H

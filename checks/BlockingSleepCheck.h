//===- BlockingSleepCheck.h - async-blocking-sleep ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_BLOCKINGSLEEPCHECK_H
#define ASYNC_TIDY_BLOCKINGSLEEPCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds a thread sleep, or a timer's blocking wait, in a coroutine, completion
/// handler or nonblocking function, also through the functions of the unit that
/// it calls, and offers the library's own sleep.
///
/// Not seen: sleeps in other units, and behind pointers and virtual calls.
///
/// The page: docs/checks/blocking-sleep.md
class BlockingSleepCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-blocking-sleep");

  BlockingSleepCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context),
        MaxChainNotes(read(options::MaxChainNotes)) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  const unsigned MaxChainNotes;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_BLOCKINGSLEEPCHECK_H

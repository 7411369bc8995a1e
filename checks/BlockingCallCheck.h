//===- BlockingCallCheck.h - async-blocking-call --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_BLOCKINGCALLCHECK_H
#define ASYNC_TIDY_BLOCKINGCALLCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds calls that block for other reasons than a wait or a sleep (name
/// resolution, processes, standard input, sockets, database, HTTP and RPC
/// clients; files and locks on request) in a coroutine, completion handler or
/// nonblocking function, also through the functions of the unit that it calls.
///
/// Not seen: raw descriptors that another function made, calls in other units,
/// and behind pointers and virtual calls.
///
/// The page: docs/checks/blocking-call.md
class BlockingCallCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-blocking-call");

  BlockingCallCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context);

protected:
  void check(const Unit &Unit, const Callable &C) override;

private:
  const unsigned MaxChainNotes;
  BlockingKinds Kinds;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_BLOCKINGCALLCHECK_H

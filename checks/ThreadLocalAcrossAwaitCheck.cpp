//===- ThreadLocalAcrossAwaitCheck.cpp - async-thread-local-across-await --===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ThreadLocalAcrossAwaitCheck.h"
#include "analysis/ThreadLocals.h"

using namespace clang;

namespace async_tidy {

void ThreadLocalAcrossAwaitCheck::check(const Unit &U, const Callable &C) {
  for (const KeptThreadLocal &Kept : keptThreadLocals(U, C)) {
    // 'errno' is a macro of a system header, in which nothing is reported.
    const SourceLocation Loc =
        Kept.What == KeptThreadLocal::Errno
            ? U.context().getSourceManager().getExpansionLoc(Kept.Use->getBeginLoc())
            : Kept.Use->getBeginLoc();
    if (!isNew(U, Loc))
      continue;
    switch (Kept.What) {
    case KeptThreadLocal::Reference:
      diag(Loc, "%0 belongs to %1 of the thread before the suspension; another thread "
                "may run here")
          << Kept.Variable << Kept.Source;
      break;
    case KeptThreadLocal::Object:
      diag(Loc, "%0 is that of the thread before the suspension in this call; another "
                "thread may make it")
          << Kept.Variable;
      break;
    case KeptThreadLocal::Identity:
      diag(Loc, "%0 is the thread before the suspension; another one may run here")
          << Kept.Variable;
      break;
    case KeptThreadLocal::Errno:
      diag(Loc, "'errno' is read behind a suspension; another thread may run here, and "
                "has its own");
      diag(Kept.Taken, "it is meant to be that of this call", DiagnosticIDs::Note);
      break;
    }
    if (Kept.What == KeptThreadLocal::Reference ||
        Kept.What == KeptThreadLocal::Identity)
      diag(Kept.Taken, "%0 is taken here", DiagnosticIDs::Note) << Kept.Variable;
    diag(Kept.Suspension->getBeginLoc(), "the coroutine is suspended here",
         DiagnosticIDs::Note);
  }
}

} // namespace async_tidy

//===- DroppedResultCheck.cpp - async-dropped-result ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DroppedResultCheck.h"
#include "analysis/DroppedResult.h"

using namespace clang;

namespace async_tidy {

void DroppedResultCheck::check(const Unit &U, const Callable &C) {
  for (const DroppedResult &Dropped : droppedResults(U, C)) {
    if (Dropped.Explicit && ExplicitDiscard == ExplicitDiscardPolicy::Allow)
      continue;
    const SourceLocation Loc = Dropped.Await->getBeginLoc();
    if (!isNew(U, Loc))
      continue;
    const std::string Result =
        Dropped.Name.empty() ? "what 'co_await' gives"
                             : "the result of awaiting '" + Dropped.Name + "'";
    switch (Dropped.Kind) {
    case ResultKind::Guard:
      diag(Loc, "%0 is dropped; the guard ends here and protects nothing") << Result;
      break;
    case ResultKind::Error:
      diag(Loc, "%0 is dropped; an error in it is lost") << Result;
      break;
    case ResultKind::Task:
      diag(Loc, "%0 is dropped; it is a task or future that nobody awaits")
          << Result;
      break;
    case ResultKind::NoDiscard:
      diag(Loc, "%0 is dropped, although it is marked as one to use") << Result;
      break;
    }
  }
}

} // namespace async_tidy

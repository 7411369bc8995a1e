//===- StaleReferenceCheck.cpp - async-stale-reference --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaleReferenceCheck.h"
#include "analysis/Unit.h"

using namespace clang;

namespace async_tidy {

void StaleReferenceCheck::check(const Unit &U, const Callable &C) {
  for (const StaleReference &Stale : staleReferences(U, C)) {
    const SourceLocation Loc = Stale.Use->getBeginLoc();
    if (!isNew(U, Loc))
      continue;
    const unsigned Fate = static_cast<unsigned>(Stale.Ended.Elements);
    if (Stale.Loop) {
      diag(Loc, "elements of %0 may be %select{moved|erased|replaced}1 while the "
                "coroutine is suspended in this loop")
          << Stale.Source << Fate;
    } else {
      diag(Loc, "%0 leads into %1, %select{whose elements may have moved|from which it "
                "may have been erased|which may have been replaced}2 meanwhile")
          << Stale.Variable << Stale.Source << Fate;
      diag(Stale.Variable->getLocation(), "%0 is made here", DiagnosticIDs::Note)
          << Stale.Variable;
    }
    diag(Stale.Suspension->getBeginLoc(), "the coroutine is suspended here",
         DiagnosticIDs::Note);
    diag(Stale.Ended.Call->getBeginLoc(),
         "'%0' can %select{move|erase|replace}1 elements here meanwhile",
         DiagnosticIDs::Note)
        << displayName(*Stale.Ended.In) << Fate;
  }
}

} // namespace async_tidy

//===- SwallowedCancellationCheck.cpp - async-swallowed-cancellation ------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SwallowedCancellationCheck.h"
#include "analysis/SwallowedCancellation.h"
#include "analysis/Unit.h"

using namespace clang;

namespace async_tidy {

void SwallowedCancellationCheck::check(const Unit &U, const Callable &C) {
  for (const SwallowedCancellation &Found : swallowedCancellations(U, C)) {
    const SourceLocation Loc = Found.Handler->getCatchLoc();
    if (!isNew(U, Loc))
      continue;
    const std::string Name = qualifiedName(Found.Exception);
    const bool IsTold = !Found.Facts->ToldBy.empty();
    {
      auto Diag =
          diag(Loc, "this handler swallows %select{the cancellation '%1'; rethrow it|"
                    "a cancellation that comes as '%1'; ask for it, and leave the loop}0")
          << IsTold << Name;
      if (!IsTold && Loc.isFileID())
        Diag << FixItHint::CreateInsertion(Loc,
                                           "catch (const " + Name + " &) { throw; } ");
    }
    diag(Found.Awaited->getBeginLoc(), "it can come out of this", DiagnosticIDs::Note);
    diag(Found.Next->getBeginLoc(),
         "the coroutine goes on, and %select{suspends|comes here again}0",
         DiagnosticIDs::Note)
        << (Found.Next == Found.Awaited);
  }
  for (const IgnoredCancellation &Found : ignoredCancellations(U, C)) {
    if (!isNew(U, Found.Test->getBeginLoc()))
      continue;
    diag(Found.Test->getBeginLoc(),
         "this takes the cancellation '%0' for any other error; ask for it, and leave the "
         "loop")
        << qualifiedName(Found.Exception);
    diag(Found.Awaited->getBeginLoc(), "it can come out of this", DiagnosticIDs::Note);
  }
}

} // namespace async_tidy

//===- UncancellableLoopCheck.cpp - async-uncancellable-loop --------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UncancellableLoopCheck.h"
#include "analysis/CancellableCall.h"
#include "analysis/UncancellableLoop.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {

void UncancellableLoopCheck::check(const Unit &U, const Callable &C) {
  constexpr size_t MaximumNotes = 3;
  for (const UncancellableLoop &Found : uncancellableLoops(U, C)) {
    const SourceLocation Loc = Found.Loop->getBeginLoc();
    if (!isNew(U, Loc))
      continue;
    if (Found.Cancellation)
      diag(Loc, "nobody can stop this loop; leave it when '%0' says so")
          << Found.Cancellation->getName();
    else
      diag(Loc, "nobody can stop this loop; give the coroutine a cancellation, and leave "
                "the loop when that says so");
    for (const CoroutineSuspendExpr *Awaited :
         llvm::ArrayRef(Found.Awaits).take_front(MaximumNotes)) {
      const std::optional<CancellableCall> Site =
          cancellableCall(U, C, handedOn(Awaited->getOperand()));
      diag(Awaited->getBeginLoc(),
           "it waits here%select{|; '%1' takes a cancellation, and gets none}0",
           DiagnosticIDs::Note)
          << Site.has_value() << (Site ? qualifiedName(Site->Taker) : std::string());
    }
    if (Found.Handler)
      diag(Found.Handler->getCatchLoc(), "this handler keeps exceptions in the loop",
           DiagnosticIDs::Note);
  }
}

} // namespace async_tidy

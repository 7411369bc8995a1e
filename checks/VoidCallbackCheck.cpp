//===- VoidCallbackCheck.cpp - async-void-callback ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VoidCallbackCheck.h"
#include "analysis/VoidCallback.h"

using namespace clang;

namespace async_tidy {

void VoidCallbackCheck::check(const Unit &U, const Callable &C) {
  for (const VoidCallback &Callback : voidCallbacks(U, C)) {
    const SourceLocation Loc = Callback.Callable->getBeginLoc();
    if (!isNew(U, Loc))
      continue;
    const TypeFacts &Facts = U.types().factsOf(Callback.Task);
    diag(Loc, "'%0' drops the %select{task|future}1 of this callback; "
              "%select{its work never runs|its result and its error are lost|"
              "its work or its error is lost}2")
        << Callback.Dropper.Name << (Facts.Role == TypeRole::Future)
        << static_cast<unsigned>(Callback.What);
    if (const Expr *Site = Callback.Dropper.Site)
      diag(Site->getBeginLoc(), "the result of the callback is dropped here",
           DiagnosticIDs::Note);
    else if (const ParmVarDecl *Parameter = Callback.Parameter;
             Parameter && !U.context().getSourceManager().isInSystemHeader(
                              Parameter->getLocation()))
      diag(Parameter->getLocation(), "the parameter takes a callback without a result",
           DiagnosticIDs::Note);
    if (Facts.Entry && !Facts.Entry->RunWith.empty())
      diag(Loc, "'%0' runs such a task", DiagnosticIDs::Note) << Facts.Entry->RunWith;
  }
}

} // namespace async_tidy

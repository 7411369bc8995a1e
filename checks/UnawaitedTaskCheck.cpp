//===- UnawaitedTaskCheck.cpp - async-unawaited-task ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnawaitedTaskCheck.h"
#include "analysis/TaskFlow.h"

using namespace clang;

namespace async_tidy {

/// Behind the enumerators of Loss.
constexpr unsigned Unprotected = static_cast<unsigned>(Loss::Elements) + 1;

void UnawaitedTaskCheck::check(const Unit &U, const Callable &C) {
  for (const ForgottenTask &Forgotten : forgottenTasks(U, C)) {
    const SourceLocation Loc = Forgotten.Variable->getLocation();
    if (!isNew(U, Loc))
      continue;
    diag(Loc, "%0 is %select{not awaited on every path|never awaited}1; "
              "%select{its work never runs|its result and its error are lost|"
              "its work or its error is lost|its destructor waits for the work|"
              "without 'co_await' it has no effect|the tasks in it are lost|"
              "what follows is not protected}2")
        << Forgotten.Variable << Forgotten.Everywhere
        << (Forgotten.IsGuard ? Unprotected
                              : static_cast<unsigned>(Forgotten.What));
    if (Forgotten.Inserted.isValid())
      diag(Forgotten.Inserted, "a task is put into %0 here", DiagnosticIDs::Note)
          << Forgotten.Variable;
    for (const TakenBranch &Branch : Forgotten.Branches)
      diag(Branch.Where,
           "nobody awaits it %select{where this is false|where this is true|"
           "in this case|where no case matches|after this handler}0",
           DiagnosticIDs::Note)
          << Branch.Taken;
    if (Forgotten.End.isValid() && !Forgotten.Everywhere)
      diag(Forgotten.End, "%0 is dropped here", DiagnosticIDs::Note)
          << Forgotten.Variable;
  }
}

} // namespace async_tidy

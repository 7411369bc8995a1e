//===- BusyWaitCheck.cpp - async-busy-wait --------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BusyWaitCheck.h"
#include "analysis/PollingLoop.h"
#include "analysis/Suspension.h"

using namespace clang;

namespace async_tidy {

void BusyWaitCheck::check(const Unit &U, const Callable &C) {
  if (!C.isAsync())
    return;
  for (const PollingLoop &Found : pollingLoops(U, C)) {
    if ((Found.Pause && isInBackground(U, C, Found.Pause)) ||
        !isNew(U, Found.Loop->getBeginLoc()))
      continue;
    const bool Suspends = Found.Pause && C.isAwaited(Found.Pause);
    diag(Found.Loop->getBeginLoc(),
         "this loop %select{keeps the executor's thread busy|wakes the executor "
         "again and again}0 until a flag changes; "
         "%select{let an event call back|await an event or a latch}1")
        << Suspends << C.contextOwner().isCoroutine();
    if (Found.Pause)
      diag(Found.Pause->getExprLoc(), "'%0' is all that it does",
           DiagnosticIDs::Note)
          << Found.Name;
  }
}

} // namespace async_tidy

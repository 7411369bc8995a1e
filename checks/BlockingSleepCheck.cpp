//===- BlockingSleepCheck.cpp - async-blocking-sleep ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockingSleepCheck.h"
#include "BlockingReport.h"
#include "analysis/BlockingCalls.h"
#include "analysis/SleepReplacement.h"

using namespace clang;

namespace async_tidy {

void BlockingSleepCheck::check(const Unit &U, const Callable &C) {
  if (!C.isAsync())
    return;
  for (const BlockingCall &Blocking : blockingCalls(U, C, {BlockingKind::Sleep})) {
    if (!isNew(U, Blocking.location()))
      continue;
    BlockingAdvice Advice;
    if (Blocking.Call && Blocking.Chain.empty() && C.loopAround(Blocking.Call))
      Advice.Remark = ", and polls";
    if (!Blocking.Chain.empty()) {
      // What to write instead belongs into the function at the end.
    } else if (std::optional<SleepReplacement> Replacement =
                   replaceSleep(U, C, Blocking)) {
      // A fix shows its code by itself.
      if (!Replacement->Applicable)
        Advice.Instead = Replacement->Code;
      else
        Advice.Fix = FixItHint::CreateReplacement(
            Blocking.Call->getSourceRange(), Replacement->Code);
    } else if (Blocking.Entry) {
      Advice.Instead = Blocking.Entry->Instead;
    }
    reportBlockingCall(*this, U, C, Blocking, Advice, MaxChainNotes);
  }
}

} // namespace async_tidy

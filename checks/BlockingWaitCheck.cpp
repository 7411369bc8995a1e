//===- BlockingWaitCheck.cpp - async-blocking-wait ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockingWaitCheck.h"
#include "BlockingReport.h"
#include "analysis/BlockingCalls.h"

namespace async_tidy {

void BlockingWaitCheck::check(const Unit &U, const Callable &C) {
  if (!C.isAsync())
    return;
  for (const BlockingCall &Blocking : blockingCalls(U, C)) {
    if (Blocking.Kind != BlockingKind::Wait || !isNew(U, Blocking.location()))
      continue;
    BlockingAdvice Advice;
    if (Blocking.Entry && Blocking.Chain.empty())
      Advice.Instead = Blocking.Entry->Instead;
    reportBlockingCall(*this, U, C, Blocking, Advice);
  }
}

} // namespace async_tidy

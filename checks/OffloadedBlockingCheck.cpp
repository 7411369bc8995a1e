//===- OffloadedBlockingCheck.cpp - async-offloaded-blocking --------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OffloadedBlockingCheck.h"
#include "BlockingReport.h"
#include "analysis/OffloadedWork.h"

using namespace clang;

namespace async_tidy {

void OffloadedBlockingCheck::check(const Unit &U, const Callable &C) {
  if (!C.isAsync())
    return;
  for (const OffloadedWork &Found : offloadedBlocking(U, C)) {
    if (!isNew(U, Found.Offload->getExprLoc()))
      continue;
    diag(Found.Offload->getExprLoc(),
         "'%0' blocks another thread with '%1', which has an asynchronous "
         "replacement")
        << calleeName(Found.Offload) << Found.Name;
    diag(Found.Location, "it blocks here; use %0", DiagnosticIDs::Note)
        << quoted(Found.Instead);
  }
}

} // namespace async_tidy

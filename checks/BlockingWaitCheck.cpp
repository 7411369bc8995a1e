//===- BlockingWaitCheck.cpp - async-blocking-wait ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockingWaitCheck.h"
#include "BlockingReport.h"
#include "analysis/AwaitReplacement.h"
#include "analysis/BlockingCalls.h"

using namespace clang;

namespace async_tidy {

void BlockingWaitCheck::check(const Unit &U, const Callable &C) {
  if (!C.isAsync()) {
    if (OutsideCoroutines)
      checkOrdinary(U, C);
    checkPool(U, C);
    return;
  }
  for (const BlockingCall &Blocking : blockingCalls(U, C, {BlockingKind::Wait})) {
    if (!isNew(U, Blocking.location()))
      continue;
    BlockingAdvice Advice;
    if (Blocking.Entry && Blocking.Chain.empty())
      Advice.Instead = Blocking.Entry->Instead;
    Advice.Shared = sharedExecutor(U, C, Blocking);
    if (std::optional<std::string> Await = awaitInPlace(U, C, Blocking))
      Advice.Fix = FixItHint::CreateReplacement(Blocking.Call->getSourceRange(),
                                                *Await);
    reportBlockingCall(*this, U, C, Blocking, Advice, MaxChainNotes);
  }
}

// The threads of a pool may be blocked, but not by waiting for each other.
void BlockingWaitCheck::checkPool(const Unit &U, const Callable &C) {
  if (C.contextOwner().Kind != ContextKind::BlockingAllowed)
    return;
  for (const BlockingCall &Blocking : U.directBlocking(C)) {
    std::optional<SharedExecutor> Shared;
    if (Blocking.Kind == BlockingKind::Wait)
      Shared = sharedExecutor(U, C, Blocking);
    if (!Shared || !isNew(U, Blocking.location()))
      continue;
    diag(Blocking.location(), "'%0' waits in a thread of the pool that has to do "
                              "the work%1")
        << Blocking.Name << deadlockRemark(*Shared);
    noteSharedExecutor(*this, *Shared);
  }
}

// Sync over async: whoever calls the function waits with it.
void BlockingWaitCheck::checkOrdinary(const Unit &U, const Callable &C) {
  const Callable &Owner = C.contextOwner();
  if (Owner.Kind != ContextKind::Plain || Owner.Function->isMain() ||
      // The body behind a macro is a test.
      Owner.Function->getLocation().isMacroID())
    return;
  for (const BlockingCall &Blocking : U.directBlocking(C)) {
    if (Blocking.Kind != BlockingKind::Wait || !waitsForTask(U, Blocking) ||
        !isNew(U, Blocking.location()))
      continue;
    diag(Blocking.location(),
         "'%0' waits for asynchronous work, and the caller of '%1' with it")
        << Blocking.Name << displayName(Owner);
  }
}

} // namespace async_tidy

//===- LockAcrossAwaitCheck.cpp - async-lock-across-await ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LockAcrossAwaitCheck.h"
#include "analysis/LockFlow.h"
#include "analysis/Unit.h"

using namespace clang;

namespace async_tidy {

void LockAcrossAwaitCheck::addNotes(const SpanningLock &Lock) {
  constexpr size_t MaximumNotes = 8;
  diag(Lock.Taken, "'%0' is locked here", DiagnosticIDs::Note) << Lock.Name;
  const llvm::ArrayRef<const Expr *> Others = llvm::ArrayRef(Lock.Spanned).drop_front();
  for (const Expr *Spanned : Others.take_front(MaximumNotes))
    diag(Spanned->getBeginLoc(), "'%0' is held here as well", DiagnosticIDs::Note)
        << Lock.Name;
  if (Others.size() > MaximumNotes)
    diag(Others[MaximumNotes]->getBeginLoc(), "... and %0 more", DiagnosticIDs::Note)
        << static_cast<unsigned>(Others.size() - MaximumNotes);
}

void LockAcrossAwaitCheck::check(const Unit &U, const Callable &C) {
  // Locks that begin to be held over the same suspension are one finding.
  std::vector<SpanningLock> Locks = locksAcrossSuspensions(U, C);
  const SourceManager &Sources = U.context().getSourceManager();
  llvm::sort(Locks, [&](const SpanningLock &A, const SpanningLock &B) {
    const SourceLocation First = A.Spanned.front()->getBeginLoc();
    const SourceLocation Second = B.Spanned.front()->getBeginLoc();
    return First == Second ? Sources.isBeforeInTranslationUnit(A.Taken, B.Taken)
                           : Sources.isBeforeInTranslationUnit(First, Second);
  });
  SourceLocation Last;
  for (const SpanningLock &Lock : Locks) {
    const SourceLocation Loc = Lock.Spanned.front()->getBeginLoc();
    if (isNew(U, Loc)) {
      diag(Loc, "'%0' is held while the coroutine is suspended; whoever wants the "
                "lock blocks a thread")
          << Lock.Name;
      Last = Loc;
    } else if (Last != Loc) {
      continue;
    }
    addNotes(Lock);
  }
  if (!ResumeUnderLock)
    return;
  for (const SpanningLock &Lock : locksAcrossResumptions(U, C)) {
    const SourceLocation Loc = Lock.Spanned.front()->getBeginLoc();
    if (!isNew(U, Loc))
      continue;
    diag(Loc, "'%0' runs what waits for it while '%1' is held")
        << calleeName(Lock.Spanned.front()) << Lock.Name;
    addNotes(Lock);
  }
}

} // namespace async_tidy

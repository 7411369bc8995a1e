//===- DanglingCaptureCheck.cpp - async-dangling-capture ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DanglingCaptureCheck.h"
#include "analysis/ReturnedTask.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

/// How the code calls what \p Read reads.
std::string nameOf(const LaterRead &Read) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Read.What))
    return Reference->getDecl()->getNameAsString();
  if (const auto *Member = dyn_cast<MemberExpr>(Read.What))
    return Member->getMemberDecl()->getNameAsString();
  return "this";
}

/// What the model of the task type knows to keep a closure; empty for nothing.
StringRef keeperOf(const Unit &U, const FunctionDecl *Coroutine) {
  const Entry *Task = U.types().factsOf(Coroutine->getReturnType()).Entry;
  return Task ? StringRef(Task->KeepWith) : StringRef();
}

bool isOfSameLibrary(StringRef Name, StringRef Other) {
  return Name.split("::").first == Other.split("::").first;
}

/// Whether async-returned-task reports \p C at \p Loc.
bool isReturned(const Unit &U, const Callable &C, SourceLocation Loc) {
  return !C.isCoroutine() &&
         llvm::any_of(returnedTasks(U, C), [&](const ReturnedTask &Returned) {
           return Returned.Where->getBeginLoc() == Loc;
         });
}

} // namespace

void DanglingCaptureCheck::check(const Unit &U, const Callable &C) {
  for (const DroppedClosure &Dropped : droppedClosures(U, C)) {
    const SourceLocation Loc = Dropped.Closure->getBeginLoc();
    if (isReturned(U, C, Loc) || !isNew(U, Loc))
      continue;
    report(Dropped, Loc);
    explain(Dropped.Read);
    // What only calls the closure where it is does not get better by another one.
    if (const StringRef Keeper = keeperOf(U, Dropped.Coroutine);
        !Keeper.empty() && (Dropped.How != DroppedClosure::Way::Borrows ||
                            !isOfSameLibrary(Keeper, calleeName(Dropped.Sink))))
      diag(Loc, "'%0' keeps a closure until its coroutine is done", DiagnosticIDs::Note)
          << Keeper;
  }
}

void DanglingCaptureCheck::report(const DroppedClosure &Dropped, SourceLocation Loc) {
  const std::string Sink = calleeName(Dropped.Sink);
  switch (Dropped.How) {
  case DroppedClosure::Way::Drops:
    diag(Loc, "'%0' destroys this closure before its coroutine is done; '%1' is read "
              "from it later")
        << Sink << nameOf(Dropped.Read);
    if (Dropped.Site)
      diag(Dropped.Site->getBeginLoc(), "the coroutine is started here, and outlives it",
           DiagnosticIDs::Note);
    break;
  case DroppedClosure::Way::MayDrop:
    diag(Loc, "'%0' can destroy this closure before its coroutine is done; '%1' is read "
              "from it later")
        << Sink << nameOf(Dropped.Read);
    if (Dropped.Site)
      diag(Dropped.Site->getBeginLoc(), "what is called is replaced or removed here",
           DiagnosticIDs::Note);
    break;
  case DroppedClosure::Way::Borrows:
    diag(Loc, "the closure of this coroutine is destroyed before the coroutine is done; "
              "'%0' is read from it later")
        << nameOf(Dropped.Read);
    diag(Dropped.Sink->getEndLoc(),
         "it is destroyed at the end of this full expression; '%0' does not keep it",
         DiagnosticIDs::Note)
        << Sink;
    break;
  }
}

void DanglingCaptureCheck::explain(const LaterRead &Read) {
  if (Read.Suspension)
    diag(Read.Suspension->getBeginLoc(), "the coroutine is suspended here",
         DiagnosticIDs::Note);
  diag(Read.What->getBeginLoc(), "'%0' is read here", DiagnosticIDs::Note)
      << nameOf(Read);
}

} // namespace async_tidy

//===- DanglingCaptureCheck.cpp - async-dangling-capture ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DanglingCaptureCheck.h"
#include "BorrowReport.h"
#include "analysis/BlockingCalls.h"
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

/// The coroutine that runs on the object of \p Borrow, or null.
const FunctionDecl *coroutineOf(const TaskBorrow &Borrow) {
  if (Borrow.Keeper)
    return dyn_cast<FunctionDecl>(Borrow.Keeper->getDeclContext());
  return Borrow.Runs;
}

bool isLambda(const FunctionDecl *Coroutine) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Coroutine);
  return Method && Method->getParent()->isLambda();
}

/// What the model of the task type knows to keep a closure; empty for nothing.
StringRef keeperOf(const Unit &U, const FunctionDecl *Coroutine) {
  const Entry *Task = U.types().factsOf(Coroutine->getReturnType()).Entry;
  return Task ? StringRef(Task->KeepWith) : StringRef();
}

bool isOfSameLibrary(StringRef Name, StringRef Other) {
  return Name.split("::").first == Other.split("::").first;
}

/// The end of the full expression that \p E stands in.
SourceLocation fullExpressionEnd(const Callable &C, const Expr *E) {
  const Stmt *Outermost = E;
  while (const auto *Parent = dyn_cast_or_null<Expr>(
             C.parents().getParent(const_cast<Stmt *>(Outermost))))
    Outermost = Parent;
  return Outermost->getEndLoc();
}

} // namespace

void DanglingCaptureCheck::check(const Unit &U, const Callable &C) {
  for (const DroppedClosure &Dropped : droppedClosures(U, C))
    if (isNew(U, Dropped.Closure->getBeginLoc()))
      report(U, C, Dropped);
  for (const EscapedWork &Work : escapedWork(U, C))
    // Whoever gave its callable to a template is to blame.
    if (Work.IsClosure && !genericCallable(Work.Borrow.Where) && isNew(U, placeOf(Work)))
      report(U, C, Work);
}

void DanglingCaptureCheck::report(const Unit &U, const Callable &C,
                                  const DroppedClosure &Dropped) {
  using Way = DroppedClosure::Way;
  const SourceLocation Loc = Dropped.Closure->getBeginLoc();
  const std::string Sink = calleeName(Dropped.Sink);
  if (Dropped.How == Way::Borrows) {
    reportEnd(Loc, Dropped.Coroutine, nullptr, Dropped.Read);
    diag(fullExpressionEnd(C, Dropped.Sink),
         "it is destroyed at the end of this full expression; '%0' does not keep it",
         DiagnosticIDs::Note)
        << Sink;
  } else {
    const bool IsPossible = Dropped.How == Way::MayDrop;
    diag(Loc, "'%0' %select{destroys|can destroy}1 this closure before its coroutine is "
              "done; '%2' is read from it later")
        << Sink << IsPossible << nameOf(Dropped.Read);
    if (Dropped.Site)
      diag(Dropped.Site->getBeginLoc(),
           "%select{the coroutine is started here, and outlives it|what is called is "
           "replaced or removed here}0",
           DiagnosticIDs::Note)
          << IsPossible;
  }
  explain(Dropped.Read);
  // What only calls the closure where it is does not get better by another one.
  if (const StringRef Keeper = keeperOf(U, Dropped.Coroutine);
      !Keeper.empty() &&
      (Dropped.How != Way::Borrows || !isOfSameLibrary(Keeper, Sink)))
    adviseKeeper(Loc, Keeper);
}

void DanglingCaptureCheck::report(const Unit &U, const Callable &C,
                                  const EscapedWork &Work) {
  const SourceLocation Loc = placeOf(Work);
  const TaskBorrow &Borrow = Work.Borrow;
  const VarDecl *Variable = Borrow.Object.Variable;
  const FunctionDecl *Coroutine = coroutineOf(Borrow);
  const std::optional<LaterRead> Read = readLater(U, Coroutine, Borrow.IsLazy);
  reportEnd(Loc, Coroutine, Variable, Read);
  if (Variable)
    diag(scopeEnd(C, Variable), "%0 is destroyed here", DiagnosticIDs::Note) << Variable;
  else
    diag(fullExpressionEnd(C, Work.Task), "it is destroyed at the end of this full "
                                          "expression",
         DiagnosticIDs::Note);
  noteEscape(*this, Work);
  if (Read)
    explain(*Read);
  if (!Coroutine || !isLambda(Coroutine) || !Read)
    return;
  if (const StringRef Keeper = keeperOf(U, Coroutine); !Keeper.empty())
    adviseKeeper(Loc, Keeper);
  else
    diag(Loc, "a parameter lives as long as the coroutine, and '%0' can be one",
         DiagnosticIDs::Note)
        << nameOf(*Read);
}

void DanglingCaptureCheck::reportEnd(SourceLocation Loc, const FunctionDecl *Coroutine,
                                     const VarDecl *Variable,
                                     const std::optional<LaterRead> &Read) {
  std::string Name = Variable ? "'" + Variable->getNameAsString() + "'" : "this object";
  std::string Owner = "its coroutine";
  if (!Variable && Coroutine && isLambda(Coroutine)) {
    Name = "the closure of this coroutine";
    Owner = "the coroutine";
  }
  if (Read)
    diag(Loc, "%0 is destroyed before %1 is done; '%2' is read from it later")
        << Name << Owner << nameOf(*Read);
  else
    diag(Loc, "%0 is destroyed before %1 is done") << Name << Owner;
}

void DanglingCaptureCheck::explain(const LaterRead &Read) {
  if (Read.Suspension)
    diag(Read.Suspension->getBeginLoc(), "the coroutine is suspended here",
         DiagnosticIDs::Note);
  diag(Read.What->getBeginLoc(), "'%0' is read here", DiagnosticIDs::Note)
      << nameOf(Read);
}

void DanglingCaptureCheck::adviseKeeper(SourceLocation Loc, StringRef Keeper) {
  diag(Loc, "'%0' keeps a closure until its coroutine is done", DiagnosticIDs::Note)
      << Keeper;
}

} // namespace async_tidy

//===- BorrowReport.cpp - how a reference of a task is reported -----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BorrowReport.h"

using namespace clang;

namespace async_tidy {

void noteBorrow(tidy::ClangTidyCheck &Check, const TaskBorrow &Borrow) {
  if (const VarDecl *Variable = Borrow.Object.Variable)
    Check.diag(Variable->getLocation(), "%0 is declared here", DiagnosticIDs::Note)
        << Variable;
  if (Borrow.Keeper && Borrow.Keeper->getIdentifier())
    Check.diag(Borrow.Keeper->getLocation(), "%0 keeps the reference",
               DiagnosticIDs::Note)
        << Borrow.Keeper;
  else if (Borrow.Keeper)
    Check.diag(Borrow.Keeper->getLocation(), "this parameter keeps the reference",
               DiagnosticIDs::Note);
  else if (Borrow.Runs && Borrow.Runs->getIdentifier())
    Check.diag(Borrow.Runs->getLocation(), "'%0' runs on it", DiagnosticIDs::Note)
        << Borrow.Runs->getName();
}

void noteEscape(tidy::ClangTidyCheck &Check, const EscapedWork &Work) {
  // A coroutine that nobody can wait for is let go by its own call.
  if (Work.Where == Work.Task)
    return;
  Check.diag(Work.Where->getBeginLoc(),
             "the task is %select{used|let go|stored|returned}0 here",
             DiagnosticIDs::Note)
      << static_cast<unsigned>(Work.How);
}

SourceLocation placeOf(const EscapedWork &Work) {
  const SourceLocation Loc = Work.Borrow.Where->getBeginLoc();
  return Loc.isValid() ? Loc : Work.Task->getBeginLoc();
}

} // namespace async_tidy

//===- ReturnedTaskCheck.cpp - async-returned-task ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReturnedTaskCheck.h"
#include "BorrowReport.h"
#include "analysis/ReturnedTask.h"

using namespace clang;

namespace async_tidy {
namespace {

bool isClosure(const BorrowedObject &Object) {
  const CXXRecordDecl *Record =
      Object.Temporary ? Object.Temporary->getType()->getAsCXXRecordDecl() : nullptr;
  return Record && Record->isLambda();
}

} // namespace

void ReturnedTaskCheck::check(const Unit &U, const Callable &C) {
  for (const ReturnedTask &Returned : returnedTasks(U, C)) {
    if (!isNew(U, Returned.Where->getBeginLoc()))
      continue;
    switch (Returned.Why) {
    case ReturnedTask::Reason::Borrow:
      reportBorrow(U, Returned);
      break;
    case ReturnedTask::Reason::Try:
      diag(Returned.Where->getBeginLoc(),
           "'%0' fails in the returned %select{task|future}1, out of reach of the "
           "handlers of this 'try'")
          << calleeName(Returned.Where) << isFuture(U, Returned);
      diag(Returned.Handler->getBeginLoc(), "this handler does not see it",
           DiagnosticIDs::Note);
      break;
    case ReturnedTask::Reason::Guard:
      diag(Returned.Where->getBeginLoc(),
           "%0 is released when the %select{task|future}1 of '%2' is returned, before "
           "its work %select{is done|runs}3")
          << Returned.Guard << isFuture(U, Returned) << calleeName(Returned.Where)
          << Returned.IsLazy;
      diag(Returned.Guard->getLocation(), "%0 is taken here", DiagnosticIDs::Note)
          << Returned.Guard;
      break;
    }
  }
}

void ReturnedTaskCheck::reportBorrow(const Unit &U, const ReturnedTask &Returned) {
  const TaskBorrow &Borrow = Returned.Borrow;
  const VarDecl *Variable = Borrow.Object.Variable;
  const SourceLocation Loc = Returned.Where->getBeginLoc();
  if (Variable)
    diag(Loc, "the returned %select{task|future}0 refers to %1, which is destroyed "
              "before its work %select{is done|runs}2")
        << isFuture(U, Returned) << Variable << Returned.IsLazy;
  else
    diag(Loc, "the returned %select{task|future}0 refers to a "
              "%select{temporary|closure}1, which is destroyed before its work "
              "%select{is done|runs}2")
        << isFuture(U, Returned) << isClosure(Borrow.Object) << Returned.IsLazy;
  noteBorrow(*this, Borrow);
}

bool ReturnedTaskCheck::isFuture(const Unit &U, const ReturnedTask &Returned) {
  return U.types().factsOf(Returned.Type).Role == TypeRole::Future;
}

} // namespace async_tidy

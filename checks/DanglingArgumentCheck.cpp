//===- DanglingArgumentCheck.cpp - async-dangling-argument ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DanglingArgumentCheck.h"
#include "BorrowReport.h"
#include "analysis/KeptParameter.h"
#include "analysis/Unit.h"

using namespace clang;

namespace async_tidy {

void DanglingArgumentCheck::check(const Unit &U, const Callable &C) {
  for (const EscapedWork &Work : escapedWork(U, C))
    if (!Work.IsClosure && isNew(U, placeOf(Work)))
      report(Work);
  for (const KeptRvalue &Kept : keptRvalues(U, C))
    if (isNew(U, Kept.Parameter->getLocation()))
      report(Kept);
}

void DanglingArgumentCheck::report(const EscapedWork &Work) {
  const VarDecl *Variable = Work.Borrow.Object.Variable;
  const std::string Name = calleeName(Work.Borrow.Maker);
  const bool IsLazy = Work.Borrow.IsLazy;
  if (Variable)
    diag(placeOf(Work), "%0 is destroyed before the work of '%1' %select{is done|runs}2")
        << Variable << Name << IsLazy;
  else
    diag(placeOf(Work), "this temporary is destroyed before the work of '%0' "
                        "%select{is done|runs}1")
        << Name << IsLazy;
  noteBorrow(*this, Work.Borrow);
  noteEscape(*this, Work);
}

void DanglingArgumentCheck::report(const KeptRvalue &Kept) {
  diag(Kept.Parameter->getLocation(),
       "%0 refers to a temporary of the caller, which may be destroyed when the "
       "coroutine is resumed; take it by value")
      << Kept.Parameter;
  diag(Kept.Suspension->getBeginLoc(), "the coroutine is suspended here",
       DiagnosticIDs::Note);
  diag(Kept.Use->getBeginLoc(), "and uses %0 here", DiagnosticIDs::Note)
      << Kept.Parameter;
}

} // namespace async_tidy

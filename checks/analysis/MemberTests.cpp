//===- MemberTests.cpp - flags that branches have tested -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/MemberTests.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The flag of `this` that \p E names, or null.
const FieldDecl *flagOfThis(const Expr *E) {
  const auto *Member = dyn_cast<MemberExpr>(written(E));
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  return Field && Field->getType()->isBooleanType() &&
                 isa<CXXThisExpr>(written(Member->getBase()))
             ? Field
             : nullptr;
}

/// Whether \p S, or something in it, can change \p Flag.
bool writesTo(const Stmt *S, const FieldDecl *Flag) {
  if (!S)
    return false;
  auto Names = [Flag](const Expr *E) {
    const auto *Member = dyn_cast<MemberExpr>(written(E));
    return Member && declaresSameEntity(Member->getMemberDecl(), Flag);
  };
  if (const auto *Write = dyn_cast<BinaryOperator>(S);
      Write && Write->isAssignmentOp() && Names(Write->getLHS()))
    return true;
  if (const auto *Address = dyn_cast<UnaryOperator>(S);
      Address && Address->getOpcode() == UO_AddrOf && Names(Address->getSubExpr()))
    return true;
  // A reference that is not const.
  if (const auto *Call = dyn_cast<CallExpr>(S))
    for (const Expr *Argument : Call->arguments())
      if (Argument->isLValue() && !Argument->getType().isConstQualified() &&
          Names(Argument))
        return true;
  return llvm::any_of(S->children(), [Flag](const Stmt *Child) {
    return writesTo(Child, Flag);
  });
}

bool isWritten(const Unit &U, const FieldDecl *Flag) {
  return !Flag->getType().isConstQualified() &&
         llvm::any_of(U.callables(), [Flag](const std::unique_ptr<Callable> &C) {
           return !isa_and_nonnull<CXXConstructorDecl>(C->Function) &&
                  writesTo(C->body(), Flag);
         });
}

} // namespace

void MemberTests::addCondition(const Expr *Condition, bool Value) {
  Condition = written(Condition);
  if (const auto *Operator = dyn_cast<UnaryOperator>(Condition);
      Operator && Operator->getOpcode() == UO_LNot)
    return addCondition(Operator->getSubExpr(), !Value);
  if (const auto *Operator = dyn_cast<BinaryOperator>(Condition);
      Operator && Operator->getOpcode() == (Value ? BO_LAnd : BO_LOr)) {
    addCondition(Operator->getLHS(), Value);
    return addCondition(Operator->getRHS(), Value);
  }
  if (const FieldDecl *Flag = flagOfThis(Condition))
    Tests.push_back({Flag, Value});
}

void MemberTests::add(const Callable &C, const Stmt *S) {
  const Stmt *Child = S;
  while (const Stmt *Parent = C.parents().getParent(Child)) {
    if (const auto *If = dyn_cast<IfStmt>(Parent))
      if (Child == If->getThen() || Child == If->getElse())
        addCondition(If->getCond(), Child == If->getThen());
    Child = Parent;
  }
}

bool MemberTests::contradict(const Unit &U) const {
  return llvm::any_of(Tests, [&](const auto &Test) {
    return llvm::is_contained(Tests, std::pair(Test.first, !Test.second)) &&
           !isWritten(U, Test.first);
  });
}

} // namespace async_tidy

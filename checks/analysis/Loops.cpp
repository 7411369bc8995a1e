//===- Loops.cpp - the parts of any loop ----------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Loops.h"
#include "analysis/KnownCallee.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {

bool isLoop(const Stmt *S) { return bodyOf(S); }

const Expr *conditionOf(const Stmt *Loop) {
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    return For->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(Loop))
    return While->getCond();
  if (const auto *Do = dyn_cast<DoStmt>(Loop))
    return Do->getCond();
  return nullptr;
}

bool isEndless(const Callable &C, const Stmt *Loop, const ASTContext &Context) {
  if (!isa<ForStmt, WhileStmt, DoStmt>(Loop))
    return false;
  const Expr *Condition = conditionOf(Loop);
  if (!Condition)
    return true;
  const auto *Reference = dyn_cast<DeclRefExpr>(written(Condition));
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (Variable && llvm::is_contained(C.Locals, Variable) && initOf(Variable) &&
      !Variable->getType()->isReferenceType() && keepsItsValue(C, Variable))
    Condition = initOf(Variable);
  bool Value = false;
  return !Condition->isValueDependent() && !Condition->containsErrors() &&
         Condition->EvaluateAsBooleanCondition(Value, Context) && Value;
}

/// The loop or switch that the `break` \p S leaves.
static const Stmt *leftBy(const Callable &C, const Stmt *S) {
  do
    S = C.parents().getParent(S);
  while (S && !isLoop(S) && !isa<SwitchStmt>(S));
  return S;
}

bool hasExit(const Callable &C, const Stmt *Loop) {
  return anyPart(Loop, LambdaBodies::Skipped, [&](const Stmt *S) {
    if (isa<BreakStmt>(S))
      return leftBy(C, S) == Loop;
    if (const auto *Call = dyn_cast<CallExpr>(S)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      return Callee && Callee->isNoReturn();
    }
    return isa<ReturnStmt, CoreturnStmt, GotoStmt, IndirectGotoStmt>(S);
  });
}

const Stmt *bodyOf(const Stmt *Loop) {
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    return For->getBody();
  if (const auto *While = dyn_cast<WhileStmt>(Loop))
    return While->getBody();
  if (const auto *Do = dyn_cast<DoStmt>(Loop))
    return Do->getBody();
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
    return Range->getBody();
  return nullptr;
}

} // namespace async_tidy

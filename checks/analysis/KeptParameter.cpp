//===- KeptParameter.cpp - what a coroutine reads after it was called -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/KeptParameter.h"
#include "analysis/Unit.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Calls \p Visit for each expression below \p S that somebody wrote, lambdas
/// included, until it is true.
template <typename Visitor> bool anyExpr(const Stmt *S, const Visitor &Visit) {
  if (!S)
    return false;
  if (const auto *E = dyn_cast<Expr>(S); E && Visit(E))
    return true;
  // The other children of a suspension repeat the operand.
  if (const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(S))
    return anyExpr(Suspension->getOperand(), Visit);
  return llvm::any_of(S->children(),
                      [&](const Stmt *Child) { return anyExpr(Child, Visit); });
}

/// Whether \p Function evaluates an expression that \p Is finds when its call is
/// over.
template <typename Predicate>
bool evaluatesLater(const Unit &U, const FunctionDecl *Function, bool IsLazy,
                    const Predicate &Is) {
  const CoroutineBodyStmt *Coroutine = coroutineBodyOf(Function);
  if (!Coroutine)
    return false;
  if (IsLazy)
    return anyExpr(Coroutine->getBody(), Is);
  const Callable *C = U.callableOf(Function);
  const FlowGraph *Graph = C && !C->Suspensions.empty() ? U.flowGraph(*C) : nullptr;
  return Graph && anyExpr(Coroutine->getBody(), [&](const Expr *E) {
           return Is(E) && llvm::any_of(C->Suspensions, [&](const Expr *Suspension) {
                    return Graph->reaches(Suspension, E);
                  });
         });
}

} // namespace

const CoroutineBodyStmt *coroutineBodyOf(const FunctionDecl *Function) {
  return Function ? dyn_cast_or_null<CoroutineBodyStmt>(Function->getBody()) : nullptr;
}

bool keepsParameter(const Unit &U, const FunctionDecl *Function,
                    const ParmVarDecl *Parameter, bool IsLazy) {
  return evaluatesLater(U, Function, IsLazy, [Parameter](const Expr *E) {
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    return Reference && Reference->getDecl() == Parameter;
  });
}

bool keepsObject(const Unit &U, const FunctionDecl *Function, bool IsLazy) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
  const bool IsLambda = Method && Method->getParent()->isLambda();
  return evaluatesLater(U, Function, IsLazy, [&](const Expr *E) {
    if (isa<CXXThisExpr>(E))
      return true;
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    return IsLambda && Reference && Reference->refersToEnclosingVariableOrCapture() &&
           Reference->getDecl()->getDeclContext() != Method;
  });
}

} // namespace async_tidy

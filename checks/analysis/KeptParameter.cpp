//===- KeptParameter.cpp - what a coroutine reads after it was called -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/KeptParameter.h"
#include "analysis/Suspension.h"
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

bool isLambdaOperator(const FunctionDecl *Function) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
  return Method && Method->getParent()->isLambda();
}

/// Whether an expression in \c Function reads the object of the call.
struct ReadsObject {
  const FunctionDecl *Function;

  bool operator()(const Expr *E) const {
    if (isa<CXXThisExpr>(E))
      return true;
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    // `this auto &self`.
    if (const auto *Parameter =
            Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
        Parameter && Parameter->isExplicitObjectParameter())
      return Parameter->getDeclContext() == Function;
    return isLambdaOperator(Function) && Reference &&
           llvm::any_of(cast<CXXMethodDecl>(Function)->getParent()->captures(),
                        [&](const LambdaCapture &Capture) {
                          return Capture.capturesVariable() &&
                                 Capture.getCapturedVar() == Reference->getDecl();
                        });
  }
};

} // namespace

const CoroutineBodyStmt *coroutineBodyOf(const FunctionDecl *Function) {
  return Function ? dyn_cast_or_null<CoroutineBodyStmt>(Function->getBody()) : nullptr;
}

bool keepsParameter(const Unit &U, const FunctionDecl *Function,
                    const ParmVarDecl *Parameter, bool IsLazy) {
  if (Parameter->isExplicitObjectParameter())
    return keepsObject(U, Function, IsLazy);
  return evaluatesLater(U, Function, IsLazy, [Parameter](const Expr *E) {
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    return Reference && Reference->getDecl() == Parameter;
  });
}

bool keepsObject(const Unit &U, const FunctionDecl *Function, bool IsLazy) {
  return evaluatesLater(U, Function, IsLazy, ReadsObject{Function});
}

std::optional<LaterRead> readLater(const Unit &U, const FunctionDecl *Function,
                                   bool IsLazy) {
  std::optional<LaterRead> Result;
  auto IsFirst = [&](const Expr *E) {
    if (!ReadsObject{Function}(E))
      return false;
    Result = LaterRead{E, nullptr};
    return true;
  };
  if (!evaluatesLater(U, Function, IsLazy, IsFirst) || !Result)
    return std::nullopt;
  const Callable *C = U.callableOf(Function);
  const FlowGraph *Graph = C && !C->Suspensions.empty() ? U.flowGraph(*C) : nullptr;
  // In a lazy coroutine something behind a suspension tells more than the start.
  if (Graph && IsLazy)
    evaluatesLater(U, Function, /*IsLazy=*/false, IsFirst);
  if (Graph)
    for (const CoroutineSuspendExpr *Suspension : C->Suspensions)
      if (!Result->Suspension && maySuspend(U, Suspension) &&
          Graph->reaches(Suspension, Result->What))
        Result->Suspension = Suspension;
  if (const auto *This = dyn_cast<CXXThisExpr>(Result->What); This && C)
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(
            C->parents().getParentIgnoreParenImpCasts(const_cast<CXXThisExpr *>(This)));
        Member && !isLambdaOperator(Function))
      Result->What = Member;
  return Result;
}

} // namespace async_tidy

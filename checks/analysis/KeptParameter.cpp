//===- KeptParameter.cpp - what a coroutine reads after it was called -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/KeptParameter.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Whether \p Function evaluates an expression that \p Is finds when its call is
/// over.
template <typename Predicate>
bool evaluatesLater(const Unit &U, const FunctionDecl *Function, bool IsLazy,
                    const Predicate &Is) {
  const CoroutineBodyStmt *Coroutine = coroutineBodyOf(Function);
  if (!Coroutine)
    return false;
  if (IsLazy)
    return anyPart(Coroutine->getBody(), LambdaBodies::Entered, Is);
  const Callable *C = U.callableOf(Function);
  const FlowGraph *Graph = C && !C->Suspensions.empty() ? U.flowGraph(*C) : nullptr;
  return Graph &&
         anyPart(Coroutine->getBody(), LambdaBodies::Entered, [&](const Stmt *S) {
           return Is(S) && llvm::any_of(C->Suspensions, [&](const Expr *Suspension) {
                    return Graph->reaches(Suspension, S);
                  });
         });
}

bool isLambdaOperator(const FunctionDecl *Function) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
  return Method && Method->getParent()->isLambda();
}

/// Whether a part of \c Function reads the object of the call.
struct ReadsObject {
  const FunctionDecl *Function;

  bool operator()(const Stmt *S) const {
    if (isa<CXXThisExpr>(S))
      return true;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
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

/// Whether somebody else decides on the parameters of \p C, and calls it: as a
/// callback, or through a virtual function.
bool isCalledByOthers(const Callable &C) {
  const auto *Method = dyn_cast<CXXMethodDecl>(C.Function);
  return C.Lambda || (Method && (Method->isVirtual() ||
                                 Method->getOverloadedOperator() == OO_Call));
}

} // namespace

const CoroutineBodyStmt *coroutineBodyOf(const FunctionDecl *Function) {
  return Function ? dyn_cast_or_null<CoroutineBodyStmt>(Function->getBody()) : nullptr;
}

bool keepsParameter(const Unit &U, const FunctionDecl *Function,
                    const ParmVarDecl *Parameter, bool IsLazy) {
  if (Parameter->isExplicitObjectParameter())
    return keepsObject(U, Function, IsLazy);
  return evaluatesLater(U, Function, IsLazy, [Parameter](const Stmt *S) {
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    return Reference && Reference->getDecl() == Parameter;
  });
}

bool keepsObject(const Unit &U, const FunctionDecl *Function, bool IsLazy) {
  return evaluatesLater(U, Function, IsLazy, ReadsObject{Function});
}

std::optional<LaterRead> readLater(const Unit &U, const FunctionDecl *Function,
                                   bool IsLazy) {
  std::optional<LaterRead> Result;
  auto IsFirst = [&](const Stmt *S) {
    if (!ReadsObject{Function}(S))
      return false;
    Result = LaterRead{cast<Expr>(S), nullptr};
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

std::vector<KeptRvalue> keptRvalues(const Unit &U, const Callable &C) {
  std::vector<KeptRvalue> Result;
  if (!C.isCoroutine() || C.Kind == ContextKind::Generator || C.Suspensions.empty() ||
      C.Function->isTemplateInstantiation() || isCalledByOthers(C))
    return Result;
  for (const ParmVarDecl *Parameter : C.Function->parameters()) {
    const QualType T = Parameter->getType();
    if (!T->isRValueReferenceType() || !T->getPointeeType().isDestructedType())
      continue;
    for (const DeclRefExpr *Use : C.referencesTo(Parameter)) {
      const auto Before = suspensionsBefore(U, C, Use);
      if (Before.empty())
        continue;
      Result.push_back({Parameter, Before.front(), Use});
      break;
    }
  }
  if (Result.empty())
    return Result;
  const llvm::ArrayRef<Unit::CallSite> Calls = U.callsOf(C.Function);
  if (!Calls.empty() && llvm::all_of(Calls, [](const Unit::CallSite &Site) {
        return Site.In->isAwaited(Site.Call);
      }))
    Result.clear();
  return Result;
}

} // namespace async_tidy

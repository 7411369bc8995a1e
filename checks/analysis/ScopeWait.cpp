//===- ScopeWait.cpp - whether a scope waits for what it has let go -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/ScopeWait.h"
#include "analysis/Loops.h"
#include "analysis/Unit.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace async_tidy {

bool waitsBetween(const Unit &U, const Callable &C, const Expr *Start,
                  SourceLocation End) {
  const SourceManager &Sources = U.context().getSourceManager();
  auto IsBetween = [&](const Expr *E) {
    return Sources.isBeforeInTranslationUnit(Start->getEndLoc(), E->getBeginLoc()) &&
           Sources.isBeforeInTranslationUnit(E->getBeginLoc(), End);
  };
  return llvm::any_of(C.Suspensions, IsBetween) ||
         llvm::any_of(C.Calls, [&](const Expr *Call) {
           return IsBetween(Call) && U.names().findCallee(Call, Category::Blocking);
         });
}

bool isNamedBehind(const Unit &U, const Callable &C, const VarDecl *Variable,
                   const Expr *Start) {
  const SourceManager &Sources = U.context().getSourceManager();
  return llvm::any_of(C.referencesTo(Variable), [&](const DeclRefExpr *Reference) {
    return Sources.isBeforeInTranslationUnit(Start->getEndLoc(),
                                             Reference->getBeginLoc());
  });
}

bool isGivenWhatIsNamedBehind(const Unit &U, const Callable &C, const Expr *Call,
                              const Expr *Start) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(calleeOf(Call));
  return Method && Method->getParent()->isLambda() &&
         llvm::any_of(Method->getParent()->captures(), [&](const LambdaCapture &Capture) {
           const auto *Variable = Capture.capturesVariable()
                                      ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                                      : nullptr;
           return Variable && Capture.getCaptureKind() == LCK_ByRef &&
                  isNamedBehind(U, C, Variable, Start);
         });
}

bool isDeclaredBeforeLoop(const Unit &U, const Callable &C, const VarDecl *Variable,
                          const Expr *Call) {
  const SourceManager &Sources = U.context().getSourceManager();
  for (const Stmt *Parent = C.parents().getParent(Call); Parent;
       Parent = C.parents().getParent(Parent))
    if (isLoop(Parent) &&
        Sources.isBeforeInTranslationUnit(Variable->getLocation(),
                                          Parent->getBeginLoc()))
      return true;
  return false;
}

} // namespace async_tidy

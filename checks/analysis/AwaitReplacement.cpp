//===- AwaitReplacement.cpp - a wait that can be awaited ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/AwaitReplacement.h"
#include "analysis/DroppedTask.h"
#include "analysis/Unit.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {
namespace {

bool isTaskOrFuture(const Unit &U, const Expr *E) {
  const TypeRole Role = U.types().factsOf(E->IgnoreParenImpCasts()->getType()).Role;
  return Role == TypeRole::Task || Role == TypeRole::Future;
}

} // namespace

bool waitsForTask(const Unit &U, const BlockingCall &Wait) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Wait.Call);
  if (!Call)
    return false;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Member->getImplicitObjectArgument() &&
           isTaskOrFuture(U, Member->getImplicitObjectArgument());
  return llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
    return isTaskOrFuture(U, Argument);
  });
}

bool mayHoldLock(const Unit &U, const Callable &C, const Expr *Site) {
  const SourceManager &Sources = U.context().getSourceManager();
  return llvm::any_of(C.Calls, [&](const Expr *Call) {
    if (!Sources.isBeforeInTranslationUnit(Call->getBeginLoc(),
                                           Site->getBeginLoc()))
      return false;
    const Entry *Facts = isa<CXXConstructExpr>(Call)
                             ? U.names().find(calleeOf(Call), Category::Blocking)
                             : U.names().findCallee(Call, Category::Blocking);
    return Facts && Facts->Kind == BlockingKind::Lock;
  });
}

std::optional<std::string> awaitInPlace(const Unit &U, const Callable &C,
                                        const BlockingCall &Wait) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Wait.Call);
  if (!Call || Call->getNumArgs() != 0 || !Wait.Chain.empty() ||
      !waitsForTask(U, Wait))
    return std::nullopt;
  // Awaiting takes the value; `wait` leaves it there.
  if (plainName(Call->getMethodDecl()) != "get")
    return std::nullopt;
  const Expr *Object = Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
  const auto *Variable = dyn_cast<DeclRefExpr>(Object);
  const bool IsLocal = Variable && isa<VarDecl>(Variable->getDecl()) &&
                       cast<VarDecl>(Variable->getDecl())->hasLocalStorage();
  if ((!IsLocal && !Object->isPRValue()) || !canAwaitInPlace(U, C, Call, Object) ||
      mayHoldLock(U, C, Call))
    return std::nullopt;
  // The value has to be the same, where it is used.
  const bool IsStatement = C.isReplaceable(Call);
  if (!IsStatement) {
    const QualType Result = U.types().awaitResult(Object->getType());
    if (Result.isNull() ||
        !U.context().hasSameUnqualifiedType(Result.getNonReferenceType(),
                                            Call->getType()))
      return std::nullopt;
  }
  const std::string Text =
      Lexer::getSourceText(CharSourceRange::getTokenRange(Object->getSourceRange()),
                           U.context().getSourceManager(),
                           U.context().getLangOpts())
          .str();
  std::string Code =
      IsLocal ? "co_await std::move(" + Text + ")" : "co_await " + Text;
  const Stmt *Parent = C.parents().getParent(Call);
  while (isa_and_nonnull<ImplicitCastExpr, MaterializeTemporaryExpr,
                         CXXBindTemporaryExpr, ExprWithCleanups>(Parent))
    Parent = C.parents().getParent(Parent);
  const bool IsOperand = isa_and_nonnull<Expr>(Parent) && !isa<ParenExpr>(Parent);
  return IsOperand && !IsStatement ? "(" + Code + ")" : Code;
}

} // namespace async_tidy

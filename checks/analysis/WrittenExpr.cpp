//===- WrittenExpr.cpp - expressions as they are written ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/WrittenExpr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace async_tidy {

const Expr *written(const Expr *E) {
  while (true) {
    const Expr *Inner = E->IgnoreParenImpCasts();
    if (const auto *Full = dyn_cast<FullExpr>(Inner))
      Inner = Full->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = Temporary->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bind->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

const Expr *handedOn(const Expr *E) {
  while (true) {
    const Expr *Inner = written(E);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Inner);
        Construct && Construct->getNumArgs() == 1)
      Inner = Construct->getArg(0);
    else if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Inner);
             Cast && Cast->getCastKind() == CK_ConstructorConversion)
      Inner = Cast->getSubExpr();
    else if (const auto *Call = dyn_cast<CallExpr>(Inner);
             Call && Call->isCallToStdMove())
      Inner = Call->getArg(0);
    if (Inner == E)
      return E;
    E = Inner;
  }
}

const Expr *withoutMoves(const Expr *E) {
  while (true) {
    E = written(E);
    const auto *Call = dyn_cast<CallExpr>(E);
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    if (Call && Call->getNumArgs() == 1 &&
        (Call->isCallToStdMove() || Call->getBuiltinCallee() == Builtin::BIforward))
      E = Call->getArg(0);
    else if (Construct && Construct->getNumArgs() > 0 &&
             Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    else
      return E;
  }
}

const Expr *initOf(const VarDecl *Variable) {
  const Expr *Init = Variable->getInit();
  return Init && !Init->containsErrors() && !Init->getType().isNull() ? Init
                                                                      : nullptr;
}

bool anyPart(const Stmt *S, LambdaBodies Bodies,
             llvm::function_ref<bool(const Stmt *)> Is) {
  if (!S)
    return false;
  if (Is(S))
    return true;
  const auto IsIn = [&](const Stmt *Part) { return anyPart(Part, Bodies, Is); };
  if (const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(S))
    return IsIn(Suspension->getOperand());
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return llvm::any_of(Lambda->capture_inits(), IsIn) ||
           (Bodies == LambdaBodies::Entered && IsIn(Lambda->getBody()));
  return llvm::any_of(S->children(), IsIn);
}

bool hasErrors(const Stmt *S) {
  return anyPart(S, LambdaBodies::Entered, [](const Stmt *Part) {
    const auto *E = dyn_cast<Expr>(Part);
    return E && E->containsErrors();
  });
}

const Expr *objectOf(const Expr *Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  return Member ? Member->getImplicitObjectArgument() : nullptr;
}

llvm::ArrayRef<const Expr *> argumentsOf(const Expr *Call) {
  if (const auto *C = dyn_cast<CallExpr>(Call))
    return {C->getArgs(), C->getNumArgs()};
  if (const auto *C = dyn_cast<CXXConstructExpr>(Call))
    return {C->getArgs(), C->getNumArgs()};
  return {};
}

/// How many arguments of \p Call stand before that for the first parameter: the
/// object of an operator, also of a static one, but not where it has a parameter
/// of its own.
static unsigned argumentsBefore(const Expr *Call, const FunctionDecl *Function) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
  return isa<CXXOperatorCallExpr>(Call) && Method &&
         !Method->isExplicitObjectMemberFunction();
}

const Expr *argumentFor(const Expr *Call, const FunctionDecl *Function, unsigned Index) {
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  Index += argumentsBefore(Call, Function);
  return Index < Arguments.size() ? Arguments[Index] : nullptr;
}

unsigned numWrittenArguments(const Expr *Call, const FunctionDecl *Function) {
  unsigned Result = 0;
  for (const Expr *Argument = argumentFor(Call, Function, Result);
       Argument && !isa<CXXDefaultArgExpr>(Argument);
       Argument = argumentFor(Call, Function, Result))
    ++Result;
  return Result;
}

const ParmVarDecl *parameterFor(const Expr *Call, const FunctionDecl *Function,
                                unsigned Index) {
  const unsigned Before = argumentsBefore(Call, Function);
  return Index >= Before && Index - Before < Function->getNumParams()
             ? Function->getParamDecl(Index - Before)
             : nullptr;
}

const Expr *receiverOf(const Expr *Call, const FunctionDecl *Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  if (!Method || !Method->isImplicitObjectMemberFunction())
    return nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getArg(0);
  return objectOf(Call);
}

} // namespace async_tidy

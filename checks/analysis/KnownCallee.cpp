//===- KnownCallee.cpp - functions that the code names without calling ----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/KnownCallee.h"
#include "analysis/CallableCollector.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace async_tidy {

bool keepsItsValue(const Callable &C, const VarDecl *Variable) {
  if (Variable->getType().isConstQualified() ||
      Variable->getType()->isReferenceType())
    return true;
  // Nobody assigns to a lambda.
  if (const CXXRecordDecl *Record = Variable->getType()->getAsCXXRecordDecl();
      Record && Record->isLambda())
    return true;
  if (!Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable))
    return false;
  return llvm::all_of(C.referencesTo(Variable), [&](const DeclRefExpr *Reference) {
    const Stmt *Child = Reference;
    const Stmt *Parent = C.parents().getParent(Reference);
    while (isa_and_nonnull<ParenExpr>(Parent)) {
      Child = Parent;
      Parent = C.parents().getParent(Parent);
    }
    // A read of its value, or a call of it.
    if (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Parent))
      return Cast->getCastKind() == CK_LValueToRValue ||
             Cast->getCastKind() == CK_NoOp;
    const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Parent);
    return Call && Call->getOperator() == OO_Call && Call->getArg(0) == Child;
  });
}

namespace {

const FunctionDecl *namedFunctionAt(const Unit &U, const Callable &C,
                                    const Expr *E, unsigned Depth) {
  constexpr unsigned MaximumDepth = 8;
  while (E) {
    const auto *Dereference = dyn_cast<UnaryOperator>(E);
    if (isTransparent(E) && E->child_begin() != E->child_end())
      E = cast<Expr>(*E->child_begin());
    else if (Dereference && Dereference->getOpcode() == UO_Deref)
      E = Dereference->getSubExpr();
    else
      break;
  }
  if (!E || Depth == MaximumDepth)
    return nullptr;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return Lambda->getCallOperator();
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl())) {
      // A pointer to a virtual member calls what overrides it.
      const auto *Method = dyn_cast<CXXMethodDecl>(Function);
      return Method && Method->isVirtual() && !Method->hasAttr<FinalAttr>() &&
                     !Method->getParent()->isEffectivelyFinal()
                 ? nullptr
                 : Function;
    }
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (Variable && initOf(Variable) && keepsItsValue(C, Variable))
      if (const FunctionDecl *Initial =
              namedFunctionAt(U, C, initOf(Variable), Depth + 1))
        return Initial;
  }
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  const auto *Call = dyn_cast<CallExpr>(E);
  if (Construct || Call)
    if (U.names().findCallee(E, Category::Wrapper)) {
      if ((Construct ? Construct->getNumArgs() : Call->getNumArgs()) == 0)
        return nullptr;
      return namedFunctionAt(
          U, C, Construct ? Construct->getArg(0) : Call->getArg(0), Depth + 1);
    }
  const CXXRecordDecl *Record = E->getType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->isLambda())
    return nullptr;
  const CXXMethodDecl *Only = nullptr;
  for (const NamedDecl *D : Record->lookup(
           U.context().DeclarationNames.getCXXOperatorName(OO_Call))) {
    const auto *Operator = dyn_cast<CXXMethodDecl>(D);
    if (!Operator || Only)
      return nullptr;
    Only = Operator;
  }
  return Only;
}

} // namespace

const FunctionDecl *namedFunction(const Unit &U, const Callable &C, const Expr *E) {
  return namedFunctionAt(U, C, E, 0);
}

const FunctionDecl *devirtualized(const Expr *Site, const CXXMethodDecl *Method) {
  const Expr *Object = nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Site)) {
    const auto *Member =
        dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParenImpCasts());
    // `Base::f()` names the function.
    if (Member && Member->hasQualifier())
      return Method;
    Object = Call->getImplicitObjectArgument();
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Site)) {
    Object = Call->getNumArgs() ? Call->getArg(0) : nullptr;
  }
  return Object ? Method->getDevirtualizedMethod(Object->IgnoreParenImpCasts(),
                                                 /*IsAppleKext=*/false)
                : nullptr;
}

const Expr *onlyResult(const FunctionDecl *Function) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = Function && Function->hasBody(Definition)
                         ? dyn_cast_or_null<CompoundStmt>(Definition->getBody())
                         : nullptr;
  if (!Body || Body->body_empty() || isa<CoroutineBodyStmt>(Definition->getBody()))
    return nullptr;
  // A local `thread_local` is declared before.
  for (const Stmt *S : Body->body())
    if (S != Body->body_back() && !isa<DeclStmt>(S))
      return nullptr;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_back());
  return Return ? Return->getRetValue() : nullptr;
}

} // namespace async_tidy

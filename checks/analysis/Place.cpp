//===- Place.cpp - an object that code names twice ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Place.h"
#include "libraries/NameLookup.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

std::optional<Place::Step> indexStep(const Expr *Index,
                                     const ASTContext &Context) {
  Index = Index->IgnoreParenImpCasts();
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Index))
    return Place::Step{Reference->getDecl()->getCanonicalDecl(), std::nullopt};
  Expr::EvalResult Value;
  if (!Index->isValueDependent() && Index->EvaluateAsInt(Value, Context) &&
      Value.Val.getInt().getActiveBits() <= 64)
    return Place::Step{nullptr, Value.Val.getInt().getZExtValue()};
  return std::nullopt;
}

std::optional<Place> elementOf(const Expr *Container, const Expr *Index,
                               const ASTContext &Context) {
  std::optional<Place> Result = placeOf(Container, Context);
  std::optional<Place::Step> Step = indexStep(Index, Context);
  if (!Result || !Step)
    return std::nullopt;
  Result->Steps.push_back(*Step);
  return Result;
}

} // namespace

bool Place::isShared() const {
  const auto *Binding = dyn_cast_or_null<BindingDecl>(Root);
  const auto *Variable = dyn_cast_or_null<VarDecl>(
      Binding ? Binding->getDecomposedDecl() : Root);
  return !Variable || !Variable->hasLocalStorage() ||
         Variable->getType()->isReferenceType() ||
         Variable->getType()->isPointerType();
}

bool Place::isWithin(const Place &Other) const {
  return Root == Other.Root && Steps.size() >= Other.Steps.size() &&
         llvm::ArrayRef(Steps).take_front(Other.Steps.size()) ==
             llvm::ArrayRef(Other.Steps);
}

bool Place::isIndexedBy(const ValueDecl *Variable) const {
  return llvm::any_of(Steps, [&](const Step &S) {
    return S.Member && S.Member == Variable->getCanonicalDecl();
  });
}

std::optional<Place> placeOf(const Expr *E, const ASTContext &Context) {
  E = E->IgnoreParenCasts();
  if (const auto *Cleanups = dyn_cast<FullExpr>(E))
    return placeOf(Cleanups->getSubExpr(), Context);
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return placeOf(Temporary->getSubExpr(), Context);
  if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
    return placeOf(Bind->getSubExpr(), Context);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    if (!isa<VarDecl, BindingDecl>(Reference->getDecl()))
      return std::nullopt;
    return Place{cast<ValueDecl>(Reference->getDecl()->getCanonicalDecl()), {}};
  }
  if (isa<CXXThisExpr>(E))
    return Place{};
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    std::optional<Place> Result = placeOf(Member->getBase(), Context);
    if (!Result || !isa<FieldDecl>(Member->getMemberDecl()))
      return std::nullopt;
    Result->Steps.push_back(
        {Member->getMemberDecl()->getCanonicalDecl(), std::nullopt});
    return Result;
  }
  if (const auto *Operator = dyn_cast<UnaryOperator>(E))
    return Operator->getOpcode() == UO_Deref
               ? placeOf(Operator->getSubExpr(), Context)
               : std::nullopt;
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
    return elementOf(Subscript->getBase(), Subscript->getIdx(), Context);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    switch (Operator->getOperator()) {
    case OO_Arrow:
      return placeOf(Operator->getArg(0), Context);
    case OO_Star:
      if (Operator->getNumArgs() == 1)
        return placeOf(Operator->getArg(0), Context);
      return std::nullopt;
    case OO_Subscript:
      if (Operator->getNumArgs() == 2)
        return elementOf(Operator->getArg(0), Operator->getArg(1), Context);
      return std::nullopt;
    default:
      return std::nullopt;
    }
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const llvm::StringRef Name = plainName(Method);
    if (Name == "at" && Call->getNumArgs() == 1)
      return elementOf(Call->getImplicitObjectArgument(), Call->getArg(0),
                       Context);
    if ((Name == "front" || Name == "back") && Call->getNumArgs() == 0 &&
        Method->getParent()->isInStdNamespace()) {
      std::optional<Place> Result =
          placeOf(Call->getImplicitObjectArgument(), Context);
      if (Result && Name == "front")
        Result->Steps.push_back({nullptr, 0});
      else if (Result)
        Result->Steps.push_back({Method->getCanonicalDecl(), std::nullopt});
      return Result;
    }
    return std::nullopt;
  }
  // `std::get<0>(tuple)`
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && Call->getNumArgs() == 1)
    if (const FunctionDecl *Get = Call->getDirectCallee();
        plainName(Get) == "get" && Get->isInStdNamespace() &&
        Get->getTemplateSpecializationArgs() &&
        Get->getTemplateSpecializationArgs()->get(0).getKind() ==
            TemplateArgument::Integral) {
      std::optional<Place> Result = placeOf(Call->getArg(0), Context);
      if (Result)
        Result->Steps.push_back({nullptr, Get->getTemplateSpecializationArgs()
                                              ->get(0)
                                              .getAsIntegral()
                                              .getZExtValue()});
      return Result;
    }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (Call->isCallToStdMove() ||
        (plainName(Call->getDirectCallee()) == "forward" &&
         Call->getDirectCallee()->isInStdNamespace() && Call->getNumArgs() == 1))
      return placeOf(Call->getArg(0), Context);
  return std::nullopt;
}

} // namespace async_tidy

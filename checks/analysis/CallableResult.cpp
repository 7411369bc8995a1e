//===- CallableResult.cpp - what a callable returns -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CallableResult.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {
namespace {

using CallOperators = llvm::SmallVector<const FunctionDecl *, 4>;

/// The call operators of \p Record and its bases, instantiations of templates
/// among them.
void addCallOperators(const CXXRecordDecl *Record, CallOperators &Result,
                      bool &HasTemplate) {
  if (!Record || !Record->hasDefinition())
    return;
  Record = Record->getDefinition();
  for (const NamedDecl *D : Record->lookup(
           Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call))) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
      HasTemplate = true;
      for (const FunctionDecl *Special : Template->specializations())
        Result.push_back(Special);
    } else if (const auto *Method = dyn_cast<CXXMethodDecl>(D)) {
      Result.push_back(Method);
    }
  }
  // Those of the bases are hidden.
  if (!Result.empty() || HasTemplate)
    return;
  for (const CXXBaseSpecifier &Base : Record->bases())
    addCallOperators(Base.getType()->getAsCXXRecordDecl(), Result, HasTemplate);
}

/// The one type that all of \p Operators return, or null.
QualType commonResult(const CallOperators &Operators) {
  QualType Result;
  for (const FunctionDecl *Operator : Operators) {
    const QualType Own = Operator->getReturnType();
    if (Own->isUndeducedType() || Own->isDependentType())
      return {};
    if (!Result.isNull() && Result.getCanonicalType() != Own.getCanonicalType())
      return {};
    Result = Own;
  }
  return Result;
}

const FunctionDecl *namedFunction(const Expr *E) {
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = written(Address->getSubExpr());
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  return Reference ? dyn_cast<FunctionDecl>(Reference->getDecl()) : nullptr;
}

} // namespace

QualType callResult(const CXXRecordDecl *Record) {
  CallOperators Operators;
  bool HasTemplate = false;
  addCallOperators(Record, Operators, HasTemplate);
  return commonResult(Operators);
}

CallableResult callableResult(const Expr *E, const NameLookup &Names) {
  constexpr unsigned MaximumWrappers = 4;
  for (unsigned Step = 0; Step != MaximumWrappers; ++Step) {
    E = withoutMoves(E);
    QualType T = E->getType();
    if (T->isPointerType() || T->isMemberPointerType())
      T = T->getPointeeType();
    if (const auto *Function = T->getAs<FunctionProtoType>())
      return {E, namedFunction(E), Function->getReturnType()};
    const CXXRecordDecl *Record = E->getType()->getAsCXXRecordDecl();
    if (!Record)
      return {};
    CallOperators Operators;
    bool HasTemplate = false;
    addCallOperators(Record, Operators, HasTemplate);
    if (!HasTemplate || Record->isLambda())
      return {E, Operators.size() == 1 ? Operators.front() : nullptr,
              commonResult(Operators)};
    // `std::bind(callable, ...)` returns what its callable does.
    if (!isa<CallExpr, CXXConstructExpr>(E) ||
        !Names.findCallee(E, Category::Wrapper))
      return {};
    const Expr *Wrapped = nullptr;
    for (const Expr *Argument : argumentsOf(E))
      if (!Wrapped && !callableResult(Argument, Names).Type.isNull())
        Wrapped = Argument;
    if (!Wrapped)
      return {};
    E = Wrapped;
  }
  return {};
}

} // namespace async_tidy

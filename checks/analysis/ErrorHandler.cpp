//===- ErrorHandler.cpp - who is told of an error -------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/ErrorHandler.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// What a body does, as far as an exception is concerned.
struct HandlerTraits {
  bool LooksAtException = false;
  bool Ends = false;
  bool CallsUnknown = false;
};

void inspectHandler(const Stmt *S, HandlerTraits &Traits) {
  if (!S)
    return;
  if (isa<CXXThrowExpr>(S))
    Traits.LooksAtException = true;
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      Traits.CallsUnknown = true;
    else if (Callee->isNoReturn())
      Traits.Ends = true;
    else if (asksForCurrentException(Call))
      Traits.LooksAtException = true;
    else
      Traits.CallsUnknown = true;
  }
  for (const Stmt *Child : S->children())
    inspectHandler(Child, Traits);
}

/// `unhandled_exception` of \p Promise, or of the template that it is from.
const FunctionDecl *unhandledException(const CXXRecordDecl *Promise,
                                       ASTContext &Context, unsigned Depth = 0) {
  constexpr unsigned MaximumDepth = 8;
  Promise = Promise ? Promise->getDefinition() : nullptr;
  if (!Promise || Depth == MaximumDepth)
    return nullptr;
  for (const NamedDecl *D :
       Promise->lookup(&Context.Idents.get("unhandled_exception")))
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D->getUnderlyingDecl()))
      return Method;
  for (const CXXBaseSpecifier &Base : Promise->bases())
    if (const FunctionDecl *Inherited = unhandledException(
            Base.getType()->getAsCXXRecordDecl(), Context, Depth + 1))
      return Inherited;
  return nullptr;
}

} // namespace

bool isDeclaredNothrow(const FunctionDecl *Function) {
  const auto *Type = Function->getType()->getAs<FunctionProtoType>();
  return Type && !isUnresolvedExceptionSpec(Type->getExceptionSpecType()) &&
         Type->isNothrow();
}

bool isClassDerivedFrom(QualType T, QualType Base) {
  T = T.getNonReferenceType().getUnqualifiedType();
  Base = Base.getNonReferenceType().getUnqualifiedType();
  if (T.getCanonicalType() == Base.getCanonicalType())
    return true;
  const CXXRecordDecl *Derived = T->getAsCXXRecordDecl();
  const CXXRecordDecl *Record = Base->getAsCXXRecordDecl();
  return Derived && Record && Derived->hasDefinition() && Record->hasDefinition() &&
         Derived->isDerivedFrom(Record);
}

bool isCompleteHandler(const Unit &U, const CXXCatchStmt *Handler) {
  // Of a type that is not declared nobody knows what it would catch.
  if (!Handler->getExceptionDecl() || Handler->getExceptionDecl()->isInvalidDecl())
    return true;
  const CXXRecordDecl *Record =
      Handler->getCaughtType().getNonReferenceType()->getAsCXXRecordDecl();
  return Record && U.names().find(Record, Category::Exception);
}

bool isExceptionPointer(QualType T) {
  const CXXRecordDecl *Record = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  const NamespaceDecl *Home = Record ? outermostNamespace(Record) : nullptr;
  return Home && Home->isStdNamespace() && plainName(Record) == "exception_ptr";
}

bool asksForCurrentException(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->isInStdNamespace() &&
         plainName(Callee) == "current_exception";
}

ExceptionFate fateOf(const Unit &U, const CXXRecordDecl *Promise,
                     const FunctionDecl *&Handler) {
  Handler = unhandledException(Promise, U.context());
  if (!Handler)
    return ExceptionFate::Handled;
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Handler->getBody(Definition);
  // An instance of a template of which nobody has needed the body yet.
  if (!Body)
    if (const FunctionDecl *Pattern = Handler->getTemplateInstantiationPattern())
      Body = Pattern->getBody(Definition);
  if (!Body)
    return ExceptionFate::Handled;
  HandlerTraits Traits;
  inspectHandler(Body, Traits);
  if (Traits.LooksAtException)
    return ExceptionFate::Handled;
  if (Traits.Ends)
    return ExceptionFate::Terminates;
  return Traits.CallsUnknown ? ExceptionFate::Handled : ExceptionFate::Lost;
}

bool handsErrorOn(const Unit &U, const Expr *Call) {
  if (!isa<CallExpr>(Call) || !U.names().findCallee(Call, Category::Continuation))
    return false;
  return llvm::any_of(argumentsOf(Call), [&](const Expr *Argument) {
    const auto *Handler = dyn_cast<LambdaExpr>(handedOn(Argument));
    return Handler && llvm::any_of(Handler->getCallOperator()->parameters(),
                                   [&](const ParmVarDecl *Parameter) {
                                     return takesError(U, Parameter->getType());
                                   });
  });
}

bool handlesErrors(const Unit &U, const Expr *Chain) {
  constexpr unsigned MaximumChain = 16;
  for (unsigned Link = 0; Chain && Link != MaximumChain; ++Link) {
    Chain = handedOn(Chain);
    if (handsErrorOn(U, Chain))
      return true;
    Chain = objectOf(Chain);
  }
  return false;
}

bool takesError(const Unit &U, QualType T) {
  T = T.getNonReferenceType();
  switch (U.types().factsOf(T).Role) {
  case TypeRole::Task:
  case TypeRole::Future:
    return true;
  default:
    return U.names().findType(T, Category::ErrorType) ||
           U.names().findType(T, Category::Exception);
  }
}

} // namespace async_tidy

//===- Wakeup.cpp - threads that wake the coroutine that started them -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Wakeup.h"
#include "analysis/TypeArguments.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The call that \p S ends with, or null; a guard around it, such as
/// `if (auto waker = weak.lock())`, does not count.
const CallExpr *lastCall(const Stmt *S) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    return Block->body_empty() ? nullptr : lastCall(Block->body_back());
  if (const auto *Guard = dyn_cast_or_null<IfStmt>(S))
    return Guard->getElse() ? nullptr : lastCall(Guard->getThen());
  const auto *E = dyn_cast_or_null<Expr>(S);
  return E ? dyn_cast<CallExpr>(written(E)) : nullptr;
}

const CXXRecordDecl *pointee(QualType T) {
  if (!T->getPointeeType().isNull())
    return T->getPointeeCXXRecordDecl();
  const auto Arguments = typeArguments(T->getAsCXXRecordDecl());
  return Arguments.empty() ? nullptr : Arguments.front()->getAsCXXRecordDecl();
}

/// Whether \p E is `this`, or a smart pointer to the same object, such as the
/// result of `weak_from_this()`.
bool isOwnObject(const Expr *E) {
  E = handedOn(E);
  if (isa<CXXThisExpr>(E))
    return true;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  const auto *This =
      Call ? dyn_cast<CXXThisExpr>(written(objectOf(Call))) : nullptr;
  const CXXRecordDecl *Class = This ? pointee(This->getType()) : nullptr;
  const CXXRecordDecl *Target = This ? pointee(Call->getType()) : nullptr;
  return Class && Target && Class->hasDefinition() && Target->hasDefinition() &&
         (declaresSameEntity(Class, Target) || Class->isDerivedFrom(Target) ||
          Target->isDerivedFrom(Class));
}

/// The variable of the enclosing function behind an init-capture that only
/// renames or refers to it; else \p D itself.
const ValueDecl *captured(const ValueDecl *D) {
  const auto *Variable = dyn_cast<VarDecl>(D);
  if (!Variable || !Variable->isInitCapture() || !initOf(Variable))
    return D;
  const Expr *Init = handedOn(initOf(Variable));
  if (const auto *Address = dyn_cast<UnaryOperator>(Init);
      Address && Address->getOpcode() == UO_AddrOf)
    Init = written(Address->getSubExpr());
  const auto *Reference = dyn_cast<DeclRefExpr>(Init);
  return Reference ? Reference->getDecl() : D;
}

} // namespace

const LambdaExpr *threadBody(const Expr *E) {
  const Expr *Value = handedOn(E);
  const auto *Body = dyn_cast<LambdaExpr>(Value);
  if (const auto *Thread = dyn_cast<CXXConstructExpr>(Value))
    for (const Expr *Argument : argumentsOf(Thread))
      if (const auto *Lambda = dyn_cast<LambdaExpr>(handedOn(Argument)))
        Body = Lambda;
  return Body;
}

std::optional<Wakeup> Wakeup::endOf(const LambdaExpr *Body) {
  const CallExpr *Last = lastCall(Body->getBody());
  if (!Last)
    return std::nullopt;
  Wakeup Result;
  anyPart(Last, LambdaBodies::Entered, [&](const Stmt *Part) {
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Part);
        Reference && isa<VarDecl>(Reference->getDecl()))
      Result.Named.push_back(
          cast<ValueDecl>(captured(Reference->getDecl())->getCanonicalDecl()));
    return false;
  });
  for (const Expr *Argument : argumentsOf(Last)) {
    Argument = handedOn(Argument);
    const auto *Reference = dyn_cast<DeclRefExpr>(Argument);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    Result.GivenOwnObject |=
        isOwnObject(Argument) || (Variable && Variable->isInitCapture() &&
                                  initOf(Variable) &&
                                  isOwnObject(initOf(Variable)));
  }
  if (!Result.GivenOwnObject && Result.Named.empty())
    return std::nullopt;
  return Result;
}

bool Wakeup::wakes(const CoawaitExpr *Await) const {
  if (GivenOwnObject)
    return true;
  return anyPart(Await->getOperand(), LambdaBodies::Entered, [&](const Stmt *Part) {
    const auto *Reference = dyn_cast<DeclRefExpr>(Part);
    return Reference &&
           llvm::is_contained(Named, Reference->getDecl()->getCanonicalDecl());
  });
}

} // namespace async_tidy

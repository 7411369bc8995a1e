//===- DroppedResult.cpp - results of co_await that are dropped ----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/DroppedResult.h"
#include "analysis/DroppedTask.h"
#include "analysis/KnownCallee.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/Attr.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {
namespace {

bool isNoDiscard(const Decl *D) {
  return D && D->hasAttr<WarnUnusedResultAttr>();
}

/// Whether the awaited function says of its result, and not only of its task,
/// that it has to be used: where the type of the task says the latter already.
bool isNoDiscardFunction(const Expr *Operand, const Unit &U) {
  if (!isa<CallExpr>(Operand))
    return false;
  const FunctionDecl *Callee = calleeOf(Operand);
  return U.names().findCallee(Operand, Category::MustUse) ||
         (isNoDiscard(Callee) &&
          isNoDiscard(Operand->getType()->getAsCXXRecordDecl()));
}

bool isNoDiscardAwaiter(const CoawaitExpr *Await) {
  const auto *Resume = dyn_cast_or_null<CallExpr>(
      Await->getResumeExpr() ? written(Await->getResumeExpr()) : nullptr);
  return Resume && isNoDiscard(Resume->getDirectCallee());
}

std::optional<ResultKind> kindOf(const CoawaitExpr *Await, const Unit &U) {
  const QualType Result = Await->getType();
  // A reference leaves the object where it is.
  if (Result->isVoidType() || !Await->isPRValue() || Result->isDependentType() ||
      U.names().findType(Result, Category::Allow))
    return std::nullopt;
  const Expr *Operand = written(Await->getOperand());
  if (isa<CallExpr>(Operand) && (U.names().findCallee(Operand, Category::Allow) ||
                                 U.names().findCallee(Operand, Category::Droppable)))
    return std::nullopt;
  if (isGuard(U, Result))
    return ResultKind::Guard;
  if (U.names().findType(Result, Category::ErrorType))
    return ResultKind::Error;
  if (lossOfType(U, Result))
    return ResultKind::Task;
  if (isNoDiscard(Result->getAsTagDecl()) || isNoDiscardFunction(Operand, U) ||
      isNoDiscardAwaiter(Await))
    return ResultKind::NoDiscard;
  return std::nullopt;
}

/// The last word of a name in camel case or with underscores.
llvm::StringRef lastWord(llvm::StringRef Name) {
  Name = Name.rtrim('_');
  size_t Start = Name.size();
  while (Start != 0 && Name[Start - 1] != '_') {
    --Start;
    if (llvm::isUpper(Name[Start]))
      break;
  }
  return Name.substr(Start);
}

/// Whether the last word of the name of \p Record is one of \p Words, and somebody
/// wrote its destructor.
bool isNamed(const CXXRecordDecl *Record,
             std::initializer_list<llvm::StringRef> Words) {
  return Record->hasUserDeclaredDestructor() &&
         llvm::any_of(Words, [Record](llvm::StringRef Word) {
           return lastWord(plainName(Record)).equals_insensitive(Word);
         });
}

} // namespace

bool isGuard(const Unit &U, QualType T) {
  const CXXRecordDecl *Record =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  return U.names().findType(T, Category::Guard) ||
         U.names().findType(T, Category::Lock) || isLease(U, T) ||
         isNamed(Record, {"lock", "locker", "guard"});
}

bool isLease(const Unit &, QualType T) {
  const CXXRecordDecl *Record =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() &&
         isNamed(Record, {"units", "permit", "holder"});
}

std::vector<DroppedResult> droppedResults(const Unit &U, const Callable &C) {
  std::vector<DroppedResult> Result;
  for (const DiscardedValue &Discarded : C.Discarded) {
    const Expr *Ignored = ignoredValue(Discarded.Value);
    const auto *Await =
        dyn_cast<CoawaitExpr>(written(Ignored ? Ignored : Discarded.Value));
    if (!Await || Await->containsErrors() || isInStatementMacro(U, Await))
      continue;
    if (std::optional<ResultKind> Kind = kindOf(Await, U)) {
      const Expr *Operand = written(Await->getOperand());
      Result.push_back({Await, *Kind,
                        isa<CallExpr>(handedOn(Operand)) ? calleeName(handedOn(Operand))
                                                         : std::string(),
                        Discarded.Explicit || Ignored});
    }
  }
  return Result;
}

} // namespace async_tidy

//===- MissingCancellation.cpp - coroutines that cannot be told to stop ---===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/MissingCancellation.h"
#include "analysis/CancellationReach.h"
#include "analysis/Suspension.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Whether \p T is a duration or a point in time, or holds one: `std::optional` of it,
/// or a class with such a member.
bool isTimeBound(QualType T, bool LooksInside = true) {
  if (T.isNull() || T->isDependentType())
    return false;
  const CXXRecordDecl *Record = recordOf(T);
  if (!Record)
    return false;
  const llvm::StringRef Name = plainName(Record);
  if ((Name == "duration" || Name == "time_point") &&
      qualifiedName(Record) == ("std::chrono::" + Name).str())
    return true;
  if (Record->isInStdNamespace())
    return LooksInside && llvm::any_of(typeArguments(Record), [](QualType Of) {
             return isTimeBound(Of, /*LooksInside=*/false);
           });
  return LooksInside && Record->hasDefinition() &&
         llvm::any_of(Record->getDefinition()->fields(), [](const FieldDecl *Field) {
           return isTimeBound(Field->getType(), /*LooksInside=*/false);
         });
}

/// Whether code of other units can name \p Function.
bool isPublic(const FunctionDecl *Function) {
  if (!Function->isExternallyVisible())
    return false;
  for (const Decl *D = Function; D; D = dyn_cast<CXXRecordDecl>(D->getDeclContext()))
    if (D->getAccess() == AS_private)
      return false;
  return true;
}

class MissingCancellations {
public:
  MissingCancellations(const Unit &U, bool PublicOnly)
      : U(U), PublicOnly(PublicOnly) {}

  std::vector<UnboundedWait> find(const Callable &C) {
    if (!isCandidate(C))
      return {};
    Visited.insert(&C);
    std::vector<UnboundedWait> Result = waitsOf(C);
    // Few coroutines have any, and to look for what tells them costs more.
    if (!Result.empty() && (isTold(C) || hasErrors(C.body())))
      Result.clear();
    return Result;
  }

private:
  bool isCandidate(const Callable &C) const {
    return C.isCoroutine() && C.Kind == ContextKind::Coroutine &&
           !U.isSignatureFixed(C) && (!PublicOnly || isPublic(C.Function));
  }

  /// Whether something that \p C can reach tells it to stop, or bounds it, or it is
  /// there to stop others.
  bool isTold(const Callable &C) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(C.Function);
    return hasImplicitCancellation(U, C) ||
           llvm::any_of(C.Function->parameters(),
                        [this](const ParmVarDecl *Parameter) {
                          return isTimeBound(Parameter->getType()) ||
                                 givesCancellation(U, Parameter->getType());
                        }) ||
           (Method && Method->isInstance() &&
            givesCancellation(U, U.context().getCanonicalTagType(Method->getParent()))) ||
           looksAtCancellation(U, C.body(), LambdaBodies::Entered) ||
           closesSomething(U, C);
  }

  std::vector<UnboundedWait> waitsOf(const Callable &C) {
    std::vector<UnboundedWait> Result;
    for (const CoroutineSuspendExpr *Suspension : C.Suspensions) {
      if (!isa<CoawaitExpr>(Suspension) || Suspension->containsErrors() ||
          !maySuspend(U, Suspension) || isBounded(Suspension->getOperand()))
        continue;
      if (std::optional<UnboundedWait> Wait = waitIn(C, Suspension->getOperand()))
        Result.push_back(std::move(*Wait));
    }
    return Result;
  }

  std::optional<UnboundedWait> waitIn(const Callable &C, const Expr *Operand) {
    std::optional<UnboundedWait> Result;
    anyPart(Operand, LambdaBodies::Skipped, [&](const Stmt *S) {
      const auto *Call = dyn_cast<CallExpr>(S);
      if (!Call)
        return false;
      if (std::optional<CancellableCall> Site = cancellableCall(U, C, Call)) {
        if (!Site->Given && !isClosedSomewhere(U, Call) && !waitsForGuard(U, Call))
          Result = {{Call}, std::move(Site)};
        return Result.has_value();
      }
      if (U.names().findCallee(Call, Category::UnboundedWait)) {
        if (!isClosedSomewhere(U, Call))
          Result = {{Call}, std::nullopt};
      } else if (Call == handedOn(Operand)) {
        Result = waitBehind(Call);
      }
      return Result.has_value();
    });
    return Result;
  }

  /// The first wait of the coroutine that \p Call starts.
  std::optional<UnboundedWait> waitBehind(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    const Callable *Body = Callee ? U.callableOf(Callee) : nullptr;
    if (!Body || !Body->isCoroutine() || (Method && Method->isVirtual()) ||
        isCandidate(*Body) || !Visited.insert(Body).second)
      return std::nullopt;
    std::vector<UnboundedWait> Waits = waitsOf(*Body);
    if (Waits.empty() || isTold(*Body))
      return std::nullopt;
    UnboundedWait Result = std::move(Waits.front());
    Result.Calls.insert(Result.Calls.begin(), Call);
    return Result;
  }

  /// Whether something in \p Operand says how long the wait is, or that it is for a
  /// cancellation too.
  bool isBounded(const Expr *Operand) const {
    return anyPart(Operand, LambdaBodies::Skipped, [this](const Stmt *S) {
      const auto *E = dyn_cast<Expr>(S);
      return E && !isa<CXXDefaultArgExpr>(E) &&
             (isTimeBound(E->getType(), /*LooksInside=*/false) ||
              (isa<CallExpr, CXXConstructExpr>(E) &&
               U.names().findCallee(E, Category::AsyncSleep)));
    });
  }

  const Unit &U;
  const bool PublicOnly;
  llvm::SmallPtrSet<const Callable *, 8> Visited;
};

} // namespace

std::vector<UnboundedWait> missingCancellation(const Unit &U, const Callable &C,
                                               bool PublicOnly) {
  return MissingCancellations(U, PublicOnly).find(C);
}

} // namespace async_tidy

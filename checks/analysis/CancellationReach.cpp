//===- CancellationReach.cpp - by what a coroutine can be told to stop ----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CancellationReach.h"
#include "analysis/CancellableCall.h"
#include "analysis/CancellationValue.h"
#include "analysis/DroppedResult.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Looks for a cancellation in classes, the nearest first.
class Search {
public:
  explicit Search(const Unit &U) : U(U) {}

  /// Whether \p T gives one.
  bool find(QualType T) { return isFound(T, 0) || goOn(); }

  /// Whether a member of \p Record gives one.
  bool findIn(const CXXRecordDecl *Record) {
    add(Record, 0);
    return goOn();
  }

private:
  /// How many classes deep the search goes.
  static constexpr unsigned MaximumDepth = 3;

  bool goOn() {
    // The list grows.
    for (size_t Index = 0; Index != Classes.size(); ++Index)
      if (isIn(Classes[Index].first, Classes[Index].second))
        return true;
    return false;
  }

  void add(const CXXRecordDecl *Record, unsigned Depth) {
    if (Depth != MaximumDepth && Record->hasDefinition() &&
        Seen.insert(Record->getCanonicalDecl()).second)
      Classes.emplace_back(Record->getDefinition(), Depth);
  }

  bool isFound(QualType T, unsigned Depth) {
    if (T.isNull() || T->isDependentType())
      return false;
    if (cancellationType(U, T))
      return true;
    const CXXRecordDecl *Record = recordOf(T);
    if (!Record)
      return false;
    if (!Record->isInStdNamespace()) {
      add(Record, Depth);
      return false;
    }
    // What the standard library keeps for itself is no matter, other than its elements.
    return Depth != MaximumDepth &&
           llvm::any_of(typeArguments(Record),
                        [&](QualType Of) { return isFound(Of, Depth + 1); });
  }

  bool isIn(const CXXRecordDecl *Record, unsigned Depth) {
    for (const CXXBaseSpecifier &Base : Record->bases())
      if (const CXXRecordDecl *Of = Base.getType()->getAsCXXRecordDecl())
        add(Of, Depth);
    return llvm::any_of(Record->fields(),
                        [&](const FieldDecl *Field) {
                          return isFound(Field->getType(), Depth + 1);
                        }) ||
           llvm::any_of(Record->methods(), [&](const CXXMethodDecl *Method) {
             return Method->getNumParams() == 0 &&
                    isFound(Method->getReturnType(), Depth + 1);
           });
  }

  const Unit &U;
  std::vector<std::pair<const CXXRecordDecl *, unsigned>> Classes;
  llvm::DenseSet<const CXXRecordDecl *> Seen;
};

} // namespace

bool givesCancellation(const Unit &U, QualType T) { return Search(U).find(T); }

bool hasImplicitCancellation(const Unit &U, const Callable &C) {
  const TypeFacts &Facts = U.types().factsOf(C.Function->getReturnType());
  if (Facts.Entry && Facts.Entry->ImplicitCancellation)
    return true;
  if (!Facts.Promise || !Facts.Promise->hasDefinition())
    return false;
  auto IsTold = [](const CXXRecordDecl *Record) {
    return llvm::any_of(Record->methods(), [](const CXXMethodDecl *Method) {
      return plainName(Method) == "unhandled_stopped" ||
             plainName(Method) == "unhandled_done";
    });
  };
  return Search(U).findIn(Facts.Promise) || IsTold(Facts.Promise->getDefinition()) ||
         !Facts.Promise->getDefinition()->forallBases([&](const CXXRecordDecl *Base) {
           return !IsTold(Base);
         });
}

bool looksAtCancellation(const Unit &U, const Stmt *S, LambdaBodies Bodies) {
  return anyPart(S, Bodies, [&](const Stmt *Part) {
    const auto *Value = dyn_cast<Expr>(Part);
    return Value && !isa<CXXDefaultArgExpr>(Value) &&
           cancellationType(U, Value->getType()) && !isNoCancellation(Value);
  });
}

bool isClosedSomewhere(const Unit &U, const Expr *Call) {
  for (Category C : {Category::ClosableWait, Category::UnboundedWait})
    if (const Entry *Facts = U.names().findCallee(Call, C))
      for (const std::string &Method : Facts->ClosedBy)
        if ((objectOf(Call) && U.isCalledOn(objectOf(Call), Method)) ||
            llvm::any_of(argumentsOf(Call), [&](const Expr *Argument) {
              return U.isCalledOn(Argument, Method);
            }))
          return true;
  return false;
}

bool waitsForGuard(const Unit &U, const Expr *Call) {
  const QualType Task = Call->getType();
  if (const QualType Result = U.types().awaitResult(Task); !Result.isNull())
    return isGuard(U, Result);
  // Of an operator with a deduced type the result is not known before it is used.
  return llvm::any_of(typeArguments(Task.getNonReferenceType()->getAsCXXRecordDecl()),
                      [&U](QualType Of) { return isGuard(U, Of); });
}

bool closesSomething(const Unit &U, const Callable &C) {
  return anyPart(C.body(), LambdaBodies::Entered, [&](const Stmt *S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
    const CXXMethodDecl *Closer = Call ? Call->getMethodDecl() : nullptr;
    if (!Closer || !Closer->getIdentifier())
      return false;
    const auto *Variable = dyn_cast_or_null<VarDecl>(namedValue(objectOf(Call)));
    if (Variable && Variable->hasLocalStorage() && !isa<ParmVarDecl>(Variable) &&
        !Variable->getType()->isReferenceType())
      return false;
    const Entry *Facts =
        U.names().findMember(Closer->getParent(), Category::ClosableWait);
    return Facts && llvm::is_contained(Facts->ClosedBy, Closer->getName());
  });
}

} // namespace async_tidy

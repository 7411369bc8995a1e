//===- BorrowedObject.cpp - the objects that an expression refers to ------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/BorrowedObject.h"
#include "analysis/KnownCallee.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {
namespace {

template <typename Attribute> bool hasAttributeOrPattern(const CXXRecordDecl *Record) {
  if (!Record)
    return false;
  if (Record->hasAttr<Attribute>())
    return true;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  return Special &&
         Special->getSpecializedTemplate()->getTemplatedDecl()->hasAttr<Attribute>();
}

/// Whether objects of class \p T own what their accessors give out. Clang knows
/// the containers of the standard library and its `unique_ptr`.
bool isOwner(QualType T) {
  return hasAttributeOrPattern<OwnerAttr>(T.getNonReferenceType()->getAsCXXRecordDecl());
}

/// Whether \p E makes the object in it, and so is its one owner: others can take a
/// share only later.
bool isFirstShare(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(written(E));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->isInStdNamespace() && plainName(Callee) == "make_shared";
}

class Tracer {
public:
  Tracer(const Unit &U, BorrowedObjects &Found) : U(U), Found(Found) {}

  void name(const Expr *E) {
    if (++Steps < MaximumSteps)
      nameStep(E);
  }

  void view(const Expr *E) {
    if (++Steps < MaximumSteps)
      viewStep(E);
  }

private:
  /// Ends what goes round in circles, such as `int *p = p;`.
  static constexpr unsigned MaximumSteps = 256;

  void nameStep(const Expr *E) {
    E = E->IgnoreParens();
    // Not IgnoreImpCasts(), which goes past temporaries.
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
      return name(Cast->getSubExpr());
    if (const auto *Full = dyn_cast<FullExpr>(E))
      return name(Full->getSubExpr());
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      return name(Default->getExpr());
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      return addTemporary(Temporary);
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      return name(Cast->getSubExpr());
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      name(Choice->getTrueExpr());
      return name(Choice->getFalseExpr());
    }
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
      if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
        addNamed(Variable);
      return;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      if (!Field || Field->getType()->isReferenceType())
        return;
      return Member->isArrow() ? view(Member->getBase()) : name(Member->getBase());
    }
    if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
      return view(Subscript->getBase());
    if (const auto *Operator = dyn_cast<UnaryOperator>(E)) {
      if (Operator->getOpcode() == UO_Deref)
        view(Operator->getSubExpr());
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(E))
      nameOfResult(Call);
  }

  /// \p Call returns a reference.
  void nameOfResult(const CallExpr *Call) {
    if (Call->getNumArgs() > 0 && (Call->isCallToStdMove() || isPassedOn(Call)))
      return name(Call->getArg(0));
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (llvm::is_contained({OO_Star, OO_Subscript}, Operator->getOperator()))
        accessOf(Operator->getArg(0));
    } else if (const Expr *Object = objectOf(Call)) {
      accessOf(Object);
    }
  }

  /// `std::move`, `std::forward` and their like.
  bool isPassedOn(const CallExpr *Call) const {
    return Call->getNumArgs() == 1 && Call->isGLValue() &&
           U.names().findCallee(Call, Category::Wrapper);
  }

  /// What an accessor of \p Object gives out, if that owns it.
  void accessOf(const Expr *Object) {
    if (isView(U, Object->getType())) {
      if (!Object->getType()->isPointerType())
        view(Object);
      return;
    }
    if (!isOwner(Object->getType()) && !isFirstShare(Object))
      return;
    const size_t Before = Found.size();
    name(Object);
    for (BorrowedObject &New : llvm::MutableArrayRef(Found).drop_front(Before))
      New.IsOwned = true;
  }

  void addTemporary(const MaterializeTemporaryExpr *Temporary) {
    if (const auto *Owner = dyn_cast_or_null<VarDecl>(Temporary->getExtendingDecl())) {
      if (Owner->hasLocalStorage())
        Found.push_back({Owner});
      return;
    }
    if (Temporary->getStorageDuration() != SD_FullExpression)
      return;
    // A tag has nothing that anybody could read.
    const CXXRecordDecl *Record = Temporary->getType()->getAsCXXRecordDecl();
    if (Record && Record->hasDefinition() && Record->isEmpty())
      return;
    Found.push_back({nullptr, Temporary->getSubExpr()});
  }

  void addNamed(const VarDecl *Variable) {
    if (!Variable->hasLocalStorage())
      return;
    if (Variable->getType()->isReferenceType() && !isa<ParmVarDecl>(Variable)) {
      if (initOf(Variable))
        name(initOf(Variable));
      return;
    }
    // What a closure holds lives as long as that.
    if (!Variable->isInitCapture())
      Found.push_back({Variable});
  }

  void viewStep(const Expr *E) {
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      if (Cast->getCastKind() == CK_ArrayToPointerDecay) {
        if (!isa<StringLiteral>(Cast->getSubExpr()->IgnoreParens()))
          name(Cast->getSubExpr());
        return;
      }
      return view(Cast->getSubExpr());
    }
    if (const auto *Full = dyn_cast<FullExpr>(E))
      return view(Full->getSubExpr());
    if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      return view(Bind->getSubExpr());
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      return view(Temporary->getSubExpr());
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      return view(Default->getExpr());
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      view(Choice->getTrueExpr());
      return view(Choice->getFalseExpr());
    }
    if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
      return name(List->getSubExpr());
    if (const auto *List = dyn_cast<InitListExpr>(E)) {
      if (List->getNumInits() > 0 && isView(U, List->getType()))
        source(List->getInit(0));
      return;
    }
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      return viewOfLambda(Lambda);
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
      if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
        viewOfVariable(Variable);
      return;
    }
    if (const auto *Operator = dyn_cast<UnaryOperator>(E)) {
      if (Operator->getOpcode() == UO_AddrOf)
        name(Operator->getSubExpr());
      return;
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return viewOfConstruct(Construct);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      viewOfResult(Call);
  }

  /// What a view that is made from \p E leads to.
  void source(const Expr *E) {
    if (isView(U, E->getType()) || E->getType()->isPointerType())
      view(E);
    else if (E->isGLValue())
      name(E);
  }

  void viewOfConstruct(const CXXConstructExpr *Construct) {
    if (Construct->getNumArgs() == 0)
      return;
    const Expr *First = Construct->getArg(0);
    if (Construct->getConstructor()->isCopyOrMoveConstructor())
      return view(First);
    if (isInitializerList(Construct->getType()))
      return view(First);
    if (isView(U, Construct->getType()))
      return source(First);
    // A wrapper, such as `std::function`, keeps a copy of the callable.
    if (isCallable(First->getType()) || isCallable(Construct->getType()))
      view(First);
  }

  void viewOfResult(const CallExpr *Call) {
    if (Call->getNumArgs() > 0 && (Call->isCallToStdMove() || isPassedOn(Call)))
      return view(Call->getArg(0));
    const bool IsMadeView = isView(U, Call->getType());
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->getOperator() == OO_Arrow)
        accessOf(Operator->getArg(0));
      return;
    }
    if (const Expr *Object = objectOf(Call)) {
      if (!IsMadeView)
        return;
      // `std::string` to `std::string_view`, and the like for other classes.
      if (isa_and_nonnull<CXXConversionDecl>(Call->getDirectCallee()))
        return source(Object);
      return accessOf(Object);
    }
    // `std::ref(x)`, `std::bind(f, std::ref(x))`, `asio::buffer(x)`.
    if (U.names().findCallee(Call, Category::View)) {
      for (const Expr *Argument : argumentsOf(Call))
        source(Argument);
    } else if (U.names().findCallee(Call, Category::Wrapper)) {
      for (const Expr *Argument : argumentsOf(Call))
        view(Argument);
    }
  }

  void viewOfVariable(const VarDecl *Variable) {
    const QualType T = Variable->getType();
    if (!Variable->hasLocalStorage() || !(isView(U, T) || isCallable(T)))
      return;
    if (isa<ParmVarDecl>(Variable)) {
      Found.push_back({Variable, nullptr, false, /*IsBehind=*/true});
      return;
    }
    const auto *Function = dyn_cast<FunctionDecl>(Variable->getDeclContext());
    const Callable *Body = Function ? U.callableOf(Function) : nullptr;
    if (initOf(Variable) &&
        (Variable->isInitCapture() || (Body && keepsItsValue(*Body, Variable))))
      view(initOf(Variable));
  }

  void viewOfLambda(const LambdaExpr *Lambda) {
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (!Capture.capturesVariable())
        continue;
      const auto *Variable = dyn_cast<VarDecl>(Capture.getCapturedVar());
      if (!Variable)
        continue;
      const Expr *Init = Variable->isInitCapture() ? initOf(Variable) : nullptr;
      if (Capture.getCaptureKind() == LCK_ByRef)
        Init ? name(Init) : addNamed(Variable);
      else if (isView(U, Variable->getType()) || isCallable(Variable->getType()))
        Init ? view(Init) : viewOfVariable(Variable);
    }
  }

  /// Whether \p T is a closure, or wraps one.
  bool isCallable(QualType T) const {
    const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
    return Record &&
           (Record->isLambda() || U.names().findType(T, Category::Wrapper));
  }

  const Unit &U;
  BorrowedObjects &Found;
  unsigned Steps = 0;
};

} // namespace

bool isInitializerList(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return plainName(Record) == "initializer_list" && Record->isInStdNamespace();
}

bool isView(const Unit &U, QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return !T->isFunctionPointerType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && (hasAttributeOrPattern<PointerAttr>(Record) ||
                    isInitializerList(T) || U.names().findType(T, Category::View));
}

BorrowedObjects namedObjects(const Unit &U, const Expr *E) {
  BorrowedObjects Found;
  Tracer(U, Found).name(E);
  return Found;
}

BorrowedObjects viewedObjects(const Unit &U, const Expr *E) {
  BorrowedObjects Found;
  Tracer(U, Found).view(E);
  return Found;
}

} // namespace async_tidy

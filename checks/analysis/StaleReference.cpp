//===- StaleReference.cpp - references that others may end ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/StaleReference.h"
#include "analysis/BorrowedObject.h"
#include "analysis/DroppedResult.h"
#include "analysis/KnownCallee.h"
#include "analysis/LateUse.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The member or global variable in which an object lies, from the outermost one
/// inwards: `state_`, `sessions` for `state_.sessions`.
struct Whereabouts {
  llvm::SmallVector<const ValueDecl *, 2> Holders;
  /// Others can reach it: it is a part of `*this`, of a global variable, or of what
  /// a reference or pointer leads to.
  bool IsShared = false;
};

/// Finds out where the objects lie that references lead to.
class Tracer {
public:
  explicit Tracer(const Unit &U) : U(U) {}

  /// Where the object \p E lies, if it is a member or a global variable itself.
  Whereabouts placeOf(const Expr *E, unsigned Depth = 0) const {
    E = written(E);
    if (Depth == MaximumDepth)
      return {};
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      if (!Field)
        return globalPlace(dyn_cast<VarDecl>(Member->getMemberDecl()));
      Whereabouts Result;
      if (Member->isArrow() || isArrowOf(Member->getBase()))
        Result.IsShared = true;
      else
        Result = placeOf(Member->getBase(), Depth + 1);
      // What a reference leads to is somewhere else, and a part of a variable is the
      // function's own.
      if (Field->getType()->isReferenceType() || !Result.IsShared)
        return {};
      Result.Holders.push_back(Field);
      return Result;
    }
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_Deref ? Whereabouts{{}, true} : Whereabouts();
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
        Operator && Operator->getOperator() == OO_Star)
      return {{}, true};
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    if (!Variable)
      return {};
    if (!Variable->hasLocalStorage())
      return globalPlace(Variable);
    if (!Variable->getType()->isReferenceType())
      return {};
    if (!isa<ParmVarDecl>(Variable) && initOf(Variable))
      return placeOf(initOf(Variable), Depth + 1);
    return {{}, true};
  }

  /// Where the object lies into which \p E leads: a reference to a part of it, its
  /// address, an iterator, or a view.
  Whereabouts sourceOf(const Expr *E, unsigned Depth = 0) const {
    const bool IsPointer = E->isPRValue() && E->getType()->isPointerType();
    E = written(E);
    if (Depth == MaximumDepth)
      return {};
    // What a pointer that is stored somewhere leads to lives elsewhere.
    if (IsPointer && E->isGLValue() && E->getType()->isPointerType() &&
        !isa<DeclRefExpr>(E))
      return {};
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return isa<FieldDecl>(Member->getMemberDecl()) &&
                     !Member->getMemberDecl()->getType()->isReferenceType() &&
                     (!Member->isArrow() || isArrowOf(Member->getBase()))
                 ? sourceOf(Member->getBase(), Depth + 1)
                 : Whereabouts();
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_AddrOf
                 ? sourceOf(Operator->getSubExpr(), Depth + 1)
                 : Whereabouts();
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      Whereabouts First = sourceOf(Choice->getTrueExpr(), Depth + 1);
      return First.Holders.empty() ? sourceOf(Choice->getFalseExpr(), Depth + 1) : First;
    }
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
      return sourceOfVariable(dyn_cast<VarDecl>(Reference->getDecl()), Depth);
    // A view that is constructed of its source.
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return Construct->getNumArgs() > 0 && leadsOn(Construct)
                 ? accessed(Construct->getArg(0), Depth)
                 : Whereabouts();
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call || !leadsOn(Call))
      return {};
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      switch (Operator->getOperator()) {
      case OO_Star:
      case OO_Arrow:
      case OO_Subscript:
        return accessed(Operator->getArg(0), Depth);
      default:
        return {};
      }
    }
    if (Call->getNumArgs() == 1 && Call->isGLValue() &&
        U.names().findCallee(Call, Category::Wrapper))
      return sourceOf(Call->getArg(0), Depth + 1);
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *Definition = Callee ? Callee->getDefinition() : nullptr;
    if (const Expr *Result = Definition && U.callableOf(Definition)
                                 ? onlyResult(Definition)
                                 : nullptr) {
      const Whereabouts Inner = sourceOf(Result, Depth + 1);
      if (!Inner.Holders.empty())
        return Inner;
    }
    if (const Expr *Object = objectOf(Call))
      return accessed(Object, Depth);
    // `std::begin(items)`.
    return Call->getNumArgs() == 1 && Callee && Callee->isInStdNamespace()
               ? accessed(Call->getArg(0), Depth)
               : Whereabouts();
  }

private:
  static constexpr unsigned MaximumDepth = 12;

  /// The object whose accessor is called: what lies in it, or, where it is an
  /// iterator or view itself, what that leads into.
  Whereabouts accessed(const Expr *Object, unsigned Depth) const {
    Whereabouts Own = placeOf(Object, Depth + 1);
    return !Own.Holders.empty() ? Own : sourceOf(Object, Depth + 1);
  }

  Whereabouts sourceOfVariable(const VarDecl *Variable, unsigned Depth) const {
    if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable))
      return {};
    const auto *Function = dyn_cast<FunctionDecl>(Variable->getDeclContext());
    const Callable *Body = Function ? U.callableOf(Function) : nullptr;
    const Expr *Init = initOf(Variable);
    if (!Init || !Body || !isReferenceLike(Variable->getType()) ||
        !(Variable->getType()->isReferenceType() || keepsItsValue(*Body, Variable)))
      return {};
    return sourceOf(Init, Depth + 1);
  }

  static Whereabouts globalPlace(const VarDecl *Variable) {
    if (!Variable || Variable->hasLocalStorage() || Variable->isConstexpr() ||
        Variable->getType().isConstQualified() || Variable->getType()->isReferenceType() ||
        Variable->getTLSKind() != VarDecl::TLS_None)
      return {};
    return {{Variable}, true};
  }

  /// `pointer->`, through the operator of a class.
  static bool isArrowOf(const Expr *Base) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(written(Base));
    return Operator && Operator->getOperator() == OO_Arrow;
  }

  /// Whether the value of \p E is a reference, a pointer of its own making, an
  /// iterator or a view, and no copy.
  bool leadsOn(const Expr *E) const {
    return E->isGLValue() || isReferenceLike(E->getType());
  }

  const Unit &U;

public:
  bool isReferenceLike(QualType T) const {
    return T->isReferenceType() || isView(U, T) ||
           plainName(T->getAsCXXRecordDecl()).ends_with_insensitive("iterator");
  }
};

/// Whether \p E is `nullptr`, `{}`, `std::nullopt` or a new object without arguments.
bool isEmptyValue(const Expr *E, const ASTContext &Context) {
  E = handedOn(E);
  if (E->isNullPointerConstant(const_cast<ASTContext &>(Context),
                               Expr::NPC_ValueDependentIsNotNull))
    return true;
  const CXXRecordDecl *Record = E->getType()->getAsCXXRecordDecl();
  return (Record && Record->hasDefinition() && Record->isEmpty()) ||
         ((isa<CXXConstructExpr, InitListExpr>(E)) && E->children().empty());
}

/// Whether a model says that \p Call ends references into its object, or it empties
/// that by an assignment. A new object in its place is most often the first one.
std::optional<ElementFate> fateOf(const Unit &U, const CallExpr *Call) {
  if (const Entry *Facts = U.names().findCallee(Call, Category::Invalidation))
    return Facts->Elements == ElementFate::Replaced && Call->getNumArgs() > 0 &&
                   !isa<CXXDefaultArgExpr>(Call->getArg(0))
               ? std::nullopt
               : std::optional(Facts->Elements);
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  return Operator && Operator->getOperator() == OO_Equal &&
                 Operator->getNumArgs() == 2 &&
                 isEmptyValue(Operator->getArg(1), U.context())
             ? std::optional(ElementFate::Replaced)
             : std::nullopt;
}

/// Whether \p Call gives \p Member of an object its first value: that of another object
/// of the class, or one that depends on what it has, such as whether it is empty.
bool isFirstValue(const Callable &C, const CallExpr *Call, const ValueDecl *Member) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  if (!Operator || Operator->getOperator() != OO_Equal || Operator->getNumArgs() != 2)
    return false;
  auto NamesIt = [Member](const Stmt *S) {
    const auto *Named = dyn_cast<MemberExpr>(S);
    return Named && Named->getMemberDecl() == Member;
  };
  if (NamesIt(handedOn(Operator->getArg(1))))
    return true;
  for (const Stmt *Child = Call, *Parent = C.parents().getParent(Call); Parent;
       Child = Parent, Parent = C.parents().getParent(Parent))
    if (const auto *If = dyn_cast<IfStmt>(Parent); If && If->getCond() != Child)
      if (anyPart(If->getCond(), LambdaBodies::Skipped, [&](const Stmt *S) {
            if (NamesIt(S))
              return true;
            const auto *Test = dyn_cast<CXXMemberCallExpr>(S);
            const FunctionDecl *Definition =
                Test && Test->getDirectCallee() ? Test->getDirectCallee()->getDefinition()
                                                : nullptr;
            const Expr *Result = Definition ? onlyResult(Definition) : nullptr;
            return Result && anyPart(Result, LambdaBodies::Skipped, NamesIt);
          }))
        return true;
  return false;
}

/// Whether \p Function runs before or after the others, or makes another object of
/// this one.
bool isSetUp(const Unit &U, const FunctionDecl *Function) {
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(Function) || Function->isMain())
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  return Method &&
         (Method->getOverloadedOperator() == OO_Equal ||
          U.names().findType(U.context().getCanonicalTagType(Method->getParent()),
                             Category::Fixture));
}

class StaleReferences {
public:
  StaleReferences(const Unit &U, const Callable &C, const FlowGraph &Graph)
      : U(U), C(C), Graph(Graph), Trace(U) {}

  std::vector<StaleReference> find() {
    for (const VarDecl *Variable : C.Locals)
      if (Variable->hasLocalStorage() && initOf(Variable) && !Variable->isImplicit() &&
          !Variable->isCXXForRangeDecl() && Trace.isReferenceLike(Variable->getType()))
        addVariable(Variable);
    addLoops(C.body());
    const SourceManager &Sources = U.context().getSourceManager();
    llvm::sort(Result, [&](const StaleReference &A, const StaleReference &B) {
      return Sources.isBeforeInTranslationUnit(A.Use->getBeginLoc(),
                                               B.Use->getBeginLoc());
    });
    return std::move(Result);
  }

private:
  void addVariable(const VarDecl *Variable) {
    const DeclStmt *Declaration = Graph.declarationOf(Variable);
    const Whereabouts Source =
        Declaration ? Trace.sourceOf(initOf(Variable)) : Whereabouts();
    const std::optional<Found> Ended = endOf(Source);
    if (!Ended || isGuarded(Variable->getLocation()))
      return;
    const auto *Tuple = dyn_cast<DecompositionDecl>(Variable);
    std::optional<LateUse> Late =
        useBehindSuspension(U, C, Declaration, [&](const Stmt *S) {
          return Tuple ? eventOfBinding(Tuple, S) : eventOfVariable(C, Variable, S);
        });
    if (Late)
      Result.push_back({namedBy(Variable, Late->Use), nullptr, Ended->Source, Late->Use,
                        Late->Suspension, Ended->By});
  }

  static ValueEvent eventOfBinding(const DecompositionDecl *Tuple, const Stmt *S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      return llvm::is_contained(Declaration->decls(), Tuple) ? ValueEvent::End
                                                             : ValueEvent::None;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    const auto *Binding =
        Reference ? dyn_cast<BindingDecl>(Reference->getDecl()) : nullptr;
    return Binding && Binding->getDecomposedDecl() == Tuple ? ValueEvent::Use
                                                            : ValueEvent::None;
  }

  static const ValueDecl *namedBy(const VarDecl *Variable, const Stmt *Use) {
    const auto *Reference = dyn_cast<DeclRefExpr>(Use);
    return isa<DecompositionDecl>(Variable) && Reference ? Reference->getDecl()
                                                         : Variable;
  }

  void addLoops(const Stmt *S) {
    anyPart(S, LambdaBodies::Skipped, [&](const Stmt *Part) {
      if (const auto *Loop = dyn_cast<CXXForRangeStmt>(Part))
        addLoop(Loop);
      return false;
    });
  }

  void addLoop(const CXXForRangeStmt *Loop) {
    const auto *Begin =
        Loop->getBeginStmt()
            ? dyn_cast<VarDecl>(Loop->getBeginStmt()->getSingleDecl())
            : nullptr;
    const DeclStmt *Declaration = Begin ? Graph.declarationOf(Begin) : nullptr;
    const Expr *Range = Loop->getRangeInit();
    if (!Declaration || !Range || !Range->isGLValue())
      return;
    Whereabouts Source = Trace.placeOf(Range);
    if (Source.Holders.empty())
      Source = Trace.sourceOf(Range);
    const std::optional<Found> Ended = endOf(Source);
    if (!Ended || isGuarded(Loop->getBeginLoc()))
      return;
    std::optional<LateUse> Late =
        useBehindSuspension(U, C, Declaration, [&](const Stmt *S) {
          return eventOfVariable(C, Begin, S);
        });
    if (Late)
      Result.push_back(
          {nullptr, Loop, Ended->Source, Loop, Late->Suspension, Ended->By});
  }

  struct Found {
    const ValueDecl *Source;
    Invalidation By;
  };

  /// What another function does that ends references into \p Source.
  std::optional<Found> endOf(const Whereabouts &Source) const {
    if (!Source.IsShared)
      return std::nullopt;
    for (const ValueDecl *Holder : llvm::reverse(Source.Holders)) {
      if (Holder->getType().isConstQualified())
        return std::nullopt;
      for (const Invalidation &By : U.invalidations().of(Holder))
        if (runsBeside(*By.In))
          return Found{Holder, By};
    }
    return std::nullopt;
  }

  /// Whether \p Other can run while the coroutine is suspended: it is no part of it,
  /// nor of another instantiation of it, it does not wait for it, and somebody else
  /// calls it, on an object that is in use.
  bool runsBeside(const Callable &Other) const {
    for (const Callable *Around = &Other; Around; Around = Around->Enclosing)
      if (isSame(*Around))
        return false;
    if (isOnlyCalledBy(Other))
      return false;
    const llvm::ArrayRef<Unit::CallSite> Calls = U.callsOf(Other.Function);
    return Calls.empty() || llvm::any_of(Calls, [&](const Unit::CallSite &Site) {
             return !isSame(*Site.In) &&
                    !isa<CXXConstructorDecl, CXXDestructorDecl>(Site.In->Function) &&
                    !isOnNewObject(Site.Call);
           });
  }

  /// Whether the coroutine is a step of \p Other and of nothing else.
  bool isOnlyCalledBy(const Callable &Other) const {
    const llvm::ArrayRef<Unit::CallSite> Calls = U.callsOf(C.Function);
    return C.Function->getAccess() != AS_public && C.Function->getAccess() != AS_none &&
           !Calls.empty() && llvm::all_of(Calls, [&](const Unit::CallSite &Site) {
             return Site.In == &Other && Site.In->isAwaited(Site.Call);
           });
  }

  /// Whether \p Call runs on an object that a function makes for itself: nobody
  /// else has it yet.
  static bool isOnNewObject(const CallExpr *Call) {
    const Expr *Object = objectOf(Call);
    Object = Object ? written(Object) : nullptr;
    if (const auto *Arrow = dyn_cast_or_null<CXXOperatorCallExpr>(Object);
        Arrow && Arrow->getOperator() == OO_Arrow)
      Object = written(Arrow->getArg(0));
    const auto *Reference = dyn_cast_or_null<DeclRefExpr>(Object);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
        Variable->getType()->isReferenceType())
      return false;
    const Expr *Init = initOf(Variable) ? handedOn(initOf(Variable)) : nullptr;
    if (!Init || isa<CXXNewExpr>(Init))
      return true;
    const auto *Maker = dyn_cast<CallExpr>(Init);
    return Maker ? !objectOf(Maker) && Maker->isPRValue()
                 : isa<CXXConstructExpr>(Init) && argumentsOf(Init).empty();
  }

  bool isSame(const Callable &Other) const {
    return Other.Function->getLocation() == C.Function->getLocation();
  }

  /// Whether a guard of a library, such as that of an asynchronous mutex, is declared
  /// before \p Loc: it may keep the others away.
  bool isGuarded(SourceLocation Loc) const {
    const SourceManager &Sources = U.context().getSourceManager();
    auto IsGuardBefore = [&](const VarDecl *Variable) {
      return Sources.isBeforeInTranslationUnit(Variable->getLocation(), Loc) &&
             isGuard(U, Variable->getType());
    };
    return llvm::any_of(C.Locals, IsGuardBefore) ||
           llvm::any_of(C.Function->parameters(), IsGuardBefore);
  }

  const Unit &U;
  const Callable &C;
  const FlowGraph &Graph;
  Tracer Trace;
  std::vector<StaleReference> Result;
};

} // namespace

Invalidations::Invalidations(const Unit &U) {
  const Tracer Trace(U);
  for (const std::unique_ptr<Callable> &C : U.callables()) {
    if (isSetUp(U, C->Function))
      continue;
    for (const Expr *E : C->Calls) {
      const auto *Call = dyn_cast<CallExpr>(E);
      const std::optional<ElementFate> Fate = Call ? fateOf(U, Call) : std::nullopt;
      const Expr *Object = Fate ? receiverOf(Call, Call->getDirectCallee()) : nullptr;
      if (!Object)
        continue;
      const Whereabouts At = Trace.placeOf(Object);
      if (!At.Holders.empty() && !isFirstValue(*C, Call, At.Holders.back()))
        Calls[At.Holders.back()].push_back({Call, C.get(), *Fate});
    }
  }
}

llvm::ArrayRef<Invalidation> Invalidations::of(const ValueDecl *Source) const {
  auto Known = Calls.find(Source);
  if (Known == Calls.end())
    return {};
  return Known->second;
}

std::vector<StaleReference> staleReferences(const Unit &U, const Callable &C) {
  if (!C.isCoroutine() ||
      llvm::none_of(C.Suspensions, [&](const CoroutineSuspendExpr *Suspension) {
        return !Suspension->containsErrors() && maySuspend(U, Suspension);
      }))
    return {};
  const FlowGraph *Graph = U.flowGraph(C);
  if (!Graph)
    return {};
  return StaleReferences(U, C, *Graph).find();
}

} // namespace async_tidy

//===- Readiness.cpp - whether a wait can still block ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Readiness.h"
#include "analysis/ReadinessFlow.h"
#include "analysis/CallArguments.h"
#include "analysis/Place.h"
#include "analysis/Unit.h"
#include "analysis/Wakeup.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;

namespace async_tidy {
namespace {

bool isNamedIn(const FunctionDecl *Function, llvm::ArrayRef<std::string> Names) {
  const llvm::StringRef Name = plainName(Function);
  return !Name.empty() && llvm::is_contained(Names, Name);
}

/// Whether the object at \p P is one that a continuation is given when it is
/// complete: a parameter of it, or an element of one; or the object that it is
/// the handler of, such as a socket that has become readable.
bool isGivenReady(const Place &P, const Callable &C, const Entry *Waited,
                  const Unit &U) {
  if (const auto *Sink = dyn_cast_or_null<CXXMemberCallExpr>(C.Sink);
      Sink && Waited && isNamedIn(Sink->getMethodDecl(), Waited->Ready)) {
    std::optional<Place> Object = placeOf(objectOf(Sink), U.context());
    if (Object && *Object == P)
      return true;
  }
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(P.Root);
  return Parameter && C.Kind == ContextKind::Continuation &&
         Parameter->getDeclContext() == C.Function &&
         comesReady(Parameter->getType(), U);
}

/// Whether every number in \p Value is zero or less.
bool isZero(const APValue &Value) {
  switch (Value.getKind()) {
  case APValue::Int:
    return Value.getInt() <= 0;
  case APValue::Float:
    return Value.getFloat().isZero() || Value.getFloat().isNegative();
  case APValue::Struct:
    for (unsigned Index = 0; Index != Value.getStructNumBases(); ++Index)
      if (!isZero(Value.getStructBase(Index)))
        return false;
    for (unsigned Index = 0; Index != Value.getStructNumFields(); ++Index)
      if (!isZero(Value.getStructField(Index)))
        return false;
    return Value.getStructNumBases() + Value.getStructNumFields() > 0;
  default:
    return false;
  }
}

/// Whether a number in \p Value is less than zero.
bool isNegative(const APValue &Value) {
  switch (Value.getKind()) {
  case APValue::Int:
    return Value.getInt() < 0;
  case APValue::Float:
    return Value.getFloat().isNegative() && !Value.getFloat().isZero();
  case APValue::Struct:
    for (unsigned Index = 0; Index != Value.getStructNumBases(); ++Index)
      if (isNegative(Value.getStructBase(Index)))
        return true;
    for (unsigned Index = 0; Index != Value.getStructNumFields(); ++Index)
      if (isNegative(Value.getStructField(Index)))
        return true;
    return false;
  default:
    return false;
  }
}

/// The loop of \p C that has \p Variable for its elements, or null.
const CXXForRangeStmt *loopOver(const Callable &C, const ValueDecl *Variable) {
  const CXXForRangeStmt *Result = nullptr;
  auto Visit = [&](auto &Self, const Stmt *S) -> void {
    if (!S || Result || isa<LambdaExpr>(S))
      return;
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S))
      if (Loop->getLoopVariable()->getCanonicalDecl() == Variable) {
        Result = Loop;
        return;
      }
    for (const Stmt *Child : S->children())
      Self(Self, Child);
  };
  const auto *Declared = dyn_cast_or_null<VarDecl>(Variable);
  if (Declared && Declared->isCXXForRangeDecl())
    Visit(Visit, C.body());
  return Result;
}

/// Whether \p P is the element of a loop over futures that came out of a
/// `co_await` complete.
bool isElementOfReady(const Place &P, const Callable &C, const Unit &U) {
  const CXXForRangeStmt *Loop =
      P.Steps.empty() ? loopOver(C, P.Root) : nullptr;
  if (!Loop)
    return false;
  const Expr *Range = written(Loop->getRangeInit());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Range)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable || !Variable->hasLocalStorage())
      return false;
    if (isa<ParmVarDecl>(Variable))
      return C.Kind == ContextKind::Continuation &&
             Variable->getDeclContext() == C.Function &&
             comesReady(Variable->getType(), U);
    Range = initOf(Variable) ? written(initOf(Variable)) : nullptr;
  }
  return Range && isa<CoawaitExpr>(Range) && comesReady(Range->getType(), U);
}

/// The variable that the object at \p P is in, or an element of: for the element
/// of a loop what the loop goes over.
const VarDecl *holderOf(const Place &P, const Callable &C) {
  const ValueDecl *Root = P.Root;
  if (const auto *Binding = dyn_cast_or_null<BindingDecl>(Root))
    Root = Binding->getDecomposedDecl();
  if (const CXXForRangeStmt *Loop = loopOver(C, Root)) {
    const Expr *Range = written(Loop->getRangeInit());
    while (const Expr *Object = objectOf(Range))
      Range = written(Object);
    const auto *Reference = dyn_cast<DeclRefExpr>(Range);
    Root = Reference ? Reference->getDecl() : nullptr;
  }
  return dyn_cast_or_null<VarDecl>(Root);
}

/// Whether \p Argument is \p Variable, or iterators into it.
bool isOrPointsInto(const Expr *Argument, const VarDecl *Variable) {
  Argument = handedOn(Argument);
  if (const Expr *Object = objectOf(Argument))
    Argument = handedOn(Object);
  const auto *Reference = dyn_cast<DeclRefExpr>(Argument);
  return Reference && declaresSameEntity(Reference->getDecl(), Variable);
}

/// Whether the continuation \p C captures a future, or futures, that the code
/// around it had given to a combinator, as in
/// `watcher.setFuture(whenAll(replies.begin(), replies.end()))`: most likely it
/// is called when that one is complete.
bool isCombinedBefore(const Place &Target, const Callable &C, const Unit &U) {
  if (C.Kind != ContextKind::Continuation || !C.Enclosing || !C.Lambda)
    return false;
  const VarDecl *Holder = holderOf(Target, C);
  if (!Holder || Holder->getDeclContext() == C.Function)
    return false;
  const SourceManager &Sources = U.context().getSourceManager();
  return llvm::any_of(C.Enclosing->Calls, [&](const Expr *Call) {
    const TypeRole Role = U.types().factsOf(Call->getType()).Role;
    return isa<CallExpr>(Call) && !objectOf(Call) &&
           (Role == TypeRole::Future || Role == TypeRole::Task) &&
           Sources.isBeforeInTranslationUnit(Call->getBeginLoc(),
                                             C.Lambda->getBeginLoc()) &&
           llvm::any_of(argumentsOf(Call), [&](const Expr *Argument) {
             return isOrPointsInto(Argument, Holder);
           });
  });
}

/// The member of `this` that \p P is, or null.
const FieldDecl *memberOfThis(const Place &P) {
  return !P.Root && P.Steps.size() == 1
             ? dyn_cast_or_null<FieldDecl>(P.Steps.front().Member)
             : nullptr;
}

/// Whether \p Target is a thread of the object, every body of which ends by
/// waking that object, and which another function started than the one that
/// waits: it is joined when it has done its work.
bool isWokenBefore(const Unit &U, const Callable &C, const Place &Target) {
  const FieldDecl *Thread = memberOfThis(Target);
  if (!Thread)
    return false;
  bool AnyStarted = false;
  for (const std::unique_ptr<Callable> &Starter : U.callables())
    for (const Expr *Call : Starter->Calls) {
      const auto *Assignment = dyn_cast<CXXOperatorCallExpr>(Call);
      if (!Assignment || !Assignment->isAssignmentOp() ||
          Assignment->getNumArgs() != 2)
        continue;
      std::optional<Place> Assigned = placeOf(Assignment->getArg(0), U.context());
      if (!Assigned || memberOfThis(*Assigned) != Thread)
        continue;
      const LambdaExpr *Body = threadBody(Assignment->getArg(1));
      std::optional<Wakeup> End = Body ? Wakeup::endOf(Body) : std::nullopt;
      if (!End || !End->wakesOwnObject() || Starter.get() == &C)
        return false;
      AnyStarted = true;
    }
  return AnyStarted;
}

/// Whether a local variable that \p Wait is given was made from what \p Object
/// said to be there: `n = socket.available(); read(socket, buffer(data, n))`.
bool isOfReadySize(const Unit &U, const Callable &C, const Expr *Object,
                   const CallExpr *Wait, const Entry &Waited) {
  std::optional<Place> Target = placeOf(Object, U.context());
  if (!Target || Waited.Ready.empty())
    return false;
  return llvm::any_of(C.Locals, [&](const VarDecl *Variable) {
    const auto *Size =
        initOf(Variable) && Variable->getType()->isIntegerType()
            ? dyn_cast<CXXMemberCallExpr>(written(initOf(Variable)))
            : nullptr;
    if (!Size || !isNamedIn(Size->getMethodDecl(), Waited.Ready))
      return false;
    std::optional<Place> Asked = placeOf(objectOf(Size), U.context());
    return Asked && *Asked == *Target &&
           llvm::any_of(C.referencesTo(Variable), [&](const DeclRefExpr *Use) {
             const Stmt *Parent = Use;
             while (Parent && Parent != Wait)
               Parent = C.parents().getParent(Parent);
             return Parent == Wait;
           });
  });
}

/// One question, which may go back through the callers of coroutines.
class ReadinessQuery {
public:
  explicit ReadinessQuery(const Unit &U) : U(U) {}

  bool isReady(const Callable &C, const Expr *Object, const Expr *Site,
               const Entry *Waited) {
    const Expr *Value = written(Object);
    if ((isa<CoawaitExpr>(Value) && comesReady(Value->getType(), U)) ||
        U.names().findCallee(Value, Category::ReadyFactory))
      return true;
    std::optional<Place> Target = placeOf(Object, U.context());
    if (!Target)
      return false;
    // A lambda called in place starts with what was known around it.
    llvm::SmallVector<std::pair<const Callable *, const Expr *>, 4> Sites = {
        {&C, Site}};
    for (const Callable *Inner = &C;
         Inner->Kind == ContextKind::Inline && Inner->Enclosing;
         Inner = Inner->Enclosing)
      Sites.push_back({Inner->Enclosing, Inner->Lambda});
    bool Known = false;
    for (auto [In, At] : llvm::reverse(Sites))
      Known |= isGivenReady(*Target, *In, Waited, U) ||
               isElementOfReady(*Target, *In, U) ||
               isCombinedBefore(*Target, *In, U) ||
               isPassedReady(*Target, *In, Waited);
    for (auto [In, At] : llvm::reverse(Sites))
      Known = isReadyAt(U, *In, *Target, Waited, At, Known);
    return Known || isWokenBefore(U, C, *Target);
  }

private:
  /// Whether the object is a parameter of the coroutine \p C, which every call in
  /// the unit gives a ready one: the second half of a continuation.
  bool isPassedReady(const Place &Target, const Callable &C,
                     const Entry *Waited) {
    constexpr unsigned MaximumDepth = 3;
    const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Target.Root);
    if (!Parameter || !Target.Steps.empty() || !C.isCoroutine() || C.Lambda ||
        Parameter->getDeclContext() != C.Function || Depth == MaximumDepth)
      return false;
    const llvm::ArrayRef<Unit::CallSite> Calls = U.callsOf(C.Function);
    const unsigned Index = Parameter->getFunctionScopeIndex();
    ++Depth;
    const bool All = llvm::all_of(Calls, [&](const Unit::CallSite &Site) {
      if (Index >= Site.Call->getNumArgs())
        return false;
      // Before it is moved into the parameter.
      const Expr *Argument = handedOn(Site.Call->getArg(Index));
      return isReady(*Site.In, Argument, Argument, Waited);
    });
    --Depth;
    return All && !Calls.empty();
  }

  const Unit &U;
  unsigned Depth = 0;
};

} // namespace

bool isKnownReady(const Unit &U, const Callable &C, const CallExpr *Wait) {
  const Entry *Waited = U.names().findCallee(Wait, Category::Blocking);
  const Expr *Object = objectOf(Wait);
  // `read(socket, buffer)` stands for an operation of its first argument.
  if (!Object && Waited && !Waited->Ready.empty() && Wait->getNumArgs() != 0)
    Object = Wait->getArg(0);
  return Object && (isKnownReady(U, C, Object, Wait, Waited) ||
                    (Waited && isOfReadySize(U, C, Object, Wait, *Waited)));
}

bool isKnownReady(const Unit &U, const Callable &C, const Expr *Object,
                  const Expr *Site, const Entry *Waited) {
  return ReadinessQuery(U).isReady(C, Object, Site, Waited);
}

bool isZeroTimeout(const Expr *E, ASTContext &Context, bool NegativeWaits) {
  E = written(E);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    if (Construct->getNumArgs() == 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      return isZeroTimeout(Construct->getArg(0), Context, NegativeWaits);
  // A pointer to a constant, such as a `timespec`; null means no bound.
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf) {
    const auto *Reference = dyn_cast<DeclRefExpr>(written(Address->getSubExpr()));
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    return Variable && Variable->getType().isConstQualified() &&
           initOf(Variable) &&
           isZeroTimeout(initOf(Variable), Context, NegativeWaits);
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (isNamedIn(Call->getDirectCallee(), {"now"}) && Call->getNumArgs() == 0)
      return true;
  if (E->isValueDependent() || E->containsErrors())
    return false;
  Expr::EvalResult Result;
  return E->EvaluateAsRValue(Result, Context) && !Result.HasSideEffects &&
         isZero(Result.Val) && !(NegativeWaits && isNegative(Result.Val));
}

} // namespace async_tidy

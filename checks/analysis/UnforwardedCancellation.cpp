//===- UnforwardedCancellation.cpp - cancellations that go no further -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/UnforwardedCancellation.h"
#include "analysis/CancellationReach.h"
#include "analysis/ErrorHandler.h"
#include "analysis/KnownCallee.h"
#include "analysis/Loops.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Whether \p Record is the class of a lambda, or holds any callable.
bool isCallable(const Unit &U, const CXXRecordDecl *Record) {
  return Record && (Record->isLambda() || U.names().find(Record, Category::Wrapper));
}

/// Whether a call has arguments of which one is a cancellation and another a callable:
/// it tells that of the cancellation.
bool registersCallback(const Unit &U, const Expr *Call) {
  bool HasCancellation = objectOf(Call) && carriesCancellation(U, objectOf(Call),
                                                               LambdaBodies::Skipped);
  bool HasCallable = false;
  for (const Expr *Argument : argumentsOf(Call)) {
    const Expr *Value = handedOn(Argument);
    if (isa<LambdaExpr>(Value))
      HasCallable = true;
    else if (cancellationType(U, Value->getType()))
      HasCancellation = true;
    else if (isCallable(U, Value->getType()->getAsCXXRecordDecl()))
      HasCallable = true;
  }
  return HasCancellation && HasCallable;
}

class UnforwardedCancellations {
public:
  UnforwardedCancellations(const Unit &U, const Callable &C) : U(U), C(C) {}

  std::vector<UnforwardedCancellation> find() {
    if (!mayReachCancellation(U, C) || isa<CXXDestructorDecl>(C.Function) ||
        isCleanup(C))
      return {};
    std::vector<UnforwardedCancellation> Result;
    for (const Expr *Call : C.Calls)
      if (!C.WrittenAs.contains(Call) && !C.isInHandler(Call) && !letsGo(Call))
        if (std::optional<CancellableCall> Site = cancellableCall(U, C, Call))
          if (std::optional<UnforwardedCancellation> Found = lookAt(*Site))
            Result.push_back(std::move(*Found));
    if (!Result.empty() && closesSomething(U, C))
      Result.clear();
    return Result;
  }

private:
  /// Whether \p Call starts work for which nobody waits: it may outlive what the
  /// cancellation is for.
  bool letsGo(const Expr *Call) const {
    for (const Stmt *S = Call; isa_and_nonnull<Expr>(S); S = C.parents().getParent(S))
      if (const auto *Cast = dyn_cast<CastExpr>(S); Cast && Cast->getCastKind() == CK_ToVoid)
        return true;
    return U.names().findCallee(Call, Category::Detacher) ||
           U.names().findCallee(Call, Category::Spawner);
  }

  std::optional<UnforwardedCancellation> lookAt(const CancellableCall &Site) const {
    if (!Site.Given) {
      if (isToldOtherwise(Site) || isPastRequest(Site.Call) ||
          hasCallback(Site.Call) || isClosedSomewhere(U, Site.Call) ||
          waitsForGuard(U, Site.Call) || isWokenToAsk(Site.Call))
        return std::nullopt;
      if (std::optional<UnforwardedCancellation> Found = nearest(Site);
          Found && !isPastTest(Site.Call))
        return Found;
      return std::nullopt;
    }
    const ValueDecl *Given = namedValue(Site.Given);
    std::optional<UnforwardedCancellation> Found = Given ? nearest(Site) : std::nullopt;
    if (!Found || Found->Value.Declaration == Given)
      return std::nullopt;
    if (isEmpty(Given))
      Found->Why = UnforwardedCancellation::Empty;
    else if (isNearer(Found->Value, Given))
      Found->Why = UnforwardedCancellation::Farther;
    else
      return std::nullopt;
    return isPastRequest(Site.Call) || isPastTest(Site.Call)
               ? std::nullopt
               : Found;
  }

  /// The nearest cancellation that the call can be given. Of two that are equally near
  /// nobody knows which one is meant.
  std::optional<UnforwardedCancellation> nearest(const CancellableCall &Site) const {
    std::optional<UnforwardedCancellation> Result;
    for (const CancellationValue &Value : cancellationValues(U, C, Site.Call)) {
      if (Result && Result->Value.Distance != Value.Distance)
        break;
      std::optional<std::string> Spelling = spelledFor(U, C, Value, Site.type());
      if (!Spelling || isMovedBefore(Value, Site.Call) || isRequested(Value))
        continue;
      if (Result)
        return std::nullopt;
      Result = {UnforwardedCancellation::LeftOut, Site, Value, std::move(*Spelling)};
    }
    return Result;
  }

  /// Whether the function asks others to stop by the source \p Value: then it is not the
  /// one that is stopped.
  bool isRequested(const CancellationValue &Value) const {
    return cancellationType(U, Value.Declaration->getType()).isSource() &&
           anyPart(C.body(), LambdaBodies::Entered, [&](const Stmt *S) {
             return requestsCancellation(U, S) &&
                    namedValue(objectOf(cast<Expr>(S))) == Value.Declaration;
           });
  }

  bool isMovedBefore(const CancellationValue &Value, const Expr *Call) const {
    const auto *Variable = dyn_cast<VarDecl>(Value.Declaration);
    const FlowGraph *Graph = Variable ? U.flowGraph(C) : nullptr;
    return Graph &&
           llvm::any_of(C.referencesTo(Variable), [&](const DeclRefExpr *Reference) {
             const auto *Move = dyn_cast_or_null<CallExpr>(C.parentOf(Reference));
             return Move && Move->isCallToStdMove() && Graph->reaches(Move, Call);
           });
  }

  /// Whether \p Given is a local variable that stands for no cancellation at all.
  bool isEmpty(const ValueDecl *Given) const {
    const auto *Variable = dyn_cast<VarDecl>(Given);
    const CancellationType Type = cancellationType(U, Given->getType());
    return Variable && Variable->hasLocalStorage() && !isa<ParmVarDecl>(Variable) &&
           !Variable->getType().isConstQualified() && Type && !Type.isSource() &&
           !Type.IsWrapped && initOf(Variable) && isNoCancellation(initOf(Variable)) &&
           keepsItsValue(C, Variable);
  }

  /// Whether \p Value is made of \p Given, or the parameter of a lambda that captures
  /// \p Given.
  bool isNearer(const CancellationValue &Value, const ValueDecl *Given) const {
    const auto *Variable = dyn_cast<VarDecl>(Value.Declaration);
    if (!Variable)
      return false;
    if (!isa<ParmVarDecl>(Variable))
      return linkedCancellation(U, Variable) == Given;
    return C.Lambda && Variable->getDeclContext() == C.Function &&
           llvm::any_of(C.Lambda->captures(), [Given](const LambdaCapture &Capture) {
             return Capture.capturesVariable() && Capture.getCapturedVar() == Given;
           });
  }

  /// Whether something around the call, or an argument of it, is given a cancellation:
  /// `cancelOn(token, f())`, `f().cancelledBy(token)`, `retry([token] { ... })`.
  bool isToldOtherwise(const CancellableCall &Site) const {
    auto Carries = [this](const Stmt *S) {
      return carriesCancellation(U, S, LambdaBodies::Entered);
    };
    for (const Expr *Argument : argumentsOf(Site.Call)) {
      if (isa<CXXDefaultArgExpr>(Argument) || Argument == Site.Options)
        continue;
      if (Carries(Argument))
        return true;
      const auto *Variable = dyn_cast_or_null<VarDecl>(namedValue(Argument));
      if (Variable && Variable->hasLocalStorage() && initOf(Variable) &&
          Carries(initOf(Variable)))
        return true;
    }
    return isPartOfTold(Site.Call);
  }

  bool isPartOfTold(const Expr *E) const {
    for (const Stmt *Inner = E, *Outer = C.parents().getParent(E); Outer;
         Inner = Outer, Outer = C.parents().getParent(Outer)) {
      if (const auto *Declaration = dyn_cast<DeclStmt>(Outer)) {
        for (const Decl *D : Declaration->decls())
          if (const auto *Variable = dyn_cast<VarDecl>(D);
              Variable && Variable->getInit() == Inner &&
              llvm::any_of(C.referencesTo(Variable), [this](const DeclRefExpr *Use) {
                return isPartOfTold(Use);
              }))
            return true;
        return false;
      }
      if (!isa<Expr>(Outer) || isa<LambdaExpr>(Outer))
        return false;
      if (const auto *Outside = dyn_cast<Expr>(Outer);
          isa<CallExpr, CXXConstructExpr>(Outside))
        for (const Stmt *Part : Outside->children())
          if (Part && Part != Inner &&
              carriesCancellation(U, Part, LambdaBodies::Entered))
            return true;
    }
    return false;
  }

  /// Whether a local object has told a callback of a cancellation before \p Call: that
  /// may end what the call waits for.
  bool hasCallback(const Expr *Call) const {
    const SourceManager &Sources = U.context().getSourceManager();
    return llvm::any_of(C.Locals, [&](const VarDecl *Variable) {
      const Expr *Init = initOf(Variable);
      return Init &&
             Sources.isBeforeInTranslationUnit(Init->getBeginLoc(),
                                               Call->getBeginLoc()) &&
             anyPart(Init, LambdaBodies::Skipped, [&](const Stmt *S) {
               return isa<CallExpr, CXXConstructExpr>(S) &&
                      registersCallback(U, cast<Expr>(S));
             });
    });
  }

  /// Whether the function has asked others to stop before \p Call, or has called a
  /// function that does.
  bool isPastRequest(const Expr *Call) const {
    auto Requests = [this](const Stmt *S) { return requestsCancellation(U, S); };
    return llvm::any_of(C.Calls, [&](const Expr *Other) {
      if (Other == Call || !U.context().getSourceManager().isBeforeInTranslationUnit(
                               Other->getBeginLoc(), Call->getBeginLoc()))
        return false;
      const FunctionDecl *Callee = calleeOf(Other);
      const Callable *Body = Callee ? U.callableOf(Callee) : nullptr;
      return Requests(Other) ||
             (Body && anyPart(Body->body(), LambdaBodies::Skipped, Requests));
    });
  }

  /// Whether \p Call waits for what others wake it by, such as a semaphore, and the
  /// cancellation is asked right behind it: whoever stops it wakes it up.
  bool isWokenToAsk(const Expr *Call) const {
    if (!U.names().findCallee(Call, Category::ClosableWait))
      return false;
    const Stmt *Child = Call;
    const Stmt *Parent = C.parents().getParent(Child);
    while (Parent && !isa<CompoundStmt>(Parent)) {
      Child = Parent;
      Parent = C.parents().getParent(Parent);
    }
    if (!Parent)
      return false;
    auto Behind = std::next(llvm::find(cast<CompoundStmt>(Parent)->body(), Child));
    auto *If = llvm::find_if(
        llvm::make_range(Behind, cast<CompoundStmt>(Parent)->body_end()),
        [](const Stmt *S) { return !isa<Expr>(S); });
    return If != cast<CompoundStmt>(Parent)->body_end() && isa<IfStmt>(*If) &&
           anyPart(cast<IfStmt>(*If)->getCond(), LambdaBodies::Skipped,
                   [this](const Stmt *S) { return asksForCancellation(U, S); });
  }

  /// Whether \p Call runs where a test has said that something is cancelled or has
  /// failed, or whether there is a cancellation at all: in a branch of it, or behind a
  /// loop that ends by it.
  bool isPastTest(const Expr *Call) const {
    for (const Stmt *Inner = Call, *Outer = C.parents().getParent(Call); Outer;
         Inner = Outer, Outer = C.parents().getParent(Outer)) {
      if (const auto *If = dyn_cast<IfStmt>(Outer)) {
        if (Inner != If->getCond() && isDecidedBy(If->getCond(), Inner == If->getThen()))
          return true;
      } else if (const auto *Choice = dyn_cast<ConditionalOperator>(Outer)) {
        if (Inner != Choice->getCond() &&
            isDecidedBy(Choice->getCond(), Inner == Choice->getTrueExpr()))
          return true;
      } else if (const auto *Block = dyn_cast<CompoundStmt>(Outer)) {
        for (const Stmt *Before : Block->body()) {
          if (Before == Inner)
            break;
          if (anyPart(Before, LambdaBodies::Skipped,
                      [this](const Stmt *S) { return isLoopUntilTest(S); }))
            return true;
        }
      }
    }
    return false;
  }

  bool isDecidedBy(const Expr *Condition, bool IsThen) const {
    return anyPart(Condition, LambdaBodies::Skipped, [&](const Stmt *S) {
      const auto *E = dyn_cast<Expr>(S);
      // What has come out of a handler: `if (error)`.
      if (asksForCancellation(U, S) || (E && isExceptionPointer(E->getType())))
        return IsThen != isNegated(S, Condition);
      // Whether there is one: `if (token)`.
      const Stmt *Parent = E ? C.parentOf(E) : nullptr;
      const ValueDecl *Named =
          E && isa<DeclRefExpr, MemberExpr>(E) ? namedValue(E) : nullptr;
      return Named && cancellationType(U, Named->getType()) &&
             !(isa_and_nonnull<MemberExpr>(Parent) &&
               asksForCancellation(U, C.parents().getParent(Parent)));
    });
  }

  bool isNegated(const Stmt *S, const Stmt *Condition) const {
    bool Result = false;
    for (; S && S != Condition; S = C.parents().getParent(S)) {
      const auto *Not = dyn_cast_or_null<UnaryOperator>(C.parents().getParent(S));
      if (Not && Not->getOpcode() == UO_LNot)
        Result = !Result;
    }
    return Result;
  }

  /// Whether \p S is a loop that somebody leaves when told to stop.
  bool isLoopUntilTest(const Stmt *S) const {
    auto Asks = [this](const Stmt *Part) { return asksForCancellation(U, Part); };
    if (anyPart(conditionOf(S), LambdaBodies::Skipped, Asks))
      return true;
    return anyPart(bodyOf(S), LambdaBodies::Skipped, [&](const Stmt *Part) {
      const auto *If = dyn_cast<IfStmt>(Part);
      return If && anyPart(If->getCond(), LambdaBodies::Skipped, Asks) &&
             anyPart(If->getThen(), LambdaBodies::Skipped,
                     [](const Stmt *Exit) { return isa<BreakStmt>(Exit); });
    });
  }

  /// Whether \p Inside is a lambda that runs at the end of something: one that a local
  /// object keeps for its destructor, or that a model names.
  bool isCleanup(const Callable &Inside) const {
    if (!Inside.Lambda)
      return false;
    if (Inside.Sink)
      return U.names().findCallee(Inside.Sink, Category::Cleanup);
    if (!Inside.Enclosing)
      return false;
    for (const Expr *Call : Inside.Enclosing->Calls) {
      if (llvm::none_of(argumentsOf(Call), [&](const Expr *Argument) {
            return handedOn(Argument) == Inside.Lambda;
          }))
        continue;
      const CXXRecordDecl *Made = Call->getType()->getAsCXXRecordDecl();
      const CXXDestructorDecl *Destructor =
          Made && Made->hasDefinition() ? Made->getDestructor() : nullptr;
      if (U.names().findCallee(Call, Category::Cleanup) ||
          (Destructor && Destructor->isUserProvided() && !isCallable(U, Made) &&
           llvm::any_of(Inside.Enclosing->Locals, [&](const VarDecl *Variable) {
             return initOf(Variable) &&
                    (handedOn(initOf(Variable)) == Call ||
                     handedOn(initOf(Variable)) == Inside.Lambda) &&
                    Variable->getType()->getAsCXXRecordDecl() == Made;
           })))
        return true;
    }
    return false;
  }

  const Unit &U;
  const Callable &C;
};

/// Whether an object of type \p T is there to tell of a cancellation, and for nothing else.
bool isForCancellation(const Unit &U, QualType T) {
  const CancellationType Type = cancellationType(U, T);
  return Type && !Type.Facts->Incidental;
}

} // namespace

std::vector<UnforwardedCancellation> unforwardedCancellations(const Unit &U,
                                                              const Callable &C) {
  return UnforwardedCancellations(U, C).find();
}

std::vector<const ParmVarDecl *> unusedCancellations(const Unit &U, const Callable &C) {
  std::vector<const ParmVarDecl *> Result;
  auto IsWork = [&U](QualType T) {
    const TypeRole Role = U.types().factsOf(T).Role;
    return Role == TypeRole::Task || Role == TypeRole::Future;
  };
  const FunctionDecl *Pattern = C.Function->getTemplateInstantiationPattern();
  for (unsigned Index = 0; Index != C.Function->getNumParams(); ++Index) {
    const ParmVarDecl *Parameter = C.Function->getParamDecl(Index);
    if (!Parameter->getIdentifier() || Parameter->hasAttr<UnusedAttr>() ||
        Parameter->isReferenced() || !isForCancellation(U, Parameter->getType()) ||
        (Pattern && (Pattern->getNumParams() != C.Function->getNumParams() ||
                     Pattern->getParamDecl(Index)->isReferenced())))
      continue;
    if (!IsWork(C.Function->getReturnType()) || U.isSignatureFixed(C))
      return {};
    const bool Waits =
        C.isCoroutine()
            ? llvm::any_of(C.Suspensions,
                           [&U](const CoroutineSuspendExpr *Suspension) {
                             return maySuspend(U, Suspension);
                           })
            : llvm::any_of(C.Calls, [&](const Expr *Call) {
                return isa<CallExpr>(Call) && IsWork(Call->getType()) &&
                       !U.names().findCallee(Call, Category::ReadyFactory);
              });
    if (!Waits || hasErrors(C.body()))
      return {};
    Result.push_back(Parameter);
  }
  return Result;
}

} // namespace async_tidy

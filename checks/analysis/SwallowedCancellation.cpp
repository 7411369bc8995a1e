//===- SwallowedCancellation.cpp - handlers that end a cancellation -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/SwallowedCancellation.h"
#include "analysis/CancellationValue.h"
#include "analysis/ErrorHandler.h"
#include "analysis/Loops.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/CXXInheritance.h"

using namespace clang;

namespace async_tidy {
namespace {

class SwallowedCancellations {
public:
  SwallowedCancellations(const Unit &U, const Callable &C, const FlowGraph &Graph)
      : U(U), C(C), Graph(Graph) {}

  std::vector<SwallowedCancellation> find() {
    anyPart(C.body(), LambdaBodies::Skipped, [&](const Stmt *S) {
      if (const auto *Try = dyn_cast<CXXTryStmt>(S))
        add(Try);
      return false;
    });
    return std::move(Result);
  }

  std::vector<IgnoredCancellation> findInResults() const {
    std::vector<IgnoredCancellation> Found;
    for (const CoroutineSuspendExpr *Suspension : C.Suspensions) {
      const CXXRecordDecl *Result = Suspension->getType()->getAsCXXRecordDecl();
      if (!Result || Suspension->containsErrors() || !maySuspend(U, Suspension) ||
          !U.names().findType(Suspension->getType(), Category::ErrorType))
        continue;
      for (const NameLookup::NamedClass &Cancelled : U.names().cancellationExceptions())
        if (outermostNamespace(Result) == outermostNamespace(Cancelled.Record) &&
            canThrow(Suspension, Cancelled) && hasNoWayOut(Suspension)) {
          if (const Expr *Test = onlyTestOf(Suspension))
            Found.push_back({Test, Cancelled.Record, Suspension});
          break;
        }
    }
    return Found;
  }

private:
  /// Whether \p Suspension stands in an endless loop that nothing leaves.
  bool hasNoWayOut(const CoroutineSuspendExpr *Suspension) const {
    const Stmt *Loop = loopAround(Suspension);
    return Loop && isEndless(C, Loop, U.context()) && !hasExit(C, Loop) &&
           !hasErrors(Loop) &&
           !anyPart(Loop, LambdaBodies::Entered, [this](const Stmt *S) {
             return isa<CXXThrowExpr>(S) || async_tidy::asksForCancellation(U, S);
           });
  }

  /// The first question whether the result of \p Suspension is a value, where all that
  /// the function does with it is to ask that, to take the value behind it, and to write
  /// the error down; null otherwise.
  const Expr *onlyTestOf(const CoroutineSuspendExpr *Suspension) const {
    auto Variable = llvm::find_if(C.Locals, [&](const VarDecl *V) {
      return initOf(V) && handedOn(initOf(V)) == Suspension;
    });
    if (Variable == C.Locals.end())
      return nullptr;
    const Expr *Test = nullptr;
    for (const DeclRefExpr *Reference : C.referencesTo(*Variable)) {
      const Stmt *Parent = C.parentOf(Reference);
      const auto *Member = dyn_cast_or_null<MemberExpr>(Parent);
      const CallExpr *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Parent);
      // `result.hasException<Cancelled>()` asks for one.
      if (Member && !Member->hasExplicitTemplateArgs())
        Call = dyn_cast_or_null<CallExpr>(C.parentOf(Member));
      if (!Call)
        return nullptr;
      if (Call->getType()->isBooleanType())
        Test = Test ? Test : Call;
      else if (U.names().findType(Call->getType(), Category::ErrorType)
                   ? !isWrittenToLog(Call, C.body())
                   : !isBehindTestOf(Call, *Variable))
        return nullptr;
    }
    return Test;
  }

  /// Whether a condition that names \p Variable decides on \p S: around it, or before it
  /// with a `continue`.
  bool isBehindTestOf(const Stmt *S, const VarDecl *Variable) const {
    auto IsTest = [Variable](const Stmt *Part) {
      const auto *If = dyn_cast<IfStmt>(Part);
      return If && anyPart(If->getCond(), LambdaBodies::Skipped, [&](const Stmt *Name) {
               const auto *Reference = dyn_cast<DeclRefExpr>(Name);
               return Reference && Reference->getDecl() == Variable;
             });
    };
    auto Continues = [](const Stmt *Part) { return isa<ContinueStmt>(Part); };
    for (const Stmt *Child = S, *Parent = C.parents().getParent(S); Parent;
         Child = Parent, Parent = C.parents().getParent(Parent)) {
      if (IsTest(Parent) && cast<IfStmt>(Parent)->getCond() != Child)
        return true;
      if (const auto *Block = dyn_cast<CompoundStmt>(Parent))
        for (const Stmt *Before : Block->body()) {
          if (Before == Child)
            break;
          if (IsTest(Before) && anyPart(cast<IfStmt>(Before)->getThen(),
                                        LambdaBodies::Skipped, Continues))
            return true;
        }
    }
    return false;
  }

  void add(const CXXTryStmt *Try) {
    for (const NameLookup::NamedClass &Cancelled : U.names().cancellationExceptions()) {
      const CXXCatchStmt *Handler = handlerFor(Try, Cancelled.Record);
      // Another exception of the same library may have brought the handler already.
      if (!Handler || namesIt(Handler, Cancelled) || isFound(Handler))
        continue;
      const CoroutineSuspendExpr *Awaited = thrower(Try, Cancelled);
      if (!Awaited || handsOn(Handler, Cancelled) || asksForCancellation(Try, Handler) ||
          (!Cancelled.Facts->ToldBy.empty() && !isInEndlessLoop(Try)))
        continue;
      if (const CoroutineSuspendExpr *Next = nextSuspension(Handler))
        Result.push_back({Handler, Cancelled.Record, Cancelled.Facts, Awaited, Next});
    }
  }

  bool isFound(const CXXCatchStmt *Handler) const {
    return llvm::any_of(Result, [Handler](const SwallowedCancellation &Found) {
      return Found.Handler == Handler;
    });
  }

  /// The first handler of \p Try that takes a \p Exception; null where there is none,
  /// and where one for a class derived from it comes first.
  const CXXCatchStmt *handlerFor(const CXXTryStmt *Try,
                                 const CXXRecordDecl *Exception) const {
    const QualType Thrown = U.context().getCanonicalTagType(Exception);
    for (unsigned Index = 0; Index != Try->getNumHandlers(); ++Index) {
      const CXXCatchStmt *Handler = Try->getHandler(Index);
      const QualType Caught = Handler->getCaughtType();
      if (Caught.isNull() || isClassDerivedFrom(Thrown, Caught))
        return Handler;
      if (isClassDerivedFrom(Caught, Thrown))
        return nullptr;
    }
    return nullptr;
  }

  /// Whether \p Handler is there for the cancellation and nothing else. An exception
  /// that stands for other errors as well does not tell.
  static bool namesIt(const CXXCatchStmt *Handler,
                      const NameLookup::NamedClass &Cancelled) {
    const QualType Caught = Handler->getCaughtType();
    if (Caught.isNull() || !Cancelled.Facts->ToldBy.empty())
      return false;
    const CXXRecordDecl *Record = Caught.getNonReferenceType()->getAsCXXRecordDecl();
    return Record &&
           Record->getCanonicalDecl() == Cancelled.Record->getCanonicalDecl();
  }

  /// The first suspension in the block of \p Try that can end by \p Cancelled, and that
  /// no other handler is nearer to.
  const CoroutineSuspendExpr *thrower(const CXXTryStmt *Try,
                                      const NameLookup::NamedClass &Cancelled) const {
    for (const CoroutineSuspendExpr *Suspension : C.Suspensions)
      if (!Suspension->containsErrors() && nearestTry(Suspension, Cancelled) == Try &&
          maySuspend(U, Suspension) && canThrow(Suspension, Cancelled))
        return Suspension;
    return nullptr;
  }

  const CXXTryStmt *nearestTry(const Stmt *S,
                               const NameLookup::NamedClass &Cancelled) const {
    for (const Stmt *Child = S, *Parent = C.parents().getParent(S); Parent;
         Child = Parent, Parent = C.parents().getParent(Parent))
      if (const auto *Try = dyn_cast<CXXTryStmt>(Parent);
          Try && Try->getTryBlock() == Child && handlerFor(Try, Cancelled.Record))
        return Try;
    return nullptr;
  }

  /// Whether what \p Suspension awaits, or the coroutine itself, is of the library that
  /// throws \p Cancelled.
  bool canThrow(const CoroutineSuspendExpr *Suspension,
                const NameLookup::NamedClass &Cancelled) const {
    if (!isOfLibraryOf(C.Function->getReturnType(), Cancelled) &&
        !isOfLibraryOf(written(Suspension->getOperand())->getType(), Cancelled))
      return false;
    return !Cancelled.Facts->ByToken ||
           carriesCancellation(U, Suspension->getOperand(), LambdaBodies::Entered);
  }

  bool isOfLibraryOf(QualType T, const NameLookup::NamedClass &Cancelled) const {
    const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
    if (!Record)
      return false;
    if (!Cancelled.Facts->Tasks.empty())
      return isOneOf(T, Cancelled.Facts->Tasks);
    const NamespaceDecl *Home = outermostNamespace(Cancelled.Record);
    auto IsAtHome = [Home](const CXXRecordDecl *R) {
      return outermostNamespace(R) == Home;
    };
    if (!Home || Home->isStdNamespace())
      return false;
    return IsAtHome(Record) ||
           (Record->hasDefinition() &&
            !Record->forallBases([&](const CXXRecordDecl *Base) {
              return !IsAtHome(Base);
            }));
  }

  /// Whether \p Handler looks at what it has caught, keeps it, throws it again, or
  /// calls what may do so.
  bool handsOn(const CXXCatchStmt *Handler,
               const NameLookup::NamedClass &Cancelled) const {
    return anyPart(Handler->getHandlerBlock(), LambdaBodies::Entered,
                   [&](const Stmt *S) {
                     if (isa<CXXThrowExpr>(S))
                       return true;
                     if (const auto *Reference = dyn_cast<DeclRefExpr>(S))
                       return Reference->getDecl() == Handler->getExceptionDecl() &&
                              isHandedOn(Reference, Handler, Cancelled);
                     const auto *Call = dyn_cast<CallExpr>(S);
                     return Call && (cancellationType(U, Call->getType()) ||
                                     mayThrowAgain(Call, Handler));
                   });
  }

  /// Whether the use \p Caught of the exception is more than a call of a member of it
  /// that tells no cancellation, or a text.
  bool isHandedOn(const Expr *Caught, const CXXCatchStmt *Handler,
                  const NameLookup::NamedClass &Cancelled) const {
    const Stmt *Child = Caught, *Parent = C.parents().getParent(Caught);
    for (; isa_and_nonnull<ImplicitCastExpr, ParenExpr>(Parent);
         Parent = C.parents().getParent(Parent))
      Child = Parent;
    const auto *Member = dyn_cast_or_null<MemberExpr>(Parent);
    if (Member && Member->getBase() == Child)
      return llvm::is_contained(Cancelled.Facts->ToldBy,
                                plainName(Member->getMemberDecl()));
    return !isWrittenToLog(Child, Handler);
  }

  /// Whether \p S is a part of a call that writes text: one of its arguments is a
  /// literal, or it is an operator `<<`.
  bool isWrittenToLog(const Stmt *S, const Stmt *Inside) const {
    for (; S && S != Inside; S = C.parents().getParent(S)) {
      if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
          Operator && Operator->getOperator() == OO_LessLess)
        return true;
      if (const auto *Call = dyn_cast<CallExpr>(S))
        if (llvm::any_of(argumentsOf(Call), [](const Expr *Argument) {
              return Argument && anyPart(Argument, LambdaBodies::Skipped,
                                         [](const Stmt *Part) {
                                           return isa<StringLiteral>(Part);
                                         });
            }))
          return true;
    }
    return false;
  }

  /// Whether \p Call, in \p Handler, takes the exception that is handled, or is a
  /// function that asks what it is.
  bool mayThrowAgain(const CallExpr *Call, const CXXCatchStmt *Handler) const {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return false;
    // `std::current_exception()`, and its like.
    if (isExceptionPointer(Call->getType()))
      return !isWrittenToLog(Call, Handler);
    const FunctionDecl *Definition = Callee->getDefinition();
    if (const Callable *Body = Definition ? U.callableOf(Definition) : nullptr)
      return anyPart(Body->body(), LambdaBodies::Skipped, [](const Stmt *S) {
        if (isa<CXXThrowExpr>(S))
          return true;
        const auto *Inner = dyn_cast<CallExpr>(S);
        const FunctionDecl *Named = Inner ? Inner->getDirectCallee() : nullptr;
        return asksForCurrentException(S) ||
               (Named && Named->isInStdNamespace() &&
                plainName(Named) == "rethrow_exception");
      });
    // `handleException()`.
    return !isa<CXXMethodDecl>(Callee) && Callee->getNumParams() == 0 &&
           !Callee->isVariadic() && Call->getType()->isVoidType();
  }

  /// The innermost loop around \p S, or null.
  const Stmt *loopAround(const Stmt *S) const {
    for (S = C.parents().getParent(S); S; S = C.parents().getParent(S))
      if (isLoop(S))
        return S;
    return nullptr;
  }

  /// Whether \p Handler, or the loop around \p Try, asks whether to stop: a member of a
  /// token or source is called, or the condition of the loop names what others can
  /// change.
  bool asksForCancellation(const CXXTryStmt *Try, const CXXCatchStmt *Handler) const {
    auto Asks = [&](const Stmt *S) {
      const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
      const Expr *Object = Call ? objectOf(Call) : nullptr;
      return (Object && cancellationType(U, Object->getType())) ||
             async_tidy::asksForCancellation(U, S);
    };
    const Stmt *Loop = loopAround(Try);
    if (anyPart(Loop ? Loop : static_cast<const Stmt *>(Handler), LambdaBodies::Skipped,
                Asks))
      return true;
    const Expr *Condition = Loop ? conditionOf(Loop) : nullptr;
    return Condition &&
           anyPart(Condition, LambdaBodies::Skipped, [](const Stmt *S) {
             if (isa<CXXThisExpr>(S) || isa<CallExpr>(S))
               return true;
             const auto *Reference = dyn_cast<DeclRefExpr>(S);
             const auto *Variable =
                 Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
             return Variable && (!Variable->hasLocalStorage() ||
                                 Variable->getType()->isReferenceType() ||
                                 Variable->getType()->isBooleanType());
           });
  }

  /// Whether a loop without a condition is the innermost around \p Try.
  bool isInEndlessLoop(const CXXTryStmt *Try) const {
    const Stmt *Loop = loopAround(Try);
    return Loop && isEndless(C, Loop, U.context());
  }

  /// The first suspension in source order that a path from \p Handler comes to; null
  /// where there is none. Ways out of the handler by an exception do not count.
  const CoroutineSuspendExpr *nextSuspension(const CXXCatchStmt *Handler) const {
    const CFGBlock *Start = nullptr;
    for (const CFGBlock *Block : Graph.graph())
      if (Block->getLabel() == Handler)
        Start = Block;
    if (!Start)
      return nullptr;
    llvm::BitVector Seen(Graph.graph().getNumBlockIDs());
    llvm::SmallVector<const CFGBlock *, 16> Work = {Start};
    Seen.set(Start->getBlockID());
    llvm::SmallPtrSet<const Stmt *, 8> Reached;
    while (!Work.empty()) {
      const CFGBlock *Block = Work.pop_back_val();
      if (Block->hasNoReturnElement())
        continue;
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          Reached.insert(S->getStmt());
      for (const CFGBlock *Next : Block->succs())
        if (Next && !isa_and_nonnull<CXXTryStmt>(Next->getTerminatorStmt()) &&
            !Seen.test(Next->getBlockID())) {
          Seen.set(Next->getBlockID());
          Work.push_back(Next);
        }
    }
    for (const CoroutineSuspendExpr *Suspension : C.Suspensions)
      if (Reached.contains(Suspension) && !Suspension->containsErrors() &&
          maySuspend(U, Suspension))
        return Suspension;
    return nullptr;
  }

  const Unit &U;
  const Callable &C;
  const FlowGraph &Graph;
  std::vector<SwallowedCancellation> Result;
};

} // namespace

/// The control flow of \p C; null where no cancellation can come out of what it awaits.
static const FlowGraph *flowOfCancellable(const Unit &U, const Callable &C) {
  return C.isCoroutine() && !C.Suspensions.empty() &&
                 !U.names().cancellationExceptions().empty() &&
                 U.types().factsOf(C.Function->getReturnType()).Role !=
                     TypeRole::Generator
             ? U.flowGraph(C)
             : nullptr;
}

std::vector<IgnoredCancellation> ignoredCancellations(const Unit &U, const Callable &C) {
  const FlowGraph *Graph = flowOfCancellable(U, C);
  if (!Graph)
    return {};
  return SwallowedCancellations(U, C, *Graph).findInResults();
}

std::vector<SwallowedCancellation> swallowedCancellations(const Unit &U,
                                                          const Callable &C) {
  const FlowGraph *Graph = flowOfCancellable(U, C);
  if (!Graph)
    return {};
  return SwallowedCancellations(U, C, *Graph).find();
}

} // namespace async_tidy

//===- Suspension.cpp - what is suspended before and after ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Suspension.h"
#include "analysis/CallArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The operand as the control-flow graph has it.
const Expr *operandOf(const CoroutineSuspendExpr *Suspension) {
  const Expr *Operand = Suspension->getOperand();
  while (true) {
    const Expr *Inner = Operand->IgnoreImplicit()->IgnoreParens();
    if (Inner == Operand)
      return Operand;
    Operand = Inner;
  }
}

/// Whether the awaiter says in so many words that it is always ready.
bool isAlwaysReady(const Expr *Ready) {
  const auto *Call =
      Ready ? dyn_cast<CallExpr>(written(Ready)) : nullptr;
  const FunctionDecl *Definition = nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->hasBody(Definition))
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Definition->getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const auto *Value = Return && Return->getRetValue()
                          ? dyn_cast<CXXBoolLiteralExpr>(
                                Return->getRetValue()->IgnoreParenImpCasts())
                          : nullptr;
  return Value && Value->getValue();
}

} // namespace

bool maySuspend(const Unit &U, const CoroutineSuspendExpr *Suspension) {
  if (isAlwaysReady(Suspension->getReadyExpr()))
    return false;
  const Expr *Operand = Suspension->getOperand();
  if (!Operand)
    return true;
  Operand = written(Operand);
  for (Category C : {Category::Allow, Category::CurrentExecutor})
    if (U.names().findType(Operand->getType(), C) ||
        (isa<CallExpr>(Operand) && U.names().findCallee(Operand, C)))
      return false;
  const auto *Reference = dyn_cast<DeclRefExpr>(Operand);
  return !Reference ||
         !U.names().find(Reference->getDecl(), Category::CurrentExecutor);
}

llvm::SmallVector<const CoroutineSuspendExpr *, 4>
suspensionsBefore(const Unit &Unit, const Callable &C, const Expr *E) {
  llvm::SmallVector<const CoroutineSuspendExpr *, 4> Result;
  if (C.Kind == ContextKind::Inline && C.Enclosing)
    return suspensionsBefore(Unit, *C.Enclosing, C.Lambda);
  if (C.Suspensions.empty())
    return Result;
  const FlowGraph *Graph = Unit.flowGraph(C);
  if (!Graph)
    return Result;
  for (const CoroutineSuspendExpr *Suspension : C.Suspensions)
    // Where the operand has its value: the rest of the suspension can throw.
    if (Graph->reaches(operandOf(Suspension), E))
      Result.push_back(Suspension);
  return Result;
}

llvm::SmallVector<const CoroutineSuspendExpr *, 4>
suspensionsBeforeScopeEnd(const Unit &Unit, const Callable &C,
                          const VarDecl *Variable, SourceLocation ScopeEnd) {
  llvm::SmallVector<const CoroutineSuspendExpr *, 4> Result;
  if (C.Kind == ContextKind::Inline && C.Enclosing)
    return suspensionsBefore(Unit, *C.Enclosing, C.Lambda);
  const FlowGraph *Graph = Unit.flowGraph(C);
  const Expr *Init = initOf(Variable);
  if (!Graph || !Init)
    return Result;
  const SourceManager &Sources = Unit.context().getSourceManager();
  for (const CoroutineSuspendExpr *Suspension : C.Suspensions) {
    const SourceLocation At = Suspension->getBeginLoc();
    const bool InScope =
        Sources.isBeforeInTranslationUnit(Variable->getLocation(), At) &&
        Sources.isBeforeInTranslationUnit(At, ScopeEnd);
    if (InScope || Graph->reaches(operandOf(Suspension), Init->IgnoreImplicit()))
      Result.push_back(Suspension);
  }
  return Result;
}

namespace {

/// Where a coroutine goes on after a suspension.
enum class Resumption {
  /// Where it was.
  Same,
  /// On threads that may not be blocked.
  Foreground,
  /// On threads that may be blocked, until another hop.
  Background,
  /// The same until the next suspension.
  BackgroundOnce,
};

/// What the suspensions of \p C do, by their operands.
llvm::DenseMap<const Stmt *, Resumption> resumptionsOf(const Unit &U,
                                                       const Callable &C) {
  llvm::DenseMap<const Stmt *, Resumption> Result;
  for (const CoroutineSuspendExpr *Suspension : C.Suspensions) {
    const Expr *Operand = operandOf(Suspension);
    const Entry *Facts = isa<CallExpr, CXXConstructExpr>(Operand)
                             ? U.names().findCallee(Operand, Category::Hop)
                             : U.names().findType(Operand->getType(), Category::Hop);
    if (Facts && !hasModelledSignature(Operand, *Facts))
      Facts = nullptr;
    Result[Operand] = !Facts ? Resumption::Same
                      : !isBackgroundHop(Operand, *Facts, U.names())
                          ? Resumption::Foreground
                      : Facts->UntilSuspension ? Resumption::BackgroundOnce
                                               : Resumption::Background;
  }
  return Result;
}

bool isBackground(Resumption R) {
  return R == Resumption::Background || R == Resumption::BackgroundOnce;
}

/// What holds where two paths meet: the background only if on both, and no
/// longer than on either.
Resumption merge(Resumption A, Resumption B) {
  if (A == B)
    return A;
  return isBackground(A) && isBackground(B) ? Resumption::BackgroundOnce
                                            : Resumption::Same;
}

} // namespace

bool goesToBackground(const Unit &U, const Callable &C) {
  if (C.Kind == ContextKind::Inline && C.Enclosing)
    return goesToBackground(U, *C.Enclosing);
  return llvm::any_of(resumptionsOf(U, C), [](const auto &Suspension) {
    return isBackground(Suspension.second);
  });
}

bool isInBackground(const Unit &U, const Callable &C, const Expr *E) {
  if (C.Kind == ContextKind::Inline && C.Enclosing)
    return isInBackground(U, *C.Enclosing, C.Lambda);
  const auto Resumptions = resumptionsOf(U, C);
  if (llvm::none_of(Resumptions, [](const auto &Suspension) {
        return isBackground(Suspension.second);
      }))
    return false;
  const FlowGraph *Graph = U.flowGraph(C);
  std::optional<FlowGraph::Position> At =
      Graph ? Graph->find(E) : std::nullopt;
  if (!At)
    return false;
  auto Transfer = [&](const CFGBlock &Block, unsigned End, Resumption State) {
    for (unsigned Index = 0; Index != End; ++Index)
      if (std::optional<CFGStmt> S = Block[Index].getAs<CFGStmt>())
        if (auto Found = Resumptions.find(S->getStmt());
            Found != Resumptions.end() &&
            (Found->second != Resumption::Same ||
             State == Resumption::BackgroundOnce))
          State = Found->second;
    return State;
  };
  // A forward must-analysis: what the paths into a block do not agree on is
  // not in the background.
  llvm::DenseMap<const CFGBlock *, Resumption> Entry;
  llvm::SmallVector<const CFGBlock *, 32> Work = {&Graph->graph().getEntry()};
  Entry[Work.front()] = Resumption::Same;
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    const Resumption Out = Transfer(*Block, Block->size(), Entry[Block]);
    for (const CFGBlock *Next : Block->succs()) {
      if (!Next)
        continue;
      auto [Known, Inserted] = Entry.try_emplace(Next, Out);
      const Resumption Merged = merge(Known->second, Out);
      if (Inserted || Merged != Known->second) {
        Known->second = Merged;
        Work.push_back(Next);
      }
    }
  }
  auto Reached = Entry.find(At->Block);
  return Reached != Entry.end() &&
         isBackground(Transfer(*At->Block, At->Index, Reached->second));
}

} // namespace async_tidy

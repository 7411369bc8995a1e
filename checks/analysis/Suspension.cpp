//===- Suspension.cpp - what is suspended before and after ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Suspension.h"
#include "analysis/Unit.h"

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

} // namespace

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
  const Expr *Init = Variable->getInit();
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

/// The hops of \p C by the operand that starts them; true for those to threads
/// that may be blocked.
llvm::DenseMap<const Stmt *, bool> hopsOf(const Unit &U, const Callable &C) {
  llvm::DenseMap<const Stmt *, bool> Result;
  for (const CoroutineSuspendExpr *Suspension : C.Suspensions) {
    const Expr *Operand = operandOf(Suspension);
    const Entry *Facts = nullptr;
    if (isa<CallExpr, CXXConstructExpr>(Operand))
      Facts = U.names().findCallee(Operand, Category::Hop);
    else
      Facts = U.names().findType(Operand->getType(), Category::Hop);
    if (Facts)
      Result[Operand] = isBackgroundHop(Operand, *Facts, U.names());
  }
  return Result;
}

} // namespace

bool goesToBackground(const Unit &U, const Callable &C) {
  if (C.Kind == ContextKind::Inline && C.Enclosing)
    return goesToBackground(U, *C.Enclosing);
  return llvm::any_of(hopsOf(U, C), [](const auto &Hop) { return Hop.second; });
}

bool isInBackground(const Unit &U, const Callable &C, const Expr *E) {
  if (C.Kind == ContextKind::Inline && C.Enclosing)
    return isInBackground(U, *C.Enclosing, C.Lambda);
  const llvm::DenseMap<const Stmt *, bool> Hops = hopsOf(U, C);
  if (llvm::none_of(Hops, [](const auto &Hop) { return Hop.second; }))
    return false;
  const FlowGraph *Graph = U.flowGraph(C);
  std::optional<FlowGraph::Position> At =
      Graph ? Graph->find(E) : std::nullopt;
  if (!At)
    return false;
  auto Transfer = [&](const CFGBlock &Block, unsigned End, bool State) {
    for (unsigned Index = 0; Index != End; ++Index)
      if (std::optional<CFGStmt> S = Block[Index].getAs<CFGStmt>())
        if (auto Hop = Hops.find(S->getStmt()); Hop != Hops.end())
          State = Hop->second;
    return State;
  };
  // A forward must-analysis of one fact.
  llvm::DenseMap<const CFGBlock *, bool> Entry;
  llvm::SmallVector<const CFGBlock *, 32> Work = {&Graph->graph().getEntry()};
  Entry[Work.front()] = false;
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    const bool Out = Transfer(*Block, Block->size(), Entry[Block]);
    for (const CFGBlock *Next : Block->succs()) {
      if (!Next)
        continue;
      auto [Known, Inserted] = Entry.try_emplace(Next, Out);
      if (Inserted || (Known->second && !Out)) {
        Known->second = Out;
        Work.push_back(Next);
      }
    }
  }
  auto Reached = Entry.find(At->Block);
  return Reached != Entry.end() &&
         Transfer(*At->Block, At->Index, Reached->second);
}

} // namespace async_tidy

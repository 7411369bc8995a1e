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

} // namespace async_tidy

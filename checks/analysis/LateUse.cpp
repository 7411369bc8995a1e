//===- LateUse.cpp - values that are used behind a suspension ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/LateUse.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/PointerIntPair.h"

using namespace clang;

namespace async_tidy {
namespace {

/// A block, and the suspension that the path to it has met; null for none.
struct PathState {
  const CFGBlock *Block;
  unsigned First;
  const CoroutineSuspendExpr *Suspension;
};

} // namespace

std::optional<LateUse>
useBehindSuspension(const Unit &U, const Callable &C, const Stmt *Start,
                    llvm::function_ref<ValueEvent(const Stmt *)> EventOf) {
  const FlowGraph *Graph = U.flowGraph(C);
  const std::optional<FlowGraph::Position> Made =
      Graph ? Graph->find(Start) : std::nullopt;
  if (!Made)
    return std::nullopt;
  std::optional<LateUse> Result;
  const SourceManager &Sources = U.context().getSourceManager();
  llvm::DenseSet<llvm::PointerIntPair<const CFGBlock *, 1, bool>> Seen;
  llvm::SmallVector<PathState, 16> Work = {{Made->Block, Made->Index + 1, nullptr}};
  while (!Work.empty()) {
    PathState State = Work.pop_back_val();
    bool HasEnded = false;
    for (unsigned Index = State.First; Index != State.Block->size() && !HasEnded;
         ++Index) {
      std::optional<CFGStmt> Element = (*State.Block)[Index].getAs<CFGStmt>();
      const Stmt *S = Element ? Element->getStmt() : nullptr;
      if (!S)
        continue;
      if (const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(S)) {
        if (!State.Suspension && maySuspend(U, Suspension))
          State.Suspension = Suspension;
        continue;
      }
      const ValueEvent Event = EventOf(S);
      HasEnded = Event == ValueEvent::End;
      if (Event == ValueEvent::Use && State.Suspension &&
          (!Result || Sources.isBeforeInTranslationUnit(S->getBeginLoc(),
                                                        Result->Use->getBeginLoc())))
        Result = LateUse{S, State.Suspension};
    }
    if (HasEnded)
      continue;
    for (const CFGBlock *Next : State.Block->succs())
      if (Next && Seen.insert({Next, State.Suspension != nullptr}).second)
        Work.push_back({Next, 0, State.Suspension});
  }
  return Result;
}

ValueEvent eventOfVariable(const Callable &C, const VarDecl *Variable,
                           const Stmt *S) {
  const auto IsVariable = [&](const Expr *E) {
    const auto *Reference = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return Reference && Reference->getDecl()->getCanonicalDecl() ==
                            Variable->getCanonicalDecl();
  };
  // The scope has come round again.
  if (const auto *Declaration = dyn_cast<DeclStmt>(S))
    return llvm::is_contained(Declaration->decls(), Variable) ? ValueEvent::End
                                                               : ValueEvent::None;
  const bool IsRebound = !Variable->getType()->isReferenceType();
  if (const auto *Assignment = dyn_cast<BinaryOperator>(S))
    return IsRebound && Assignment->getOpcode() == BO_Assign &&
                   IsVariable(Assignment->getLHS())
               ? ValueEvent::End
               : ValueEvent::None;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S))
    return IsRebound && Operator->getOperator() == OO_Equal &&
                   IsVariable(Operator->getArg(0))
               ? ValueEvent::End
               : ValueEvent::None;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCapturedVar() == Variable)
        return ValueEvent::Use;
    return ValueEvent::None;
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(S);
  if (!Reference || !IsVariable(Reference))
    return ValueEvent::None;
  // The left side of an assignment is no use of the old value.
  const Stmt *Parent = C.parents().getParentIgnoreParens(Reference);
  if (const auto *Assignment = dyn_cast_or_null<BinaryOperator>(Parent);
      Assignment && IsRebound && Assignment->getOpcode() == BO_Assign &&
      IsVariable(Assignment->getLHS()))
    return ValueEvent::None;
  if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Parent);
      Operator && IsRebound && Operator->getOperator() == OO_Equal &&
      IsVariable(Operator->getArg(0)) &&
      Operator->getArg(0)->IgnoreParenImpCasts() == Reference)
    return ValueEvent::None;
  return ValueEvent::Use;
}

} // namespace async_tidy

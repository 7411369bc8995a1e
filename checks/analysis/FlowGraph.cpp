//===- FlowGraph.cpp - the control flow of one callable -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/FlowGraph.h"

using namespace clang;

namespace async_tidy {

std::unique_ptr<FlowGraph> FlowGraph::build(const Callable &C,
                                            ASTContext &Context) {
  // Callers ask one question per finding; at this many blocks the answers
  // stop to be instant.
  constexpr unsigned MaximumBlocks = 20000;

  const Stmt *Body = C.body();
  if (!Body)
    return nullptr;
  CFG::BuildOptions Options;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = false;
  // Handlers are entered from the calls that throw.
  Options.AddEHEdges = true;
  Options.setAllAlwaysAdd();
  auto Result = std::make_unique<FlowGraph>();
  Result->Graph =
      CFG::buildCFG(C.Function, const_cast<Stmt *>(Body), &Context, Options);
  if (!Result->Graph || Result->Graph->size() > MaximumBlocks)
    return nullptr;
  for (const CFGBlock *Block : *Result->Graph)
    for (unsigned Index = 0; Index != Block->size(); ++Index)
      if (std::optional<CFGStmt> S = (*Block)[Index].getAs<CFGStmt>()) {
        Result->Positions.try_emplace(S->getStmt(), Position{Block, Index});
        if (const auto *Declaration = dyn_cast<DeclStmt>(S->getStmt()))
          for (const Decl *D : Declaration->decls())
            Result->Declarations.try_emplace(D, Declaration);
      }
  return Result;
}

std::optional<FlowGraph::Position> FlowGraph::find(const Stmt *S) const {
  auto Found = Positions.find(S);
  if (Found == Positions.end())
    return std::nullopt;
  return Found->second;
}

const llvm::BitVector &FlowGraph::reachableFrom(const CFGBlock *Block) const {
  auto [Place, Inserted] = Reachable.try_emplace(Block->getBlockID());
  llvm::BitVector &Result = Place->second;
  if (!Inserted)
    return Result;
  Result.resize(Graph->getNumBlockIDs());
  llvm::SmallVector<const CFGBlock *, 32> Work = {Block};
  while (!Work.empty())
    for (const CFGBlock *Next : Work.pop_back_val()->succs())
      if (Next && !Result.test(Next->getBlockID())) {
        Result.set(Next->getBlockID());
        Work.push_back(Next);
      }
  return Result;
}

bool FlowGraph::reaches(const Stmt *From, const Stmt *To) const {
  std::optional<Position> Start = find(From), End = find(To);
  if (!Start || !End)
    return false;
  if (Start->Block == End->Block && Start->Index < End->Index)
    return true;
  return reachableFrom(Start->Block).test(End->Block->getBlockID());
}

bool FlowGraph::leadsToNoReturn(const Stmt *S) const {
  std::optional<Position> At = find(S);
  if (!At)
    return false;
  llvm::BitVector Seen(Graph->getNumBlockIDs());
  llvm::SmallVector<const CFGBlock *, 16> Work = {At->Block};
  bool Ends = false;
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    if (Block->hasNoReturnElement()) {
      Ends = true;
      continue;
    }
    if (Block == &Graph->getExit())
      return false;
    // A call that may throw has the exit for a second successor.
    const bool MayThrow =
        !Block->getTerminatorStmt() &&
        llvm::any_of(Block->succs(), [&](const CFGBlock *Next) {
          return Next && Next != &Graph->getExit();
        });
    for (const CFGBlock *Next : Block->succs()) {
      if (!Next || (MayThrow && Next == &Graph->getExit()))
        continue;
      // A loop has no end that all paths come to.
      if (Next == At->Block)
        return false;
      if (!Seen.test(Next->getBlockID())) {
        Seen.set(Next->getBlockID());
        Work.push_back(Next);
      }
    }
  }
  return Ends;
}

} // namespace async_tidy

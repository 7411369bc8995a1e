//===- FlowGraph.h - the control flow of one callable ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_FLOWGRAPH_H
#define ASYNC_TIDY_ANALYSIS_FLOWGRAPH_H

#include "analysis/AsyncContext.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace async_tidy {

/// The control-flow graph of a callable, with the place of every expression.
class FlowGraph {
public:
  /// The graph of \p C; null where Clang cannot build it, and for a body so
  /// large that a graph is not worth its time in an editor.
  static std::unique_ptr<FlowGraph> build(const Callable &C,
                                          clang::ASTContext &Context);

  struct Position {
    const clang::CFGBlock *Block;
    unsigned Index;
  };

  const clang::CFG &graph() const { return *Graph; }

  /// Where \p S is evaluated, or nothing.
  std::optional<Position> find(const clang::Stmt *S) const;

  /// The statement that declares \p Variable, or null. The graph has one for each
  /// variable, also where the code declares several in one.
  const clang::DeclStmt *declarationOf(const clang::Decl *Variable) const {
    return Declarations.lookup(Variable);
  }

  /// Whether control can pass through \p From and arrive at \p To later.
  bool reaches(const clang::Stmt *From, const clang::Stmt *To) const;

  /// Whether everything that follows \p S ends in a call that does not return:
  /// the last words of a process, such as a crash report.
  bool leadsToNoReturn(const clang::Stmt *S) const;

private:
  const llvm::BitVector &reachableFrom(const clang::CFGBlock *Block) const;

  std::unique_ptr<clang::CFG> Graph;
  llvm::DenseMap<const clang::Stmt *, Position> Positions;
  llvm::DenseMap<const clang::Decl *, const clang::DeclStmt *> Declarations;
  mutable llvm::DenseMap<unsigned, llvm::BitVector> Reachable;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_FLOWGRAPH_H

//===- BlockingReach.h - what a call blocks on, through other calls -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_BLOCKINGREACH_H
#define ASYNC_TIDY_ANALYSIS_BLOCKINGREACH_H

#include "analysis/AsyncContext.h"
#include "analysis/BlockingCalls.h"
#include "llvm/ADT/DenseMap.h"
#include <array>
#include <vector>

namespace async_tidy {

class Unit;

/// Which functions of the unit block, and how they get there.
///
/// The functions that the async contexts reach are found first; from the calls
/// that block in them, a breadth-first search against the direction of the
/// calls, one for each kind, then gives every function its shortest chain. Both
/// are linear in the number of calls, and cycles end by themselves.
///
/// Followed are calls of functions, methods, constructors and operators, the
/// destructors of locals, and lambdas that are called or run inline. A call
/// ends at a coroutine, whose body runs elsewhere, at a function that is an
/// async context itself, and at one that a model allows. Not followed: calls
/// through pointers, virtual calls that Clang cannot devirtualise, and
/// functions without a body in the unit.
class BlockingReach {
public:
  explicit BlockingReach(const Unit &Unit);

  /// The most severe way in which evaluating \p Site, a call in \p C, blocks
  /// in what it calls; nothing where it is not known to.
  std::optional<BlockingCall> through(const Callable &C,
                                      const clang::Expr *Site) const;
  /// The same for the destructor of \p Variable.
  std::optional<BlockingCall> through(const Callable &C,
                                      const clang::VarDecl *Variable) const;

private:
  static constexpr size_t Kinds = static_cast<size_t>(BlockingKind::Cpu) + 1;

  /// One call: where it stands, and what it enters.
  struct Edge {
    const clang::Expr *Site;
    const clang::VarDecl *Variable;
    const Callable *Callee;
  };
  /// How a function blocks: by a call of its own, or through \c Next.
  struct Step {
    const BlockingCall *Own = nullptr;
    const Edge *Next = nullptr;
    bool known() const { return Own || Next; }
  };
  struct Node {
    std::vector<Edge> Calls;
    std::vector<BlockingCall> Blocking;
    std::array<Step, Kinds> Steps;
  };

  const Callable *enteredBy(const clang::FunctionDecl *Callee,
                            const clang::Expr *Site) const;
  void addCalls(const Callable &Body, Node &To) const;
  void search(BlockingKind Kind);
  std::optional<BlockingCall> chainFrom(const Callable &Callee,
                                        std::string Name) const;

  const Unit &U;
  llvm::DenseMap<const clang::FunctionDecl *, const Callable *> Bodies;
  llvm::DenseMap<const Callable *, std::vector<const Callable *>> InlineLambdas;
  llvm::DenseMap<const Callable *, std::unique_ptr<Node>> Nodes;
  std::vector<const Callable *> Order;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_BLOCKINGREACH_H

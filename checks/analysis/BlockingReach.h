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
/// Followed are calls of functions, methods, constructors and operators;
/// default arguments; destructors of locals and temporaries, and of their
/// members and bases; lambdas that are called or run inline; functions that are
/// named in a call, such as `std::invoke(&Client::fetch, client)`; and virtual
/// calls whose every overrider is in the unit, if all of them block. A call
/// ends at a coroutine, whose body runs elsewhere, at a function that is an
/// async context itself, and at one that a model allows. Not followed: other
/// calls through pointers, other virtual calls, and functions without a body in
/// the unit.
class BlockingReach {
public:
  explicit BlockingReach(const Unit &Unit);

  /// The calls that stand in \p C, an async context, and block in what they
  /// call, each with the most severe of \p Kinds. A call that waits or sleeps as
  /// well counts as that, and is left out where \p Kinds has neither.
  std::vector<BlockingCall> blockingIn(const Callable &C,
                                       BlockingKinds Kinds) const;

private:
  /// One call, or one destruction: where it stands, and what it enters.
  struct Edge {
    const clang::Expr *Site = nullptr;
    const clang::VarDecl *Variable = nullptr;
    clang::SourceLocation Location;
    /// \c Site is no call, but a value whose destructor is.
    bool IsTemporary = false;
    /// As the code names what is called.
    std::string Name;
    /// More than one for a virtual call, which blocks if all of them do.
    llvm::SmallVector<const Callable *, 1> Callees;
    /// How many of them are not known to block, for each kind.
    std::array<unsigned, BlockingKindCount> Open = {};
  };
  /// How a function blocks: by a call of its own, or through \c Next.
  struct Step {
    const BlockingCall *Own = nullptr;
    const Edge *Next = nullptr;
    bool known() const { return Own || Next; }
  };
  struct Node {
    /// Those of inline lambdas come after those of the callable itself.
    std::vector<Edge> Calls;
    size_t OwnCalls = 0;
    std::vector<BlockingCall> Blocking;
    std::array<Step, BlockingKindCount> Steps;
    /// The edges that enter the node, and the nodes that they come from.
    std::vector<std::pair<Node *, Edge *>> Callers;
  };

  const Callable *enteredBy(const clang::FunctionDecl *Callee,
                            const clang::Expr *Site) const;
  llvm::SmallVector<const Callable *, 1>
  calleesOf(const clang::Expr *Site, const Callable &In) const;
  void addCalls(const Callable &Body, Node &To) const;
  void addDestruction(clang::QualType T, Edge Made, Node &To,
                      unsigned Depth = 0) const;
  void addMembers(const clang::CXXDestructorDecl *Destructor, Node &To) const;
  void search(BlockingKind Kind);
  std::optional<BlockingCall> follow(const Callable &C, const Edge &Call,
                                     BlockingKinds Kinds) const;
  bool isHarmless(const Callable &C, llvm::ArrayRef<const Edge *> Chain,
                  const BlockingCall &Own) const;
  bool isImpossible(const Callable &C, llvm::ArrayRef<const Edge *> Chain,
                    const BlockingCall &Own) const;

  const Unit &U;
  llvm::DenseMap<const Callable *, std::vector<const Callable *>> InlineLambdas;
  llvm::DenseMap<const Callable *, std::unique_ptr<Node>> Nodes;
  std::vector<const Callable *> Order;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_BLOCKINGREACH_H

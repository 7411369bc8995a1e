//===- BlockingCalls.h - what blocks the thread that runs a callable ------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_BLOCKINGCALLS_H
#define ASYNC_TIDY_ANALYSIS_BLOCKINGCALLS_H

#include "analysis/AsyncContext.h"
#include <initializer_list>
#include <string>
#include <vector>

namespace async_tidy {

class Unit;

constexpr size_t BlockingKindCount = static_cast<size_t>(BlockingKind::Cpu) + 1;

/// A set of kinds.
class BlockingKinds {
public:
  constexpr BlockingKinds() = default;
  constexpr BlockingKinds(std::initializer_list<BlockingKind> Kinds) {
    for (BlockingKind Kind : Kinds)
      insert(Kind);
  }
  static constexpr BlockingKinds all() {
    BlockingKinds Result;
    Result.Bits = (1u << BlockingKindCount) - 1;
    return Result;
  }
  constexpr void insert(BlockingKind Kind) {
    Bits |= 1u << static_cast<unsigned>(Kind);
  }
  constexpr bool contains(BlockingKind Kind) const {
    return Bits >> static_cast<unsigned>(Kind) & 1;
  }

private:
  unsigned Bits = 0;
};

/// One call on the way to what blocks.
struct ChainHop {
  clang::SourceLocation Location;
  std::string Caller;
  std::string Callee;
};

/// One place in a callable that blocks.
struct BlockingCall {
  BlockingKind Kind = BlockingKind::Wait;
  /// What blocks, as the code spells it.
  std::string Name;
  /// The call or construction; null for the destructor of a variable.
  const clang::Expr *Call = nullptr;
  /// The variable whose destructor blocks, or null.
  const clang::VarDecl *Variable = nullptr;
  /// Where it stands, for the destructor of a member; else invalid.
  clang::SourceLocation At;
  /// Where the scope of \c Variable ends.
  clang::SourceLocation ScopeEnd;
  /// The entry that says so; null for a function with an attribute.
  const async_tidy::Entry *Entry = nullptr;
  /// Empty where the call itself blocks; else from the function that it enters
  /// down to what blocks, which is the last callee.
  std::vector<ChainHop> Chain;

  clang::SourceLocation location() const;
};

/// The places in \p C itself that block its thread, in source order: calls,
/// and destructors of locals and temporaries. A wait that is bounded by zero,
/// or for something that is known to be ready, does not block.
std::vector<BlockingCall> directBlockingCalls(const Unit &Unit, const Callable &C);

/// The same, and the calls in \p C that block in what they call: those of
/// \p Kinds. A call that blocks in several ways counts as the most severe.
std::vector<BlockingCall> blockingCalls(const Unit &Unit, const Callable &C,
                                        BlockingKinds Kinds);

/// What the models say about the destructor of \p T, if it blocks; null otherwise.
const Entry *blockingDestructor(const Unit &Unit, clang::QualType T);

/// Whether \p Variable still has its work at the end of its scope: nobody moves,
/// joins, gets or hands it on before. A pool may be handed on.
bool livesToScopeEnd(const Callable &C, const clang::VarDecl *Variable,
                     bool IsPool);

/// Where \p Variable of \p C is destroyed: the end of the block around it.
clang::SourceLocation scopeEnd(const Callable &C, const clang::VarDecl *Variable);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_BLOCKINGCALLS_H

//===- MemberTests.h - flags that branches have tested -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Flags of an object that decide once and for all which way it goes, such as
/// `usesTls`: two pieces of code that stand under opposite values of one of them
/// never run for the same object.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_MEMBERTESTS_H
#define ASYNC_TIDY_ANALYSIS_MEMBERTESTS_H

#include "analysis/AsyncContext.h"

namespace async_tidy {

class Unit;

/// The members of `this` that are tested on the way to some code.
class MemberTests {
public:
  /// Adds what the branches around \p S, in \p C, say.
  void add(const Callable &C, const clang::Stmt *S);

  /// Whether a member would have to be true and false, and nothing in \p U but
  /// constructors writes to it.
  bool contradict(const Unit &U) const;

private:
  void addCondition(const clang::Expr *Condition, bool Value);

  llvm::SmallVector<std::pair<const clang::FieldDecl *, bool>, 4> Tests;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_MEMBERTESTS_H

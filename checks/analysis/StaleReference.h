//===- StaleReference.h - references that others may end ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// References, pointers, iterators and views into a member or a global variable,
/// which a coroutine makes before a suspension and uses behind it, where another
/// function of the unit moves or destroys what they lead to. Without such a function
/// nothing is known, and nothing is found.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_STALEREFERENCE_H
#define ASYNC_TIDY_ANALYSIS_STALEREFERENCE_H

#include "analysis/AsyncContext.h"
#include "llvm/ADT/MapVector.h"
#include <vector>

namespace async_tidy {

class Unit;

/// A call that ends references into a member or global variable.
struct Invalidation {
  const clang::CallExpr *Call;
  const Callable *In;
  ElementFate Elements;
};

/// The invalidations of a unit, by the member or variable, in source order; not
/// those in constructors, destructors, assignments and `main`.
class Invalidations {
public:
  explicit Invalidations(const Unit &Unit);

  llvm::ArrayRef<Invalidation> of(const clang::ValueDecl *Source) const;

private:
  llvm::DenseMap<const clang::ValueDecl *, std::vector<Invalidation>> Calls;
};

/// A reference that may be stale where it is used.
struct StaleReference {
  /// The variable, or the first name of a structured binding; null for a loop over
  /// the elements.
  const clang::ValueDecl *Variable;
  /// The loop, or null.
  const clang::CXXForRangeStmt *Loop;
  /// The member or global variable that it leads into.
  const clang::ValueDecl *Source;
  const clang::Stmt *Use;
  const clang::CoroutineSuspendExpr *Suspension;
  Invalidation Ended;
};

/// The stale references of \p C, in source order.
std::vector<StaleReference> staleReferences(const Unit &Unit, const Callable &C);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_STALEREFERENCE_H

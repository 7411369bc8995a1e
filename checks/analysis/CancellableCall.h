//===- CancellableCall.h - calls that can be told to stop -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which calls take a cancellation, or would if they were given one: by a parameter with
// a default, by an overload, by a member of their options, or by a sibling that a model
// knows.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_CANCELLABLECALL_H
#define ASYNC_TIDY_ANALYSIS_CANCELLABLECALL_H

#include "analysis/AsyncContext.h"
#include <optional>

namespace async_tidy {

class Unit;

struct CancellableCall {
  const clang::CallExpr *Call = nullptr;
  /// The function that takes the cancellation: the one that is called, an overload of
  /// it, or its sibling.
  const clang::FunctionDecl *Taker = nullptr;
  const clang::ParmVarDecl *Parameter = nullptr;
  /// The member of the options that the parameter stands for, or null.
  const clang::FieldDecl *Member = nullptr;
  /// What the call passes for it; null where it passes nothing.
  const clang::Expr *Given = nullptr;
  /// The argument for the options; null where there are none, or they are left out.
  const clang::Expr *Options = nullptr;
  bool IsOverload = false;
  bool IsSibling = false;

  clang::QualType type() const;
};

/// How \p Call, in \p C, takes a cancellation; nothing where it takes none, and where
/// its default for it is not "none": then it may find one by itself.
///
/// An overload counts where it takes what the call passes, and one cancellation more,
/// wherever that stands. It has to be accessible and not deprecated, with the same
/// constraints and, where the result is used, with the same type of result, and it must
/// not be the function that the call stands in.
std::optional<CancellableCall> cancellableCall(const Unit &Unit, const Callable &C,
                                               const clang::Expr *Call);

/// Whether \p E, passed for a cancellation, says that there is none: a value made of
/// nothing, `nullptr` or `std::nullopt`.
bool isNoCancellation(const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_CANCELLABLECALL_H

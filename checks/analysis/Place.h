//===- Place.h - an object that code names twice --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_PLACE_H
#define ASYNC_TIDY_ANALYSIS_PLACE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace async_tidy {

/// A variable or `this`, and the members and elements that lead from there to
/// an object: `f`, `request.reply`, `replies[i]`, `this->reply_`.
struct Place {
  /// A member, or the element of a container at a constant or a variable.
  struct Step {
    const clang::Decl *Member = nullptr;
    std::optional<uint64_t> Index;
    bool operator==(const Step &) const = default;
  };

  /// Null for `this`.
  const clang::ValueDecl *Root = nullptr;
  llvm::SmallVector<Step, 2> Steps;

  bool operator==(const Place &Other) const {
    return Root == Other.Root && Steps == Other.Steps;
  }

  /// Whether other code can change the object while a coroutine is suspended.
  bool isShared() const;

  /// Whether \p Other is this place, or an object that holds it.
  bool isWithin(const Place &Other) const;

  /// Whether \p Variable selects an element on the way.
  bool isIndexedBy(const clang::ValueDecl *Variable) const;
};

/// The place that \p E names, looking through casts, dereferences and
/// `std::move`; nothing for any other expression.
std::optional<Place> placeOf(const clang::Expr *E,
                             const clang::ASTContext &Context);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_PLACE_H

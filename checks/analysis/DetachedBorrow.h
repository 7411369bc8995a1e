//===- DetachedBorrow.h - what detached work uses and does not own --------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_DETACHEDBORROW_H
#define ASYNC_TIDY_ANALYSIS_DETACHEDBORROW_H

#include "analysis/DetachedWork.h"
#include "clang/AST/ExprCXX.h"
#include <optional>

namespace async_tidy {

/// An object that detached work uses, and that can end before it.
struct Borrow {
  /// A local variable; null for the object of a member function.
  const clang::VarDecl *Local = nullptr;
  /// The class of the object, which its users share; for `this`.
  const clang::CXXRecordDecl *Record = nullptr;
  /// Where the work uses it.
  clang::SourceLocation Use;
  /// The suspension that stands before the use; null for another thread.
  const clang::CoroutineSuspendExpr *Suspension = nullptr;
};

/// What \p Work surely borrows; nothing where it owns what it uses, or where
/// nobody knows how long that lives.
///
/// `this` counts for objects that their users share, and where nobody takes a
/// share for the work. A local variable counts where the function ends without
/// another word about it, and waits for nothing.
std::optional<Borrow> borrowOf(const Unit &Unit, const DetachedWork &Work);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_DETACHEDBORROW_H

//===- CancellationFixes.h - what gives a call its cancellation -----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_CANCELLATIONFIXES_H
#define ASYNC_TIDY_CANCELLATIONFIXES_H

#include "clang/AST/Expr.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>

namespace async_tidy {

/// Puts \p Text behind \p E. Nothing where that is in a macro.
std::optional<clang::FixItHint> insertBehind(const clang::Expr *E, llvm::StringRef Text,
                                             const clang::ASTContext &Context);

/// Makes \p Text argument \p Index of \p Call. Nothing where an argument before it would
/// have to be written as well, and in macros.
std::optional<clang::FixItHint> insertArgument(const clang::CallExpr *Call, unsigned Index,
                                               llvm::StringRef Text,
                                               const clang::ASTContext &Context);

} // namespace async_tidy

#endif // ASYNC_TIDY_CANCELLATIONFIXES_H

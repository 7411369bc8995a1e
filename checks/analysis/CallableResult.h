//===- CallableResult.h - what a callable returns -------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_CALLABLERESULT_H
#define ASYNC_TIDY_ANALYSIS_CALLABLERESULT_H

#include "libraries/NameLookup.h"
#include "clang/AST/ExprCXX.h"

namespace async_tidy {

/// A value that can be called, and what the call returns.
struct CallableResult {
  /// Where the code names the callable, without what wraps it.
  const clang::Expr *Callable = nullptr;
  /// What is called; null where only the type is known.
  const clang::FunctionDecl *Function = nullptr;
  clang::QualType Type;
};

/// What a call of an object of class \p Record returns: null for a class that is
/// not called, and for overloads that return different types. A template counts
/// by its instantiations.
clang::QualType callResult(const clang::CXXRecordDecl *Record);

/// What a call of \p E returns: of a function, a pointer to one or to a member
/// function, or an object with a call operator, also wrapped by one of the
/// \c Wrapper entries. \c Type is null for all else.
CallableResult callableResult(const clang::Expr *E, const NameLookup &Names);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_CALLABLERESULT_H

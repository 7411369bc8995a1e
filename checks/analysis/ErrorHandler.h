//===- ErrorHandler.h - who is told of an error ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_ERRORHANDLER_H
#define ASYNC_TIDY_ANALYSIS_ERRORHANDLER_H

#include "libraries/Models.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

class Unit;

/// Whether \p Function says that it does not throw.
bool isDeclaredNothrow(const clang::FunctionDecl *Function);

/// Whether \p T, or what it refers to, is \p Base or a class that derives from it: a
/// handler for \p Base takes it.
bool isClassDerivedFrom(clang::QualType T, clang::QualType Base);

/// Whether \p Handler takes whatever the code and its libraries throw: anything, a
/// `std::exception`, or what a model says.
bool isCompleteHandler(const Unit &Unit, const clang::CXXCatchStmt *Handler);

/// Whether \p T is `std::exception_ptr`.
bool isExceptionPointer(clang::QualType T);

/// Whether \p S is a call of `std::current_exception`.
bool asksForCurrentException(const clang::Stmt *S);

/// What `unhandled_exception` of \p Promise does; \p Handler is that function.
ExceptionFate fateOf(const Unit &Unit, const clang::CXXRecordDecl *Promise,
                     const clang::FunctionDecl *&Handler);

/// Whether \p Call hands over a continuation that is given the error: its parameter
/// is a complete future, or what a model says carries errors.
bool handsErrorOn(const Unit &Unit, const clang::Expr *Call);

/// Whether a continuation somewhere in \p Chain, such as
/// `f().then(...).handle_exception(...)`, is given the error.
bool handlesErrors(const Unit &Unit, const clang::Expr *Chain);

/// Whether a callback with a parameter of type \p T is given the error.
bool takesError(const Unit &Unit, clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_ERRORHANDLER_H

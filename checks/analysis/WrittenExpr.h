//===- WrittenExpr.h - expressions as they are written --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_WRITTENEXPR_H
#define ASYNC_TIDY_ANALYSIS_WRITTENEXPR_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// \p E without parentheses and what Clang adds: conversions, temporaries, and
/// their clean-up.
const clang::Expr *written(const clang::Expr *E);

/// The same, and without copies, moves and conversions by a constructor, and
/// `std::move`: the value that is handed on.
const clang::Expr *handedOn(const clang::Expr *E);

/// What is written, without copies and moves of it, `std::move` and
/// `std::forward`; unlike above a conversion to another class stays.
const clang::Expr *withoutMoves(const clang::Expr *E);

/// The initialiser of \p Variable; null where there is none, and where it has
/// errors: Clang keeps arguments without a type of what does not compile.
const clang::Expr *initOf(const clang::VarDecl *Variable);

/// Whether a walk goes into the bodies of lambdas; it sees what they capture anyway.
enum class LambdaBodies { Skipped, Entered };

/// Whether \p Is finds \p S or a part of it, asked in the order of the source. Of a
/// suspension only the operand is a part: what Clang keeps beside repeats it.
bool anyPart(const clang::Stmt *S, LambdaBodies Bodies,
             llvm::function_ref<bool(const clang::Stmt *)> Is);

/// Whether something in \p S, or in a lambda in it, does not compile.
bool hasErrors(const clang::Stmt *S);

/// The object of a member call, or null.
const clang::Expr *objectOf(const clang::Expr *Call);

/// The arguments of a call or construction; the object of an operator is its
/// first one.
llvm::ArrayRef<const clang::Expr *> argumentsOf(const clang::Expr *Call);

/// The argument of \p Call for parameter \p Index of \p Function, or null.
const clang::Expr *argumentFor(const clang::Expr *Call,
                               const clang::FunctionDecl *Function, unsigned Index);

/// How many parameters of \p Function \p Call writes an argument for.
unsigned numWrittenArguments(const clang::Expr *Call,
                             const clang::FunctionDecl *Function);

/// The parameter of \p Function for argument \p Index of \p Call; null for the
/// object of an operator, and for variadic arguments.
const clang::ParmVarDecl *parameterFor(const clang::Expr *Call,
                                       const clang::FunctionDecl *Function,
                                       unsigned Index);

/// The object that \p Call, of \p Function, runs on, or null.
const clang::Expr *receiverOf(const clang::Expr *Call,
                              const clang::FunctionDecl *Function);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_WRITTENEXPR_H

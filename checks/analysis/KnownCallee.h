//===- KnownCallee.h - functions that the code names without calling ------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_KNOWNCALLEE_H
#define ASYNC_TIDY_ANALYSIS_KNOWNCALLEE_H

#include "analysis/AsyncContext.h"

namespace async_tidy {

class Unit;

/// Whether nobody writes to \p Variable, which \p C names, after its
/// initialisation.
bool keepsItsValue(const Callable &C, const clang::VarDecl *Variable);

/// The function that \p E names: by its name or address, as a lambda or an
/// object with one call operator, wrapped or in a variable of \p C that keeps
/// its value. Null where that is unknown.
const clang::FunctionDecl *namedFunction(const Unit &Unit, const Callable &C,
                                         const clang::Expr *E);

/// The one expression that \p Function returns, if it is in the unit and does
/// nothing else of note; null otherwise.
const clang::Expr *onlyResult(const clang::FunctionDecl *Function);

/// The function that ends the virtual call \p Site of \p Method; null where an
/// override can.
const clang::FunctionDecl *devirtualized(const clang::Expr *Site,
                                         const clang::CXXMethodDecl *Method);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_KNOWNCALLEE_H

//===- CallableCollector.h - one walk over a unit -------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_CALLABLECOLLECTOR_H
#define ASYNC_TIDY_ANALYSIS_CALLABLECOLLECTOR_H

#include "analysis/AsyncContext.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace async_tidy {

/// What becomes of a callable at one place where it is named.
struct CallableUse {
  enum Kind { Called, Argument, Stored, Other } What = Other;
  /// The call that gets it, for \c Called and \c Argument.
  const clang::Expr *Call = nullptr;
  /// The variable that gets it, for \c Stored.
  const clang::VarDecl *Variable = nullptr;
  /// Which argument of the call it is, for \c Argument.
  unsigned Index = 0;
  /// The callable whose body names it.
  Callable *In = nullptr;
  /// The parameter by whose name it goes, or null.
  const clang::ParmVarDecl *Parameter = nullptr;
};

/// What one walk over the traversal scope finds.
struct CollectedCallables {
  std::vector<std::unique_ptr<Callable>> Callables;
  llvm::DenseMap<const clang::LambdaExpr *, CallableUse> LambdaUses;
  /// Of variables that hold a lambda, or a wrapper such as `std::function`.
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<CallableUse, 2>>
      VariableUses;
  /// Of functions that are handed to others.
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<CallableUse, 4>>
      FunctionUses;
  /// Those that are named other than to be called.
  llvm::DenseSet<const clang::FunctionDecl *> NamedFunctions;
  OverriderMap Overriders;
};

CollectedCallables collectCallables(clang::ASTContext &Context,
                                    const NameLookup &Names);

/// Whether \p E copies, moves or converts its one operand and is no call that
/// anybody wrote.
bool isTransparent(const clang::Stmt *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_CALLABLECOLLECTOR_H

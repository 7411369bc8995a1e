//===- Unit.h - everything known about one translation unit ---------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_UNIT_H
#define ASYNC_TIDY_ANALYSIS_UNIT_H

#include "analysis/AsyncContext.h"
#include "analysis/BlockingReach.h"
#include "analysis/CallbackDrops.h"
#include "analysis/CoroutineTypes.h"
#include "analysis/ErrorEscape.h"
#include "analysis/FlowGraph.h"
#include "analysis/StaleReference.h"
#include "libraries/NameLookup.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringSet.h"
#include <memory>

namespace async_tidy {

/// The analysis that all checks share in a translation unit.
///
/// It lives in the \c ASTContext and dies with it, so that it needs no global
/// state: clangd analyses many units on many threads with the same module.
class Unit {
public:
  /// What the user sets for all checks; lists are separated by semicolons.
  struct Settings {
    /// The model files.
    std::string Models;
    /// The names of types.
    std::string CancellationTypes;
  };

  /// The analysis of \p Context; made at the first call, with \p Settings and the
  /// nearest `.async-tidy.yaml` above the main file. Problems in what the user says go
  /// to \p Complain.
  static const Unit &of(clang::ASTContext &Context, const Settings &Settings,
                        llvm::function_ref<void(llvm::StringRef)> Complain);

  Unit(clang::ASTContext &Context, std::unique_ptr<ModelSet> UserModels);

  clang::ASTContext &context() const { return Context; }
  const NameLookup &names() const { return Names; }
  const CoroutineTypes &types() const { return Types; }
  const std::vector<std::unique_ptr<Callable>> &callables() const {
    return Contexts.callables();
  }

  /// The body of \p Function in the unit, or null.
  const Callable *callableOf(const clang::FunctionDecl *Function) const;

  /// The functions of the unit that override \p Method directly.
  llvm::ArrayRef<const clang::CXXMethodDecl *>
  overridersOf(const clang::CXXMethodDecl *Method) const {
    return Contexts.overridersOf(Method);
  }

  /// Whether the unit names \p Function other than to call it.
  bool isNamedAsValue(const clang::FunctionDecl *Function) const {
    return Contexts.isNamedAsValue(Function);
  }

  /// Whether somebody else than its author decides on the parameters of \p C: it is a
  /// lambda, overrides a function or can be overridden, or is handed over by its name.
  bool isSignatureFixed(const Callable &C) const;

  /// Whether somewhere in the unit a member function called \p Method is called
  /// on the object that \p Object names, or on the same member of another.
  bool isCalledOn(const clang::Expr *Object, llvm::StringRef Method) const;

  /// A call, and the callable that it stands in.
  struct CallSite {
    const Callable *In;
    const clang::CallExpr *Call;
  };

  /// The calls of the unit that name \p Function.
  llvm::ArrayRef<CallSite> callsOf(const clang::FunctionDecl *Function) const;

  /// What blocks in \p C itself, found once.
  const std::vector<BlockingCall> &directBlocking(const Callable &C) const;

  /// Which functions block, found at the first use.
  const BlockingReach &blockingReach() const;

  /// Who drops the results of callbacks, found at the first use.
  const CallbackDrops &callbackDrops() const;

  /// What ends references into members and global variables, found at the first use.
  const Invalidations &invalidations() const;

  /// Which bodies let exceptions out, found as far as somebody asks.
  const ErrorEscape &errorEscape() const;

  /// Whether \p C evaluates \p E only before it ends the process.
  bool endsProcessAfter(const Callable &C, const clang::Expr *E) const;

  /// The control flow of \p C, built once; null where there is none.
  const FlowGraph *flowGraph(const Callable &C) const;

private:
  clang::ASTContext &Context;
  NameLookup Names;
  CoroutineTypes Types;
  AsyncContexts Contexts;
  llvm::DenseMap<const clang::FunctionDecl *, const Callable *> Bodies;
  mutable llvm::DenseMap<const Callable *,
                         std::unique_ptr<std::vector<BlockingCall>>>
      Blocking;
  mutable std::unique_ptr<BlockingReach> Reach;
  mutable std::unique_ptr<CallbackDrops> Drops;
  mutable std::unique_ptr<ErrorEscape> Escapes;
  mutable std::unique_ptr<Invalidations> Ended;
  mutable std::unique_ptr<llvm::DenseMap<const clang::FunctionDecl *,
                                         llvm::SmallVector<CallSite, 1>>>
      CallSites;
  mutable llvm::DenseMap<const Callable *, std::unique_ptr<FlowGraph>> Graphs;
  /// The names of the member functions that are called on a variable or member.
  mutable std::unique_ptr<
      llvm::DenseMap<const clang::Decl *, llvm::StringSet<>>>
      CalledMembers;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_UNIT_H

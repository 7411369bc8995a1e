//===- AsyncContext.h - where code runs, and whether it may block ---------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_ASYNCCONTEXT_H
#define ASYNC_TIDY_ANALYSIS_ASYNCCONTEXT_H

#include "analysis/CoroutineTypes.h"
#include "libraries/NameLookup.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <vector>

namespace async_tidy {

enum class ContextKind {
  /// An ordinary function; async only where an async context calls it.
  Plain,
  /// The body of a coroutine that stands for work.
  Coroutine,
  /// A coroutine that yields synchronously: its consumer's thread, not ours.
  Generator,
  /// A callable that an executor runs: a completion handler or continuation.
  Continuation,
  /// A function that promises not to block, by attribute or annotation.
  Nonblocking,
  /// A callable that runs where blocking is fine: a thread, a blocking pool.
  BlockingAllowed,
  /// A lambda that runs inside the code around it.
  Inline,
  /// A lambda of which nobody knows who calls it, and where.
  Unknown,
};

/// A value that a statement, or an operand of a comma, drops.
struct DiscardedValue {
  const clang::Expr *Value;
  /// Behind a cast to void.
  bool Explicit;
  /// An operand of a conditional operator, which gives both one type.
  bool InConditional;
};

/// A function or lambda with a body, and what stands in it directly, not in
/// the callables that it encloses.
struct Callable {
  /// The function; the call operator for a lambda.
  const clang::FunctionDecl *Function = nullptr;
  const clang::LambdaExpr *Lambda = nullptr;
  const Callable *Enclosing = nullptr;
  const clang::CoroutineBodyStmt *CoroutineBody = nullptr;

  /// Calls and constructions, in source order; with those in the default
  /// arguments of calls.
  std::vector<const clang::Expr *> Calls;
  /// One of the calls does not return, such as `abort`.
  bool CallsNoReturn = false;
  /// The call whose default argument a call stands in.
  llvm::DenseMap<const clang::Expr *, const clang::Expr *> WrittenAs;
  /// Temporaries that die with their full expression.
  std::vector<const clang::MaterializeTemporaryExpr *> Temporaries;
  /// `co_await` and `co_yield`, in source order.
  std::vector<const clang::CoroutineSuspendExpr *> Suspensions;
  std::vector<const clang::VarDecl *> Locals;
  std::vector<DiscardedValue> Discarded;

  ContextKind Kind = ContextKind::Plain;
  /// The call that hands the callable to its executor or thread; for a coroutine
  /// the one that spawns the lambda. Null where there is none.
  const clang::Expr *Sink = nullptr;
  /// The virtual member function by which a library calls this one, or null.
  const clang::CXXMethodDecl *Handler = nullptr;

  const clang::Stmt *body() const;
  bool isCoroutine() const { return CoroutineBody != nullptr; }

  /// The callable whose context this one has: itself, or for an inline lambda
  /// the one around it.
  const Callable &contextOwner() const;

  /// Whether blocking here steals a thread from an executor.
  bool isAsync() const;

  /// The parents of the statements in the body; built at the first use.
  const clang::ParentMap &parents() const;

  /// What stands around \p E, without parentheses and implicit casts; null where it is
  /// not in the body.
  const clang::Stmt *parentOf(const clang::Expr *E) const;

  /// Whether \p Inner is a part of \p Outer, or the same.
  bool isWithin(const clang::Stmt *Inner, const clang::Stmt *Outer) const;

  /// Whether \p S is in a handler, where `co_await` is ill-formed.
  bool isInHandler(const clang::Stmt *S) const;

  /// The loop whose body is \p S and nothing else, or null.
  const clang::Stmt *loopAround(const clang::Expr *S) const;

  /// Whether \p E is the operand of a `co_await`.
  bool isAwaited(const clang::Expr *E) const;

  /// Whether a statement drops the value of \p E, so that an expression of
  /// another type can stand in its place.
  bool isReplaceable(const clang::Expr *E) const;

  /// Where the body, and the lambdas in it, name \p Variable.
  llvm::ArrayRef<const clang::DeclRefExpr *>
  referencesTo(const clang::VarDecl *Variable) const;

private:
  using ReferenceMap =
      llvm::DenseMap<const clang::VarDecl *,
                     llvm::SmallVector<const clang::DeclRefExpr *, 2>>;

  mutable std::unique_ptr<clang::ParentMap> Parents;
  mutable std::unique_ptr<ReferenceMap> References;
};

/// From a virtual function to those that override it directly.
using OverriderMap =
    llvm::DenseMap<const clang::CXXMethodDecl *,
                   llvm::SmallVector<const clang::CXXMethodDecl *, 2>>;

/// Every callable with a body in the traversal scope, with its context.
///
/// A callable is recognised by structure: a coroutine by its body, a handler by
/// the function that takes it. One walk over the unit gathers what all checks
/// ask for. Not seen: system headers, unevaluated operands, discarded branches
/// of `if constexpr`, and templates that nobody instantiates.
class AsyncContexts {
public:
  AsyncContexts(clang::ASTContext &Context, const NameLookup &Names,
                const CoroutineTypes &Types);

  const std::vector<std::unique_ptr<Callable>> &callables() const {
    return Callables;
  }

  /// The functions of the unit that override a virtual function directly.
  llvm::ArrayRef<const clang::CXXMethodDecl *>
  overridersOf(const clang::CXXMethodDecl *Method) const {
    auto Known = Overriders.find(Method->getCanonicalDecl());
    if (Known == Overriders.end())
      return {};
    return Known->second;
  }

  /// Whether the unit names \p Function other than to call it: as a callback, or to
  /// keep its address.
  bool isNamedAsValue(const clang::FunctionDecl *Function) const {
    return NamedFunctions.contains(Function->getCanonicalDecl());
  }

private:
  std::vector<std::unique_ptr<Callable>> Callables;
  OverriderMap Overriders;
  llvm::DenseSet<const clang::FunctionDecl *> NamedFunctions;
};

/// Whether \p Sink moves its callable off the thread that calls it, to one
/// that may be blocked.
bool isOffload(const clang::Expr *Sink, const NameLookup &Names);

/// Whether a coroutine that awaits \p Hop, which \p Facts speaks of, goes on
/// where it may block.
bool isBackgroundHop(const clang::Expr *Hop, const Entry &Facts,
                     const NameLookup &Names);

/// The name of \p C for messages.
std::string displayName(const Callable &C);

/// Whether \p Function says that it does not block: `[[clang::nonblocking]]`,
/// or an annotation `async::nonblocking`, on any declaration.
bool isNonblocking(const clang::FunctionDecl *Function);

/// The text behind `async::` in the annotations of \p D, on any declaration.
llvm::SmallVector<llvm::StringRef, 2> asyncAnnotations(const clang::Decl *D);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_ASYNCCONTEXT_H

//===- ErrorEscape.h - whether an exception can leave a body --------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whether an exception can leave the body of work for which nobody waits.
///
/// Clang's ExceptionAnalyzer answers which types a function throws, and takes
/// `co_await` for what its awaiter calls. Here the awaited work counts, and the
/// question is whether it fails in practice: running out of memory does not
/// count, nor what libraries could throw in theory.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_ERRORESCAPE_H
#define ASYNC_TIDY_ANALYSIS_ERRORESCAPE_H

#include "analysis/AsyncContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace async_tidy {

class Unit;

/// Where an exception comes from.
struct ThrowingSite {
  enum Kind {
    /// A `throw`.
    Throw,
    /// A `co_await` of something that can fail.
    Await,
    /// A call of a library function that reports failure by an exception.
    Library,
    /// A call of a function whose body cannot be seen.
    Unseen,
  };
  Kind What;
  const clang::Expr *Where;
  /// What is called or awaited; empty where it has no name.
  std::string Name;
};

/// An exception that leaves a body.
struct EscapingException {
  /// The expression of the body that throws, calls or awaits.
  const clang::Expr *Where;
  /// What it calls or awaits; empty where it has no name.
  std::string Name;
  /// Where the exception comes from: \c Where itself, or an expression in a
  /// function that it reaches.
  ThrowingSite Origin;
};

/// Which bodies of a unit let exceptions out. A function is scanned once; a
/// question follows calls and awaits of functions whose bodies are seen.
///
/// `catch (const std::exception &)` counts as a complete handler, because that
/// is what code means by one.
class ErrorEscape {
public:
  explicit ErrorEscape(const Unit &U) : U(U) {}

  /// The exception that leaves \p C; null where none does.
  const EscapingException *escapeFrom(const Callable &C) const;

private:
  friend class ErrorScan;

  /// A call or an await of a callable of the unit.
  struct Edge {
    const Callable *To;
    const clang::Expr *Where;
    std::string Name;
    /// What the handlers around it catch.
    llvm::SmallVector<clang::QualType, 1> Caught;
  };

  /// What one body does.
  struct Scan {
    llvm::SmallVector<ThrowingSite, 2> Sites;
    llvm::SmallVector<Edge, 4> Edges;
    /// A handler for everything stands somewhere: the author has thought about
    /// errors, and what is outside of it is not expected to fail.
    bool HandlesErrors = false;
  };

  const Scan &scanOf(const Callable &C) const;
  std::optional<EscapingException> find(const Callable &C, bool Unseen) const;
  static const ThrowingSite *firstSite(const Scan &S, bool Unseen,
                                       llvm::ArrayRef<clang::QualType> Caught);

  const Unit &U;
  mutable llvm::DenseMap<const Callable *, std::unique_ptr<Scan>> Scans;
  mutable llvm::DenseMap<const Callable *, std::unique_ptr<EscapingException>>
      Answers;
  /// Those from which nothing escapes, as far as functions are seen.
  mutable llvm::DenseSet<const Callable *> Tight;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_ERRORESCAPE_H

//===- CallbackDrops.h - who drops the result of a callback ---------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_CALLBACKDROPS_H
#define ASYNC_TIDY_ANALYSIS_CALLBACKDROPS_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace async_tidy {

struct Callable;
class Unit;

/// Who drops the result of a callback that it is given.
struct CallbackDropper {
  /// The class or function.
  std::string Name;
  /// The expression in the unit that drops the result; null where a library
  /// does.
  const clang::Expr *Site = nullptr;
  /// The code says so, by a cast to void for one.
  bool Explicit = false;
};

/// Finds the functions and classes that drop the result of a callback: those of
/// the models, classes made of a function type without a result such as
/// `std::function<void()>`, and the templates of the unit that visibly do.
///
/// Templates are followed from the parameter to the call, through members,
/// captures and further templates. Not seen: aggregates that hold a callable.
class CallbackDrops {
public:
  explicit CallbackDrops(const Unit &U);

  /// Who drops the result of the callable that is argument \p Index of
  /// \p Call; nothing where nobody does, or that is unknown.
  std::optional<CallbackDropper> dropperOf(const clang::Expr *Call,
                                           unsigned Index) const {
    return dropperAt(Call, Index, 0);
  }

  /// Whether a discarded \p Value is the result of a callback that a template
  /// was given: who gave it is to blame, not the template.
  bool isResultOfCallback(const clang::Expr *Value) const {
    return Results.contains(Value);
  }

private:
  /// An argument of a call.
  struct HandedOn {
    const clang::Expr *Call;
    unsigned Index;
  };
  struct Dropped {
    const clang::Expr *Value;
    bool Explicit;
  };

  void addDirect(const clang::Expr *Value, bool Explicit);
  void addUses(const Callable &C);
  std::optional<CallbackDropper> dropperAt(const clang::Expr *Call, unsigned Index,
                                           unsigned Depth) const;
  std::optional<CallbackDropper> modelledDropper(const clang::Expr *Call) const;
  std::optional<CallbackDropper> wrapperDropper(const clang::Expr *Call,
                                                unsigned Index, unsigned Depth) const;
  std::optional<Dropped> dropOf(const clang::ValueDecl *Holder,
                                unsigned Depth) const;
  std::optional<Dropped> findDrop(const clang::ValueDecl *Holder,
                                  unsigned Depth) const;
  bool isUsed(const clang::ValueDecl *Holder) const;

  const Unit &U;
  llvm::DenseMap<const clang::ValueDecl *, Dropped> Direct;
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<HandedOn, 1>> Arguments;
  /// The members that a parameter of a constructor initialises.
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::FieldDecl *, 1>>
      Members;
  /// Holders of callbacks of which a result is used.
  llvm::DenseSet<const clang::ValueDecl *> Used;
  /// The discarded results of callbacks, and who held the callback.
  llvm::SmallVector<std::pair<const clang::Expr *, const clang::ValueDecl *>, 0>
      Candidates;
  llvm::DenseSet<const clang::Expr *> Results;
  /// What was found, and how deep the search for it began: one that began higher
  /// may find what is out of reach from there.
  struct Search {
    std::optional<Dropped> Result;
    unsigned Depth;
  };
  mutable llvm::DenseMap<const clang::ValueDecl *, Search> Found;
};

/// The parameter or member of a template by which \p E names a callable whose
/// type is the choice of whoever uses the template; or null.
const clang::ValueDecl *genericCallable(const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_CALLBACKDROPS_H

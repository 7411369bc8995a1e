//===- CancellationValue.h - what tells code to stop ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Variables and members by which code learns that it is to stop: tokens such as
// `std::stop_token`, and the sources that tokens come from.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_CANCELLATIONVALUE_H
#define ASYNC_TIDY_ANALYSIS_CANCELLATIONVALUE_H

#include "analysis/AsyncContext.h"
#include "analysis/WrittenExpr.h"
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

class Unit;

/// A type of which a value carries a cancellation: one that the models name, or a
/// reference, a pointer, a `std::optional`, a `std::reference_wrapper` or a
/// `std::shared_ptr` of one.
struct CancellationType {
  const clang::CXXRecordDecl *Record = nullptr;
  const Entry *Facts = nullptr;
  /// Something stands around the class, other than a reference.
  bool IsWrapped = false;

  explicit operator bool() const { return Record; }
  /// Whether an object of the class can ask others to stop.
  bool isSource() const { return !Facts->RequestedBy.empty(); }
};

/// Whether everybody can copy an object of type \p T.
bool isCopyable(clang::QualType T);

/// What \p T carries; empty where it is no cancellation.
CancellationType cancellationType(const Unit &Unit, clang::QualType T);

/// Whether the value of \p S, or of a part of it, is a cancellation.
bool carriesCancellation(const Unit &Unit, const clang::Stmt *S, LambdaBodies Bodies);

/// Whether \p S calls a member function of a cancellation that asks whether to stop.
bool asksForCancellation(const Unit &Unit, const clang::Stmt *S);

/// Whether \p S calls a member function of a cancellation that asks others to stop.
bool requestsCancellation(const Unit &Unit, const clang::Stmt *S);

/// The variable, or the member of `this`, that \p E names, without copies and moves of
/// it; null for any other expression.
const clang::ValueDecl *namedValue(const clang::Expr *E);

/// A variable or member by which a callable can be told to stop.
struct CancellationValue {
  const clang::ValueDecl *Declaration = nullptr;
  /// Smaller is nearer; equal for the parameters of one function, for what a lambda
  /// captures, and for the members of one class.
  unsigned Distance = 0;
  bool IsMember = false;
};

/// Whether \p C can name a cancellation anywhere.
bool mayReachCancellation(const Unit &Unit, const Callable &C);

/// The cancellations that \p C can name at \p At, the nearest first.
///
/// A local variable counts where it stands for one that came from outside. One made of
/// a source that the function has for itself is there to stop something else.
std::vector<CancellationValue> cancellationValues(const Unit &Unit, const Callable &C,
                                                  const clang::Expr *At);

/// The cancellation around \p Variable that its value is made of, such as the token
/// that another one is merged with; null where there is none.
const clang::ValueDecl *linkedCancellation(const Unit &Unit,
                                           const clang::VarDecl *Variable);

/// How \p Value is written where \p C passes it for a parameter of type \p Parameter:
/// as it is, with `&`, or by the member function of a source that makes a token.
/// Nothing where it does not convert, and an empty text where it does, but only by more
/// than that.
std::optional<std::string> spelledFor(const Unit &Unit, const Callable &C,
                                      const CancellationValue &Value,
                                      clang::QualType Parameter);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_CANCELLATIONVALUE_H

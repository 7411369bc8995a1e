//===- BorrowedObject.h - the objects that an expression refers to --------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a reference, a pointer, a view or a closure leads to, as far as the code
/// of one function says: a variable of the function, or a temporary. Anything
/// else - a global, a member of `this`, what a function returns - is no answer.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_BORROWEDOBJECT_H
#define ASYNC_TIDY_ANALYSIS_BORROWEDOBJECT_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

class Unit;

/// An object that something refers to.
struct BorrowedObject {
  /// The variable or parameter, or null for a temporary. A parameter that is a
  /// reference stands for what the caller hands over.
  const clang::VarDecl *Variable = nullptr;
  /// The temporary, or null.
  const clang::Expr *Temporary = nullptr;
  /// In memory that the variable owns, and that a move hands on: an element of a
  /// container, or what a smart pointer points to.
  bool IsOwned = false;
  /// Not the variable, a parameter, but what the pointer, view or closure in it
  /// leads to: the caller knows.
  bool IsBehind = false;
};

using BorrowedObjects = llvm::SmallVector<BorrowedObject, 2>;

/// Whether an object of type \p T refers to another one: a pointer, or a class
/// that is one by `[[gsl::Pointer]]`, which Clang knows of the standard library,
/// or by a model.
bool isView(const Unit &Unit, clang::QualType T);

/// Whether \p T is a `std::initializer_list`.
bool isInitializerList(clang::QualType T);

/// The objects that the glvalue \p E names, or is part of.
BorrowedObjects namedObjects(const Unit &Unit, const clang::Expr *E);

/// The objects that the value of \p E leads to: a pointer, a view, a closure, or
/// what is made of one, such as a `std::function`.
BorrowedObjects viewedObjects(const Unit &Unit, const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_BORROWEDOBJECT_H

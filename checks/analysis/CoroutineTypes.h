//===- CoroutineTypes.h - what a type is to a coroutine -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_COROUTINETYPES_H
#define ASYNC_TIDY_ANALYSIS_COROUTINETYPES_H

#include "libraries/NameLookup.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseMap.h"

namespace async_tidy {

/// What a type is to the code that holds a value of it.
enum class TypeRole {
  /// Not asynchronous, or unknown.
  None,
  /// A coroutine return type that stands for work to be awaited.
  Task,
  /// A coroutine return type that yields its values synchronously.
  Generator,
  /// A coroutine return type that nobody can await.
  SelfOwned,
  /// An eager handle to a result.
  Future,
  /// No coroutine return type, but something that `co_await` takes.
  Awaitable,
};

struct TypeFacts {
  TypeRole Role = TypeRole::None;
  async_tidy::Start Start = Start::Unknown;
  /// The entry that speaks of the type, or null.
  const async_tidy::Entry *Entry = nullptr;
  /// The promise type, or null where it is unknown.
  const clang::CXXRecordDecl *Promise = nullptr;

  bool droppable() const { return Entry && Entry->Droppable; }
};

/// Classifies types by structure first: a task is a class that has a coroutine
/// promise and is awaitable, so a home-made one needs no model.
///
/// Not seen: a promise that a program selects by a partial specialisation of
/// `std::coroutine_traits` for more than one class template, and whether a
/// constrained `await_transform` template takes a type.
class CoroutineTypes {
public:
  CoroutineTypes(clang::ASTContext &Context, const NameLookup &Names)
      : Context(Context), Names(Names) {}

  /// \p T without reference and qualifiers; dependent types are unknown.
  const TypeFacts &factsOf(clang::QualType T) const;

  /// Whether a coroutine with \p Promise can `co_await` a value of \p T;
  /// nothing where that is unknown.
  std::optional<bool> canAwait(const clang::CXXRecordDecl *Promise,
                               clang::QualType T) const;

  /// The type of `co_await` of a \p T; null where that is unknown.
  clang::QualType awaitResult(clang::QualType T) const;

  /// Whether \p T has `operator co_await` or is an awaiter itself.
  bool isAwaitable(clang::QualType T) const;

private:
  TypeFacts classify(const clang::CXXRecordDecl *Record, clang::QualType T) const;
  /// The class on which `co_await` of a \p Record calls `await_suspend`; null
  /// where it is unknown.
  const clang::CXXRecordDecl *
  awaiterOf(const clang::CXXRecordDecl *Record) const;
  /// Whether `await_suspend` of \p Awaiter takes the handle of a coroutine with
  /// \p Promise.
  bool takesPromise(const clang::CXXRecordDecl *Awaiter,
                    const clang::CXXRecordDecl *Promise) const;
  const clang::CXXRecordDecl *promiseOf(const clang::CXXRecordDecl *Record) const;
  const clang::CXXRecordDecl *
  promiseFromTraits(const clang::CXXRecordDecl *Record) const;

  clang::ASTContext &Context;
  const NameLookup &Names;
  mutable llvm::DenseMap<const clang::CXXRecordDecl *, TypeFacts> Memo;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_COROUTINETYPES_H

//===- NameLookup.h - from declarations to model entries ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_LIBRARIES_NAMELOOKUP_H
#define ASYNC_TIDY_LIBRARIES_NAMELOOKUP_H

#include "libraries/Models.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <optional>
#include <vector>

namespace async_tidy {

/// Finds the entries that speak of a declaration, in one translation unit.
///
/// Names are compared by walking the scopes: inline namespaces and template
/// arguments do not count. The first step is a look-up by \c DeclarationName,
/// so a declaration that no model names costs one hash of a pointer.
class NameLookup {
public:
  /// Sees the built-in models and \p User, which wins.
  NameLookup(clang::ASTContext &Context, std::unique_ptr<ModelSet> User);

  /// The entry of category \p C for exactly \p D, or null; null too where an
  /// `allow` entry speaks of \p D.
  const Entry *find(const clang::NamedDecl *D, Category C) const;

  /// The entry for what \p Call calls or constructs. A member is looked for
  /// under the class that declares it, and under the class of the object and
  /// the bases between, since libraries move members into bases. A call of a
  /// function object is looked for under the name of the object as well.
  const Entry *findCallee(const clang::Expr *Call, Category C) const;

  /// The entry for the class of \p T or one of its bases.
  const Entry *findType(clang::QualType T, Category C) const;

  /// Whether \p Record or a base has a member function \p Name that blocks.
  bool hasBlockingMember(const clang::CXXRecordDecl *Record,
                         llvm::StringRef Name) const;

  /// The entry of category \p C for a member function of \p Record or a base, or
  /// null.
  const Entry *findMember(const clang::CXXRecordDecl *Record, Category C) const;

  /// The entry of category \p C for a macro.
  const Entry *findMacro(llvm::StringRef Name, Category C) const;

  /// How a coroutine that returns \p Task sleeps, or null.
  const Entry *findSleep(clang::QualType Task) const;

  /// A class that the unit declares, and the entry that names it.
  struct NamedClass {
    const clang::CXXRecordDecl *Record;
    const Entry *Facts;
  };

  /// The exceptions by which cancelled work ends, of those that the unit defines.
  llvm::ArrayRef<NamedClass> cancellationExceptions() const;

  /// Whether \p D is of a library: it stands in a system header, or in a
  /// namespace in which the built-in models know a declaration of the unit, wherever
  /// its header lies.
  bool isOfLibrary(const clang::NamedDecl *D) const;

  /// Whether anything called \p QualifiedName is declared.
  bool isDeclared(llvm::StringRef QualifiedName) const;

private:
  using Patterns = llvm::SmallVector<const NamePattern *, 2>;

  const Patterns &patternsFor(clang::DeclarationName Name,
                              const clang::NamedDecl *D) const;
  /// \p Allowed is set where an `allow` entry speaks of the name.
  const Entry *findIn(const clang::NamedDecl *D,
                      const clang::DeclContext *Scope, Category C,
                      bool &Allowed) const;

  clang::ASTContext &Context;
  std::unique_ptr<ModelSet> User;
  mutable llvm::DenseMap<void *, Patterns> Memo;
  mutable std::optional<std::vector<NamedClass>> Cancellations;
  /// By the name of an outermost namespace.
  mutable llvm::DenseMap<const clang::IdentifierInfo *, bool> Libraries;
};

/// The function that \p Call calls, or the constructor; null where unknown.
const clang::FunctionDecl *calleeOf(const clang::Expr *Call);

/// The class of \p T without references, a pointer and qualifiers; null for null, and
/// where it is none.
const clang::CXXRecordDecl *recordOf(clang::QualType T);

/// The name of \p D as models spell it: without inline namespaces, anonymous
/// scopes and template arguments.
std::string qualifiedName(const clang::NamedDecl *D);

/// The first declaration of the outermost namespace that \p D stands in; null where
/// it stands in none.
const clang::NamespaceDecl *outermostNamespace(const clang::Decl *D);

/// The identifier of \p D; empty for null and for what has none, such as an
/// operator, a constructor or an unnamed class.
llvm::StringRef plainName(const clang::NamedDecl *D);

/// Whether \p T is, or refers to, a class that one of \p Names names.
bool isOneOf(clang::QualType T, llvm::ArrayRef<std::string> Names);

/// The name of what \p Call calls, with the class that the code names, which
/// can be derived from the one that declares a member; empty where it has none.
std::string calleeName(const clang::Expr *Call);

/// The declarations called \p QualifiedName, looked up scope by scope, members
/// of base classes included.
llvm::SmallVector<const clang::NamedDecl *, 4>
lookupQualifiedName(clang::ASTContext &Context, llvm::StringRef QualifiedName);

} // namespace async_tidy

#endif // ASYNC_TIDY_LIBRARIES_NAMELOOKUP_H

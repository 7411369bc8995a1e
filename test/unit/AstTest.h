//===- AstTest.h - snippets to analyse in unit tests ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TEST_UNIT_ASTTEST_H
#define ASYNC_TIDY_TEST_UNIT_ASTTEST_H

#include "analysis/Unit.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "clang/Basic/Diagnostic.h"
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace async_tidy {

/// A parsed snippet and its analysis.
class Snippet {
public:
  /// \p Code sees `<app/task.h>` of the test inputs and, where it asks, the
  /// standard library. \p Models is the text of a user's model file.
  explicit Snippet(const std::string &Code, const std::string &Models = "",
                   const std::vector<std::string> &Flags = {}) {
    std::vector<std::string> Arguments = {"-std=c++20", "-resource-dir",
                                          ASYNC_TIDY_RESOURCE_DIR, "-isystem",
                                          ASYNC_TIDY_TEST_INPUTS};
    Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
    Ast = clang::tooling::buildASTFromCodeWithArgs(Code, Arguments, "snippet.cpp",
                                                   "async-tidy-unit-tests");
    auto User = std::make_unique<ModelSet>();
    User->load("snippet.yaml", Models, /*User=*/true, [](const ModelProblem &P) {
      ADD_FAILURE() << P.text();
    });
    Analysis = std::make_unique<Unit>(Ast->getASTContext(), std::move(User));
  }

  const Unit &unit() const { return *Analysis; }
  bool compiles() const { return !Ast->getDiagnostics().hasErrorOccurred(); }
  clang::ASTContext &context() const { return Ast->getASTContext(); }

  /// The callable whose body holds the first line that mentions \p Marker, as
  /// deep as possible.
  const Callable *callableAt(llvm::StringRef Marker) const {
    const clang::SourceManager &Sources = context().getSourceManager();
    const clang::SourceLocation At =
        Sources.getLocForStartOfFile(Sources.getMainFileID())
            .getLocWithOffset(
                Sources.getBufferData(Sources.getMainFileID()).find(Marker));
    const Callable *Best = nullptr;
    for (const std::unique_ptr<Callable> &C : Analysis->callables()) {
      const clang::SourceRange Range = C->body()->getSourceRange();
      if (Sources.isBeforeInTranslationUnit(At, Range.getBegin()) ||
          Sources.isBeforeInTranslationUnit(Range.getEnd(), At))
        continue;
      if (!Best || Sources.isBeforeInTranslationUnit(
                       Best->body()->getBeginLoc(), Range.getBegin()))
        Best = C.get();
    }
    return Best;
  }

  /// The callables with a body in the namespace \p Name, in source order.
  std::vector<const Callable *> callablesIn(llvm::StringRef Name) const {
    std::vector<const Callable *> Result;
    for (const std::unique_ptr<Callable> &C : Analysis->callables())
      for (const clang::DeclContext *Scope = C->Function; Scope;
           Scope = Scope->getParent())
        if (const auto *Namespace = dyn_cast<clang::NamespaceDecl>(Scope))
          if (Namespace->getName() == Name)
            Result.push_back(C.get());
    return Result;
  }

private:
  std::unique_ptr<clang::ASTUnit> Ast;
  std::unique_ptr<Unit> Analysis;
};

/// The namespace of case \p Index of a table.
inline std::string caseName(size_t Index) {
  return "case_" + std::to_string(Index);
}

/// The cases of a table in one snippet, each in its namespace: the standard
/// library is parsed once for all of them.
template <typename Case, size_t N, typename Code>
std::string joinCases(const Case (&Cases)[N], Code CodeOf) {
  std::string Result;
  for (size_t Index = 0; Index != N; ++Index)
    Result += "\nnamespace " + caseName(Index) + " {\n" + CodeOf(Cases[Index]) +
              "\n}\n";
  return Result;
}

} // namespace async_tidy

#endif // ASYNC_TIDY_TEST_UNIT_ASTTEST_H

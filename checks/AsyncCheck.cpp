//===- AsyncCheck.cpp - the base of every check ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AsyncCheck.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;

namespace async_tidy {

AsyncCheck::AsyncCheck(const CheckEntry &Entry, StringRef Name,
                       clang::tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Entry(Entry),
      Settings{readOfFamily(options::Models), readOfFamily(options::CancellationTypes)} {}

std::string AsyncCheck::readOfFamily(const OptionEntry &Option) const {
  return Options.getLocalOrGlobal(Option.Name).value_or(Option.Default).str();
}

void AsyncCheck::registerMatchers(ast_matchers::MatchFinder *Finder) {
  Finder->addMatcher(ast_matchers::translationUnitDecl(), this);
}

void AsyncCheck::check(const ast_matchers::MatchFinder::MatchResult &Result) {
  Reported.clear();
  const Unit &U = Unit::of(*Result.Context, Settings, [this](StringRef Problem) {
    configurationDiag("%0") << Problem;
  });
  for (const std::unique_ptr<Callable> &C : U.callables())
    check(U, *C);
}

void AsyncCheck::storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) {
  for (const OptionEntry *Option : Entry.Options)
    Options.store(Opts, Option->Name,
                  Options.get(Option->Name, StringRef(Option->Default)));
  for (const OptionEntry *Option : FamilyOptions)
    Opts[Option->Name] =
        clang::tidy::ClangTidyOptions::ClangTidyValue(readOfFamily(*Option));
}

bool AsyncCheck::isNew(const Unit &U, SourceLocation Loc) {
  const SourceManager &Sources = U.context().getSourceManager();
  if (Loc.isInvalid() || Sources.isInSystemHeader(Sources.getExpansionLoc(Loc)) ||
      Sources.isInSystemMacro(Loc))
    return false;
  return Reported.insert(Loc).second;
}

} // namespace async_tidy

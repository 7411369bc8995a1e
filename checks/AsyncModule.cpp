//===- AsyncModule.cpp - the checks as a clang-tidy module ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AsyncModule.h"
#include "Catalog.h"
// Includes the header of every check and defines ASYNC_TIDY_CHECKS, the list
// of their classes; the build writes it from the names of the files.
#include "Checks.inc"

namespace async_tidy {
namespace {

template <typename... Checks>
void registerAll(clang::tidy::ClangTidyCheckFactories &Factories) {
  static_assert(sizeof...(Checks) == std::size(Catalog),
                "a check in the catalogue has no class, or the other way round");
  (Factories.registerCheck<Checks>(Checks::Entry.Name), ...);
}

} // namespace

void AsyncModule::addCheckFactories(
    clang::tidy::ClangTidyCheckFactories &Factories) {
  registerAll<ASYNC_TIDY_CHECKS>(Factories);
}

std::string recommendedChecks() {
  std::string Result;
  for (const CheckEntry &Entry : Catalog)
    if (Entry.Preset == Preset::Recommended)
      Result += (Result.empty() ? "" : ",") + std::string(Entry.Name);
  return Result;
}

bool speaksOfAsyncChecks(llvm::StringRef Checks) {
  return Checks.contains("async");
}

} // namespace async_tidy

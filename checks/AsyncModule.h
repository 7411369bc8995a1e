//===- AsyncModule.h - the checks as a clang-tidy module ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ASYNCMODULE_H
#define ASYNC_TIDY_ASYNCMODULE_H

#include "clang-tidy/ClangTidyModule.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// Every check of the catalogue. Who links the module registers it: the plugin
/// only after it looked at its host.
class AsyncModule : public clang::tidy::ClangTidyModule {
public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override;
};

/// The checks that run where neither a configuration nor an option names any
/// of ours, as globs.
std::string recommendedChecks();

/// Whether \p Checks, the globs of a configuration, decide about our checks.
/// Those that do not leave the recommended ones on.
bool speaksOfAsyncChecks(llvm::StringRef Checks);

} // namespace async_tidy

#endif // ASYNC_TIDY_ASYNCMODULE_H

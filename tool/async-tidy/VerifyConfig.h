//===- VerifyConfig.h - mistakes in configuration files -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_VERIFYCONFIG_H
#define ASYNC_TIDY_TOOL_VERIFYCONFIG_H

#include "UnitRequest.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace async_tidy {

/// The check that \p Glob seems to mean where it matches none; empty where it
/// does, and where it is not about the async checks.
std::string misspeltCheck(llvm::StringRef Glob);

/// The name in the catalogue that is nearest to \p Text.
std::string nearestCheck(llvm::StringRef Text);

/// Looks at the `.clang-tidy` files that hold for \p Units: at the names of async
/// checks and of their options, and at the values; and at the library models that
/// are read. Says what is wrong with them. \returns the number of mistakes.
size_t verifyConfiguration(const std::vector<UnitRequest> &Units);

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_VERIFYCONFIG_H

//===- UnitRequest.h - what to analyse in one process ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_UNITREQUEST_H
#define ASYNC_TIDY_TOOL_UNITREQUEST_H

#include "Paths.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Everything that the analysis of one translation unit depends on, besides
/// the files themselves.
struct UnitRequest {
  std::string File;
  std::string Directory;
  /// The compile command, the compiler first.
  std::vector<std::string> Command;
  /// The value of --checks, or empty.
  std::string Checks;
  /// Functions below this directory are the project; empty means all that are
  /// not in system headers.
  std::string ProjectRoot;
  /// Parse the bodies of functions outside the project as well.
  bool WholeHeaders = false;
  /// Files that are analysed with other content than they have.
  ReplacedFiles Replaced;
};

llvm::json::Value toJSON(const UnitRequest &Request);
bool fromJSON(const llvm::json::Value &Value, UnitRequest &Request,
              llvm::json::Path Path);

/// \p Arguments without what GCC takes and Clang does not, and with the resource
/// directory, which Clang would look for beside this program.
std::vector<std::string>
adjustCommand(const std::vector<std::string> &Arguments);

/// Analyses the unit that \p RequestFile describes, and writes its diagnostics
/// to \p ResultFile in the format of `clang-tidy --export-fixes`.
/// \returns the exit status: 0, or 2 where the unit could not be analysed.
int analyzeUnit(llvm::StringRef RequestFile, llvm::StringRef ResultFile);

/// Behind the name of a diagnostic that the configuration makes an error.
inline constexpr llvm::StringLiteral AsErrorSuffix = ",-warnings-as-errors";

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_UNITREQUEST_H

//===- Git.h - what git says has changed ----------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_GIT_H
#define ASYNC_TIDY_TOOL_GIT_H

#include "Paths.h"
#include "llvm/ADT/SparseBitVector.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>

namespace async_tidy {

/// The lines that a change added or rewrote, by canonical path. Files that were
/// deleted, and changes that only delete lines, have an empty entry.
using ChangedLines = std::map<std::string, llvm::SparseBitVector<>>;

/// What the work tree in \p Directory has that the merge base of \p Revision
/// and HEAD has not: commits, uncommitted changes and new files that are not
/// ignored. An error is one line: git or the repository is missing, the
/// revision is unknown.
llvm::Expected<ChangedLines> changedSince(llvm::StringRef Directory,
                                          llvm::StringRef Revision);

/// The change that is about to be committed, and the files as they would be.
class StagedChange {
public:
  StagedChange() = default;
  StagedChange(StagedChange &&Other);
  ~StagedChange();

  ChangedLines Lines;
  /// The staged content of files whose content in the work tree differs.
  ReplacedFiles Unstaged;
  /// Holds that content; removed with this object. A signal that ends the
  /// process leaves the folders, without files.
  std::string Directory;
};
llvm::Expected<StagedChange> stagedChange(llvm::StringRef Directory);

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_GIT_H

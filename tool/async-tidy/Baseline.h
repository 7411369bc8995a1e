//===- Baseline.h - findings that are known already -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_BASELINE_H
#define ASYNC_TIDY_TOOL_BASELINE_H

#include "Fingerprint.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>

namespace async_tidy {

/// Known findings, counted by their keys. A file of them has one entry on a
/// line, sorted, so that a change of it reads well.
class Baseline {
public:
  /// An error is one line: the file cannot be read, is none of these, or is of
  /// another version.
  static llvm::Expected<Baseline> read(llvm::StringRef File);

  /// Replaces \p File as a whole, or not at all.
  llvm::Error write(llvm::StringRef File) const;

  /// Adds a finding in a line with the text \p Line.
  void add(FindingKey Key, llvm::StringRef Line);
  /// Whether one more finding with that key is known. Each counts once.
  bool take(const FindingKey &Key);

  /// The number of findings.
  size_t size() const;
  /// How many entries have findings that were not taken.
  size_t entriesLeft() const { return Entries.size(); }

private:
  struct Entry {
    unsigned Count = 0;
    /// As it is shown.
    std::string Line;
  };
  std::map<FindingKey, Entry> Entries;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_BASELINE_H

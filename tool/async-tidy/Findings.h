//===- Findings.h - what units found, each once ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_FINDINGS_H
#define ASYNC_TIDY_TOOL_FINDINGS_H

#include "Catalog.h"
#include "Git.h"
#include "Scheduler.h"
#include "SourceTexts.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include <set>
#include <string>
#include <vector>

namespace async_tidy {

/// A note, or the finding itself, and where it stands.
struct Place {
  /// The canonical path.
  std::string File;
  Position Begin, End;
  std::string Message;
};

/// Something that a unit reported.
struct Finding {
  /// Null where this is no finding of a check, but an error of the compiler or
  /// of a configuration.
  const CheckEntry *Check;
  clang::tidy::ClangTidyError Error;
  Place At;
  /// In the order of execution. Those without a place are left out.
  std::vector<Place> Notes;
};

/// What a unit reported that no unit before it did.
struct UnitReport {
  std::vector<Finding> Findings;
  bool Unparsable = false;
  bool Misconfigured = false;
};

/// Makes findings of diagnostics. Units share headers: the same from several is
/// one.
class FindingCollector {
public:
  explicit FindingCollector(SourceTexts &Texts) : Texts(Texts) {}

  /// \p OnlyIn are the canonical paths of the only files whose findings count;
  /// all do where it is empty. \p Changed, if not null, are the only lines that
  /// count: those of a finding or of one of its notes.
  UnitReport add(std::vector<clang::tooling::Diagnostic> Diagnostics,
                 const std::set<std::string> &OnlyIn,
                 const ChangedLines *Changed);

private:
  Place place(const clang::tooling::DiagnosticMessage &Message,
              llvm::StringRef Directory);
  std::string canonical(llvm::StringRef Path, llvm::StringRef Directory);

  SourceTexts &Texts;
  llvm::StringMap<std::string> CanonicalPaths;
  std::set<std::tuple<std::string, unsigned, std::string, std::string>> Seen;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_FINDINGS_H

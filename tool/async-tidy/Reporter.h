//===- Reporter.h - prints what was found ---------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_REPORTER_H
#define ASYNC_TIDY_TOOL_REPORTER_H

#include "Findings.h"
#include "UnitRequest.h"
#include "clang-tidy/ClangTidy.h"
#include <set>
#include <string>
#include <vector>

namespace async_tidy {

struct ReportOptions {
  /// Apply the fixes of what is reported.
  bool Fix = false;
  /// No summary.
  bool Quiet = false;
  /// Where not null, the only lines that count.
  const ChangedLines *Changed = nullptr;
  /// Files that were analysed with other content than they have.
  ReplacedFiles Replaced;
};

/// Prints findings as they come, each once, and says which units failed.
class Reporter {
public:
  explicit Reporter(const ReportOptions &Options);

  /// \p OnlyIn as for FindingCollector.
  void add(const UnitRequest &Unit, UnitResult Result,
           const std::set<std::string> &OnlyIn);
  /// Applies the fixes, and sums up the analysis of \p Units units.
  void finish(size_t Units);

  size_t findings() const { return Findings; }
  size_t failedUnits() const { return FailedUnits; }

private:
  void print(llvm::ArrayRef<clang::tidy::ClangTidyError> Errors,
             clang::tidy::FixBehaviour Behaviour);
  void applyFixes();
  /// Why a fix cannot be written to \p File; empty where it can.
  std::string whyNotWritable(llvm::StringRef File) const;
  /// What clang-tidy's provider printed about a `.clang-tidy` before it went on
  /// without it; repeats it, once.
  bool isMisconfigured(const UnitResult &Result);
  void fail(llvm::StringRef File, llvm::StringRef Why);

  const ReportOptions Options;
  const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
  SourceTexts Texts;
  FindingCollector Collector;
  clang::tidy::ClangTidyContext Context;
  std::vector<clang::tidy::ClangTidyError> Pending;
  std::set<std::string> SeenOutput;
  std::set<std::string> FilesWithFindings;
  size_t Findings = 0;
  size_t FailedUnits = 0;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_REPORTER_H

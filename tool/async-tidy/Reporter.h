//===- Reporter.h - prints what was found ---------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_REPORTER_H
#define ASYNC_TIDY_TOOL_REPORTER_H

#include "Baseline.h"
#include "Formats.h"
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
  async_tidy::Format Format = async_tidy::Format::Text;
  /// Where the report goes to; where not empty, text goes to standard output.
  std::string Output;
  /// Where not null, findings that are not reported.
  Baseline *Known = nullptr;
  /// Where not empty, the file to list all findings in, instead of reporting
  /// them.
  std::string NewBaseline;
  /// What the paths in a baseline and in a report are relative to.
  std::string Root, ReportRoot;
  /// Everything is analysed, so that what is not found is gone.
  bool Whole = false;
  /// Where not null, the only lines that count.
  const ChangedLines *Changed = nullptr;
  /// Files that were analysed with other content than they have.
  ReplacedFiles Replaced;
};

/// Prints findings, each once, and says which units failed. Text is printed as
/// it comes, other formats at the end.
class Reporter {
public:
  explicit Reporter(const ReportOptions &Options);

  /// \p OnlyIn as for FindingCollector.
  void add(const UnitRequest &Unit, UnitResult Result,
           const std::set<std::string> &OnlyIn);
  /// Something that was asked for is not among the units; this was said.
  void addMissing(llvm::StringRef File, llvm::StringRef Why);
  /// Applies the fixes, writes files, and sums up the analysis of \p Units
  /// units.
  void finish(size_t Units);

  size_t findings() const { return Findings; }
  bool failed() const { return FailedUnits || CannotFinish; }

private:
  /// Whether \p Found is hidden, by the baseline or into a new one.
  bool isKnown(const Finding &Found);
  void report(std::vector<Finding> Found);
  void addProblem(Place At);
  void print(llvm::ArrayRef<clang::tidy::ClangTidyError> Errors,
             clang::tidy::FixBehaviour Behaviour);
  void applyFixes();
  void writeReport();
  void writeBaseline();
  void summarise(size_t Units);
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
  async_tidy::Report Report;
  Baseline NewBaseline;
  size_t Findings = 0;
  size_t Hidden = 0;
  size_t FailedUnits = 0;
  bool CannotFinish = false;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_REPORTER_H

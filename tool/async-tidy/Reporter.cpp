//===- Reporter.cpp - prints what was found -------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reporter.h"
#include "Console.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace clang::tidy;

namespace async_tidy {

/// The end of what a failed process printed, where the reason stands.
static void printTail(StringRef Output) {
  constexpr size_t Lines = 8;
  SmallVector<StringRef, 64> All;
  Output.split(All, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef Line : ArrayRef(All).take_back(Lines))
    errs() << "  " << Line << '\n';
}

Reporter::Reporter(const ReportOptions &Options)
    : Options(Options), Files(fileSystemWith(Options.Replaced)), Texts(Files),
      Collector(Texts),
      Context(std::make_unique<DefaultOptionsProvider>(
          ClangTidyGlobalOptions(), ClangTidyOptions::getDefaults())) {}

void Reporter::print(ArrayRef<ClangTidyError> Errors, FixBehaviour Behaviour) {
  unsigned AsErrors = 0;
  handleErrors(Errors, Context, Behaviour, AsErrors, Files);
  outs().flush();
}

bool Reporter::isMisconfigured(const UnitResult &Result) {
  if (!StringRef(Result.Output).contains("Error parsing "))
    return false;
  if (SeenOutput.insert(Result.Output).second)
    errs() << Result.Output;
  return true;
}

void Reporter::fail(StringRef File, StringRef Why) {
  ++FailedUnits;
  error() << File << ": " << Why << '\n';
}

void Reporter::add(const UnitRequest &Unit, UnitResult Result,
                   const std::set<std::string> &OnlyIn) {
  const bool BadFile = isMisconfigured(Result);
  UnitReport Report =
      Collector.add(std::move(Result.Diagnostics), OnlyIn, Options.Changed);
  std::vector<ClangTidyError> Errors;
  for (Finding &Found : Report.Findings) {
    if (Found.Check) {
      ++Findings;
      FilesWithFindings.insert(Found.At.File);
    }
    Errors.push_back(std::move(Found.Error));
  }
  if (Options.Fix)
    append_range(Pending, std::move(Errors));
  else
    print(Errors, FB_NoFix);

  if (Report.Unparsable) {
    fail(Unit.File, "it does not compile; its findings may be incomplete");
  } else if (!Result.Failure.empty()) {
    fail(Unit.File, Result.Failure);
    printTail(Result.Output);
  } else if (Report.Misconfigured || BadFile) {
    fail(Unit.File, "its configuration has an error");
  }
}

std::string Reporter::whyNotWritable(StringRef File) const {
  if (Options.Replaced.count(absolutePath(File)))
    return "it has changes that are not staged";
  if (!sys::fs::can_write(File))
    return "it cannot be written";
  return {};
}

void Reporter::applyFixes() {
  // A unit that does not compile has no fix that can be trusted.
  const bool Analysed = FailedUnits == 0;
  std::set<std::string> Refused;
  for (const ClangTidyError &Error : Pending)
    for (const auto &File : Error.Message.Fix)
      if (const std::string Why = whyNotWritable(File.first());
          !Why.empty() && Refused.insert(File.first().str()).second)
        fail(File.first(), Why + "; no fix was applied");
  print(Pending, FailedUnits ? FB_NoFix : FB_Fix);
  if (!Analysed)
    error() << "no fix was applied, since not every unit could be analysed\n";
}

void Reporter::finish(size_t Units) {
  if (Options.Fix)
    applyFixes();
  if (Options.Quiet)
    return;
  errs() << "async-tidy: " << count(Findings, "finding");
  if (Findings)
    errs() << " in " << count(FilesWithFindings.size(), "file");
  errs() << ", " << count(Units, "unit") << " analysed";
  if (FailedUnits)
    errs() << ", " << FailedUnits << " failed";
  errs() << '\n';
}

} // namespace async_tidy

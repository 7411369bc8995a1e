//===- Reporter.cpp - prints what was found -------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reporter.h"
#include "Console.h"
#include "OutputFile.h"
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
          ClangTidyGlobalOptions(), ClangTidyOptions::getDefaults())) {
  Report.Root = Options.ReportRoot;
}

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

void Reporter::addProblem(Place At) {
  Report.Problems.push_back({std::move(At)});
}

void Reporter::addMissing(StringRef File, StringRef Why) {
  CannotFinish = true;
  addProblem({canonicalPath(File), {}, {}, Why.str()});
}

void Reporter::fail(StringRef File, StringRef Why) {
  ++FailedUnits;
  error() << File << ": " << Why << '\n';
  addProblem({canonicalPath(File), {}, {}, Why.str()});
}

bool Reporter::isKnown(const Finding &Found) {
  if (!Options.Known && Options.NewBaseline.empty())
    return false;
  const FindingKey Key = keyOf(Found, Options.Root, Texts);
  if (!Options.NewBaseline.empty())
    NewBaseline.add(Key, Texts.line(Found.At.File, Found.At.Begin.Line));
  else if (!Options.Known->take(Key))
    return false;
  ++Hidden;
  return true;
}

void Reporter::report(std::vector<Finding> Found) {
  std::vector<ClangTidyError> Errors;
  const bool PrintsText =
      Options.Format == Format::Text || !Options.Output.empty();
  for (Finding &One : Found) {
    Errors.push_back(One.Error);
    if (One.Check) {
      ++Findings;
      FilesWithFindings.insert(One.At.File);
      Report.Findings.push_back(std::move(One));
      continue;
    }
    if (!PrintsText)
      error() << One.At.File << ':' << One.At.Begin.Line << ':'
              << One.At.Begin.Column << ": " << One.At.Message << '\n';
    addProblem(std::move(One.At));
  }
  if (PrintsText && !Options.Fix)
    print(Errors, FB_NoFix);
  if (Options.Fix)
    append_range(Pending, std::move(Errors));
}

void Reporter::add(const UnitRequest &Unit, UnitResult Result,
                   const std::set<std::string> &OnlyIn) {
  const bool BadFile = isMisconfigured(Result);
  UnitReport Found =
      Collector.add(std::move(Result.Diagnostics), OnlyIn, Options.Changed);
  erase_if(Found.Findings,
           [this](const Finding &One) { return One.Check && isKnown(One); });
  report(std::move(Found.Findings));

  if (Found.Unparsable) {
    fail(Unit.File, "it does not compile; its findings may be incomplete");
  } else if (!Result.Failure.empty()) {
    fail(Unit.File, Result.Failure);
    printTail(Result.Output);
  } else if (Found.Misconfigured || BadFile) {
    fail(Unit.File, "its configuration has an error");
  }
}

std::string Reporter::whyNotWritable(StringRef File) const {
  if (Options.Replaced.count(canonicalPath(File)))
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

void Reporter::writeReport() {
  const std::string File = Options.Output.empty() ? "-" : Options.Output;
  Error Failure = writeFile(File, [this](raw_ostream &Out) {
    async_tidy::print(Out, Options.Format, Report, Texts);
  });
  if (!Failure)
    return;
  CannotFinish = true;
  error() << "cannot write the report: " << toString(std::move(Failure))
          << '\n';
}

void Reporter::writeBaseline() {
  if (failed()) {
    error() << "'" << Options.NewBaseline
            << "' is not written, since not every unit could be analysed\n";
    return;
  }
  if (Error Failure = NewBaseline.write(Options.NewBaseline)) {
    CannotFinish = true;
    error() << "cannot write the baseline: " << toString(std::move(Failure))
            << '\n';
  }
}

void Reporter::summarise(size_t Units) {
  errs() << "async-tidy: " << count(Findings, "finding");
  if (Findings)
    errs() << " in " << count(FilesWithFindings.size(), "file");
  errs() << ", " << count(Units, "unit") << " analysed";
  if (FailedUnits)
    errs() << ", " << FailedUnits << " failed";
  errs() << '\n';
  if (!Options.NewBaseline.empty() && !failed())
    errs() << "async-tidy: " << count(Hidden, "finding") << " written to '"
           << Options.NewBaseline << "'\n";
  if (!Options.Known)
    return;
  errs() << "async-tidy: " << count(Hidden, "finding")
         << " hidden by the baseline";
  if (const size_t Left = Options.Known->entriesLeft();
      Options.Whole && !failed() && Left)
    errs() << "; " << Left << " of its entries no longer "
           << (Left == 1 ? "occurs" : "occur");
  errs() << '\n';
}

void Reporter::finish(size_t Units) {
  if (Options.Fix)
    applyFixes();
  if (Options.Format != Format::Text)
    writeReport();
  if (!Options.NewBaseline.empty())
    writeBaseline();
  if (!Options.Quiet)
    summarise(Units);
}

} // namespace async_tidy

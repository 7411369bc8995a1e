//===- GitLabFormat.cpp - code quality reports for GitLab -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fingerprint.h"
#include "Formats.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace async_tidy {

static StringRef severity(const Finding &Found) {
  if (levelOf(Found) == Level::Error)
    return "critical";
  switch (Found.Check->Severity) {
  case Severity::Error:
    return "major";
  case Severity::Warning:
    return "minor";
  case Severity::Hint:
    return "info";
  }
  llvm_unreachable("no severity");
}

void printGitLab(raw_ostream &Out, const Report &Report, SourceTexts &Texts) {
  // GitLab takes findings with the same fingerprint for one.
  Fingerprints Fingerprints;
  json::Array Issues;
  for (const Finding &Found : Report.Findings) {
    const FindingKey Key = keyOf(Found, Report.Root, Texts);
    json::Object Lines{{"begin", std::max(1u, Found.At.Begin.Line)}};
    Issues.push_back(
        json::Object{{"description", json::fixUTF8(Found.At.Message)},
                     {"check_name", Found.Error.DiagnosticName},
                     {"fingerprint", Fingerprints.next(Key)},
                     {"severity", severity(Found)},
                     {"location", json::Object{{"path", Key.File},
                                               {"lines", std::move(Lines)}}}});
  }
  Out << formatv("{0:2}\n", json::Value(std::move(Issues)));
}

} // namespace async_tidy

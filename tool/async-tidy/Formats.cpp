//===- Formats.cpp - reports for other programs ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace async_tidy {

Level levelOf(const Finding &Found) {
  if (Found.Error.IsWarningAsError)
    return Level::Error;
  return Found.Check && Found.Check->Severity == Severity::Hint
             ? Level::Note
             : Level::Warning;
}

void print(raw_ostream &Out, Format Format, const Report &Report,
           SourceTexts &Texts) {
  switch (Format) {
  case Format::Text:
    llvm_unreachable("text is printed as it comes");
  case Format::Sarif:
    return printSarif(Out, Report, Texts);
  case Format::GitHub:
    return printGitHub(Out, Report);
  case Format::GitLab:
    return printGitLab(Out, Report, Texts);
  }
}

} // namespace async_tidy

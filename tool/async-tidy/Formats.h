//===- Formats.h - reports for other programs -----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_FORMATS_H
#define ASYNC_TIDY_TOOL_FORMATS_H

#include "Findings.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace async_tidy {

enum class Format { Text, Sarif, GitHub, GitLab };

/// Why a unit, or a part of it, could not be analysed.
struct Problem {
  /// Without a line where it is about the whole file.
  Place At;
};

/// Everything that one run has to say.
struct Report {
  /// The canonical directory that paths are relative to.
  std::string Root;
  std::vector<Finding> Findings;
  std::vector<Problem> Problems;
};

/// How loud a finding is: a warning, except that a hint is a note, and that
/// `WarningsAsErrors` makes an error of it.
enum class Level { Note, Warning, Error };
Level levelOf(const Finding &Found);

/// Each writes a whole document, also where there is nothing to say. Paths and
/// messages are escaped as the format wants it.
/// @{
void printSarif(llvm::raw_ostream &Out, const Report &Report,
                SourceTexts &Texts);
/// GitHub's workflow commands: one line for each annotation.
void printGitHub(llvm::raw_ostream &Out, const Report &Report);
/// GitLab's code quality report.
void printGitLab(llvm::raw_ostream &Out, const Report &Report,
                 SourceTexts &Texts);
/// @}

/// One of these; \p Format is not text.
void print(llvm::raw_ostream &Out, Format Format, const Report &Report,
           SourceTexts &Texts);

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_FORMATS_H

//===- GitHubFormat.cpp - annotations for GitHub --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace async_tidy {
namespace {

/// \p Text as the message of a workflow command.
std::string escapeMessage(StringRef Text) {
  std::string Result;
  for (char C : Text)
    switch (C) {
    case '%':
      Result += "%25";
      break;
    case '\r':
      Result += "%0D";
      break;
    case '\n':
      Result += "%0A";
      break;
    default:
      Result += C;
    }
  return Result;
}

/// \p Text as the value of a property, which also ends at a comma or a colon.
std::string escapeProperty(StringRef Text) {
  std::string Result;
  for (char C : escapeMessage(Text))
    if (C == ',')
      Result += "%2C";
    else if (C == ':')
      Result += "%3A";
    else
      Result += C;
  return Result;
}

StringRef command(Level Level) {
  switch (Level) {
  case Level::Note:
    return "notice";
  case Level::Warning:
    return "warning";
  case Level::Error:
    return "error";
  }
  llvm_unreachable("no level");
}

void print(raw_ostream &Out, StringRef Command, const Place &At, StringRef Root,
           StringRef Title, StringRef Message) {
  Out << "::" << Command
      << " file=" << escapeProperty(relativePath(At.File, Root));
  if (At.Begin.Line)
    Out << ",line=" << At.Begin.Line << ",endLine=" << At.End.Line
        << ",col=" << At.Begin.Column << ",endColumn=" << At.End.Column;
  Out << ",title=" << escapeProperty(Title) << "::" << escapeMessage(Message)
      << '\n';
}

} // namespace

void printGitHub(raw_ostream &Out, const Report &Report) {
  for (const Finding &Found : Report.Findings) {
    std::string Message = Found.At.Message;
    for (const Place &Note : Found.Notes)
      Message += ("\n" + relativePath(Note.File, Report.Root) + ":" +
                  Twine(Note.Begin.Line) + ": " + Note.Message)
                     .str();
    print(Out, command(levelOf(Found)), Found.At, Report.Root,
          Found.Error.DiagnosticName, Message);
  }
  for (const Problem &Problem : Report.Problems)
    print(Out, "error", Problem.At, Report.Root, "async-tidy",
          Problem.At.Message);
}

} // namespace async_tidy

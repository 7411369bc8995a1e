//===- Findings.cpp - what units found, each once -------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings.h"
#include "UnitRequest.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using clang::tidy::ClangTidyError;
using clang::tooling::DiagnosticMessage;

namespace async_tidy {
namespace {

/// The length of the token in \p Text at \p Offset, at least 1.
size_t tokenLength(StringRef Text, unsigned Offset) {
  if (Offset >= Text.size())
    return 0;
  clang::LangOptions Language;
  Language.CPlusPlus = Language.CPlusPlus20 = true;
  clang::Lexer Lexer(clang::SourceLocation(), Language, Text.begin(),
                     Text.begin() + Offset, Text.end());
  clang::Token Token;
  Lexer.LexFromRawLexer(Token);
  return std::max(1u, Token.getLength());
}

bool isChanged(const ChangedLines &Changed, const Place &At) {
  const auto Lines = Changed.find(At.File);
  return Lines != Changed.end() && Lines->second.test(At.Begin.Line);
}

} // namespace

std::string FindingCollector::canonical(StringRef Path, StringRef Directory) {
  SmallString<256> Absolute = Path;
  sys::path::make_absolute(Directory, Absolute);
  const auto [Entry, IsNew] = CanonicalPaths.try_emplace(Absolute);
  if (IsNew)
    Entry->second = canonicalPath(Absolute);
  return Entry->second;
}

Place FindingCollector::place(const DiagnosticMessage &Message,
                              StringRef Directory) {
  Place Result;
  Result.File = canonical(Message.FilePath, Directory);
  Result.Message = Message.Message;
  size_t Length = tokenLength(Texts.text(Result.File), Message.FileOffset);
  for (const clang::tooling::FileByteRange &Range : Message.Ranges)
    if (Range.FileOffset == Message.FileOffset &&
        Range.FilePath == Message.FilePath)
      Length = std::max<size_t>(Length, Range.Length);
  Result.Begin = Texts.position(Result.File, Message.FileOffset);
  Result.End = Texts.position(Result.File, Message.FileOffset + Length);
  return Result;
}

UnitReport
FindingCollector::add(std::vector<clang::tooling::Diagnostic> Diagnostics,
                      const std::set<std::string> &OnlyIn,
                      const ChangedLines *Changed) {
  UnitReport Report;
  for (clang::tooling::Diagnostic &D : Diagnostics) {
    StringRef WithoutSuffix = D.DiagnosticName;
    const bool AsError = WithoutSuffix.consume_back(AsErrorSuffix);
    const std::string Name = WithoutSuffix.str();
    // The compiler's warnings are its own, also where -Werror makes errors of
    // them.
    if (WithoutSuffix.starts_with("clang-diagnostic-") &&
        Name != "clang-diagnostic-error")
      continue;
    Report.Unparsable |= Name == "clang-diagnostic-error";
    Report.Misconfigured |= Name == "clang-tidy-config";

    Finding Found{findCatalogEntry(Name),
                  ClangTidyError(Name, D.DiagLevel, D.BuildDirectory, AsError),
                  place(D.Message, D.BuildDirectory),
                  {}};
    for (const DiagnosticMessage &Note : D.Notes)
      if (!Note.FilePath.empty())
        Found.Notes.push_back(place(Note, D.BuildDirectory));
    if (Found.Check && !OnlyIn.empty() && !OnlyIn.count(Found.At.File))
      continue;
    auto InChange = [&](const Place &At) { return isChanged(*Changed, At); };
    if (Found.Check && Changed && !InChange(Found.At) &&
        none_of(Found.Notes, InChange))
      continue;
    if (!Seen.insert(
                 {Found.At.File, D.Message.FileOffset, Name, D.Message.Message})
             .second)
      continue;
    static_cast<clang::tooling::Diagnostic &>(Found.Error) = std::move(D);
    Found.Error.DiagnosticName = Name;
    Report.Findings.push_back(std::move(Found));
  }
  return Report;
}

} // namespace async_tidy

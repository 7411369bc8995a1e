//===- Fingerprint.cpp - what makes a finding the same in another run -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fingerprint.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SHA256.h"

using namespace llvm;

namespace async_tidy {

static std::string joinWords(StringRef Text, StringRef Separator) {
  SmallVector<StringRef, 16> Words;
  SplitString(Text, Words);
  return join(Words, Separator);
}

std::string collapse(StringRef Text) { return joinWords(Text, " "); }

std::string withoutSpaces(StringRef Text) { return joinWords(Text, ""); }

FindingKey keyOf(const Finding &Found, StringRef Root, SourceTexts &Texts) {
  return {json::fixUTF8(relativePath(Found.At.File, Root)),
          Found.Error.DiagnosticName,
          json::fixUTF8(
              withoutSpaces(Texts.line(Found.At.File, Found.At.Begin.Line)))};
}

std::string Fingerprints::next(const FindingKey &Key) {
  const unsigned Number = ++Seen[Key];
  SHA256 Hash;
  // The parts with their ends, so that none can be taken for another.
  for (const std::string &Part :
       {Key.File, Key.Check, Key.Line, std::to_string(Number)})
    Hash.update(StringRef(Part.c_str(), Part.size() + 1));
  return toHex(Hash.final(), /*LowerCase=*/true);
}

} // namespace async_tidy

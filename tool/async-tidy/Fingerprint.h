//===- Fingerprint.h - what makes a finding the same in another run -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_FINGERPRINT_H
#define ASYNC_TIDY_TOOL_FINGERPRINT_H

#include "Findings.h"
#include <compare>
#include <map>
#include <string>

namespace async_tidy {

/// What stays the same where lines move and white space changes. Findings that
/// are equal in it are counted.
struct FindingKey {
  /// Relative to the root of the project.
  std::string File;
  std::string Check;
  /// The text of the line, without white space.
  std::string Line;

  auto operator<=>(const FindingKey &) const = default;
};

FindingKey keyOf(const Finding &Found, llvm::StringRef Root,
                 SourceTexts &Texts);

/// \p Text with each run of white space as one blank, and none at its ends.
std::string collapse(llvm::StringRef Text);
/// \p Text without white space.
std::string withoutSpaces(llvm::StringRef Text);

/// Names findings, each differently.
class Fingerprints {
public:
  /// The hash of \p Key and of how often it came before, in hexadecimal.
  std::string next(const FindingKey &Key);

private:
  std::map<FindingKey, unsigned> Seen;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_FINGERPRINT_H

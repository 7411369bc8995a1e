//===- SourceTexts.cpp - places in files ----------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceTexts.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace async_tidy {

/// How many UTF-16 code units \p Text has: one for each code point, and one
/// more for those that take four bytes in UTF-8.
static unsigned utf16Length(StringRef Text) {
  unsigned Length = 0;
  for (unsigned char Byte : Text)
    Length += ((Byte & 0xC0) != 0x80) + (Byte >= 0xF0);
  return Length;
}

unsigned SourceTexts::bufferOf(StringRef Path) {
  const auto [Entry, IsNew] = Buffers.try_emplace(Path, 0);
  if (IsNew)
    if (auto Buffer = Files->getBufferForFile(Path))
      Entry->second = Sources.AddNewSourceBuffer(std::move(*Buffer), SMLoc());
  return Entry->second;
}

StringRef SourceTexts::text(StringRef Path) {
  const unsigned Buffer = bufferOf(Path);
  return Buffer ? Sources.getMemoryBuffer(Buffer)->getBuffer() : StringRef();
}

Position SourceTexts::position(StringRef Path, unsigned Offset) {
  const StringRef Text = text(Path);
  if (Offset > Text.size() || Text.data() == nullptr)
    return {};
  const auto [Line, Column] = Sources.getLineAndColumn(
      SMLoc::getFromPointer(Text.data() + Offset), bufferOf(Path));
  return {Line,
          1 + utf16Length(Text.substr(Offset - (Column - 1), Column - 1))};
}

StringRef SourceTexts::line(StringRef Path, unsigned Line) {
  const unsigned Buffer = bufferOf(Path);
  const SMLoc Start = Buffer && Line
                          ? Sources.FindLocForLineAndColumn(Buffer, Line, 1)
                          : SMLoc();
  if (!Start.isValid())
    return {};
  const StringRef Text = text(Path);
  return Text.substr(Start.getPointer() - Text.data()).take_until([](char C) {
    return C == '\n' || C == '\r';
  });
}

} // namespace async_tidy

//===- SourceTexts.h - places in files ------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_SOURCETEXTS_H
#define ASYNC_TIDY_TOOL_SOURCETEXTS_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace async_tidy {

/// A place in a file. Both are counted from 1, the column in UTF-16 code units;
/// the line is 0 where the file cannot be read.
struct Position {
  unsigned Line = 0;
  unsigned Column = 0;
};

/// The text of files, each read once.
class SourceTexts {
public:
  explicit SourceTexts(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files)
      : Files(std::move(Files)) {}

  /// The place of the byte \p Offset of the file \p Path.
  Position position(llvm::StringRef Path, unsigned Offset);
  /// Line \p Line of the file \p Path, without its end; empty if there is none.
  llvm::StringRef line(llvm::StringRef Path, unsigned Line);
  /// The whole of the file \p Path; empty where it cannot be read.
  llvm::StringRef text(llvm::StringRef Path);

private:
  /// The number of the buffer of \p Path, 0 where it cannot be read.
  unsigned bufferOf(llvm::StringRef Path);

  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
  llvm::SourceMgr Sources;
  llvm::StringMap<unsigned> Buffers;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_SOURCETEXTS_H

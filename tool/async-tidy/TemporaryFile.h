//===- TemporaryFile.h - a file for another process -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_TEMPORARYFILE_H
#define ASYNC_TIDY_TOOL_TEMPORARYFILE_H

#include "OutputFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Signals.h"
#include <string>

namespace async_tidy {

/// A file that is gone when this process is, however it ends.
class TemporaryFile {
public:
  explicit TemporaryFile(llvm::StringRef Suffix) {
    llvm::SmallString<128> Created;
    Error = llvm::sys::fs::createTemporaryFile("async-tidy", Suffix, Created);
    Path = Created.str().str();
    if (!Error)
      llvm::sys::RemoveFileOnSignal(Path);
  }
  ~TemporaryFile() {
    if (Error)
      return;
    llvm::sys::fs::remove(Path);
    llvm::sys::DontRemoveFileOnSignal(Path);
  }
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;

  /// Gives the file \p Text. \returns why the file does not have all of it.
  std::error_code write(llvm::StringRef Text) const {
    std::error_code Failure;
    llvm::raw_fd_ostream Out(Path, Failure);
    if (Failure)
      return Failure;
    Out << Text;
    return flush(Out);
  }

  std::string read() const {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    return Buffer ? (*Buffer)->getBuffer().str() : std::string();
  }

  std::string Path;
  std::error_code Error;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_TEMPORARYFILE_H

//===- OutputFile.cpp - files that others read ----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OutputFile.h"
#include "Paths.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace async_tidy {

std::error_code flush(raw_fd_ostream &Out) {
  Out.flush();
  const std::error_code Failure = Out.error();
  Out.clear_error();
  return Failure;
}

/// Whether a file can be put in the place of \p File: there is a regular one, or
/// nothing at all.
static bool isReplaceable(StringRef File) {
  sys::fs::file_status Status;
  if (!sys::fs::status(File, Status))
    return sys::fs::is_regular_file(Status);
  return !sys::fs::is_symlink_file(File);
}

static Error writeInto(StringRef File,
                       function_ref<void(raw_ostream &)> Write) {
  std::error_code Failure;
  raw_fd_ostream Out(File, Failure);
  if (Failure)
    return createFileError(File, Failure);
  Write(Out);
  Failure = flush(Out);
  if (Failure)
    return createFileError(File, Failure);
  return Error::success();
}

Error writeFile(StringRef File, function_ref<void(raw_ostream &)> Write) {
  if (File == "-" || File == "/dev/stdout") {
    Write(outs());
    return Error::success();
  }
  if (!isReplaceable(File))
    return writeInto(File, Write);
  const std::string Target = canonicalPath(File);
  Expected<sys::fs::TempFile> New =
      sys::fs::TempFile::create(Target + ".temp-%%%%%%", sys::fs::all_read |
                                                             sys::fs::all_write);
  if (!New)
    return createFileError(File, New.takeError());
  raw_fd_ostream Out(New->FD, /*shouldClose=*/false);
  Write(Out);
  if (const std::error_code Failure = flush(Out))
    return joinErrors(createFileError(File, Failure), New->discard());
  if (Error Failure = New->keep(Target))
    return createFileError(File, std::move(Failure));
  return Error::success();
}

} // namespace async_tidy

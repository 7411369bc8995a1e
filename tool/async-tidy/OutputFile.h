//===- OutputFile.h - files that others read ------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_OUTPUTFILE_H
#define ASYNC_TIDY_TOOL_OUTPUTFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace async_tidy {

/// Writes what is buffered, and takes the error from \p Out, which would end the
/// process when \p Out does.
std::error_code flush(llvm::raw_fd_ostream &Out);

/// Gives \p File what \p Write writes: all of it, or an error and the file as it
/// was. A link stays a link, and what is no regular file, such as a pipe, is
/// written to. `-` and `/dev/stdout` are the standard output, whose errors
/// are found by the next \c flush of it.
llvm::Error writeFile(llvm::StringRef File,
                      llvm::function_ref<void(llvm::raw_ostream &)> Write);

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_OUTPUTFILE_H

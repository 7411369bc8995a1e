//===- Paths.h - names of files -------------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_PATHS_H
#define ASYNC_TIDY_TOOL_PATHS_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <string>

namespace async_tidy {

/// Absolute, and without `.` and `..`.
std::string absolutePath(llvm::StringRef Path);

/// The one name of the file \p Path, whatever links and dots lead to it: what
/// tells whether two files are the same. A file that is not there keeps its
/// name, in the directory that is.
std::string canonicalPath(llvm::StringRef Path);

/// \p Path below \p Root with slashes, or \p Path itself where it is elsewhere.
/// Both are canonical.
llvm::StringRef relativePath(llvm::StringRef Path, llvm::StringRef Root);

/// The directory of the repository that holds \p Directory, which is the next
/// one above it that has a `.git`; empty where there is none.
std::string repositoryOf(llvm::StringRef Directory);

/// Whether \p Path, which a database lists, can be C or C++: databases list
/// assembly and resources too.
bool isSource(llvm::StringRef Path);

/// Whether \p Path is a source or a header by its name.
bool isCode(llvm::StringRef Path);

/// Whether \p Path is a header by its name, so that its findings come from a
/// unit that includes it.
bool isHeader(llvm::StringRef Path);

/// Files whose content is to be read from another file, by canonical path.
using ReplacedFiles = std::map<std::string, std::string>;

/// The files of \p Base, by default those of this machine with a working
/// directory of its own, except for \p Replaced under any name.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
fileSystemWith(const ReplacedFiles &Replaced,
               llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base =
                   llvm::vfs::createPhysicalFileSystem());

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_PATHS_H

//===- Plugins.h - further clang-tidy plugins in clangd -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_CLANGD_PLUGINS_H
#define ASYNC_TIDY_TOOL_CLANGD_PLUGINS_H

#include "llvm/ADT/StringRef.h"

namespace async_tidy {

/// Loads a clang-tidy plugin. One that cannot be loaded, crashes, or adds no
/// check ends the program with one line and status 2. The plugin of async-tidy
/// adds nothing, since its checks are here already.
void loadPlugin(llvm::StringRef Path);

/// Loads those that the environment names in ASYNC_CLANGD_PLUGINS, which is
/// written as PATH is.
void loadPluginsOfEnvironment();

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_CLANGD_PLUGINS_H

//===- Main.cpp - clangd with the async checks and with plugins -----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Plugins.h"
#include "llvm/Support/CommandLine.h"

using namespace llvm;

namespace clang::clangd {
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

// Plugins are code. They come from whoever starts the server, never from a file
// of the workspace, such as `.clangd`.
static cl::list<std::string>
    Load("load", cl::value_desc("plugin"),
         cl::desc("Load a clang-tidy plugin, as clang-tidy does; the "
                  "environment variable ASYNC_CLANGD_PLUGINS names more"),
         cl::callback([](const std::string &Path) {
           async_tidy::loadPlugin(Path);
         }));

/// The option of clangd called \p Name.
static cl::Option &clangdOption(StringRef Name) {
  cl::Option *Found = cl::getRegisteredOptions().lookup(Name);
  assert(Found && "clangd has lost an option");
  return *Found;
}

int main(int argc, char *argv[]) {
  // So that --help shows it: clangd hides what is in no category of its own.
  Load.addCategory(*clangdOption("clang-tidy").Categories.front());
  // clangd would look for the compiler's headers beside this program.
  static_cast<cl::opt<std::string> &>(clangdOption("resource-dir"))
      .setInitialValue(ASYNC_TIDY_RESOURCE_DIR);
  async_tidy::loadPluginsOfEnvironment();
  return clang::clangd::clangdMain(argc, argv);
}

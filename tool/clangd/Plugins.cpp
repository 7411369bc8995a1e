//===- Plugins.cpp - further clang-tidy plugins in clangd -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Plugins.h"
#include "AsyncModule.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"
#include <dlfcn.h>
#include <iterator>
#include <link.h>
#include <set>

using namespace llvm;
using namespace clang::tidy;

static ClangTidyModuleRegistry::Add<async_tidy::AsyncModule>
    Register("async-tidy", "finds misuse of asynchronous code");

/// The plugin of async-tidy looks for this name: a program that has it has the
/// checks too, and counts here who wanted to load them.
extern "C" LLVM_ATTRIBUTE_VISIBILITY_DEFAULT int asyncTidyIsLinkedIn;
int asyncTidyIsLinkedIn = 0;

namespace async_tidy {
namespace {

constexpr char NeedsVersion[] =
    "; a plugin has to be built for LLVM " CLANG_VERSION_MAJOR_STRING;

[[noreturn]] void refuse(StringRef Path, const Twine &Why) {
  WithColor::error(errs(), "async-clangd")
      << "cannot load the plugin '" << Path << "': " << Why << '\n';
  // No destructor of a plugin that may be half loaded.
  errs().flush();
  _Exit(2);
}

/// How many libraries of LLVM or Clang are in the process.
int countCompilerLibraries() {
  int Count = 0;
  dl_iterate_phdr(
      [](dl_phdr_info *Library, size_t, void *Count) {
        const StringRef Name = sys::path::filename(Library->dlpi_name);
        *static_cast<int *>(Count) +=
            Name.starts_with("libLLVM") || Name.starts_with("libclang-cpp");
        return 0;
      },
      &Count);
  return Count;
}

/// The checks of the modules [\p First, \p Last) of the registry.
ClangTidyCheckFactories checksOf(size_t First, size_t Last) {
  ClangTidyCheckFactories Factories;
  size_t Index = 0;
  for (const auto &Entry : ClangTidyModuleRegistry::entries()) {
    if (Index >= First && Index < Last)
      Entry.instantiate()->addCheckFactories(Factories);
    ++Index;
  }
  return Factories;
}

size_t countModules() {
  const auto Modules = ClangTidyModuleRegistry::entries();
  return std::distance(Modules.begin(), Modules.end());
}

/// Loads the plugin. \returns why it is of no use, or nothing.
std::string load(const std::string &Path) {
  static std::set<void *> Loaded;
  const size_t Before = countModules();
  const int Asked = asyncTidyIsLinkedIn;
  const int Libraries = countCompilerLibraries();
  // Not when it is first called: a missing symbol is to be known now.
  void *Handle = dlopen(Path.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (!Handle) {
    StringRef Error = dlerror();
    Error.consume_front(Path + ": ");
    return Error.str() + (Error.contains("undefined symbol") ? NeedsVersion : "");
  }
  if (countCompilerLibraries() != Libraries)
    return std::string("it brings another LLVM") + NeedsVersion;
  if (!Loaded.insert(Handle).second || asyncTidyIsLinkedIn != Asked)
    return {};

  const ClangTidyCheckFactories Known = checksOf(0, Before);
  const ClangTidyCheckFactories Added = checksOf(Before, countModules());
  if (Added.empty())
    return "it adds no check of clang-tidy";
  for (const auto &Check : Added)
    for (const auto &Other : Known)
      if (Check.first() == Other.first())
        return ("its check '" + Check.first() + "' exists already").str();
  return {};
}

} // namespace

void loadPlugin(StringRef Path) {
  std::string Problem;
  CrashRecoveryContext::Enable();
  if (!CrashRecoveryContext().RunSafely([&] { Problem = load(Path.str()); }))
    Problem = std::string("it crashes") + NeedsVersion;
  CrashRecoveryContext::Disable();
  if (!Problem.empty())
    refuse(Path, Problem);
}

void loadPluginsOfEnvironment() {
  const std::optional<std::string> Paths =
      sys::Process::GetEnv("ASYNC_CLANGD_PLUGINS");
  if (!Paths)
    return;
  SmallVector<StringRef, 4> Each;
  StringRef(*Paths).split(Each, sys::EnvPathSeparator, -1, /*KeepEmpty=*/false);
  for (StringRef Path : Each)
    loadPlugin(Path);
}

} // namespace async_tidy

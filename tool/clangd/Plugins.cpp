//===- Plugins.cpp - further clang-tidy plugins in clangd -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Plugins.h"
#include "AsyncModule.h"
#include "clang-tidy/ClangTidyModule.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/DynamicLibrary.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"
#include <dlfcn.h>
#include <iterator>

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

[[noreturn]] void refuse(StringRef Path, const Twine &Why) {
  WithColor::error(errs(), "async-clangd")
      << "cannot load the plugin '" << Path << "': " << Why << '\n';
  // No destructor of a plugin that may be half loaded.
  errs().flush();
  _Exit(2);
}

/// Why the plugin does not load, or nothing.
std::string open(const std::string &Path) {
  // Not when it is first called: a missing symbol is to be known now.
  void *Handle = dlopen(Path.c_str(), RTLD_NOW | RTLD_GLOBAL);
  std::string Error;
  if (!Handle)
    Error = dlerror();
  else
    sys::DynamicLibrary::addPermanentLibrary(Handle, &Error);
  return Error;
}

size_t countModules() {
  const auto Modules = ClangTidyModuleRegistry::entries();
  return std::distance(Modules.begin(), Modules.end());
}

/// Whether the modules behind the first \p Known add a check.
bool addsChecks(size_t Known) {
  ClangTidyCheckFactories Factories;
  for (const auto &Entry : drop_begin(ClangTidyModuleRegistry::entries(), Known))
    Entry.instantiate()->addCheckFactories(Factories);
  return !Factories.empty();
}

} // namespace

void loadPlugin(StringRef Path) {
  const size_t Modules = countModules();
  const int Asked = asyncTidyIsLinkedIn;
  std::string Error;
  bool Adds = false;
  CrashRecoveryContext::Enable();
  CrashRecoveryContext Recovery;
  const bool Alive = Recovery.RunSafely([&] {
    Error = open(Path.str());
    Adds = Error.empty() && addsChecks(Modules);
  });
  CrashRecoveryContext::Disable();
  if (!Alive)
    refuse(Path, "it crashes; was it built for LLVM " LLVM_VERSION_STRING "?");
  if (!Error.empty())
    refuse(Path, Error);
  if (!Adds && asyncTidyIsLinkedIn == Asked)
    refuse(Path, "it adds no check of clang-tidy");
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

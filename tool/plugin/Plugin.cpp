//===- Plugin.cpp - the checks for `clang-tidy --load` --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The plugin takes every symbol of LLVM and Clang from its host, so it must not
// touch them before it knows that the host is of the same major version: the
// layouts of classes differ, and a wrong guess crashes.
//
//===----------------------------------------------------------------------===//

#include "AsyncModule.h"
#include "clang/Basic/Version.h"
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <new>
#include <string>

namespace {

// std::string clang::getClangFullVersion(): its signature has been the same
// since LLVM 3, and needs nothing but the C++ standard library.
constexpr char FullVersionSymbol[] = "_ZN5clang19getClangFullVersionB5cxx11Ev";

/// The major version in a text such as "Debian clang version 22.1.8 (1)", or 0.
unsigned majorVersion(const std::string &Text) {
  const size_t At = Text.find("version ");
  return At == std::string::npos
             ? 0
             : static_cast<unsigned>(std::atoi(Text.c_str() + At + 8));
}

struct Registration {
  Registration() {
    auto *FullVersion = reinterpret_cast<std::string (*)()>(
        dlsym(RTLD_DEFAULT, FullVersionSymbol));
    const std::string Host = FullVersion ? FullVersion() : "an unknown program";
    if (majorVersion(Host) != CLANG_VERSION_MAJOR) {
      std::fprintf(stderr,
                   "async-tidy: built for clang %d, but loaded into '%s'; "
                   "no check is registered\n",
                   CLANG_VERSION_MAJOR, Host.c_str());
      return;
    }
    // Never destroyed: the registry keeps a pointer to it.
    alignas(Add) static char Storage[sizeof(Add)];
    new (Storage) Add("async-tidy", "finds misuse of asynchronous code");
  }
  using Add = clang::tidy::ClangTidyModuleRegistry::Add<async_tidy::AsyncModule>;
};

const Registration Register;

} // namespace

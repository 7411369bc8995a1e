//===- Plugin.cpp - what `clang-tidy --load` loads ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The checks take every symbol of LLVM and Clang from the program that loads
// them. In a program of another major version some are missing, so that the
// loader refuses the library with a mangled name, and others have another
// layout, so that it crashes. This library needs nothing of LLVM: it looks at
// the version of its host, and then loads the checks that were built for it
// from the file beside it.
//
//===----------------------------------------------------------------------===//

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace {

// std::string clang::getClangFullVersion(), the same in every version of Clang.
constexpr char FullVersionSymbol[] = "_ZN5clang19getClangFullVersionB5cxx11Ev";

// async-clangd has the checks linked in, and counts here who wants them.
constexpr char LinkedInSymbol[] = "asyncTidyIsLinkedIn";

std::string hostVersion() {
  auto *FullVersion = reinterpret_cast<std::string (*)()>(
      dlsym(RTLD_DEFAULT, FullVersionSymbol));
  return FullVersion ? FullVersion() : "a program that is no Clang tool";
}

/// The major version in a text such as "Debian clang version 22.1.8 (1)", or 0.
int majorVersion(const std::string &Text) {
  constexpr char Before[] = "version ";
  const size_t At = Text.find(Before);
  return At == std::string::npos ? 0
                                 : std::atoi(Text.c_str() + At + sizeof(Before) - 1);
}

std::string ownDirectory() {
  static int Anchor;
  Dl_info Info;
  if (!dladdr(&Anchor, &Info) || !Info.dli_fname)
    return {};
  const std::string Path = Info.dli_fname;
  const size_t Slash = Path.rfind('/');
  return Slash == std::string::npos ? "." : Path.substr(0, Slash);
}

void refuse(const std::string &Why) {
  std::fprintf(stderr, "async-tidy: %s; no check is registered\n", Why.c_str());
}

struct Loader {
  Loader() {
    if (auto *LinkedIn = static_cast<int *>(dlsym(RTLD_DEFAULT, LinkedInSymbol))) {
      ++*LinkedIn;
      return;
    }
    const std::string Host = hostVersion();
    if (majorVersion(Host) != ASYNC_TIDY_LLVM_MAJOR) {
      refuse("built for clang " + std::to_string(ASYNC_TIDY_LLVM_MAJOR) +
             ", but loaded into '" + Host + "'");
      return;
    }
    const std::string Checks = ownDirectory() + "/" ASYNC_TIDY_CHECKS_FILE;
    if (!dlopen(Checks.c_str(), RTLD_LAZY | RTLD_LOCAL)) {
      const char *Error = dlerror();
      refuse(std::string("cannot load its checks: ") + (Error ? Error : Checks));
    }
  }
};

const Loader Load;

} // namespace

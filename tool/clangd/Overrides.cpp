//===- Overrides.cpp - what clangd asks here instead of itself ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The linker leads clangd's calls of the functions below to those of this file
// (`--wrap` in CMakeLists.txt). Debian ships no headers of clangd: a name that
// changes is a link error, and no type of clangd is looked into.
//
//===----------------------------------------------------------------------===//

#include "AsyncModule.h"
#include "Catalog.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"
#include <memory>
#include <optional>

using namespace llvm;
using clang::tidy::ClangTidyOptions;

namespace clang::clangd {
class SymbolIndex;
class ThreadsafeFS;
struct PublishDiagnosticsParams;
using TidyProvider = unique_function<void(ClangTidyOptions &, StringRef) const>;

// Declares \c real and \c wrapped, the function of clangd and ours.
#define OVERRIDE(RESULT, NAME, MANGLED, ...)                                   \
  RESULT real_##NAME(__VA_ARGS__) asm("__real_" MANGLED);                      \
  RESULT wrap_##NAME(__VA_ARGS__) asm("__wrap_" MANGLED)

OVERRIDE(std::optional<bool>, isFastTidyCheck,
         "_ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE", StringRef);
OVERRIDE(TidyProvider, provideClangTidyFiles,
         "_ZN5clang6clangd21provideClangTidyFilesERNS0_12ThreadsafeFSE",
         ThreadsafeFS &);
OVERRIDE(TidyProvider, provideDefaultChecks,
         "_ZN5clang6clangd20provideDefaultChecksEv");
OVERRIDE(json::Value, toJSON,
         "_ZN5clang6clangd6toJSONERKNS0_24PublishDiagnosticsParamsE",
         const PublishDiagnosticsParams &);
OVERRIDE(std::string, versionString,
         "_ZN5clang6clangd13versionStringB5cxx11Ev");
OVERRIDE(std::string, featureString,
         "_ZN5clang6clangd13featureStringB5cxx11Ev");
#undef OVERRIDE

namespace remote {
std::unique_ptr<SymbolIndex> getClient(StringRef Address, StringRef ProjectRoot);
} // namespace remote

} // namespace clang::clangd

namespace async_tidy {
namespace {

/// What is on where no configuration names a check of clang-tidy: as a text it
/// is none that a user writes, so that it is known again.
const std::string &onlyRecommended() {
  static const std::string Text = " " + recommendedChecks();
  return Text;
}

/// The page of the check called \p Name as a link: where the pages are
/// published, or installed. Nothing where they are not.
std::optional<std::string> pageLink(StringRef Name) {
  const CheckEntry *Entry = findCatalogEntry(Name);
  if (!Entry)
    return std::nullopt;
  const std::string File = std::string(shortName(*Entry)) + ".md";
  if (constexpr StringLiteral Published = ASYNC_TIDY_DOCS_URL;
      !Published.empty())
    return (Published + "/checks/" + File).str();
  static int Anchor;
  SmallString<256> Page(sys::path::parent_path(
      sys::fs::getMainExecutable(nullptr, &Anchor)));
  sys::path::append(Page, ASYNC_TIDY_PAGES, File);
  SmallString<256> Real;
  if (sys::fs::real_path(Page, Real))
    return std::nullopt;
  std::string Link = "file://";
  for (const unsigned char C : Real.str())
    if (isAlnum(C) || StringRef("/-._~").contains(C))
      Link += C;
    else
      Link += "%" + toHex(StringRef(reinterpret_cast<const char *>(&C), 1));
  return Link;
}

/// Leads the documentation link of a finding of ours to our page. clangd makes
/// one to the documentation of clang-tidy out of any name.
void correctLink(json::Object &Diagnostic) {
  const std::optional<StringRef> Name = Diagnostic.getString("code");
  if (!Name || !Name->starts_with("async-"))
    return;
  Diagnostic.erase("codeDescription");
  if (std::optional<std::string> Link = pageLink(*Name))
    Diagnostic["codeDescription"] = json::Object{{"href", std::move(*Link)}};
}

} // namespace
} // namespace async_tidy

using namespace async_tidy;

// By default clangd drops each check that it does not know to be fast.
// docs/evidence.md has the cost of ours.
std::optional<bool> clang::clangd::wrap_isFastTidyCheck(StringRef Check) {
  return findCatalogEntry(Check) ? true : real_isFastTidyCheck(Check);
}

// As the driver does, a `.clang-tidy` that does not speak of the async checks
// leaves the recommended ones on. `.clangd` files, which come after it, add and
// remove.
clang::clangd::TidyProvider
clang::clangd::wrap_provideClangTidyFiles(ThreadsafeFS &Files) {
  return [Real = real_provideClangTidyFiles(Files)](ClangTidyOptions &Options,
                                                    StringRef File) {
    Real(Options, File);
    if (!Options.Checks || Options.Checks->empty())
      Options.Checks = onlyRecommended();
    else if (!speaksOfAsyncChecks(*Options.Checks))
      *Options.Checks += "," + recommendedChecks();
  };
}

// clangd's own default is for those who name no check at all.
clang::clangd::TidyProvider clang::clangd::wrap_provideDefaultChecks() {
  return [Real = real_provideDefaultChecks()](ClangTidyOptions &Options,
                                              StringRef File) {
    if (Options.Checks != onlyRecommended())
      return;
    Options.Checks.reset();
    Real(Options, File);
    *Options.Checks += "," + recommendedChecks();
  };
}

json::Value clang::clangd::wrap_toJSON(const PublishDiagnosticsParams &Params) {
  json::Value Result = real_toJSON(Params);
  if (json::Object *Object = Result.getAsObject())
    if (json::Array *Diagnostics = Object->getArray("diagnostics"))
      for (json::Value &Diagnostic : *Diagnostics)
        if (json::Object *Fields = Diagnostic.getAsObject())
          correctLink(*Fields);
  return Result;
}

std::string clang::clangd::wrap_versionString() {
  return real_versionString() + " with async-tidy " ASYNC_TIDY_VERSION;
}

std::string clang::clangd::wrap_featureString() {
  std::string Features = real_featureString();
  const size_t At = Features.find("+grpc");
  if (At != std::string::npos)
    Features.erase(At, StringRef("+grpc").size());
  return Features;
}

// The part of clangd that needs gRPC is left out.
std::unique_ptr<clang::clangd::SymbolIndex>
clang::clangd::remote::getClient(StringRef Address, StringRef) {
  WithColor::error(errs(), "async-clangd")
      << "no remote index at '" << Address
      << "': this clangd is built without that feature\n";
  return nullptr;
}

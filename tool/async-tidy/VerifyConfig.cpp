//===- VerifyConfig.cpp - mistakes in configuration files -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VerifyConfig.h"
#include "Catalog.h"
#include "Console.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang-tidy/GlobList.h"
#include "libraries/Models.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;
using namespace clang::tidy;

namespace async_tidy {
namespace {

/// As in the analysis, which has no constant for others.
constexpr StringLiteral UserModelFile = ".async-tidy.yaml";

/// Every option by its full name.
std::vector<std::pair<std::string, const OptionEntry *>> allOptions() {
  std::vector<std::pair<std::string, const OptionEntry *>> Result;
  for (const OptionEntry *Option : FamilyOptions)
    Result.emplace_back(Option->Name, Option);
  for (const CheckEntry &Entry : Catalog)
    for (const OptionEntry *Option : Entry.Options)
      Result.emplace_back((Twine(Entry.Name) + "." + Option->Name).str(),
                          Option);
  return Result;
}

/// Of \p Names, the one that is nearest to \p Text.
template <typename Range>
std::string nearest(StringRef Text, const Range &Names) {
  std::string Best;
  unsigned BestDistance = ~0u;
  for (StringRef Name : Names)
    if (const unsigned Distance = Text.edit_distance(Name);
        Distance < BestDistance) {
      BestDistance = Distance;
      Best = Name.str();
    }
  return Best;
}

/// Whether the analysis takes \p Value for a value of \p Option.
bool isValue(StringRef Value, const OptionEntry &Option) {
  unsigned Number;
  switch (Option.Type) {
  case OptionType::Boolean:
    return yaml::parseBool(Value) || !Value.getAsInteger(10, Number);
  case OptionType::Number:
    return !Value.getAsInteger(10, Number);
  case OptionType::Choice:
    return is_contained(Option.Values, std::string_view(Value));
  case OptionType::Text:
    return true;
  }
  return true;
}

class Verifier {
public:
  /// Looks at the files that hold for sources in \p Directory, which are
  /// compiled in \p WorkingDirectory.
  void directory(StringRef Directory, StringRef WorkingDirectory) {
    this->WorkingDirectory = WorkingDirectory;
    configurations(Directory);
    nearestModel(Directory);
  }

  size_t mistakes() const { return Mistakes; }

private:
  void configurations(StringRef Directory) {
    for (; !Directory.empty(); Directory = sys::path::parent_path(Directory)) {
      SmallString<256> File = Directory;
      sys::path::append(File, ".clang-tidy");
      if (!sys::fs::is_regular_file(File))
        continue;
      if (!Seen.insert(File).second)
        return;
      const ErrorOr<ClangTidyOptions> Options = parse(File);
      if (!Options)
        return;
      verify(File, *Options);
      if (!Options->InheritParentConfig.value_or(false))
        return;
    }
  }

  /// The model that is read without being named.
  void nearestModel(StringRef Directory) {
    for (; !Directory.empty(); Directory = sys::path::parent_path(Directory)) {
      SmallString<256> File = Directory;
      sys::path::append(File, UserModelFile);
      if (sys::fs::exists(File))
        return verifyModel(File);
    }
  }

  /// \p Files is the value of async.Models.
  void verifyModels(StringRef Files) {
    SmallVector<StringRef, 4> Named;
    Files.split(Named, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (StringRef Name : Named) {
      SmallString<256> File = Name.trim();
      sys::path::make_absolute(WorkingDirectory, File);
      verifyModel(File);
    }
  }

  void verifyModel(StringRef File) {
    if (!SeenModels.insert(File).second)
      return;
    auto Buffer = MemoryBuffer::getFile(File);
    if (!Buffer) {
      complain(File) << "cannot read the library model: "
                     << Buffer.getError().message() << '\n';
      return;
    }
    ModelSet().load(File, (*Buffer)->getBuffer(), /*User=*/true,
                    [this](const ModelProblem &Problem) {
                      ++Mistakes;
                      error() << Problem.text() << '\n';
                    });
  }

  ErrorOr<ClangTidyOptions> parse(StringRef File) {
    auto Buffer = MemoryBuffer::getFile(File);
    if (!Buffer) {
      complain(File) << Buffer.getError().message() << '\n';
      return Buffer.getError();
    }
    bool Said = false;
    ErrorOr<ClangTidyOptions> Options = parseConfigurationWithDiags(
        MemoryBufferRef((*Buffer)->getBuffer(), File),
        [&](const SMDiagnostic &Diagnostic) {
          if (!std::exchange(Said, true))
            complain(File, Diagnostic.getLineNo())
                << Diagnostic.getMessage() << '\n';
        });
    if (!Options && !Said)
      complain(File) << Options.getError().message() << '\n';
    return Options;
  }

  void verify(StringRef File, const ClangTidyOptions &Options) {
    for (const std::optional<std::string> &Globs :
         {Options.Checks, Options.WarningsAsErrors})
      if (Globs)
        verifyGlobs(File, *Globs);
    for (const auto &Option : Options.CheckOptions)
      verifyOption(File, Option.getKey(), Option.getValue().Value);
  }

  void verifyGlobs(StringRef File, StringRef Globs) {
    SmallVector<StringRef, 16> All;
    SplitString(Globs, All, ", \n\t");
    for (StringRef Glob : All) {
      Glob.consume_front("-");
      if (const std::string Meant = misspeltCheck(Glob); !Meant.empty())
        complain(File) << "there is no check '" << Glob << "'; did you mean '"
                       << Meant << "'?\n";
    }
  }

  void verifyOption(StringRef File, StringRef Name, StringRef Value) {
    if (!Name.starts_with("async-") && !Name.starts_with("async."))
      return;
    const auto Known = find_if(
        Options, [&](const auto &Option) { return Option.first == Name; });
    if (Known == Options.end()) {
      complain(File) << "there is no option '" << Name << "'; did you mean '"
                     << nearest(Name, make_first_range(Options)) << "'?\n";
      return;
    }
    const OptionEntry &Option = *Known->second;
    if (&Option == &options::Models)
      verifyModels(Value);
    if (isValue(Value, Option))
      return;
    raw_ostream &Out = complain(File)
                       << "'" << Value << "' is no value of '" << Name << "'; ";
    if (Option.Type == OptionType::Choice)
      Out << "did you mean '" << nearest(Value, Option.Values) << "'?\n";
    else
      Out << "it is a " << name(Option.Type) << '\n';
  }

  raw_ostream &complain(StringRef File, int Line = 0) {
    ++Mistakes;
    raw_ostream &Out = error() << File << ':';
    if (Line > 0)
      Out << Line << ':';
    return Out << ' ';
  }

  const std::vector<std::pair<std::string, const OptionEntry *>> Options =
      allOptions();
  StringRef WorkingDirectory;
  StringSet<> Seen, SeenModels;
  size_t Mistakes = 0;
};

} // namespace

std::string nearestCheck(StringRef Text) {
  return nearest(Text, map_range(Catalog, [](const CheckEntry &Entry) {
                   return StringRef(Entry.Name);
                 }));
}

std::string misspeltCheck(StringRef Glob) {
  if (!Glob.starts_with("async-"))
    return {};
  const GlobList Matcher(Glob);
  if (any_of(Catalog, [&](const CheckEntry &Entry) {
        return Matcher.contains(Entry.Name);
      }))
    return {};
  return nearestCheck(Glob);
}

size_t verifyConfiguration(const std::vector<UnitRequest> &Units) {
  Verifier Verifier;
  StringSet<> Directories;
  for (const UnitRequest &Unit : Units) {
    const StringRef Directory = sys::path::parent_path(Unit.File);
    if (Directories.insert(Directory).second)
      Verifier.directory(Directory, Unit.Directory);
  }
  return Verifier.mistakes();
}

} // namespace async_tidy

//===- Units.cpp - which translation units to analyse ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Units.h"
#include "Console.h"
#include "Includers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using clang::tooling::CompilationDatabase;
using clang::tooling::CompileCommand;

namespace async_tidy {

std::unique_ptr<CompilationDatabase>
loadDatabase(StringRef Build, const std::vector<std::string> &Files) {
  std::string Message;
  if (!Build.empty()) {
    auto Database = CompilationDatabase::loadFromDirectory(Build, Message);
    if (!Database)
      error() << "no compilation database in '" << Build
              << "': " << StringRef(Message).split('\n').first
              << "; make one with cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON\n";
    return Database;
  }
  const std::string Start =
      Files.empty() ? absolutePath(".")
                    : sys::path::parent_path(absolutePath(Files[0])).str();
  for (StringRef Directory = Start; !Directory.empty();
       Directory = sys::path::parent_path(Directory)) {
    SmallString<256> Below = Directory;
    sys::path::append(Below, "build");
    for (StringRef Candidate : {Directory, Below.str()})
      if (auto Database =
              CompilationDatabase::loadFromDirectory(Candidate, Message))
        return Database;
  }
  error()
      << "no compile_commands.json in '" << Start
      << "' or above it; name its directory with -p, or make one with cmake "
         "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON\n";
  return nullptr;
}

std::string projectRoot(ArrayRef<UnitRequest> Units) {
  std::vector<std::string> Paths;
  for (const UnitRequest &Unit : Units)
    Paths.push_back(canonicalPath(Unit.File));
  auto Holds = [](StringRef Root, StringRef Path) {
    return relativePath(Path, Root).size() != Path.size();
  };
  auto HoldsAny = [&](StringRef Root) {
    return any_of(Paths, [&](StringRef Path) { return Holds(Root, Path); });
  };
  const std::string Current = canonicalPath(".");
  const std::string Ours = repositoryOf(Current);
  if (!Ours.empty() && (Paths.empty() || HoldsAny(Ours)))
    return Ours;
  if (Paths.empty())
    return Current;
  const StringRef First = sys::path::parent_path(Paths.front());
  if (std::string Theirs = repositoryOf(First); !Theirs.empty())
    return Theirs;
  if (HoldsAny(Current))
    return Current;
  StringRef Root = First;
  while (!all_of(Paths, [&](StringRef Path) { return Holds(Root, Path); }))
    Root = sys::path::parent_path(Root);
  return Root.str();
}

static constexpr StringLiteral NoFile = "there is no file";

void UnitSelector::miss(const std::string &Path, StringRef Why,
                        Selection &Result) {
  const std::string Message = (Why + " '" + Path + "'").str();
  error() << Message << '\n';
  Result.Missing.emplace_back(Path, Message);
}

std::set<std::string> UnitSelector::sources() const {
  std::set<std::string> Result;
  for (const std::string &Path : Database.getAllFiles())
    if (isSource(Path))
      Result.insert(absolutePath(Path));
  return Result;
}

UnitRequest UnitSelector::request(const std::string &Path,
                                  const CompileCommand &Command) const {
  UnitRequest Unit = Settings;
  Unit.File = Path;
  Unit.Directory = absolutePath(Command.Directory);
  Unit.Command = Command.CommandLine;
  return Unit;
}

bool UnitSelector::add(const std::string &Path, Selection &Result) const {
  const std::vector<CompileCommand> Commands =
      Database.getCompileCommands(Path);
  for (const CompileCommand &Command : Commands) {
    Result.Units.push_back(request(Path, Command));
    Result.OnlyIn.emplace_back();
  }
  return !Commands.empty();
}

std::vector<std::string>
UnitSelector::addIncluders(const std::vector<std::string> &Headers,
                           bool OnlyTheHeaders, Selection &Result) const {
  if (Headers.empty())
    return {};
  const size_t Selected = Result.Units.size();
  std::vector<UnitRequest> Candidates = Result.Units;
  StringSet<> Known;
  for (const UnitRequest &Unit : Candidates)
    Known.insert(Unit.File);
  for (const std::string &Path : sources()) {
    if (!Known.insert(Path).second)
      continue;
    const std::vector<CompileCommand> Commands =
        Database.getCompileCommands(Path);
    if (!Commands.empty())
      Candidates.push_back(request(Path, Commands.front()));
  }

  IncluderSearch Search({Headers.begin(), Headers.end()}, std::move(Candidates),
                        Selected, Jobs);
  std::vector<std::string> Orphans;
  std::map<size_t, size_t> Added;
  for (const std::string &Header : Headers) {
    const std::optional<size_t> Found = Search.find(Header);
    if (!Found) {
      Orphans.push_back(Header);
      continue;
    }
    if (*Found < Selected)
      continue;
    const auto [At, IsNew] = Added.try_emplace(*Found, Result.Units.size());
    if (IsNew) {
      Result.Units.push_back(Search.unit(*Found));
      Result.OnlyIn.emplace_back();
    }
    if (OnlyTheHeaders)
      Result.OnlyIn[At->second].insert(Header);
  }
  return Orphans;
}

Selection UnitSelector::all() const {
  Selection Result;
  for (const std::string &Path : sources()) {
    if (!sys::fs::exists(Path)) {
      miss(Path, NoFile, Result);
      continue;
    }
    add(Path, Result);
  }
  return Result;
}

Selection UnitSelector::files(const std::vector<std::string> &Files,
                              bool AsTheyAre) const {
  Selection Result;
  std::set<std::string> Seen;
  std::vector<std::string> Headers;
  for (const std::string &File : Files) {
    const std::string Path = absolutePath(File);
    if (!Seen.insert(Path).second)
      continue;
    if (!sys::fs::exists(Path))
      miss(Path, NoFile, Result);
    else if (!AsTheyAre && isHeader(Path))
      Headers.push_back(canonicalPath(Path));
    else if (!add(Path, Result))
      miss(Path, "the compilation database has no command for", Result);
  }
  for (const std::string &Header :
       addIncluders(Headers, /*OnlyTheHeaders=*/true, Result))
    miss(Header, "no unit of the compilation database includes", Result);
  return Result;
}

Selection UnitSelector::changed(const std::vector<std::string> &Changed) const {
  std::map<std::string, std::string> Known;
  for (const std::string &Path : sources())
    Known.emplace(canonicalPath(Path), Path);

  Selection Result;
  std::vector<std::string> Headers;
  for (const std::string &Path : Changed) {
    if (isHeader(Path)) {
      Headers.push_back(Path);
      continue;
    }
    const auto Unit = Known.find(Path);
    if (Unit == Known.end() || !add(Unit->second, Result))
      note() << "'" << Path
             << "' is not in the compilation database, and not analysed\n";
  }
  for (const std::string &Header :
       addIncluders(Headers, /*OnlyTheHeaders=*/false, Result))
    note() << "no unit includes '" << Header << "', so it is not analysed\n";
  return Result;
}

} // namespace async_tidy

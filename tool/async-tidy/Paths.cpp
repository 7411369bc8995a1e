//===- Paths.cpp - names of files -----------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Paths.h"
#include "clang/Driver/Types.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace types = clang::driver::types;

namespace async_tidy {
namespace {

types::ID typeOf(StringRef Path) {
  StringRef Extension = sys::path::extension(Path);
  Extension.consume_front(".");
  return types::lookupTypeForExtension(Extension);
}

/// Reads replaced files by their canonical names, whatever links lead to them.
class ReplacingFileSystem : public vfs::ProxyFileSystem {
public:
  /// \p Base has what replaces the files \p Replaced.
  ReplacingFileSystem(const ReplacedFiles &Replaced,
                      IntrusiveRefCntPtr<vfs::FileSystem> Base)
      : ProxyFileSystem(std::move(Base)), Replaced(Replaced) {}

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    const std::optional<std::string> Name = replaced(Path);
    if (!Name)
      return ProxyFileSystem::status(Path);
    ErrorOr<vfs::Status> Found = ProxyFileSystem::status(*Name);
    if (!Found)
      return Found;
    return vfs::Status::copyWithNewName(*Found, Path);
  }

  bool exists(const Twine &Path) override {
    return replaced(Path) || ProxyFileSystem::exists(Path);
  }

  ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const Twine &Path) override {
    const std::optional<std::string> Name = replaced(Path);
    if (!Name)
      return ProxyFileSystem::openFileForRead(Path);
    return vfs::File::getWithPath(ProxyFileSystem::openFileForRead(*Name),
                                  Path);
  }

private:
  /// The canonical name of \p Path where that file is replaced.
  std::optional<std::string> replaced(const Twine &Path) const {
    SmallString<256> Absolute;
    Path.toVector(Absolute);
    if (makeAbsolute(Absolute))
      return std::nullopt;
    std::string Name = canonicalPath(Absolute);
    if (!Replaced.count(Name))
      return std::nullopt;
    return Name;
  }

  const ReplacedFiles Replaced;
};

} // namespace

std::string absolutePath(StringRef Path) {
  SmallString<256> Result = Path;
  sys::fs::make_absolute(Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

std::string canonicalPath(StringRef Path) {
  SmallString<256> Real;
  if (!sys::fs::real_path(Path, Real))
    return Real.str().str();
  const std::string Absolute = absolutePath(Path);
  if (sys::fs::real_path(sys::path::parent_path(Absolute), Real))
    return Absolute;
  sys::path::append(Real, sys::path::filename(Absolute));
  return Real.str().str();
}

StringRef relativePath(StringRef Path, StringRef Root) {
  StringRef Rest = Path;
  Root = Root.rtrim('/');
  return Rest.consume_front(Root) && Rest.consume_front("/") ? Rest : Path;
}

std::string repositoryOf(StringRef Directory) {
  for (; !Directory.empty(); Directory = sys::path::parent_path(Directory)) {
    SmallString<256> Git = Directory;
    sys::path::append(Git, ".git");
    if (sys::fs::exists(Git))
      return Directory.str();
  }
  return {};
}

bool isSource(StringRef Path) {
  const types::ID Type = typeOf(Path);
  return Type == types::TY_INVALID || types::isDerivedFromC(Type);
}

bool isCode(StringRef Path) {
  return isHeader(Path) || types::isDerivedFromC(typeOf(Path));
}

bool isHeader(StringRef Path) {
  const types::ID Type = typeOf(Path);
  if (Type != types::TY_INVALID)
    return types::onlyPrecompileType(Type);
  // What is included at the end of a header, by usual names.
  return StringSwitch<bool>(sys::path::extension(Path))
      .Cases({".inl", ".ipp", ".tpp", ".txx", ".tcc", ".inc", ".def"}, true)
      .Default(false);
}

IntrusiveRefCntPtr<vfs::FileSystem>
fileSystemWith(const ReplacedFiles &Replaced,
               IntrusiveRefCntPtr<vfs::FileSystem> Base) {
  if (Replaced.empty())
    return Base;
  const std::vector<std::pair<std::string, std::string>> Files(Replaced.begin(),
                                                               Replaced.end());
  return makeIntrusiveRefCnt<ReplacingFileSystem>(
      Replaced, vfs::RedirectingFileSystem::create(
                    Files, /*UseExternalNames=*/false, std::move(Base)));
}

} // namespace async_tidy

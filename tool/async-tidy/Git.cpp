//===- Git.cpp - what git says has changed --------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Git.h"
#include "TemporaryFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace async_tidy {
namespace {

Error fail(const Twine &Why) {
  return createStringError(inconvertibleErrorCode(), Why);
}

std::string lastLine(StringRef Text) {
  return Text.rtrim().rsplit('\n').second.empty()
             ? Text.rtrim().str()
             : Text.rtrim().rsplit('\n').second.str();
}

/// The repository that a directory is in.
class Repository {
public:
  static Expected<Repository> open(StringRef Directory) {
    ErrorOr<std::string> Program = sys::findProgramByName("git");
    if (!Program)
      return fail("git is not installed");
    Repository Result;
    Result.Program = *Program;
    Result.Top = Directory.str();
    Expected<std::string> Top = Result.run({"rev-parse", "--show-toplevel"});
    if (!Top)
      return fail("'" + Directory +
                  "' is in no git work tree: " + toString(Top.takeError()));
    Top->pop_back();
    Result.Top = canonicalPath(*Top);
    return Result;
  }

  /// What git prints, or the reason that it prints.
  Expected<std::string> run(ArrayRef<StringRef> Arguments,
                            StringRef Input = "") const {
    TemporaryFile In("git-in"), Out("git-out"), Err("git-err");
    for (const TemporaryFile *File : {&In, &Out, &Err})
      if (File->Error)
        return fail("cannot write a temporary file: " + File->Error.message());
    if (const std::error_code Failure = In.write(Input))
      return fail("cannot write a temporary file: " + Failure.message());

    SmallVector<StringRef, 32> All = {Program, "-C", Top, "-c",
                                      "core.quotePath=off"};
    append_range(All, Arguments);
    const std::optional<StringRef> Redirects[] = {
        StringRef(In.Path), StringRef(Out.Path), StringRef(Err.Path)};
    std::string Message;
    const int Status =
        sys::ExecuteAndWait(Program, All, std::nullopt, Redirects,
                            /*SecondsToWait=*/0, /*MemoryLimit=*/0, &Message);
    if (Status == 0)
      return Out.read();
    std::string Reason = lastLine(Err.read());
    if (Reason.empty())
      Reason =
          Message.empty() ? "git " + Arguments[0].str() + " failed" : Message;
    return fail(Reason);
  }

  std::string pathOf(StringRef Name) const {
    SmallString<256> Path = StringRef(Top);
    sys::path::append(Path, Name);
    return Path.str().str();
  }

  std::string Top;

private:
  std::string Program;
};

/// The name of a file as git writes it in the head of a patch: in C's notation
/// where it has a quote, a backslash or a control character, and with a tab
/// behind it where it has a space.
std::string unquote(StringRef Text) {
  if (!Text.consume_front("\""))
    return Text.rtrim('\t').str();
  std::string Result;
  while (!Text.empty() && Text.front() != '"') {
    if (!Text.consume_front("\\")) {
      Result += Text.front();
      Text = Text.drop_front();
      continue;
    }
    unsigned Octal;
    if (!Text.take_front(3).getAsInteger(8, Octal)) {
      Result += char(Octal);
      Text = Text.drop_front(3);
      continue;
    }
    static constexpr StringLiteral Letters = "abtnvfr",
                                   Meaning = "\a\b\t\n\v\f\r";
    const size_t At = Letters.find(Text.front());
    Result += At == StringRef::npos ? Text.front() : Meaning[At];
    Text = Text.drop_front();
  }
  return Result;
}

/// A range of a hunk's head, `12,3` or `12`.
bool parseRange(StringRef Text, unsigned &First, unsigned &Count) {
  auto [Start, Length] = Text.split(',');
  Count = 1;
  return !Start.getAsInteger(10, First) &&
         (Length.empty() || !Length.getAsInteger(10, Count));
}

/// Reads patches. Bodies are read by their stated lengths, so that a line in
/// one is never taken for a head.
class PatchReader {
public:
  explicit PatchReader(const Repository &Git) : Git(Git) {}

  ChangedLines read(StringRef Patch) {
    while (!Patch.empty()) {
      StringRef Line;
      std::tie(Line, Patch) = Patch.split('\n');
      if (OldLeft || NewLeft)
        body(Line);
      else if (Line.consume_front("--- "))
        file("a/", unquote(Line));
      else if (Line.consume_front("+++ "))
        file("b/", unquote(Line));
      else if (Line.consume_front("@@ "))
        hunk(Line);
    }
    return std::move(Result);
  }

private:
  void file(StringRef Side, StringRef Name) {
    Current = Name.consume_front(Side)
                  ? &Result[canonicalPath(Git.pathOf(Name))]
                  : nullptr;
  }

  void hunk(StringRef Head) {
    SmallVector<StringRef, 3> Words;
    Head.split(Words, ' ', 2);
    unsigned Old;
    if (Words.size() < 2 || !parseRange(Words[0].drop_front(), Old, OldLeft) ||
        !parseRange(Words[1].drop_front(), NewLine, NewLeft))
      OldLeft = NewLeft = 0;
  }

  void body(StringRef Line) {
    const char Kind = Line.empty() ? ' ' : Line.front();
    if (Kind == '\\')
      return;
    if (Kind != '+')
      --OldLeft;
    if (Kind == '-')
      return;
    if (Kind == '+' && Current)
      Current->set(NewLine);
    --NewLeft;
    ++NewLine;
  }

  const Repository &Git;
  ChangedLines Result;
  SparseBitVector<> *Current = nullptr;
  unsigned OldLeft = 0, NewLeft = 0, NewLine = 0;
};

/// The lines that `git diff` with \p Arguments adds, whatever the user's
/// configuration does to its output.
Expected<ChangedLines> diff(const Repository &Git,
                            ArrayRef<StringRef> Arguments) {
  SmallVector<StringRef, 16> All = {"diff",
                                    "-U0",
                                    "--inter-hunk-context=0",
                                    "--text",
                                    "--no-color",
                                    "--no-ext-diff",
                                    "--no-textconv",
                                    "--no-renames",
                                    "--no-relative",
                                    "--submodule=short",
                                    "--src-prefix=a/",
                                    "--dst-prefix=b/"};
  append_range(All, Arguments);
  Expected<std::string> Patch = Git.run(All);
  if (!Patch)
    return Patch.takeError();
  return PatchReader(Git).read(*Patch);
}

/// The names in \p List, which end in null characters.
SmallVector<StringRef> splitNames(StringRef List) {
  SmallVector<StringRef> Names;
  List.split(Names, '\0', -1, /*KeepEmpty=*/false);
  return Names;
}

/// Adds files that git does not know yet: all of their lines are new.
Error addUntracked(const Repository &Git, ChangedLines &Lines) {
  Expected<std::string> List =
      Git.run({"ls-files", "-z", "--others", "--exclude-standard"});
  if (!List)
    return List.takeError();
  for (StringRef Name : splitNames(*List)) {
    const std::string Path = Git.pathOf(Name);
    if (!isCode(Path))
      continue;
    auto Buffer = MemoryBuffer::getFile(Path);
    if (!Buffer)
      continue;
    const size_t Count = (*Buffer)->getBuffer().count('\n') + 1;
    SparseBitVector<> &Added = Lines[canonicalPath(Path)];
    for (size_t Line = 1; Line <= Count; ++Line)
      Added.set(Line);
  }
  return Error::success();
}

/// Writes the staged content of all files whose content in the work tree
/// differs, as a checkout would write it.
Error exportUnstaged(const Repository &Git, StagedChange &Change) {
  Expected<std::string> List =
      Git.run({"diff", "-z", "--name-only", "--no-ext-diff", "--no-relative",
               "--ignore-submodules"});
  if (!List)
    return List.takeError();
  if (List->empty())
    return Error::success();
  SmallString<128> Directory;
  if (std::error_code Failure =
          sys::fs::createUniqueDirectory("async-tidy-staged", Directory))
    return fail("cannot make a temporary directory: " + Failure.message());
  Change.Directory = Directory.str().str();
  for (StringRef Name : splitNames(*List)) {
    SmallString<256> Copy = StringRef(Change.Directory);
    sys::path::append(Copy, Name);
    sys::RemoveFileOnSignal(Copy);
    Change.Unstaged[Git.pathOf(Name)] = Copy.str().str();
  }
  Expected<std::string> Done = Git.run(
      {"checkout-index", "-z", "--stdin", "--prefix=" + Change.Directory + "/"},
      *List);
  return Done ? Error::success() : Done.takeError();
}

} // namespace

Expected<ChangedLines> changedSince(StringRef Directory, StringRef Revision) {
  Expected<Repository> Git = Repository::open(Directory);
  if (!Git)
    return Git.takeError();
  Expected<std::string> Commit =
      Git->run({"rev-parse", "--verify", "--quiet", "--end-of-options",
                (Revision + "^{commit}").str()});
  if (!Commit) {
    consumeError(Commit.takeError());
    return fail("'" + Revision + "' is no revision of '" + Git->Top + "'");
  }
  Expected<std::string> Base =
      Git->run({"merge-base", StringRef(*Commit).rtrim(), "HEAD"});
  if (!Base) {
    consumeError(Base.takeError());
    return fail("'" + Revision + "' and HEAD have no common commit in '" +
                Git->Top + "'; a shallow clone needs more of the history");
  }
  Expected<ChangedLines> Lines = diff(*Git, {StringRef(*Base).rtrim(), "--"});
  if (!Lines)
    return Lines.takeError();
  if (Error Failure = addUntracked(*Git, *Lines))
    return std::move(Failure);
  return Lines;
}

StagedChange::StagedChange(StagedChange &&Other)
    : Lines(std::move(Other.Lines)), Unstaged(std::move(Other.Unstaged)),
      Directory(std::exchange(Other.Directory, {})) {}

StagedChange::~StagedChange() {
  if (Directory.empty())
    return;
  sys::fs::remove_directories(Directory);
  for (const auto &[Path, Copy] : Unstaged)
    sys::DontRemoveFileOnSignal(Copy);
}

Expected<StagedChange> stagedChange(StringRef Directory) {
  Expected<Repository> Git = Repository::open(Directory);
  if (!Git)
    return Git.takeError();
  StagedChange Change;
  Expected<ChangedLines> Lines = diff(*Git, {"--cached", "--"});
  if (!Lines)
    return Lines.takeError();
  Change.Lines = std::move(*Lines);
  if (Error Failure = exportUnstaged(*Git, Change))
    return std::move(Failure);
  return Change;
}

} // namespace async_tidy

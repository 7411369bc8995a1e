//===- LibrariesTest.cpp - every name of the models exists ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AstTest.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace async_tidy;

namespace {

/// The model file `NAME.yaml` is compared with what these declare: the units
/// `headers/NAME.cpp`, `headers/NAME-2.cpp` and so on, which include the real
/// headers, or the stub `Inputs/libraries/NAME.h`, which imitates a version of
/// them. In the first lines of a unit,
///
///     // FLAGS: flags for the compiler
///     // Not for: the start of names that it does not declare
struct Declarations {
  std::string Code;
  std::vector<std::string> Flags;
  std::string Skipped;
};

std::vector<Declarations> declarationsFor(llvm::StringRef Name) {
  std::vector<Declarations> Result;
  for (unsigned Number = 1;; ++Number) {
    const std::string File = std::string(ASYNC_TIDY_TEST_HEADERS) + "/" +
                             Name.str() +
                             (Number == 1 ? "" : "-" + std::to_string(Number)) +
                             ".cpp";
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer)
      break;
    Declarations Made;
    Made.Code = (*Buffer)->getBuffer().str();
    llvm::SmallVector<llvm::StringRef, 8> Lines;
    llvm::StringRef(Made.Code).split(Lines, '\n');
    for (llvm::StringRef Line : Lines) {
      if (Line.consume_front("// FLAGS: ")) {
        llvm::SmallVector<llvm::StringRef, 8> Words;
        Line.split(Words, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
        for (llvm::StringRef Word : Words)
          Made.Flags.push_back(Word.str());
      } else if (Line.consume_front("// Not for: ")) {
        Made.Skipped = Line.trim().str();
      }
    }
    Result.push_back(std::move(Made));
  }
  const std::string Stub = "libraries/" + Name.str() + ".h";
  if (Result.empty() &&
      llvm::sys::fs::exists(std::string(ASYNC_TIDY_TEST_INPUTS) + "/" + Stub))
    Result.push_back({"#include <" + Stub + ">\n", {}, ""});
  return Result;
}

class Library : public testing::TestWithParam<std::string> {};

/// Entries with `since` belong to other versions, wildcards to no one
/// declaration, and macros to none.
bool isExempt(const NamePattern &Pattern, const Declarations &In) {
  return !Pattern.Entry->Since.empty() || Pattern.isWildcard() ||
         Pattern.Entry->Category == Category::StatementMacro ||
         (!In.Skipped.empty() &&
          llvm::StringRef(Pattern.qualifiedName()).starts_with(In.Skipped));
}

TEST_P(Library, DeclaresEveryNameOfItsModel) {
  const std::string &Name = GetParam();
  ModelSet Models;
  for (const BuiltinModelFile &Builtin : builtinModelFiles())
    if (Builtin.Name == Name + ".yaml")
      Models.load(Builtin.Name, Builtin.Text, /*User=*/false,
                  [](const ModelProblem &P) { ADD_FAILURE() << P.text(); });
  ASSERT_FALSE(Models.empty());
  const std::vector<Declarations> Units = declarationsFor(Name);
  // Names without a scope or with one that no library owns are for everyone.
  if (llvm::all_of(Models.all(), [](const NamePattern *P) {
        return P->isWildcard() || P->Entry->Category == Category::StatementMacro;
      }))
    return;
  ASSERT_FALSE(Units.empty()) << "neither headers/" << Name
                              << ".cpp nor Inputs/libraries/" << Name << ".h";
  std::vector<std::unique_ptr<Snippet>> Snippets;
  for (const Declarations &Unit : Units) {
    Snippets.push_back(std::make_unique<Snippet>(Unit.Code, "", Unit.Flags));
    ASSERT_TRUE(Snippets.back()->compiles()) << Name;
  }
  unsigned Checked = 0;
  std::string Missing;
  for (const NamePattern *Pattern : Models.all()) {
    if (isExempt(*Pattern, Units.front()))
      continue;
    ++Checked;
    if (llvm::none_of(Snippets, [&](const std::unique_ptr<Snippet> &S) {
          return S->unit().names().isDeclared(Pattern->qualifiedName());
        }))
      Missing += "\n  " + Pattern->qualifiedName();
  }
  EXPECT_EQ(Missing, "");
  EXPECT_GT(Checked, 0u);
}

std::vector<std::string> modelNames() {
  std::vector<std::string> Result;
  for (const BuiltinModelFile &Builtin : builtinModelFiles())
    Result.push_back(llvm::sys::path::stem(Builtin.Name).str());
  return Result;
}

INSTANTIATE_TEST_SUITE_P(Models, Library, testing::ValuesIn(modelNames()),
                         [](const testing::TestParamInfo<std::string> &Info) {
                           return Info.param;
                         });

// A name that is listed twice in one category has two opinions.
TEST(Libraries, ListNoNameTwice) {
  std::string Doubled;
  std::set<std::pair<std::string, Category>> Seen;
  for (const NamePattern *Pattern : builtinModels().all())
    if (!Seen.insert({Pattern->qualifiedName(), Pattern->Entry->Category}).second)
      Doubled += "\n  " + Pattern->qualifiedName();
  EXPECT_EQ(Doubled, "");
}

} // namespace

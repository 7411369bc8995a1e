//===- Generate.cpp - what the documentation takes from the catalogue -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   async-tidy-generate ROOT           writes the generated files and parts
//   async-tidy-generate --check ROOT   says which of them are not up to date
//
// Generated are whole files (the index, the configuration reference, the
// presets) and the parts between `<!-- generated -->` and
// `<!-- end of generated -->` in pages that people write.
//
//===----------------------------------------------------------------------===//

#include "Catalog.h"
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

using namespace async_tidy;

namespace {

constexpr std::string_view Begin = "<!-- generated -->\n";
constexpr std::string_view End = "<!-- end of generated -->\n";

std::string text(std::string_view Text) { return std::string(Text); }

std::string checkTable(const std::string &PagePrefix) {
  std::ostringstream Out;
  Out << "| check | finds | family | preset | fixes |\n"
      << "| --- | --- | --- | --- | --- |\n";
  for (const CheckEntry &Entry : Catalog)
    Out << "| [" << Entry.Name << "](" << PagePrefix << shortName(Entry)
        << ".md) | " << Entry.Summary << " | " << name(Entry.Family) << " | "
        << name(Entry.Preset) << " | "
        << (Entry.Fixes == Fixes::None ? "" : "some") << " |\n";
  return Out.str();
}

std::string optionTable(std::span<const OptionEntry *const> Options,
                        std::string_view Prefix) {
  std::ostringstream Out;
  Out << "| option | default | type | meaning |\n| --- | --- | --- | --- |\n";
  for (const OptionEntry *Option : Options) {
    Out << "| `" << Prefix << Option->Name << "` | "
        << (Option->Default.empty() ? "empty" : "`" + text(Option->Default) + "`")
        << " | " << name(Option->Type) << " | " << Option->Help;
    if (!Option->Values.empty()) {
      Out << ": ";
      for (size_t Index = 0; Index != Option->Values.size(); ++Index)
        Out << (Index ? " or `" : "`") << Option->Values[Index] << '`';
    }
    Out << " |\n";
  }
  return Out.str();
}

/// The head of a page: what the catalogue says of the check.
std::string facts(const CheckEntry &Entry) {
  std::ostringstream Out;
  Out << "> " << Entry.Summary << "\n\n"
      << "| | |\n| --- | --- |\n"
      << "| family | " << name(Entry.Family) << " |\n"
      << "| severity | " << name(Entry.Severity) << " |\n"
      << "| preset | " << name(Entry.Preset) << " |\n"
      << "| fixes | "
      << (Entry.Fixes == Fixes::None ? "none"
                                     : "where the result compiles and keeps the "
                                       "meaning")
      << " |\n";
  if (Entry.Cwe)
    Out << "| weakness | [CWE-" << Entry.Cwe
        << "](https://cwe.mitre.org/data/definitions/" << Entry.Cwe
        << ".html) |\n";
  Out << "| since | " << Entry.Since << " |\n";
  if (!Entry.Options.empty())
    Out << '\n' << optionTable(Entry.Options, text(Entry.Name) + ".");
  return Out.str();
}

std::string index() {
  return "# The checks\n\n" + checkTable("");
}

std::string configuration() {
  std::ostringstream Out;
  Out << "# Configuration reference\n\n"
      << "Checks and options are set in a file `.clang-tidy`, in the directory of "
         "the source or above it. The\nplugin, `async-tidy` and `async-clangd` "
         "read the same ones. In YAML:\n\n"
      << "```yaml\n"
         "Checks: '-*,async-*'\n"
         "CheckOptions:\n";
  for (const OptionEntry *Option : FamilyOptions)
    Out << "  " << Option->Name << ": /opt/models/shop.yaml\n";
  for (const CheckEntry &Entry : Catalog)
    for (const OptionEntry *Option : Entry.Options)
      Out << "  " << Entry.Name << '.' << Option->Name << ": "
          << Option->Default << '\n';
  Out << "```\n\n"
      << "A *boolean* is `true` or `false`, a *number* a whole one from 0, a "
         "*choice* one of the listed values.\nFiles to copy for a set of checks "
         "are in [presets](presets). How library models are written is in\n"
         "[library-models.md](library-models.md), how to silence a finding in "
         "[suppressing.md](suppressing.md).\n\n"
      << "## For all checks\n\n"
      << optionTable(FamilyOptions, "");
  for (const CheckEntry &Entry : Catalog) {
    Out << "\n## " << Entry.Name << "\n\n"
        << "> " << Entry.Summary << "\n\nSeverity " << name(Entry.Severity)
        << ", preset " << name(Entry.Preset) << "; more on [its page](checks/"
        << shortName(Entry) << ".md).\n\n";
    if (Entry.Options.empty())
      Out << "No options.\n";
    else
      Out << optionTable(Entry.Options, text(Entry.Name) + ".");
  }
  return Out.str();
}

bool isIn(const CheckEntry &Entry, std::string_view PresetName) {
  if (PresetName == "all")
    return true;
  if (PresetName == "strict")
    return Entry.Preset != Preset::Performance;
  return name(Entry.Preset) == PresetName;
}

std::string preset(std::string_view Name) {
  std::ostringstream Out;
  Out << "# The preset '" << Name << "' of async-tidy, generated from the "
      << "catalogue.\nChecks: >\n  -*";
  for (const CheckEntry &Entry : Catalog)
    if (isIn(Entry, Name))
      Out << ",\n  " << Entry.Name;
  Out << '\n';
  return Out.str();
}

class Writer {
public:
  Writer(std::filesystem::path Root, bool Check)
      : Root(std::move(Root)), Check(Check) {}

  void file(const std::string &Path, const std::string &Wanted) {
    const std::optional<std::string> Current = read(Path);
    if (Current != Wanted)
      write(Path, Wanted);
  }

  void part(const std::string &Path, const std::string &Wanted) {
    const std::optional<std::string> Current = read(Path);
    if (!Current) {
      std::cerr << Path << ": missing\n";
      Failed = true;
      return;
    }
    const size_t From = Current->find(Begin);
    const size_t To = Current->find(End);
    if (From == std::string::npos || To == std::string::npos || To < From) {
      std::cerr << Path << ": no part between '<!-- generated -->' and "
                << "'<!-- end of generated -->'\n";
      Failed = true;
      return;
    }
    std::string Result = *Current;
    Result.replace(From + Begin.size(), To - From - Begin.size(),
                   "\n" + Wanted + "\n");
    if (Result != *Current)
      write(Path, Result);
  }

  bool failed() const { return Failed; }

private:
  std::optional<std::string> read(const std::string &Path) const {
    std::ifstream In(Root / Path, std::ios::binary);
    if (!In)
      return std::nullopt;
    std::ostringstream Text;
    Text << In.rdbuf();
    return Text.str();
  }

  void write(const std::string &Path, const std::string &Text) {
    if (Check) {
      std::cerr << Path << ": not up to date; run async-tidy-generate\n";
      Failed = true;
      return;
    }
    std::filesystem::create_directories((Root / Path).parent_path());
    std::ofstream Out(Root / Path, std::ios::binary);
    Out << Text;
    if (!Out.flush()) {
      std::cerr << Path << ": cannot be written\n";
      Failed = true;
    } else {
      std::cout << Path << '\n';
    }
  }

  const std::filesystem::path Root;
  const bool Check;
  bool Failed = false;
};

} // namespace

int main(int argc, char **argv) {
  const bool Check = argc == 3 && std::string_view(argv[1]) == "--check";
  if (argc != 2 && !Check) {
    std::cerr << "usage: async-tidy-generate [--check] ROOT\n";
    return 2;
  }
  Writer Out(argv[argc - 1], Check);
  Out.file("docs/checks/index.md", index());
  Out.file("docs/configuration.md", configuration());
  for (std::string_view Name : {"recommended", "strict", "performance", "all"})
    Out.file("docs/presets/" + text(Name) + ".clang-tidy", preset(Name));
  for (const CheckEntry &Entry : Catalog)
    Out.part("docs/checks/" + text(shortName(Entry)) + ".md", facts(Entry));
  Out.part("README.md", checkTable("docs/checks/"));
  return Out.failed() ? 1 : 0;
}

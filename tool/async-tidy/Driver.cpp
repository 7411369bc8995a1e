//===- Driver.cpp - async-tidy, the program -------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AsyncModule.h"
#include "Catalog.h"
#include "Console.h"
#include "Git.h"
#include "Pages.h"
#include "Reporter.h"
#include "Scheduler.h"
#include "Units.h"
#include "clang-tidy/GlobList.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/Threading.h"

using namespace llvm;
using namespace clang::tidy;
using clang::tooling::CompilationDatabase;

static ClangTidyModuleRegistry::Add<async_tidy::AsyncModule>
    Register("async-tidy", "finds misuse of asynchronous code");

namespace async_tidy {
namespace {

constexpr char Overview[] =
    "async-tidy finds misuse of asynchronous code in C++\n\n"
    "Analyses FILES, or every file of the compilation database in BUILD. "
    "Exit status: 0 clean, 1 findings, 2 the tool or its input failed.\n";

cl::OptionCategory Category("async-tidy options");
cl::list<std::string> Files(cl::Positional, cl::desc("[FILES]"),
                            cl::cat(Category));
cl::opt<std::string>
    Build("p", cl::value_desc("BUILD"), cl::cat(Category),
          cl::desc("The directory of compile_commands.json; by default the "
                   "nearest above the first file, or the current directory, "
                   "also in a folder 'build'"));
cl::opt<std::string>
    Checks("checks", cl::value_desc("globs"), cl::cat(Category),
           cl::desc("Globs of checks, as for clang-tidy; behind those of the "
                    "nearest .clang-tidy"));
cl::opt<bool> Fix("fix", cl::cat(Category), cl::desc("Apply the fixes"));
cl::opt<bool> ListChecks("list-checks", cl::cat(Category),
                         cl::desc("Print every check and its summary"));
cl::opt<std::string> Explain("explain", cl::value_desc("check"),
                             cl::cat(Category),
                             cl::desc("Print the page of a check"));
cl::opt<unsigned> Jobs("j", cl::Prefix, cl::value_desc("N"), cl::cat(Category),
                       cl::desc("Units to analyse at once; by default one for "
                                "each processor"));
cl::alias JobsAlias("jobs", cl::aliasopt(Jobs), cl::desc("Alias of -j"),
                    cl::cat(Category));
cl::opt<unsigned> Timeout("timeout", cl::value_desc("seconds"), cl::init(600),
                          cl::cat(Category),
                          cl::desc("Give a unit up after that time; 0 for never"));
cl::opt<std::string>
    ProjectRoot("project-root", cl::value_desc("directory"), cl::cat(Category),
                cl::desc("Functions outside of it are not parsed; by default "
                         "those in system headers"));
cl::opt<bool> WholeHeaders("whole-headers", cl::cat(Category),
                           cl::desc("Parse the bodies of all functions"));
cl::opt<std::string>
    ChangedSince("changed-since", cl::value_desc("revision"), cl::cat(Category),
                 cl::desc("Only findings in lines that changed since the merge "
                          "base of that revision and HEAD, committed or not"));
cl::opt<bool> Staged("staged", cl::cat(Category),
                     cl::desc("Only findings in lines that are staged, in the "
                              "files as they are staged"));
cl::opt<bool> Quiet("quiet", cl::cat(Category),
                    cl::desc("Print neither progress nor a summary"));

/// The name in the catalogue that is nearest to \p Text.
std::string nearestCheck(StringRef Text) {
  std::string Best;
  unsigned BestDistance = ~0u;
  for (const CheckEntry &Entry : Catalog) {
    const unsigned Distance = Text.edit_distance(Entry.Name);
    if (Distance < BestDistance) {
      BestDistance = Distance;
      Best = Entry.Name;
    }
  }
  return Best;
}

int listChecks() {
  size_t Width = 0;
  for (const CheckEntry &Entry : Catalog)
    Width = std::max(Width, Entry.Name.size());
  for (const CheckEntry &Entry : Catalog)
    outs() << left_justify(Entry.Name, Width) << "  " << Entry.Summary << '\n';
  return Clean;
}

int explain(StringRef Name) {
  const std::string Full =
      Name.starts_with("async-") ? Name.str() : ("async-" + Name).str();
  const CheckEntry *Entry = findCatalogEntry(Full);
  if (!Entry) {
    error() << "there is no check '" << Name << "'; did you mean '"
            << nearestCheck(Full) << "'?\n";
    return Failed;
  }
  outs() << pageOf(*Entry);
  return Clean;
}

/// Whether the globs of --checks name anything; complains if not.
bool checksAreKnown() {
  if (Checks.empty())
    return true;
  SmallVector<StringRef, 8> Globs;
  StringRef(Checks).split(Globs, ',', -1, /*KeepEmpty=*/false);
  for (StringRef Glob : Globs) {
    Glob = Glob.trim();
    Glob.consume_front("-");
    if (!Glob.starts_with("async-") || Glob.contains('*') ||
        findCatalogEntry(Glob))
      continue;
    error() << "there is no check '" << Glob << "'; did you mean '"
            << nearestCheck(Glob) << "'?\n";
    return false;
  }
  GlobList Enabled(recommendedChecks() + "," + Checks);
  if (none_of(Catalog, [&](const CheckEntry &Entry) {
        return Enabled.contains(Entry.Name);
      })) {
    error() << "--checks=" << Checks << " enables no check\n";
    return false;
  }
  return true;
}

/// A line at the bottom of a terminal, or a line for each unit elsewhere.
class ProgressBar {
public:
  explicit ProgressBar(size_t Total)
      : Total(Total), OnTerminal(sys::Process::StandardErrIsDisplayed()) {}

  void update(size_t Finished, StringRef File) {
    if (Quiet)
      return;
    if (!OnTerminal) {
      errs() << '[' << Finished << '/' << Total << "] " << File << '\n';
      return;
    }
    constexpr size_t Width = 24;
    const size_t Filled = Total ? Finished * Width / Total : Width;
    errs() << "\r\033[K[" << std::string(Filled, '=')
           << std::string(Width - Filled, ' ') << "] " << Finished << '/' << Total
           << ' ' << sys::path::filename(File);
    errs().flush();
  }
  /// Makes room for other output.
  void clear() {
    if (OnTerminal && !Quiet)
      errs() << "\r\033[K";
  }

private:
  size_t Total;
  bool OnTerminal;
};

/// What --staged and --changed-since ask for.
struct Change {
  ChangedLines Lines;
  /// Where the staged content differs from the files.
  std::optional<StagedChange> Index;
  /// The sources and headers in it that are to be analysed.
  std::vector<std::string> Files;
};

/// The directory that tells which repository is meant.
std::string startDirectory() {
  return Files.empty() ? absolutePath(".")
                       : sys::path::parent_path(absolutePath(Files[0])).str();
}

Expected<Change> readChange() {
  Change Result;
  if (Staged) {
    Expected<StagedChange> Index = stagedChange(startDirectory());
    if (!Index)
      return Index.takeError();
    Result.Lines = std::move(Index->Lines);
    Result.Index.emplace(std::move(*Index));
  } else {
    Expected<ChangedLines> Lines = changedSince(startDirectory(), ChangedSince);
    if (!Lines)
      return Lines.takeError();
    Result.Lines = std::move(*Lines);
  }
  std::set<std::string> Named;
  for (const std::string &File : Files)
    Named.insert(canonicalPath(File));
  if (!Named.empty())
    std::erase_if(Result.Lines, [&](const auto &Entry) {
      return !Named.count(Entry.first);
    });
  for (const auto &[Path, Lines] : Result.Lines)
    if (!Lines.empty() && isCode(Path))
      Result.Files.push_back(Path);
  return Result;
}

/// Whether the options make sense together; complains if not.
bool optionsFit() {
  if (!checksAreKnown())
    return false;
  if (!ProjectRoot.empty() && !sys::fs::is_directory(ProjectRoot)) {
    error() << "there is no directory '" << ProjectRoot << "' (--project-root)\n";
    return false;
  }
  if (Staged && ChangedSince.getNumOccurrences()) {
    error() << "--staged and --changed-since exclude each other\n";
    return false;
  }
  return true;
}

/// Runs the units, and gives their results to \p Report.
void run(const Selection &Selected, const char *Argv0, unsigned AtOnce,
         Reporter &Report) {
  SchedulerOptions Options;
  static int Anchor;
  Options.Program = sys::fs::getMainExecutable(Argv0, &Anchor);
  Options.Jobs = AtOnce;
  Options.Timeout = Timeout;
  ProgressBar Bar(Selected.Units.size());
  runUnits(
      Selected.Units, Options,
      [&](size_t Index, UnitResult Result) {
        Bar.clear();
        Report.add(Selected.Units[Index], std::move(Result),
                   Selected.OnlyIn[Index]);
      },
      [&](size_t Finished, StringRef File) { Bar.update(Finished, File); });
  Bar.clear();
  Report.finish(Selected.Units.size());
}

int analyze(const char *Argv0,
            std::unique_ptr<CompilationDatabase> Database) {
  if (!optionsFit())
    return Failed;
  std::optional<Change> Changed;
  if (Staged || ChangedSince.getNumOccurrences()) {
    Expected<Change> Read = readChange();
    if (!Read) {
      error() << (Staged ? "--staged: " : "--changed-since: ")
              << toString(Read.takeError()) << '\n';
      return Failed;
    }
    Changed.emplace(std::move(*Read));
  }

  ReportOptions Options;
  Options.Fix = Fix;
  Options.Quiet = Quiet;
  if (Changed) {
    Options.Changed = &Changed->Lines;
    if (Changed->Index)
      Options.Replaced = Changed->Index->Unstaged;
  }
  Reporter Report(Options);
  if (Changed && Changed->Files.empty()) {
    Report.finish(0);
    return Clean;
  }

  const bool IsFixed = Database != nullptr;
  if (!Database)
    Database = loadDatabase(Build, Files);
  if (!Database)
    return Failed;
  UnitRequest Settings;
  Settings.Checks = Checks;
  Settings.ProjectRoot = ProjectRoot.empty() ? "" : absolutePath(ProjectRoot);
  Settings.WholeHeaders = WholeHeaders;
  Settings.Replaced = Options.Replaced;
  const unsigned AtOnce =
      Jobs ? Jobs : std::max(1u, hardware_concurrency().compute_thread_count());
  const UnitSelector Selector(*Database, std::move(Settings), AtOnce);
  const Selection Selected = Changed         ? Selector.changed(Changed->Files)
                             : Files.empty() ? Selector.all()
                                             : Selector.files(Files, IsFixed);
  if (Selected.Units.empty() && !Selected.AnyMissing && !Changed) {
    error() << "the compilation database is empty\n";
    return Failed;
  }
  if (Selected.Units.empty() && Selected.AnyMissing)
    return Failed;

  run(Selected, Argv0, AtOnce, Report);
  if (Report.failedUnits() || Selected.AnyMissing)
    return Failed;
  return Report.findings() ? Findings : Clean;
}

} // namespace
} // namespace async_tidy

int main(int argc, const char **argv) {
  using namespace async_tidy;
  InitLLVM Init(argc, argv);
  InitializeAllTargetInfos();
  InitializeAllTargetMCs();
  InitializeAllAsmParsers();

  // The other side of the scheduler; no command for users.
  if (argc == 4 && StringRef(argv[1]) == "unit")
    return analyzeUnit(argv[2], argv[3]);

  cl::HideUnrelatedOptions(Category);
  cl::SetVersionPrinter([](raw_ostream &Out) {
    Out << "async-tidy " ASYNC_TIDY_VERSION " (LLVM " LLVM_VERSION_STRING ")\n";
  });
  std::string Message;
  std::unique_ptr<CompilationDatabase> Fixed =
      clang::tooling::FixedCompilationDatabase::loadFromCommandLine(argc, argv,
                                                                    Message);
  if (!cl::ParseCommandLineOptions(argc, argv, Overview, &errs()))
    return Failed;
  if (Fixed && Files.empty()) {
    error() << "flags behind '--' need files in front of it\n";
    return Failed;
  }
  if (ListChecks)
    return listChecks();
  if (!Explain.empty())
    return explain(Explain);
  return analyze(argv[0], std::move(Fixed));
}

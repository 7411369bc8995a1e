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
#include "OutputFile.h"
#include "Pages.h"
#include "Reporter.h"
#include "Scheduler.h"
#include "Units.h"
#include "VerifyConfig.h"
#include "clang-tidy/GlobList.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/StringSwitch.h"
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
cl::opt<unsigned>
    Timeout("timeout", cl::value_desc("seconds"), cl::init(600),
            cl::cat(Category),
            cl::desc("Give a unit up after that time; 0 for never"));
cl::opt<std::string>
    ProjectRoot("project-root", cl::value_desc("directory"), cl::cat(Category),
                cl::desc("Functions outside of it are not parsed; by default "
                         "those in system headers"));
cl::opt<bool> WholeHeaders("whole-headers", cl::cat(Category),
                           cl::desc("Parse the bodies of all functions"));
cl::opt<std::string>
    FormatName("format", cl::value_desc("format"), cl::init("text"),
               cl::cat(Category),
               cl::desc("text, sarif (2.1.0), github (annotations) or gitlab "
                        "(code quality); by default text"));
cl::opt<std::string> Output(
    "output", cl::value_desc("file"), cl::cat(Category),
    cl::desc("Write the report in --format to that file, and text to the "
             "standard output"));
cl::opt<std::string>
    KnownFindings("baseline", cl::value_desc("file"), cl::cat(Category),
                  cl::desc("Report only findings that are not in that file"));
cl::opt<std::string>
    NewBaseline("write-baseline", cl::value_desc("file"), cl::cat(Category),
                cl::desc("Write all findings to that file instead of reporting "
                         "them"));
cl::opt<bool>
    VerifyConfig("verify-config", cl::cat(Category),
                 cl::desc("Look for mistakes in the .clang-tidy files "
                          "that hold, and analyse nothing"));
cl::opt<std::string>
    ChangedSince("changed-since", cl::value_desc("revision"), cl::cat(Category),
                 cl::desc("Only findings in lines that changed since the merge "
                          "base of that revision and HEAD, committed or not"));
cl::opt<bool> Staged("staged", cl::cat(Category),
                     cl::desc("Only findings in lines that are staged, in the "
                              "files as they are staged"));
cl::opt<bool> Quiet("quiet", cl::cat(Category),
                    cl::desc("Print neither progress nor a summary"));

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
    const std::string Meant = misspeltCheck(Glob);
    if (Meant.empty())
      continue;
    error() << "there is no check '" << Glob << "'; did you mean '" << Meant
            << "'?\n";
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
           << std::string(Width - Filled, ' ') << "] " << Finished << '/'
           << Total << ' ' << sys::path::filename(File);
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
  const std::string First = absolutePath(Files.empty() ? "." : Files[0]);
  return sys::fs::is_directory(First) ? First
                                      : sys::path::parent_path(First).str();
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
  for (const std::string &File : Files) {
    const std::string Path = canonicalPath(File);
    if (sys::fs::is_directory(Path))
      return createStringError("'" + File + "' is a directory, and no file");
    // What is gone can be a part of the change.
    if (!sys::fs::exists(Path) && !Result.Lines.count(Path))
      return createStringError("there is no file '" + File + "'");
    Named.insert(Path);
  }
  if (!Named.empty())
    std::erase_if(Result.Lines,
                  [&](const auto &Entry) { return !Named.count(Entry.first); });
  for (const auto &[Path, Lines] : Result.Lines)
    if (!Lines.empty() && isCode(Path))
      Result.Files.push_back(Path);
  return Result;
}

std::optional<Format> format() {
  return StringSwitch<std::optional<Format>>(FormatName)
      .Case("text", Format::Text)
      .Case("sarif", Format::Sarif)
      .Case("github", Format::GitHub)
      .Case("gitlab", Format::GitLab)
      .Default(std::nullopt);
}

/// Whether the options make sense together; complains if not. \p HasFlags: there
/// are flags behind `--`.
bool optionsFit(bool HasFlags) {
  const bool HasReport = format() != Format::Text;
  const bool OfAChange = Staged || ChangedSince.getNumOccurrences();
  const std::pair<bool, std::string> Mistakes[] = {
      {!format(), "there is no format '" + FormatName +
                      "'; there are text, sarif, github and gitlab"},
      {!ProjectRoot.empty() && !sys::fs::is_directory(ProjectRoot),
       "there is no directory '" + ProjectRoot + "' (--project-root)"},
      {Staged && ChangedSince.getNumOccurrences(),
       "--staged and --changed-since exclude each other"},
      {HasFlags && OfAChange,
       "flags behind '--' are for files; a change needs a compilation database"},
      {!Output.empty() && !HasReport,
       "--output is for --format=sarif, github or gitlab"},
      {Fix && HasReport && Output.empty(),
       "--fix prints text; name a file for the report with --output"},
      {!KnownFindings.empty() && !NewBaseline.empty(),
       "--baseline and --write-baseline exclude each other"},
      {!NewBaseline.empty() && OfAChange,
       "--write-baseline needs all findings, and not those of a change"},
      {!NewBaseline.empty() && Fix,
       "--write-baseline and --fix exclude each other"},
  };
  for (const auto &[IsMade, Text] : Mistakes)
    if (IsMade) {
      error() << Text << '\n';
      return false;
    }
  return checksAreKnown();
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

/// What is to be analysed; says what is wrong where that is unknown.
std::optional<Selection> select(std::unique_ptr<CompilationDatabase> Database,
                                const Change *Changed, unsigned AtOnce) {
  if (Changed && Changed->Files.empty())
    return Selection();
  const bool IsFixed = Database != nullptr;
  if (!Database)
    Database = loadDatabase(Build, Files);
  if (!Database)
    return std::nullopt;
  UnitRequest Settings;
  Settings.Checks = Checks;
  Settings.ProjectRoot = ProjectRoot.empty() ? "" : absolutePath(ProjectRoot);
  Settings.WholeHeaders = WholeHeaders;
  if (Changed && Changed->Index)
    Settings.Replaced = Changed->Index->Unstaged;
  const UnitSelector Selector(*Database, std::move(Settings), AtOnce);
  if (Changed)
    return Selector.changed(Changed->Files);
  Selection Result =
      Files.empty() ? Selector.all() : Selector.files(Files, IsFixed);
  if (!Result.Units.empty() || !Result.Missing.empty())
    return Result;
  error() << "the compilation database is empty\n";
  return std::nullopt;
}

/// What paths in a report are relative to, where the project is in \p Root.
std::string reportRoot(StringRef Root) {
  const std::optional<std::string> Workspace =
      sys::Process::GetEnv("GITHUB_WORKSPACE");
  if (format() != Format::GitHub || !Workspace)
    return Root.str();
  // Not that of another machine, where a container was given the variable.
  std::string Path = canonicalPath(*Workspace);
  return (Root + "/").str().starts_with(Path + "/") ? Path : Root.str();
}

int verify(const Selection &Selected) {
  if (verifyConfiguration(Selected.Units) || !Selected.Missing.empty())
    return Failed;
  if (!Quiet)
    errs() << "async-tidy: no mistakes in the configuration\n";
  return Clean;
}

int analyze(const char *Argv0, std::unique_ptr<CompilationDatabase> Database) {
  if (!optionsFit(/*HasFlags=*/Database != nullptr))
    return Failed;
  std::optional<Baseline> Known;
  if (!KnownFindings.empty()) {
    Expected<Baseline> Read = Baseline::read(KnownFindings);
    if (!Read) {
      error() << toString(Read.takeError()) << " (--baseline)\n";
      return Failed;
    }
    Known.emplace(std::move(*Read));
  }
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
  const unsigned AtOnce =
      Jobs ? Jobs : std::max(1u, hardware_concurrency().compute_thread_count());
  const std::optional<Selection> Selected =
      select(std::move(Database), Changed ? &*Changed : nullptr, AtOnce);
  if (!Selected)
    return Failed;
  if (VerifyConfig)
    return verify(*Selected);

  ReportOptions Options;
  Options.Fix = Fix;
  Options.Quiet = Quiet;
  Options.Format = *format();
  Options.Output = Output;
  Options.Known = Known ? &*Known : nullptr;
  Options.NewBaseline = NewBaseline;
  Options.Root = projectRoot(Selected->Units);
  Options.ReportRoot = reportRoot(Options.Root);
  Options.Whole = Files.empty() && !Changed;
  if (Changed) {
    Options.Changed = &Changed->Lines;
    if (Changed->Index)
      Options.Replaced = Changed->Index->Unstaged;
  }
  Reporter Report(Options);
  for (const auto &[File, Why] : Selected->Missing)
    Report.addMissing(File, Why);
  run(*Selected, Argv0, AtOnce, Report);
  if (Report.failed())
    return Failed;
  return Report.findings() ? Findings : Clean;
}

/// The program without its last output.
int runProgram(int argc, const char **argv) {
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

} // namespace
} // namespace async_tidy

int main(int argc, const char **argv) {
  using namespace async_tidy;
  InitLLVM Init(argc, argv);
  int Status = runProgram(argc, argv);
  if (const std::error_code Failure = flush(outs())) {
    error() << "cannot write to the standard output: " << Failure.message()
            << '\n';
    Status = Failed;
  }
  // Nobody is left to hear of errors there, and the status stands.
  flush(errs());
  return Status;
}

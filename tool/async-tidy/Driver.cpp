//===- Driver.cpp - async-tidy, the program -------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AsyncModule.h"
#include "Catalog.h"
#include "Pages.h"
#include "Scheduler.h"
#include "UnitRequest.h"
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/GlobList.h"
#include "clang/Driver/Types.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/WithColor.h"
#include <set>

using namespace llvm;
using namespace clang::tidy;
using clang::tooling::CompilationDatabase;
using clang::tooling::CompileCommand;

static ClangTidyModuleRegistry::Add<async_tidy::AsyncModule>
    Register("async-tidy", "finds misuse of asynchronous code");

namespace async_tidy {
namespace {

enum ExitStatus { Clean = 0, Findings = 1, Failed = 2 };

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
cl::opt<bool> Quiet("quiet", cl::cat(Category),
                    cl::desc("Print neither progress nor a summary"));

raw_ostream &error() { return WithColor::error(errs(), "async-tidy"); }

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

std::string absolutePath(StringRef Path) {
  SmallString<256> Result = Path;
  sys::fs::make_absolute(Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

/// The database that the options name, or the nearest; complains if there is
/// none.
std::unique_ptr<CompilationDatabase> loadDatabase() {
  std::string Message;
  if (Build.getNumOccurrences()) {
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
  error() << "no compile_commands.json in '" << Start
          << "' or above it; name its directory with -p, or make one with cmake "
             "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON\n";
  return nullptr;
}

/// Whether \p Path is C or C++: databases list assembly and resources too.
bool isSource(StringRef Path) {
  StringRef Extension = sys::path::extension(Path);
  Extension.consume_front(".");
  const auto Type =
      clang::driver::types::lookupTypeForExtension(Extension);
  return Type == clang::driver::types::TY_INVALID ||
         clang::driver::types::isDerivedFromC(Type);
}

/// The units to analyse, in a fixed order. Says what is missing, and sets
/// \p AnyMissing.
std::vector<UnitRequest> collectUnits(const CompilationDatabase &Database,
                                      bool &AnyMissing) {
  std::vector<std::string> Paths;
  if (Files.empty()) {
    std::set<std::string> Unique;
    for (const std::string &Path : Database.getAllFiles())
      if (isSource(Path))
        Unique.insert(absolutePath(Path));
    Paths.assign(Unique.begin(), Unique.end());
  } else {
    for (const std::string &File : Files) {
      std::string Path = absolutePath(File);
      if (!is_contained(Paths, Path))
        Paths.push_back(std::move(Path));
    }
  }

  std::vector<UnitRequest> Units;
  for (const std::string &Path : Paths) {
    if (!sys::fs::exists(Path)) {
      error() << "there is no file '" << Path << "'\n";
      AnyMissing = true;
      continue;
    }
    const std::vector<CompileCommand> Commands = Database.getCompileCommands(Path);
    if (Commands.empty()) {
      error() << "the compilation database has no command for '" << Path << "'\n";
      AnyMissing = true;
      continue;
    }
    for (const CompileCommand &Command : Commands) {
      UnitRequest Unit;
      Unit.File = Path;
      Unit.Directory = absolutePath(Command.Directory);
      Unit.Command = Command.CommandLine;
      Unit.Checks = Checks;
      Unit.ProjectRoot = ProjectRoot.empty() ? "" : absolutePath(ProjectRoot);
      Unit.WholeHeaders = WholeHeaders;
      Units.push_back(std::move(Unit));
    }
  }
  return Units;
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

/// Prints results with clang-tidy's own printer, each finding once.
class Reporter {
public:
  Reporter()
      : Context(std::make_unique<DefaultOptionsProvider>(
            ClangTidyGlobalOptions(), ClangTidyOptions::getDefaults())) {}

  void add(const UnitRequest &Unit, UnitResult Result) {
    bool Unparsable = false, Misconfigured = false;
    std::vector<ClangTidyError> Errors;
    // clang-tidy's provider prints what is wrong with a `.clang-tidy`, and
    // goes on without it.
    const size_t BadConfiguration = Result.Output.find("Error parsing ");
    if (BadConfiguration != std::string::npos) {
      Misconfigured = true;
      if (SeenOutput.insert(Result.Output).second)
        errs() << Result.Output;
    }
    for (clang::tooling::Diagnostic &D : Result.Diagnostics) {
      StringRef Name = D.DiagnosticName;
      const bool AsError = Name.consume_back(AsErrorSuffix);
      // The compiler's warnings are its own, also where -Werror makes errors
      // of them.
      if (Name.starts_with("clang-diagnostic-") &&
          Name != "clang-diagnostic-error")
        continue;
      ClangTidyError Error(Name, D.DiagLevel, D.BuildDirectory, AsError);
      static_cast<clang::tooling::Diagnostic &>(Error) = D;
      Error.DiagnosticName = Name.str();
      Unparsable |= Name == "clang-diagnostic-error";
      Misconfigured |= Name == "clang-tidy-config";
      if (!isNew(Error))
        continue;
      if (findCatalogEntry(Name)) {
        ++Findings;
        FilesWithFindings.insert(Error.Message.FilePath);
      }
      Errors.push_back(std::move(Error));
    }
    if (Fix)
      llvm::append_range(Pending, std::move(Errors));
    else
      print(Errors, FB_NoFix);

    outs().flush();
    if (Unparsable)
      Result.Failure = "it does not compile; its findings may be incomplete";
    else if (Misconfigured && Result.Failure.empty())
      Result.Failure = "its configuration has an error";
    if (Result.Failure.empty())
      return;
    ++FailedUnits;
    error() << Unit.File << ": " << Result.Failure << '\n';
    if (!Unparsable && !Misconfigured)
      printTail(Result.Output);
  }

  void finish(size_t Units) {
    if (Fix) {
      // A unit that does not compile has no fix that can be trusted.
      const bool Writable = all_of(Pending, [this](const ClangTidyError &Error) {
        return all_of(Error.Message.Fix, [this](const auto &File) {
          if (sys::fs::can_write(File.first()))
            return true;
          error() << "cannot write '" << File.first() << "'; no fix was applied\n";
          ++FailedUnits;
          return false;
        });
      });
      print(Pending, FailedUnits ? FB_NoFix : FB_Fix);
      if (FailedUnits && Writable)
        error() << "no fix was applied, since not every unit could be analysed\n";
    }
    outs().flush();
    if (Quiet)
      return;
    errs() << "async-tidy: " << count(Findings, "finding");
    if (Findings)
      errs() << " in " << count(FilesWithFindings.size(), "file");
    errs() << ", " << count(Units, "unit") << " analysed";
    if (FailedUnits)
      errs() << ", " << FailedUnits << " failed";
    errs() << '\n';
  }

  size_t findings() const { return Findings; }
  size_t failedUnits() const { return FailedUnits; }

private:
  static std::string count(size_t Number, StringRef What) {
    return std::to_string(Number) + " " + What.str() + (Number == 1 ? "" : "s");
  }

  /// Whether no other unit reported the same: units share headers.
  bool isNew(const ClangTidyError &Error) {
    SmallString<256> Path = StringRef(Error.Message.FilePath);
    sys::path::make_absolute(Error.BuildDirectory, Path);
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    return Seen
        .insert({Path.str().str(), Error.Message.FileOffset, Error.DiagnosticName,
                 Error.Message.Message})
        .second;
  }

  void print(ArrayRef<ClangTidyError> Errors, FixBehaviour Behaviour) {
    unsigned AsErrors = 0;
    handleErrors(Errors, Context, Behaviour, AsErrors,
                 vfs::getRealFileSystem());
  }

  /// The end of what a failed process printed, where the reason stands.
  static void printTail(StringRef Output) {
    constexpr size_t Lines = 8;
    SmallVector<StringRef, 64> All;
    Output.split(All, '\n', -1, /*KeepEmpty=*/false);
    for (StringRef Line : ArrayRef(All).take_back(Lines))
      errs() << "  " << Line << '\n';
  }

  ClangTidyContext Context;
  std::vector<ClangTidyError> Pending;
  std::set<std::tuple<std::string, unsigned, std::string, std::string>> Seen;
  std::set<std::string> SeenOutput;
  std::set<std::string> FilesWithFindings;
  size_t Findings = 0;
  size_t FailedUnits = 0;
};

int analyze(const char *Argv0,
            std::unique_ptr<CompilationDatabase> Database) {
  if (!checksAreKnown())
    return Failed;
  if (!ProjectRoot.empty() && !sys::fs::is_directory(ProjectRoot)) {
    error() << "there is no directory '" << ProjectRoot << "' (--project-root)\n";
    return Failed;
  }
  if (!Database)
    Database = loadDatabase();
  if (!Database)
    return Failed;
  bool AnyMissing = false;
  const std::vector<UnitRequest> Units = collectUnits(*Database, AnyMissing);
  if (Units.empty() && !AnyMissing)
    error() << "the compilation database is empty\n";
  if (Units.empty())
    return Failed;

  SchedulerOptions Options;
  static int Anchor;
  Options.Program = sys::fs::getMainExecutable(Argv0, &Anchor);
  Options.Jobs =
      Jobs ? Jobs : std::max(1u, hardware_concurrency().compute_thread_count());
  Options.Timeout = Timeout;

  Reporter Report;
  ProgressBar Bar(Units.size());
  runUnits(
      Units, Options,
      [&](size_t Index, UnitResult Result) {
        Bar.clear();
        Report.add(Units[Index], std::move(Result));
      },
      [&](size_t Finished, StringRef File) { Bar.update(Finished, File); });
  Bar.clear();
  Report.finish(Units.size());
  if (Report.failedUnits() || AnyMissing)
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

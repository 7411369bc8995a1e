//===- UnitAnalysis.cpp - the analysis of one translation unit ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AsyncModule.h"
#include "UnitRequest.h"
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"
#include <csignal>
#include <sys/prctl.h>

using namespace clang;
using namespace clang::tidy;

namespace async_tidy {
namespace {

/// Skips the bodies of functions outside the project while parsing: their
/// templates are then never instantiated. What they do is for the models.
class BodySkipper : public ASTConsumer {
public:
  explicit BodySkipper(StringRef ProjectRoot) : ProjectRoot(ProjectRoot) {}

  void Initialize(ASTContext &Context) override {
    Sources = &Context.getSourceManager();
  }

  bool shouldSkipFunctionBody(Decl *D) override {
    const SourceLocation Loc = Sources->getExpansionLoc(D->getLocation());
    if (Loc.isInvalid())
      return false;
    const FileID File = Sources->getFileID(Loc);
    if (File == LastFile)
      return LastAnswer;
    LastFile = File;
    LastAnswer = Sources->isInSystemHeader(Loc) || isOutsideProject(File);
    return LastAnswer;
  }

private:
  bool isOutsideProject(FileID File) const {
    if (ProjectRoot.empty() || File == Sources->getMainFileID())
      return false;
    OptionalFileEntryRef Entry = Sources->getFileEntryRefForID(File);
    if (!Entry)
      return false;
    llvm::SmallString<256> Path = Entry->getName();
    Sources->getFileManager().makeAbsolutePath(Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    StringRef Rest = Path;
    return !Rest.consume_front(ProjectRoot) ||
           !(Rest.empty() || llvm::sys::path::is_separator(Rest.front()));
  }

  const SourceManager *Sources = nullptr;
  const std::string ProjectRoot;
  FileID LastFile;
  bool LastAnswer = false;
};

class UnitAction : public ASTFrontendAction {
public:
  UnitAction(ClangTidyASTConsumerFactory &Checks, const UnitRequest &Request)
      : Checks(Checks), Request(Request) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef File) override {
    // A body is skipped only where all consumers agree; those of clang-tidy do.
    std::vector<std::unique_ptr<ASTConsumer>> Consumers;
    Consumers.push_back(std::make_unique<BodySkipper>(Request.ProjectRoot));
    Consumers.push_back(Checks.createASTConsumer(Compiler, File));
    return std::make_unique<MultiplexConsumer>(std::move(Consumers));
  }

private:
  ClangTidyASTConsumerFactory &Checks;
  const UnitRequest &Request;
};

class UnitActionFactory : public tooling::FrontendActionFactory {
public:
  UnitActionFactory(ClangTidyContext &Context, const UnitRequest &Request)
      : Checks(Context), Request(Request) {}

  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<UnitAction>(Checks, Request);
  }

  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation,
                     FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> PCH,
                     DiagnosticConsumer *Consumer) override {
    // As clang-tidy does, so that code under __clang_analyzer__ is the same.
    Invocation->getPreprocessorOpts().SetUpStaticAnalyzer = true;
    Invocation->getFrontendOpts().SkipFunctionBodies = !Request.WholeHeaders;
    return FrontendActionFactory::runInvocation(Invocation, Files, PCH, Consumer);
  }

private:
  ClangTidyASTConsumerFactory Checks;
  const UnitRequest &Request;
};

/// The configuration of clang-tidy with one rule more: a `.clang-tidy` that
/// does not speak of the async checks leaves the recommended ones on.
class OptionsProvider : public FileOptionsProvider {
public:
  OptionsProvider(ClangTidyOptions Defaults, ClangTidyOptions Override,
                  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files)
      : FileOptionsProvider(ClangTidyGlobalOptions(), std::move(Defaults),
                            ClangTidyOptions(), std::move(Files)),
        Override(std::move(Override)) {}

  std::vector<OptionsSource> getRawOptions(StringRef File) override {
    std::vector<OptionsSource> Sources = FileOptionsProvider::getRawOptions(File);
    bool Speaks = false;
    for (const OptionsSource &Source : llvm::drop_begin(Sources))
      if (Source.first.Checks)
        Speaks |= speaksOfAsyncChecks(*Source.first.Checks);
    if (!Speaks) {
      ClangTidyOptions Recommended;
      Recommended.Checks = recommendedChecks();
      Sources.emplace_back(std::move(Recommended), "async-tidy");
    }
    Sources.emplace_back(Override, "command-line option '--checks'");
    // A configuration may ask for everything; this program has its own checks,
    // and the compiler's errors, which no glob turns off.
    ClangTidyOptions OnlyOwn;
    OnlyOwn.Checks = "-clang-analyzer-*,-clang-diagnostic-*";
    Sources.emplace_back(std::move(OnlyOwn), "async-tidy");
    return Sources;
  }

private:
  ClangTidyOptions Override;
};

class OneCommand : public tooling::CompilationDatabase {
public:
  explicit OneCommand(const UnitRequest &Request)
      : Command(Request.Directory, Request.File, Request.Command, "") {}
  std::vector<tooling::CompileCommand>
  getCompileCommands(StringRef) const override {
    return {Command};
  }

private:
  tooling::CompileCommand Command;
};

std::optional<UnitRequest> readRequest(StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer) {
    llvm::WithColor::error(llvm::errs(), "async-tidy")
        << "cannot read '" << File << "': " << Buffer.getError().message() << '\n';
    return std::nullopt;
  }
  llvm::Expected<UnitRequest> Request =
      llvm::json::parse<UnitRequest>((*Buffer)->getBuffer(), "request");
  if (!Request) {
    llvm::WithColor::error(llvm::errs(), "async-tidy")
        << File << ": " << llvm::toString(Request.takeError()) << '\n';
    return std::nullopt;
  }
  return *Request;
}

} // namespace

std::vector<std::string>
adjustCommand(const std::vector<std::string> &Arguments) {
  std::vector<std::string> Result;
  bool HasResourceDir = false;
  for (const std::string &Argument : Arguments) {
    if (Argument == "-fcoroutines" || Argument == "-fconcepts" ||
        Argument == "-fconcepts-ts" || Argument == "-fmodules-ts")
      continue;
    HasResourceDir |= StringRef(Argument).starts_with("-resource-dir");
    Result.push_back(Argument);
  }
  if (!HasResourceDir)
    Result.insert(Result.begin() + 1, "-resource-dir=" ASYNC_TIDY_RESOURCE_DIR);
  return Result;
}

llvm::json::Value toJSON(const UnitRequest &Request) {
  llvm::json::Object Replaced;
  for (const auto &[Path, Content] : Request.Replaced)
    Replaced[Path] = Content;
  return llvm::json::Object{{"file", Request.File},
                            {"directory", Request.Directory},
                            {"command", Request.Command},
                            {"checks", Request.Checks},
                            {"projectRoot", Request.ProjectRoot},
                            {"wholeHeaders", Request.WholeHeaders},
                            {"replaced", std::move(Replaced)}};
}

bool fromJSON(const llvm::json::Value &Value, UnitRequest &Request,
              llvm::json::Path Path) {
  llvm::json::ObjectMapper Map(Value, Path);
  return Map && Map.map("file", Request.File) &&
         Map.map("directory", Request.Directory) &&
         Map.map("command", Request.Command) && Map.map("checks", Request.Checks) &&
         Map.map("projectRoot", Request.ProjectRoot) &&
         Map.map("wholeHeaders", Request.WholeHeaders) &&
         Map.map("replaced", Request.Replaced);
}

int analyzeUnit(StringRef RequestFile, StringRef ResultFile) {
  // Whoever asked is the only one who wants the answer.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::optional<UnitRequest> Request = readRequest(RequestFile);
  if (!Request)
    return 2;

  ClangTidyOptions Defaults = ClangTidyOptions::getDefaults();
  Defaults.Checks = recommendedChecks();
  ClangTidyOptions Override;
  if (!Request->Checks.empty())
    Override.Checks = Request->Checks;
  const auto Files =
      fileSystemWith(Request->Replaced, llvm::vfs::getRealFileSystem());
  ClangTidyContext Context(std::make_unique<OptionsProvider>(
      std::move(Defaults), std::move(Override), Files));

  ClangTidyDiagnosticConsumer Consumer(Context);
  auto DiagOptions = std::make_unique<DiagnosticOptions>();
  DiagnosticsEngine Diagnostics(DiagnosticIDs::create(), *DiagOptions, &Consumer,
                                /*ShouldOwnClient=*/false);
  Context.setDiagnosticsEngine(std::move(DiagOptions), &Diagnostics);

  OneCommand Commands(*Request);
  tooling::ClangTool Tool(Commands, {Request->File},
                          std::make_shared<PCHContainerOperations>(), Files);
  Tool.appendArgumentsAdjuster(
      [](const tooling::CommandLineArguments &Arguments, StringRef) {
        return adjustCommand(Arguments);
      });
  Tool.appendArgumentsAdjuster(tooling::getStripPluginsAdjuster());
  Tool.setDiagnosticConsumer(&Consumer);
  UnitActionFactory Factory(Context, *Request);
  Tool.run(&Factory);

  std::vector<ClangTidyError> Errors = Consumer.take();
  for (ClangTidyError &Error : Errors)
    if (Error.IsWarningAsError)
      Error.DiagnosticName += AsErrorSuffix;
  std::error_code Failure;
  llvm::raw_fd_ostream Out(ResultFile, Failure);
  if (Failure) {
    llvm::WithColor::error(llvm::errs(), "async-tidy")
        << "cannot write '" << ResultFile << "': " << Failure.message() << '\n';
    return 2;
  }
  exportReplacements(Request->File, Errors, Out);
  return 0;
}

} // namespace async_tidy

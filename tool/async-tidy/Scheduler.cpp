//===- Scheduler.cpp - one process per translation unit -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Scheduler.h"
#include "TemporaryFile.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/YAMLTraits.h"
#include <chrono>
#include <csignal>
#include <map>
#include <thread>

using namespace llvm;

namespace async_tidy {
namespace {

using Clock = std::chrono::steady_clock;

struct RunningUnit {
  size_t Index;
  sys::ProcessInfo Process;
  Clock::time_point Deadline;
  std::unique_ptr<TemporaryFile> Request, Result, Output;
};

/// Reads what a unit wrote. The text is LLVM's own YAML, so that a failure here
/// means that the file is not whole.
bool parseResult(StringRef Text, std::vector<clang::tooling::Diagnostic> &Result) {
  clang::tooling::TranslationUnitDiagnostics Parsed;
  yaml::Input In(Text, nullptr, [](const SMDiagnostic &, void *) {});
  In >> Parsed;
  if (In.error())
    return false;
  Result = std::move(Parsed.Diagnostics);
  return true;
}

class Scheduler {
public:
  Scheduler(ArrayRef<UnitRequest> Units, const SchedulerOptions &Options)
      : Units(Units), Options(Options) {}

  void run(function_ref<void(size_t, UnitResult)> Done,
           function_ref<void(size_t, StringRef)> Progress) {
    size_t Next = 0, Finished = 0, Delivered = 0;
    while (Delivered != Units.size()) {
      while (Next != Units.size() && Running.size() < Options.Jobs) {
        start(Next);
        ++Next;
      }
      for (size_t Index : poll())
        Progress(++Finished, Units[Index].File);
      for (auto First = Results.begin();
           First != Results.end() && First->first == Delivered;
           First = Results.erase(First))
        Done(Delivered++, std::move(First->second));
      if (Delivered != Units.size())
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }

private:
  void fail(size_t Index, std::string Why, std::string Output = {}) {
    UnitResult Result;
    Result.Failure = std::move(Why);
    Result.Output = std::move(Output);
    Results[Index] = std::move(Result);
    JustFinished.push_back(Index);
  }

  void start(size_t Index) {
    RunningUnit Unit;
    Unit.Index = Index;
    Unit.Request = std::make_unique<TemporaryFile>("request.json");
    Unit.Result = std::make_unique<TemporaryFile>("result.yaml");
    Unit.Output = std::make_unique<TemporaryFile>("output.txt");
    std::error_code Error = Unit.Request->Error  ? Unit.Request->Error
                            : Unit.Result->Error ? Unit.Result->Error
                                                 : Unit.Output->Error;
    if (!Error)
      Error = Unit.Request->write(formatv("{0}", toJSON(Units[Index])).str());
    if (Error)
      return fail(Index, "cannot write a temporary file: " + Error.message());

    const StringRef Arguments[] = {Options.Program, "unit", Unit.Request->Path,
                                   Unit.Result->Path};
    const std::optional<StringRef> Redirects[] = {
        StringRef(""), StringRef(Unit.Output->Path), StringRef(Unit.Output->Path)};
    std::string Message;
    bool Failed = false;
    Unit.Process = sys::ExecuteNoWait(Options.Program, Arguments, std::nullopt,
                                      Redirects, /*MemoryLimit=*/0, &Message,
                                      &Failed);
    if (Failed)
      return fail(Index, "cannot start the analysis: " + Message);
    Unit.Deadline = Options.Timeout
                        ? Clock::now() + std::chrono::seconds(Options.Timeout)
                        : Clock::time_point::max();
    Running.push_back(std::move(Unit));
  }

  /// Collects the units that have ended, and returns their indices.
  std::vector<size_t> poll() {
    for (auto Unit = Running.begin(); Unit != Running.end();) {
      std::string Message;
      const sys::ProcessInfo State =
          sys::Wait(Unit->Process, /*SecondsToWait=*/0, &Message, nullptr,
                    /*Polling=*/true);
      if (State.Pid == 0 && Clock::now() < Unit->Deadline) {
        ++Unit;
        continue;
      }
      if (State.Pid == 0) {
        ::kill(Unit->Process.Pid, SIGKILL);
        sys::Wait(Unit->Process, std::nullopt);
        fail(Unit->Index, "gave up after " + std::to_string(Options.Timeout) +
                              " seconds (--timeout)");
      } else {
        finish(*Unit, State.ReturnCode, Message);
      }
      Unit = Running.erase(Unit);
    }
    return std::exchange(JustFinished, {});
  }

  void finish(const RunningUnit &Unit, int Status, StringRef Message) {
    UnitResult Result;
    Result.Output = Unit.Output->read();
    if (Status < 0)
      return fail(Unit.Index,
                  ("the analysis crashed" +
                   (Message.empty() ? Twine() : ": " + Message))
                      .str(),
                  Result.Output);
    if (Status > 0)
      return fail(Unit.Index, "the analysis failed", Result.Output);
    const std::string Text = Unit.Result->read();
    if (!Text.empty() && !parseResult(Text, Result.Diagnostics))
      return fail(Unit.Index, "the analysis left an incomplete result",
                  Result.Output);
    Results[Unit.Index] = std::move(Result);
    JustFinished.push_back(Unit.Index);
  }

  ArrayRef<UnitRequest> Units;
  const SchedulerOptions &Options;
  std::vector<RunningUnit> Running;
  std::map<size_t, UnitResult> Results;
  std::vector<size_t> JustFinished;
};

} // namespace

void runUnits(ArrayRef<UnitRequest> Units, const SchedulerOptions &Options,
              function_ref<void(size_t, UnitResult)> Done,
              function_ref<void(size_t, StringRef)> Progress) {
  Scheduler(Units, Options).run(Done, Progress);
}

} // namespace async_tidy

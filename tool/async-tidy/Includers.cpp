//===- Includers.cpp - which unit includes a header -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Includers.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Tooling/DependencyScanningTool.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"

using namespace llvm;
namespace dependencies = clang::dependencies;

namespace async_tidy {
namespace {

/// Takes the names of included files, also from a unit that has errors.
class FileCollector : public dependencies::DependencyConsumer {
public:
  void handleFileDependency(StringRef File) override {
    Files.push_back(File.str());
  }
  void
  handleDependencyOutputOpts(const clang::DependencyOutputOptions &) override {}
  void
  handlePrebuiltModuleDependency(dependencies::PrebuiltModuleDep) override {}
  void handleModuleDependency(dependencies::ModuleDeps Module) override {
    Module.forEachFileDep([&](StringRef File) { Files.push_back(File.str()); });
  }
  void handleDirectModuleDependency(dependencies::ModuleID) override {}
  void handleVisibleModule(std::string) override {}
  void handleContextHash(std::string) override {}

  std::vector<std::string> Files;
};

size_t sharedDirectories(StringRef A, StringRef B) {
  size_t Shared = 0;
  for (auto I = sys::path::begin(A), J = sys::path::begin(B);
       I != sys::path::end(A) && J != sys::path::end(B) && *I == *J; ++I, ++J)
    ++Shared;
  return Shared;
}

} // namespace

IncluderSearch::IncluderSearch(std::set<std::string> Headers,
                               std::vector<UnitRequest> Units, size_t Selected,
                               unsigned Jobs)
    : Headers(std::move(Headers)), Units(std::move(Units)), Selected(Selected),
      Jobs(Jobs),
      Service(std::make_unique<dependencies::DependencyScanningService>(
          dependencies::ScanningMode::DependencyDirectivesScan,
          dependencies::ScanningOutputFormat::Make)) {
  for (const std::string &Header : this->Headers)
    HeaderNames.insert(sys::path::filename(Header).str());
}

IncluderSearch::~IncluderSearch() = default;

std::vector<size_t> IncluderSearch::candidates(StringRef Header) const {
  auto Key = [&](size_t Index) {
    const StringRef File = Units[Index].File;
    const bool Analysed = Index < Selected || Chosen.count(Index);
    const bool SameStem = sys::path::stem(File) == sys::path::stem(Header);
    return std::tuple(!Analysed, !SameStem,
                      -int(sharedDirectories(File, Header)), Index);
  };
  std::vector<decltype(Key(0))> Keys;
  for (size_t Index = 0; Index != Units.size(); ++Index)
    Keys.push_back(Key(Index));
  llvm::sort(Keys);
  std::vector<size_t> Result;
  for (const auto &Entry : Keys)
    Result.push_back(std::get<3>(Entry));
  return Result;
}

bool IncluderSearch::includes(size_t Unit, StringRef Header) const {
  const auto Found = Scanned.find(Unit);
  return Found != Scanned.end() && Found->second.count(Header.str());
}

void IncluderSearch::scan(ArrayRef<size_t> Batch) {
  std::vector<std::set<std::string>> Found(Batch.size());
  DefaultThreadPool Pool(hardware_concurrency(Jobs));
  for (size_t Index = 0; Index != Batch.size(); ++Index)
    Pool.async([&, Index] {
      const UnitRequest &Unit = Units[Batch[Index]];
      dependencies::DependencyScanningWorker Worker(
          *Service, fileSystemWith(Unit.Replaced));
      FileCollector Collector;
      dependencies::CallbackActionController Controller(nullptr);
      clang::IgnoringDiagConsumer Silent;
      clang::tooling::computeDependencies(Worker, Unit.Directory,
                                          adjustCommand(Unit.Command),
                                          Collector, Controller, Silent);
      for (StringRef File : Collector.Files) {
        if (!HeaderNames.count(sys::path::filename(File).str()))
          continue;
        SmallString<256> Path = File;
        sys::path::make_absolute(Unit.Directory, Path);
        std::string Canonical = canonicalPath(Path);
        if (Headers.count(Canonical))
          Found[Index].insert(std::move(Canonical));
      }
    });
  Pool.wait();
  for (size_t Index = 0; Index != Batch.size(); ++Index)
    Scanned[Batch[Index]] = std::move(Found[Index]);
}

std::optional<size_t> IncluderSearch::find(StringRef Header) {
  const std::vector<size_t> Order = candidates(Header);
  for (size_t At = 0; At < Order.size(); At += Jobs) {
    const ArrayRef<size_t> Next =
        ArrayRef(Order).slice(At, std::min<size_t>(Jobs, Order.size() - At));
    std::vector<size_t> Missing;
    copy_if(Next, std::back_inserter(Missing),
            [this](size_t Unit) { return !Scanned.count(Unit); });
    scan(Missing);
    for (size_t Unit : Next)
      if (includes(Unit, Header)) {
        Chosen.insert(Unit);
        return Unit;
      }
  }
  return std::nullopt;
}

} // namespace async_tidy

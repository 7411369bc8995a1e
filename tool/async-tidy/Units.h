//===- Units.h - which translation units to analyse -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_UNITS_H
#define ASYNC_TIDY_TOOL_UNITS_H

#include "UnitRequest.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/ArrayRef.h"
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace async_tidy {

/// The database in \p Build, or where that is empty the nearest above the first
/// of \p Files or the current directory, also in a folder 'build'. Says what is
/// wrong and returns null where there is none.
std::unique_ptr<clang::tooling::CompilationDatabase>
loadDatabase(llvm::StringRef Build, const std::vector<std::string> &Files);

/// The canonical directory of the project that \p Units are from: the
/// repository of the current directory if any of them is in it, or else that of
/// the first; without one the current directory, or one that holds all of them.
std::string projectRoot(llvm::ArrayRef<UnitRequest> Units);

/// What is analysed, and what counts of what is found.
struct Selection {
  std::vector<UnitRequest> Units;
  /// For each unit, the canonical paths of the only files whose findings count;
  /// empty where all do.
  std::vector<std::set<std::string>> OnlyIn;
  /// Files that were asked for and cannot be analysed, and why; this was said.
  std::vector<std::pair<std::string, std::string>> Missing;
};

/// Chooses units of one database.
class UnitSelector {
public:
  /// \p Settings is a request with everything that is the same for all units.
  UnitSelector(const clang::tooling::CompilationDatabase &Database,
               UnitRequest Settings, unsigned Jobs)
      : Database(Database), Settings(std::move(Settings)), Jobs(Jobs) {}

  /// Every source of the database, in the order of their paths.
  Selection all() const;

  /// \p Files, in that order. For a header, a unit that includes it, with
  /// findings in the header alone. Says of each file that has no unit that it
  /// is missing. \p AsTheyAre: also a header is a unit, since the database has
  /// the same command for everything.
  Selection files(const std::vector<std::string> &Files, bool AsTheyAre) const;

  /// The units of \p Changed, canonical paths: sources that the database has,
  /// and for each header one unit that includes it. Says of the others that
  /// they are left out.
  Selection changed(const std::vector<std::string> &Changed) const;

private:
  static void miss(const std::string &Path, llvm::StringRef Why,
                   Selection &Result);
  std::set<std::string> sources() const;
  /// Adds the units of \p Path. \returns whether the database has any.
  bool add(const std::string &Path, Selection &Result) const;
  /// Adds units that include \p Headers. \returns those that no unit includes.
  std::vector<std::string> addIncluders(const std::vector<std::string> &Headers,
                                        bool OnlyTheHeaders,
                                        Selection &Result) const;
  UnitRequest request(const std::string &Path,
                      const clang::tooling::CompileCommand &Command) const;

  const clang::tooling::CompilationDatabase &Database;
  const UnitRequest Settings;
  const unsigned Jobs;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_UNITS_H

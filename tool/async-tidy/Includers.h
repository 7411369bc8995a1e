//===- Includers.h - which unit includes a header -------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_INCLUDERS_H
#define ASYNC_TIDY_TOOL_INCLUDERS_H

#include "UnitRequest.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace clang::dependencies {
class DependencyScanningService;
} // namespace clang::dependencies

namespace async_tidy {

/// Looks for units that include headers, with Clang's scanner of dependencies,
/// which only preprocesses. Scans each unit at most once, and as few as it
/// takes: first those that are analysed in any case, then those that are likely
/// by their names.
class IncluderSearch {
public:
  /// \p Headers are the canonical paths that are asked for. The first
  /// \p Selected of \p Units are analysed in any case. Scans \p Jobs units at
  /// once, without an effect on the answers.
  IncluderSearch(std::set<std::string> Headers, std::vector<UnitRequest> Units,
                 size_t Selected, unsigned Jobs);
  ~IncluderSearch();

  /// The index of a unit that includes \p Header, if there is one.
  std::optional<size_t> find(llvm::StringRef Header);

  const UnitRequest &unit(size_t Index) const { return Units[Index]; }

private:
  /// The order in which to look, most likely first.
  std::vector<size_t> candidates(llvm::StringRef Header) const;
  void scan(llvm::ArrayRef<size_t> Batch);
  bool includes(size_t Unit, llvm::StringRef Header) const;

  const std::set<std::string> Headers;
  std::set<std::string> HeaderNames;
  const std::vector<UnitRequest> Units;
  const size_t Selected;
  const unsigned Jobs;
  /// Keeps what was read for the next scan.
  std::unique_ptr<clang::dependencies::DependencyScanningService> Service;
  /// Which of the headers a unit includes, for units that were scanned.
  std::map<size_t, std::set<std::string>> Scanned;
  /// Units that were an answer: they are analysed too.
  std::set<size_t> Chosen;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_INCLUDERS_H

//===- AsyncCheck.h - the base of every check -----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ASYNCCHECK_H
#define ASYNC_TIDY_ASYNCCHECK_H

#include "Catalog.h"
#include "analysis/Unit.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "llvm/ADT/DenseSet.h"
#include <concepts>
#include <string>

namespace async_tidy {

/// A check asks the shared analysis of the unit once for every callable, and
/// reports. It matches nothing on its own: the walk over the code is shared.
///
/// A check declares its catalogue entry:
/// \code
///   static constexpr const CheckEntry &Entry = catalogEntry("async-foo");
/// \endcode
class AsyncCheck : public clang::tidy::ClangTidyCheck {
public:
  AsyncCheck(const CheckEntry &Entry, clang::StringRef Name,
             clang::tidy::ClangTidyContext *Context);

  bool isLanguageVersionSupported(const clang::LangOptions &Options) const final {
    return Options.CPlusPlus;
  }
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) final;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) final;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) final;

protected:
  /// Reports what is wrong in \p C.
  virtual void check(const Unit &Unit, const Callable &C) = 0;

  /// Whether a finding at \p Loc is the first one there: the instantiations of
  /// a template share their findings. False for code in system headers and in
  /// macros that come from them.
  bool isNew(const Unit &Unit, clang::SourceLocation Loc);

  /// The value of an option of the catalogue.
  template <typename T> T read(const Option<T> &O) const;

private:
  std::string readOfFamily(const OptionEntry &Option) const;

  const CheckEntry &Entry;
  const Unit::Settings Settings;
  llvm::DenseSet<clang::SourceLocation> Reported;
};

/// Enumerations of options take the spelling of their values from the
/// catalogue: `std::span<const std::string_view> optionValues(T)`.
inline std::span<const std::string_view> optionValues(ExplicitDiscardPolicy) {
  return options::ExplicitDiscardValues;
}

template <typename T>
concept CatalogEnum = std::is_enum_v<T> && requires(T Value) {
  { optionValues(Value) } -> std::same_as<std::span<const std::string_view>>;
};

} // namespace async_tidy

template <async_tidy::CatalogEnum T>
struct clang::tidy::OptionEnumMapping<T> {
  static llvm::ArrayRef<std::pair<T, clang::StringRef>> getEnumMapping() {
    static const auto Mapping = [] {
      llvm::SmallVector<std::pair<T, clang::StringRef>, 4> Result;
      for (std::string_view Value : optionValues(T()))
        Result.emplace_back(static_cast<T>(Result.size()), Value);
      return Result;
    }();
    return Mapping;
  }
};

template <typename T>
T async_tidy::AsyncCheck::read(const Option<T> &O) const {
  return Options.get(O.Name, O.DefaultValue);
}

#endif // ASYNC_TIDY_ASYNCCHECK_H

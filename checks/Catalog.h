//===- Catalog.h - the one declaration of every check ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Name, summary, options and classification of every check, once. Registration,
// option parsing, the documentation, the presets and the output of --explain
// are derived from here. Free of Clang headers, so that it compiles in no time
// and the documentation generator needs nothing else.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_CATALOG_H
#define ASYNC_TIDY_CATALOG_H

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace async_tidy {

enum class Family {
  StolenThreads,
  LostWork,
  Cancellation,
  Lifetime,
  Structure,
};

enum class Severity {
  /// A defect wherever it is reached.
  Error,
  /// A defect under load, or a lost error.
  Warning,
  /// An opportunity.
  Hint,
};

enum class Fixes {
  None,
  /// Where the result compiles and keeps the meaning.
  Some,
};

/// The smallest preset that contains the check.
enum class Preset {
  Recommended,
  Strict,
  Performance,
};

/// What a value of an option may be.
enum class OptionType { Boolean, Number, Text, Choice };

/// An option of a check, or of the whole family when declared in
/// \c FamilyOptions.
struct OptionEntry {
  OptionType Type;
  std::string_view Name;
  /// The default as it is written in a `.clang-tidy`.
  std::string_view Default;
  /// One line, lower case, no full stop.
  std::string_view Help;
  /// The accepted values of an enumeration, in the order of its enumerators.
  std::span<const std::string_view> Values = {};
};

/// An option with the type that its value is parsed as: \c bool, \c unsigned,
/// \c std::string_view or an enumeration with \c Values.
template <typename T> struct Option : OptionEntry {
  consteval Option(std::string_view Name, std::string_view Default,
                   std::string_view Help, T DefaultValue,
                   std::span<const std::string_view> Values = {})
      : OptionEntry{typeOf(), Name, Default, Help, Values},
        DefaultValue(DefaultValue) {}

  T DefaultValue;

private:
  static consteval OptionType typeOf() {
    if (std::is_enum_v<T>)
      return OptionType::Choice;
    if (std::is_same_v<T, bool>)
      return OptionType::Boolean;
    return std::is_same_v<T, unsigned> ? OptionType::Number : OptionType::Text;
  }
};

/// What to do with a value that is dropped on purpose, such as `(void)f()`.
enum class ExplicitDiscardPolicy { Allow, Warn };

namespace options {

inline constexpr std::string_view ExplicitDiscardValues[] = {"allow", "warn"};
inline constexpr Option<ExplicitDiscardPolicy> ExplicitDiscard{
    "ExplicitDiscard", "allow",
    "whether what is cast to void or assigned to std::ignore is reported",
    ExplicitDiscardPolicy::Allow, ExplicitDiscardValues};

inline constexpr Option<bool> OutsideCoroutines{
    "OutsideCoroutines", "false",
    "whether a wait for a task or future in an ordinary function is reported",
    false};

inline constexpr Option<unsigned> MaxChainNotes{
    "MaxChainNotes", "8",
    "how many notes show the calls between the finding and what blocks", 8};

inline constexpr Option<std::string_view> Categories{
    "Categories", "dns;process;stdin;network;database;http;rpc",
    "which kinds of blocking calls are reported; file and lock exist as well",
    "dns;process;stdin;network;database;http;rpc"};

inline constexpr Option<bool> ResumeUnderLock{
    "ResumeUnderLock", "false",
    "whether calls that resume coroutines or run callbacks under a lock are reported",
    false};

inline constexpr Option<bool> PublicOnly{
    "PublicOnly", "true",
    "whether only functions that other units can call are reported", true};

inline constexpr Option<unsigned> MinimumAwaits{
    "MinimumAwaits", "1", "how many such waits a coroutine needs to be reported", 1};

inline constexpr Option<std::string_view> Models{
    "async.Models", "",
    "semicolon-separated library model files, read after the built-in ones", ""};

inline constexpr Option<std::string_view> CancellationTypes{
    "async.CancellationTypes", "",
    "semicolon-separated types of which an object tells whether work is to stop", ""};

} // namespace options

struct CheckEntry {
  std::string_view Name;
  /// One sentence, lower case, no full stop, at most 90 characters.
  std::string_view Summary;
  async_tidy::Family Family;
  async_tidy::Severity Severity;
  async_tidy::Preset Preset;
  async_tidy::Fixes Fixes;
  /// The first version that has the check.
  std::string_view Since;
  /// The number of the weakness in MITRE's CWE list, 0 where none fits.
  unsigned Cwe;
  std::span<const OptionEntry *const> Options;
};

namespace detail {
inline constexpr const OptionEntry *BlockingCallOptions[] = {
    &options::Categories, &options::MaxChainNotes};
inline constexpr const OptionEntry *BlockingSleepOptions[] = {
    &options::MaxChainNotes};
inline constexpr const OptionEntry *BlockingWaitOptions[] = {
    &options::MaxChainNotes, &options::OutsideCoroutines};
inline constexpr const OptionEntry *ExplicitDiscardOptions[] = {
    &options::ExplicitDiscard};
inline constexpr const OptionEntry *LockAcrossAwaitOptions[] = {
    &options::ResumeUnderLock};
inline constexpr const OptionEntry *MissingCancellationOptions[] = {
    &options::MinimumAwaits, &options::PublicOnly};
} // namespace detail

/// The options that hold for the whole family, written without a check name.
inline constexpr const OptionEntry *FamilyOptions[] = {&options::CancellationTypes,
                                                       &options::Models};

/// Every check, sorted by name.
inline constexpr CheckEntry Catalog[] = {
    {"async-blocking-call",
     "a blocking call in a coroutine or completion handler stalls its executor",
     Family::StolenThreads, Severity::Error, Preset::Recommended, Fixes::None,
     "0.1.0", 833, detail::BlockingCallOptions},
    {"async-blocking-sleep",
     "a thread sleep in a coroutine or completion handler stalls its executor",
     Family::StolenThreads, Severity::Error, Preset::Recommended, Fixes::Some,
     "0.1.0", 833, detail::BlockingSleepOptions},
    {"async-blocking-wait",
     "a synchronous wait in a coroutine or completion handler stalls its executor",
     Family::StolenThreads, Severity::Error, Preset::Recommended, Fixes::Some,
     "0.1.0", 833, detail::BlockingWaitOptions},
    {"async-busy-wait",
     "a loop in a coroutine asks for a flag again and again instead of awaiting it",
     Family::StolenThreads, Severity::Warning, Preset::Recommended, Fixes::None,
     "0.1.0", 400, {}},
    {"async-dangling-argument",
     "a task refers to an argument that is destroyed before its work is done",
     Family::Lifetime, Severity::Error, Preset::Recommended, Fixes::None,
     "0.1.0", 825, {}},
    {"async-dangling-capture",
     "a coroutine goes on after the closure or object that it reads has ended",
     Family::Lifetime, Severity::Error, Preset::Recommended, Fixes::None,
     "0.1.0", 825, {}},
    {"async-discarded-task",
     "a task, future or awaitable is dropped, and with it its work or its error",
     Family::LostWork, Severity::Error, Preset::Recommended, Fixes::Some,
     "0.1.0", 252, detail::ExplicitDiscardOptions},
    {"async-dropped-result",
     "the result of a co_await is dropped: a guard, an error, or what must be used",
     Family::LostWork, Severity::Error, Preset::Strict, Fixes::None, "0.1.0", 252,
     detail::ExplicitDiscardOptions},
    {"async-fire-and-forget",
     "detached work whose failure nobody sees, or that outlives what it uses",
     Family::LostWork, Severity::Warning, Preset::Strict, Fixes::None,
     "0.1.0", 755, {}},
    {"async-lock-across-await",
     "a lock is held while the coroutine is suspended, so whoever wants it blocks a thread",
     Family::Lifetime, Severity::Error, Preset::Recommended, Fixes::None,
     "0.1.0", 833, detail::LockAcrossAwaitOptions},
    {"async-missing-cancellation",
     "a coroutine waits for what can be cancelled, and cannot be told to stop",
     Family::Cancellation, Severity::Warning, Preset::Strict, Fixes::Some,
     "0.1.0", 404, detail::MissingCancellationOptions},
    {"async-offloaded-blocking",
     "a call with an asynchronous replacement blocks a pool thread instead",
     Family::StolenThreads, Severity::Hint, Preset::Performance, Fixes::None,
     "0.1.0", 400, {}},
    {"async-returned-task",
     "a function that is no coroutine returns a task that outlives what it uses",
     Family::LostWork, Severity::Error, Preset::Recommended, Fixes::None,
     "0.1.0", 825, {}},
    {"async-stale-reference",
     "a reference into what others can change is kept over a suspension",
     Family::Lifetime, Severity::Warning, Preset::Recommended, Fixes::None,
     "0.1.0", 825, {}},
    {"async-swallowed-cancellation",
     "a handler takes the exception that cancels a coroutine, and the coroutine goes on",
     Family::Cancellation, Severity::Warning, Preset::Strict, Fixes::Some,
     "0.1.0", 396, {}},
    {"async-thread-local-across-await",
     "a thread's own data are kept over a suspension, behind which another thread may run",
     Family::Lifetime, Severity::Error, Preset::Recommended, Fixes::None,
     "0.1.0", 567, {}},
    {"async-unawaited-task",
     "a task, future or awaitable in a variable that nobody awaits on some path",
     Family::LostWork, Severity::Error, Preset::Recommended, Fixes::None, "0.1.0",
     252, {}},
    {"async-uncancellable-loop",
     "an endless loop with awaits that nobody can tell to stop",
     Family::Cancellation, Severity::Warning, Preset::Strict, Fixes::None,
     "0.1.0", 835, {}},
    {"async-unforwarded-cancellation",
     "a call that can be cancelled does not get the cancellation that its caller has",
     Family::Cancellation, Severity::Warning, Preset::Strict, Fixes::Some,
     "0.1.0", 404, {}},
    {"async-void-callback",
     "a coroutine is passed as a callback that returns nothing, so its task is dropped",
     Family::LostWork, Severity::Error, Preset::Recommended, Fixes::None,
     "0.1.0", 252, {}},
};

namespace detail {
/// Not constexpr and not defined: a constant expression that needs it does not
/// compile, and the compiler quotes the call.
void malformed(const char *Why);
} // namespace detail

/// The entry called \p Name; does not compile where there is none.
consteval const CheckEntry &catalogEntry(std::string_view Name) {
  for (const CheckEntry &Entry : Catalog)
    if (Entry.Name == Name)
      return Entry;
  detail::malformed("this check has no entry in the catalogue");
  return Catalog[0];
}

/// The entry called \p Name, or null.
constexpr const CheckEntry *findCatalogEntry(std::string_view Name) {
  for (const CheckEntry &Entry : Catalog)
    if (Entry.Name == Name)
      return &Entry;
  return nullptr;
}

/// The page of the check below `docs/`, and the name of its tests' folder.
constexpr std::string_view shortName(const CheckEntry &Entry) {
  return Entry.Name.substr(std::string_view("async-").size());
}

constexpr std::string_view name(Family F) {
  switch (F) {
  case Family::StolenThreads:
    return "stolen threads";
  case Family::LostWork:
    return "lost work";
  case Family::Cancellation:
    return "cancellation";
  case Family::Lifetime:
    return "lifetime across suspension";
  case Family::Structure:
    return "structure";
  }
  return {};
}

constexpr std::string_view name(Severity S) {
  switch (S) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Hint:
    return "hint";
  }
  return {};
}

constexpr std::string_view name(OptionType T) {
  switch (T) {
  case OptionType::Boolean:
    return "boolean";
  case OptionType::Number:
    return "number";
  case OptionType::Text:
    return "text";
  case OptionType::Choice:
    return "choice";
  }
  return {};
}

constexpr std::string_view name(Preset P) {
  switch (P) {
  case Preset::Recommended:
    return "recommended";
  case Preset::Strict:
    return "strict";
  case Preset::Performance:
    return "performance";
  }
  return {};
}

namespace detail {

constexpr bool isKebabCase(std::string_view Name) {
  for (char C : Name)
    if (!(C >= 'a' && C <= 'z') && C != '-')
      return false;
  return !Name.ends_with('-');
}

constexpr bool isSentence(std::string_view Text) {
  return !Text.empty() && Text.size() <= 90 && !Text.ends_with('.') &&
         !(Text.front() >= 'A' && Text.front() <= 'Z');
}

consteval bool isWellFormed() {
  std::string_view Previous;
  for (const CheckEntry &Entry : Catalog) {
    if (!Entry.Name.starts_with("async-") || !isKebabCase(Entry.Name))
      malformed("a check name is 'async-' and words joined by '-'");
    if (Entry.Name <= Previous)
      malformed("the catalogue is sorted by name and has no name twice");
    if (!isSentence(Entry.Summary))
      malformed("a summary is lower case, has no full stop, and at most 90 characters");
    for (const OptionEntry *Option : Entry.Options)
      if (Option->Name.empty() || !isSentence(Option->Help))
        malformed("an option has a name and a help line of at most 90 characters");
    Previous = Entry.Name;
  }
  return true;
}
static_assert(isWellFormed());

} // namespace detail
} // namespace async_tidy

#endif // ASYNC_TIDY_CATALOG_H

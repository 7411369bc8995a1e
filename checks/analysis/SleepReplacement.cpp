//===- SleepReplacement.cpp - how a coroutine sleeps without a thread -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/SleepReplacement.h"
#include "analysis/AwaitReplacement.h"
#include "analysis/Unit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {
namespace {

llvm::ArrayRef<TemplateArgument> argumentsOf(QualType T) {
  const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Special)
    return {};
  return Special->getTemplateArgs().asArray();
}

/// How many of \p Unit a second has; 0 where that is no fixed number.
int64_t perSecond(TimeUnit Unit) {
  switch (Unit) {
  case TimeUnit::Seconds:
    return 1;
  case TimeUnit::Milliseconds:
    return 1'000;
  case TimeUnit::Microseconds:
    return 1'000'000;
  default:
    return 1'000'000'000;
  }
}

/// Whether the `std::chrono::duration` \p T converts to \p Resolution without a
/// cast: it counts in integers, and in multiples of that.
bool convertsTo(TimeUnit Resolution, QualType T) {
  llvm::ArrayRef<TemplateArgument> Duration = argumentsOf(T);
  if (Duration.size() != 2 || Duration[0].getKind() != TemplateArgument::Type ||
      Duration[1].getKind() != TemplateArgument::Type ||
      !Duration[0].getAsType()->isIntegerType())
    return false;
  llvm::ArrayRef<TemplateArgument> Period = argumentsOf(Duration[1].getAsType());
  if (Period.size() != 2 || Period[1].getKind() != TemplateArgument::Integral)
    return false;
  const int64_t Denominator = Period[1].getAsIntegral().getExtValue();
  return Denominator > 0 && perSecond(Resolution) % Denominator == 0;
}

bool isDuration(QualType T) {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && qualifiedName(Record) == "std::chrono::duration";
}

/// The chrono type that counts in \p Unit.
llvm::StringRef chronoType(TimeUnit Unit) {
  switch (Unit) {
  case TimeUnit::Hours:
    return "std::chrono::hours";
  case TimeUnit::Seconds:
    return "std::chrono::seconds";
  case TimeUnit::Milliseconds:
    return "std::chrono::milliseconds";
  case TimeUnit::Microseconds:
    return "std::chrono::microseconds";
  case TimeUnit::Nanoseconds:
    return "std::chrono::nanoseconds";
  default:
    return {};
  }
}

/// Whether every template argument of \p T behind the first is its default: the
/// code of a model is written for the default executor.
bool hasDefaultArguments(QualType T, const ASTContext &Context) {
  const auto *Special =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(T->getAsCXXRecordDecl());
  if (!Special)
    return true;
  const TemplateParameterList *Parameters =
      Special->getSpecializedTemplate()->getTemplateParameters();
  const llvm::ArrayRef<TemplateArgument> Arguments = argumentsOf(T);
  for (unsigned Index = 1; Index < Parameters->size(); ++Index) {
    const auto *Parameter =
        dyn_cast<TemplateTypeParmDecl>(Parameters->getParam(Index));
    if (!Parameter || !Parameter->hasDefaultArgument() ||
        Arguments[Index].getKind() != TemplateArgument::Type)
      continue;
    const QualType Default =
        Parameter->getDefaultArgument().getArgument().getAsType();
    if (!Default->isDependentType() &&
        !Context.hasSameType(Default, Arguments[Index].getAsType()))
      return false;
  }
  return true;
}

/// The source of \p E; a part of a macro is printed from the AST.
std::string textOf(const Expr *E, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  const CharSourceRange Range = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(E->getSourceRange()), Sources,
      Context.getLangOpts());
  if (Range.isValid())
    return Lexer::getSourceText(Range, Sources, Context.getLangOpts()).str();
  std::string Result;
  llvm::raw_string_ostream Out(Result);
  E->printPretty(Out, nullptr, PrintingPolicy(Context.getLangOpts()));
  return Result;
}

std::string withArgument(llvm::StringRef Template, llvm::StringRef Argument) {
  std::string Result = Template.str();
  constexpr llvm::StringLiteral Placeholder = "{argument}";
  if (size_t At = Result.find(Placeholder); At != std::string::npos)
    Result.replace(At, Placeholder.size(), Argument);
  return Result;
}

} // namespace

std::string sleepCode(const Entry &Sleep, llvm::StringRef Argument) {
  return withArgument(Sleep.Duration, Argument);
}

std::optional<SleepReplacement> replaceSleep(const Unit &U, const Callable &C,
                                             const BlockingCall &Sleep) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Sleep.Call);
  const Callable &Owner = C.contextOwner();
  // No handler may suspend.
  if (!Call || !Sleep.Entry || !Owner.isCoroutine() || C.isInHandler(Call))
    return std::nullopt;
  const Entry *Model = U.names().findSleep(Owner.Function->getReturnType());
  if (!Model || !Sleep.Entry->Timeout ||
      *Sleep.Entry->Timeout >= Call->getNumArgs())
    return std::nullopt;

  const Expr *Argument =
      Call->getArg(*Sleep.Entry->Timeout)->IgnoreImpCasts();
  const QualType Type = Argument->getType();
  const TimeUnit Resolution = Model->Resolution;
  std::string Text = textOf(Argument, U.context());
  llvm::StringRef Template = Model->Duration;
  bool Converts = !Text.empty();
  // What has no spelling in the other library.
  constexpr llvm::StringLiteral Anything = "...";
  switch (Sleep.Entry->Unit) {
  case TimeUnit::None:
    return std::nullopt;
  case TimeUnit::Timespec:
    Text = Anything;
    Converts = false;
    break;
  case TimeUnit::ChronoDuration:
    if (!isDuration(Type)) {
      Text = Anything;
      Converts = false;
    } else if (!convertsTo(Resolution, Type))
      Text = ("std::chrono::ceil<" + chronoType(Resolution) + ">(" + Text +
              ")")
                 .str();
    break;
  case TimeUnit::ChronoTimePoint: {
    Template = Model->TimePoint;
    llvm::ArrayRef<TemplateArgument> TimePoint = argumentsOf(Type);
    const CXXRecordDecl *Clock =
        !TimePoint.empty() && TimePoint[0].getKind() == TemplateArgument::Type
            ? TimePoint[0].getAsType()->getAsCXXRecordDecl()
            : nullptr;
    // A timer of one clock does not take the time of another.
    if (!Clock || qualifiedName(Clock) != Model->Clock || TimePoint.size() != 2 ||
        TimePoint[1].getKind() != TemplateArgument::Type ||
        !convertsTo(Resolution, TimePoint[1].getAsType())) {
      Text = Anything;
      Converts = false;
    }
    break;
  }
  default: {
    const llvm::StringRef Unit = chronoType(Sleep.Entry->Unit);
    Converts &= Type->isIntegerType() && U.names().isDeclared(Unit);
    Text = (Unit + "(" + Text + ")").str();
  }
  }
  if (Template.empty())
    return std::nullopt;

  SleepReplacement Result;
  Result.Code = withArgument(Template, Text);
  Result.Applicable =
      Converts && !Model->AdviceOnly && C.isCoroutine() && !C.Function->isTemplateInstantiation() &&
      !Call->getBeginLoc().isMacroID() && !Call->getEndLoc().isMacroID() &&
      C.isReplaceable(Call) && !mayHoldLock(U, C, Call) &&
      hasDefaultArguments(Owner.Function->getReturnType(), U.context()) &&
      llvm::all_of(Model->Requires, [&](llvm::StringRef Name) {
        return U.names().isDeclared(Name);
      });
  return Result;
}

} // namespace async_tidy

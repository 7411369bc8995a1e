//===- OffloadedWork.cpp - what is moved to another thread ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/OffloadedWork.h"
#include "analysis/CallArguments.h"
#include "analysis/KnownCallee.h"
#include "analysis/SleepReplacement.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

constexpr BlockingKinds ReplaceableKinds = {
    BlockingKind::Sleep, BlockingKind::Wait, BlockingKind::Dns,
    BlockingKind::Network, BlockingKind::Rpc, BlockingKind::Http};

/// What a coroutine like \p C awaits instead of a call that \p Facts speaks of;
/// empty where nothing is known.
std::string replacement(const Unit &U, const Callable &C, const Entry *Facts) {
  if (!Facts || !ReplaceableKinds.contains(Facts->Kind))
    return {};
  if (!Facts->Instead.empty())
    return Facts->Instead;
  const Callable &Owner = C.contextOwner();
  if (Facts->Kind != BlockingKind::Sleep || !Owner.isCoroutine())
    return {};
  const Entry *Sleep = U.names().findSleep(Owner.Function->getReturnType());
  return Sleep ? sleepCode(*Sleep, "...") : std::string();
}

/// A function as an argument names it.
struct NamedWork {
  const FunctionDecl *Function = nullptr;
  const Expr *Argument = nullptr;
};

/// What \p Offload, a call in \p C, runs elsewhere: the first function that its
/// arguments name, since further ones are arguments of that. Nothing where it
/// is unknown, or runs in the wait for its result.
NamedWork offloadedFunction(const Unit &U, const Callable &C,
                            const Expr *Offload) {
  if (const Entry *Facts = U.names().findCallee(Offload, Category::Blocking))
    if (argumentsPreventBlocking(Offload, *Facts, U.context()))
      return {};
  for (const Expr *Argument : argumentsOf(Offload))
    if (const FunctionDecl *Named = namedFunction(U, C, Argument))
      return {Named, Argument};
  return {};
}

/// Whether \p Call drops a future that async-discarded-task speaks of.
bool isDropped(const Unit &U, const Callable &C, const Expr *Call) {
  return llvm::any_of(C.Discarded,
                      [&](const DiscardedValue &D) { return D.Value == Call; }) &&
         U.types().factsOf(Call->getType()).Role == TypeRole::Future;
}

/// Whether a call without arguments to look at blocks as \p Facts says.
bool isUnconditional(const Entry &Facts) {
  return !Facts.Timeout && !Facts.Flags && !Facts.Descriptor &&
         Facts.Given.empty() && Facts.ViaMember.empty();
}

} // namespace

std::vector<const Callable *> offloadedCallables(const Unit &U, const Callable &C,
                                                 const Expr *Offload) {
  const NamedWork Work = offloadedFunction(U, C, Offload);
  const Callable *Body = Work.Function ? U.callableOf(Work.Function) : nullptr;
  // A coroutine is async wherever it runs, and has findings of its own.
  if (!Body || Body->isCoroutine())
    return {};
  std::vector<const Callable *> Result = {Body};
  for (const std::unique_ptr<Callable> &Inner : U.callables())
    if (Inner->Kind == ContextKind::Inline && &Inner->contextOwner() == Body)
      Result.push_back(Inner.get());
  return Result;
}

std::vector<OffloadedWork> offloadedBlocking(const Unit &U, const Callable &C) {
  std::vector<OffloadedWork> Result;
  for (const Expr *Call : C.Calls) {
    if (!isOffload(Call, U.names()) || isDropped(U, C, Call))
      continue;
    // A function of the models, handed over by its name.
    if (const NamedWork Work = offloadedFunction(U, C, Call); Work.Function)
      if (const Entry *Facts = U.names().find(Work.Function, Category::Blocking);
          Facts && isUnconditional(*Facts))
        if (std::string Instead = replacement(U, C, Facts); !Instead.empty())
          Result.push_back({Call, qualifiedName(Work.Function),
                            Work.Argument->getExprLoc(), std::move(Instead)});
    for (const Callable *Body : offloadedCallables(U, C, Call))
      for (const BlockingCall &Blocking :
           blockingCalls(U, *Body, ReplaceableKinds))
        if (std::string Instead = replacement(U, C, Blocking.Entry);
            !Instead.empty()) {
          const bool IsDirect = Blocking.Chain.empty();
          Result.push_back(
              {Call, IsDirect ? Blocking.Name : Blocking.Chain.back().Callee,
               IsDirect ? Blocking.location() : Blocking.Chain.back().Location,
               std::move(Instead)});
        }
  }
  return Result;
}

} // namespace async_tidy

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

} // namespace

std::vector<const Callable *> offloadedCallables(const Unit &U, const Callable &C,
                                                 const Expr *Offload) {
  std::vector<const Callable *> Result;
  for (const Expr *Argument : argumentsOf(Offload))
    if (const FunctionDecl *Named = namedFunction(U, C, Argument))
      if (const Callable *Body = U.callableOf(Named))
        Result.push_back(Body);
  return Result;
}

std::vector<OffloadedWork> offloadedBlocking(const Unit &U, const Callable &C) {
  std::vector<OffloadedWork> Result;
  for (const Expr *Call : C.Calls) {
    if (!isOffload(Call, U.names()))
      continue;
    // A function of the models, handed over by its name.
    for (const Expr *Argument : argumentsOf(Call))
      if (const FunctionDecl *Named = namedFunction(U, C, Argument))
        if (const Entry *Facts = U.names().find(Named, Category::Blocking))
          if (std::string Instead = replacement(U, C, Facts); !Instead.empty())
            Result.push_back({Call, qualifiedName(Named), Argument->getExprLoc(),
                              std::move(Instead)});
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

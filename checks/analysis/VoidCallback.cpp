//===- VoidCallback.cpp - tasks that callbacks return to nobody -----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/VoidCallback.h"
#include "analysis/CallableCollector.h"
#include "analysis/CallableResult.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Whether \p C is an instantiation, or a lambda in one.
bool isInInstantiation(const Callable &C) {
  for (const Callable *Around = &C; Around; Around = Around->Enclosing)
    if (!Around->Lambda && Around->Function->getTemplateInstantiationPattern())
      return true;
  return false;
}

/// Whether \p Callable, in an instantiation, returns a task only since it hands
/// on what something of the user's returns: `[work] { return work(); }`.
bool returnsTaskByChance(const Callable &C, const Expr *Callable) {
  const auto *Lambda = dyn_cast<LambdaExpr>(Callable);
  return Lambda && !Lambda->hasExplicitResultType() && isInInstantiation(C);
}

/// Where a converted callable goes to.
struct Receiver {
  const Expr *Call = nullptr;
  const ParmVarDecl *Parameter = nullptr;
};

/// The call that \p Construct, a conversion, makes an argument for; nothing where
/// it is no argument.
Receiver receiverOf(const Callable &C, const Expr *Construct) {
  if (!isa<CXXConstructExpr>(Construct))
    return {};
  const Stmt *Child = Construct;
  for (const Stmt *Parent = C.parents().getParent(Child); Parent;
       Child = Parent, Parent = C.parents().getParent(Parent)) {
    if (isTransparent(Parent))
      continue;
    const auto *Call = dyn_cast<Expr>(Parent);
    const FunctionDecl *Callee = Call ? calleeOf(Call) : nullptr;
    if (!Callee)
      return {};
    for (auto [Index, Argument] : llvm::enumerate(argumentsOf(Call)))
      if (Argument == Child)
        return {Call, parameterFor(Call, Callee, Index)};
    return {};
  }
  return {};
}

} // namespace

std::vector<VoidCallback> voidCallbacks(const Unit &U, const Callable &C) {
  std::vector<VoidCallback> Result;
  for (const Expr *Call : C.Calls) {
    for (auto [Index, Argument] : llvm::enumerate(argumentsOf(Call))) {
      const CallableResult Callable = callableResult(Argument, U.names());
      const std::optional<Loss> What =
          lossOfResult(U, Callable.Function, Callable.Type);
      if (!What || Argument->containsErrors())
        continue;
      const Entry *Facts = U.types().factsOf(Callable.Type).Entry;
      // Whoever chose the callable of a template is to blame.
      if ((Facts && Facts->Slot) || genericCallable(Callable.Callable) ||
          returnsTaskByChance(C, Callable.Callable) ||
          isInStatementMacro(U, Callable.Callable))
        continue;
      std::optional<CallbackDropper> Dropper =
          U.callbackDrops().dropperOf(Call, Index);
      // A cast to void in front of work that goes on is a detach on purpose.
      if (!Dropper || (Dropper->Explicit && *What != Loss::Work))
        continue;
      const Receiver To = receiverOf(C, Call);
      if (To.Call && U.names().findCallee(To.Call, Category::Allow))
        continue;
      Result.push_back({Callable.Callable, Callable.Type, *What,
                        std::move(*Dropper), To.Parameter});
    }
  }
  return Result;
}

} // namespace async_tidy

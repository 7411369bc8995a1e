//===- DiscardedTaskCheck.cpp - async-discarded-task ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DiscardedTaskCheck.h"
#include "analysis/AwaitReplacement.h"
#include "analysis/DroppedTask.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {
namespace {

/// `co_await` in front of \p Value, which an operator has to be wrapped for.
void addCoawait(DiagnosticBuilder &Diag, const Unit &U, const Expr *Value) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Value);
  const bool NeedsParens =
      Operator && Operator->isInfixBinaryOp();
  Diag << FixItHint::CreateInsertion(Value->getBeginLoc(),
                                     NeedsParens ? "co_await (" : "co_await ");
  if (NeedsParens)
    Diag << FixItHint::CreateInsertion(
        Lexer::getLocForEndOfToken(Value->getEndLoc(), 0,
                                   U.context().getSourceManager(),
                                   U.context().getLangOpts()),
        ")");
}

} // namespace

void DiscardedTaskCheck::check(const Unit &U, const Callable &C) {
  for (const DroppedTask &Dropped : droppedTasks(U, C)) {
    // A cast to void, or std::ignore, says that it is meant.
    if (Dropped.Explicit && ExplicitDiscard == ExplicitDiscardPolicy::Allow)
      continue;
    const SourceLocation Loc = Dropped.Value->getBeginLoc();
    if (!isNew(U, Loc))
      continue;
    auto Diag = diag(
        Loc, "the %select{task|future|awaitable|result}0 of %1 is dropped; "
             "%select{its work never runs|its result and its error are lost|"
             "its work or its error is lost|"
             "its destructor waits here for the work|"
             "without 'co_await' it has no effect|"
             "the tasks in it are lost}2");
    enum { Task, Future, Awaitable, Container } What =
        Dropped.What == Loss::Elements            ? Container
        : Dropped.Role == TypeRole::Awaitable     ? Awaitable
        : Dropped.Role == TypeRole::Future        ? Future
                                                  : Task;
    Diag << What
         << (Dropped.Name.empty() ? std::string("this call")
                                  : "'" + Dropped.Name + "'")
         << static_cast<unsigned>(Dropped.What);
    if (!Dropped.Explicit && Dropped.What != Loss::Elements &&
        canAwaitInPlace(U, C, Dropped.Value, Dropped.Value) &&
        // A suspension under a lock is worse than the loss.
        !mayHoldLock(U, C, Dropped.Value))
      addCoawait(Diag, U, Dropped.Value);
  }
}

} // namespace async_tidy

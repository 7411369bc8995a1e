//===- UncancellableLoop.cpp - loops that nobody can stop -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/UncancellableLoop.h"
#include "analysis/CancellationReach.h"
#include "analysis/ErrorHandler.h"
#include "analysis/KnownCallee.h"
#include "analysis/Loops.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Whether a piece of code can end before its time.
enum class Ending {
  Never,
  /// It does what nobody sees.
  Unknown,
  Possible,
};

/// The handler inside of \p Outer that takes whatever \p S throws, or null.
const CXXCatchStmt *handlerAround(const Unit &U, const Callable &C, const Stmt *S,
                                  const Stmt *Outer) {
  for (const Stmt *Child = S; Child && Child != Outer;) {
    const Stmt *Parent = C.parents().getParent(Child);
    if (const auto *Try = dyn_cast_or_null<CXXTryStmt>(Parent);
        Try && Try->getTryBlock() == Child)
      for (unsigned Index = 0; Index != Try->getNumHandlers(); ++Index)
        if (isCompleteHandler(U, Try->getHandler(Index)))
          return Try->getHandler(Index);
    Child = Parent;
  }
  return nullptr;
}

/// Looks for ways in which a part of a body can end.
class Endings {
public:
  explicit Endings(const Unit &U) : U(U) {}

  /// Of \p Part, in \p C: by an exception that leaves it, or by a cancellation.
  Ending of(const Callable &C, const Stmt *Part) {
    if (looksAtCancellation(U, Part, LambdaBodies::Entered) ||
        anyPart(Part, LambdaBodies::Skipped, [&](const Stmt *S) {
          return isa<CXXThrowExpr>(S) && !handlerAround(U, C, S, Part);
        }))
      return Ending::Possible;
    Ending Result = Ending::Never;
    for (const Expr *Call : C.Calls)
      if (C.isWithin(Call, Part))
        Result = std::max(Result, ofCall(C, Call, Part));
    for (const CoroutineSuspendExpr *Suspension : C.Suspensions)
      if (C.isWithin(Suspension, Part))
        Result = std::max(Result, ofSuspension(C, Suspension, Part));
    return Result;
  }

private:
  Ending ofCall(const Callable &C, const Expr *Call, const Stmt *Part) {
    const bool IsCaught = handlerAround(U, C, Call, Part);
    if (!IsCaught && U.names().findCallee(Call, Category::ClosableWait))
      return Ending::Possible;
    const Callable *Body = bodyOf(Call);
    if (!Body)
      return Ending::Never;
    if (IsCaught)
      return looksAtCancellation(U, Body->body(), LambdaBodies::Entered)
                 ? Ending::Possible
                 : Ending::Never;
    // A recursive call does what the others do.
    return Visited.insert(Body).second ? of(*Body, Body->body()) : Ending::Never;
  }

  /// What \p Call runs, if it is seen.
  const Callable *bodyOf(const Expr *Call) const {
    const FunctionDecl *Callee = calleeOf(Call);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (Method && Method->isVirtual())
      Callee = devirtualized(Call, Method);
    return Callee ? U.callableOf(Callee) : nullptr;
  }

  Ending ofSuspension(const Callable &C, const CoroutineSuspendExpr *Suspension,
                      const Stmt *Part) {
    // Who takes the values of a generator decides how many there are.
    if (isa<CoyieldExpr>(Suspension))
      return Ending::Possible;
    if (Suspension->containsErrors())
      return Ending::Unknown;
    const Expr *Operand = handedOn(Suspension->getOperand());
    if (handlerAround(U, C, Suspension, Part) || !maySuspend(U, Suspension))
      return Ending::Never;
    const bool IsCall = isa<CallExpr, CXXConstructExpr>(Operand);
    for (Category Harmless : {Category::AsyncSleep, Category::Yield, Category::Hop})
      if (IsCall ? U.names().findCallee(Operand, Harmless)
                 : U.names().findType(Operand->getType(), Harmless))
        return Ending::Never;
    // Of a coroutine that is seen, the call has told.
    if (IsCall && bodyOf(Operand) && bodyOf(Operand)->isCoroutine())
      return Ending::Never;
    // What the standard library has to suspend with is for those who have the handle.
    const Expr *Resume = Suspension->getResumeExpr();
    const FunctionDecl *Resumed = Resume ? calleeOf(written(Resume)) : nullptr;
    return Resumed && isDeclaredNothrow(Resumed) && !Resumed->isInStdNamespace()
               ? Ending::Never
               : Ending::Unknown;
  }

  const Unit &U;
  llvm::SmallPtrSet<const Callable *, 8> Visited;
};

class UncancellableLoops {
public:
  UncancellableLoops(const Unit &U, const Callable &C) : U(U), C(C) {}

  std::vector<UncancellableLoop> find() {
    anyPart(C.body(), LambdaBodies::Skipped, [&](const Stmt *S) {
      if (isLoop(S) && isEndless(C, S, U.context()))
        add(S);
      return false;
    });
    return std::move(Result);
  }

private:
  void add(const Stmt *Loop) {
    // What does not compile might be the way out.
    if (hasExit(C, Loop) || hasErrors(Loop))
      return;
    UncancellableLoop Found;
    Found.Loop = Loop;
    for (const CoroutineSuspendExpr *Suspension : C.Suspensions) {
      if (!C.isWithin(Suspension, Loop))
        continue;
      if (isInOtherEndless(Suspension, Loop))
        return;
      if (!maySuspend(U, Suspension))
        continue;
      Found.Awaits.insert(isPause(Suspension) ? Found.Awaits.begin() : Found.Awaits.end(),
                          Suspension);
    }
    if (Found.Awaits.empty())
      return;
    const Ending End = Endings(U).of(C, Loop);
    if (End == Ending::Possible ||
        (End == Ending::Unknown && !isPause(Found.Awaits.front())))
      return;
    Found.Handler = handlerAround(U, C, Found.Awaits.front(), Loop);
    const std::vector<CancellationValue> Values =
        cancellationValues(U, C, Found.Awaits.front()->getOperand());
    if (!Values.empty())
      Found.Cancellation = Values.front().Declaration;
    Result.push_back(std::move(Found));
  }

  /// Whether \p S stands in a loop without an end inside of \p Loop, which then has no
  /// second turn.
  bool isInOtherEndless(const Stmt *S, const Stmt *Loop) const {
    for (S = C.parents().getParent(S); S != Loop; S = C.parents().getParent(S))
      if (isLoop(S) && isEndless(C, S, U.context()) && !hasExit(C, S))
        return true;
    return false;
  }

  /// Whether \p Suspension awaits what does nothing but let time pass.
  bool isPause(const CoroutineSuspendExpr *Suspension) const {
    const Expr *Operand = handedOn(Suspension->getOperand());
    return isa<CallExpr, CXXConstructExpr>(Operand) &&
           U.names().findCallee(Operand, Category::AsyncSleep);
  }

  const Unit &U;
  const Callable &C;
  std::vector<UncancellableLoop> Result;
};

} // namespace

std::vector<UncancellableLoop> uncancellableLoops(const Unit &U, const Callable &C) {
  if (!C.isCoroutine() || C.Suspensions.empty() ||
      U.types().factsOf(C.Function->getReturnType()).Role == TypeRole::Generator)
    return {};
  std::vector<UncancellableLoop> Result = UncancellableLoops(U, C).find();
  if (!Result.empty() && hasImplicitCancellation(U, C))
    Result.clear();
  return Result;
}

} // namespace async_tidy

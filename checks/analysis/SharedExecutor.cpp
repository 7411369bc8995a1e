//===- SharedExecutor.cpp - waits that need the thread they hold ----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/SharedExecutor.h"
#include "analysis/KnownCallee.h"
#include "analysis/Place.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// An executor as the code names it.
struct Executor {
  /// The object; nothing for the executor that runs the code.
  std::optional<Place> Object;
  bool IsCurrent = false;
  bool IsSingleThreaded = false;
};

/// Whether the value of \p E is the executor that runs \p C.
bool isCurrentExecutor(const Unit &U, const Callable &C, const Expr *E) {
  E = handedOn(E);
  if (const auto *Await = dyn_cast<CoawaitExpr>(E))
    return isCurrentExecutor(U, C, Await->getOperand());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable)
      return false;
    if (U.names().find(Variable, Category::CurrentExecutor))
      return true;
    return Variable->hasLocalStorage() && initOf(Variable) &&
           llvm::is_contained(C.Locals, Variable) && keepsItsValue(C, Variable) &&
           isCurrentExecutor(U, C, initOf(Variable));
  }
  if (isa<CallExpr, CXXConstructExpr>(E))
    return U.names().findCallee(E, Category::CurrentExecutor);
  return false;
}

/// Whether there is no current executor where \p Condition has the value
/// \p Value.
bool saysNoExecutor(const Unit &U, const Callable &C, const Expr *Condition,
                    bool Value) {
  Condition = written(Condition);
  if (const auto *Operator = dyn_cast<UnaryOperator>(Condition))
    return Operator->getOpcode() == UO_LNot &&
           saysNoExecutor(U, C, Operator->getSubExpr(), !Value);
  if (const auto *Operator = dyn_cast<BinaryOperator>(Condition)) {
    auto IsNull = [&](const Expr *E) {
      return E->isNullPointerConstant(U.context(),
                                      Expr::NPC_ValueDependentIsNotNull);
    };
    if (Operator->getOpcode() != (Value ? BO_EQ : BO_NE))
      return false;
    return (IsNull(Operator->getRHS()) &&
            isCurrentExecutor(U, C, Operator->getLHS())) ||
           (IsNull(Operator->getLHS()) &&
            isCurrentExecutor(U, C, Operator->getRHS()));
  }
  return !Value && isCurrentExecutor(U, C, Condition);
}

class Finder {
public:
  Finder(const Unit &U, const Callable &C) : U(U), C(C) {}

  std::optional<SharedExecutor> find(const BlockingCall &Wait) {
    const auto *Call = dyn_cast_or_null<CallExpr>(Wait.Call);
    const Callable &Owner = C.contextOwner();
    if (!Call || !Wait.Chain.empty() || !Wait.Entry ||
        // A wait with a bound ends.
        (Wait.Entry->Timeout && *Wait.Entry->Timeout < Call->getNumArgs()))
      return std::nullopt;
    llvm::SmallVector<Executor, 4> Here;
    if (Owner.Sink)
      addExecutors(Owner.Sink, Here);
    const Expr *Object = nullptr;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      Object = Member->getImplicitObjectArgument();

    // A pool that joins itself, or a loop that hands work to itself.
    if (Object && isPool(handedOn(Object)->getType()))
      if (std::optional<Executor> Joined = executorOf(Object))
        for (const Executor &E : Here)
          if (E.Object && Joined->Object && *E.Object == *Joined->Object)
            return SharedExecutor{/*IsSingleThreaded=*/true, Owner.Sink};
    llvm::SmallVector<const Expr *, 4> Producers;
    if (takesWork(Call))
      Producers.push_back(Call);
    if (Object)
      addProducers(Object, Producers);
    for (const Expr *Argument : Call->arguments())
      addProducers(Argument, Producers);
    for (const Expr *Producer : Producers) {
      llvm::SmallVector<Executor, 4> There;
      addExecutors(Producer, There);
      for (const Executor &E : There) {
        if (E.IsCurrent && Owner.isAsync())
          return SharedExecutor{E.IsSingleThreaded, Producer};
        if (!E.Object)
          continue;
        for (const Executor &Mine : Here)
          if (Mine.Object && *Mine.Object == *E.Object)
            return SharedExecutor{E.IsSingleThreaded || Mine.IsSingleThreaded,
                                  Producer};
      }
    }
    return std::nullopt;
  }

private:
  bool isPool(QualType T) const {
    return U.names().findType(T->isPointerType() ? T->getPointeeType() : T,
                              Category::Pool);
  }

  bool takesWork(const Expr *Call) const {
    const Entry *Facts = U.names().findCallee(Call, Category::Continuation);
    // What is dispatched to the executor that runs the code runs at once.
    return (Facts && !Facts->RunsInside) ||
           U.names().findCallee(Call, Category::Offload);
  }

  /// Whether \p Variable gets another value after its initialisation.
  bool isAssigned(const VarDecl *Variable) const {
    for (const Callable *In = &C; In; In = In->Enclosing)
      for (const DeclRefExpr *Use : In->referencesTo(Variable)) {
        const Stmt *Parent = In->parents().getParent(Use);
        const auto *Write = dyn_cast_or_null<BinaryOperator>(Parent);
        if (Write && Write->isAssignmentOp() && Write->getLHS() == Use)
          return true;
        const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Parent);
        if (Operator && Operator->isAssignmentOp() && Operator->getArg(0) == Use)
          return true;
      }
    return false;
  }

  /// The calls that start the work which ends in the value of \p E.
  void addProducers(const Expr *E, llvm::SmallVectorImpl<const Expr *> &Producers,
                    unsigned Depth = 0) const {
    constexpr unsigned MaximumDepth = 4;
    E = handedOn(E);
    if (Depth == MaximumDepth)
      return;
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
      const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
      if (Variable && Variable->hasLocalStorage() && initOf(Variable) &&
          llvm::is_contained(C.Locals, Variable) && !isAssigned(Variable))
        addProducers(initOf(Variable), Producers, Depth + 1);
      return;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call)
      return;
    if (takesWork(Call)) {
      Producers.push_back(Call);
      return;
    }
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    if (!Member)
      return;
    // A promise or a packaged task: whoever gets it does the work.
    if (const auto *Source = dyn_cast<DeclRefExpr>(
            handedOn(Member->getImplicitObjectArgument())))
      if (const auto *Variable = dyn_cast<VarDecl>(Source->getDecl());
          Variable && llvm::is_contained(C.Locals, Variable))
        for (const Expr *Other : C.Calls)
          if (takesWork(Other) && llvm::any_of(argumentsOf(Other),
                                              [&](const Expr *Argument) {
                                                return hands(Argument, Variable);
                                              }))
            Producers.push_back(Other);
    // `via(executor).thenValue(f)`
    addProducers(Member->getImplicitObjectArgument(), Producers, Depth + 1);
  }

  /// Whether \p Argument is \p Variable, or a lambda that captures it.
  bool hands(const Expr *Argument, const VarDecl *Variable) const {
    Argument = handedOn(Argument);
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Argument))
      return Reference->getDecl() == Variable;
    const auto *Lambda = dyn_cast<LambdaExpr>(Argument);
    if (!Lambda)
      return false;
    for (auto [Capture, Init] :
         llvm::zip(Lambda->captures(), Lambda->capture_inits())) {
      if (!Capture.capturesVariable())
        continue;
      if (Capture.getCapturedVar() == Variable)
        return true;
      const auto *Value =
          Capture.getCapturedVar()->isInitCapture() && Init
              ? dyn_cast<DeclRefExpr>(handedOn(Init))
              : nullptr;
      if (Value && Value->getDecl() == Variable)
        return true;
    }
    return false;
  }

  /// The executors that \p Call names: its object, and its arguments.
  void addExecutors(const Expr *Call,
                    llvm::SmallVectorImpl<Executor> &Executors) const {
    auto Add = [&](const Expr *E) {
      if (std::optional<Executor> Found = executorOf(E))
        Executors.push_back(std::move(*Found));
    };
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      Add(Member->getImplicitObjectArgument());
    for (const Expr *Argument : argumentsOf(Call))
      if (!namedFunction(U, C, Argument))
        Add(Argument);
  }

  bool isSingleThreaded(const Expr *E) const {
    QualType T = E->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    if (U.names().findType(T, Category::SingleThreaded))
      return true;
    // `io_context loop(1)`: the hint that one thread runs it.
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    const auto *Init = Variable && initOf(Variable)
                           ? dyn_cast<CXXConstructExpr>(
                                 initOf(Variable)->IgnoreImplicit())
                           : nullptr;
    if (!Init || Init->getNumArgs() != 1 ||
        !Init->getArg(0)->getType()->isIntegerType())
      return false;
    Expr::EvalResult Value;
    return Init->getArg(0)->EvaluateAsInt(Value, U.context()) &&
           Value.Val.getInt() == 1 &&
           U.names().findCallee(Init, Category::SingleThreaded);
  }

  std::optional<Executor> executorOf(const Expr *E) const {
    E = handedOn(E);
    if (isCurrentExecutor(U, C, E)) {
      Executor Result;
      Result.IsCurrent = true;
      Result.IsSingleThreaded = isSingleThreaded(E);
      return Result;
    }
    // `loop.get_executor()` stands for the loop.
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E)) {
      const CXXMethodDecl *Method = Member->getMethodDecl();
      if (Member->getNumArgs() != 0 ||
          !llvm::is_contained({"get_executor", "executor", "getEventBase",
                               "get_scheduler", "scheduler", "get"},
                              plainName(Method)))
        return std::nullopt;
      return executorOf(Member->getImplicitObjectArgument());
    }
    if (const auto *Address = dyn_cast<UnaryOperator>(E);
        Address && Address->getOpcode() == UO_AddrOf)
      return executorOf(Address->getSubExpr());
    if (!E->getType()->isPointerType() && !E->getType()->isRecordType())
      return std::nullopt;
    std::optional<Place> Object = placeOf(E, U.context());
    if (!Object || (!Object->Root && Object->Steps.empty()))
      return std::nullopt;
    if (const auto *Variable = dyn_cast_or_null<VarDecl>(Object->Root);
        Variable && Variable->getType()->isPointerType() && isAssigned(Variable))
      return std::nullopt;
    Executor Result;
    Result.IsSingleThreaded = isSingleThreaded(E);
    Result.Object = std::move(Object);
    return Result;
  }

  const Unit &U;
  const Callable &C;
};

} // namespace

bool runsWithoutExecutor(const Unit &U, const Callable &C, const Expr *E) {
  const Stmt *Child = E;
  while (const Stmt *Parent = C.parents().getParent(Child)) {
    if (const auto *If = dyn_cast<IfStmt>(Parent))
      if ((Child == If->getThen() && saysNoExecutor(U, C, If->getCond(), true)) ||
          (Child == If->getElse() && saysNoExecutor(U, C, If->getCond(), false)))
        return true;
    Child = Parent;
  }
  return false;
}

std::optional<SharedExecutor> sharedExecutor(const Unit &U, const Callable &C,
                                             const BlockingCall &Wait) {
  return Finder(U, C).find(Wait);
}

} // namespace async_tidy

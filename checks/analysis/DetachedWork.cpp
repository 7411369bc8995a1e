//===- DetachedWork.cpp - work for which nobody waits ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/DetachedWork.h"
#include "analysis/ErrorHandler.h"
#include "analysis/KnownCallee.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// What an expression stands for when it is detached.
struct Source {
  const Callable *Body = nullptr;
  const FunctionDecl *Unseen = nullptr;
  const Expr *Work = nullptr;
  /// The parameter that brings it.
  const ParmVarDecl *Parameter = nullptr;
};

class SourceFinder {
public:
  SourceFinder(const Unit &U, const Callable &C)
      : U(U), C(C) {}

  Source find(const Expr *E, unsigned Depth = 0) const {
    constexpr unsigned MaximumDepth = 8;
    if (Depth == MaximumDepth)
      return {};
    E = handedOn(E);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      return bodyOf(Lambda->getCallOperator(), E);
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
      return findVariable(Reference, Depth);
    // A thread, with its function.
    if (isa<CXXConstructExpr>(E) && isSink(E) && !argumentsOf(E).empty())
      return findCallable(argumentsOf(E)[0], Depth);
    if (isa<CallExpr>(E))
      return findCall(E, Depth);
    return findFunction(E);
  }

private:
  bool isTask(const Expr *E) const {
    const TypeRole Role = U.types().factsOf(E->getType()).Role;
    return Role == TypeRole::Task || Role == TypeRole::Future;
  }

  bool isSink(const Expr *Call) const {
    for (Category Sink : {Category::BlockingSink, Category::Offload,
                          Category::Continuation, Category::Wrapper})
      if (U.names().findCallee(Call, Sink))
        return true;
    return false;
  }

  Source bodyOf(const FunctionDecl *Function, const Expr *Work) const {
    Source Result;
    Result.Work = Work;
    Result.Body = U.callableOf(Function);
    if (!Result.Body && !Function->isDependentContext())
      Result.Unseen = Function;
    return Result;
  }

  Source findFunction(const Expr *E) const {
    const FunctionDecl *Function = namedFunction(U, C, E);
    return Function ? bodyOf(Function, E) : Source();
  }

  /// A callable: a name, an address, a lambda, or a variable with one of them.
  Source findCallable(const Expr *E, unsigned Depth) const {
    Source Named = findFunction(E);
    return Named.Body || Named.Unseen ? Named : find(E, Depth + 1);
  }

  Source findVariable(const DeclRefExpr *Reference, unsigned Depth) const {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable)
      return findFunction(Reference);
    if (const auto *Parameter = dyn_cast<ParmVarDecl>(Variable)) {
      Source Result;
      if (Parameter->getDeclContext() == C.Function)
        Result.Parameter = Parameter;
      return Result;
    }
    if (!Variable->hasLocalStorage() || !initOf(Variable) || isAssigned(Variable))
      return {};
    return find(initOf(Variable), Depth + 1);
  }

  bool isAssigned(const VarDecl *Variable) const {
    return llvm::any_of(C.referencesTo(Variable), [&](const DeclRefExpr *R) {
      const auto *Operator =
          dyn_cast_or_null<CXXOperatorCallExpr>(C.parents().getParent(R));
      return Operator && Operator->isAssignmentOp() && Operator->getArg(0) == R;
    });
  }

  Source findCall(const Expr *Call, unsigned Depth) const {
    const FunctionDecl *Callee = calleeOf(Call);
    if (!Callee)
      return {};
    const Callable *Body =
        U.names().isOfLibrary(Callee) ? nullptr : U.callableOf(Callee);
    if (Body && Body->isCoroutine())
      return bodyOf(Callee, Call);
    // What passes a task on, such as `task().scheduleOn(executor)`.
    if (const Expr *Object = objectOf(Call); Object && isTask(Object))
      return find(Object, Depth + 1);
    for (const Expr *Argument : argumentsOf(Call))
      if (isTask(Argument) && !isa<CXXDefaultArgExpr>(Argument))
        return find(Argument, Depth + 1);
    if (isSink(Call))
      for (const Expr *Argument : argumentsOf(Call))
        if (Source Found = findFunction(Argument); Found.Body || Found.Unseen)
          return Found;
    if (Body)
      return bodyOf(Callee, Call);
    // An override, or an operation of a library.
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (Method && Method->isVirtual()) {
      const FunctionDecl *Final = devirtualized(Call, Method);
      return Final ? bodyOf(Final, Call) : Source();
    }
    if (!isTask(Call) || U.names().isOfLibrary(Callee))
      return {};
    return bodyOf(Callee, Call);
  }

  const Unit &U;
  const Callable &C;
};

/// Whether \p Handler, a lambda, does not look at the error, which it is given
/// first; nothing for what is no lambda.
std::optional<bool> ignoresError(const Expr *Handler) {
  const auto *Lambda = dyn_cast<LambdaExpr>(handedOn(Handler));
  if (!Lambda)
    return std::nullopt;
  const CXXMethodDecl *Operator = Lambda->getCallOperator();
  if (FunctionTemplateDecl *Template = Lambda->getDependentCallOperator())
    Operator = cast<CXXMethodDecl>(Template->getTemplatedDecl());
  return Operator->getNumParams() == 0 ||
         !(Operator->getParamDecl(0)->isReferenced() ||
           Operator->getParamDecl(0)->isUsed());
}

/// What \p Facts says about \p Call: what becomes of an error. Nothing where the
/// call detaches nothing, or hands the error to somebody.
std::optional<DetachedWork> judgeHandler(const Expr *Call, const Entry &Facts) {
  DetachedWork Result;
  Result.Call = Call;
  Result.Fate = Facts.Errors;
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  if (!Facts.Handler) {
    // A callable that is told of the end, as in `future.Detach(callback)`.
    if (!Facts.Work && objectOf(Call) && !Arguments.empty())
      return std::nullopt;
    return Result;
  }
  // Without a handler it can be a call that returns a future instead.
  if (*Facts.Handler >= Arguments.size())
    return Call->getType()->isVoidType() ? std::optional(Result) : std::nullopt;
  const Expr *Handler = Arguments[*Facts.Handler];
  if (isOneOf(handedOn(Handler)->getType(), Facts.Tokens))
    return Result;
  if (!ignoresError(Handler).value_or(false))
    return std::nullopt;
  Result.Fate = ExceptionFate::Lost;
  Result.Ignoring = handedOn(Handler);
  return Result;
}

/// Whether nobody can hold on to a value of \p T: there is nothing in it.
bool isEmpty(QualType T) {
  if (T->isVoidType())
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Record->isEmpty();
}

class WorkCollector {
public:
  WorkCollector(const Unit &U, const Callable &C) : U(U), C(C) {}

  std::vector<DetachedWork> run() {
    addSelf();
    for (const Expr *Call : C.Calls)
      if (isa<CallExpr>(Call) && !Call->containsErrors() && !Call->isTypeDependent())
        if (const Entry *Facts = U.names().findCallee(Call, Category::Detacher))
          addCall(Call, *Facts);
    return std::move(Result);
  }

private:
  /// A coroutine whose type lets nobody wait.
  void addSelf() {
    if (!C.CoroutineBody || C.Kind == ContextKind::Generator)
      return;
    const QualType T = C.Function->getReturnType();
    if (U.names().findType(T, Category::Allow))
      return;
    DetachedWork Found;
    Found.Body = &C;
    Found.In = &C;
    if (const Entry *Facts = U.names().findType(T, Category::Detacher)) {
      Found.Fate = Facts->Errors;
    } else {
      const TypeRole Role = U.types().factsOf(T).Role;
      const VarDecl *Promise = C.CoroutineBody->getPromiseDecl();
      if ((Role != TypeRole::SelfOwned && !T->isVoidType()) || !isEmpty(T) || !Promise)
        return;
      Found.Fate =
          fateOf(U, Promise->getType()->getAsCXXRecordDecl(), Found.Handler);
    }
    Result.push_back(Found);
  }

  void addCall(const Expr *Call, const Entry &Facts) {
    std::optional<DetachedWork> Found = judgeHandler(Call, Facts);
    const Expr *Work = Found ? detachedBy(Call, Facts) : nullptr;
    if (!Work || handlesErrors(U, Work))
      return;
    const Source From = SourceFinder(U, C).find(Work);
    Found->In = &C;
    if (From.Parameter)
      return addSpawner(*Found, From.Parameter);
    add(*Found, From);
  }

  void add(DetachedWork Found, const Source &From) {
    Found.Body = From.Body;
    Found.Unseen = From.Unseen;
    Found.Work = From.Work;
    if (Found.Body || Found.Unseen)
      Result.push_back(Found);
  }

  /// The function detaches \p Parameter: the work is what its callers give it.
  void addSpawner(DetachedWork Found, const ParmVarDecl *Parameter) {
    for (const Unit::CallSite &Site : U.callsOf(C.Function)) {
      const Expr *Argument =
          argumentFor(Site.Call, C.Function, Parameter->getFunctionScopeIndex());
      if (!Argument || handlesErrors(U, Argument))
        continue;
      Found.Via = Site.Call;
      Found.In = Site.In;
      add(Found, SourceFinder(U, *Site.In).find(Argument));
    }
  }

  const Unit &U;
  const Callable &C;
  std::vector<DetachedWork> Result;
};

} // namespace

const Expr *detachedBy(const Expr *Call, const Entry &Facts) {
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  if (Facts.Work)
    return *Facts.Work < Arguments.size() ? Arguments[*Facts.Work] : nullptr;
  if (const Expr *Object = objectOf(Call))
    return Object;
  // The object of a function object comes first.
  const unsigned First = isa<CXXOperatorCallExpr>(Call) ? 1 : 0;
  return First < Arguments.size() ? Arguments[First] : nullptr;
}

std::vector<DetachedWork> detachedWork(const Unit &U, const Callable &C) {
  // A library that passes work on does so for its users.
  if (U.names().isOfLibrary(C.Function))
    return {};
  return WorkCollector(U, C).run();
}

} // namespace async_tidy

//===- TaskBorrow.cpp - what the work of a task refers to -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/TaskBorrow.h"
#include "analysis/KeptParameter.h"
#include "analysis/KnownCallee.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// A function whose `return` is looked at: the one that hands the work on, or one
/// that it calls.
struct Frame {
  const FunctionDecl *Function;
  /// The call of it in the frame of the caller; null for the first function, and
  /// for a lambda that somebody else calls.
  const Expr *Call = nullptr;
  const Frame *Caller = nullptr;
  /// The expression of the first function that leads here.
  const Expr *Site = nullptr;
  unsigned Depth = 0;
};

const LambdaExpr *lambdaIn(const Expr *E) { return dyn_cast<LambdaExpr>(handedOn(E)); }

/// Whether an object of class \p Record stands for another one that lives on, as
/// a pointer does, or has nothing in it: all of its members do.
bool isHandle(const CXXRecordDecl *Record, unsigned Depth = 0) {
  if (!Record || !Record->hasDefinition() || Depth == 4)
    return false;
  if (Record->isEmpty())
    return true;
  auto StandsForAnother = [&](QualType T) {
    return T->isScalarType() || T->isReferenceType() ||
           isHandle(T->getAsCXXRecordDecl(), Depth + 1);
  };
  // A smart pointer that can be copied.
  const bool IsShared = llvm::any_of(Record->ctors(), [](const CXXConstructorDecl *C) {
    return C->isCopyConstructor() && !C->isDeleted() && !C->isTrivial();
  });
  if (IsShared &&
      !Record->lookup(Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Arrow))
           .empty())
    return true;
  bool HasPointer = false;
  for (const FieldDecl *Field : Record->fields()) {
    if (!StandsForAnother(Field->getType()))
      return false;
    HasPointer |= !Field->getType()->isArithmeticType();
  }
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (!isHandle(Base.getType()->getAsCXXRecordDecl(), Depth + 1))
      return false;
  return HasPointer || Record->field_empty();
}

/// Whether \p Is finds a capture of the closures in \p S.
template <typename Predicate> bool anyCapture(const Stmt *S, const Predicate &Is) {
  if (!S)
    return false;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return llvm::any_of(Lambda->captures(), Is);
  return llvm::any_of(S->children(),
                      [&](const Stmt *Child) { return anyCapture(Child, Is); });
}

class Borrower {
public:
  Borrower(const Unit &U, const Callable &C, HandedWork &Result)
      : U(U), C(C), Result(Result) {}

  void work(const Expr *E, const Frame &In) {
    if (++Steps > MaximumSteps || E->containsErrors())
      return;
    E = handedOn(E);
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      work(Choice->getTrueExpr(), In);
      return work(Choice->getFalseExpr(), In);
    }
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
      return workIn(dyn_cast<VarDecl>(Reference->getDecl()), In);
    if (const auto *List = dyn_cast<InitListExpr>(E)) {
      for (const Expr *Init : List->inits())
        // Clang leaves out what it cannot make sense of.
        if (Init && isWork(U, Init->getType()))
          work(Init, In);
      return;
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      for (const Expr *Argument : Construct->arguments())
        if (isWork(U, Argument->getType()))
          work(Argument, In);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(E))
      workOfCall(Call, In);
  }

private:
  /// Enough for real code, and an end to what calls itself.
  static constexpr unsigned MaximumSteps = 200;
  static constexpr unsigned MaximumDepth = 4;

  /// A task that was stored before: of a variable that nothing but `return` names,
  /// and of a parameter that the caller gave a task to.
  void workIn(const VarDecl *Variable, const Frame &In) {
    if (!Variable || !Variable->hasLocalStorage())
      return;
    if (const auto *Parameter = dyn_cast<ParmVarDecl>(Variable)) {
      if (const Expr *Argument = argumentOf(Parameter, In))
        work(Argument, *In.Caller);
      return;
    }
    const Callable *Body = U.callableOf(In.Function);
    const Expr *Init = initOf(Variable);
    if (!Body || Variable->getDeclContext() != In.Function || !Init ||
        Variable->getType()->isReferenceType())
      return;
    const bool OnlyReturned =
        llvm::all_of(Body->referencesTo(Variable), [&](const DeclRefExpr *Use) {
          const Stmt *Parent = Use;
          while (isa_and_nonnull<Expr>(Parent) && !isa<LambdaExpr>(Parent))
            Parent = Body->parents().getParent(Parent);
          return isa_and_nonnull<ReturnStmt>(Parent);
        });
    if (OnlyReturned && !mayWaitBehind(Init, *Body))
      work(Init, In);
  }

  /// Whether \p Body may wait for the work that \p Init makes before it hands that
  /// on: it blocks, or names what a closure of the work captures by reference, such
  /// as a latch.
  bool mayWaitBehind(const Expr *Init, const Callable &Body) const {
    const SourceManager &Sources = U.context().getSourceManager();
    auto IsBehind = [&](const Expr *E) {
      return Sources.isBeforeInTranslationUnit(Init->getEndLoc(), E->getBeginLoc());
    };
    if (llvm::any_of(Body.Calls, [&](const Expr *Call) {
          return IsBehind(Call) && U.names().findCallee(Call, Category::Blocking);
        }))
      return true;
    return anyCapture(Init, [&](const LambdaCapture &Capture) {
      const auto *Captured = Capture.capturesVariable()
                                 ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                                 : nullptr;
      return Captured && Capture.getCaptureKind() == LCK_ByRef &&
             llvm::any_of(Body.referencesTo(Captured), IsBehind);
    });
  }

  const Expr *argumentOf(const ParmVarDecl *Parameter, const Frame &In) const {
    if (!In.Call || Parameter->getDeclContext() != In.Function)
      return nullptr;
    return argumentFor(In.Call, In.Function, Parameter->getFunctionScopeIndex());
  }

  void workOfCall(const CallExpr *Call, const Frame &In) {
    const FunctionDecl *Callee = calleeOf(Call);
    const bool IsUnjoinable = !In.Caller && isUnjoinable(U, Call->getType());
    if (!Callee || !(IsUnjoinable || isWork(U, Call->getType())) ||
        U.names().findCallee(Call, Category::ReadyFactory) ||
        U.names().findCallee(Call, Category::Allow))
      return;
    // `wait()` of a future returns it when the work is done.
    if (const Entry *Wait = U.names().findCallee(Call, Category::Blocking);
        Wait && !Wait->BlocksInResult)
      return;
    const bool IsCombinator = workOfArguments(Call, In);
    const TypeFacts &Facts = U.types().factsOf(Call->getType());
    const bool IsLazy = Facts.Role == TypeRole::Task && Facts.Start == Start::Lazy;
    if (U.names().findCallee(Call, Category::Continuation) ||
        U.names().findCallee(Call, Category::Offload)) {
      // An executor can refuse what it is given.
      if (!IsCombinator)
        addMaker({Call, /*FailsInTask=*/IsLazy, IsLazy}, In);
      addClosures(Call, IsLazy, In);
      if (IsLazy)
        addUnseen(Call, Callee, In, /*IsDeclaration=*/false);
      return;
    }
    if (U.names().findCallee(Call, Category::InlineSink))
      return lookIntoLambdas(Call, In);
    if (const FunctionDecl *Wrapped = wrappedCoroutine(Call, In)) {
      if (!IsCombinator)
        addMaker({Call, /*FailsInTask=*/true, IsLazy}, In);
      const Expr *Wrapper = cast<CXXOperatorCallExpr>(Call)->getArg(0);
      if (keepsObject(U, Wrapped, IsLazy))
        report(namedObjects(U, Wrapper), Wrapper, nullptr, Wrapped, IsLazy, In);
      return;
    }

    const FunctionDecl *Definition = nullptr;
    const Stmt *Body = Callee->getBody(Definition);
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    const bool IsOpen = Method && Method->isVirtual() && !devirtualized(Call, Method);
    if (Body && !IsOpen && isa<CoroutineBodyStmt>(Body)) {
      if (!IsCombinator && !doesNothing(Definition))
        addMaker({Call, /*FailsInTask=*/true, IsLazy}, In);
      return addKept(Call, Definition, In, IsLazy);
    }
    if (Body && !IsOpen && U.callableOf(Definition)) {
      lookInto(Call, Definition, Body, In);
      return;
    }
    if (!IsCombinator)
      addMaker({Call, IsLazy, IsLazy}, In);
    if (IsLazy)
      addUnseen(Call, Callee, In, /*IsDeclaration=*/!Body || IsOpen);
  }

  /// The lambda coroutine that \p Call runs through an object that owns it, such as a
  /// `std::function`; or null.
  const FunctionDecl *wrappedCoroutine(const CallExpr *Call, const Frame &In) const {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    if (!Operator || Operator->getOperator() != OO_Call || In.Caller)
      return nullptr;
    const Expr *Wrapper = Operator->getArg(0);
    if (!U.names().findType(Wrapper->getType(), Category::Wrapper) ||
        isView(U, Wrapper->getType()))
      return nullptr;
    const auto *Wrapped =
        dyn_cast_or_null<CXXMethodDecl>(namedFunction(U, C, Wrapper));
    return Wrapped && Wrapped->getParent()->isLambda() &&
                   Wrapped->isImplicitObjectMemberFunction() && coroutineBodyOf(Wrapped)
               ? Wrapped
               : nullptr;
  }

  /// The tasks that \p Call is given; whether there are any.
  bool workOfArguments(const CallExpr *Call, const Frame &In) {
    bool HasWork = false;
    auto Add = [&](const Expr *E) {
      if (!E || !isWork(U, E->getType()))
        return;
      HasWork = true;
      work(E, In);
    };
    Add(objectOf(Call));
    for (const Expr *Argument : argumentsOf(Call))
      Add(Argument);
    return HasWork;
  }

  /// A coroutine that has nothing to wait for and calls nobody.
  bool doesNothing(const FunctionDecl *Function) const {
    const Callable *Body = U.callableOf(Function);
    return Body && Body->Suspensions.empty() &&
           llvm::none_of(Body->Calls, [](const Expr *E) { return isa<CallExpr>(E); });
  }

  void addMaker(TaskMaker Maker, const Frame &In) {
    if (!In.Caller)
      Result.Makers.push_back(Maker);
    else if (In.Site && isa<CallExpr>(In.Site))
      // What the function in between does itself is part of the call.
      Result.Makers.push_back({In.Site, /*FailsInTask=*/false, Maker.IsLazy});
  }

  /// What the closures that \p Call hands to an executor refer to.
  void addClosures(const CallExpr *Call, bool IsLazy, const Frame &In) {
    Maker = Call;
    const Expr *Object = objectOf(Call);
    // The continuation of a completed future runs at once.
    if (Object && isa<CallExpr>(handedOn(Object)) &&
        U.names().findCallee(handedOn(Object), Category::ReadyFactory))
      return;
    for (const Expr *Argument : argumentsOf(Call))
      if (!isWork(U, Argument->getType()) && !isIterator(Argument->getType()))
        report(viewedObjects(U, Argument), Argument, nullptr, nullptr, IsLazy, In);
  }

  /// What a function is given to go through, it goes through before it returns.
  static bool isIterator(QualType T) {
    return plainName(T.getNonReferenceType()->getAsCXXRecordDecl())
        .ends_with_insensitive("iterator");
  }

  /// The lambdas of \p Call run in it, and their tasks are part of its result.
  void lookIntoLambdas(const CallExpr *Call, const Frame &In) {
    for (const Expr *Argument : argumentsOf(Call))
      if (const LambdaExpr *Lambda = lambdaIn(Argument)) {
        if (const FunctionTemplateDecl *Template = Lambda->getDependentCallOperator())
          for (const FunctionDecl *Special : Template->specializations())
            lookIntoLambda(Special, In);
        else
          lookIntoLambda(Lambda->getCallOperator(), In);
      }
  }

  void lookIntoLambda(const FunctionDecl *Operator, const Frame &In) {
    const Stmt *Body = Operator->isDependentContext() ? nullptr : Operator->getBody();
    if (Body && !isa<CoroutineBodyStmt>(Body))
      lookInto(nullptr, Operator, Body, In);
  }

  void lookInto(const Expr *Call, const FunctionDecl *Function, const Stmt *Body,
                const Frame &In) {
    if (In.Depth == MaximumDepth)
      return;
    const Frame Next = {Function, Call, &In, In.Caller ? In.Site : Call, In.Depth + 1};
    for (const ReturnStmt *Return : returnsIn(Body))
      if (Return->getRetValue())
        work(Return->getRetValue(), Next);
  }

  /// What the coroutine \p Function reads after \p Call.
  void addKept(const Expr *Call, const FunctionDecl *Function, const Frame &In,
               bool IsLazy) {
    Maker = Call;
    for (const ParmVarDecl *Parameter : Function->parameters()) {
      const Expr *Argument =
          argumentFor(Call, Function, Parameter->getFunctionScopeIndex());
      if (Argument && refersToArgument(Parameter, Argument) &&
          keepsParameter(U, Function, Parameter, IsLazy))
        bind(Argument, Parameter, IsLazy, In);
    }
    if (const Expr *Receiver = receiverOf(Call, Function);
        Receiver && keepsObject(U, Function, IsLazy))
      bindReceiver(Receiver, Function, IsLazy, In);
  }

  /// What \p Callee, whose body is not in the unit, refers to when its lazy work
  /// starts.
  void addUnseen(const Expr *Call, const FunctionDecl *Callee, const Frame &In,
                 bool IsDeclaration) {
    Maker = Call;
    for (const ParmVarDecl *Parameter : Callee->parameters()) {
      const Expr *Argument =
          argumentFor(Call, Callee, Parameter->getFunctionScopeIndex());
      if (!Argument)
        continue;
      // A function of a library that is no coroutine may copy what it is given, if
      // that can be copied. What a view in it leads to stays where it is.
      if (IsDeclaration ? refersToArgument(Parameter, Argument)
                        : isView(U, Argument->getType()) || lambdaIn(Argument))
        bind(Argument, Parameter, /*IsLazy=*/true, In, /*ByValue=*/!IsDeclaration);
      else if (Parameter->getType()->isLValueReferenceType() &&
               isIdentity(Argument->getType()->getAsCXXRecordDecl()))
        bind(Argument, Parameter, /*IsLazy=*/true, In);
    }
    const Expr *Receiver = receiverOf(Call, Callee);
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (Receiver && Method->getRefQualifier() != RQ_RValue &&
        (IsDeclaration || isIdentity(Method->getParent())))
      bindReceiver(Receiver, Callee, /*IsLazy=*/true, In);
  }

  /// Whether objects of \p Record cannot be copied, so that work on one of them is
  /// work on that very object.
  bool isIdentity(const CXXRecordDecl *Record) const {
    return Record && Record->hasDefinition() &&
           !U.names().find(Record, Category::Wrapper) &&
           !Record->needsImplicitCopyConstructor() &&
           llvm::none_of(Record->ctors(), [](const CXXConstructorDecl *C) {
             return C->isCopyConstructor() && !C->isDeleted();
           });
  }

  bool refersToArgument(const ParmVarDecl *Parameter, const Expr *Argument) const {
    return Parameter->getType()->isReferenceType() || isView(U, Parameter->getType()) ||
           !viewedObjects(U, Argument).empty();
  }

  void bind(const Expr *Argument, const ParmVarDecl *Parameter, bool IsLazy,
            const Frame &In, bool ByValue = false) {
    if (isWork(U, Argument->getType()))
      return;
    if (Parameter->getType()->isReferenceType() && !ByValue)
      report(namedObjects(U, Argument), Argument, Parameter, nullptr, IsLazy, In);
    if (!Parameter->getType()->isReferenceType() || isView(U, Parameter->getType()) ||
        lambdaIn(Argument) || ByValue)
      report(viewedObjects(U, Argument), Argument, Parameter, nullptr, IsLazy, In);
  }

  void bindReceiver(const Expr *Receiver, const FunctionDecl *Function, bool IsLazy,
                    const Frame &In) {
    QualType T = Receiver->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    if (isWork(U, T) || isView(U, T))
      return;
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (!Record || (!Record->isLambda() && isHandle(Record)))
      return;
    // An eager coroutine can take a share in its object before it is suspended.
    if (!IsLazy && Receiver->getType()->isPointerType() &&
        U.names().findType(T, Category::SharedOwner))
      return;
    report(Receiver->getType()->isPointerType() ? viewedObjects(U, Receiver)
                                                : namedObjects(U, Receiver),
           Receiver, nullptr, Function, IsLazy, In);
  }

  /// Adds those of \p Objects that end with the first function.
  void report(const BorrowedObjects &Objects, const Expr *Where,
              const ParmVarDecl *Keeper, const FunctionDecl *Runs, bool IsLazy,
              const Frame &In) {
    for (const BorrowedObject &Object : Objects)
      reportOne(Object, Where, Keeper, Runs, IsLazy, In);
  }

  void reportOne(const BorrowedObject &Object, const Expr *Where,
                 const ParmVarDecl *Keeper, const FunctionDecl *Runs, bool IsLazy,
                 const Frame &In) {
    if (++Steps > MaximumSteps)
      return;
    // A temporary of a function in between is that function's own business.
    if (!Object.Variable) {
      if (!In.Caller)
        add({Where, Object, Maker, Keeper, Runs, IsLazy});
      return;
    }
    const auto *Parameter = dyn_cast<ParmVarDecl>(Object.Variable);
    if (Parameter && (Object.IsBehind || Parameter->getType()->isReferenceType())) {
      const Expr *Argument = argumentOf(Parameter, In);
      if (!Argument)
        return;
      return report(Object.IsBehind ? viewedObjects(U, Argument)
                                    : namedObjects(U, Argument),
                    Argument, Keeper, Runs, IsLazy, *In.Caller);
    }
    if (Object.Variable->getDeclContext() != C.Function ||
        (Object.IsOwned && isMoved(Object.Variable)))
      return;
    if (!In.Caller)
      return add({Where, Object, Maker, Keeper, Runs, IsLazy});
    // A lambda of the first function names its variable.
    if (const Expr *Site = In.Site ? In.Site : Where; isCapturedByReference(Object.Variable, In))
      add({Site, Object, Maker, Keeper, Runs, IsLazy});
  }

  bool isCapturedByReference(const VarDecl *Variable, const Frame &In) const {
    for (const Frame *F = &In; F->Caller; F = F->Caller) {
      const auto *Method = dyn_cast<CXXMethodDecl>(F->Function);
      if (!Method || !Method->getParent()->isLambda())
        continue;
      for (const LambdaCapture &Capture : Method->getParent()->captures())
        if (Capture.capturesVariable() && Capture.getCapturedVar() == Variable)
          return Capture.getCaptureKind() == LCK_ByRef;
    }
    return false;
  }

  /// Whether the function hands \p Variable on, and with it what it owns.
  bool isMoved(const VarDecl *Variable) const {
    return llvm::any_of(C.referencesTo(Variable), [&](const DeclRefExpr *Use) {
      const auto *Call = dyn_cast_or_null<CallExpr>(C.parents().getParent(Use));
      return Call && Call->getNumArgs() == 1 &&
             U.names().findCallee(Call, Category::Wrapper);
    });
  }

  void add(TaskBorrow Borrow) {
    for (const TaskBorrow &Known : Result.Borrows)
      if (Known.Where == Borrow.Where)
        return;
    Result.Borrows.push_back(Borrow);
  }

  const Unit &U;
  const Callable &C;
  HandedWork &Result;
  /// The call whose work keeps what is bound.
  const Expr *Maker = nullptr;
  unsigned Steps = 0;
};

} // namespace

bool isUnjoinable(const Unit &U, QualType T) {
  return U.types().factsOf(T).Role == TypeRole::SelfOwned ||
         U.names().findType(T, Category::Detacher);
}

bool isWork(const Unit &U, QualType T) {
  switch (U.types().factsOf(T).Role) {
  case TypeRole::Task:
  case TypeRole::Future:
  case TypeRole::Awaitable:
    return true;
  case TypeRole::None:
  case TypeRole::Generator:
  case TypeRole::SelfOwned:
    return false;
  }
  return false;
}

HandedWork workOf(const Unit &U, const Callable &C, const Expr *E) {
  HandedWork Result;
  Borrower(U, C, Result).work(E, {C.Function});
  return Result;
}

llvm::SmallVector<const ReturnStmt *, 4> returnsIn(const Stmt *Body) {
  llvm::SmallVector<const ReturnStmt *, 4> Result;
  auto Visit = [&](auto &Self, const Stmt *S) -> void {
    if (!S || isa<Expr>(S) || isa<DeclStmt>(S))
      return;
    if (const auto *Return = dyn_cast<ReturnStmt>(S))
      Result.push_back(Return);
    for (const Stmt *Child : S->children())
      Self(Self, Child);
  };
  Visit(Visit, Body);
  return Result;
}

} // namespace async_tidy

//===- DroppedClosure.cpp - coroutine closures that others destroy --------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/DroppedClosure.h"
#include "analysis/CallableCollector.h"
#include "analysis/KnownCallee.h"
#include "analysis/ReturnedTask.h"
#include "analysis/TaskBorrow.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {
namespace {

using Way = DroppedClosure::Way;

/// A callable among the arguments of a call, without what wraps it.
struct GivenCallable {
  const Expr *Written = nullptr;
  /// Its coroutine call operators: several in a generic lambda.
  llvm::SmallVector<const FunctionDecl *, 2> Operators;
  /// What a wrapper around it says about its end.
  CallableFate Fate = CallableFate::Unknown;
  /// A wrapper around it drops what it returns.
  bool IsDropped = false;
};

constexpr Category SinkCategories[] = {
    Category::Continuation, Category::BlockingSink, Category::Offload,
    Category::InlineSink, Category::Wrapper};

/// What the models say that \p Call does with its callables.
const Entry *sinkFacts(const Unit &U, const Expr *Call) {
  const Entry *Any = nullptr;
  for (Category C : SinkCategories)
    if (const Entry *Facts = U.names().findCallee(Call, C)) {
      if (Facts->Callable != CallableFate::Unknown)
        return Facts;
      if (!Any || (!Any->DropsResult && Facts->DropsResult))
        Any = Facts;
    }
  return Any;
}

/// The coroutines among the call operators of \p Record. One that has its object
/// by value keeps it in its frame.
llvm::SmallVector<const FunctionDecl *, 2> coroutineOperators(const CXXRecordDecl *Record) {
  llvm::SmallVector<const FunctionDecl *, 2> Result;
  auto Add = [&](const FunctionDecl *Function) {
    const FunctionDecl *Definition = nullptr;
    if (!Function->hasBody(Definition) || !coroutineBodyOf(Definition))
      return;
    const auto *Method = cast<CXXMethodDecl>(Definition);
    if (Method->isStatic() ||
        (Method->isExplicitObjectMemberFunction() &&
         !Method->getParamDecl(0)->getType()->isReferenceType()))
      return;
    Result.push_back(Definition);
  };
  if (!Record || !Record->hasDefinition())
    return Result;
  for (const NamedDecl *D : Record->getDefinition()->lookup(
           Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call))) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
      for (const FunctionDecl *Special : Template->specializations())
        Add(Special);
    } else if (const auto *Method = dyn_cast<CXXMethodDecl>(D)) {
      Add(Method);
    }
  }
  return Result;
}

/// The callable that \p E hands on, looked for in the wrappers around it, and in the
/// variable that keeps one.
GivenCallable givenCallable(const Unit &U, const Callable &C, const Expr *E,
                            unsigned Depth = 0) {
  constexpr unsigned MaximumDepth = 4;
  E = withoutMoves(E);
  // `std::function<Task()>(work)`.
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E);
      Cast && Cast->getCastKind() == CK_ConstructorConversion)
    E = withoutMoves(Cast->getSubExpr());
  GivenCallable Result;
  // A reference to it, such as `std::ref(work)`, leaves it where it is.
  if (Depth == MaximumDepth || E->containsErrors() || isView(U, E->getType()))
    return Result;
  const Entry *Wrapper = isa<CallExpr, CXXConstructExpr>(E)
                             ? U.names().findCallee(E, Category::Wrapper)
                             : nullptr;
  Result.Operators = coroutineOperators(E->getType()->getAsCXXRecordDecl());
  if (!Result.Operators.empty() && !Wrapper) {
    Result.Written = E;
    return Result;
  }
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable || !Variable->isLocalVarDecl() || Variable->isStaticLocal() ||
        !U.names().findType(Variable->getType(), Category::Wrapper) ||
        !initOf(Variable) || !keepsItsValue(C, Variable))
      return Result;
    return givenCallable(U, C, initOf(Variable), Depth + 1);
  }
  if (!Wrapper)
    return Result;
  Result.Operators.clear();
  for (auto [Index, Argument] : llvm::enumerate(argumentsOf(E))) {
    GivenCallable Inner = givenCallable(U, C, Argument, Depth + 1);
    if (!Inner.Written)
      continue;
    if (Wrapper->Callable != CallableFate::Unknown)
      Inner.Fate = Wrapper->Callable;
    Inner.IsDropped |= U.callbackDrops().dropperOf(E, Index).has_value();
    return Inner;
  }
  return Result;
}

/// The expression that hands on what \p E is, through copies, moves and
/// conversions: the first parent that does something with it.
const Stmt *userOf(const Unit &U, const Callable &C, const Expr *E, const Expr *&Operand) {
  Operand = E;
  for (const Stmt *Parent = C.parents().getParent(const_cast<Expr *>(E)); Parent;
       Parent = C.parents().getParent(const_cast<Stmt *>(Parent))) {
    const auto *Call = dyn_cast<CallExpr>(Parent);
    const bool IsMove =
        Call && Call->getNumArgs() == 1 && !isa<CXXOperatorCallExpr>(Call) &&
        (Call->isCallToStdMove() || Call->getBuiltinCallee() == Builtin::BIforward);
    const auto *Construct = dyn_cast<CXXConstructExpr>(Parent);
    const bool IsWrapper =
        Construct && U.names().findCallee(Construct, Category::Wrapper);
    if (!IsMove && !IsWrapper && !isTransparent(Parent) && !isa<ParenExpr>(Parent))
      return Parent;
    Operand = cast<Expr>(Parent);
  }
  return nullptr;
}

/// The member in which \p E names an object, itself or an element: `handler_`,
/// `handlers_[key]`, and what a loop over it or an iterator into it leads to. Null
/// for a copy. \p IsBehind says that \p E leads to the object.
const FieldDecl *memberWith(const Unit &U, const Expr *E, bool IsBehind = false) {
  constexpr unsigned MaximumSteps = 16;
  for (unsigned Step = 0; Step != MaximumSteps && E; ++Step) {
    E = written(E);
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (isa<CXXThisExpr>(written(Member->getBase())) || !Member->isArrow())
        if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
            Field && !U.names().isOfLibrary(Field))
          return Field;
      IsBehind |= Member->isArrow();
      E = Member->getBase();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (!llvm::is_contained({OO_Subscript, OO_Star, OO_Arrow}, Operator->getOperator()))
        return nullptr;
      IsBehind |= Operator->getOperator() != OO_Subscript;
      E = Operator->getArg(0);
    } else if (const auto *Pointer = dyn_cast<UnaryOperator>(E);
               Pointer && Pointer->getOpcode() == UO_Deref) {
      IsBehind = true;
      E = Pointer->getSubExpr();
    } else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Subscript->getBase();
    } else if (isa<CXXMemberCallExpr>(E)) {
      E = objectOf(E);
    } else if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
      const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
      if (!Variable || !Variable->isLocalVarDecl() ||
          !(Variable->getType()->isReferenceType() || Variable->isImplicit() ||
            (IsBehind && isView(U, Variable->getType()))))
        return nullptr;
      E = initOf(Variable);
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

/// The call of the object \p Callee, or null: `callback()`, `std::invoke(callback)`.
const Expr *callOf(const Unit &U, const Stmt *Parent, const Expr *Callee) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Parent);
  if (!Call || Call->getNumArgs() == 0 || Call->getArg(0) != Callee)
    return nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getOperator() == OO_Call ? Call : nullptr;
  const Entry *Facts = U.names().findCallee(Call, Category::InlineSink);
  return Facts && Facts->Callable == CallableFate::Borrowed ? Call : nullptr;
}

/// What a function of the unit does with a callable.
struct Verdict {
  Way How;
  const Expr *Site;
};

class Judge {
public:
  /// \p IsSelfOwned says that nobody can await the coroutine, and \p IsSlot that
  /// nobody has to.
  Judge(const Unit &U, bool IsSelfOwned, bool IsSlot)
      : U(U), IsSelfOwned(IsSelfOwned), IsSlot(IsSlot) {}

  /// What \p Call does with its argument \p Index, by the models or by its body;
  /// nothing where that is unknown, or does no harm.
  std::optional<Verdict> of(const Expr *Call, unsigned Index, unsigned Depth = 0) const {
    const Entry *Facts = sinkFacts(U, Call);
    return Facts ? ofModel(*Facts) : ofBody(Call, Index, Depth);
  }

private:
  std::optional<Verdict> ofModel(const Entry &Facts) const {
    switch (Facts.Callable) {
    case CallableFate::Kept:
      return std::nullopt;
    case CallableFate::Dropped:
      return Verdict{Way::Drops, nullptr};
    case CallableFate::Borrowed:
      return Verdict{Way::Borrows, nullptr};
    case CallableFate::Unknown:
      break;
    }
    // Who knows no coroutines waits for none.
    if (!Facts.DropsResult || Facts.Category == Category::Wrapper ||
        !(IsSelfOwned || IsSlot))
      return std::nullopt;
    return Verdict{Facts.Category == Category::InlineSink ? Way::Drops : Way::MayDrop,
                   nullptr};
  }

  std::optional<Verdict> ofBody(const Expr *Call, unsigned Index, unsigned Depth) const {
    constexpr unsigned MaximumDepth = 4;
    if (Depth == MaximumDepth)
      return std::nullopt;
    const FunctionDecl *Callee = calleeOf(Call);
    const FunctionDecl *Definition = nullptr;
    if (!Callee || !Callee->hasBody(Definition) ||
        Definition->getNumParams() == 0 || U.names().isOfLibrary(Definition))
      return std::nullopt;
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (Method && Method->isVirtual() && !devirtualized(Call, Method))
      return std::nullopt;
    const Callable *Body = U.callableOf(Definition);
    const ParmVarDecl *Parameter = parameterFor(Call, Definition, Index);
    // The frame of a coroutine keeps its parameters.
    if (!Body || Body->isCoroutine() || !Parameter || isa<CXXConstructorDecl>(Definition))
      return std::nullopt;
    const llvm::ArrayRef<const DeclRefExpr *> Uses = Body->referencesTo(Parameter);
    std::optional<Verdict> Result;
    for (const DeclRefExpr *Use : Uses) {
      const Expr *Operand = nullptr;
      const Stmt *User = userOf(U, *Body, Use, Operand);
      // A test of whether there is one.
      if (isa_and_nonnull<MemberExpr>(User))
        continue;
      std::optional<Verdict> Own;
      if (const Expr *Inner = callOf(U, User, Operand))
        Own = ofResult(*Body, Inner);
      else if (Uses.size() == 1 && !(Own = ofStore(User, Operand)))
        Own = ofNext(*Body, User, Operand, Depth);
      if (!Own)
        return std::nullopt;
      if (!Result)
        Result = Own;
    }
    return Result;
  }

  /// \p User, in the sink, hands the callable on.
  std::optional<Verdict> ofNext(const Callable &Body, const Stmt *User,
                                const Expr *Operand, unsigned Depth) const {
    const auto *Call = dyn_cast_or_null<CallExpr>(User);
    if (!Call)
      return std::nullopt;
    for (auto [Index, Argument] : llvm::enumerate(argumentsOf(Call))) {
      if (Argument != Operand)
        continue;
      std::optional<Verdict> Next = of(Call, Index, Depth + 1);
      // Its own copy ends with it, unless that waits.
      if (Next && Next->How == Way::Borrows)
        return isWaitedForInPlace(U, Body, Call) ? std::nullopt : ofResult(Body, Call);
      if (Next && !Next->Site)
        Next->Site = Operand;
      return Next;
    }
    return std::nullopt;
  }

  /// \p Call, in the sink, starts the coroutine.
  std::optional<Verdict> ofResult(const Callable &Body, const Expr *Call) const {
    if (IsSelfOwned)
      return Verdict{Way::Drops, Call};
    const Expr *Operand = nullptr;
    const Stmt *User = userOf(U, Body, Call, Operand);
    const auto *Statement = dyn_cast_or_null<DeclStmt>(User);
    const auto *Variable = Statement && Statement->isSingleDecl()
                               ? dyn_cast<VarDecl>(Statement->getSingleDecl())
                               : nullptr;
    if (!Variable || !Variable->hasLocalStorage())
      return ofTask(User, Call);
    for (const DeclRefExpr *Use : Body.referencesTo(Variable)) {
      User = userOf(U, Body, Use, Operand);
      // It may be what waits.
      if (isa_and_nonnull<MemberExpr>(User))
        return std::nullopt;
      if (std::optional<Verdict> Own = ofTask(User, Call))
        return Own;
    }
    return std::nullopt;
  }

  /// \p User gets the task that \p Call makes.
  std::optional<Verdict> ofTask(const Stmt *User, const Expr *Call) const {
    if (isa_and_nonnull<ReturnStmt>(User))
      return Verdict{Way::Borrows, Call};
    const auto *Taker = dyn_cast_or_null<CallExpr>(User);
    if (!Taker || U.names().findCallee(Taker, Category::Blocking))
      return std::nullopt;
    if (U.names().findCallee(Taker, Category::Detacher))
      return Verdict{Way::Drops, Call};
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Taker))
      return Operator->getOperator() == OO_Equal && memberWith(U, Operator->getArg(0))
                 ? std::optional(Verdict{Way::Drops, Call})
                 : std::nullopt;
    const Expr *Object = objectOf(Taker);
    return Object && memberWith(U, Object) &&
                   U.names().findType(Object->getType(), Category::Container)
               ? std::optional(Verdict{Way::Drops, Call})
               : std::nullopt;
  }

  /// \p User puts the callable where other functions find it.
  std::optional<Verdict> ofStore(const Stmt *User, const Expr *Operand) const {
    if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(User)) {
      const FieldDecl *Field = Operator->getOperator() == OO_Equal &&
                                       Operator->getArg(1) == Operand
                                   ? memberWith(U, Operator->getArg(0))
                                   : nullptr;
      if (Field && isCalledInPlace(Field))
        return Verdict{Way::MayDrop, Operator};
      return std::nullopt;
    }
    const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(User);
    const FieldDecl *Field =
        Member ? memberWith(U, Member->getImplicitObjectArgument()) : nullptr;
    if (!Field || !U.names().findType(Field->getType(), Category::Container))
      return std::nullopt;
    const Expr *Removal = removalFrom(Field);
    return Removal && (IsSelfOwned || isCalledInPlace(Field))
               ? std::optional(Verdict{Way::MayDrop, Removal})
               : std::nullopt;
  }

  /// Whether the unit calls what is in \p Field, and takes no copy first.
  bool isCalledInPlace(const FieldDecl *Field) const {
    for (const std::unique_ptr<Callable> &C : U.callables())
      for (const Expr *Call : C->Calls) {
        const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        if (!Operator || Operator->getOperator() != OO_Call ||
            memberWith(U, Operator->getArg(0)) != Field)
          continue;
        const bool IsDiscarded = llvm::any_of(C->Discarded, [&](const DiscardedValue &D) {
          return written(D.Value) == Call;
        });
        if (IsSelfOwned || !IsDiscarded)
          return true;
      }
    return false;
  }

  /// A call that takes something out of the container \p Field, or null.
  const Expr *removalFrom(const FieldDecl *Field) const {
    for (const std::unique_ptr<Callable> &C : U.callables())
      for (const Expr *Call : C->Calls) {
        const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        if (!Member || memberWith(U, Member->getImplicitObjectArgument()) != Field)
          continue;
        const llvm::StringRef Name = plainName(Member->getMethodDecl());
        if (Name == "erase" || Name == "clear" || Name == "pop_back" ||
            Name == "pop_front" || Name == "pop")
          return Call;
      }
    return nullptr;
  }

  const Unit &U;
  const bool IsSelfOwned;
  const bool IsSlot;
};

} // namespace

bool isWaitedForInPlace(const Unit &U, const Callable &C, const Expr *E) {
  for (const Stmt *Parent = E; isa_and_nonnull<Expr>(Parent);
       Parent = C.parents().getParent(const_cast<Stmt *>(Parent))) {
    if (isa<CoawaitExpr>(Parent))
      return true;
    if (isa<CallExpr>(Parent) &&
        U.names().findCallee(cast<Expr>(Parent), Category::Blocking))
      return true;
  }
  return false;
}

std::vector<DroppedClosure> droppedClosures(const Unit &U, const Callable &C) {
  std::vector<DroppedClosure> Result;
  for (const Expr *Call : C.Calls) {
    if (U.names().findCallee(Call, Category::Allow))
      continue;
    for (auto [Index, Argument] : llvm::enumerate(argumentsOf(Call))) {
      const GivenCallable Given = givenCallable(U, C, Argument);
      if (!Given.Written || Given.Fate != CallableFate::Unknown ||
          genericCallable(Given.Written))
        continue;
      for (const FunctionDecl *Coroutine : Given.Operators) {
        const TypeFacts &Task = U.types().factsOf(Coroutine->getReturnType());
        // Such as `winrt::fire_and_forget`.
        const bool IsSelfOwned = Task.Role == TypeRole::SelfOwned || Task.droppable();
        const bool IsSlot = Task.Entry && Task.Entry->Slot;
        if (Task.Role != TypeRole::Task && !IsSelfOwned)
          continue;
        if (!IsSelfOwned && !IsSlot &&
            (Given.IsDropped || U.callbackDrops().dropperOf(Call, Index)))
          continue;
        const std::optional<Verdict> What =
            Judge(U, IsSelfOwned, IsSlot).of(Call, Index);
        if (!What || (What->How == Way::Borrows &&
                      (Given.Written->isGLValue() || isWaitedForInPlace(U, C, Call))))
          continue;
        const bool IsLazy = Task.Start == Start::Lazy && What->How != Way::MayDrop;
        const std::optional<LaterRead> Read = readLater(U, Coroutine, IsLazy);
        if (!Read)
          continue;
        Result.push_back(
            {What->How, Given.Written, Coroutine, Call, *Read, What->Site});
        break;
      }
    }
  }
  // The matter of ReturnedTask.h.
  if (!Result.empty() && !C.isCoroutine())
    for (const ReturnedTask &Returned : returnedTasks(U, C))
      llvm::erase_if(Result, [&](const DroppedClosure &Dropped) {
        return Dropped.Closure->getBeginLoc() == Returned.Where->getBeginLoc();
      });
  return Result;
}

} // namespace async_tidy

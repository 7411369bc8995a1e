//===- ReturnedTask.cpp - tasks that outlive what they need ---------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/ReturnedTask.h"
#include "analysis/DroppedResult.h"
#include "analysis/ErrorHandler.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

bool isWithin(const Callable &C, const Stmt *S, const Stmt *Outer) {
  for (; S; S = C.parents().getParent(S))
    if (S == Outer)
      return true;
  return false;
}

bool isOfStd(const FunctionDecl *Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  return Method ? Method->getParent()->isInStdNamespace()
                : Function->isInStdNamespace();
}

/// Whether \p Handler makes a failed task of the exception, as functions do that
/// report every failure in their result, or just lets it through.
bool passesFailureOn(const Unit &U, const CXXCatchStmt *Handler) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Handler->getHandlerBlock());
  if (!Block)
    return true;
  if (Block->size() == 1) {
    const auto *Only = dyn_cast<Expr>(Block->body_front());
    const auto *Throw = Only ? dyn_cast<CXXThrowExpr>(Only->IgnoreImplicit()) : nullptr;
    if (Throw && !Throw->getSubExpr())
      return true;
  }
  const VarDecl *Exception = Handler->getExceptionDecl();
  const bool AsksForIt = anyPart(Block, LambdaBodies::Skipped, [&](const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    return asksForCurrentException(S) ||
           (Call && Call->getDirectCallee() &&
            U.names().findCallee(Call, Category::ReadyFactory));
  });
  // `return failed(error);`
  return AsksForIt || llvm::any_of(returnsIn(Block), [&](const ReturnStmt *Return) {
           return Exception &&
                  anyPart(Return->getRetValue(), LambdaBodies::Skipped,
                          [&](const Stmt *S) {
                            const auto *Reference = dyn_cast<DeclRefExpr>(S);
                            return Reference && Reference->getDecl() == Exception;
                          });
         });
}

/// Whether a handler can be meant for \p Call, and not for the task of \p Maker.
bool mayThrowItself(const Unit &U, const Expr *Call, const Expr *Maker) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee)
    return true;
  if (Call == Maker || isWork(U, Call->getType()))
    return false;
  if (isDeclaredNothrow(Callee))
    return false;
  // Copies and conversions run out of memory at most.
  if (isa<CXXConversionDecl>(Callee))
    return false;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Callee))
    return !Constructor->isCopyOrMoveConstructor() && !Constructor->isImplicit() &&
           !isOfStd(Callee);
  // `std::move` and its like are not marked in every library.
  return !U.names().findCallee(Call, Category::Wrapper);
}

class ReturnedTasks {
public:
  ReturnedTasks(const Unit &U, const Callable &C, std::vector<ReturnedTask> &Result)
      : U(U), C(C), Result(Result) {}

  void add(const ReturnStmt *Return) {
    const Expr *Value = Return->getRetValue();
    if (!Value || Value->containsErrors())
      return;
    const HandedWork Work = workOf(U, C, Value);
    for (const TaskBorrow &Borrow : Work.Borrows)
      Result.push_back({ReturnedTask::Reason::Borrow, Borrow.Where, Borrow.IsLazy,
                        Value->getType(), Borrow});
    for (const TaskMaker &Maker : Work.Makers) {
      if (Maker.FailsInTask)
        addTry(Maker, Value);
      addGuard(Maker, Return);
    }
  }

private:
  void addTry(const TaskMaker &Maker, const Expr *Value) {
    const Stmt *Child = Maker.Call;
    for (const Stmt *Parent = C.parents().getParent(Child); Parent;
         Child = Parent, Parent = C.parents().getParent(Parent)) {
      if (isa<LambdaExpr>(Parent))
        return;
      const auto *Try = dyn_cast<CXXTryStmt>(Parent);
      if (!Try || Child != Try->getTryBlock())
        continue;
      const CXXCatchStmt *Handler = handlerForWork(Try, Maker.Call);
      if (Handler)
        Result.push_back({ReturnedTask::Reason::Try, Maker.Call, Maker.IsLazy,
                          Value->getType(), {}, Handler});
      return;
    }
  }

  /// The first handler of \p Try that can only be meant for the work; null where
  /// something else in the `try` may fail.
  const CXXCatchStmt *handlerForWork(const CXXTryStmt *Try, const Expr *Maker) const {
    const Stmt *Block = Try->getTryBlock();
    if (llvm::any_of(C.Calls, [&](const Expr *Call) {
          return isWithin(C, Call, Block) && mayThrowItself(U, Call, Maker);
        }) ||
        anyPart(Block, LambdaBodies::Skipped, [](const Stmt *S) {
          return isa<CXXThrowExpr, CXXNewExpr, CXXDynamicCastExpr>(S);
        }))
      return nullptr;
    for (unsigned Index = 0; Index != Try->getNumHandlers(); ++Index)
      if (!passesFailureOn(U, Try->getHandler(Index)))
        return Try->getHandler(Index);
    return nullptr;
  }

  void addGuard(const TaskMaker &Maker, const ReturnStmt *Return) {
    llvm::SmallVector<const VarDecl *, 8> Variables(C.Function->parameters());
    llvm::append_range(Variables, C.Locals);
    for (const VarDecl *Variable : Variables)
      if (const bool IsLease = isLease(U, Variable->getType());
          (Maker.IsLazy || IsLease) && isHeldAt(Variable, Maker.Call, Return) &&
          (IsLease || !protectsMore(Variable, Maker.Call, Return))) {
        Result.push_back({ReturnedTask::Reason::Guard, Maker.Call, Maker.IsLazy,
                          Return->getRetValue()->getType(), {}, nullptr, Variable});
        return;
      }
  }

  /// Whether \p Variable is a guard that lives at \p Call and at \p Return.
  bool isHeldAt(const VarDecl *Variable, const Expr *Call, const ReturnStmt *Return) const {
    if (!Variable->hasLocalStorage() || !Variable->getIdentifier() ||
        Variable->getType()->isReferenceType() || !isGuard(U, Variable->getType()) ||
        (initOf(Variable) && isTagged(initOf(Variable))))
      return false;
    const SourceManager &Sources = U.context().getSourceManager();
    if (!Sources.isBeforeInTranslationUnit(Variable->getLocation(), Call->getBeginLoc()))
      return false;
    // Who names a lease, may hand it on or ask for what it holds.
    const bool IsLease = isLease(U, Variable->getType());
    return scopeOf(Variable, Return) &&
           llvm::all_of(C.referencesTo(Variable), [&](const DeclRefExpr *Use) {
             return !IsLease && leavesHeld(Use);
           });
  }

  /// The statement around \p Return that \p Variable lives in, or null.
  const Stmt *scopeOf(const VarDecl *Variable, const Stmt *Return) const {
    if (isa<ParmVarDecl>(Variable))
      return C.body();
    for (const Stmt *S = Return; S; S = C.parents().getParent(S))
      for (const Stmt *Child : S->children())
        if (const auto *Declaration = dyn_cast_or_null<DeclStmt>(Child))
          if (llvm::is_contained(Declaration->decls(), Variable))
            return S;
    return nullptr;
  }

  /// Whether a guard is made with a tag, such as `std::defer_lock`: then it may
  /// hold nothing.
  static bool isTagged(const Expr *Init) {
    return llvm::any_of(argumentsOf(written(Init)), [](const Expr *Argument) {
      const CXXRecordDecl *Record =
          Argument->getType().getNonReferenceType()->getAsCXXRecordDecl();
      return Record && Record->hasDefinition() && Record->isEmpty() &&
             !plainName(Record).empty() && plainName(Record) != "adopt_lock_t";
    });
  }

  /// Whether \p Use, of a guard, only asks it something, or waits with it.
  bool leavesHeld(const DeclRefExpr *Use) const {
    const Stmt *Parent = C.parentOf(Use);
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(Parent)) {
      const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
      return Method && Method->isConst();
    }
    const auto *Call = dyn_cast_or_null<CallExpr>(Parent);
    return Call && U.names().findCallee(Call, Category::Blocking);
  }

  /// Whether the guard \p Variable protects something besides the work of \p Maker:
  /// what follows its declaration reads or writes what others can reach, or calls
  /// somebody.
  bool protectsMore(const VarDecl *Variable, const Expr *Maker,
                    const ReturnStmt *Return) const {
    const SourceManager &Sources = U.context().getSourceManager();
    const Stmt *Scope = scopeOf(Variable, Return);
    const llvm::SmallVector<const Expr *, 8> Exempt = boundBy(Maker);
    bool Found = false;
    auto Visit = [&](auto &Self, const Stmt *S) -> void {
      if (!S || Found || llvm::is_contained(Exempt, S))
        return;
      if (const auto *Declaration = dyn_cast<DeclStmt>(S))
        if (llvm::is_contained(Declaration->decls(), Variable))
          return;
      if (!Sources.isBeforeInTranslationUnit(S->getEndLoc(), Variable->getLocation()))
        Found |= S != Maker && reachesShared(S);
      for (const Stmt *Child : S->children())
        if (!isa<LambdaExpr>(S))
          Self(Self, Child);
    };
    Visit(Visit, Scope);
    return Found;
  }

  /// The callee of \p Maker, and what it gets by reference: none of it is read
  /// before the work starts.
  llvm::SmallVector<const Expr *, 8> boundBy(const Expr *Maker) const {
    llvm::SmallVector<const Expr *, 8> Result;
    const auto *Call = dyn_cast<CallExpr>(Maker);
    if (!Call)
      return Result;
    if (const Expr *Object = objectOf(Call); !Object || !readsPointer(Object))
      Result.push_back(Call->getCallee());
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return Result;
    // A call operator gets its object as an argument.
    if (const Expr *Object = receiverOf(Call, Callee); Object && !readsPointer(Object))
      Result.push_back(Object);
    for (const ParmVarDecl *Parameter : Callee->parameters())
      if (const Expr *Argument =
              argumentFor(Call, Callee, Parameter->getFunctionScopeIndex());
          Argument && Parameter->getType()->isReferenceType() && Argument->isLValue() &&
          !readsPointer(Argument))
        Result.push_back(Argument);
    return Result;
  }

  /// Whether the way to the object \p E leads through a pointer that others may
  /// change.
  static bool readsPointer(const Expr *E) {
    return anyPart(E, LambdaBodies::Skipped, [](const Stmt *Step) {
      if (isa<CallExpr>(Step))
        return true;
      const auto *Cast = dyn_cast<ImplicitCastExpr>(Step);
      return Cast && Cast->getCastKind() == CK_LValueToRValue;
    });
  }

  bool reachesShared(const Stmt *S) const {
    if (isa<CXXThisExpr>(S))
      return true;
    if (const auto *Reference = dyn_cast<DeclRefExpr>(S)) {
      const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
      return Variable && !Variable->isConstexpr() &&
             (!Variable->hasLocalStorage() || Variable->getType()->isReferenceType() ||
              Variable->getType()->isPointerType());
    }
    const auto *Call = dyn_cast<CallExpr>(S);
    return Call && !isWork(U, Call->getType()) && Call->getDirectCallee() &&
           !isOfStd(Call->getDirectCallee());
  }

  const Unit &U;
  const Callable &C;
  std::vector<ReturnedTask> &Result;
};

} // namespace

std::vector<ReturnedTask> returnedTasks(const Unit &U, const Callable &C) {
  std::vector<ReturnedTask> Result;
  if (C.isCoroutine() || !isWork(U, C.Function->getReturnType()))
    return Result;
  ReturnedTasks Tasks(U, C, Result);
  for (const ReturnStmt *Return : returnsIn(C.body()))
    Tasks.add(Return);
  return Result;
}

} // namespace async_tidy

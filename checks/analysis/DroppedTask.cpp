//===- DroppedTask.cpp - what is lost with a dropped value ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/DroppedTask.h"
#include "analysis/BlockingCalls.h"
#include "analysis/CallArguments.h"
#include "analysis/ErrorHandler.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The call or construction that makes \p Value, or null for anything else: a
/// name of an object that lives on, for one.
const Expr *producer(const Expr *Value) {
  if (!Value->isPRValue() || !Value->getType()->isRecordType())
    return nullptr;
  while (true) {
    Value = Value->IgnoreImplicit()->IgnoreParens();
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Value)) {
      Value = Cast->getSubExpr();
      continue;
    }
    const auto *Construct = dyn_cast<CXXConstructExpr>(Value);
    if (!Construct)
      break;
    // `maybe_yield();` names a type, and makes an awaitable.
    if (isa<CXXTemporaryObjectExpr>(Construct) && Construct->getNumArgs() == 0)
      return Construct;
    // Moving a task into a temporary is how code ends it on purpose.
    if (Construct->getNumArgs() == 0 ||
        isa<CXXDefaultArgExpr>(Construct->getArg(0)) ||
        Construct->getConstructor()->isCopyOrMoveConstructor())
      return nullptr;
    return Construct;
  }
  return isa<CallExpr>(Value) ? Value : nullptr;
}

/// Whether the annotations, or the user, allow to drop the \p Result of
/// \p Function, which may be null.
bool isDeclaredDroppable(const FunctionDecl *Function, QualType Result,
                         const Unit &U) {
  if (U.names().findType(Result, Category::Allow) ||
      (Function && llvm::is_contained(asyncAnnotations(Function), "droppable")))
    return true;
  const CXXRecordDecl *Record = Result->getAsCXXRecordDecl();
  return Record && llvm::is_contained(asyncAnnotations(Record), "droppable");
}

bool mayBeDropped(const Expr *Producer, const Unit &U) {
  // The end of a chain that has been looked after.
  return handsErrorOn(U, Producer) ||
         U.names().findCallee(Producer, Category::Droppable) ||
         U.names().findCallee(Producer, Category::Allow) ||
         isDeclaredDroppable(calleeOf(Producer), Producer->getType(), U);
}

std::optional<Loss> lossOf(const Expr *Producer, const Unit &U) {
  const TypeFacts &Facts = U.types().factsOf(Producer->getType());
  if (Facts.droppable())
    return std::nullopt;
  switch (Facts.Role) {
  case TypeRole::None:
    if (isa<CallExpr>(Producer) && ownsTasks(Producer->getType(), U))
      return Loss::Elements;
    return std::nullopt;
  case TypeRole::Generator:
  case TypeRole::SelfOwned:
    return std::nullopt;
  case TypeRole::Awaitable:
    return Loss::Effect;
  case TypeRole::Task:
  case TypeRole::Future:
    break;
  }
  // Only what a call hands out stands for work; a handle that is constructed
  // here is empty or takes over what somebody else holds.
  if (!isa<CallExpr>(Producer))
    return std::nullopt;
  if (Facts.Role == TypeRole::Future) {
    const Entry *Blocking =
        U.names().findCallee(Producer, Category::Blocking);
    if (!Blocking || !Blocking->BlocksInResult)
      return Loss::Result;
    // Deferred work runs in the wait that never comes.
    return argumentsPreventBlocking(Producer, *Blocking, U.context())
               ? Loss::Work
               : Loss::BlocksHere;
  }
  return lossOfType(U, Producer->getType());
}

} // namespace

const Expr *ignoredValue(const Expr *E) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E->IgnoreImplicit());
  if (!Operator || Operator->getOperator() != OO_Equal ||
      Operator->getNumArgs() != 2)
    return nullptr;
  const auto *Target =
      dyn_cast<DeclRefExpr>(Operator->getArg(0)->IgnoreParenImpCasts());
  if (!Target || qualifiedName(Target->getDecl()) != "std::ignore")
    return nullptr;
  const Expr *Value = Operator->getArg(1);
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Value))
    Value = Temporary->getSubExpr();
  return Value;
}

bool isInStatementMacro(const Unit &U, const Expr *E) {
  const SourceManager &Sources = U.context().getSourceManager();
  for (SourceLocation Loc = E->getBeginLoc(); Loc.isMacroID();
       Loc = Sources.getImmediateMacroCallerLoc(Loc))
    if (U.names().findMacro(Lexer::getImmediateMacroName(
                                Loc, Sources, U.context().getLangOpts()),
                            Category::StatementMacro))
      return true;
  return false;
}

bool ownsTasks(QualType T, const Unit &U) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !U.names().find(Record, Category::Container))
    return false;
  return llvm::any_of(typeArguments(Record), [&](QualType Element) {
    const TypeFacts &Facts = U.types().factsOf(Element);
    if (Element->isReferenceType() || Facts.droppable())
      return false;
    return Facts.Role == TypeRole::Task || Facts.Role == TypeRole::Future ||
           ownsTasks(Element, U);
  });
}

std::optional<Loss> lossOfType(const Unit &U, QualType T) {
  const TypeFacts &Facts = U.types().factsOf(T);
  if (Facts.droppable())
    return std::nullopt;
  if (Facts.Role == TypeRole::Future)
    return Loss::Result;
  if (Facts.Role != TypeRole::Task)
    return std::nullopt;
  switch (Facts.Start) {
  case Start::Lazy:
    return Loss::Work;
  case Start::Eager:
    return Loss::Result;
  case Start::Unknown:
    return Loss::WorkOrResult;
  }
  return std::nullopt;
}

bool isShared(const Unit &U, QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  if (Record->needsImplicitCopyConstructor())
    return U.types().factsOf(T).Role != TypeRole::Task &&
           !Record->defaultedCopyConstructorIsDeleted();
  return llvm::any_of(Record->ctors(), [&](const CXXConstructorDecl *C) {
    return C->isCopyConstructor() && !C->isDeleted() &&
           (!C->isImplicit() || U.types().factsOf(T).Role != TypeRole::Task);
  });
}

std::optional<Loss> lossOfResult(const Unit &U, const FunctionDecl *Function,
                                 QualType Result) {
  if (Result.isNull() || Result->isReferenceType())
    return std::nullopt;
  const std::optional<Loss> What = lossOfType(U, Result);
  if (!What || isDeclaredDroppable(Function, Result, U) ||
      (Function && (U.names().find(Function, Category::Droppable) ||
                    U.names().find(Function, Category::Allow))))
    return std::nullopt;
  // What a coroutine returns is its own.
  const Stmt *Body = Function ? Function->getBody() : nullptr;
  if (!isa_and_nonnull<CoroutineBodyStmt>(Body) && isShared(U, Result))
    return std::nullopt;
  return What;
}

std::optional<Loss> lossOfValue(const Unit &U, const Expr *Value) {
  const Expr *Producer = producer(Value);
  if (!Producer || Producer->containsErrors() || mayBeDropped(Producer, U))
    return std::nullopt;
  return lossOf(Producer, U);
}

bool isSlotFor(const Unit &U, const Callable &C, QualType T) {
  const Entry *Facts = U.types().factsOf(T).Entry;
  return Facts && Facts->Slot && !C.isCoroutine();
}

std::vector<DroppedTask> droppedTasks(const Unit &U, const Callable &C) {
  std::vector<DroppedTask> Result;
  for (const DiscardedValue &Discarded : C.Discarded) {
    const Expr *Value = Discarded.Value;
    bool Explicit = Discarded.Explicit;
    if (const Expr *Ignored = ignoredValue(Value)) {
      Value = Ignored;
      Explicit = true;
    }
    const std::optional<Loss> What = lossOfValue(U, Value);
    if (!What)
      continue;
    const Expr *Producer = producer(Value);
    if (isInStatementMacro(U, Producer))
      continue;
    if (isSlotFor(U, C, Producer->getType()))
      continue;
    // Whoever gives a coroutine to a template that drops results is to blame.
    if (U.callbackDrops().isResultOfCallback(written(Producer)))
      continue;
    Result.push_back({Producer, *What, calleeName(Producer),
                      U.types().factsOf(Producer->getType()).Role, Explicit});
  }
  return Result;
}

bool canAwaitInPlace(const Unit &U, const Callable &C, const Expr *Value,
                     const Expr *Operand) {
  // A generator has nothing to suspend for.
  if (C.Kind == ContextKind::Generator || !C.isCoroutine() ||
      C.Function->isTemplateInstantiation() ||
      Value->getBeginLoc().isMacroID() || Value->getEndLoc().isMacroID() ||
      C.isInHandler(Value))
    return false;
  const VarDecl *Promise = C.CoroutineBody->getPromiseDecl();
  if (!Promise ||
      !U.types()
           .canAwait(Promise->getType()->getAsCXXRecordDecl(), Operand->getType())
           .value_or(false))
    return false;
  for (const Stmt *Parent = C.parents().getParent(Value); Parent;
       Parent = C.parents().getParent(Parent)) {
    // The operands of a conditional have one type.
    if (isa<AbstractConditionalOperator>(Parent))
      return false;
    // The initialiser of a static variable may not suspend.
    if (const auto *Declaration = dyn_cast<DeclStmt>(Parent))
      return llvm::none_of(Declaration->decls(), [](const Decl *D) {
        const auto *Variable = dyn_cast<VarDecl>(D);
        return Variable && Variable->isStaticLocal();
      });
    if (!isa<Expr>(Parent))
      break;
  }
  return true;
}

} // namespace async_tidy

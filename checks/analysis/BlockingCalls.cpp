//===- BlockingCalls.cpp - what blocks the thread that runs a callable ----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/BlockingCalls.h"
#include "analysis/BlockingReach.h"
#include "analysis/CallArguments.h"
#include "analysis/Readiness.h"
#include "analysis/SharedExecutor.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/Attr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The kind that an attribute or annotation gives \p Function, if any.
std::optional<BlockingKind> declaredKind(const FunctionDecl *Function) {
  for (const FunctionDecl *Redeclaration : Function->redecls())
    for (const FunctionEffectWithCondition &E :
         FunctionEffectsRef::get(Redeclaration->getType()))
      if (E.Effect.kind() == FunctionEffect::Kind::Blocking)
        return BlockingKind::Wait;
  for (llvm::StringRef Annotation : asyncAnnotations(Function)) {
    if (Annotation == "blocking")
      return BlockingKind::Wait;
    if (Annotation.consume_front("blocking:"))
      return parseBlockingKind(Annotation).value_or(BlockingKind::Wait);
  }
  return std::nullopt;
}

class Finder {
public:
  Finder(const Unit &U, const Callable &C) : U(U), C(C) {}

  std::vector<BlockingCall> find() {
    for (const Expr *Call : C.Calls)
      addCall(Call);
    for (const VarDecl *Variable : C.Locals)
      addVariable(Variable);
    for (const DiscardedValue &Value : C.Discarded)
      addTemporary(Value.Value);
    const SourceManager &Sources = U.context().getSourceManager();
    llvm::sort(Result, [&](const BlockingCall &A, const BlockingCall &B) {
      return Sources.isBeforeInTranslationUnit(A.location(), B.location());
    });
    return std::move(Result);
  }

private:
  void addCall(const Expr *Call) {
    const FunctionDecl *Callee = calleeOf(Call);
    if (!Callee || U.context().getSourceManager().isInSystemMacro(
                       Call->getBeginLoc()))
      return;
    BlockingCall Found;
    Found.Call = Call;
    if (isa<CXXConstructExpr>(Call))
      Found.Entry = U.names().find(Callee, Category::Blocking);
    else
      Found.Entry = U.names().findCallee(Call, Category::Blocking);
    if (Found.Entry) {
      std::optional<BlockingKind> Kind =
          Found.Entry->BlocksInResult
              ? std::nullopt
              : blockingKind(U, C, Call, *Found.Entry);
      if (!Kind)
        return;
      Found.Kind = *Kind;
    } else if (std::optional<BlockingKind> Kind = declaredKind(Callee)) {
      if (U.names().findCallee(Call, Category::Allow))
        return;
      Found.Kind = *Kind;
    } else {
      return;
    }
    const auto *Plain = dyn_cast<CallExpr>(Call);
    if (Plain &&
        (Found.Kind == BlockingKind::Wait ||
         (Found.Entry && !Found.Entry->Ready.empty())) &&
        isKnownReady(U, C, Plain))
      return;
    if (U.endsProcessAfter(C, Call) || runsWithoutExecutor(U, C, Call))
      return;
    Found.Name = calleeName(Call);
    if (const Expr *Written = C.WrittenAs.lookup(Call)) {
      Found.Chain.push_back({Found.location(), calleeName(Written), Found.Name});
      Found.Call = Written;
      Found.Name = calleeName(Written);
    }
    Result.push_back(std::move(Found));
  }

  /// The call whose result has a blocking destructor and initialises a value,
  /// or null.
  const CallExpr *blockingResult(const Expr *Init, const Entry *&Facts) const {
    while (Init) {
      Init = Init->IgnoreImplicit()->IgnoreParens();
      const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
      if (!Construct || Construct->getNumArgs() != 1)
        break;
      Init = Construct->getArg(0);
    }
    const auto *Call = dyn_cast_or_null<CallExpr>(Init);
    Facts = Call ? U.names().findCallee(Call, Category::Blocking) : nullptr;
    if (!Facts || !Facts->BlocksInResult ||
        argumentsPreventBlocking(Call, *Facts, U.context()))
      return nullptr;
    return Call;
  }

  void addVariable(const VarDecl *Variable) {
    if (!Variable->hasLocalStorage() || Variable->getType()->isReferenceType() ||
        Variable->isExceptionVariable())
      return;
    BlockingCall Found;
    Found.Variable = Variable;
    const bool IsPool =
        U.names().findType(Variable->getType(), Category::Pool) != nullptr;
    Found.Entry = blockingDestructor(U, Variable->getType());
    if (Found.Entry) {
      // A thread without work has nothing to wait for; a pool has its threads.
      const Expr *Init =
          initOf(Variable) ? initOf(Variable)->IgnoreImplicit() : nullptr;
      const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init);
      if (!Init || (Construct && Construct->getNumArgs() == 0 && !IsPool))
        return;
      Found.Name = qualifiedName(
          Variable->getType()->getAsCXXRecordDecl()->getDestructor());
    } else if (const CallExpr *Call =
                   blockingResult(initOf(Variable), Found.Entry)) {
      Found.Name = calleeName(Call);
    } else {
      return;
    }
    if (!livesToScopeEnd(C, Variable, IsPool))
      return;
    Found.Kind = Found.Entry->Kind;
    Found.ScopeEnd = scopeEnd(C, Variable);
    Result.push_back(std::move(Found));
  }

  void addTemporary(const Expr *Value) {
    const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Value);
    const auto *Construct = dyn_cast<CXXConstructExpr>(
        Cast ? Cast->getSubExpr()->IgnoreImplicit() : Value->IgnoreImplicit());
    if (!Construct || Construct->getNumArgs() == 0)
      return;
    BlockingCall Found;
    Found.Entry = blockingDestructor(U, Construct->getType());
    if (!Found.Entry)
      return;
    Found.Call = Value;
    Found.Kind = Found.Entry->Kind;
    Found.Name = qualifiedName(
        Construct->getType()->getAsCXXRecordDecl()->getDestructor());
    Result.push_back(std::move(Found));
  }

  const Unit &U;
  const Callable &C;
  std::vector<BlockingCall> Result;
};

} // namespace

const Entry *blockingDestructor(const Unit &U, QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  const CXXDestructorDecl *Destructor =
      Record && Record->hasDefinition() ? Record->getDestructor() : nullptr;
  return Destructor ? U.names().find(Destructor, Category::Blocking) : nullptr;
}

bool livesToScopeEnd(const Callable &C, const VarDecl *Variable, bool IsPool) {
  return llvm::all_of(C.referencesTo(Variable), [&](const DeclRefExpr *Reference) {
    const Stmt *Parent = C.parentOf(Reference);
    const auto *Member = dyn_cast_or_null<MemberExpr>(Parent);
    const auto *Method =
        Member ? dyn_cast<CXXMethodDecl>(Member->getMemberDecl()) : nullptr;
    // Work is posted to a pool by reference.
    if (plainName(Method).empty())
      return IsPool;
    // These end the work, or wait for it in a call that is a finding itself.
    return !llvm::is_contained(
        {"join", "detach", "swap", "get", "wait", "wait_for", "wait_until",
         "share", "cancel", "release", "close_now", "stop_now"},
        plainName(Method));
  });
}

SourceLocation scopeEnd(const Callable &C, const VarDecl *Variable) {
  SourceLocation End = C.body()->getEndLoc();
  const auto Visit = [&](auto &Self, const Stmt *S) -> bool {
    if (!S)
      return false;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      return llvm::is_contained(Declaration->decls(), Variable);
    if (const auto *Coroutine = dyn_cast<CoroutineBodyStmt>(S))
      S = Coroutine->getBody();
    for (const Stmt *Child : S->children())
      if (Self(Self, Child)) {
        // Variables of a condition and of a loop end with the statement.
        if (isa<CompoundStmt, IfStmt, SwitchStmt, ForStmt, CXXForRangeStmt, WhileStmt>(
                S)) {
          End = S->getEndLoc();
          return false;
        }
        return true;
      }
    return false;
  };
  Visit(Visit, C.body());
  return End;
}

SourceLocation BlockingCall::location() const {
  if (At.isValid())
    return At;
  if (Variable)
    return Variable->getLocation();
  // A chain of calls is edited at its last member.
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (const auto *Callee =
            dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens()))
      // That of a conversion is nowhere.
      if (Callee->getMemberLoc().isValid())
        return Callee->getMemberLoc();
  return Call->getBeginLoc();
}

std::vector<BlockingCall> directBlockingCalls(const Unit &U, const Callable &C) {
  return Finder(U, C).find();
}

std::vector<BlockingCall> blockingCalls(const Unit &U, const Callable &C,
                                        BlockingKinds Kinds) {
  std::vector<BlockingCall> Result;
  for (const BlockingCall &Own : U.directBlocking(C))
    if (Kinds.contains(Own.Kind))
      Result.push_back(Own);
  llvm::append_range(Result, U.blockingReach().blockingIn(C, Kinds));
  llvm::erase_if(Result, [&](const BlockingCall &Blocking) {
    if (!Blocking.Variable)
      return isInBackground(U, C, Blocking.Call);
    // Where the scope of a variable ends is no place in the graph. A pool that is
    // destroyed joins its threads, wherever that is.
    return goesToBackground(U, C) &&
           !U.names().findType(Blocking.Variable->getType(), Category::Pool);
  });
  return Result;
}

} // namespace async_tidy

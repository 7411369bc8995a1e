//===- ThreadLocals.cpp - what belongs to the thread that runs -----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/ThreadLocals.h"
#include "analysis/Place.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {
namespace {

bool isThreadLocal(const VarDecl *Variable) {
  return Variable && Variable->getTLSKind() != VarDecl::TLS_None;
}

/// Whether \p T hands on what others own: a raw pointer, or a shared one. Its value
/// is a copy, and of no thread.
bool isSharedHandle(QualType T) {
  if (T->isPointerType())
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->isInStdNamespace() &&
         (plainName(Record) == "shared_ptr" || plainName(Record) == "weak_ptr" ||
          plainName(Record) == "reference_wrapper");
}

/// The `thread_local` variable that \p E names, or a part of it; null for anything
/// else, and for what a pointer in it leads to.
const VarDecl *threadLocalAt(const Expr *E, const ASTContext &Context) {
  std::optional<Place> At = placeOf(E, Context);
  const auto *Variable = At ? dyn_cast_or_null<VarDecl>(At->Root) : nullptr;
  if (!isThreadLocal(Variable) || Variable->getType()->isReferenceType() ||
      isSharedHandle(Variable->getType()))
    return nullptr;
  for (const Place::Step &Step : At->Steps)
    if (const auto *Member = dyn_cast_or_null<FieldDecl>(Step.Member))
      if (Member != At->Steps.back().Member && isSharedHandle(Member->getType()))
        return nullptr;
  return Variable;
}

/// The one expression that \p Function returns, if it is in the unit and does
/// nothing else of note; null otherwise.
const Expr *onlyResult(const FunctionDecl *Function) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = Function && Function->hasBody(Definition)
                         ? dyn_cast_or_null<CompoundStmt>(Definition->getBody())
                         : nullptr;
  if (!Body || Body->body_empty() || isa<CoroutineBodyStmt>(Definition->getBody()))
    return nullptr;
  // A local `thread_local` is declared before.
  for (const Stmt *S : Body->body())
    if (S != Body->body_back() && !isa<DeclStmt>(S))
      return nullptr;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_back());
  return Return ? Return->getRetValue() : nullptr;
}

class ThreadLocals {
public:
  ThreadLocals(const Unit &U, const Callable &C) : U(U), C(C) {}

  std::vector<KeptThreadLocal> find() {
    for (const VarDecl *Variable : C.Locals)
      if (Variable->hasLocalStorage() && initOf(Variable))
        addVariable(Variable);
    for (const Expr *Call : C.Calls)
      if (const auto *Plain = dyn_cast<CallExpr>(Call))
        addObject(Plain);
    addErrno();
    const SourceManager &Sources = U.context().getSourceManager();
    llvm::sort(Result, [&](const KeptThreadLocal &A, const KeptThreadLocal &B) {
      return Sources.isBeforeInTranslationUnit(A.Use->getBeginLoc(),
                                               B.Use->getBeginLoc());
    });
    return std::move(Result);
  }

private:
  void addVariable(const VarDecl *Variable) {
    const bool IsIdentity = isIdentity(initOf(Variable));
    const VarDecl *Source = IsIdentity ? nullptr : sourceOf(Variable);
    if (!IsIdentity && !Source)
      return;
    const FlowGraph *Graph = U.flowGraph(C);
    const DeclStmt *Declaration = Graph ? Graph->declarationOf(Variable) : nullptr;
    if (!Declaration)
      return;
    std::optional<LateUse> Late =
        useBehindSuspension(U, C, Declaration, [&](const Stmt *S) {
          const ValueEvent Event = eventOfVariable(C, Variable, S);
          return Event == ValueEvent::Use && IsIdentity && isHarmless(S)
                     ? ValueEvent::None
                     : Event;
        });
    if (Late)
      Result.push_back({IsIdentity ? KeptThreadLocal::Identity
                                   : KeptThreadLocal::Reference,
                        Variable, Source, Late->Use, Late->Suspension,
                        Variable->getLocation()});
  }

  /// The `thread_local` variable that \p Variable refers, points or looks into.
  const VarDecl *sourceOf(const VarDecl *Variable) const {
    const QualType T = Variable->getType();
    const Expr *Init = initOf(Variable);
    if (T->isReferenceType())
      return referredBy(Init);
    if (T->isPointerType())
      return pointedAtBy(written(Init));
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (!Record || !isViewOrIterator(Record))
      return nullptr;
    const Expr *From = handedOn(Init);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(From))
      return threadLocalAt(Call->getImplicitObjectArgument(), U.context());
    return threadLocalAt(From, U.context());
  }

  const VarDecl *referredBy(const Expr *E) const {
    if (const VarDecl *Direct = threadLocalAt(E, U.context()))
      return Direct;
    const auto *Call = dyn_cast<CallExpr>(written(E));
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || !Callee->getReturnType()->isReferenceType())
      return nullptr;
    const Expr *Returned = onlyResult(Callee);
    return Returned ? threadLocalAt(Returned, U.context()) : nullptr;
  }

  const VarDecl *pointedAtBy(const Expr *E) const {
    if (const auto *Address = dyn_cast<UnaryOperator>(E);
        Address && Address->getOpcode() == UO_AddrOf)
      return referredBy(Address->getSubExpr());
    // The name of an array.
    if (E->getType()->isArrayType())
      return threadLocalAt(E, U.context());
    const auto *Call = dyn_cast<CallExpr>(E);
    if (const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call);
        Member && plainName(Member->getMethodDecl()) == "data")
      return threadLocalAt(Member->getImplicitObjectArgument(), U.context());
    const Expr *Returned = Call ? onlyResult(Call->getDirectCallee()) : nullptr;
    const auto *Address =
        Returned ? dyn_cast<UnaryOperator>(written(Returned)) : nullptr;
    return Address && Address->getOpcode() == UO_AddrOf
               ? threadLocalAt(Address->getSubExpr(), U.context())
               : nullptr;
  }

  /// A class that leads to what another object owns.
  bool isViewOrIterator(const CXXRecordDecl *Record) const {
    if (!Record->hasDefinition() || isSharedHandle(U.context().getCanonicalTagType(Record)))
      return false;
    if (Record->isInStdNamespace() && (plainName(Record) == "basic_string_view" ||
                                       plainName(Record) == "span"))
      return true;
    return plainName(Record).ends_with_insensitive("iterator");
  }

  /// A call that tells which thread runs.
  bool isIdentity(const Expr *E) const {
    const Expr *Call = E ? handedOn(E) : nullptr;
    return isa_and_nonnull<CallExpr>(Call) &&
           U.names().findCallee(Call, Category::ThreadIdentity);
  }

  /// The same, or a variable with its answer.
  bool namesIdentity(const Expr *E) const {
    const auto *Reference = dyn_cast<DeclRefExpr>(handedOn(E));
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    return isIdentity(E) || (Variable && isIdentity(initOf(Variable)));
  }

  /// What is done with one identity and another compares them, and a log is one: such
  /// code knows that the thread may be another.
  bool isHarmless(const Stmt *Use) const {
    for (const Stmt *Child = Use, *Parent = C.parents().getParent(Use);
         isa_and_nonnull<Expr>(Parent);
         Child = Parent, Parent = C.parents().getParent(Parent)) {
      if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Parent);
          Operator && Operator->getOperator() == OO_LessLess)
        return true;
      for (const Stmt *Other : Parent->children())
        if (const auto *E = dyn_cast_or_null<Expr>(Other);
            E && E != Child && namesIdentity(E))
          return true;
    }
    return false;
  }

  /// `local.push_back(co_await read())`: the object is evaluated first.
  void addObject(const CallExpr *Call) {
    const Expr *Object = objectOf(Call);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && isa_and_nonnull<CXXMethodDecl>(Operator->getDirectCallee()) &&
        !Operator->isAssignmentOp() && Operator->getNumArgs() == 2)
      Object = Operator->getArg(0);
    const VarDecl *Source = Object ? threadLocalAt(Object, U.context()) : nullptr;
    if (!Source)
      return;
    for (const Expr *Argument : argumentsOf(Call))
      if (const CoroutineSuspendExpr *Suspension =
              Argument == Object ? nullptr : suspensionIn(Argument)) {
        Result.push_back({KeptThreadLocal::Object, Source, Source, Call, Suspension,
                          Object->getBeginLoc()});
        return;
      }
  }

  const CoroutineSuspendExpr *suspensionIn(const Stmt *S) const {
    if (!S || isa<LambdaExpr>(S))
      return nullptr;
    if (const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(S))
      return maySuspend(U, Suspension) ? Suspension
                                       : suspensionIn(Suspension->getOperand());
    for (const Stmt *Child : S->children())
      if (const CoroutineSuspendExpr *Suspension = suspensionIn(Child))
        return Suspension;
    return nullptr;
  }

  /// `errno` that is read without a call between it and a suspension, and a call that
  /// sets it before the suspension.
  void addErrno() {
    llvm::SmallVector<const Expr *, 2> Reads;
    for (const Expr *Call : C.Calls)
      if (isErrno(Call) && !isWritten(Call))
        Reads.push_back(Call);
    if (Reads.empty())
      return;
    // Any call may set it, but for those that a suspension is made of.
    llvm::SmallPtrSet<const Stmt *, 16> Ends;
    for (const Expr *Call : C.Calls)
      if (isa<CallExpr>(Call) && !C.isAwaited(Call))
        Ends.insert(Call);
    for (const Expr *Call : C.Calls) {
      if (Reads.empty())
        return;
      if (!setsErrno(Call))
        continue;
      std::optional<LateUse> Late =
          useBehindSuspension(U, C, Call, [&](const Stmt *S) {
            if (llvm::is_contained(Reads, S))
              return ValueEvent::Use;
            return Ends.contains(S) ? ValueEvent::End : ValueEvent::None;
          });
      // What is awaited may set it as well, and the code then asks its result.
      if (!Late || !isResultDropped(Late->Suspension))
        continue;
      Result.push_back({KeptThreadLocal::Errno, nullptr, nullptr, Late->Use,
                        Late->Suspension, Call->getBeginLoc()});
      llvm::erase(Reads, cast<Expr>(Late->Use));
    }
  }

  bool isErrno(const Stmt *S) const {
    const auto *Call = dyn_cast<CallExpr>(S);
    if (!Call || !Call->getBeginLoc().isMacroID())
      return false;
    return Lexer::getImmediateMacroName(Call->getBeginLoc(),
                                        U.context().getSourceManager(),
                                        U.context().getLangOpts()) == "errno";
  }

  bool isWritten(const Expr *Read) const {
    const Stmt *Parent = Read;
    do
      Parent = C.parents().getParent(Parent);
    while (isa_and_nonnull<ParenExpr>(Parent) ||
           (isa_and_nonnull<UnaryOperator>(Parent) &&
            cast<UnaryOperator>(Parent)->getOpcode() == UO_Deref));
    const auto *Assignment = dyn_cast_or_null<BinaryOperator>(Parent);
    return Assignment && Assignment->isAssignmentOp();
  }

  /// Whether \p Call is one of C, which reports its errors so.
  bool setsErrno(const Expr *Call) const {
    const auto *Plain = dyn_cast<CallExpr>(Call);
    const FunctionDecl *Callee = Plain ? Plain->getDirectCallee() : nullptr;
    return Callee && Callee->isExternC() && !isErrno(Plain) &&
           !Callee->getBuiltinID() && !Callee->isNoReturn() &&
           (Callee->getReturnType()->isIntegerType() ||
            Callee->getReturnType()->isPointerType());
  }

  bool isResultDropped(const CoroutineSuspendExpr *Suspension) const {
    return Suspension->getType()->isVoidType() ||
           llvm::any_of(C.Discarded, [&](const DiscardedValue &Value) {
             return written(Value.Value) == Suspension;
           });
  }

  const Unit &U;
  const Callable &C;
  std::vector<KeptThreadLocal> Result;
};

/// Whether a model says that the coroutines of this type are always resumed on the
/// thread that they were suspended on.
bool staysOnThread(const Unit &U, const Callable &C) {
  const Entry *Facts =
      U.names().findType(C.Function->getReturnType(), Category::Task);
  return Facts && Facts->StaysOnThread;
}

} // namespace

std::vector<KeptThreadLocal> keptThreadLocals(const Unit &U, const Callable &C) {
  if (C.Suspensions.empty() || C.Kind == ContextKind::Generator ||
      staysOnThread(U, C))
    return {};
  return ThreadLocals(U, C).find();
}

} // namespace async_tidy

//===- DetachedBorrow.cpp - what detached work uses and does not own ------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/DetachedBorrow.h"
#include "analysis/ScopeWait.h"
#include "analysis/Suspension.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Calls \p Visit for \p S and what stands in it, lambdas included.
void forEach(const Stmt *S, llvm::function_ref<void(const Stmt *)> Visit) {
  anyPart(S, LambdaBodies::Entered, [&](const Stmt *Part) {
    Visit(Part);
    return false;
  });
}

const Stmt *writtenBody(const Callable &C) {
  return C.CoroutineBody ? C.CoroutineBody->getBody() : C.body();
}

// -- Objects that their users share.

class SharedObject {
public:
  SharedObject(const Unit &U, const DetachedWork &Work) : U(U), Work(Work) {}

  std::optional<Borrow> borrow() {
    const Callable *Body = memberBody();
    if (!Body || !isShared() || isShareTaken(*Body))
      return std::nullopt;
    return firstUse(*Body);
  }

private:
  /// The body that uses `this` of an object, which is set in \c Record.
  const Callable *memberBody() {
    const Callable *Body = Work.Body;
    if (!Body)
      return nullptr;
    // A lambda that only calls the coroutine: `[this] { return run(); }`.
    if (Body->Lambda && !Body->isCoroutine() && Body->Calls.size() == 1)
      if (const FunctionDecl *Callee = calleeOf(Body->Calls[0]))
        if (const Callable *Called = U.callableOf(Callee);
            Called && Called->isCoroutine() && isOnThis(Body->Calls[0]) &&
            capturesThis(*Body->Lambda)) {
          Record = cast<CXXMethodDecl>(Callee)->getParent();
          return Called;
        }
    if (Body->Lambda) {
      if (!capturesThis(*Body->Lambda))
        return nullptr;
      const QualType This = thisTypeOf(*Body);
      Record = This.isNull() ? nullptr : This->getPointeeCXXRecordDecl();
      return Record ? Body : nullptr;
    }
    const auto *Method = dyn_cast<CXXMethodDecl>(Body->Function);
    if (!Method || !Method->isInstance())
      return nullptr;
    Record = Method->getParent();
    // Of another object nobody knows who holds it.
    return !Work.Call || (Work.Work && isOnThis(Work.Work)) ? Body : nullptr;
  }

  static bool isOnThis(const Expr *Call) {
    const Expr *Object = objectOf(Call);
    return Object && isa<CXXThisExpr>(Object->IgnoreParenImpCasts());
  }

  static bool capturesThis(const LambdaExpr &Lambda) {
    return llvm::any_of(Lambda.captures(), [](const LambdaCapture &Capture) {
      return Capture.getCaptureKind() == LCK_This;
    });
  }

  static QualType thisTypeOf(const Callable &Body) {
    for (const Expr *Init : Body.Lambda->capture_inits())
      if (const auto *This = dyn_cast_or_null<CXXThisExpr>(Init))
        return This->getType();
    return {};
  }

  bool isShared() {
    Owner = U.names().findType(U.context().getCanonicalTagType(Record),
                               Category::SharedOwner);
    return Owner && !Owner->TakenBy.empty();
  }

  /// Whether \p T holds a share in the object, such as `shared_ptr<Session>`.
  bool isShare(QualType T) const {
    const CXXRecordDecl *Holder = T.getNonReferenceType()->getAsCXXRecordDecl();
    return llvm::any_of(typeArguments(Holder), [&](QualType Held) {
      const CXXRecordDecl *Other = Held->getAsCXXRecordDecl();
      return Other && (declaresSameEntity(Other, Record) ||
                       (Other->hasDefinition() && Other->isDerivedFrom(Record)) ||
                       (Record->hasDefinition() && Record->isDerivedFrom(Other)));
    });
  }

  bool takesShare(const Stmt *S) const {
    if (const auto *Reference = dyn_cast<DeclRefExpr>(S))
      return isShare(Reference->getDecl()->getType());
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return !plainName(Callee).empty() &&
           (llvm::is_contained(Owner->TakenBy, plainName(Callee)) ||
            isShare(Callee->getReturnType()));
  }

  /// Whether anybody takes a share in the object: the work, or the call that
  /// detaches it.
  bool isShareTaken(const Callable &Body) const {
    bool Taken = llvm::any_of(Body.Function->parameters(), [&](const ParmVarDecl *P) {
      return isShare(P->getType());
    });
    auto Look = [&](const Stmt *S) { Taken |= takesShare(S); };
    forEach(writtenBody(Body), Look);
    if (Work.Call) {
      // Also one that somebody else keeps as long.
      for (const Callable *Around = Work.In; Around; Around = Around->Enclosing)
        if (!Taken)
          forEach(writtenBody(*Around), Look);
    }
    return Taken;
  }

  std::optional<Borrow> firstUse(const Callable &Body) const {
    std::optional<Borrow> Result;
    forEach(writtenBody(Body), [&](const Stmt *S) {
      const auto *This = dyn_cast<CXXThisExpr>(S);
      if (Result || !This)
        return;
      Borrow Found;
      Found.Record = Record;
      Found.Use = useOf(Body, This);
      if (Body.isCoroutine()) {
        const auto Before = suspensionsBefore(U, Body, This);
        if (Before.empty())
          return;
        Found.Suspension = Before.front();
      }
      Result = Found;
    });
    return Result;
  }

  /// Where the member is named for which \p This, which may be implicit, stands.
  static SourceLocation useOf(const Callable &Body, const CXXThisExpr *This) {
    const Stmt *Parent = Body.parentOf(This);
    const auto *Member = dyn_cast_or_null<MemberExpr>(Parent);
    return Member ? Member->getMemberLoc() : This->getLocation();
  }

  const Unit &U;
  const DetachedWork &Work;
  const CXXRecordDecl *Record = nullptr;
  const Entry *Owner = nullptr;
};

// -- Local variables.

class LocalVariables {
public:
  LocalVariables(const Unit &U, const DetachedWork &Work)
      : U(U), Work(Work), C(*Work.In) {}

  std::optional<Borrow> borrow() const {
    // What `main` borrows lives as long as the process, and who waits is seen
    // only in the function itself.
    if (!Work.Call || Work.Via || C.Function->isMain() || endsElsewhere())
      return std::nullopt;
    const llvm::SmallVector<Borrow, 4> Shared = sharedVariables();
    // One of them may be what the function waits for: a latch, a flag.
    if (llvm::any_of(Shared, [&](const Borrow &B) {
          return isNamedBehind(U, C, B.Local, Work.Call);
        }))
      return std::nullopt;
    auto Found =
        llvm::find_if(Shared, [&](const Borrow &B) { return isOwn(B.Local); });
    return Found != Shared.end() ? std::optional(*Found) : std::nullopt;
  }

private:
  /// The variables that the work is given by reference, and where.
  llvm::SmallVector<Borrow, 4> sharedVariables() const {
    llvm::SmallVector<Borrow, 4> Result;
    auto Add = [&](const ValueDecl *Named, SourceLocation Where) {
      if (const auto *Variable = dyn_cast_or_null<VarDecl>(Named)) {
        Result.emplace_back().Local = Variable;
        Result.back().Use = Where;
      }
    };
    if (Work.Body && Work.Body->Lambda)
      for (const LambdaCapture &Capture : Work.Body->Lambda->captures())
        if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
          Add(Capture.getCapturedVar(), Capture.getLocation());
    // std::thread(work, std::ref(counter), &total).detach()
    if (const Expr *Thread = threadOf(Work.Call))
      for (const Expr *Argument : argumentsOf(Thread))
        Add(referredTo(Argument), Argument->getBeginLoc());
    return Result;
  }

  /// Whether the function waits behind the detaching call, or gives the work to
  /// something of its own, which ends first.
  bool endsElsewhere() const {
    if (waitsBetween(U, C, Work.Call, C.body()->getEndLoc()))
      return true;
    return llvm::any_of(argumentsOf(Work.Call), [&](const Expr *Argument) {
      const auto *Reference = dyn_cast<DeclRefExpr>(handedOn(Argument));
      const auto *Variable =
          Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
      return Variable && Variable->hasLocalStorage() &&
             !Variable->getType()->isReferenceType();
    });
  }

  /// The construction of the thread that \p Call detaches, or null.
  const Expr *threadOf(const Expr *Call) const {
    const Expr *Object = objectOf(Call);
    if (!Object)
      return nullptr;
    Object = handedOn(Object);
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Object))
      if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
        if (const Expr *Init = initOf(Variable))
          Object = written(Init);
    return isa<CXXConstructExpr>(Object) &&
                   U.names().findCallee(Object, Category::BlockingSink)
               ? Object
               : nullptr;
  }

  /// The variable of `std::ref(variable)` or `&variable`, or null.
  static const ValueDecl *referredTo(const Expr *Argument) {
    const Expr *E = written(Argument);
    if (const auto *Address = dyn_cast<UnaryOperator>(E)) {
      if (Address->getOpcode() != UO_AddrOf)
        return nullptr;
      E = Address->getSubExpr();
    } else {
      const CXXRecordDecl *Record = E->getType()->getAsCXXRecordDecl();
      if (plainName(Record) != "reference_wrapper" || !Record->isInStdNamespace() ||
          !isa<CallExpr>(E) || argumentsOf(E).size() != 1)
        return nullptr;
      E = argumentsOf(E)[0];
    }
    const auto *Reference = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return Reference ? Reference->getDecl() : nullptr;
  }

  /// Whether \p Variable ends with the function, or before.
  bool isOwn(const VarDecl *Variable) const {
    return Variable->hasLocalStorage() && !Variable->isInitCapture() &&
           !Variable->getType()->isReferenceType() &&
           Variable->getDeclContext() == C.Function &&
           !isDeclaredBeforeLoop(U, C, Variable, Work.Call);
  }

  const Unit &U;
  const DetachedWork &Work;
  const Callable &C;
};

} // namespace

std::optional<Borrow> borrowOf(const Unit &U, const DetachedWork &Work) {
  if (std::optional<Borrow> Found = SharedObject(U, Work).borrow())
    return Found;
  return LocalVariables(U, Work).borrow();
}

} // namespace async_tidy

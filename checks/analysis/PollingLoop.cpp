//===- PollingLoop.cpp - loops that wait by asking again ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/PollingLoop.h"
#include "analysis/Place.h"
#include "analysis/Unit.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

const Expr *stripped(const Expr *E) {
  while (true) {
    const Expr *Inner = E->IgnoreParenImpCasts();
    if (const auto *Full = dyn_cast<FullExpr>(Inner))
      Inner = Full->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = Temporary->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bind->getSubExpr();
    else if (const auto *Cast = dyn_cast<CStyleCastExpr>(Inner);
             Cast && Cast->getCastKind() == CK_ToVoid)
      Inner = Cast->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

/// What a condition does besides reading.
enum class Reading {
  /// It reads nothing that others change.
  Nothing,
  /// It reads a flag.
  Flag,
  /// It may do more, or the flag is counted.
  Effect,
};

Reading worse(Reading A, Reading B) { return std::max(A, B); }

class Finder {
public:
  Finder(const Unit &U, const Callable &C) : U(U), C(C) {}

  std::vector<PollingLoop> find() {
    visit(C.isCoroutine() ? C.CoroutineBody->getBody() : C.body());
    return std::move(Result);
  }

private:
  void visit(const Stmt *S) {
    // A lambda is a callable of its own.
    if (!S || isa<LambdaExpr>(S))
      return;
    if (const auto *Loop = dyn_cast<WhileStmt>(S)) {
      if (!Loop->getConditionVariable())
        addLoop(Loop, Loop->getCond(), Loop->getBody());
    } else if (const auto *Loop = dyn_cast<DoStmt>(S)) {
      addLoop(Loop, Loop->getCond(), Loop->getBody());
    } else if (const auto *Loop = dyn_cast<ForStmt>(S)) {
      // A loop with a step counts.
      if (!Loop->getInc() && !Loop->getConditionVariable())
        addLoop(Loop, Loop->getCond(), Loop->getBody());
    }
    for (const Stmt *Child : S->children())
      visit(Child);
  }

  void addLoop(const Stmt *Loop, const Expr *Condition, const Stmt *Body) {
    Reading Reads = readingOf(Condition);
    PollingLoop Found{Loop, nullptr, {}};
    llvm::SmallVector<const VarDecl *, 2> Timers;
    if (Reads == Reading::Effect || !addBody(Body, Found, Timers, Reads) ||
        Reads != Reading::Flag)
      return;
    if (!Found.Pause && !isSpin(Condition))
      return;
    Result.push_back(std::move(Found));
  }

  /// \returns whether \p S only pauses, or asks for the flag.
  bool addBody(const Stmt *S, PollingLoop &Found,
               llvm::SmallVectorImpl<const VarDecl *> &Timers, Reading &Reads) {
    if (!S || isa<NullStmt, ContinueStmt>(S))
      return true;
    if (const auto *Block = dyn_cast<CompoundStmt>(S))
      return llvm::all_of(Block->body(), [&](const Stmt *Child) {
        return addBody(Child, Found, Timers, Reads);
      });
    // `if (done) break;`
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      if (If->getElse() || If->getInit() || If->getConditionVariable() ||
          !leaves(If->getThen()))
        return false;
      Reads = worse(Reads, readingOf(If->getCond()));
      return Reads != Reading::Effect;
    }
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls()) {
        const auto *Variable = dyn_cast<VarDecl>(D);
        if (!Variable || !isTimer(Variable->getType()))
          return false;
        Timers.push_back(Variable);
      }
      return true;
    }
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return false;
    E = stripped(E);
    if (const auto *Await = dyn_cast<CoawaitExpr>(E))
      return addPause(stripped(Await->getOperand()), Found, /*IsAwaited=*/true);
    if (addPause(E, Found, /*IsAwaited=*/false))
      return true;
    // What sets a timer.
    const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
    return Member && isTimer(stripped(Member->getImplicitObjectArgument())->getType());
  }

  bool addPause(const Expr *E, PollingLoop &Found, bool IsAwaited) {
    const Expr *Call = E;
    if (!isa<CallExpr, CXXConstructExpr>(Call)) {
      // An object that is awaited itself, such as a timer or a yield tag.
      const auto *Reference = dyn_cast<DeclRefExpr>(Call);
      if (!IsAwaited || !Reference ||
          !U.names().find(Reference->getDecl(), Category::Yield))
        return false;
      Found.Pause = E;
      Found.Name = qualifiedName(Reference->getDecl());
      return true;
    }
    if (!U.names().findCallee(Call, Category::Yield) &&
        !(IsAwaited && U.names().findCallee(Call, Category::AsyncSleep)))
      return false;
    Found.Pause = E;
    Found.Name = calleeName(Call);
    return true;
  }

  /// Whether a member function of \p T is an asynchronous sleep.
  bool isTimer(QualType T) const {
    const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
    return Record && U.names().hasMember(Record, Category::AsyncSleep);
  }

  static bool leaves(const Stmt *S) {
    if (const auto *Block = dyn_cast<CompoundStmt>(S))
      return Block->size() == 1 && leaves(Block->body_front());
    if (const auto *Return = dyn_cast<ReturnStmt>(S))
      return !Return->getRetValue();
    if (const auto *Return = dyn_cast<CoreturnStmt>(S))
      return !Return->getOperand();
    return isa<BreakStmt>(S);
  }

  /// Whether a loop with nothing in it spins on an atomic: `while (!a.load());`
  static bool isSpin(const Expr *Condition) {
    if (!Condition)
      return false;
    Condition = stripped(Condition);
    if (const auto *Operator = dyn_cast<UnaryOperator>(Condition))
      return isSpin(Operator->getSubExpr());
    if (const auto *Operator = dyn_cast<BinaryOperator>(Condition))
      return isSpin(Operator->getLHS()) || isSpin(Operator->getRHS());
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Condition);
    const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
    return Method && Method->isConst() && Method->getParent()->isInStdNamespace() &&
           (isa<CXXConversionDecl>(Method) ||
            (Method->getIdentifier() && (Method->getName() == "load" ||
                                         Method->getName() == "test")));
  }

  Reading readingOf(const Expr *E) const {
    if (!E)
      return Reading::Nothing;
    E = stripped(E);
    if (E->containsErrors() || E->isTypeDependent())
      return Reading::Effect;
    if (isa<CXXBoolLiteralExpr, IntegerLiteral, CXXNullPtrLiteralExpr,
            FloatingLiteral, CharacterLiteral>(E))
      return Reading::Nothing;
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->isIncrementDecrementOp() ? Reading::Effect
                                                : readingOf(Operator->getSubExpr());
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      return readingOf(Rewritten->getSemanticForm());
    if (const auto *Operator = dyn_cast<BinaryOperator>(E))
      return Operator->isAssignmentOp() || Operator->isCommaOp()
                 ? Reading::Effect
                 : worse(readingOf(Operator->getLHS()),
                         readingOf(Operator->getRHS()));
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      return readingOf(Cast->getSubExpr());
    if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
      if (isa<EnumConstantDecl>(Reference->getDecl()))
        return Reading::Nothing;
      const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
      return Variable && Variable->getType().isConstQualified() ? Reading::Nothing
                                                                : Reading::Flag;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return isa<FieldDecl>(Member->getMemberDecl())
                 ? worse(Reading::Flag, Member->isArrow()
                                            ? Reading::Flag
                                            : readingOf(Member->getBase()))
                 : Reading::Flag;
    if (isa<CXXThisExpr>(E))
      return Reading::Flag;
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return readingOfCall(Call);
    return Reading::Effect;
  }

  Reading readingOfCall(const CallExpr *Call) const {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    // The clock is no flag.
    if (Call->getNumArgs() == 0 && Call->getDirectCallee() &&
        Call->getDirectCallee()->getIdentifier() &&
        Call->getDirectCallee()->getName() == "now")
      return Reading::Nothing;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      switch (Operator->getOperator()) {
      case OO_EqualEqual:
      case OO_ExclaimEqual:
      case OO_Less:
      case OO_Greater:
      case OO_LessEqual:
      case OO_GreaterEqual:
      case OO_Exclaim:
      case OO_Plus:
      case OO_Minus:
      case OO_Arrow:
      case OO_Star: {
        Reading Result = Reading::Nothing;
        for (const Expr *Argument : Operator->arguments())
          Result = worse(Result, readingOf(Argument));
        return Result;
      }
      default:
        return Reading::Effect;
      }
    }
    if (!Method || !Method->isConst() || Method->isStatic() ||
        Call->getNumArgs() > 1)
      return Reading::Effect;
    // A test of a future or of the clock with a bound waits.
    if (U.names().findCallee(Call, Category::Blocking))
      return Reading::Effect;
    const Expr *Object =
        cast<CXXMemberCallExpr>(Call)->getImplicitObjectArgument();
    return Object ? worse(Reading::Flag, readingOf(Object)) : Reading::Flag;
  }

  const Unit &U;
  const Callable &C;
  std::vector<PollingLoop> Result;
};

} // namespace

std::vector<PollingLoop> pollingLoops(const Unit &U, const Callable &C) {
  return Finder(U, C).find();
}

} // namespace async_tidy

//===- PollingLoop.cpp - loops that wait by asking again ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/PollingLoop.h"
#include "analysis/CallArguments.h"
#include "analysis/Place.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The same as \c written, and without a cast to void.
const Expr *stripped(const Expr *E) {
  E = written(E);
  if (const auto *Cast = dyn_cast<CStyleCastExpr>(E);
      Cast && Cast->getCastKind() == CK_ToVoid)
    return written(Cast->getSubExpr());
  return E;
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
    if (const auto *If = dyn_cast<IfStmt>(S); If && If->isConstexpr())
      if (std::optional<const Stmt *> Kept = If->getNondiscardedCase(U.context()))
        return visit(*Kept);
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
    Timers.clear();
    if (Reads == Reading::Effect || !addBody(Body, Found, Reads) ||
        Reads != Reading::Flag)
      return;
    // A timer that nobody sets in the loop is an event: whoever cancels it wakes
    // the loop.
    if (const Expr *Object = Found.Pause ? objectOf(Found.Pause) : nullptr)
      if (isTimer(written(Object)->getType())) {
        const auto *Temporary = dyn_cast<CXXConstructExpr>(written(Object));
        std::optional<Place> Timer = placeOf(Object, U.context());
        if (Temporary ? !isFixed(Temporary)
                      : !Timer || !llvm::is_contained(Timers, *Timer))
          return;
      }
    if (!Found.Pause && !isSpin(Condition))
      return;
    Result.push_back(std::move(Found));
  }

  /// \returns whether \p S only pauses, or asks for the flag.
  bool addBody(const Stmt *S, PollingLoop &Found, Reading &Reads) {
    if (!S || isa<NullStmt, ContinueStmt>(S))
      return true;
    if (const auto *Block = dyn_cast<CompoundStmt>(S))
      return llvm::all_of(Block->body(), [&](const Stmt *Child) {
        return addBody(Child, Found, Reads);
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
        if (!Variable || !isTimer(Variable->getType()) || !initOf(Variable) ||
            !isFixed(initOf(Variable)))
          return false;
        Timers.push_back({Variable->getCanonicalDecl(), {}});
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
    // What sets a timer, by one argument.
    const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
    const Entry *Facts =
        Member ? timerFacts(written(objectOf(Member))->getType()) : nullptr;
    const CXXMethodDecl *Method = Facts ? Member->getMethodDecl() : nullptr;
    if (!Method || !llvm::is_contained(Facts->SetBy, plainName(Method)) ||
        Member->getNumArgs() != 1 || !isFixed(Member->getArg(0)))
      return false;
    if (std::optional<Place> Timer =
            placeOf(Member->getImplicitObjectArgument(), U.context()))
      Timers.push_back(*Timer);
    return true;
  }

  /// Whether \p E, which says how long a pause is, is the same in each turn: it
  /// neither counts nor backs off, nor is it the time for ever.
  bool isFixed(const Expr *E) const {
    E = written(E);
    if (isa<UserDefinedLiteral, CXXDefaultArgExpr, CoawaitExpr, LambdaExpr>(E))
      return true;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return llvm::all_of(Construct->arguments(),
                          [&](const Expr *A) { return isFixed(A); });
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      return isFixed(Cast->getSubExpr());
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
      return !Operator->isAssignmentOp() &&
             Operator->getOperator() != OO_PlusPlus &&
             Operator->getOperator() != OO_MinusMinus &&
             llvm::all_of(Operator->arguments(),
                          [&](const Expr *A) { return isFixed(A); });
    if (const auto *Operator = dyn_cast<BinaryOperator>(E))
      return !Operator->isAssignmentOp() && isFixed(Operator->getLHS()) &&
             isFixed(Operator->getRHS());
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return !Operator->isIncrementDecrementOp() &&
             isFixed(Operator->getSubExpr());
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
      // `1ms` in a template is a call of its operator.
      if (Callee && Callee->getLiteralIdentifier())
        return true;
      return isClock(Call) ||
             (Method && Method->isConst() && !Method->isStatic() &&
              llvm::all_of(Call->arguments(),
                           [&](const Expr *A) { return isFixed(A); }));
    }
    return true;
  }

  static bool isClock(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Call->getNumArgs() == 0 && plainName(Callee) == "now";
  }

  /// Whether \p E asks for the time.
  static bool asksForTime(const Stmt *E) {
    if (const auto *Call = dyn_cast<CallExpr>(E); Call && isClock(Call))
      return true;
    return llvm::any_of(E->children(),
                        [](const Stmt *S) { return S && asksForTime(S); });
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
    const Expr *Object = objectOf(Call);
    // A timer is told how long before; a sleep says so itself.
    if (!(Object && isTimer(written(Object)->getType()))) {
      const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
      if (llvm::any_of(Arguments, [&](const Expr *A) { return !isFixed(A); }) ||
          (Arguments.empty() && !U.names().findCallee(Call, Category::Yield)))
        return false;
    }
    Found.Pause = E;
    Found.Name = calleeName(Call);
    return true;
  }

  /// What the models say of \p T as a timer, which is set before it is awaited.
  const Entry *timerFacts(QualType T) const {
    const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
    const Entry *Facts =
        Record ? U.names().findMember(Record, Category::AsyncSleep) : nullptr;
    return Facts && !Facts->SetBy.empty() ? Facts : nullptr;
  }
  bool isTimer(QualType T) const { return timerFacts(T) != nullptr; }

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
           (isa<CXXConversionDecl>(Method) || plainName(Method) == "load" ||
            plainName(Method) == "test");
  }

  Reading readingOf(const Expr *E) const {
    if (!E)
      return Reading::Nothing;
    E = stripped(E);
    if (E->containsErrors() || E->isTypeDependent())
      return Reading::Effect;
    if (isa<CXXBoolLiteralExpr, IntegerLiteral, CXXNullPtrLiteralExpr,
            FloatingLiteral, CharacterLiteral, clang::StringLiteral,
            UserDefinedLiteral, CXXDefaultArgExpr>(E))
      return Reading::Nothing;
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->isIncrementDecrementOp() ? Reading::Effect
                                                : readingOf(Operator->getSubExpr());
    // `a != b` that calls `operator==`, and the like.
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      return asksForTime(Rewritten->getLHS()) || asksForTime(Rewritten->getRHS())
                 ? Reading::Nothing
                 : worse(readingOf(Rewritten->getLHS()),
                         readingOf(Rewritten->getRHS()));
    if (const auto *Operator = dyn_cast<BinaryOperator>(E);
        Operator && Operator->isComparisonOp() && asksForTime(E))
      return Reading::Nothing;
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
    if (isClock(Call))
      return Reading::Nothing;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      switch (Operator->getOperator()) {
      case OO_EqualEqual:
      case OO_ExclaimEqual:
      case OO_Less:
      case OO_Greater:
      case OO_LessEqual:
      case OO_GreaterEqual:
        // The clock is no flag.
        if (asksForTime(Call))
          return Reading::Nothing;
        [[fallthrough]];
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
    // A test of a future with a bound that is not zero waits.
    if (const Entry *Facts = U.names().findCallee(Call, Category::Blocking);
        Facts && blockingKind(U, C, Call, *Facts))
      return Reading::Effect;
    Reading Result = Reading::Flag;
    for (const Expr *Argument : Call->arguments()) {
      // It could be written to.
      const QualType T = Argument->getType();
      if (T->isPointerType() || (Argument->isLValue() && !T.isConstQualified()))
        return Reading::Effect;
      Result = worse(Result, readingOf(Argument));
    }
    const Expr *Object = objectOf(Call);
    return Object ? worse(Result, readingOf(Object)) : Result;
  }

  const Unit &U;
  const Callable &C;
  /// Those that the loop at hand sets.
  llvm::SmallVector<Place, 2> Timers;
  std::vector<PollingLoop> Result;
};

} // namespace

std::vector<PollingLoop> pollingLoops(const Unit &U, const Callable &C) {
  return Finder(U, C).find();
}

} // namespace async_tidy

//===- EscapedWork.cpp - work that outlives what it refers to -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/EscapedWork.h"
#include "analysis/BlockingCalls.h"
#include "analysis/DetachedWork.h"
#include "analysis/ScopeWait.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// What becomes of a task in the expression that makes or names it.
struct Destination {
  enum Kind {
    /// Awaited, dropped, part of other work, or unknown.
    Other,
    /// A variable of the function, or a container that is one.
    Variable,
    Detached,
    Stored,
    Returned,
  } What = Other;
  const Expr *Where = nullptr;
  const VarDecl *Holder = nullptr;
};

/// The variable of \p C that the object \p E is, or is part of; null for `this`, and
/// for what lives longer.
const VarDecl *ownVariable(const Callable &C, const Expr *E) {
  while (true) {
    E = written(E);
    const auto *Member = dyn_cast<MemberExpr>(E);
    if (!Member || Member->isArrow())
      break;
    E = Member->getBase();
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && Variable->hasLocalStorage() &&
                 !Variable->getType()->isReferenceType() &&
                 Variable->getDeclContext() == C.Function
             ? Variable
             : nullptr;
}

/// Whether the object \p E is a member, a global variable, or a part of one.
bool isLongLived(const Expr *E) {
  E = written(E);
  if (isa<CXXThisExpr>(E))
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isLongLived(Member->getBase());
  if (const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(E);
      Subscript && Subscript->getOperator() == OO_Subscript)
    return isLongLived(Subscript->getArg(0));
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && Variable->hasGlobalStorage();
}

/// Follows a task from the expression that makes or names it, outwards.
class Follower {
public:
  Follower(const Unit &U, const Callable &C) : U(U), C(C) {}

  Destination follow(const Expr *E, unsigned Depth = 0) const {
    const Stmt *Child = E;
    while (const Stmt *Parent = C.parents().getParent(Child)) {
      if (isPassage(Parent, Child)) {
        Child = Parent;
        continue;
      }
      if (const auto *Statement = dyn_cast<DeclStmt>(Parent))
        return declared(*Statement, Child);
      if (const auto *Return = dyn_cast<CoreturnStmt>(Parent))
        return {Destination::Returned, Return->getOperand()};
      // The object of a member call.
      if (const auto *Member = dyn_cast<MemberExpr>(Parent)) {
        const auto *Call =
            dyn_cast_or_null<CXXMemberCallExpr>(C.parents().getParent(Member));
        return Call && Call->getCallee() == Member ? passed(Call, Child, Depth)
                                                   : Destination();
      }
      if (const auto *Call = dyn_cast<CallExpr>(Parent)) {
        // `co_return task` is a call of the promise.
        const Stmt *Around = C.parents().getParent(Call);
        while (isa_and_nonnull<FullExpr>(Around))
          Around = C.parents().getParent(Around);
        if (const auto *Return = dyn_cast_or_null<CoreturnStmt>(Around))
          return {Destination::Returned, Return->getOperand()};
        return passed(Call, Child, Depth);
      }
      return {};
    }
    return {};
  }

private:
  static constexpr unsigned MaximumDepth = 3;

  /// Whether the value of \p Child is handed on by \p Parent as it is, or in a
  /// container.
  bool isPassage(const Stmt *Parent, const Stmt *Child) const {
    if (const auto *Choice = dyn_cast<ConditionalOperator>(Parent))
      return Choice->getCond() != Child;
    if (isa<ImplicitCastExpr, ParenExpr, FullExpr, MaterializeTemporaryExpr,
            CXXBindTemporaryExpr, CXXFunctionalCastExpr, CXXStdInitializerListExpr,
            InitListExpr>(Parent))
      return true;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Parent))
      return isWork(U, Construct->getType()) ||
             U.names().findType(Construct->getType(), Category::Container) ||
             isInitializerList(Construct->getType());
    const auto *Call = dyn_cast<CallExpr>(Parent);
    return Call && Call->getCallee() != Child && Call->getNumArgs() == 1 &&
           (Call->isCallToStdMove() ||
            (Call->isGLValue() && U.names().findCallee(Call, Category::Wrapper)));
  }

  static Destination declared(const DeclStmt &Statement, const Stmt *Init) {
    for (const Decl *D : Statement.decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && initOf(Variable) == Init) {
        if (Variable->hasLocalStorage())
          return {Destination::Variable, cast<Expr>(Init), Variable};
        return {Destination::Stored, cast<Expr>(Init)};
      }
    return {};
  }

  Destination passed(const CallExpr *Call, const Stmt *Child, unsigned Depth) const {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->isAssignmentOp())
      return Operator->getNumArgs() == 2 && Operator->getArg(1) == Child
                 ? putInto(Operator->getArg(0), Call)
                 : Destination();
    const Expr *Object = objectOf(Call);
    if (Object && llvm::is_contained(argumentsOf(Call), Child) &&
        U.names().findType(Object->getType(), Category::Container))
      return putInto(Object, Call);
    // The task is part of the work of the call, unless that is let go.
    if (isWork(U, Call->getType()) && !Call->isGLValue() &&
        !(isDiscarded(Call) && U.names().findCallee(Call, Category::Detacher)))
      return {};
    if (const Entry *Facts = U.names().findCallee(Call, Category::Detacher)) {
      const Expr *Work = detachedBy(Call, *Facts);
      return Work && C.isWithin(Child, Work) ? Destination{Destination::Detached, Call}
                                           : Destination();
    }
    if (U.names().findCallee(Call, Category::Blocking))
      return {};
    return given(Call, Child, Depth);
  }

  /// Into a variable of the function, or what outlives it.
  Destination putInto(const Expr *Object, const Expr *Where) const {
    if (const VarDecl *Own = ownVariable(C, Object))
      return {Destination::Variable, Where, Own};
    return isLongLived(Object) ? Destination{Destination::Stored, Where}
                               : Destination();
  }

  /// To a function that detaches or stores it, or that starts work by its name.
  Destination given(const CallExpr *Call, const Stmt *Child, unsigned Depth) const {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *Definition = nullptr;
    if (!Callee)
      return {};
    const Callable *Body =
        Callee->hasBody(Definition) ? U.callableOf(Definition) : nullptr;
    if (!Body)
      return Call->getType()->isVoidType() &&
                     U.names().findCallee(Call, Category::Spawner)
                 ? Destination{Destination::Detached, Call}
                 : Destination();
    if (Body == &C || Depth == MaximumDepth)
      return {};
    for (auto [Index, Argument] : llvm::enumerate(argumentsOf(Call)))
      if (Argument == Child)
        if (const ParmVarDecl *Parameter = parameterFor(Call, Definition, Index))
          for (const DeclRefExpr *Use : Body->referencesTo(Parameter))
            switch (Follower(U, *Body).follow(Use, Depth + 1).What) {
            case Destination::Detached:
              return {Destination::Detached, Call};
            case Destination::Stored:
              return {Destination::Stored, Call};
            default:
              continue;
            }
    return {};
  }

  bool isDiscarded(const Expr *E) const {
    return llvm::any_of(C.Discarded, [E](const DiscardedValue &Discarded) {
      return written(Discarded.Value) == E;
    });
  }

  const Unit &U;
  const Callable &C;
};

class Escapes {
public:
  Escapes(const Unit &U, const Callable &C)
      : U(U), C(C), Sources(U.context().getSourceManager()) {}

  std::vector<EscapedWork> find() {
    for (const Expr *Call : C.Calls) {
      if (!isa<CallExpr>(Call) || Call->containsErrors() || Call->isTypeDependent())
        continue;
      // Coroutines that own themselves are detached by their call.
      if (isUnjoinable(U, Call->getType()))
        add(Call, {Destination::Detached, Call});
      else if (isWork(U, Call->getType()))
        add(Call, Follower(U, C).follow(Call));
    }
    return std::move(Result);
  }

private:
  void add(const Expr *Task, const Destination &To) {
    if (To.What == Destination::Other)
      return;
    for (const TaskBorrow &Borrow : workOf(U, C, Task).Borrows) {
      if (Borrow.Object.Variable)
        addVariable(Task, To, Borrow);
      else
        addTemporary(Task, To, Borrow);
    }
  }

  void addTemporary(const Expr *Task, const Destination &To, const TaskBorrow &Borrow) {
    if (To.What != Destination::Variable)
      return report(Task, To, Borrow, nullptr);
    if (const Expr *Next = nextMention(To.Holder, To.Where->getEndLoc(), {}))
      report(Task, {To.What, Next}, Borrow, To.Holder);
  }

  void addVariable(const Expr *Task, const Destination &To, const TaskBorrow &Borrow) {
    const VarDecl *Object = Borrow.Object.Variable;
    const SourceLocation End = scopeEnd(C, Object);
    if (To.What != Destination::Variable) {
      if (isSurelyLetGo(Task, To, Object, End))
        report(Task, To, Borrow, nullptr);
      return;
    }
    const VarDecl *Holder = To.Holder;
    const SourceLocation Made = To.Where->getEndLoc();
    if (Sources.isBeforeInTranslationUnit(End, scopeEnd(C, Holder))) {
      // Whoever names it in the scope of the object may wait for it there.
      if (!nextMention(Holder, Made, End))
        if (const Expr *Next = nextMention(Holder, End, {}))
          report(Task, {To.What, Next}, Borrow, Holder);
      return;
    }
    for (const DeclRefExpr *Use : C.referencesTo(Holder)) {
      if (!Sources.isBeforeInTranslationUnit(Made, Use->getBeginLoc()))
        continue;
      const Destination Next = Follower(U, C).follow(Use);
      if (Next.What == Destination::Other)
        return;
      if (Next.What == Destination::Variable)
        continue;
      if (isSurelyLetGo(Task, Next, Object, End))
        report(Task, Next, Borrow, Holder);
      return;
    }
  }

  /// Whether \p Object ends, at \p End, before anybody waits for work that has gone
  /// to \p To.
  bool isSurelyLetGo(const Expr *Task, const Destination &To, const VarDecl *Object,
                     SourceLocation End) const {
    if (To.What == Destination::Returned)
      return true;
    return !C.Function->isMain() && !waitsBetween(U, C, To.Where, End) &&
           !isNamedBehind(U, C, Object, To.Where) &&
           !isGivenWhatIsNamedBehind(U, C, Task, To.Where) &&
           !isDeclaredBeforeLoop(U, C, Object, To.Where) && !hasOwnScope(To.Where);
  }

  /// Whether \p Call is given an executor or a scope of tasks that is a variable of
  /// the function: it may end before the object, and is what the function waits with.
  bool hasOwnScope(const Expr *Call) const {
    auto IsScope = [&](const Expr *Argument) {
      const VarDecl *Variable = Argument && !isWork(U, Argument->getType())
                                    ? variableBehind(Argument)
                                    : nullptr;
      const CXXRecordDecl *Record =
          Variable ? Variable->getType()->getAsCXXRecordDecl() : nullptr;
      return Record && Record->hasDefinition() && !isWork(U, Variable->getType()) &&
             llvm::none_of(Record->ctors(), [](const CXXConstructorDecl *Constructor) {
               return Constructor->isCopyConstructor() && !Constructor->isDeleted();
             }) &&
             !Record->needsImplicitCopyConstructor();
    };
    return IsScope(objectOf(Call)) || llvm::any_of(argumentsOf(Call), IsScope);
  }

  /// The variable of the function that \p E is, or that gives it away: `*context` for
  /// `auto &context = pool.next().context()`.
  const VarDecl *variableBehind(const Expr *E) const {
    for (unsigned Depth = 0; Depth < 8; ++Depth) {
      if (const VarDecl *Own = ownVariable(C, E)) {
        const Expr *Init = initOf(Own);
        // A pointer, and an executor, lead to what they are from.
        if (!Init || !isa<CXXMemberCallExpr>(handedOn(Init)))
          return Own;
        E = Init;
        continue;
      }
      E = handedOn(E);
      if (const auto *Deref = dyn_cast<UnaryOperator>(E);
          Deref && (Deref->getOpcode() == UO_Deref || Deref->getOpcode() == UO_AddrOf))
        E = Deref->getSubExpr();
      else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
               Operator && (Operator->getOperator() == OO_Star ||
                            Operator->getOperator() == OO_Arrow))
        E = Operator->getArg(0);
      else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E); Call && objectOf(Call))
        E = objectOf(Call);
      else if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
        const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        if (!Variable || !Variable->hasLocalStorage() || !initOf(Variable))
          return nullptr;
        E = initOf(Variable);
      } else
        return nullptr;
    }
    return nullptr;
  }

  /// The first mention of \p Holder behind \p Begin and before \p End that needs what
  /// it holds; null where there is none, or where it is given another task first.
  const Expr *nextMention(const VarDecl *Holder, SourceLocation Begin,
                          SourceLocation End) const {
    for (const DeclRefExpr *Use : C.referencesTo(Holder)) {
      const SourceLocation Loc = Use->getBeginLoc();
      if (!Sources.isBeforeInTranslationUnit(Begin, Loc) || isQuery(Use))
        continue;
      if (End.isValid() && !Sources.isBeforeInTranslationUnit(Loc, End))
        return nullptr;
      return isReplaced(Use) ? nullptr : Use;
    }
    return nullptr;
  }

  /// `task.valid()`, `tasks.size()`.
  bool isQuery(const DeclRefExpr *Use) const {
    const auto *Member = dyn_cast_or_null<MemberExpr>(C.parentOf(Use));
    const auto *Method =
        Member ? dyn_cast<CXXMethodDecl>(Member->getMemberDecl()) : nullptr;
    return Method && Method->isConst() && Method->getReturnType()->isArithmeticType();
  }

  bool isReplaced(const DeclRefExpr *Use) const {
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(C.parentOf(Use));
    return Operator && Operator->isAssignmentOp() &&
           Operator->getArg(0)->IgnoreParenImpCasts() == Use;
  }

  void report(const Expr *Task, const Destination &To, const TaskBorrow &Borrow,
              const VarDecl *Holder) {
    EscapedWork Found;
    Found.Task = Task;
    Found.How = wayTo(To.What);
    Found.Where = To.Where;
    Found.Holder = Holder;
    Found.Borrow = Borrow;
    Found.IsClosure = isClosure(Borrow);
    Result.push_back(Found);
  }

  static EscapedWork::Way wayTo(Destination::Kind What) {
    switch (What) {
    case Destination::Detached:
      return EscapedWork::Way::Detached;
    case Destination::Stored:
      return EscapedWork::Way::Stored;
    case Destination::Returned:
      return EscapedWork::Way::Returned;
    case Destination::Other:
    case Destination::Variable:
      return EscapedWork::Way::Kept;
    }
    return EscapedWork::Way::Kept;
  }

  /// The object of a call operator, a named closure among them, and a temporary that
  /// the coroutine is a member of.
  static bool isClosure(const TaskBorrow &Borrow) {
    // `this auto &self`.
    if (Borrow.Keeper && Borrow.Keeper->isExplicitObjectParameter())
      return true;
    return Borrow.Runs &&
           (Borrow.Object.Temporary || Borrow.Runs->getOverloadedOperator() == OO_Call);
  }

  const Unit &U;
  const Callable &C;
  const SourceManager &Sources;
  std::vector<EscapedWork> Result;
};

} // namespace

std::vector<EscapedWork> escapedWork(const Unit &U, const Callable &C) {
  return Escapes(U, C).find();
}

} // namespace async_tidy

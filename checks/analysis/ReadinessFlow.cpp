//===- ReadinessFlow.cpp - readiness along the paths of a body -----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/ReadinessFlow.h"
#include "analysis/Readiness.h"
#include "analysis/BlockingCalls.h"
#include "analysis/CallArguments.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/Wakeup.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;

namespace async_tidy {

bool comesReady(QualType T, const Unit &U) {
  const TypeFacts &Facts = U.types().factsOf(T);
  if (Facts.Entry && !Facts.Entry->Ready.empty())
    return true;
  // The tuple or vector of a combinator.
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && U.names().find(Record, Category::Container) &&
         llvm::any_of(typeArguments(Record),
                      [&](QualType Element) { return comesReady(Element, U); });
}

namespace {

bool comesReady(const Expr *Await, const Unit &U) {
  return comesReady(Await->getType(), U);
}

/// The must-analysis for one object. The state is a set of facts: bit 0 says
/// that the object is ready, bit 1 that a thread is at work on it that will
/// wake the coroutine, bit N + 2 that the variable N still tells whether it is.
class ReadinessFlow {
public:
  ReadinessFlow(const Unit &U, const Callable &C, const FlowGraph &Graph,
                Place Target, const Entry *Waited)
      : U(U), C(C), Graph(Graph), Target(std::move(Target)), Waited(Waited) {
    collectAliases();
  }

  /// \p Initially says whether the object is ready at the entry.
  bool readyAt(FlowGraph::Position At, bool Initially) {
    llvm::DenseMap<const CFGBlock *, unsigned> Entry;
    llvm::SmallVector<const CFGBlock *, 32> Work = {&Graph.graph().getEntry()};
    Entry[Work.front()] = Initially ? Ready : 0;
    while (!Work.empty()) {
      const CFGBlock *Block = Work.pop_back_val();
      unsigned State = Entry[Block];
      for (const CFGElement &Element : *Block)
        State = transfer(Element, State);
      unsigned Successor = 0;
      for (const CFGBlock *Next : Block->succs()) {
        const unsigned Number = Successor++;
        if (!Next)
          continue;
        const unsigned Out = State | learn(*Block, *Next, Number, State);
        auto [Known, Inserted] = Entry.try_emplace(Next, Out);
        const unsigned Merged = Inserted ? Out : Known->second & Out;
        if (Inserted || Merged != Known->second) {
          Known->second = Merged;
          Work.push_back(Next);
        }
      }
    }
    auto Reached = Entry.find(At.Block);
    if (Reached == Entry.end())
      return false;
    unsigned State = Reached->second;
    for (unsigned Index = 0; Index != At.Index; ++Index)
      State = transfer((*At.Block)[Index], State);
    return State & Ready;
  }

private:
  static constexpr unsigned Ready = 1;
  static constexpr unsigned InWork = 2;
  static constexpr unsigned FirstAlias = 4;
  static constexpr unsigned MaximumAliases = 29;

  /// What the value of an expression says about the object.
  enum class Meaning { None, Status, TrueIsReady, FalseIsReady };

  struct Alias {
    const ValueDecl *Variable;
    Meaning Tells;
  };

  /// The variables that hold the result of a test of the object.
  void collectAliases() {
    auto Add = [&](const ValueDecl *D, const Expr *Value) {
      // Others could write to anything but a local.
      const auto *Variable = dyn_cast<VarDecl>(D);
      if (!Variable || !Variable->hasLocalStorage() ||
          Variable->getType()->isReferenceType())
        return;
      if (Aliases.size() == MaximumAliases || aliasBit(Variable))
        return;
      if (Meaning Tells = meaningOf(Value); Tells != Meaning::None)
        Aliases.push_back({Variable, Tells});
    };
    for (const VarDecl *Variable : C.Locals)
      if (initOf(Variable))
        Add(Variable, initOf(Variable));
    for (const CFGBlock *Block : Graph.graph())
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          if (const auto *Write = dyn_cast<BinaryOperator>(S->getStmt());
              Write && Write->getOpcode() == BO_Assign)
            if (const auto *Variable = dyn_cast<DeclRefExpr>(
                    Write->getLHS()->IgnoreParenImpCasts()))
              Add(Variable->getDecl(), Write->getRHS());
  }

  /// Whether \p Value keeps what \p A tells: a test, or the constant that
  /// claims nothing.
  bool keeps(const Alias &A, const Expr *Value) const {
    if (meaningOf(Value) == A.Tells)
      return true;
    const auto *Constant = dyn_cast<CXXBoolLiteralExpr>(written(Value));
    return Constant && A.Tells == (Constant->getValue() ? Meaning::FalseIsReady
                                                        : Meaning::TrueIsReady);
  }

  const Alias *aliasOf(const ValueDecl *D) const {
    const auto *Found =
        llvm::find_if(Aliases, [D](const Alias &A) { return A.Variable == D; });
    return Found == Aliases.end() ? nullptr : Found;
  }

  unsigned aliasBit(const ValueDecl *D) const {
    for (auto [Index, A] : llvm::enumerate(Aliases))
      if (A.Variable == D)
        return FirstAlias << Index;
    return 0;
  }

  /// What \p E tells as a variable, in \p State.
  Meaning aliasMeaning(const Expr *E, unsigned State) const {
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    if (!Reference || !(State & aliasBit(Reference->getDecl())))
      return Meaning::None;
    return aliasOf(Reference->getDecl())->Tells;
  }

  bool isTarget(const Expr *E) const {
    if (!E)
      return false;
    std::optional<Place> P = placeOf(E, U.context());
    return P && *P == Target;
  }

  Meaning meaningOf(const Expr *E) const {
    return isStatus(E, ~0u)      ? Meaning::Status
           : holds(E, true, ~0u)  ? Meaning::TrueIsReady
           : holds(E, false, ~0u) ? Meaning::FalseIsReady
                                  : Meaning::None;
  }

  /// Whether \p E is a `std::future_status` of the object.
  bool isStatus(const Expr *E, unsigned State) const {
    E = written(E);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      return (plainName(Call->getMethodDecl()) == "wait_for" ||
              plainName(Call->getMethodDecl()) == "wait_until") &&
             isFuture(objectOf(Call)) && isTarget(objectOf(Call));
    return aliasMeaning(E, State) == Meaning::Status;
  }

  static bool isEnumerator(const Expr *E, llvm::StringRef Name) {
    const auto *Reference = dyn_cast<DeclRefExpr>(written(E));
    if (!Reference)
      return false;
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      return Variable->isConstexpr() && initOf(Variable) &&
             isEnumerator(initOf(Variable), Name);
    const auto *Constant = dyn_cast<EnumConstantDecl>(Reference->getDecl());
    return Constant && Constant->getName() == Name;
  }

  static bool isLiteralZero(const Expr *E) {
    const auto *Number = dyn_cast<IntegerLiteral>(written(E));
    return Number && Number->getValue() == 0;
  }

  /// Whether `L == R` compares the status of the object with \p Name.
  bool compares(const Expr *L, const Expr *R, llvm::StringRef Name,
                unsigned State) const {
    return (isStatus(L, State) && isEnumerator(R, Name)) ||
           (isStatus(R, State) && isEnumerator(L, Name));
  }

  /// Whether the object is ready where \p E evaluates to \p Value.
  bool holds(const Expr *E, bool Value, unsigned State) const {
    E = written(E);
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_LNot &&
             holds(Operator->getSubExpr(), !Value, State);
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      return holds(Rewritten->getSemanticForm(), Value, State);
    if (const auto *Operator = dyn_cast<BinaryOperator>(E)) {
      const Expr *L = Operator->getLHS(), *R = Operator->getRHS();
      switch (Operator->getOpcode()) {
      // What has not timed out is ready, or deferred and waits for nobody.
      case BO_EQ:
        return compares(L, R, Value ? "ready" : "timeout", State) ||
               (!Value && isLiteralZero(R) && holds(L, true, State));
      case BO_NE:
        return compares(L, R, Value ? "timeout" : "ready", State) ||
               (Value && isLiteralZero(R) && holds(L, true, State));
      case BO_LAnd:
        return Value && (holds(L, true, State) || holds(R, true, State));
      case BO_LOr:
        return !Value && (holds(L, false, State) || holds(R, false, State));
      // `socket.available() > 0`; that it is at least 0 says nothing.
      case BO_GT:
        return Value && R->getType()->isIntegerType() && holds(L, true, State);
      case BO_LT:
        return Value && L->getType()->isIntegerType() && holds(R, true, State);
      case BO_GE:
        return Value && R->getType()->isIntegerType() && !isLiteralZero(R) &&
               holds(L, true, State);
      case BO_LE:
        return Value && L->getType()->isIntegerType() && !isLiteralZero(L) &&
               holds(R, true, State);
      default:
        return false;
      }
    }
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      return Value && isReadyTest(Call) && isTarget(objectOf(Call));
    return aliasMeaning(E, State) ==
           (Value ? Meaning::TrueIsReady : Meaning::FalseIsReady);
  }

  /// `await_ready` is part of the language; other names come from the models.
  bool isReadyTest(const CXXMemberCallExpr *Call) const {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (plainName(Method) == "await_ready")
      return true;
    const llvm::StringRef Name = plainName(Method);
    if (Name.empty())
      return false;
    const Expr *Object = objectOf(Call);
    const Entry *Facts =
        Object ? U.types().factsOf(written(Object)->getType()).Entry : nullptr;
    return (Facts && llvm::is_contained(Facts->Ready, Name)) ||
           (Waited && llvm::is_contained(Waited->Ready, Name));
  }

  /// Whether \p E, once awaited, tells that the object is ready:
  /// `co_await socket.async_wait(wait_read)`.
  bool isReadyEvent(const Expr *E) const {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    return Call && isReadyTest(Call) && isTarget(objectOf(Call));
  }

  unsigned learn(const CFGBlock &Block, const CFGBlock &Next, unsigned Successor,
                 unsigned State) const {
    const Stmt *Terminator = Block.getTerminatorStmt();
    if (const auto *Switch = dyn_cast_or_null<SwitchStmt>(Terminator)) {
      if (!isStatus(Switch->getCond(), State) || !entersOnlyBy(Next, Block))
        return 0;
      if (const auto *Case = dyn_cast_or_null<CaseStmt>(Next.getLabel()))
        return isEnumerator(Case->getLHS(), "ready") ||
                       isEnumerator(Case->getLHS(), "deferred")
                   ? Ready
                   : 0;
      // Every other value, once the switch has a case for the timeout.
      for (const SwitchCase *Case = Switch->getSwitchCaseList(); Case;
           Case = Case->getNextSwitchCase())
        if (const auto *Timeout = dyn_cast<CaseStmt>(Case))
          if (isEnumerator(Timeout->getLHS(), "timeout"))
            return Ready;
      return 0;
    }
    const auto *Condition =
        dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
    if (!Condition || Block.succ_size() != 2)
      return 0;
    if (const auto *Logical = dyn_cast<BinaryOperator>(Condition))
      if (Logical->isLogicalOp())
        if (const Expr *Last = Block.getLastCondition())
          Condition = Last;
    return holds(Condition, Successor == 0, State) ? Ready : 0;
  }

  /// A case label that another case falls into is no proof.
  static bool entersOnlyBy(const CFGBlock &Next, const CFGBlock &Block) {
    for (const CFGBlock *Previous : Next.preds())
      if (Previous && Previous != &Block)
        return false;
    return true;
  }

  unsigned transfer(const CFGElement &Element, unsigned State) {
    std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>();
    if (!Statement)
      return State;
    const Stmt *S = Statement->getStmt();

    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D)) {
          if (const Alias *A = aliasOf(Variable);
              A && initOf(Variable) && keeps(*A, initOf(Variable)))
            State |= aliasBit(Variable);
          if (rootOf(Target) == Variable->getCanonicalDecl() &&
              (Target.Steps.empty() || holdsReady(initOf(Variable))))
            State = Variable->isCXXForRangeDecl() ? State
                    : initOf(Variable)         ? stateOf(initOf(Variable), State)
                                                  : 0;
          else if (bindsTarget(Variable))
            State = 0;
        }
      return State;
    }
    if (const auto *Call = dyn_cast<CallExpr>(S))
      return transferCall(Call, State);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
      for (unsigned Index = 0; Index != Construct->getNumArgs(); ++Index)
        if (escapes(Construct->getArg(Index), Construct->getConstructor(), Index))
          return 0;
      return State;
    }
    if (const auto *Operator = dyn_cast<BinaryOperator>(S)) {
      if (Operator->isAssignmentOp())
        return transferWrite(Operator->getLHS(),
                             Operator->getOpcode() == BO_Assign
                                 ? Operator->getRHS()
                                 : nullptr,
                             State);
      return State;
    }
    if (const auto *Operator = dyn_cast<UnaryOperator>(S)) {
      if (Operator->isIncrementDecrementOp() ||
          Operator->getOpcode() == UO_AddrOf)
        return transferWrite(Operator->getSubExpr(), nullptr, State);
      return State;
    }
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      if (fulfills(Lambda) && addWakeup(Lambda))
        State |= InWork;
      for (auto [Capture, Init] :
           llvm::zip(Lambda->captures(), Lambda->capture_inits())) {
        if (!Capture.capturesVariable() || Capture.getCaptureKind() != LCK_ByRef)
          continue;
        const ValueDecl *Variable = Capture.getCapturedVar();
        State &= ~aliasBit(Variable);
        if (Variable->getCanonicalDecl() == Target.Root ||
            (Variable->isInitCapture() && Init && touchesTarget(Init)))
          return 0;
      }
      return State;
    }
    if (const auto *Await = dyn_cast<CoawaitExpr>(S);
        Await && isReadyEvent(written(Await->getOperand())))
      return State | Ready;
    if (const auto *Await = dyn_cast<CoawaitExpr>(S);
        Await && (State & InWork) &&
        llvm::any_of(Wakeups, [&](const Wakeup &W) { return W.wakes(Await); }))
      return State | Ready;
    if (isa<CoawaitExpr, CoyieldExpr>(S) && Target.isShared())
      return State & InWork;
    return State;
  }

  /// Whether \p Lambda is given the promise of the object.
  bool fulfills(const LambdaExpr *Lambda) const {
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (!Capture.capturesVariable())
        continue;
      const auto *Variable = cast<VarDecl>(Capture.getCapturedVar());
      const auto *Moved =
          Variable->isInitCapture() && initOf(Variable)
              ? dyn_cast<DeclRefExpr>(handedOn(initOf(Variable)))
              : nullptr;
      if (isFutureOf(Moved ? Moved->getDecl() : Variable))
        return true;
    }
    return false;
  }

  unsigned transferCall(const CallExpr *Call, unsigned State) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
      if (Operator->isAssignmentOp() && Operator->getNumArgs() == 2)
        return transferWrite(Operator->getArg(0), Operator->getArg(1), State);
    if (const Expr *Object = objectOf(Call); Object && isTarget(Object)) {
      const Entry *Blocking = U.names().findCallee(Call, Category::Blocking);
      // A wait without a bound returns when the future is ready; a condition
      // variable or a semaphore has to be waited for again.
      if (Blocking && Blocking->Kind == BlockingKind::Wait &&
          !(Blocking->Timeout && *Blocking->Timeout < Call->getNumArgs()) &&
          isFuture(Object))
        // `get` of a future takes the value; that of a shared one is const.
        return plainName(Call->getDirectCallee()) == "get" &&
                       !cast<CXXMethodDecl>(Call->getDirectCallee())->isConst()
                   ? 0
                   : State | Ready;
      const auto *Method = cast<CXXMemberCallExpr>(Call)->getMethodDecl();
      if (Blocking || (Method && Method->isConst()) ||
          isReadyTest(cast<CXXMemberCallExpr>(Call)))
        return State;
      return plainName(Method) == "valid" ? State : 0;
    }
    // A member function of what holds the object, such as its container.
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
      std::optional<Place> Holder = placeOf(objectOf(Call), U.context());
      const CXXMethodDecl *Method = Member->getMethodDecl();
      if (Holder && Holder->Root && Target.isWithin(*Holder) && Method &&
          !Method->isConst() && !isAccessor(Method))
        return 0;
    }
    const FunctionDecl *Callee = Call->getDirectCallee();
    // `std::move(f).get()` names the object and does nothing to it.
    if (placeOf(Call, U.context()))
      return State;
    bool Asserted = false;
    for (unsigned Index = 0; Index != Call->getNumArgs(); ++Index) {
      if (escapes(Call->getArg(Index), Callee, Index))
        return 0;
      State &= ~lentAlias(Call->getArg(Index), Callee, Index);
      Asserted |= tellsState(Call->getArg(Index));
    }
    return Asserted ? State | Ready : State;
  }

  /// Whether \p Argument is what a test of the object says, for a function that
  /// makes of it what it wants, such as an assertion:
  /// `assertEqual(f.status(), Status::Done)`.
  bool tellsState(const Expr *Argument) const {
    const Expr *Test = handedOn(Argument);
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Test);
    return isStatus(Test, 0) ||
           (Call && isReadyTest(Call) && isTarget(objectOf(Call)));
  }

  static bool isAccessor(const CXXMethodDecl *Method) {
    return llvm::is_contained({"begin", "end", "at", "front", "back", "data"},
                              plainName(Method));
  }

  /// The bit of a variable that the callee can write to.
  unsigned lentAlias(const Expr *Argument, const FunctionDecl *Callee,
                     unsigned Index) const {
    const auto *Reference = dyn_cast<DeclRefExpr>(Argument->IgnoreParenImpCasts());
    if (!Reference || !aliasBit(Reference->getDecl()))
      return 0;
    if (Callee && Index < Callee->getNumParams()) {
      const QualType T = Callee->getParamDecl(Index)->getType();
      if (!T->isReferenceType() || T->getPointeeType().isConstQualified())
        return 0;
    }
    return aliasBit(Reference->getDecl());
  }

  bool isFuture(const Expr *Object) const {
    QualType T = written(Object)->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    const TypeRole Role = U.types().factsOf(T).Role;
    return Role == TypeRole::Future || Role == TypeRole::Task;
  }

  unsigned transferWrite(const Expr *Left, const Expr *Right,
                         unsigned State) {
    std::optional<Place> Written = placeOf(Left, U.context());
    if (!Written)
      return State;
    if (Written->Root && Written->Steps.empty()) {
      if (const Alias *A = aliasOf(Written->Root)) {
        const unsigned Bit = aliasBit(Written->Root);
        State = Right && keeps(*A, Right) ? State | Bit : State & ~Bit;
      }
      // Another element, which is as ready as all in a vector of complete ones.
      if (Target.isIndexedBy(Written->Root) && !isInReadyContainer())
        return 0;
    }
    if (!Target.isWithin(*Written))
      return State;
    return Right && *Written == Target ? stateOf(Right, 0) : 0;
  }

  /// The state once the object has the value \p E.
  unsigned stateOf(const Expr *E, unsigned State) {
    if (isReadyValue(E))
      return State | Ready;
    // `std::thread([&] { ...; done.set(); })`
    const LambdaExpr *Body = threadBody(E);
    return Body && addWakeup(Body) ? InWork : 0;
  }

  bool addWakeup(const LambdaExpr *Body) {
    std::optional<Wakeup> End = Wakeup::endOf(Body);
    if (End)
      Wakeups.push_back(std::move(*End));
    return End.has_value();
  }

  /// Whether the object is the future of the promise \p Promise.
  bool isFutureOf(const ValueDecl *Promise) const {
    const auto *Future = dyn_cast_or_null<VarDecl>(Target.Root);
    const Expr *Init = Future && Target.Steps.empty() && initOf(Future)
                           ? handedOn(initOf(Future))
                           : nullptr;
    const auto *Source = dyn_cast_or_null<DeclRefExpr>(
        Init && objectOf(Init) ? written(objectOf(Init)) : nullptr);
    return Source && Source->getDecl()->getCanonicalDecl() ==
                         Promise->getCanonicalDecl();
  }

  /// Whether \p E is a future that has its value: some come out of a
  /// `co_await`, and ready factories make completed ones.
  bool isReadyValue(const Expr *E) const {
    E = written(E);
    if (isa<CoawaitExpr>(E))
      return comesReady(E, U);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return Construct->getNumArgs() == 1 &&
             Construct->getConstructor()->isCopyOrMoveConstructor() &&
             isReadyValue(Construct->getArg(0));
    if (U.names().findCallee(E, Category::ReadyFactory))
      return true;
    // Deferred work runs in the wait itself.
    const Entry *Blocking = U.names().findCallee(E, Category::Blocking);
    return Blocking && Blocking->BlocksInResult &&
           argumentsPreventBlocking(E, *Blocking, U.context());
  }

  /// The variable that the object is in; of a binding what it decomposes.
  static const ValueDecl *rootOf(const Place &P) {
    const auto *Binding = dyn_cast_or_null<BindingDecl>(P.Root);
    return Binding && Binding->getDecomposedDecl()
               ? cast<ValueDecl>(
                     Binding->getDecomposedDecl()->getCanonicalDecl())
               : P.Root;
  }

  /// Whether \p E is a tuple or vector of complete futures.
  bool holdsReady(const Expr *E) const {
    return E && isa<CoawaitExpr>(written(E)) && comesReady(written(E), U);
  }

  bool isInReadyContainer() const {
    const auto *Variable = dyn_cast_or_null<VarDecl>(Target.Root);
    return Variable && initOf(Variable) && holdsReady(initOf(Variable));
  }

  bool touchesTarget(const Expr *E) const {
    std::optional<Place> P = placeOf(E, U.context());
    return P && (Target.isWithin(*P) || P->isWithin(Target));
  }

  bool bindsTarget(const VarDecl *Variable) const {
    const QualType T = Variable->getType();
    return initOf(Variable) && T->isReferenceType() &&
           !T->getPointeeType().isConstQualified() &&
           touchesTarget(initOf(Variable));
  }

  /// Whether argument \p Index gives the callee the object to change.
  bool escapes(const Expr *Argument, const FunctionDecl *Callee,
               unsigned Index) const {
    std::optional<Place> P = placeOf(Argument, U.context());
    if (!P || !Target.isWithin(*P))
      return false;
    // The first argument of an overloaded operator is the object.
    if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
        Method && Method->isOverloadedOperator() && Method->isInstance()) {
      if (Index == 0)
        return !Method->isConst();
      --Index;
    }
    if (!Callee || Index >= Callee->getNumParams())
      return true;
    const QualType T = Callee->getParamDecl(Index)->getType();
    if (T->isReferenceType() || T->isPointerType())
      return !T->getPointeeType().isConstQualified();
    return false;
  }

  const Unit &U;
  const Callable &C;
  const FlowGraph &Graph;
  const Place Target;
  /// The entry of the wait that is asked about, or null.
  const Entry *const Waited;
  llvm::SmallVector<Alias, 4> Aliases;
  llvm::SmallVector<Wakeup, 1> Wakeups;
};

} // namespace

bool isReadyAt(const Unit &U, const Callable &C, const Place &Target,
               const Entry *Waited, const Expr *At, bool Initially) {
  const FlowGraph *Graph = U.flowGraph(C);
  if (!Graph)
    return false;
  std::optional<FlowGraph::Position> Position = Graph->find(At);
  return Position && ReadinessFlow(U, C, *Graph, Target, Waited).readyAt(
                         *Position, Initially);
}

} // namespace async_tidy

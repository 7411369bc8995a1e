//===- Readiness.cpp - whether a wait can still block ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Readiness.h"
#include "analysis/BlockingCalls.h"
#include "analysis/CallArguments.h"
#include "analysis/Place.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/Wakeup.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;

namespace async_tidy {
namespace {

bool isNamed(const FunctionDecl *Function, llvm::StringRef Name) {
  return Function && Function->getIdentifier() && Function->getName() == Name;
}

bool isNamedIn(const FunctionDecl *Function, llvm::ArrayRef<std::string> Names) {
  return Function && Function->getIdentifier() &&
         llvm::is_contained(Names, Function->getName());
}

/// Whether a future that comes out of `co_await`, or that a continuation is
/// given, is complete: combinators give complete ones back (`as_future`,
/// `when_all`), and of any other nobody knows that it is not.
bool comesReady(QualType T, const Unit &U) {
  const TypeFacts &Facts = U.types().factsOf(T);
  if (Facts.Role == TypeRole::Future ||
      (Facts.Entry && !Facts.Entry->Ready.empty()))
    return true;
  // The tuple or vector of a combinator.
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && U.names().find(Record, Category::Container) &&
         llvm::any_of(typeArguments(Record),
                      [&](QualType Element) { return comesReady(Element, U); });
}

bool comesReady(const Expr *Await, const Unit &U) {
  return comesReady(Await->getType(), U);
}

/// Whether the object at \p P is one that a continuation is given when it is
/// complete: a parameter of it, or an element of one; or the object that it is
/// the handler of, such as a socket that has become readable.
bool isGivenReady(const Place &P, const Callable &C, const Entry *Waited,
                  const Unit &U) {
  if (const auto *Sink = dyn_cast_or_null<CXXMemberCallExpr>(C.Sink);
      Sink && Waited && isNamedIn(Sink->getMethodDecl(), Waited->Ready)) {
    std::optional<Place> Object = placeOf(objectOf(Sink), U.context());
    if (Object && *Object == P)
      return true;
  }
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(P.Root);
  return Parameter && C.Kind == ContextKind::Continuation &&
         Parameter->getDeclContext() == C.Function &&
         comesReady(Parameter->getType(), U);
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
      if (Variable->getInit())
        Add(Variable, Variable->getInit());
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
      return (isNamed(Call->getMethodDecl(), "wait_for") ||
              isNamed(Call->getMethodDecl(), "wait_until")) &&
             isFuture(objectOf(Call)) && isTarget(objectOf(Call));
    return aliasMeaning(E, State) == Meaning::Status;
  }

  static bool isEnumerator(const Expr *E, llvm::StringRef Name) {
    const auto *Reference = dyn_cast<DeclRefExpr>(written(E));
    if (!Reference)
      return false;
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl()))
      return Variable->isConstexpr() && Variable->getInit() &&
             isEnumerator(Variable->getInit(), Name);
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
        return compares(L, R, Value ? "ready" : "timeout", State);
      case BO_NE:
        return compares(L, R, Value ? "timeout" : "ready", State) ||
               (Value && isLiteralZero(R) && holds(L, true, State));
      case BO_LAnd:
        return Value && (holds(L, true, State) || holds(R, true, State));
      case BO_LOr:
        return !Value && (holds(L, false, State) || holds(R, false, State));
      // `socket.available() > 0`
      case BO_GT:
      case BO_GE:
        return Value && R->getType()->isIntegerType() && holds(L, true, State);
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
    if (isNamed(Method, "await_ready"))
      return true;
    if (!Method || !Method->getIdentifier())
      return false;
    const Expr *Object = objectOf(Call);
    const Entry *Facts =
        Object ? U.types().factsOf(written(Object)->getType()).Entry : nullptr;
    return (Facts && llvm::is_contained(Facts->Ready, Method->getName())) ||
           (Waited && llvm::is_contained(Waited->Ready, Method->getName()));
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
              A && Variable->getInit() && keeps(*A, Variable->getInit()))
            State |= aliasBit(Variable);
          if (rootOf(Target) == Variable->getCanonicalDecl() &&
              (Target.Steps.empty() || holdsReady(Variable->getInit())))
            State = Variable->isCXXForRangeDecl() ? State
                    : Variable->getInit()         ? stateOf(Variable->getInit(), State)
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
          Variable->isInitCapture() && Variable->getInit()
              ? dyn_cast<DeclRefExpr>(handedOn(Variable->getInit()))
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
        return isNamed(Call->getDirectCallee(), "get") &&
                       !cast<CXXMethodDecl>(Call->getDirectCallee())->isConst()
                   ? 0
                   : State | Ready;
      const auto *Method = cast<CXXMemberCallExpr>(Call)->getMethodDecl();
      if (Blocking || (Method && Method->isConst()) ||
          isReadyTest(cast<CXXMemberCallExpr>(Call)))
        return State;
      return isNamed(Method, "valid") ? State : 0;
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
    for (unsigned Index = 0; Index != Call->getNumArgs(); ++Index) {
      if (escapes(Call->getArg(Index), Callee, Index))
        return 0;
      State &= ~lentAlias(Call->getArg(Index), Callee, Index);
    }
    return State;
  }

  static bool isAccessor(const CXXMethodDecl *Method) {
    return Method->getIdentifier() &&
           llvm::is_contained({"begin", "end", "at", "front", "back", "data"},
                              Method->getName());
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
    const Expr *Value = handedOn(E);
    const auto *Body = dyn_cast<LambdaExpr>(Value);
    if (const auto *Thread = dyn_cast<CXXConstructExpr>(Value))
      for (const Expr *Argument : argumentsOf(Thread))
        if (const auto *Lambda = dyn_cast<LambdaExpr>(handedOn(Argument)))
          Body = Lambda;
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
    const Expr *Init = Future && Target.Steps.empty() && Future->getInit()
                           ? handedOn(Future->getInit())
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
    return Variable && Variable->hasInit() && holdsReady(Variable->getInit());
  }

  bool touchesTarget(const Expr *E) const {
    std::optional<Place> P = placeOf(E, U.context());
    return P && (Target.isWithin(*P) || P->isWithin(Target));
  }

  bool bindsTarget(const VarDecl *Variable) const {
    const QualType T = Variable->getType();
    return Variable->getInit() && T->isReferenceType() &&
           !T->getPointeeType().isConstQualified() &&
           touchesTarget(Variable->getInit());
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

/// Whether every number in \p Value is zero or less.
bool isZero(const APValue &Value) {
  switch (Value.getKind()) {
  case APValue::Int:
    return Value.getInt() <= 0;
  case APValue::Float:
    return Value.getFloat().isZero() || Value.getFloat().isNegative();
  case APValue::Struct:
    for (unsigned Index = 0; Index != Value.getStructNumBases(); ++Index)
      if (!isZero(Value.getStructBase(Index)))
        return false;
    for (unsigned Index = 0; Index != Value.getStructNumFields(); ++Index)
      if (!isZero(Value.getStructField(Index)))
        return false;
    return Value.getStructNumBases() + Value.getStructNumFields() > 0;
  default:
    return false;
  }
}

/// Whether a number in \p Value is less than zero.
bool isNegative(const APValue &Value) {
  switch (Value.getKind()) {
  case APValue::Int:
    return Value.getInt() < 0;
  case APValue::Float:
    return Value.getFloat().isNegative() && !Value.getFloat().isZero();
  case APValue::Struct:
    for (unsigned Index = 0; Index != Value.getStructNumBases(); ++Index)
      if (isNegative(Value.getStructBase(Index)))
        return true;
    for (unsigned Index = 0; Index != Value.getStructNumFields(); ++Index)
      if (isNegative(Value.getStructField(Index)))
        return true;
    return false;
  default:
    return false;
  }
}

/// The loop of \p C that has \p Variable for its elements, or null.
const CXXForRangeStmt *loopOver(const Callable &C, const ValueDecl *Variable) {
  const CXXForRangeStmt *Result = nullptr;
  auto Visit = [&](auto &Self, const Stmt *S) -> void {
    if (!S || Result || isa<LambdaExpr>(S))
      return;
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S))
      if (Loop->getLoopVariable()->getCanonicalDecl() == Variable) {
        Result = Loop;
        return;
      }
    for (const Stmt *Child : S->children())
      Self(Self, Child);
  };
  const auto *Declared = dyn_cast_or_null<VarDecl>(Variable);
  if (Declared && Declared->isCXXForRangeDecl())
    Visit(Visit, C.body());
  return Result;
}

/// Whether \p P is the element of a loop over futures that came out of a
/// `co_await` complete.
bool isElementOfReady(const Place &P, const Callable &C, const Unit &U) {
  const CXXForRangeStmt *Loop =
      P.Steps.empty() ? loopOver(C, P.Root) : nullptr;
  if (!Loop)
    return false;
  const Expr *Range = written(Loop->getRangeInit());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Range)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable || !Variable->hasLocalStorage())
      return false;
    if (isa<ParmVarDecl>(Variable))
      return C.Kind == ContextKind::Continuation &&
             Variable->getDeclContext() == C.Function &&
             comesReady(Variable->getType(), U);
    Range = Variable->getInit() ? written(Variable->getInit()) : nullptr;
  }
  return Range && isa<CoawaitExpr>(Range) && comesReady(Range, U);
}

/// The variable that the object at \p P is in, or an element of: for the element
/// of a loop what the loop goes over.
const VarDecl *holderOf(const Place &P, const Callable &C) {
  const ValueDecl *Root = P.Root;
  if (const auto *Binding = dyn_cast_or_null<BindingDecl>(Root))
    Root = Binding->getDecomposedDecl();
  if (const CXXForRangeStmt *Loop = loopOver(C, Root)) {
    const Expr *Range = written(Loop->getRangeInit());
    while (const Expr *Object = objectOf(Range))
      Range = written(Object);
    const auto *Reference = dyn_cast<DeclRefExpr>(Range);
    Root = Reference ? Reference->getDecl() : nullptr;
  }
  return dyn_cast_or_null<VarDecl>(Root);
}

/// Whether \p Argument is \p Variable, or iterators into it.
bool isOrPointsInto(const Expr *Argument, const VarDecl *Variable) {
  Argument = handedOn(Argument);
  if (const Expr *Object = objectOf(Argument))
    Argument = handedOn(Object);
  const auto *Reference = dyn_cast<DeclRefExpr>(Argument);
  return Reference && declaresSameEntity(Reference->getDecl(), Variable);
}

/// Whether the continuation \p C captures a future, or futures, that the code
/// around it had given to a combinator, as in
/// `watcher.setFuture(whenAll(replies.begin(), replies.end()))`: most likely it
/// is called when that one is complete.
bool isCombinedBefore(const Place &Target, const Callable &C, const Unit &U) {
  if (C.Kind != ContextKind::Continuation || !C.Enclosing || !C.Lambda)
    return false;
  const VarDecl *Holder = holderOf(Target, C);
  if (!Holder || Holder->getDeclContext() == C.Function)
    return false;
  const SourceManager &Sources = U.context().getSourceManager();
  return llvm::any_of(C.Enclosing->Calls, [&](const Expr *Call) {
    const TypeRole Role = U.types().factsOf(Call->getType()).Role;
    return isa<CallExpr>(Call) && !objectOf(Call) &&
           (Role == TypeRole::Future || Role == TypeRole::Task) &&
           Sources.isBeforeInTranslationUnit(Call->getBeginLoc(),
                                             C.Lambda->getBeginLoc()) &&
           llvm::any_of(argumentsOf(Call), [&](const Expr *Argument) {
             return isOrPointsInto(Argument, Holder);
           });
  });
}

/// Whether the object in \p Target is ready where \p At is evaluated.
bool isReadyAt(const Unit &U, const Callable &C, const Place &Target,
               const Entry *Waited, const Expr *At, bool Initially) {
  const FlowGraph *Graph = U.flowGraph(C);
  if (!Graph)
    return false;
  std::optional<FlowGraph::Position> Position = Graph->find(At);
  return Position && ReadinessFlow(U, C, *Graph, Target, Waited).readyAt(
                         *Position, Initially);
}

/// One question, which may go back through the callers of coroutines.
class ReadinessQuery {
public:
  explicit ReadinessQuery(const Unit &U) : U(U) {}

  bool isReady(const Callable &C, const Expr *Object, const Expr *Site,
               const Entry *Waited) {
    const Expr *Value = written(Object);
    if ((isa<CoawaitExpr>(Value) && comesReady(Value, U)) ||
        U.names().findCallee(Value, Category::ReadyFactory))
      return true;
    std::optional<Place> Target = placeOf(Object, U.context());
    if (!Target)
      return false;
    // A lambda called in place starts with what was known around it.
    llvm::SmallVector<std::pair<const Callable *, const Expr *>, 4> Sites = {
        {&C, Site}};
    for (const Callable *Inner = &C;
         Inner->Kind == ContextKind::Inline && Inner->Enclosing;
         Inner = Inner->Enclosing)
      Sites.push_back({Inner->Enclosing, Inner->Lambda});
    bool Known = false;
    for (auto [In, At] : llvm::reverse(Sites))
      Known |= isGivenReady(*Target, *In, Waited, U) ||
               isElementOfReady(*Target, *In, U) ||
               isCombinedBefore(*Target, *In, U) ||
               isPassedReady(*Target, *In, Waited);
    for (auto [In, At] : llvm::reverse(Sites))
      Known = isReadyAt(U, *In, *Target, Waited, At, Known);
    return Known;
  }

private:
  /// Whether the object is a parameter of the coroutine \p C, which every call in
  /// the unit gives a ready one: the second half of a continuation.
  bool isPassedReady(const Place &Target, const Callable &C,
                     const Entry *Waited) {
    constexpr unsigned MaximumDepth = 3;
    const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Target.Root);
    if (!Parameter || !Target.Steps.empty() || !C.isCoroutine() || C.Lambda ||
        Parameter->getDeclContext() != C.Function || Depth == MaximumDepth)
      return false;
    const llvm::ArrayRef<Unit::CallSite> Calls = U.callsOf(C.Function);
    const unsigned Index = Parameter->getFunctionScopeIndex();
    ++Depth;
    const bool All = llvm::all_of(Calls, [&](const Unit::CallSite &Site) {
      if (Index >= Site.Call->getNumArgs())
        return false;
      // Before it is moved into the parameter.
      const Expr *Argument = handedOn(Site.Call->getArg(Index));
      return isReady(*Site.In, Argument, Argument, Waited);
    });
    --Depth;
    return All && !Calls.empty();
  }

  const Unit &U;
  unsigned Depth = 0;
};

} // namespace

bool isKnownReady(const Unit &U, const Callable &C, const CallExpr *Wait) {
  const Expr *Object = objectOf(Wait);
  return Object && isKnownReady(U, C, Object, Wait,
                                U.names().findCallee(Wait, Category::Blocking));
}

bool isKnownReady(const Unit &U, const Callable &C, const Expr *Object,
                  const Expr *Site, const Entry *Waited) {
  return ReadinessQuery(U).isReady(C, Object, Site, Waited);
}

bool isZeroTimeout(const Expr *E, ASTContext &Context, bool NegativeWaits) {
  E = written(E);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    if (Construct->getNumArgs() == 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      return isZeroTimeout(Construct->getArg(0), Context, NegativeWaits);
  // A pointer to a constant, such as a `timespec`; null means no bound.
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf) {
    const auto *Reference = dyn_cast<DeclRefExpr>(written(Address->getSubExpr()));
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    return Variable && Variable->getType().isConstQualified() &&
           Variable->getInit() &&
           isZeroTimeout(Variable->getInit(), Context, NegativeWaits);
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (isNamed(Call->getDirectCallee(), "now") && Call->getNumArgs() == 0)
      return true;
  if (E->isValueDependent() || E->containsErrors())
    return false;
  Expr::EvalResult Result;
  return E->EvaluateAsRValue(Result, Context) && !Result.HasSideEffects &&
         isZero(Result.Val) && !(NegativeWaits && isNegative(Result.Val));
}

} // namespace async_tidy

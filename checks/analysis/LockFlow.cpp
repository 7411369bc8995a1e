//===- LockFlow.cpp - locks that are held over a suspension --------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/LockFlow.h"
#include "analysis/Locks.h"
#include "analysis/Suspension.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <map>

using namespace clang;

namespace async_tidy {
namespace {

/// A guard in a variable, or a mutex that is locked by hand.
struct Lock {
  Place Object;
  /// Null for a mutex.
  const VarDecl *Guard = nullptr;
  std::string Name;
  /// What a guard locks.
  llvm::SmallVector<Place, 1> Mutexes;
};

/// What is known of a lock at some point; neither where control does not come by.
struct LockState {
  bool Held = false;
  bool Free = false;
  /// Where it was locked, if it is held.
  SourceLocation Taken;

  static LockState of(Holding H, SourceLocation At) {
    return {H != Holding::Free, H != Holding::Held,
            H == Holding::Free ? SourceLocation() : At};
  }
  bool isHeld() const { return Held && !Free; }
  bool isEither() const { return Held && Free; }

  /// Adds the state of another path; true if that changes anything.
  bool join(const LockState &Other) {
    const LockState Before = *this;
    Held |= Other.Held;
    Free |= Other.Free;
    if (Taken.isInvalid())
      Taken = Other.Taken;
    return Before.Held != Held || Before.Free != Free || Before.Taken != Taken;
  }
};

using LockStates = llvm::SmallVector<LockState, 4>;

/// What a statement does to a lock.
struct LockEvent {
  unsigned Lock;
  Holding After;
  /// The lock whose state this one takes over, leaving it free.
  std::optional<unsigned> MovedFrom;
};

class LockFlow {
public:
  LockFlow(const Unit &U, const Callable &C) : U(U), C(C) {
    collectGuards();
    collectLockCalls();
  }

  /// Whether anything is locked in the function.
  bool hasLocks() const { return !Locks.empty(); }

  /// The locks that are held at the statements that \p IsSpanned names.
  std::vector<SpanningLock>
  spanning(const FlowGraph &TheGraph,
           llvm::function_ref<const Expr *(const Stmt *)> IsSpanned) {
    Graph = &TheGraph;
    collectEvents();
    solve();
    for (const CFGBlock *Block : Graph->graph())
      if (Block && isReached(Block))
        report(Block, IsSpanned);
    return results();
  }

private:
  static constexpr unsigned MaximumLocks = 64;

  void collectGuards() {
    const auto Add = [&](const VarDecl *Variable) {
      if (!Variable->hasLocalStorage() || !isLock(U, Variable->getType()) ||
          Locks.size() == MaximumLocks)
        return;
      Lock Guard;
      Guard.Object.Root = cast<ValueDecl>(Variable->getCanonicalDecl());
      Guard.Guard = Variable;
      Guard.Name = nameOf(Variable);
      if (initOf(Variable))
        Guard.Mutexes = mutexesIn(U, initOf(Variable));
      Locks.push_back(std::move(Guard));
    };
    if (C.Function)
      for (const ParmVarDecl *Parameter : C.Function->parameters())
        Add(Parameter);
    for (const VarDecl *Variable : C.Locals)
      Add(Variable);
  }

  /// What is locked by hand, and the calls that lock and unlock.
  void collectLockCalls() {
    for (const Expr *Call : C.Calls)
      if (const auto *Plain = dyn_cast<CallExpr>(Call))
        if (std::optional<LockCall> Locking = lockCall(U, Plain))
          for (const Expr *Object : Locking->Objects)
            if (std::optional<unsigned> Index = lockAt(Object))
              EventsOf[Call].push_back({*Index, Locking->After, std::nullopt});
  }

  /// A structured binding has the name of its guard.
  std::string nameOf(const VarDecl *Variable) const {
    if (const auto *Tuple = dyn_cast<DecompositionDecl>(Variable))
      for (const BindingDecl *Binding : Tuple->bindings())
        if (isLock(U, Binding->getType()))
          return Binding->getName().str();
    return Variable->getName().str();
  }

  /// The lock that \p Object names; a mutex becomes one.
  std::optional<unsigned> lockAt(const Expr *Object) {
    if (const auto *Address = dyn_cast<UnaryOperator>(written(Object));
        Address && Address->getOpcode() == UO_AddrOf)
      Object = Address->getSubExpr();
    std::optional<Place> At = placeOf(Object, U.context());
    if (!At)
      return std::nullopt;
    if (std::optional<unsigned> Guard = guardAt(*At))
      return Guard;
    for (unsigned Index = 0; Index != Locks.size(); ++Index)
      if (!Locks[Index].Guard && Locks[Index].Object == *At)
        return Index;
    if (Locks.size() == MaximumLocks)
      return std::nullopt;
    Lock Mutex;
    for (const Place::Step &Step : At->Steps)
      if (const auto *Member = dyn_cast_or_null<FieldDecl>(Step.Member))
        Mutex.Name = Member->getName().str();
    if (Mutex.Name.empty())
      Mutex.Name = At->Root ? plainName(At->Root).str() : "this";
    Mutex.Object = std::move(*At);
    Locks.push_back(std::move(Mutex));
    return Locks.size() - 1;
  }

  /// The guard that \p At is, or is a part of.
  std::optional<unsigned> guardAt(const Place &At) const {
    const ValueDecl *Root = At.Root;
    if (const auto *Binding = dyn_cast_or_null<BindingDecl>(Root))
      Root = cast<ValueDecl>(Binding->getDecomposedDecl()->getCanonicalDecl());
    for (unsigned Index = 0; Index != Locks.size(); ++Index)
      if (Locks[Index].Guard && Locks[Index].Object.Root == Root)
        return Index;
    return std::nullopt;
  }

  /// The guard that \p E names, itself and not another part of an object with one.
  std::optional<unsigned> guardNamedBy(const Expr *E) const {
    E = handedOn(E);
    std::optional<Place> At = placeOf(E, U.context());
    // Only Clang names a structured binding as a whole.
    return At && !isa_and_nonnull<DecompositionDecl>(At->Root) &&
                   isLock(U, E->getType())
               ? guardAt(*At)
               : std::nullopt;
  }

  void collectEvents() {
    for (const CFGBlock *Block : Graph->graph())
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          addEvents(S->getStmt());
  }

  void addEvents(const Stmt *S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          addDeclaration(S, Variable);
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      addUnlocksIn(S, Lambda->getCallOperator());
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable())
          if (std::optional<unsigned> Guard = guardAt(
                  Place{cast<ValueDecl>(Capture.getCapturedVar()->getCanonicalDecl()),
                        {}}))
            loseSight(S, *Guard);
    } else if (const auto *Operator = dyn_cast<UnaryOperator>(S)) {
      if (Operator->getOpcode() == UO_AddrOf)
        if (std::optional<unsigned> Guard = guardNamedBy(Operator->getSubExpr()))
          loseSight(S, *Guard);
    } else if (isa<CallExpr, CXXConstructExpr>(S) && !EventsOf.contains(S) &&
               !Moves.contains(S)) {
      addCall(cast<Expr>(S));
    }
  }

  /// What becomes of the guard is unknown from here on.
  void loseSight(const Stmt *S, unsigned Guard) {
    EventsOf[S].push_back({Guard, Holding::Free, std::nullopt});
  }

  /// The mutexes that \p Function unlocks by hand: it may run at any time from here
  /// on, or just has.
  void addUnlocksIn(const Stmt *S, const FunctionDecl *Function) {
    const Callable *Body = Function ? U.callableOf(Function) : nullptr;
    if (!Body)
      return;
    for (const Expr *Call : Body->Calls) {
      const auto *Plain = dyn_cast<CallExpr>(Call);
      std::optional<LockCall> Locking = Plain ? lockCall(U, Plain) : std::nullopt;
      if (!Locking || Locking->After != Holding::Free)
        continue;
      for (const Expr *Object : Locking->Objects)
        if (std::optional<unsigned> Mutex = mutexAt(Object))
          loseSight(S, *Mutex);
    }
  }

  /// The mutex among the locks that \p Object names, or points to.
  std::optional<unsigned> mutexAt(const Expr *Object) const {
    Object = handedOn(Object);
    if (const auto *Address = dyn_cast<UnaryOperator>(Object);
        Address && Address->getOpcode() == UO_AddrOf)
      Object = Address->getSubExpr();
    if (std::optional<Place> At = placeOf(Object, U.context()))
      for (unsigned Index = 0; Index != Locks.size(); ++Index)
        if (!Locks[Index].Guard && Locks[Index].Object == *At)
          return Index;
    return std::nullopt;
  }

  void addDeclaration(const Stmt *S, const VarDecl *Variable) {
    const Expr *Init = initOf(Variable);
    std::optional<unsigned> Guard = guardAt(
        Place{cast<ValueDecl>(Variable->getCanonicalDecl()), {}});
    // Another name for a guard.
    if (!Guard) {
      if (Init && Variable->getType()->isReferenceType())
        if (std::optional<unsigned> Named = guardNamedBy(Init))
          loseSight(S, *Named);
      return;
    }
    EventsOf[S].push_back(eventOf(*Guard, Init, isAsked(*Guard)));
    adopt(S, Init);
  }

  /// The mutex that a guard adopts is locked no longer by hand.
  void adopt(const Stmt *S, const Expr *Init) {
    if (!Init)
      return;
    for (const Place &Mutex : mutexesIn(U, Init))
      for (unsigned Index = 0; Index != Locks.size(); ++Index)
        if (!Locks[Index].Guard && Locks[Index].Object == Mutex)
          EventsOf[S].push_back({Index, Holding::Free, std::nullopt});
  }

  /// The guard \p Guard gets the value \p Init.
  LockEvent eventOf(unsigned Guard, const Expr *Init, bool IsAsked) {
    if (Init)
      if (std::optional<unsigned> Source = guardNamedBy(Init);
          Source && *Source != Guard) {
        markMove(Init);
        return {Guard, Holding::Free, Source};
      }
    return {Guard, initialHolding(U, Init, IsAsked).value_or(Holding::Free),
            std::nullopt};
  }

  /// The constructors between a guard and the one that takes it over do nothing of
  /// their own.
  void markMove(const Expr *Init) {
    for (const Stmt *S = Init; S;) {
      EventsOf.erase(S);
      Moves.insert(S);
      const Stmt *Child = nullptr;
      for (const Stmt *Next : S->children())
        if (Next) {
          Child = Next;
          if (isa<CallExpr>(S))
            continue; // The argument stands behind the callee.
          break;
        }
      S = Child;
    }
  }

  /// Whether a condition asks the guard whether it has its lock.
  bool isAsked(unsigned Guard) const {
    return llvm::any_of(Graph->graph(), [&](const CFGBlock *Block) {
      bool Negated = false;
      return Block && question(conditionOf(*Block), Negated) == Guard;
    });
  }

  void addCall(const Expr *Call) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->isAssignmentOp() && Operator->getNumArgs() == 2) {
        if (std::optional<unsigned> Guard = guardNamedBy(Operator->getArg(0))) {
          EventsOf[Call].push_back(
              eventOf(*Guard, Operator->getArg(1), /*IsAsked=*/false));
          return;
        }
      }
      if (isAccess(Operator))
        return;
    }
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
      const CXXMethodDecl *Method = Member->getMethodDecl();
      std::optional<Place> At =
          Method && !Method->isConst()
              ? placeOf(Member->getImplicitObjectArgument(), U.context())
              : std::nullopt;
      std::optional<unsigned> Guard = At ? guardAt(*At) : std::nullopt;
      // Through a pointer that the guard has given, it is what it guards.
      if (Guard && isLock(U, objectType(Member)))
        loseSight(Call, *Guard);
    }
    const auto *Plain = dyn_cast<CallExpr>(Call);
    if (Plain && (Plain->isCallToStdMove() || leavesLocksAlone(Plain)))
      return;
    const FunctionDecl *Callee = calleeOf(Call);
    if (Callee)
      addUnlocksIn(Call, Callee);
    const Expr *Object = Callee ? receiverOf(Call, Callee) : nullptr;
    for (auto [Index, Argument] : llvm::enumerate(argumentsOf(Call))) {
      if (Argument == Object)
        continue;
      std::optional<unsigned> Guard = guardNamedBy(Argument);
      if (!Guard)
        Guard = mutexAt(Argument);
      const ParmVarDecl *Parameter =
          Callee ? parameterFor(Call, Callee, Index) : nullptr;
      if (!Guard || (Parameter && isReadOnly(Parameter->getType())))
        continue;
      loseSight(Call, *Guard);
    }
  }

  /// `*lock` and `lock->member` leave the lock alone.
  static bool isAccess(const Expr *E) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
    return Operator && (Operator->getOperator() == OO_Arrow ||
                        Operator->getOperator() == OO_Star);
  }

  static QualType objectType(const CXXMemberCallExpr *Call) {
    const QualType T = Call->getImplicitObjectArgument()->getType();
    return T->isPointerType() ? T->getPointeeType() : T;
  }

  static bool isReadOnly(QualType T) {
    return T->isLValueReferenceType() && T->getPointeeType().isConstQualified();
  }

  /// A wait for a condition has the lock again when it returns.
  bool leavesLocksAlone(const CallExpr *Call) const {
    const Entry *Facts = U.names().findCallee(Call, Category::Blocking);
    return Facts && Facts->Kind == BlockingKind::Wait;
  }

  /// The operand that decides at the end of \p Block.
  static const Expr *conditionOf(const CFGBlock &Block) {
    const auto *Condition =
        dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
    while (Condition) {
      // The others have decided in blocks of their own.
      const auto *Operator = dyn_cast<BinaryOperator>(Condition->IgnoreParens());
      if (!Operator || !Operator->isLogicalOp())
        break;
      Condition = Operator->getRHS();
    }
    return Condition;
  }

  /// The lock that \p Condition asks about; \p Negated if it is held where the
  /// answer is no.
  std::optional<unsigned> question(const Stmt *Condition, bool &Negated) const {
    const auto *E = dyn_cast_or_null<Expr>(Condition);
    if (!E)
      return std::nullopt;
    E = written(E);
    while (const auto *Not = dyn_cast<UnaryOperator>(E)) {
      if (Not->getOpcode() != UO_LNot)
        return std::nullopt;
      Negated = !Negated;
      E = written(Not->getSubExpr());
    }
    if (auto Known = EventsOf.find(E); Known != EventsOf.end())
      return Known->second.front().After == Holding::Tried
                 ? std::optional(Known->second.front().Lock)
                 : std::nullopt;
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    if (!Method || !Method->isConst() || Method->getNumParams() != 0 ||
        !Method->getReturnType()->isBooleanType())
      return std::nullopt;
    std::optional<Place> At =
        placeOf(Call->getImplicitObjectArgument(), U.context());
    return At ? guardAt(*At) : std::nullopt;
  }

  bool isReached(const CFGBlock *Block) const { return AtStart.contains(Block); }

  LockStates initialStates() const {
    LockStates Result(Locks.size());
    for (auto [State, TheLock] : llvm::zip_equal(Result, Locks)) {
      const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(TheLock.Guard);
      State = LockState::of(Parameter ? Holding::Held : Holding::Free,
                            Parameter ? Parameter->getLocation()
                                      : SourceLocation());
    }
    return Result;
  }

  static void apply(const LockEvent &Event, SourceLocation At, LockStates &States) {
    if (Event.MovedFrom) {
      States[Event.Lock] = States[*Event.MovedFrom];
      States[*Event.MovedFrom] = LockState::of(Holding::Free, {});
    } else {
      States[Event.Lock] = LockState::of(Event.After, At);
    }
  }

  void applyElement(const CFGElement &Element, LockStates &States) const {
    if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
      auto Known = EventsOf.find(S->getStmt());
      if (Known == EventsOf.end())
        return;
      for (const LockEvent &Event : Known->second) {
        const VarDecl *Guard = isa<DeclStmt>(S->getStmt())
                                   ? Locks[Event.Lock].Guard
                                   : nullptr;
        apply(Event, Guard ? Guard->getLocation() : locationOf(S->getStmt()), States);
      }
    } else if (std::optional<CFGAutomaticObjDtor> End =
                   Element.getAs<CFGAutomaticObjDtor>()) {
      const auto *Variable = cast<ValueDecl>(End->getVarDecl()->getCanonicalDecl());
      if (std::optional<unsigned> Guard = guardAt(Place{Variable, {}}))
        States[*Guard] = LockState::of(Holding::Free, {});
    }
  }

  static SourceLocation locationOf(const Stmt *S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
    return Call ? Call->getExprLoc() : S->getBeginLoc();
  }

  void solve() {
    const CFGBlock *Entry = &Graph->graph().getEntry();
    AtStart[Entry] = initialStates();
    llvm::SmallVector<const CFGBlock *, 32> Work = {Entry};
    while (!Work.empty()) {
      const CFGBlock *Block = Work.pop_back_val();
      LockStates States = AtStart.lookup(Block);
      for (const CFGElement &Element : *Block)
        applyElement(Element, States);
      unsigned Edge = 0;
      for (const CFGBlock *Next : Block->succs()) {
        if (Next && flowInto(Next, afterEdge(Block, Next, Edge, States)))
          Work.push_back(Next);
        ++Edge;
      }
    }
  }

  bool flowInto(const CFGBlock *Next, const LockStates &States) {
    auto [Place, IsNew] = AtStart.try_emplace(Next, States);
    if (IsNew)
      return true;
    bool Changed = false;
    for (auto [Known, Added] : llvm::zip_equal(Place->second, States))
      Changed |= Known.join(Added);
    return Changed;
  }

  /// \p States at the end of \p Block as the edge number \p Edge to \p Next knows
  /// them.
  LockStates afterEdge(const CFGBlock *Block, const CFGBlock *Next, unsigned Edge,
                       LockStates States) const {
    // An exception ends what the `try` has made; of a mutex nobody knows.
    if (const auto *Try =
            dyn_cast_or_null<CXXTryStmt>(Next->getTerminatorStmt())) {
      const SourceRange Inside = Try->getTryBlock()->getSourceRange();
      for (auto [State, TheLock] : llvm::zip_equal(States, Locks))
        if (!TheLock.Guard || Inside.fullyContains(TheLock.Guard->getLocation()))
          State = LockState::of(Holding::Free, {});
      return States;
    }
    bool Negated = false;
    if (Block->succ_size() == 2)
      if (std::optional<unsigned> Asked =
              question(conditionOf(*Block), Negated)) {
        LockState &State = States[*Asked];
        const bool IsHeld = (Edge == 0) != Negated;
        State.Held &= IsHeld;
        State.Free &= !IsHeld;
      }
    return States;
  }

  void report(const CFGBlock *Block,
              llvm::function_ref<const Expr *(const Stmt *)> IsSpanned) {
    LockStates States = AtStart.lookup(Block);
    llvm::SmallVector<bool, 4> Changed(Locks.size());
    for (const CFGElement &Element : *Block) {
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
        if (const Expr *Spanned = IsSpanned(S->getStmt()))
          for (unsigned Index = 0; Index != Locks.size(); ++Index) {
            const LockState &State = States[Index];
            if ((State.isHeld() || (State.isEither() && !Changed[Index] &&
                                    isHeldOnSomeWay(Block, Index))) &&
                !isGiven(Spanned, Locks[Index]))
              Found[{Index, State.Taken}].push_back(Spanned);
          }
      const LockStates Before = States;
      applyElement(Element, States);
      for (unsigned Index = 0; Index != Locks.size(); ++Index)
        Changed[Index] |= Before[Index].Held != States[Index].Held ||
                          Before[Index].Free != States[Index].Free;
    }
  }

  /// Whether the lock is held on a path to the start of \p Block that comes to it
  /// without a decision behind the point where it meets the others.
  bool isHeldOnSomeWay(const CFGBlock *Block, unsigned Index) const {
    llvm::SmallPtrSet<const CFGBlock *, 8> Seen;
    llvm::SmallVector<const CFGBlock *, 4> Work = {Block};
    while (!Work.empty())
      for (const CFGBlock *Next = Work.pop_back_val();
           const CFGBlock *Previous : Next->preds()) {
        if (!Previous || !isReached(Previous) || !Seen.insert(Previous).second)
          continue;
        LockStates States = AtStart.lookup(Previous);
        for (const CFGElement &Element : *Previous)
          applyElement(Element, States);
        unsigned Edge = 0;
        for (const CFGBlock *Successor : Previous->succs()) {
          if (Successor == Next)
            break;
          ++Edge;
        }
        const LockState State = afterEdge(Previous, Next, Edge, States)[Index];
        if (State.isHeld())
          return true;
        if (State.isEither() && !Previous->getTerminatorStmt())
          Work.push_back(Previous);
      }
    return false;
  }

  /// Whether a call in \p Spanned is given the lock, or what it locks.
  bool isGiven(const Stmt *Spanned, const Lock &TheLock) const {
    if (!Spanned || isa<LambdaExpr>(Spanned))
      return false;
    // The other parts of an await repeat its operand.
    if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(Spanned))
      return isGiven(Await->getOperand(), TheLock);
    // Of `*lock` and `lock->member` the object is the first argument.
    const auto *E = dyn_cast<Expr>(Spanned);
    if (E && !isAccess(E) && llvm::any_of(argumentsOf(E), [&](const Expr *Argument) {
          return isPartOf(Argument, TheLock);
        }))
      return true;
    return llvm::any_of(Spanned->children(), [&](const Stmt *Child) {
      return isGiven(Child, TheLock);
    });
  }

  bool isPartOf(const Expr *Argument, const Lock &TheLock) const {
    Argument = handedOn(Argument);
    if (const auto *Address = dyn_cast<UnaryOperator>(Argument);
        Address && Address->getOpcode() == UO_AddrOf)
      Argument = Address->getSubExpr();
    std::optional<Place> At = placeOf(Argument, U.context());
    if (!At)
      return false;
    const std::optional<unsigned> Guard = guardNamedBy(Argument);
    return (Guard && &Locks[*Guard] == &TheLock) || *At == TheLock.Object ||
           llvm::is_contained(TheLock.Mutexes, *At);
  }

  std::vector<SpanningLock> results() {
    std::vector<SpanningLock> Result;
    const SourceManager &Sources = U.context().getSourceManager();
    for (auto &[Key, Spanned] : Found) {
      llvm::sort(Spanned, [&](const Expr *A, const Expr *B) {
        return Sources.isBeforeInTranslationUnit(A->getBeginLoc(), B->getBeginLoc());
      });
      Result.push_back({Locks[Key.first].Name, Key.second,
                        {Spanned.begin(), llvm::unique(Spanned)}});
    }
    return Result;
  }

  const Unit &U;
  const Callable &C;
  const FlowGraph *Graph = nullptr;
  llvm::SmallVector<Lock, 4> Locks;
  llvm::DenseMap<const Stmt *, llvm::SmallVector<LockEvent, 1>> EventsOf;
  /// The expressions between a guard and the one that takes over from it.
  llvm::SmallPtrSet<const Stmt *, 8> Moves;
  llvm::DenseMap<const CFGBlock *, LockStates> AtStart;
  /// By lock and by the place where it was locked.
  std::map<std::pair<unsigned, SourceLocation>, llvm::SmallVector<const Expr *, 2>>
      Found;
};

/// The outermost expression that \p E is a part of: temporaries die at its end.
const Stmt *fullExpressionOf(const Callable &C, const Stmt *E) {
  const Stmt *Parent = C.parents().getParent(E);
  while (isa_and_nonnull<Expr>(Parent)) {
    E = Parent;
    Parent = C.parents().getParent(E);
  }
  return E;
}

/// Locks in temporaries, such as `table.wlock()->insert(co_await read())`.
void addTemporaries(const Unit &U, const Callable &C, const FlowGraph &Graph,
                    llvm::ArrayRef<const CoroutineSuspendExpr *> Suspensions,
                    std::vector<SpanningLock> &Result) {
  for (const MaterializeTemporaryExpr *Temporary : C.Temporaries) {
    if (!isLock(U, Temporary->getType()) ||
        initialHolding(U, Temporary->getSubExpr(), /*IsAsked=*/false) !=
            Holding::Held)
      continue;
    const std::optional<FlowGraph::Position> Made =
        Graph.find(written(Temporary->getSubExpr()));
    const Stmt *Full = fullExpressionOf(C, Temporary);
    SpanningLock Found{qualifiedName(Temporary->getType()->getAsCXXRecordDecl()),
                       Temporary->getBeginLoc(),
                       {}};
    for (const CoroutineSuspendExpr *Suspension : Suspensions) {
      const std::optional<FlowGraph::Position> At = Graph.find(Suspension);
      if (Made && At && fullExpressionOf(C, Suspension) == Full &&
          (Made->Block == At->Block
               ? Made->Index < At->Index
               : Graph.reaches(written(Temporary->getSubExpr()), Suspension)))
        Found.Spanned.push_back(Suspension);
    }
    if (!Found.Spanned.empty())
      Result.push_back(std::move(Found));
  }
}

} // namespace

std::vector<SpanningLock> locksAcrossSuspensions(const Unit &U,
                                                 const Callable &C) {
  std::vector<SpanningLock> Result;
  llvm::SmallVector<const CoroutineSuspendExpr *, 8> Suspensions;
  for (const CoroutineSuspendExpr *Suspension : C.Suspensions)
    if (!Suspension->containsErrors() && maySuspend(U, Suspension))
      Suspensions.push_back(Suspension);
  if (Suspensions.empty())
    return Result;
  LockFlow Flow(U, C);
  const bool HasTemporaries =
      llvm::any_of(C.Temporaries, [&](const MaterializeTemporaryExpr *Temporary) {
        return isLock(U, Temporary->getType());
      });
  const bool HasLocks = Flow.hasLocks();
  const FlowGraph *Graph = HasLocks || HasTemporaries ? U.flowGraph(C) : nullptr;
  if (!Graph)
    return Result;
  if (HasLocks)
    Result = Flow.spanning(*Graph, [&](const Stmt *S) -> const Expr * {
      const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(S);
      return Suspension && llvm::is_contained(Suspensions, Suspension) ? Suspension
                                                                       : nullptr;
    });
  if (HasTemporaries)
    addTemporaries(U, C, *Graph, Suspensions, Result);
  return Result;
}

std::vector<SpanningLock> locksAcrossResumptions(const Unit &U,
                                                 const Callable &C) {
  llvm::SmallPtrSet<const Stmt *, 4> Resumptions;
  for (const Expr *Call : C.Calls)
    if (isa<CallExpr>(Call) && U.names().findCallee(Call, Category::Resumption))
      Resumptions.insert(Call);
  if (Resumptions.empty())
    return {};
  LockFlow Flow(U, C);
  const FlowGraph *Graph = Flow.hasLocks() ? U.flowGraph(C) : nullptr;
  if (!Graph)
    return {};
  return Flow.spanning(*Graph, [&](const Stmt *S) {
    return Resumptions.contains(S) ? cast<Expr>(S) : nullptr;
  });
}

} // namespace async_tidy

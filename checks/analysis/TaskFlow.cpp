//===- TaskFlow.cpp - what becomes of tasks in variables -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/TaskFlow.h"
#include "analysis/BlockingCalls.h"
#include "analysis/DroppedResult.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include <deque>

using namespace clang;

namespace async_tidy {
namespace {

/// What a mention of a variable does with the task in it.
enum class Mention {
  /// Nothing.
  None,
  /// Nothing but a query.
  Ask,
  /// Another task is put into the container.
  Insert,
  Take,
};

/// Where \p S, if it is a return, stands; the end of the body for the one that
/// nobody wrote.
SourceLocation returnAt(const Stmt *S, const Stmt *Body) {
  if (const auto *Return = dyn_cast<CoreturnStmt>(S))
    return Return->isImplicit() ? Body->getEndLoc() : Return->getBeginLoc();
  return isa<ReturnStmt>(S) ? S->getBeginLoc() : SourceLocation();
}

/// Whether \p Method, of a \p Task, only tells something about its object.
bool isQuery(const Unit &U, const CXXMethodDecl *Method, QualType Task) {
  const QualType Result = Method->getReturnType();
  if (!Method->isConst() || Method->getNumParams() != 0 ||
      !Result->isIntegralOrEnumerationType() ||
      U.names().find(Method, Category::Blocking))
    return false;
  // What gives the result, takes the task.
  if (llvm::is_contained({"get", "wait", "join", "result", "value"},
                         plainName(Method)))
    return false;
  const QualType Awaited = U.types().awaitResult(Task);
  return Result->isBooleanType() || Awaited.isNull() ||
         !U.context().hasSameUnqualifiedType(Awaited.getNonReferenceType(), Result);
}

bool isInsertion(const CXXMethodDecl *Method) {
  return llvm::is_contained({"push_back", "emplace_back", "push_front",
                             "emplace_front", "insert", "emplace", "push", "append",
                             "prepend", "insert_or_assign"},
                            plainName(Method));
}

bool isReservation(const CXXMethodDecl *Method) {
  return llvm::is_contained({"reserve", "shrink_to_fit"}, plainName(Method));
}

class TaskFlow {
public:
  TaskFlow(const Unit &U, const Callable &C, const FlowGraph &Graph)
      : U(U), C(C), Graph(Graph) {
    for (const CFGBlock *Block : Graph.graph())
      for (unsigned Index = 0; Index != Block->size(); ++Index)
        if (std::optional<CFGStmt> S = (*Block)[Index].getAs<CFGStmt>())
          addToIndex(S->getStmt(), {Block, Index});
  }

  /// The path on which nobody takes what \p Holder holds, or one name of it,
  /// \p Variable: from the declaration of \p Holder or, with \p IsFilled, from
  /// an insertion. \p What is the loss.
  std::optional<ForgottenTask> follow(const VarDecl *Holder,
                                      const ValueDecl *Variable, bool IsFilled,
                                      Loss What) {
    // Work that never runs cannot be meant by `(void)task`.
    VoidTakes = What != Loss::Work;
    const DeclStmt *Declared = Graph.declarationOf(Holder);
    if (!Declared)
      return std::nullopt;
    Declaration = *Graph.find(Declared);
    collectMentions(Variable);
    if (IsTakenInMacro || (IsAsked && !Takings.empty()))
      return std::nullopt;
    if (!IsFilled)
      return pathFrom(Declaration, {});
    for (auto [At, Where] : llvm::reverse(Insertions))
      if (std::optional<ForgottenTask> Found = pathFrom(At, Where))
        return Found;
    return std::nullopt;
  }

private:
  void addToIndex(const Stmt *S, FlowGraph::Position At) {
    if (const auto *Reference = dyn_cast<DeclRefExpr>(S)) {
      MentionsOf[Reference->getDecl()->getCanonicalDecl()].push_back({Reference, At});
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable())
          MentionsOf[Capture.getCapturedVar()->getCanonicalDecl()].push_back(
              {Lambda, At});
    } else if (const auto *Await = dyn_cast<CoawaitExpr>(S)) {
      if (const Expr *Resume = Await->getResumeExpr())
        Resumptions.insert(Resume->IgnoreImplicit());
    }
  }

  void collectMentions(const ValueDecl *Variable) {
    Takings.clear();
    TakingLoops.clear();
    IsTakenInMacro = false;
    IsAsked = false;
    Insertions.clear();
    auto Known = MentionsOf.find(Variable->getCanonicalDecl());
    if (Known == MentionsOf.end())
      return;
    for (auto [S, At] : Known->second)
      switch (mentionIn(S, Variable)) {
      case Mention::None:
        break;
      case Mention::Ask:
        IsAsked |= decides(S);
        break;
      case Mention::Insert:
        Insertions.push_back({At, S->getBeginLoc()});
        break;
      case Mention::Take:
        Takings.try_emplace(At.Block).first->second.push_back(At.Index);
        addLoopsAround(S, Variable);
        IsTakenInMacro |= isInStatementMacro(U, S);
        break;
      }
  }

  /// Whether \p Query is part of a condition: what the branches make of the answer
  /// is for the author to say.
  bool decides(const Stmt *Query) const {
    const Stmt *Child = Query;
    for (const Stmt *Parent = C.parents().getParent(Child); Parent;
         Child = Parent, Parent = C.parents().getParent(Parent)) {
      if (const auto *If = dyn_cast<IfStmt>(Parent))
        return Child == If->getCond();
      if (const auto *Loop = dyn_cast<WhileStmt>(Parent))
        return Child == Loop->getCond();
      if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(Parent))
        if (Child == Choice->getCond())
          return true;
      if (!isa<Expr>(Parent))
        return false;
    }
    return false;
  }

  /// Notes the loops around \p S that do not contain \p Variable: that such a loop
  /// runs not even once is no path to speak of.
  void addLoopsAround(const Stmt *S, const ValueDecl *Variable) {
    const SourceManager &Sources = Variable->getASTContext().getSourceManager();
    for (const Stmt *Parent = C.parents().getParent(S); Parent;
         Parent = C.parents().getParent(Parent))
      if (isa<WhileStmt, ForStmt, CXXForRangeStmt>(Parent) &&
          Sources.isBeforeInTranslationUnit(Variable->getLocation(),
                                            Parent->getBeginLoc()))
        TakingLoops.insert(Parent);
  }

  /// What \p S, which mentions \p Variable, does with its task.
  Mention mentionIn(const Expr *S, const ValueDecl *Variable) const {
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    if (!Reference)
      return Mention::Take;
    const Stmt *Parent = C.parentOf(Reference);
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(Parent)) {
      const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
      if (Method && isInsertion(Method))
        return Mention::Insert;
      return Method && isQuery(U, Method, Variable->getType()) ? Mention::Ask
             : Method && isReservation(Method)                 ? Mention::None
                                                               : Mention::Take;
    }
    if (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(Parent);
        Cast && Cast->getCastKind() == CK_ToVoid && !VoidTakes)
      return Mention::None;
    return Mention::Take;
  }

  /// Whether the task is taken in \p Block at or behind \p First.
  bool isTakenIn(const CFGBlock *Block, unsigned First) const {
    auto Known = Takings.find(Block);
    return Known != Takings.end() &&
           llvm::any_of(Known->second,
                        [First](unsigned Index) { return Index >= First; });
  }

  /// Whether control that enters \p Block leaves it by another way than its end.
  static bool isLeftByException(const CFGBlock *Block) {
    if (Block->hasNoReturnElement())
      return true;
    return llvm::any_of(*Block, [](const CFGElement &Element) {
      std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
      return S && isa<CXXThrowExpr>(S->getStmt());
    });
  }

  /// The handlers for what is thrown at the end of \p Block: by the function
  /// itself, or by what it awaits there. Other calls throw at any time, and what
  /// becomes of the task then is the business of exception handling.
  void addHandlers(const CFGBlock *Block,
                   llvm::SmallVectorImpl<const CFGBlock *> &Result) const {
    if (Block->getTerminatorStmt() || Block->empty())
      return;
    std::optional<CFGStmt> Last = Block->back().getAs<CFGStmt>();
    if (!Last || !(isa<CXXThrowExpr>(Last->getStmt()) ||
                   Resumptions.contains(Last->getStmt())))
      return;
    for (const CFGBlock *Dispatch : Block->succs())
      if (Dispatch && isa_and_nonnull<CXXTryStmt>(Dispatch->getTerminatorStmt()))
        for (const CFGBlock *Handler : Dispatch->succs())
          if (Handler && isa_and_nonnull<CXXCatchStmt>(Handler->getLabel()) &&
              goesOn(Handler, Dispatch->getTerminatorStmt()->getSourceRange()))
            Result.push_back(Handler);
  }

  /// Whether anything is done behind \p Handler and outside of \p Try: else the
  /// exception has ended the function, and what it was about to do.
  bool goesOn(const CFGBlock *Handler, SourceRange Try) const {
    // What Clang adds to a coroutine stands at its name, or at its end.
    const auto IsAdded = [&](const Expr *E) {
      return E->getBeginLoc().isInvalid() ||
             E->getBeginLoc() == C.Function->getLocation() ||
             E->getBeginLoc() == C.body()->getBeginLoc() ||
             E->getBeginLoc() == C.body()->getEndLoc();
    };
    llvm::SmallPtrSet<const CFGBlock *, 8> Seen;
    llvm::SmallVector<const CFGBlock *, 8> Work = {Handler};
    while (!Work.empty()) {
      const CFGBlock *Block = Work.pop_back_val();
      if (!Block || !Seen.insert(Block).second)
        continue;
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          if (const auto *E = dyn_cast<Expr>(S->getStmt());
              E && !IsAdded(E) && !Try.fullyContains(E->getSourceRange()))
            return true;
      llvm::append_range(Work, Block->succs());
    }
    return false;
  }

  /// The blocks behind \p Block; handlers stand for the edges of exceptions.
  llvm::SmallVector<const CFGBlock *, 2> successors(const CFGBlock *Block) const {
    llvm::SmallVector<const CFGBlock *, 2> Result;
    if (!isLeftByException(Block))
      for (const CFGBlock *Next : Block->succs()) {
        if (Next && !isa_and_nonnull<CXXTryStmt>(Next->getTerminatorStmt()))
          Result.push_back(Next);
        // A second edge of a block that decides nothing is that of an exception,
        // and that of a loop leads past its body.
        if (!Block->getTerminatorStmt() ||
            TakingLoops.contains(Block->getTerminatorStmt()))
          break;
      }
    addHandlers(Block, Result);
    return Result;
  }

  std::optional<ForgottenTask> pathFrom(FlowGraph::Position Start,
                                        SourceLocation Inserted) {
    if (isTakenIn(Start.Block, Start.Index + 1))
      return std::nullopt;
    const CFGBlock *Exit = &Graph.graph().getExit();
    llvm::DenseMap<const CFGBlock *, const CFGBlock *> Previous;
    std::deque<const CFGBlock *> Work = {Start.Block};
    const CFGBlock *Last = nullptr;
    while (!Work.empty() && !Last) {
      const CFGBlock *Block = Work.front();
      Work.pop_front();
      for (const CFGBlock *Next : successors(Block)) {
        // In a loop the next round begins with another task.
        if (Next == Exit || endsScope(Next)) {
          Last = Block;
          break;
        }
        if (isTakenIn(Next, 0) || Next == Start.Block)
          continue;
        if (Previous.try_emplace(Next, Block).second)
          Work.push_back(Next);
      }
    }
    if (!Last)
      return std::nullopt;
    ForgottenTask Result;
    Result.Inserted = Inserted;
    Result.Everywhere = Takings.empty();
    describe(Last, Start.Block, Previous, Result);
    return Result;
  }

  /// Whether the declaration stands in \p Block, before anything takes the task.
  bool endsScope(const CFGBlock *Block) const {
    if (Declaration.Block != Block)
      return false;
    auto Known = Takings.find(Block);
    return Known == Takings.end() ||
           llvm::none_of(Known->second, [&](unsigned Index) {
             return Index < Declaration.Index;
           });
  }

  void describe(const CFGBlock *Last, const CFGBlock *First,
                const llvm::DenseMap<const CFGBlock *, const CFGBlock *> &Previous,
                ForgottenTask &Result) const {
    const CFGBlock *Next = nullptr;
    for (const CFGBlock *Block = Last; Block; Block = Previous.lookup(Block)) {
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          if (Result.End.isInvalid())
            Result.End = returnAt(S->getStmt(), C.body());
      if (Next)
        addBranch(Block, Next, Result);
      if (Block == First)
        break;
      Next = Block;
    }
    std::reverse(Result.Branches.begin(), Result.Branches.end());
  }

  /// Notes the branch from \p Block to \p Next if the task is taken on another.
  void addBranch(const CFGBlock *Block, const CFGBlock *Next,
                 ForgottenTask &Result) const {
    constexpr unsigned MaximumBranches = 3;
    if (Result.Branches.size() == MaximumBranches)
      return;
    const std::optional<TakenBranch> Branch = branch(Block, Next);
    if (!Branch)
      return;
    if (Branch->Taken == TakenBranch::InHandler || llvm::any_of(successors(Block), [&](const CFGBlock *Other) {
          return Other != Next && !canForget(Other);
        }))
      Result.Branches.push_back(*Branch);
  }

  /// What the author wrote for the edge from \p Block to \p Next.
  static std::optional<TakenBranch> branch(const CFGBlock *Block,
                                           const CFGBlock *Next) {
    const Stmt *Label = Next->getLabel();
    if (const auto *Handler = dyn_cast_or_null<CXXCatchStmt>(Label))
      return TakenBranch{Handler->getCatchLoc(), TakenBranch::InHandler};
    if (const auto *Switch =
            dyn_cast_or_null<SwitchStmt>(Block->getTerminatorStmt())) {
      if (const auto *Case = dyn_cast_or_null<SwitchCase>(Label))
        return TakenBranch{Case->getKeywordLoc(), TakenBranch::InCase};
      return TakenBranch{Switch->getSwitchLoc(), TakenBranch::InNoCase};
    }
    const auto *Condition = dyn_cast_or_null<Expr>(Block->getTerminatorCondition());
    if (!Condition || Block->succ_size() != 2)
      return std::nullopt;
    return TakenBranch{Condition->getBeginLoc(), *Block->succ_begin() == Next
                                                     ? TakenBranch::OnTrue
                                                     : TakenBranch::OnFalse};
  }

  /// Whether a path from \p Start reaches the end of the scope, and nothing on it
  /// takes the task.
  bool canForget(const CFGBlock *Start) const {
    llvm::BitVector Seen(Graph.graph().getNumBlockIDs());
    llvm::SmallVector<const CFGBlock *, 16> Work = {Start};
    while (!Work.empty()) {
      const CFGBlock *Block = Work.pop_back_val();
      if (Block == &Graph.graph().getExit() || endsScope(Block))
        return true;
      if (Seen.test(Block->getBlockID()) || isTakenIn(Block, 0))
        continue;
      Seen.set(Block->getBlockID());
      llvm::append_range(Work, successors(Block));
    }
    return false;
  }

  const Unit &U;
  const Callable &C;
  const FlowGraph &Graph;
  /// The names and captures of each variable.
  llvm::DenseMap<const Decl *,
                 llvm::SmallVector<std::pair<const Expr *, FlowGraph::Position>, 4>>
      MentionsOf;
  /// The calls of `await_resume`, which throw what the awaited operation threw.
  llvm::SmallPtrSet<const Stmt *, 8> Resumptions;
  /// That of the variable in question.
  FlowGraph::Position Declaration;
  bool VoidTakes = true;
  /// An assertion of a test takes the task; its branches are its own business.
  bool IsTakenInMacro = false;
  /// A condition asks about the task.
  bool IsAsked = false;
  /// Where its task is taken.
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<unsigned, 2>> Takings;
  llvm::SmallPtrSet<const Stmt *, 4> TakingLoops;
  llvm::SmallVector<std::pair<FlowGraph::Position, SourceLocation>, 2> Insertions;
};

/// Whether \p Variable says that it may go unused.
bool isMarkedUnused(const ValueDecl *Variable) {
  if (Variable->hasAttr<UnusedAttr>())
    return true;
  const llvm::StringRef Name = plainName(Variable);
  return Name == "_" || Name.starts_with_insensitive("unused");
}

/// Whether \p T yields values when it is awaited: one may stop asking for them.
bool isGenerator(const Unit &U, QualType T) {
  const CXXRecordDecl *Promise = U.types().factsOf(T).Promise;
  return Promise && Promise->hasDefinition() &&
         Promise->hasMemberName(&U.context().Idents.get("yield_value"));
}

/// Whether the template that \p C is an instantiation of names \p Variable in a
/// branch of an `if constexpr`, which this instantiation may lack.
bool isNamedInConstexprBranch(const Callable &C, const ValueDecl *Variable) {
  const FunctionDecl *Pattern =
      C.Function ? C.Function->getTemplateInstantiationPattern() : nullptr;
  auto Visit = [&](auto &Self, const Stmt *S, bool InBranch) -> bool {
    if (!S)
      return false;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    if (InBranch && Reference &&
        Reference->getDecl()->getLocation() == Variable->getLocation())
      return true;
    const auto *If = dyn_cast<IfStmt>(S);
    InBranch |= If && If->isConstexpr();
    return llvm::any_of(S->children(), [&](const Stmt *Child) {
      return Self(Self, Child, InBranch);
    });
  };
  return Pattern && Visit(Visit, Pattern->getBody(), false);
}

/// What a variable holds that somebody has to take.
struct Held {
  const VarDecl *Holder;
  /// The holder itself, or a binding of it.
  const ValueDecl *Variable;
  Loss What;
  /// A container that is filled later.
  bool IsFilled = false;
};

bool isPromise(QualType T) {
  if (!T->getPointeeType().isNull())
    T = T->getPointeeType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return plainName(Record).ends_with_insensitive("promise");
}

/// Whether \p Init asks a promise for its future: nobody is at work on that
/// unless somebody is given the promise.
bool comesFromPromise(const Expr *Init) {
  const Expr *Object = objectOf(written(Init));
  if (!Object)
    return false;
  Object = written(Object);
  // `pointer->get_future()` of a smart pointer.
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(Object))
    return isPromise(Arrow->getType());
  return isPromise(Object->getType());
}

/// Whether \p T may be empty, as an optional or a smart pointer may.
bool canBeEmpty(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() &&
         llvm::any_of(const_cast<CXXRecordDecl *>(Record)->getVisibleConversionFunctions(),
                      [](const NamedDecl *D) {
                        const auto *Conversion =
                            dyn_cast<CXXConversionDecl>(D->getUnderlyingDecl());
                        return Conversion &&
                               Conversion->getConversionType()->isBooleanType();
                      });
}

void addHeld(const Unit &U, const VarDecl *Variable,
             llvm::SmallVectorImpl<Held> &Result) {
  const Expr *Init = initOf(Variable);
  if (!Variable->hasLocalStorage() || !Init ||
      Variable->getType()->isReferenceType() || Variable->isExceptionVariable() ||
      Variable->isCXXForRangeDecl() || Variable->isInitCapture() ||
      isMarkedUnused(Variable))
    return;
  const std::optional<Loss> What = lossOfValue(U, Init);
  if (const auto *Tuple = dyn_cast<DecompositionDecl>(Variable)) {
    const auto Bindings = Tuple->bindings();
    if (What && llvm::none_of(Bindings, [](const BindingDecl *Binding) {
          return isPromise(Binding->getType());
        }))
      for (const BindingDecl *Binding : Bindings)
        if (std::optional<Loss> OfOne = lossOfType(U, Binding->getType());
            OfOne && !isMarkedUnused(Binding) && !isShared(U, Binding->getType()))
          Result.push_back({Variable, Binding, *OfOne});
    return;
  }
  // The destructor of such a future waits, or ends the work: it is kept on purpose.
  // An awaitable that is constructed here is an object of its own, such as an event.
  const Entry *Facts = U.types().factsOf(Variable->getType()).Entry;
  if ((Facts && Facts->Scoped) || What == Loss::BlocksHere || blockingDestructor(U, Variable->getType()) ||
      (What == Loss::Elements && canBeEmpty(Variable->getType())) ||
      (What && What != Loss::Elements && What != Loss::Effect &&
       (isShared(U, Variable->getType()) || comesFromPromise(Init))) ||
      (What == Loss::Effect && !isa<CallExpr>(written(Init))))
    return;
  if (What)
    Result.push_back({Variable, Variable, *What});
  else if (isa<CXXConstructExpr>(Init->IgnoreImplicit()) &&
           ownsTasks(Variable->getType(), U))
    Result.push_back({Variable, Variable, Loss::Elements, /*IsFilled=*/true});
}

/// Whether \p H may be left alone on some path: nothing is lost with an awaitable
/// that has not begun, nor with the values of a generator that nobody asks for.
bool needsNoTaking(const Unit &U, const Held &H) {
  return H.What == Loss::Effect || isGenerator(U, H.Variable->getType());
}

} // namespace

std::vector<ForgottenTask> forgottenTasks(const Unit &U, const Callable &C) {
  std::vector<ForgottenTask> Result;
  llvm::SmallVector<Held, 4> Candidates;
  for (const VarDecl *Variable : C.Locals)
    if (!isSlotFor(U, C, Variable->getType()))
      addHeld(U, Variable, Candidates);
  const FlowGraph *Graph = Candidates.empty() ? nullptr : U.flowGraph(C);
  if (!Graph)
    return Result;
  TaskFlow Flow(U, C, *Graph);
  for (const Held &H : Candidates)
    if (std::optional<ForgottenTask> Found =
            Flow.follow(H.Holder, H.Variable, H.IsFilled, H.What);
        Found && !isNamedInConstexprBranch(C, H.Variable) &&
        (Found->Everywhere || !needsNoTaking(U, H))) {
      Found->Variable = H.Variable;
      Found->What = H.What;
      Found->IsGuard = isGuard(U, U.types().awaitResult(H.Variable->getType()));
      Result.push_back(std::move(*Found));
    }
  return Result;
}

} // namespace async_tidy

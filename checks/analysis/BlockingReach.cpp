//===- BlockingReach.cpp - what a call blocks on, through other calls -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/BlockingReach.h"
#include "analysis/KnownCallee.h"
#include "analysis/MemberTests.h"
#include "analysis/OffloadedWork.h"
#include "analysis/Place.h"
#include "analysis/Readiness.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Whether \p Variable may have nothing left to do when it is destroyed, since
/// somebody else has got it.
bool isHandedOn(const Callable &C, const VarDecl *Variable) {
  return !livesToScopeEnd(C, Variable, /*IsPool=*/false);
}

/// Whether \p Site calls a callable that the function around it was handed:
/// who wrote that is somewhere else, and what it does is its own affair.
bool callsParameter(const Expr *Site) {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(Site);
  if (!Call || Call->getOperator() != OO_Call)
    return false;
  const auto *Object =
      dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts());
  const CXXRecordDecl *Record =
      Object ? Object->getType()->getAsCXXRecordDecl() : nullptr;
  return Record && Record->isLambda() && isa<ParmVarDecl>(Object->getDecl());
}

/// Whether \p Variable is an owner that holds nothing at first.
bool startsEmpty(const VarDecl *Variable) {
  const Expr *Init = initOf(Variable) ? written(initOf(Variable)) : nullptr;
  const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init);
  if (!Construct)
    return false;
  return llvm::all_of(Construct->arguments(), [](const Expr *Argument) {
    Argument = written(Argument);
    const auto *Reference = dyn_cast<DeclRefExpr>(Argument);
    const CXXRecordDecl *Record = Argument->getType()->getAsCXXRecordDecl();
    return isa<CXXDefaultArgExpr, CXXNullPtrLiteralExpr>(Argument) ||
           (Reference && Record && qualifiedName(Record) == "std::nullopt_t");
  });
}

/// Whether a function takes \p Temporary over, by an rvalue reference.
bool isTakenOver(const Callable &C, const MaterializeTemporaryExpr *Temporary) {
  if (Temporary->isBoundToLvalueReference())
    return false;
  const Stmt *Child = Temporary;
  const Stmt *Parent = C.parents().getParent(Temporary);
  while (isa_and_nonnull<ImplicitCastExpr, ParenExpr>(Parent)) {
    Child = Parent;
    Parent = C.parents().getParent(Parent);
  }
  const auto *Call = dyn_cast_or_null<Expr>(Parent);
  return Call && llvm::is_contained(argumentsOf(Call), Child);
}

/// How the code names \p Callee at \p Site; a lambda by its variable.
std::string nameAt(const Expr *Site, const Callable &Callee) {
  std::string Name = Site ? calleeName(Site) : std::string();
  return Name.empty() ? displayName(Callee) : Name;
}

/// Whether every function that overrides \p Method is in the unit.
bool isInternal(const CXXMethodDecl *Method) {
  return !Method->getParent()->isExternallyVisible();
}

void addOverriders(const Unit &U, const CXXMethodDecl *Method,
                   llvm::SmallVectorImpl<const FunctionDecl *> &Functions) {
  if (!Method->isPureVirtual())
    Functions.push_back(Method);
  for (const CXXMethodDecl *Overrider : U.overridersOf(Method))
    addOverriders(U, Overrider, Functions);
}

/// The parameter of \p Function that \p E names, or nothing.
std::optional<unsigned> parameterNamed(const Expr *E, const FunctionDecl *Function,
                                       const ASTContext &Context) {
  std::optional<Place> P = E ? placeOf(E, Context) : std::nullopt;
  if (!P || !P->Steps.empty())
    return std::nullopt;
  for (const ParmVarDecl *Parameter : Function->parameters())
    if (P->Root == Parameter->getCanonicalDecl())
      return Parameter->getFunctionScopeIndex();
  return std::nullopt;
}

/// Whether \p Callee is a function of a library that gives a task or future of
/// the same library back, such as its combinators: what of those blocks, the
/// library's model says.
bool isAsyncFunctionOfLibrary(const Unit &U, const FunctionDecl *Callee) {
  const CXXRecordDecl *Result = Callee->getReturnType()->getAsCXXRecordDecl();
  if (!Result)
    return false;
  const TypeFacts &Facts = U.types().factsOf(Callee->getReturnType());
  const NamespaceDecl *Library = outermostNamespace(Callee);
  return Facts.Entry && !Facts.Entry->User && Library &&
         Library == outermostNamespace(Result);
}

} // namespace

BlockingReach::BlockingReach(const Unit &U) : U(U) {
  for (const std::unique_ptr<Callable> &C : U.callables()) {
    if (C->Kind == ContextKind::Inline && C->Enclosing)
      InlineLambdas[C->Enclosing].push_back(C.get());
  }

  // Everything that an async context reaches, once.
  llvm::SmallVector<const Callable *, 32> Work;
  auto Enter = [&](const Callable *C) {
    auto [Place, Inserted] = Nodes.try_emplace(C);
    if (Inserted) {
      Place->second = std::make_unique<Node>();
      Work.push_back(C);
    }
  };
  for (const std::unique_ptr<Callable> &C : U.callables()) {
    if (!C->isAsync())
      continue;
    Enter(C.get());
    for (const Expr *Call : C->Calls)
      if (isOffload(Call, U.names()))
        for (const Callable *Work : offloadedCallables(U, *C, Call))
          Enter(Work);
  }
  while (!Work.empty()) {
    const Callable *C = Work.pop_back_val();
    Node &N = *Nodes.find(C)->second;
    addCalls(*C, N);
    for (const Edge &Call : N.Calls)
      for (const Callable *Callee : Call.Callees)
        Enter(Callee);
    Order.push_back(C);
  }
  for (const Callable *C : Order) {
    Node &Caller = *Nodes.find(C)->second;
    for (Edge &Call : Caller.Calls) {
      Call.Open.fill(Call.Callees.size());
      for (const Callable *Callee : Call.Callees)
        Nodes.find(Callee)->second->Callers.push_back({&Caller, &Call});
    }
  }
  for (size_t Kind = 0; Kind != BlockingKindCount; ++Kind)
    search(static_cast<BlockingKind>(Kind));
}

const Callable *BlockingReach::enteredBy(const FunctionDecl *Callee,
                                         const Expr *Site) const {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || !Callee->hasBody(Definition))
    return nullptr;
  const Callable *Body = U.callableOf(Callee);
  // What is async has a finding of its own, and what is inline belongs to the
  // code around it.
  if (!Body || Body->isCoroutine() || Body->isAsync() ||
      Body->Kind == ContextKind::Inline || isAsyncFunctionOfLibrary(U, Callee))
    return nullptr;
  if (Site ? U.names().findCallee(Site, Category::Allow) ||
                 U.names().findCallee(Site, Category::Blocking)
           : U.names().find(Callee, Category::Allow) != nullptr)
    return nullptr;
  return Body;
}

/// The bodies that \p Site enters; none where that is unknown.
llvm::SmallVector<const Callable *, 1>
BlockingReach::calleesOf(const Expr *Site, const Callable &In) const {
  llvm::SmallVector<const FunctionDecl *, 4> Functions;
  const FunctionDecl *Callee = calleeOf(Site);
  if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
      Method && Method->isVirtual()) {
    if (const FunctionDecl *Final = devirtualized(Site, Method))
      Functions.push_back(Final);
    else if (isInternal(Method))
      addOverriders(U, Method, Functions);
  } else if (Callee && U.callableOf(Callee)) {
    Functions.push_back(Callee);
  } else if (const auto *Call = dyn_cast<CallExpr>(Site)) {
    // A call through a pointer to a member names it on the right.
    const Expr *Called = Call->getCallee()->IgnoreParenImpCasts();
    if (const auto *Access = dyn_cast<BinaryOperator>(Called);
        Access && Access->isPtrMemOp())
      Called = Access->getRHS();
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Site);
    if (Operator && Operator->getOperator() == OO_Call)
      Called = Operator->getArg(0);
    if (!Callee || Operator)
      if (const FunctionDecl *Named = namedFunction(U, In, Called))
        Functions.push_back(Named);
  }
  llvm::SmallVector<const Callable *, 1> Result;
  for (const FunctionDecl *Function : Functions) {
    const Callable *Body = enteredBy(Function, Site);
    if (!Body)
      return {};
    if (!llvm::is_contained(Result, Body))
      Result.push_back(Body);
  }
  return Result;
}

/// Adds the destruction of an object of type \p T, where \p Made stands.
void BlockingReach::addDestruction(QualType T, Edge Made, Node &To,
                                   unsigned Depth) const {
  constexpr unsigned MaximumDepth = 4;
  T = U.context().getBaseElementType(T);
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Depth == MaximumDepth)
    return;
  if (U.names().find(Record, Category::Container)) {
    for (QualType Element : typeArguments(Record))
      addDestruction(Element, Made, To, Depth + 1);
    return;
  }
  const Callable *Callee = enteredBy(Record->getDestructor(), nullptr);
  if (!Callee)
    return;
  Made.Name = displayName(*Callee);
  Made.Callees = {Callee};
  To.Calls.push_back(std::move(Made));
}

/// A destructor destroys the members and the bases.
void BlockingReach::addMembers(const CXXDestructorDecl *Destructor,
                               Node &To) const {
  const CXXRecordDecl *Record = Destructor->getParent();
  for (const FieldDecl *Field : Record->fields()) {
    Edge Made;
    Made.Location = Field->getLocation();
    addDestruction(Field->getType(), Made, To);
    // A pool has threads from the start; a thread may have none.
    const Entry *Facts = blockingDestructor(U, Field->getType());
    if (Facts && U.names().findType(Field->getType(), Category::Pool)) {
      BlockingCall Own;
      Own.Kind = Facts->Kind;
      Own.Entry = Facts;
      Own.At = Field->getLocation();
      Own.Name =
          qualifiedName(Field->getType()->getAsCXXRecordDecl()->getDestructor());
      To.Blocking.push_back(std::move(Own));
    }
  }
  for (const CXXBaseSpecifier &Base : Record->bases()) {
    Edge Made;
    Made.Location = Base.getBeginLoc();
    addDestruction(Base.getType(), Made, To);
  }
}

void BlockingReach::addCalls(const Callable &Body, Node &To) const {
  llvm::append_range(To.Blocking, U.directBlocking(Body));
  for (const Expr *Site : Body.Calls) {
    Edge Made;
    Made.Site = Site;
    Made.Location = Site->getExprLoc();
    Made.Callees = calleesOf(Site, Body);
    if (!Made.Callees.empty()) {
      if (U.endsProcessAfter(Body, Site))
        continue;
      Made.Name = nameAt(Site, *Made.Callees.front());
      To.Calls.push_back(std::move(Made));
      continue;
    }
    // Functions that an algorithm calls before it returns.
    const auto *Sink = dyn_cast<CallExpr>(Site);
    if (!Sink || !U.names().findCallee(Sink, Category::InlineSink))
      continue;
    for (const Expr *Argument : Sink->arguments()) {
      const FunctionDecl *Named = namedFunction(U, Body, Argument);
      const Callable *Callee = enteredBy(Named, nullptr);
      if (!Callee)
        continue;
      Edge Inner;
      Inner.Site = Site;
      Inner.Location = Site->getExprLoc();
      Inner.Name = displayName(*Callee);
      Inner.Callees = {Callee};
      To.Calls.push_back(std::move(Inner));
    }
  }
  for (const VarDecl *Variable : Body.Locals) {
    if (!Variable->hasLocalStorage() || Variable->getType()->isReferenceType())
      continue;
    Edge Made;
    Made.Variable = Variable;
    Made.Location = Variable->getLocation();
    // Few destructors have a body in the unit; only for those is it worth to
    // look through the function for uses of the variable.
    Node Probe;
    addDestruction(Variable->getType(), Made, Probe);
    if (!Probe.Calls.empty() && !isHandedOn(Body, Variable) &&
        !(U.names().findType(Variable->getType(), Category::Container) &&
          Body.referencesTo(Variable).empty() && startsEmpty(Variable)))
      llvm::append_range(To.Calls, Probe.Calls);
  }
  auto AddTemporary = [&](const Expr *Value) {
    Edge Made;
    Made.Site = Value;
    Made.Location = Value->getExprLoc();
    Made.IsTemporary = true;
    addDestruction(Value->getType(), Made, To);
  };
  for (const MaterializeTemporaryExpr *Temporary : Body.Temporaries)
    if (!isTakenOver(Body, Temporary))
      AddTemporary(Temporary);
  for (const DiscardedValue &Value : Body.Discarded)
    if (Value.Value->isPRValue())
      AddTemporary(Value.Value);
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(Body.Function))
    addMembers(Destructor, To);
  To.OwnCalls = To.Calls.size();
  auto Inner = InlineLambdas.find(&Body);
  if (Inner != InlineLambdas.end())
    for (const Callable *Lambda : Inner->second) {
      const size_t Own = To.OwnCalls;
      addCalls(*Lambda, To);
      To.OwnCalls = Own;
    }
}

void BlockingReach::search(BlockingKind Kind) {
  const auto At = static_cast<size_t>(Kind);
  std::vector<Node *> Front;
  for (const Callable *C : Order) {
    Node &N = *Nodes.find(C)->second;
    for (const BlockingCall &Own : N.Blocking)
      if (Own.Kind == Kind) {
        N.Steps[At].Own = &Own;
        Front.push_back(&N);
        break;
      }
  }
  while (!Front.empty()) {
    std::vector<Node *> Next;
    for (const Node *Callee : Front)
      for (auto [Caller, Call] : Callee->Callers) {
        Step &S = Caller->Steps[At];
        if (--Call->Open[At] != 0 || S.known())
          continue;
        S.Next = Call;
        Next.push_back(Caller);
      }
    Front = std::move(Next);
  }
}

/// Whether what the callers know keeps \p Own, at the end of \p Chain, from
/// blocking: it waits for a parameter, and the argument is ready, or it is
/// bounded by a parameter, and the argument is zero. \p Chain begins with a call
/// in \p C.
bool BlockingReach::isHarmless(const Callable &C, llvm::ArrayRef<const Edge *> Chain,
                               const BlockingCall &Own) const {
  const auto *Wait = dyn_cast_or_null<CallExpr>(Own.Call);
  if (!Wait || !Own.Entry)
    return false;
  /// The argument in \p C that arrives as \p E at the end; null where something
  /// else does.
  auto ArgumentFor = [&](const Expr *E) -> const Expr * {
    for (const Edge *Call : llvm::reverse(Chain)) {
      const auto *Site = dyn_cast_or_null<CallExpr>(Call->Site);
      if (!Site || !E || isa<CXXOperatorCallExpr>(Site) || Call->IsTemporary ||
          Call->Callees.size() != 1)
        return nullptr;
      std::optional<unsigned> Index =
          parameterNamed(handedOn(E), Call->Callees.front()->Function, U.context());
      if (!Index || *Index >= Site->getNumArgs())
        return nullptr;
      E = handedOn(Site->getArg(*Index));
    }
    return E;
  };
  if (Own.Entry->Timeout && *Own.Entry->Timeout < Wait->getNumArgs())
    if (const Expr *Bound = ArgumentFor(Wait->getArg(*Own.Entry->Timeout)))
      if (isZeroTimeout(Bound, U.context(), Own.Entry->NegativeWaits))
        return true;
  const Expr *Object = objectOf(Wait);
  const Expr *Argument = Object ? ArgumentFor(Object) : nullptr;
  return Argument && isKnownReady(U, C, Argument, Chain.front()->Site, Own.Entry);
}

/// Whether flags of the object speak against \p Chain, which begins with a call in
/// \p C: a handler that is set under `!tls_` does not reach what stands under
/// `tls_`.
bool BlockingReach::isImpossible(const Callable &C,
                                 llvm::ArrayRef<const Edge *> Chain,
                                 const BlockingCall &Own) const {
  MemberTests Tests;
  for (const Callable *Inner = &C; Inner->Lambda && Inner->Enclosing;
       Inner = Inner->Enclosing)
    Tests.add(*Inner->Enclosing, Inner->Lambda);
  const Callable *In = &C;
  for (const Edge *Call : Chain) {
    const Expr *Object = Call->Site ? objectOf(Call->Site) : nullptr;
    // Another object has flags of its own.
    if (!Object || !isa<CXXThisExpr>(written(Object)) || Call->Callees.size() != 1)
      return false;
    Tests.add(*In, Call->Site);
    In = Call->Callees.front();
  }
  if (Own.Call)
    Tests.add(*In, Own.Call);
  return Tests.contradict(U);
}

std::optional<BlockingCall> BlockingReach::follow(const Callable &C,
                                                  const Edge &Call,
                                                  BlockingKinds Kinds) const {
  // A virtual call blocks in the ways in which all of its callees do.
  auto IsKnown = [&](const Edge &E, size_t Kind) {
    return llvm::all_of(E.Callees, [&](const Callable *Callee) {
      return Nodes.find(Callee)->second->Steps[Kind].known();
    });
  };
  for (size_t Kind = 0; Kind != BlockingKindCount; ++Kind) {
    if (!IsKnown(Call, Kind))
      continue;
    llvm::SmallVector<const Edge *, 8> Chain = {&Call};
    const BlockingCall *Own = nullptr;
    while (!Own) {
      const Step &S =
          Nodes.find(Chain.back()->Callees.front())->second->Steps[Kind];
      Own = S.Own;
      if (!Own)
        Chain.push_back(S.Next);
    }
    if (isHarmless(C, Chain, *Own) || isImpossible(C, Chain, *Own))
      continue;
    const auto Known = static_cast<BlockingKind>(Kind);
    if (!Kinds.contains(Known)) {
      // What waits or sleeps is for another check, whatever else it does.
      if (Known <= BlockingKind::Sleep)
        return std::nullopt;
      continue;
    }
    BlockingCall Result;
    Result.Kind = Known;
    Result.Name = Call.Name;
    Result.Entry = Own->Entry;
    // A virtual call has the name of what it ends in.
    auto CallerOf = [](const Edge &E) {
      const auto *Method =
          dyn_cast<CXXMethodDecl>(E.Callees.front()->Function);
      return Method && Method->isVirtual() ? displayName(*E.Callees.front())
                                           : E.Name;
    };
    for (auto [From, To] : llvm::zip(Chain, llvm::ArrayRef(Chain).drop_front()))
      Result.Chain.push_back({To->Location, CallerOf(*From), To->Name});
    Result.Chain.push_back({Own->location(), CallerOf(*Chain.back()), Own->Name});
    // A default argument has a chain of its own.
    llvm::append_range(Result.Chain, Own->Chain);
    return Result;
  }
  return std::nullopt;
}

std::vector<BlockingCall> BlockingReach::blockingIn(const Callable &C,
                                                    BlockingKinds Kinds) const {
  std::vector<BlockingCall> Result;
  auto Found = Nodes.find(&C);
  if (Found == Nodes.end())
    return Result;
  for (const Edge &Call : llvm::ArrayRef(Found->second->Calls)
                              .take_front(Found->second->OwnCalls)) {
    if (Call.Site && !Call.IsTemporary && callsParameter(Call.Site))
      continue;
    std::optional<BlockingCall> Made = follow(C, Call, Kinds);
    if (!Made)
      continue;
    Made->Call = Call.Site;
    if (Call.Variable) {
      // What was awaited has done its work, and the destructor clears up.
      if (llvm::any_of(C.Suspensions, [&](const CoroutineSuspendExpr *S) {
            std::optional<Place> Awaited = placeOf(S->getOperand(), U.context());
            return Awaited && Awaited->Root == Call.Variable->getCanonicalDecl();
          }))
        continue;
      Made->Variable = Call.Variable;
      Made->ScopeEnd = scopeEnd(C, Call.Variable);
    }
    if (const Expr *Written = C.WrittenAs.lookup(Call.Site)) {
      Made->Chain.insert(Made->Chain.begin(),
                         {Call.Location, calleeName(Written), Made->Name});
      Made->Call = Written;
      Made->Name = calleeName(Written);
    }
    Result.push_back(std::move(*Made));
  }
  return Result;
}

} // namespace async_tidy

//===- BlockingReach.cpp - what a call blocks on, through other calls -----===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/BlockingReach.h"
#include "analysis/Place.h"
#include "analysis/Unit.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The function whose body \p Site enters; null for a call through a pointer,
/// and for a virtual call that can end in an override.
const FunctionDecl *enteredFunction(const Expr *Site) {
  const FunctionDecl *Callee = calleeOf(Site);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Method || !Method->isVirtual())
    return Callee;
  const Expr *Object = nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Site)) {
    const auto *Member =
        dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParenImpCasts());
    // `Base::f()` names the function.
    if (Member && Member->hasQualifier())
      return Callee;
    Object = Call->getImplicitObjectArgument();
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Site)) {
    Object = Call->getNumArgs() ? Call->getArg(0) : nullptr;
  }
  return Object ? Method->getDevirtualizedMethod(Object->IgnoreParenImpCasts(),
                                                 /*IsAppleKext=*/false)
                : nullptr;
}

/// The destructor that runs at the end of the scope of \p Variable, or null.
const CXXDestructorDecl *destructorOf(const VarDecl *Variable) {
  const CXXRecordDecl *Record = Variable->getType()->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Variable->hasLocalStorage()
             ? Record->getDestructor()
             : nullptr;
}

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
  return Object && isa<ParmVarDecl>(Object->getDecl());
}

/// How the code names \p Callee at \p Site; a lambda by its variable.
std::string nameAt(const Expr *Site, const Callable &Callee) {
  std::string Name = Site ? calleeName(Site) : std::string();
  return Name.empty() ? displayName(Callee) : Name;
}

} // namespace

BlockingReach::BlockingReach(const Unit &U) : U(U) {
  for (const std::unique_ptr<Callable> &C : U.callables()) {
    Bodies[C->Function->getCanonicalDecl()] = C.get();
    if (C->Kind == ContextKind::Inline && C->Enclosing)
      InlineLambdas[C->Enclosing].push_back(C.get());
  }

  // Everything that an async context reaches, once.
  llvm::SmallVector<const Callable *, 32> Work;
  auto Enter = [&](const Callable *C) {
    if (Nodes.try_emplace(C).second)
      Work.push_back(C);
  };
  for (const std::unique_ptr<Callable> &C : U.callables())
    if (C->isAsync())
      Enter(C.get());
  while (!Work.empty()) {
    const Callable *C = Work.pop_back_val();
    auto Made = std::make_unique<Node>();
    addCalls(*C, *Made);
    for (const Edge &Call : Made->Calls)
      Enter(Call.Callee);
    Order.push_back(C);
    Nodes[C] = std::move(Made);
  }
  for (size_t Kind = 0; Kind != Kinds; ++Kind)
    search(static_cast<BlockingKind>(Kind));
}

const Callable *BlockingReach::enteredBy(const FunctionDecl *Callee,
                                         const Expr *Site) const {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || !Callee->hasBody(Definition))
    return nullptr;
  const Callable *Body = Bodies.lookup(Callee->getCanonicalDecl());
  // What is async has a finding of its own, and what is inline belongs to the
  // code around it.
  if (!Body || Body->isCoroutine() || Body->isAsync() ||
      Body->Kind == ContextKind::Inline)
    return nullptr;
  if (Site ? U.names().findCallee(Site, Category::Allow) ||
                 U.names().findCallee(Site, Category::Blocking)
           : U.names().find(Callee, Category::Allow) != nullptr)
    return nullptr;
  return Body;
}

void BlockingReach::addCalls(const Callable &Body, Node &To) const {
  llvm::append_range(To.Blocking, U.directBlocking(Body));
  for (const Expr *Site : Body.Calls)
    if (const Callable *Callee = enteredBy(enteredFunction(Site), Site))
      To.Calls.push_back({Site, nullptr, Callee});
  for (const VarDecl *Variable : Body.Locals) {
    // Few destructors have a body in the unit; only for those is it worth to
    // look through the function for uses of the variable.
    const Callable *Callee = enteredBy(destructorOf(Variable), nullptr);
    if (Callee && !isHandedOn(Body, Variable))
      To.Calls.push_back({nullptr, Variable, Callee});
  }
  auto Inner = InlineLambdas.find(&Body);
  if (Inner != InlineLambdas.end())
    for (const Callable *Lambda : Inner->second)
      addCalls(*Lambda, To);
}

void BlockingReach::search(BlockingKind Kind) {
  const auto At = static_cast<size_t>(Kind);
  std::vector<const Callable *> Front;
  llvm::DenseMap<const Callable *, std::vector<std::pair<const Callable *, const Edge *>>>
      Callers;
  for (const Callable *C : Order) {
    Node &N = *Nodes.find(C)->second;
    for (const BlockingCall &Own : N.Blocking)
      if (Own.Kind == Kind) {
        N.Steps[At].Own = &Own;
        Front.push_back(C);
        break;
      }
  }
  if (Front.empty())
    return;
  for (const Callable *C : Order)
    for (const Edge &Call : Nodes.find(C)->second->Calls)
      Callers[Call.Callee].push_back({C, &Call});
  while (!Front.empty()) {
    std::vector<const Callable *> Next;
    for (const Callable *Callee : Front) {
      auto Found = Callers.find(Callee);
      if (Found == Callers.end())
        continue;
      for (auto [Caller, Call] : Found->second) {
        Step &S = Nodes.find(Caller)->second->Steps[At];
        if (S.known())
          continue;
        S.Next = Call;
        Next.push_back(Caller);
      }
    }
    Front = std::move(Next);
  }
}

std::optional<BlockingCall> BlockingReach::chainFrom(const Callable &Callee,
                                                     std::string Name) const {
  auto Found = Nodes.find(&Callee);
  if (Found == Nodes.end())
    return std::nullopt;
  for (size_t Kind = 0; Kind != Kinds; ++Kind) {
    if (!Found->second->Steps[Kind].known())
      continue;
    BlockingCall Result;
    Result.Kind = static_cast<BlockingKind>(Kind);
    Result.Name = Name;
    const Callable *Current = &Callee;
    while (true) {
      const Step &S = Nodes.find(Current)->second->Steps[Kind];
      if (S.Own) {
        Result.Entry = S.Own->Entry;
        Result.Chain.push_back({S.Own->location(), Name, S.Own->Name});
        return Result;
      }
      std::string Next = nameAt(S.Next->Site, *S.Next->Callee);
      Result.Chain.push_back({S.Next->Site ? S.Next->Site->getExprLoc()
                                           : S.Next->Variable->getLocation(),
                              std::move(Name), Next});
      Name = std::move(Next);
      Current = S.Next->Callee;
    }
  }
  return std::nullopt;
}

std::optional<BlockingCall> BlockingReach::through(const Callable &C,
                                                   const Expr *Site) const {
  if (callsParameter(Site))
    return std::nullopt;
  const Callable *Callee = enteredBy(enteredFunction(Site), Site);
  if (!Callee)
    return std::nullopt;
  std::optional<BlockingCall> Result = chainFrom(*Callee, nameAt(Site, *Callee));
  if (Result)
    Result->Call = Site;
  return Result;
}

std::optional<BlockingCall> BlockingReach::through(const Callable &C,
                                                   const VarDecl *Variable) const {
  const Callable *Callee = enteredBy(destructorOf(Variable), nullptr);
  if (!Callee || isHandedOn(C, Variable))
    return std::nullopt;
  // What was awaited has done its work, and the destructor clears up.
  for (const CoroutineSuspendExpr *Suspension : C.Suspensions) {
    std::optional<Place> Awaited = placeOf(Suspension->getOperand(), U.context());
    if (Awaited && Awaited->Root == Variable->getCanonicalDecl())
      return std::nullopt;
  }
  std::optional<BlockingCall> Result = chainFrom(*Callee, displayName(*Callee));
  if (Result) {
    Result->Variable = Variable;
    Result->ScopeEnd = scopeEnd(C, Variable);
  }
  return Result;
}

} // namespace async_tidy

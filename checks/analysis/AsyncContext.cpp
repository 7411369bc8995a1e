//===- AsyncContext.cpp - where code runs, and whether it may block -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/AsyncContext.h"
#include "analysis/CallArguments.h"
#include "analysis/CallableCollector.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/Attr.h"
#include "llvm/ADT/DenseSet.h"
#include <deque>

using namespace clang;

namespace async_tidy {

const Stmt *Callable::body() const { return Function->getBody(); }

const Callable &Callable::contextOwner() const {
  const Callable *Owner = this;
  while (Owner->Kind == ContextKind::Inline && Owner->Enclosing)
    Owner = Owner->Enclosing;
  return *Owner;
}

bool Callable::isAsync() const {
  switch (contextOwner().Kind) {
  case ContextKind::Coroutine:
  case ContextKind::Continuation:
  case ContextKind::Nonblocking:
    return true;
  default:
    return false;
  }
}

const ParentMap &Callable::parents() const {
  if (!Parents)
    Parents = std::make_unique<ParentMap>(const_cast<Stmt *>(body()));
  return *Parents;
}

bool Callable::isInHandler(const Stmt *S) const {
  for (; S; S = parents().getParent(S))
    if (isa<CXXCatchStmt>(S))
      return true;
  return false;
}

const Stmt *Callable::parentOf(const Expr *E) const {
  const Stmt *Parent = parents().getParent(E);
  while (isa_and_nonnull<ParenExpr, ImplicitCastExpr>(Parent))
    Parent = parents().getParent(Parent);
  return Parent;
}

bool Callable::isWithin(const Stmt *Inner, const Stmt *Outer) const {
  while (Inner && Inner != Outer)
    Inner = parents().getParent(Inner);
  return Inner;
}

const Stmt *Callable::loopAround(const Expr *E) const {
  const Stmt *Statement = E;
  const Stmt *Parent = parents().getParent(E);
  while (Parent && isa<Expr>(Parent)) {
    Statement = Parent;
    Parent = parents().getParent(Parent);
  }
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Parent)) {
    if (Block->size() != 1)
      return nullptr;
    Statement = Block;
    Parent = parents().getParent(Block);
  }
  if (const auto *Loop = dyn_cast_or_null<WhileStmt>(Parent))
    return Loop->getBody() == Statement ? Loop : nullptr;
  if (const auto *Loop = dyn_cast_or_null<DoStmt>(Parent))
    return Loop->getBody() == Statement ? Loop : nullptr;
  // A loop with a step counts.
  if (const auto *Loop = dyn_cast_or_null<ForStmt>(Parent))
    return Loop->getBody() == Statement && !Loop->getInc() ? Loop : nullptr;
  return nullptr;
}

bool Callable::isAwaited(const Expr *E) const {
  return llvm::any_of(Suspensions, [&](const CoroutineSuspendExpr *S) {
    const Expr *Operand = S->getOperand();
    while (Operand != E && isTransparent(Operand) &&
           Operand->child_begin() != Operand->child_end())
      Operand = cast<Expr>(*Operand->child_begin());
    return Operand == E;
  });
}

llvm::ArrayRef<const DeclRefExpr *>
Callable::referencesTo(const VarDecl *Variable) const {
  if (!References) {
    References = std::make_unique<ReferenceMap>();
    auto Collect = [&](auto &Self, const Stmt *S) -> void {
      if (!S)
        return;
      if (const auto *Reference = dyn_cast<DeclRefExpr>(S))
        if (const auto *Named = dyn_cast<VarDecl>(Reference->getDecl()))
          (*References)[Named].push_back(Reference);
      // The other children of a suspension repeat the operand.
      if (const auto *Await = dyn_cast<CoawaitExpr>(S))
        return Self(Self, Await->getOperand());
      for (const Stmt *Child : S->children())
        Self(Self, Child);
    };
    Collect(Collect, body());
  }
  auto Known = References->find(Variable);
  if (Known == References->end())
    return {};
  return Known->second;
}

bool Callable::isReplaceable(const Expr *E) const {
  return llvm::any_of(Discarded, [E](const DiscardedValue &D) {
    return D.Value == E && !D.Explicit && !D.InConditional;
  });
}

std::string displayName(const Callable &C) {
  return C.Lambda ? std::string("lambda") : qualifiedName(C.Function);
}

llvm::SmallVector<llvm::StringRef, 2> asyncAnnotations(const Decl *D) {
  llvm::SmallVector<llvm::StringRef, 2> Result;
  for (const Decl *Redeclaration : D->redecls())
    for (const auto *A : Redeclaration->specific_attrs<AnnotateAttr>()) {
      llvm::StringRef Text = A->getAnnotation();
      if (Text.consume_front("async::") && !llvm::is_contained(Result, Text))
        Result.push_back(Text);
    }
  return Result;
}

bool isNonblocking(const FunctionDecl *Function) {
  for (const FunctionDecl *Redeclaration : Function->redecls())
    for (const FunctionEffectWithCondition &E :
         FunctionEffectsRef::get(Redeclaration->getType()))
      if (E.Effect.kind() == FunctionEffect::Kind::NonBlocking &&
          !E.Cond.getCondition())
        return true;
  return llvm::is_contained(asyncAnnotations(Function), "nonblocking");
}

namespace {

/// Whether \p T is a pool of the models, nested in one, or made of one, such as
/// the executor of a thread pool.
bool mentionsPool(QualType T, const NameLookup &Names, unsigned Depth = 0) {
  constexpr unsigned MaximumDepth = 3;
  if (T.isNull() || Depth > MaximumDepth)
    return false;
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  if (Names.findType(T, Category::Pool))
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record)
    return false;
  for (const DeclContext *Scope = Record->getDeclContext(); Scope;
       Scope = Scope->getParent())
    if (const auto *Outer = dyn_cast<CXXRecordDecl>(Scope))
      if (Names.find(Outer, Category::Pool))
        return true;
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    for (const TemplateArgument &Argument : Special->getTemplateArgs().asArray())
      if (Argument.getKind() == TemplateArgument::Type &&
          mentionsPool(Argument.getAsType(), Names, Depth + 1))
        return true;
  return false;
}

/// \p E without what converts it, also by a constructor or an operator.
const Expr *withoutConversions(const Expr *E) {
  while (true) {
    const Expr *Inner = E;
    if (isTransparent(E) && E->child_begin() != E->child_end())
      Inner = cast<Expr>(*E->child_begin());
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->getNumArgs() == 1)
      Inner = Construct->getArg(0);
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
             Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
      Inner = Call->getImplicitObjectArgument();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

/// Whether \p E is a pool of the models, or the result of a function that is
/// listed with them.
bool isPool(const Expr *E, const NameLookup &Names) {
  if (mentionsPool(E->getType(), Names))
    return true;
  E = withoutConversions(E);
  return mentionsPool(E->getType(), Names) ||
         (isa<CallExpr>(E) && Names.findCallee(E, Category::Pool));
}

/// Whether \p Call gets a pool as its object or an argument, or is called on the
/// result of such a call: `via(pool).thenValue(f)`.
bool isGivenPool(const Expr *Call, const NameLookup &Names) {
  constexpr unsigned MaximumChain = 16;
  for (unsigned Link = 0; Link != MaximumChain; ++Link) {
    const auto *C = dyn_cast<CallExpr>(Call);
    if (!C)
      return false;
    if (llvm::any_of(C->arguments(),
                     [&](const Expr *A) { return isPool(A, Names); }))
      return true;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(C);
    const Expr *Object = Member ? Member->getImplicitObjectArgument() : nullptr;
    if (!Object)
      return false;
    if (isPool(Object, Names))
      return true;
    Call = withoutConversions(Object);
    if (const auto *Move = dyn_cast<CallExpr>(Call);
        Move && Move->isCallToStdMove())
      Call = withoutConversions(Move->getArg(0));
  }
  return false;
}

ContextKind coroutineKind(const Callable &C, const CoroutineTypes &Types) {
  const bool Awaits =
      llvm::any_of(C.Suspensions, [](const CoroutineSuspendExpr *S) {
        return isa<CoawaitExpr>(S);
      });
  const TypeFacts &Facts = Types.factsOf(C.Function->getReturnType());
  const TypeRole Role = Facts.Role;
  // What a model calls synchronous is that, whatever it awaits.
  if (Role == TypeRole::Generator && Facts.Entry)
    return ContextKind::Generator;
  if (Awaits || Role == TypeRole::Task || Role == TypeRole::Future)
    return ContextKind::Coroutine;
  return Role == TypeRole::Generator ? ContextKind::Generator
                                     : ContextKind::Unknown;
}

/// The virtual member function of a library that \p Method overrides, and that
/// the library calls on an executor's thread; or null.
const CXXMethodDecl *overriddenHandler(const CXXMethodDecl *Method,
                                       const NameLookup &Names) {
  for (const CXXMethodDecl *Overridden : Method->overridden_methods()) {
    if (Names.find(Overridden, Category::Handler))
      return Overridden;
    if (const CXXMethodDecl *Further = overriddenHandler(Overridden, Names))
      return Further;
  }
  return nullptr;
}

/// Decides the context of every callable, when all uses are known.
class Resolver {
public:
  Resolver(CollectedCallables &Found, const NameLookup &Names,
           const CoroutineTypes &Types)
      : Found(Found), Names(Names), Types(Types) {
    for (const std::unique_ptr<Callable> &C : Found.Callables) {
      Bodies[C->Function->getCanonicalDecl()] = C.get();
      for (const Expr *Call : C->Calls)
        if (const auto *Sink = dyn_cast<CallExpr>(Call))
          addFunctionObjects(Sink, Sink);
    }
  }

  void resolveAll() {
    for (std::unique_ptr<Callable> &C : Found.Callables)
      resolve(*C);
  }

private:
  /// Callables are handed on through so many variables and parameters at most.
  static constexpr unsigned MaximumSteps = 8;

  void resolve(Callable &C) {
    if (!Resolved.insert(&C).second)
      return;
    if (C.CoroutineBody) {
      C.Kind = coroutineKind(C, Types);
      const CallableUse Use =
          C.Lambda ? Found.LambdaUses.lookup(C.Lambda) : CallableUse();
      if (Use.What == CallableUse::Argument &&
          Names.findCallee(Use.Call, Category::Continuation))
        C.Sink = Use.Call;
      return;
    }
    if (isNonblocking(C.Function)) {
      C.Kind = ContextKind::Nonblocking;
      return;
    }
    if (const auto *Method = dyn_cast<CXXMethodDecl>(C.Function))
      if (const CXXMethodDecl *Handler = overriddenHandler(Method, Names)) {
        C.Kind = ContextKind::Continuation;
        C.Handler = Handler;
        return;
      }
    llvm::SmallVector<CallableUse, 4> Uses;
    if (C.Lambda)
      addUses(C, Found.LambdaUses.lookup(C.Lambda), Uses);
    else
      for (const CallableUse &Use :
           Found.FunctionUses.lookup(C.Function->getCanonicalDecl()))
        addUses(C, Use, Uses);
    decide(C, Uses);
  }

  /// The call operators of objects that \p Sink takes as callables, also
  /// inside wrappers.
  void addFunctionObjects(const CallExpr *Sink, const CallExpr *Holder) {
    if (Sink == Holder && !Names.findCallee(Sink, Category::Continuation))
      return;
    for (const Expr *Argument : Holder->arguments()) {
      const Expr *Value = Argument;
      while (isTransparent(Value) && !isa<CXXConstructExpr>(Value))
        Value = cast<Expr>(*Value->child_begin());
      if (const auto *Wrapper = dyn_cast<CallExpr>(Value);
          Wrapper && Names.findCallee(Wrapper, Category::Wrapper))
        addFunctionObjects(Sink, Wrapper);
      const CXXRecordDecl *Record =
          Argument->getType().getNonReferenceType()->getAsCXXRecordDecl();
      if (!Record || Record->isLambda() || !Record->hasDefinition())
        continue;
      for (const NamedDecl *D : Record->lookup(
               Record->getASTContext().DeclarationNames.getCXXOperatorName(
                   OO_Call)))
        if (const auto *Operator = dyn_cast<CXXMethodDecl>(D))
          Found.FunctionUses[Operator->getCanonicalDecl()].push_back(
              {CallableUse::Argument, Sink, nullptr});
    }
  }

  bool isModelled(const Expr *Call) const {
    for (Category C : {Category::Continuation, Category::InlineSink,
                       Category::BlockingSink, Category::Offload})
      if (Names.findCallee(Call, C))
        return true;
    return false;
  }

  /// The parameter that gets the callable of \p Use, where the function that
  /// has it is known; else null.
  const ParmVarDecl *parameterOf(const CallableUse &Use) const {
    if (Use.What != CallableUse::Argument || isModelled(Use.Call))
      return nullptr;
    const FunctionDecl *Callee = calleeOf(Use.Call);
    const FunctionDecl *Definition = nullptr;
    if (!Callee || !Callee->hasBody(Definition) ||
        !Bodies.contains(Definition->getCanonicalDecl()))
      return nullptr;
    const Callable *Body = Bodies.lookup(Definition->getCanonicalDecl());
    // A coroutine keeps what it is given.
    return Body->isCoroutine() ? nullptr : parameterFor(Use.Call, Definition, Use.Index);
  }

  /// Whether \p Holder is a parameter of \p C: a lambda that calls itself has to be
  /// given itself.
  static bool isOwnParameter(const VarDecl *Holder, const Callable &C) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Holder->getDeclContext());
    return Method && C.Lambda && Method->getParent() == C.Lambda->getLambdaClass();
  }

  /// Adds what becomes of \p C by \p First, which is followed into the variables and
  /// parameters that hold it.
  void addUses(const Callable &C, const CallableUse &First,
               llvm::SmallVectorImpl<CallableUse> &Uses) {
    struct Step {
      CallableUse Use;
      unsigned Depth;
    };
    std::deque<Step> Work = {{First, 0}};
    llvm::DenseSet<std::pair<const VarDecl *, const ParmVarDecl *>> Seen;
    for (; !Work.empty(); Work.pop_front()) {
      const auto &[Use, Depth] = Work.front();
      const VarDecl *Holder =
          Use.What == CallableUse::Stored ? Use.Variable : parameterOf(Use);
      auto Known = Holder ? Found.VariableUses.find(Holder) : Found.VariableUses.end();
      // A variable that nobody uses does nothing with a callable; what becomes of
      // one behind an unknown parameter is unknown.
      if (!Holder || Depth == MaximumSteps ||
          (Known == Found.VariableUses.end() && Use.What != CallableUse::Stored)) {
        Uses.push_back(Use);
        continue;
      }
      if (Known == Found.VariableUses.end() || isOwnParameter(Holder, C))
        continue;
      const auto *Own = dyn_cast<ParmVarDecl>(Holder);
      const ParmVarDecl *Parameter = Own ? Own : Use.Parameter;
      if (!Seen.insert({Holder, Parameter}).second)
        continue;
      for (CallableUse Next : Known->second) {
        // The variable itself calls nobody: a lambda that is only called by name
        // is a helper like any function.
        if (Next.What == CallableUse::Called && !Parameter)
          continue;
        Next.Parameter = Parameter;
        Work.push_back({Next, Depth + 1});
      }
    }
  }

  /// The context of what \p Use calls.
  ContextKind calledFrom(const CallableUse &Use, const Expr *&Sink) {
    // A lambda that is called where it is written.
    if (!Use.In || !Use.Parameter)
      return ContextKind::Inline;
    // The parameter of a function is called in the function, or in a lambda
    // that the function hands on.
    if (Use.In->Function == Use.Parameter->getDeclContext())
      return ContextKind::Inline;
    resolve(*Use.In);
    const Callable &Owner = Use.In->contextOwner();
    if (Owner.Function == Use.Parameter->getDeclContext())
      return ContextKind::Inline;
    Sink = Owner.Sink;
    return Sink ? Owner.Kind : ContextKind::Unknown;
  }

  void decide(Callable &C, llvm::ArrayRef<CallableUse> Uses) {
    bool Blocking = false, Inline = false, Unknown = false;
    const Expr *BlockingSink = nullptr;
    auto Continue = [&](const Expr *Sink) {
      C.Kind = ContextKind::Continuation;
      C.Sink = Sink;
    };
    for (const CallableUse &Use : Uses) {
      switch (Use.What) {
      case CallableUse::Called: {
        const Expr *Sink = nullptr;
        switch (calledFrom(Use, Sink)) {
        case ContextKind::Inline:
          Inline = true;
          continue;
        case ContextKind::Continuation:
          return Continue(Sink);
        case ContextKind::BlockingAllowed:
          Blocking = true;
          BlockingSink = Sink;
          continue;
        default:
          Unknown = true;
          continue;
        }
      }
      case CallableUse::Argument:
        if (const Entry *Facts =
                Names.findCallee(Use.Call, Category::Continuation)) {
          // A slot runs where its object lives.
          if (Facts->OnlyLambdas && !C.Lambda)
            continue;
          if (!hasModelledSignature(Use.Call, *Facts)) {
            Unknown = true;
            continue;
          }
          if (!isGivenPool(Use.Call, Names) &&
              !hasListedFlag(Use.Call, *Facts, C.Function->getASTContext()))
            return Continue(Use.Call);
          Blocking = true;
          BlockingSink = Use.Call;
        } else if (Names.findCallee(Use.Call, Category::InlineSink)) {
          Inline = true;
        } else if (Names.findCallee(Use.Call, Category::BlockingSink) ||
                   Names.findCallee(Use.Call, Category::Offload)) {
          Blocking = true;
          BlockingSink = Use.Call;
        } else {
          Unknown = true;
        }
        continue;
      case CallableUse::Stored:
      case CallableUse::Other:
        Unknown = true;
      }
    }
    // A function that somebody takes the address of can still be called.
    if (!C.Lambda)
      return;
    if (Unknown)
      C.Kind = ContextKind::Unknown;
    else if (Inline)
      C.Kind = ContextKind::Inline;
    else if (Blocking) {
      C.Kind = ContextKind::BlockingAllowed;
      C.Sink = BlockingSink;
    }
  }

  CollectedCallables &Found;
  const NameLookup &Names;
  const CoroutineTypes &Types;
  llvm::DenseMap<const FunctionDecl *, const Callable *> Bodies;
  llvm::DenseSet<const Callable *> Resolved;
};

} // namespace

bool isOffload(const Expr *Sink, const NameLookup &Names) {
  return Names.findCallee(Sink, Category::Offload) ||
         (Names.findCallee(Sink, Category::Continuation) &&
          isGivenPool(Sink, Names));
}

bool isBackgroundHop(const Expr *Hop, const Entry &Facts, const NameLookup &Names) {
  return Facts.Background || isGivenPool(Hop, Names);
}

AsyncContexts::AsyncContexts(ASTContext &Context, const NameLookup &Names,
                             const CoroutineTypes &Types) {
  CollectedCallables Found = collectCallables(Context, Names);
  Resolver(Found, Names, Types).resolveAll();
  Callables = std::move(Found.Callables);
  Overriders = std::move(Found.Overriders);
  NamedFunctions = std::move(Found.NamedFunctions);
}

} // namespace async_tidy

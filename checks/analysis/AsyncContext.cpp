//===- AsyncContext.cpp - where code runs, and whether it may block -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/AsyncContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"

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
  if (Names.findType(T, Category::Pool))
    return true;
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
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

bool isGivenPool(const Expr *Call, const NameLookup &Names) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (const Expr *Object = Member->getImplicitObjectArgument())
      if (mentionsPool(Object->IgnoreParenImpCasts()->getType(), Names))
        return true;
  if (const auto *C = dyn_cast<CallExpr>(Call))
    for (const Expr *Argument : C->arguments())
      if (mentionsPool(Argument->getType(), Names))
        return true;
  return false;
}

/// Whether \p E copies, moves or converts its one operand and is no call that
/// anybody wrote.
bool isTransparent(const Stmt *E) {
  if (isa<ImplicitCastExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
          ExprWithCleanups, ParenExpr, ConstantExpr, CXXFunctionalCastExpr,
          CXXStaticCastExpr, CStyleCastExpr>(E))
    return true;
  if (const auto *Operator = dyn_cast<UnaryOperator>(E))
    return Operator->getOpcode() == UO_AddrOf ||
           Operator->getOpcode() == UO_Plus;
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  return Construct && Construct->getConstructor()->isCopyOrMoveConstructor();
}

class Collector : public RecursiveASTVisitor<Collector> {
  using Base = RecursiveASTVisitor<Collector>;

public:
  Collector(ASTContext &Context, const NameLookup &Names,
            std::vector<std::unique_ptr<Callable>> &Callables)
      : Context(Context), Sources(Context.getSourceManager()), Names(Names),
        Callables(Callables) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  // Types hold only operands that are never evaluated.
  bool TraverseTypeLoc(TypeLoc, bool = true) { return true; }
  bool TraverseNestedNameSpecifierLoc(NestedNameSpecifierLoc) { return true; }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &) { return true; }
  bool TraverseAttr(Attr *) { return true; }
  bool TraverseConceptDecl(ConceptDecl *) { return true; }

  bool TraverseDecl(Decl *D) {
    if (!D || D->isInvalidDecl())
      return true;
    const bool IsLocal = Current != nullptr;
    if (!IsLocal && !isa<TranslationUnitDecl>(D) &&
        (D->getLocation().isInvalid() ||
         Sources.isInSystemHeader(Sources.getExpansionLoc(D->getLocation()))))
      return true;
    const auto *Function = dyn_cast<FunctionDecl>(D);
    if (!Function)
      return Base::TraverseDecl(D);
    if (!Function->doesThisDeclarationHaveABody() || Function->isDefaulted() ||
        Function->isDependentContext())
      return true;
    Scope In(*this, Function, nullptr);
    return Base::TraverseDecl(D);
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    for (Expr *Init : Lambda->capture_inits())
      if (!TraverseStmt(Init))
        return false;
    const CallableUse Use = useOf(Lambda, Ancestors);
    CXXMethodDecl *Operator = Lambda->getCallOperator();
    if (!Operator->isDependentContext())
      return traverseLambdaBody(Lambda, Operator, Lambda->getBody(), Use);
    // A generic lambda: what it does is known only where it is instantiated.
    if (FunctionTemplateDecl *Template = Lambda->getDependentCallOperator())
      for (FunctionDecl *Special : Template->specializations())
        if (Stmt *Body = Special->getBody())
          if (!traverseLambdaBody(Lambda, Special, Body, Use))
            return false;
    return true;
  }

  bool dataTraverseStmtPre(Stmt *S) {
    if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, RequiresExpr,
            ConceptSpecializationExpr>(S) ||
        DiscardedBranches.contains(S))
      return false;
    if (const auto *TypeId = dyn_cast<CXXTypeidExpr>(S))
      if (!TypeId->isTypeOperand() && !TypeId->isPotentiallyEvaluated())
        return false;
    Ancestors.push_back(S);
    return true;
  }

  bool dataTraverseStmtPost(Stmt *S) {
    Ancestors.pop_back();
    return true;
  }

  bool VisitIfStmt(IfStmt *If) {
    discard(If->getInit());
    std::optional<const Stmt *> Kept;
    if (If->isConstexpr())
      Kept = If->getNondiscardedCase(Context);
    for (const Stmt *Branch : {If->getThen(), If->getElse()}) {
      if (Kept && Branch != *Kept)
        DiscardedBranches.insert(Branch);
      else
        discard(Branch);
    }
    return true;
  }
  bool VisitCompoundStmt(CompoundStmt *Block) {
    // The last statement of a statement expression is its value.
    const bool IsValue = Ancestors.size() > 1 &&
                         isa<StmtExpr>(Ancestors[Ancestors.size() - 2]);
    for (const Stmt *S : Block->body())
      if (!IsValue || S != Block->body_back())
        discard(S);
    return true;
  }
  bool VisitForStmt(ForStmt *Loop) {
    discard(Loop->getInit());
    discard(Loop->getInc());
    discard(Loop->getBody());
    return true;
  }
  bool VisitSwitchStmt(SwitchStmt *Switch) {
    discard(Switch->getInit());
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) {
    discard(Loop->getInit());
    discard(Loop->getBody());
    return true;
  }
  bool VisitWhileStmt(WhileStmt *Loop) {
    discard(Loop->getBody());
    return true;
  }
  bool VisitDoStmt(DoStmt *Loop) {
    discard(Loop->getBody());
    return true;
  }
  bool VisitSwitchCase(SwitchCase *Case) {
    discard(Case->getSubStmt());
    return true;
  }
  bool VisitLabelStmt(LabelStmt *Label) {
    discard(Label->getSubStmt());
    return true;
  }
  bool VisitAttributedStmt(AttributedStmt *S) {
    discard(S->getSubStmt());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Operator) {
    if (Operator->getOpcode() == BO_Comma)
      discard(Operator->getLHS());
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) {
    if (Current)
      Current->Calls.push_back(Call);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) {
    if (Current)
      Current->Calls.push_back(Construct);
    return true;
  }
  bool VisitCoawaitExpr(CoawaitExpr *Await) {
    if (Current && !Await->isImplicit())
      Current->Suspensions.push_back(Await);
    return true;
  }
  bool VisitCoyieldExpr(CoyieldExpr *Yield) {
    if (Current)
      Current->Suspensions.push_back(Yield);
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) {
    if (Current && Variable->isLocalVarDecl())
      Current->Locals.push_back(Variable);
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Reference) {
    if (!Current)
      return true;
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl())) {
      const CXXRecordDecl *Record = Variable->getType()
                                        .getNonReferenceType()
                                        ->getAsCXXRecordDecl();
      if (Record && Record->isLambda())
        VariableUses[Variable].push_back(useOf(Reference, Ancestors));
    } else if (const auto *Function =
                   dyn_cast<FunctionDecl>(Reference->getDecl())) {
      const CallableUse Use = useOf(Reference, Ancestors);
      if (Use.What == CallableUse::Argument)
        FunctionUses[Function->getCanonicalDecl()].push_back(Use);
    }
    return true;
  }

  /// Decides the context of every callable, when all uses are known.
  void resolve(const CoroutineTypes &Types) {
    for (const std::unique_ptr<Callable> &C : Callables)
      for (const Expr *Call : C->Calls)
        if (const auto *Sink = dyn_cast<CallExpr>(Call))
          addFunctionObjects(Sink);
    for (std::unique_ptr<Callable> &C : Callables) {
      if (C->CoroutineBody) {
        C->Kind = coroutineKind(*C, Types);
        continue;
      }
      if (isNonblocking(C->Function)) {
        C->Kind = ContextKind::Nonblocking;
        continue;
      }
      llvm::SmallVector<CallableUse, 4> Uses;
      if (C->Lambda)
        addUses(LambdaUses.lookup(C->Lambda), Uses);
      else
        Uses = FunctionUses.lookup(C->Function->getCanonicalDecl());
      decide(*C, Uses);
    }
  }

private:
  /// Makes a callable the current one while its body is walked.
  struct Scope {
    Scope(Collector &Self, const FunctionDecl *Function, const LambdaExpr *Lambda)
        : Self(Self), Outer(Self.Current) {
      Self.Callables.push_back(std::make_unique<Callable>());
      Self.Current = Self.Callables.back().get();
      Self.Current->Function = Function;
      Self.Current->Lambda = Lambda;
      Self.Current->Enclosing = Outer;
      Self.Current->CoroutineBody =
          dyn_cast_or_null<CoroutineBodyStmt>(Self.Current->body());
      std::swap(OuterAncestors, Self.Ancestors);
    }
    ~Scope() {
      Self.Current = Outer;
      std::swap(OuterAncestors, Self.Ancestors);
    }
    Collector &Self;
    Callable *Outer;
    llvm::SmallVector<const Stmt *, 32> OuterAncestors;
  };

  bool traverseLambdaBody(LambdaExpr *Lambda, FunctionDecl *Operator,
                          Stmt *Body, const CallableUse &Use) {
    LambdaUses[Lambda] = Use;
    Scope In(*this, Operator, Lambda);
    return TraverseStmt(Body);
  }

  /// What becomes of \p E, whose parents are \p Parents, innermost last.
  CallableUse useOf(const Expr *E, llvm::ArrayRef<const Stmt *> Parents) const {
    const Stmt *Child = E;
    if (!Parents.empty() && Parents.back() == E)
      Parents = Parents.drop_back();
    for (; !Parents.empty(); Parents = Parents.drop_back()) {
      const Stmt *Parent = Parents.back();
      if (isTransparent(Parent)) {
        Child = Parent;
        continue;
      }
      if (const auto *Statement = dyn_cast<DeclStmt>(Parent)) {
        for (const Decl *D : Statement->decls())
          if (const auto *Variable = dyn_cast<VarDecl>(D))
            if (Variable->getInit() == Child)
              return {CallableUse::Stored, nullptr, Variable};
        return {};
      }
      if (!isa<CallExpr, CXXConstructExpr>(Parent))
        return {};
      const auto *Call = cast<Expr>(Parent);
      if (isCalled(Call, Child))
        return {CallableUse::Called, Call, nullptr};
      if (Names.findCallee(Call, Category::Wrapper)) {
        Child = Parent;
        continue;
      }
      return {CallableUse::Argument, Call, nullptr};
    }
    return {};
  }

  /// The call operators of objects that \p Sink takes as callables.
  void addFunctionObjects(const CallExpr *Sink) {
    if (!Names.findCallee(Sink, Category::Continuation))
      return;
    for (const Expr *Argument : Sink->arguments()) {
      const CXXRecordDecl *Record =
          Argument->getType().getNonReferenceType()->getAsCXXRecordDecl();
      if (!Record || Record->isLambda() || !Record->hasDefinition())
        continue;
      for (const NamedDecl *D : Record->lookup(
               Context.DeclarationNames.getCXXOperatorName(OO_Call)))
        if (const auto *Operator = dyn_cast<CXXMethodDecl>(D))
          FunctionUses[Operator->getCanonicalDecl()].push_back(
              {CallableUse::Argument, Sink, nullptr});
    }
  }

  static bool isCalled(const Expr *Call, const Stmt *Child) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
      return Operator->getCallee() == Child ||
             (Operator->getOperator() == OO_Call && Operator->getNumArgs() > 0 &&
              Operator->getArg(0) == Child);
    const auto *Plain = dyn_cast<CallExpr>(Call);
    return Plain && Plain->getCallee() == Child;
  }

  static ContextKind coroutineKind(const Callable &C,
                                   const CoroutineTypes &Types) {
    const bool Awaits =
        llvm::any_of(C.Suspensions, [](const CoroutineSuspendExpr *S) {
          return isa<CoawaitExpr>(S);
        });
    const TypeRole Role = Types.factsOf(C.Function->getReturnType()).Role;
    if (Awaits || Role == TypeRole::Task || Role == TypeRole::Future)
      return ContextKind::Coroutine;
    return Role == TypeRole::Generator ? ContextKind::Generator
                                       : ContextKind::Unknown;
  }

  /// Follows a lambda into the variable that holds it.
  void addUses(const CallableUse &Use, llvm::SmallVectorImpl<CallableUse> &Uses) {
    if (Use.What != CallableUse::Stored) {
      Uses.push_back(Use);
      return;
    }
    // The variable itself calls nobody: a lambda that is only called by name
    // is a helper like any function.
    for (CallableUse Next : VariableUses.lookup(Use.Variable)) {
      if (Next.What == CallableUse::Called)
        continue;
      Uses.push_back(Next);
    }
  }

  void decide(Callable &C, llvm::ArrayRef<CallableUse> Uses) {
    bool Blocking = false, Inline = false, Unknown = false;
    const Expr *BlockingSink = nullptr;
    for (const CallableUse &Use : Uses) {
      switch (Use.What) {
      case CallableUse::Called:
        Inline = true;
        continue;
      case CallableUse::Argument:
        if (Names.findCallee(Use.Call, Category::Continuation)) {
          if (!isGivenPool(Use.Call, Names)) {
            C.Kind = ContextKind::Continuation;
            C.Sink = Use.Call;
            return;
          }
          Blocking = true;
          BlockingSink = Use.Call;
        } else if (Names.findCallee(Use.Call, Category::InlineSink)) {
          Inline = true;
        } else if (Names.findCallee(Use.Call, Category::BlockingSink)) {
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

  void discard(const Stmt *S) {
    const auto *Value = dyn_cast_or_null<Expr>(S);
    // Recovery after an error makes operands of what are none.
    if (Current && Value && !Value->containsErrors())
      discardValue(Value, /*Explicit=*/false, /*InConditional=*/false);
  }

  void discardValue(const Expr *E, bool Explicit, bool InConditional) {
    while (true) {
      if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
        E = Cleanups->getSubExpr();
      else if (const auto *Parens = dyn_cast<ParenExpr>(E))
        E = Parens->getSubExpr();
      else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
        E = Bind->getSubExpr();
      else if (const auto *Materialized = dyn_cast<MaterializeTemporaryExpr>(E))
        E = Materialized->getSubExpr();
      else if (const auto *Cast = dyn_cast<CastExpr>(E);
               Cast && Cast->getCastKind() == CK_ToVoid) {
        Explicit |= isa<ExplicitCastExpr>(Cast);
        E = Cast->getSubExpr();
      } else
        break;
    }
    if (const auto *Operator = dyn_cast<BinaryOperator>(E);
        Operator && Operator->getOpcode() == BO_Comma)
      return discardValue(Operator->getRHS(), Explicit, InConditional);
    if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
      discardValue(Choice->getTrueExpr(), Explicit, /*InConditional=*/true);
      return discardValue(Choice->getFalseExpr(), Explicit,
                          /*InConditional=*/true);
    }
    Current->Discarded.push_back({E, Explicit, InConditional});
  }

  ASTContext &Context;
  const SourceManager &Sources;
  const NameLookup &Names;
  std::vector<std::unique_ptr<Callable>> &Callables;
  Callable *Current = nullptr;
  llvm::SmallVector<const Stmt *, 32> Ancestors;
  llvm::DenseSet<const Stmt *> DiscardedBranches;
  llvm::DenseMap<const LambdaExpr *, CallableUse> LambdaUses;
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<CallableUse, 2>> VariableUses;
  llvm::DenseMap<const FunctionDecl *, llvm::SmallVector<CallableUse, 4>>
      FunctionUses;
};

} // namespace

AsyncContexts::AsyncContexts(ASTContext &Context, const NameLookup &Names,
                             const CoroutineTypes &Types) {
  Collector Walk(Context, Names, Callables);
  for (Decl *D : Context.getTraversalScope())
    Walk.TraverseDecl(D);
  Walk.resolve(Types);
}

} // namespace async_tidy

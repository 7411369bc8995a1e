//===- CallableCollector.cpp - one walk over a unit -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CallableCollector.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace async_tidy {

static bool isLambdaConversion(const ValueDecl *D) {
  const auto *Conversion = dyn_cast_or_null<CXXConversionDecl>(D);
  return Conversion && Conversion->getParent()->isLambda();
}

bool isTransparent(const Stmt *E) {
  if (isa<ImplicitCastExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
          ExprWithCleanups, ParenExpr, ConstantExpr, CXXFunctionalCastExpr,
          CXXStaticCastExpr, CStyleCastExpr>(E))
    return true;
  if (const auto *Operator = dyn_cast<UnaryOperator>(E))
    return Operator->getOpcode() == UO_AddrOf ||
           Operator->getOpcode() == UO_Plus;
  // A lambda becomes a pointer to a function.
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isLambdaConversion(Member->getMemberDecl());
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    return isLambdaConversion(Call->getMethodDecl());
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  return Construct && Construct->getConstructor()->isCopyOrMoveConstructor();
}

namespace {

class Collector : public RecursiveASTVisitor<Collector> {
  using Base = RecursiveASTVisitor<Collector>;

public:
  Collector(ASTContext &Context, const NameLookup &Names)
      : Context(Context), Sources(Context.getSourceManager()), Names(Names) {}

  CollectedCallables Found;

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
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Function))
      for (const CXXMethodDecl *Overridden : Method->overridden_methods())
        Found.Overriders[Overridden->getCanonicalDecl()].push_back(Method);
    if (!Function->doesThisDeclarationHaveABody() ||
        Function->isDependentContext())
      return true;
    const auto *Constructor = dyn_cast<CXXConstructorDecl>(Function);
    // What a defaulted function does is nobody's fault; what it calls is still
    // reached through it.
    if (Function->isDefaulted() && !Constructor && !isa<CXXDestructorDecl>(Function))
      return true;
    Scope In(*this, Function, nullptr);
    if (Constructor)
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (!Init->isWritten() && !TraverseStmt(Init->getInit()))
          return false;
    return Base::TraverseDecl(D);
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    // The default argument of a call is seen at each of the calls.
    if (DefaultOf)
      return true;
    for (auto [Capture, Init] :
         llvm::zip(Lambda->captures(), Lambda->capture_inits())) {
      // A variable that is captured is no use of it; its uses are in the body.
      const bool IsPlain = Capture.capturesVariable() &&
                           !Capture.getCapturedVar()->isInitCapture();
      Captured = IsPlain ? Capture.getCapturedVar() : nullptr;
      if (!TraverseStmt(Init))
        return false;
      Captured = nullptr;
    }
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
    addLoopCalls(Loop->getBeginStmt());
    addLoopCalls(Loop->getEndStmt());
    addLoopCalls(Loop->getCond());
    addLoopCalls(Loop->getInc());
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
    addCall(Call);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) {
    addCall(Construct);
    return true;
  }
  // `a != b` that calls `operator==`.
  bool VisitCXXRewrittenBinaryOperator(CXXRewrittenBinaryOperator *Rewritten) {
    const Expr *Form = Rewritten->getSemanticForm()->IgnoreParenImpCasts();
    if (const auto *Not = dyn_cast<UnaryOperator>(Form))
      Form = Not->getSubExpr()->IgnoreParenImpCasts();
    if (isa<CXXOperatorCallExpr>(Form))
      addCall(Form);
    return true;
  }
  // The value of a member that the braces leave out, and the conversion of one
  // that they name: neither stands in the list as it is written.
  bool VisitInitListExpr(InitListExpr *List) {
    const InitListExpr *Written =
        List->isSyntacticForm() ? List : List->getSyntacticForm();
    if (InitListExpr *Semantic = List->getSemanticForm())
      List = Semantic;
    if (Current && !DefaultOf)
      for (Expr *Init : List->inits()) {
        if (auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(Init)) {
          if (!VisitCXXDefaultInitExpr(Default))
            return false;
        } else if (Init && Written && isa<CXXConstructExpr>(written(Init)) &&
                   !llvm::is_contained(Written->inits(), Init)) {
          // Only objects are looked for: a table of numbers can be long.
          addConversion(Init);
        }
      }
    return true;
  }
  bool VisitCXXDefaultArgExpr(CXXDefaultArgExpr *Default) {
    if (!Current || DefaultOf || !Default->getParam() ||
        !Default->getParam()->hasDefaultArg() ||
        Default->getParam()->hasUninstantiatedDefaultArg() ||
        Sources.isInSystemHeader(Default->getParam()->getLocation()))
      return true;
    for (const Stmt *S : llvm::reverse(Ancestors))
      if (S != Default && isa<CallExpr, CXXConstructExpr>(S)) {
        DefaultOf = cast<Expr>(S);
        break;
      }
    const bool Continue = !DefaultOf || TraverseStmt(Default->getExpr());
    DefaultOf = nullptr;
    return Continue;
  }
  // The value of a member that the constructor does not name.
  bool VisitCXXDefaultInitExpr(CXXDefaultInitExpr *Default) {
    return !Current || DefaultOf || !Default->getExpr() ||
           TraverseStmt(Default->getExpr());
  }
  bool VisitMaterializeTemporaryExpr(MaterializeTemporaryExpr *Temporary) {
    const CXXRecordDecl *Record = Temporary->getType()->getAsCXXRecordDecl();
    if (Current && !DefaultOf && !Temporary->getExtendingDecl() && Record &&
        Record->hasDefinition() && !Record->hasTrivialDestructor())
      Current->Temporaries.push_back(Temporary);
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
    if (const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl())) {
      const CallableUse Use = useOf(Reference, Ancestors);
      if (Use.What != CallableUse::Called)
        Found.NamedFunctions.insert(Function->getCanonicalDecl());
      if (Current && Use.What == CallableUse::Argument)
        Found.FunctionUses[Function->getCanonicalDecl()].push_back(Use);
    }
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        Current && Variable && Variable != Captured && holdsCallable(Variable))
      Found.VariableUses[Variable].push_back(useOf(Reference, Ancestors));
    return true;
  }

private:
  void addCall(const Expr *Call) {
    if (!Current)
      return;
    Current->Calls.push_back(Call);
    if (const FunctionDecl *Callee = calleeOf(Call))
      Current->CallsNoReturn |= Callee->isNoReturn();
    if (DefaultOf)
      Current->WrittenAs[Call] = DefaultOf;
  }

  /// The constructor that an initialiser in braces is converted by.
  void addConversion(const Expr *Init) {
    const auto *Construct = dyn_cast<CXXConstructExpr>(written(Init));
    if (Construct && !isa<CXXTemporaryObjectExpr>(Construct) &&
        Construct->getNumArgs() > 0 &&
        !Construct->getConstructor()->isCopyOrMoveConstructor())
      addCall(Construct);
  }

  /// What a range-for calls on the range and its iterators.
  void addLoopCalls(const Stmt *S) {
    if (!S)
      return;
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && !Sources.isInSystemHeader(Callee->getLocation()))
      addCall(Call);
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declaration->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          addLoopCalls(initOf(Variable));
    for (const Stmt *Child : S->children())
      if (!isa<DeclStmt>(S))
        addLoopCalls(Child);
  }

  /// A lambda, a wrapper of one, or a parameter that could be given one.
  bool holdsCallable(const VarDecl *Variable) const {
    const QualType T = Variable->getType().getNonReferenceType();
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (Record && Record->isLambda())
      return true;
    if (isa<ParmVarDecl>(Variable) && T->isFunctionPointerType())
      return true;
    if (Record && Names.find(Record, Category::Wrapper))
      return true;
    // `auto handler = std::bind(...);`
    const Expr *Init = initOf(Variable) ? written(initOf(Variable)) : nullptr;
    return Init && isa<CallExpr>(Init) && Names.findCallee(Init, Category::Wrapper);
  }

  /// Makes a callable the current one while its body is walked.
  struct Scope {
    Scope(Collector &Self, const FunctionDecl *Function, const LambdaExpr *Lambda)
        : Self(Self), Outer(Self.Current) {
      Self.Found.Callables.push_back(std::make_unique<Callable>());
      Self.Current = Self.Found.Callables.back().get();
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
    Found.LambdaUses[Lambda] = Use;
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
            if (initOf(Variable) == Child)
              return use(CallableUse::Stored, E, nullptr, Variable);
        return use(CallableUse::Other, E);
      }
      // Into a capture with an initialiser.
      if (const auto *Lambda = dyn_cast<LambdaExpr>(Parent))
        for (auto [Capture, Init] :
             llvm::zip(Lambda->captures(), Lambda->capture_inits()))
          if (Init == Child && Capture.capturesVariable())
            return use(CallableUse::Stored, E, nullptr,
                       dyn_cast<VarDecl>(Capture.getCapturedVar()));
      if (!isa<CallExpr, CXXConstructExpr>(Parent))
        return use(CallableUse::Other, E);
      const auto *Call = cast<Expr>(Parent);
      if (isCalled(Call, Child))
        return use(CallableUse::Called, E, Call);
      if (Names.findCallee(Call, Category::Wrapper)) {
        Child = Parent;
        continue;
      }
      CallableUse Use = use(CallableUse::Argument, E, Call);
      Use.Index = llvm::find(argumentsOf(Call), Child) - argumentsOf(Call).begin();
      return Use;
    }
    return use(CallableUse::Other, E);
  }

  CallableUse use(CallableUse::Kind What, const Expr *E,
                  const Expr *Call = nullptr,
                  const VarDecl *Variable = nullptr) const {
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    return {What, Call, Variable, 0, Current,
            Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr};
  }

  static bool isCalled(const Expr *Call, const Stmt *Child) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
      return Operator->getCallee() == Child ||
             (Operator->getOperator() == OO_Call && Operator->getNumArgs() > 0 &&
              Operator->getArg(0) == Child);
    const auto *Plain = dyn_cast<CallExpr>(Call);
    return Plain && Plain->getCallee() == Child;
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
  Callable *Current = nullptr;
  llvm::SmallVector<const Stmt *, 32> Ancestors;
  llvm::DenseSet<const Stmt *> DiscardedBranches;
  /// The variable whose capture the walk is in, or null.
  const ValueDecl *Captured = nullptr;
  /// The call in whose default argument the walk is, or null.
  const Expr *DefaultOf = nullptr;
};

} // namespace

CollectedCallables collectCallables(ASTContext &Context, const NameLookup &Names) {
  Collector Walk(Context, Names);
  for (Decl *D : Context.getTraversalScope())
    Walk.TraverseDecl(D);
  return std::move(Walk.Found);
}

} // namespace async_tidy

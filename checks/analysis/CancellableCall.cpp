//===- CancellableCall.cpp - calls that can be told to stop ---------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CancellableCall.h"
#include "analysis/CancellationValue.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {
namespace {

const FunctionDecl *asFunction(const NamedDecl *D) {
  D = D->getUnderlyingDecl();
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
    return Template->getTemplatedDecl();
  return dyn_cast<FunctionDecl>(D);
}

QualType plain(QualType T) {
  return T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

class Overloads {
public:
  Overloads(const Unit &U, const Callable &C, const CallExpr *Call,
            const FunctionDecl *Callee)
      : U(U), C(C), Call(Call), Callee(Callee),
        NumGiven(numWrittenArguments(Call, Callee)) {}

  /// The overload of the fewest parameters that takes a cancellation as well.
  std::optional<CancellableCall> find() const {
    std::optional<CancellableCall> Best;
    for (const NamedDecl *D : declared()) {
      const FunctionDecl *Other = asFunction(D);
      if (!Other || !isUsable(Other, D->getAccess()) ||
          (Best && Best->Taker->getNumParams() <= Other->getNumParams()))
        continue;
      if (const ParmVarDecl *Parameter = additionalParameter(Other)) {
        Best.emplace();
        Best->Call = Call;
        Best->Taker = Other;
        Best->Parameter = Parameter;
        Best->IsOverload = true;
      }
    }
    return Best;
  }

  /// The function called \p QualifiedName, of which a model says that it takes the same
  /// and a cancellation.
  std::optional<CancellableCall> findSibling(llvm::StringRef QualifiedName) const {
    for (const NamedDecl *D : lookupQualifiedName(U.context(), QualifiedName)) {
      const FunctionDecl *Other = asFunction(D);
      if (!Other || !isUsable(Other, D->getAccess()) ||
          Other->getMinRequiredArguments() > NumGiven + 1)
        continue;
      auto Parameter = llvm::find_if(Other->parameters(), [this](const ParmVarDecl *P) {
        return cancellationType(U, P->getType());
      });
      if (Parameter == Other->param_end())
        continue;
      CancellableCall Result;
      Result.Call = Call;
      Result.Taker = Other;
      Result.Parameter = *Parameter;
      Result.IsSibling = true;
      return Result;
    }
    return std::nullopt;
  }

private:
  /// What the name of the function stands for at the call.
  DeclContext::lookup_result declared() const {
    const DeclContext *Scope = Callee->getDeclContext();
    if (const Expr *Object = receiverOf(Call, Callee))
      if (const CXXRecordDecl *Record = recordOf(Object->getType());
          Record && Record->hasDefinition())
        if (DeclContext::lookup_result Own =
                Record->getDefinition()->lookup(Callee->getDeclName());
            !Own.empty())
          return Own;
    while (Scope->isTransparentContext())
      Scope = Scope->getParent();
    return Scope->lookup(Callee->getDeclName());
  }

  bool isUsable(const FunctionDecl *Other, AccessSpecifier Access) const {
    if (Other->getCanonicalDecl() == Callee->getCanonicalDecl() || Other->isDeleted() ||
        Other->isVariadic() || Other->isInvalidDecl() ||
        Other->getAvailability() != AR_Available || isAround(Other))
      return false;
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Other)) {
      if (Access != AS_public && Access != AS_none && !isInClassOf(Method))
        return false;
      const auto *Called = dyn_cast<CXXMethodDecl>(Callee);
      if (Called && Called->getRefQualifier() != Method->getRefQualifier())
        return false;
      const Expr *Object = receiverOf(Call, Callee);
      if (Object && Method->isInstance() && !Method->isConst()) {
        QualType T = Object->getType();
        if (T->isPointerType())
          T = T->getPointeeType();
        if (T.isConstQualified())
          return false;
      }
      return true;
    }
    // The call does not see what is declared behind it.
    const SourceManager &Sources = U.context().getSourceManager();
    return Sources.isBeforeInTranslationUnit(
        Sources.getExpansionLoc(Other->getFirstDecl()->getLocation()),
        Sources.getExpansionLoc(Call->getBeginLoc()));
  }

  /// Whether the call stands in \p Other.
  bool isAround(const FunctionDecl *Other) const {
    for (const Callable *Around = &C; Around; Around = Around->Enclosing) {
      const FunctionDecl *Function = Around->Function;
      if (const FunctionDecl *Pattern = Function->getTemplateInstantiationPattern())
        Function = Pattern;
      if (Function->getCanonicalDecl() == Other->getCanonicalDecl() ||
          Around->Function->getCanonicalDecl() == Other->getCanonicalDecl())
        return true;
    }
    return false;
  }

  bool isInClassOf(const CXXMethodDecl *Method) const {
    for (const Callable *Around = &C; Around; Around = Around->Enclosing)
      if (const auto *Own = dyn_cast<CXXMethodDecl>(Around->Function))
        if (Own->getParent()->getCanonicalDecl() ==
            Method->getParent()->getCanonicalDecl())
          return true;
    return false;
  }

  /// The parameter of \p Other for a cancellation, where the others are those that the
  /// call passes, or have defaults; null otherwise.
  const ParmVarDecl *additionalParameter(const FunctionDecl *Other) const {
    const FunctionDecl *Own = Callee;
    if (const FunctionTemplateDecl *Template = Other->getDescribedFunctionTemplate()) {
      const FunctionTemplateDecl *Primary = Callee->getPrimaryTemplate();
      if (!Primary ||
          !U.context().isSameTemplateParameterList(Primary->getTemplateParameters(),
                                                   Template->getTemplateParameters()))
        return nullptr;
      Own = Primary->getTemplatedDecl();
    }
    if (!U.context().isSameAssociatedConstraint(Own->getTrailingRequiresClause(),
                                                Other->getTrailingRequiresClause()) ||
        Own->getNumParams() < NumGiven || Other->getNumParams() <= NumGiven ||
        !hasFittingResult(Own, Other))
      return nullptr;
    const ParmVarDecl *Result = nullptr;
    unsigned Index = 0;
    for (const ParmVarDecl *Parameter : Other->parameters()) {
      if (Index < NumGiven && takesSame(Own->getParamDecl(Index), Parameter,
                                        argumentFor(Call, Callee, Index))) {
        ++Index;
        continue;
      }
      if (!Result && cancellationType(U, Parameter->getType())) {
        Result = Parameter;
        continue;
      }
      if (Index < NumGiven || !Parameter->hasDefaultArg())
        return nullptr;
    }
    return Index == NumGiven ? Result : nullptr;
  }

  /// Whether \p Parameter takes \p Argument as \p Own does, without another conversion.
  static bool takesSame(const ParmVarDecl *Own, const ParmVarDecl *Parameter,
                        const Expr *Argument) {
    const QualType From = Own->getType(), To = Parameter->getType();
    if (From.getCanonicalType() == To.getCanonicalType())
      return true;
    if (plain(From) != plain(To) || From->isDependentType())
      return false;
    if (To->isRValueReferenceType())
      return !Argument->isLValue();
    if (To->isLValueReferenceType())
      return To.getNonReferenceType().isConstQualified();
    return !Argument->isLValue() || isCopyable(plain(To));
  }

  bool hasFittingResult(const FunctionDecl *Own, const FunctionDecl *Other) const {
    if (plain(Own->getReturnType()) == plain(Other->getReturnType()))
      return true;
    for (const CoroutineSuspendExpr *Suspension : C.Suspensions)
      if (written(Suspension->getOperand()) == Call) {
        const QualType Result = U.types().awaitResult(Own->getReturnType()),
                       Another = U.types().awaitResult(Other->getReturnType());
        return !Another.isNull() &&
               (C.isReplaceable(Suspension) ||
                (!Result.isNull() && plain(Result) == plain(Another)));
      }
    return C.isReplaceable(Call);
  }

  const Unit &U;
  const Callable &C;
  const CallExpr *Call;
  const FunctionDecl *Callee;
  /// How many arguments the call writes.
  unsigned NumGiven;
};

/// The one member of the options \p T that carries a cancellation, or null.
const FieldDecl *cancellationMember(const Unit &U, QualType T) {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->isLambda() || Record->isUnion())
    return nullptr;
  const FieldDecl *Result = nullptr;
  for (const FieldDecl *Field : Record->getDefinition()->fields())
    if (Field->getAccess() == AS_public && cancellationType(U, Field->getType())) {
      if (Result)
        return nullptr;
      Result = Field;
    }
  return Result;
}

/// What \p Options, in \p C, holds in \p Member. Nothing where that is unknown; null
/// where it is left out, and its default is none.
std::optional<const Expr *> memberOf(const Callable &C, const Expr *Options,
                                     const FieldDecl *Member) {
  auto LeftOut = [Member]() -> std::optional<const Expr *> {
    const Expr *Default = Member->getInClassInitializer();
    return !Default || isNoCancellation(Default) ? std::optional<const Expr *>(nullptr)
                                                 : std::nullopt;
  };
  Options = withoutMoves(Options);
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Options))
    Options = written(Cast->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(Options)) {
    if (const InitListExpr *Semantic = List->getSemanticForm())
      List = Semantic;
    const CXXRecordDecl *Record = List->getType()->getAsCXXRecordDecl();
    if (!Record || Record->getNumBases() != 0 ||
        Member->getFieldIndex() >= List->getNumInits())
      return Record && List->getNumInits() == 0 ? LeftOut() : std::nullopt;
    const Expr *Init = List->getInit(Member->getFieldIndex());
    if (isa<ImplicitValueInitExpr, CXXDefaultInitExpr>(Init))
      return LeftOut();
    // What is left out of a list is made of `{}`, which nobody has written.
    if (const auto *Empty = dyn_cast<InitListExpr>(written(Init));
        Empty && !Empty->isExplicit())
      return LeftOut();
    return Init->getBeginLoc().isInvalid() || Init->getBeginLoc() == List->getRBraceLoc()
               ? LeftOut()
               : std::optional<const Expr *>(Init);
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Options))
    return Construct->getNumArgs() == 0 && !Construct->getConstructor()->isUserProvided()
               ? LeftOut()
               : std::nullopt;
  // A variable that nothing but its other members is written to.
  const auto *Reference = dyn_cast<DeclRefExpr>(Options);
  const auto *Variable = Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      Variable->getType()->isReferenceType() || !initOf(Variable))
    return std::nullopt;
  for (const DeclRefExpr *Other : C.referencesTo(Variable)) {
    const auto *Access = dyn_cast_or_null<MemberExpr>(C.parents().getParent(Other));
    if (Other != Reference &&
        (!Access || Access->getMemberDecl() == Member ||
         !isa<FieldDecl>(Access->getMemberDecl())))
      return std::nullopt;
  }
  const Expr *Init = withoutMoves(initOf(Variable));
  return isa<DeclRefExpr>(Init) ? std::nullopt : memberOf(C, Init, Member);
}

/// How a parameter of the function that \p Call calls takes a cancellation. \p Knows is
/// set where there is such a parameter.
std::optional<CancellableCall> ownParameter(const Unit &U, const Callable &C,
                                            const CallExpr *Call,
                                            const FunctionDecl *Callee, bool &Knows) {
  CancellableCall Result;
  Result.Call = Call;
  Result.Taker = Callee;
  for (unsigned Index = 0; Index != Callee->getNumParams(); ++Index) {
    Result.Parameter = Callee->getParamDecl(Index);
    const Expr *Argument = argumentFor(Call, Callee, Index);
    if (!Argument)
      break;
    const auto *Default = dyn_cast<CXXDefaultArgExpr>(Argument);
    if (cancellationType(U, Result.Parameter->getType())) {
      Knows = true;
      if (Default && !isNoCancellation(Default->getExpr()))
        return std::nullopt;
      Result.Given = Default ? nullptr : Argument;
      return Result;
    }
    if (const FieldDecl *Member = cancellationMember(U, Result.Parameter->getType())) {
      Knows = true;
      std::optional<const Expr *> Given =
          memberOf(C, Default ? Default->getExpr() : Argument, Member);
      if (!Given)
        return std::nullopt;
      Result.Given = *Given;
      Result.Member = Member;
      Result.Options = Default ? nullptr : Argument;
      return Result;
    }
  }
  return std::nullopt;
}

} // namespace

QualType CancellableCall::type() const {
  return Member ? Member->getType() : Parameter->getType();
}

bool isNoCancellation(const Expr *E) {
  E = withoutMoves(E);
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    E = written(Cast->getSubExpr());
  if (const auto *Init = dyn_cast<CXXDefaultInitExpr>(E))
    E = written(Init->getExpr());
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0 ||
           (List->getNumInits() == 1 && isNoCancellation(List->getInit(0)));
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return llvm::all_of(Construct->arguments(), [](const Expr *Argument) {
      return isa<CXXDefaultArgExpr>(Argument) || isNoCancellation(Argument);
    });
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return Reference->getDecl()->isInStdNamespace() &&
           plainName(Reference->getDecl()) == "nullopt";
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr, ImplicitValueInitExpr,
             CXXScalarValueInitExpr>(E) ||
         (isa<IntegerLiteral>(E) && cast<IntegerLiteral>(E)->getValue() == 0);
}

std::optional<CancellableCall> cancellableCall(const Unit &U, const Callable &C,
                                               const Expr *Site) {
  const auto *Call = dyn_cast<CallExpr>(Site);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Call->containsErrors() ||
      (isa<CXXOperatorCallExpr>(Call) &&
       cast<CXXOperatorCallExpr>(Call)->getOperator() != OO_Call))
    return std::nullopt;
  // Of tokens and sources themselves.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
      (Method && cancellationType(U, U.context().getCanonicalTagType(Method->getParent()))) ||
      cancellationType(U, Callee->getReturnType()))
    return std::nullopt;
  bool Knows = false;
  std::optional<CancellableCall> Result = ownParameter(U, C, Call, Callee, Knows);
  if (Knows)
    return Result;
  const Overloads Others(U, C, Call, Callee);
  if ((Result = Others.find()))
    return Result;
  const Entry *Facts = U.names().findCallee(Call, Category::Cancellable);
  return Facts ? Others.findSibling(Facts->CancelledWith) : std::nullopt;
}

} // namespace async_tidy

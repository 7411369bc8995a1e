//===- CallArguments.cpp - what the arguments of a call decide ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CallArguments.h"
#include "analysis/Descriptor.h"
#include "analysis/Readiness.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {
namespace {

enum class Answer { No, Yes, Unknown };

/// The macro or enumerator that \p E is spelled as, if it is one of \p Names;
/// \p IsNamed tells whether it is any.
bool isSpelled(const Expr *E, llvm::ArrayRef<std::string> Names,
               const ASTContext &Context, bool &IsNamed) {
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  if (const auto *Constant =
          Reference ? dyn_cast<EnumConstantDecl>(Reference->getDecl()) : nullptr) {
    IsNamed = true;
    if (llvm::is_contained(Names, Constant->getName()) ||
        llvm::is_contained(Names, qualifiedName(Constant)))
      return true;
  }
  const SourceManager &Sources = Context.getSourceManager();
  for (SourceLocation Loc = E->getBeginLoc(); Loc.isMacroID();
       Loc = Sources.getImmediateMacroCallerLoc(Loc)) {
    IsNamed = true;
    if (llvm::is_contained(Names, Lexer::getImmediateMacroName(
                                      Loc, Sources, Context.getLangOpts())))
      return true;
  }
  return false;
}

/// Whether \p E, a constant, has one of the enumerators or macros \p Names: it is
/// one, an `|` with one, or is initialised so. A number that is written as such
/// may be any of them.
Answer mentionsFlag(const Expr *E, llvm::ArrayRef<std::string> Names,
                    const ASTContext &Context, unsigned Depth = 0) {
  constexpr unsigned MaximumDepth = 16;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    E = Default->getExpr();
  E = E->IgnoreParenCasts();
  bool IsNamed = false;
  if (isSpelled(E, Names, Context, IsNamed))
    return Answer::Yes;
  if (Depth == MaximumDepth)
    return Answer::Unknown;
  if (const auto *Or = dyn_cast<BinaryOperator>(E); Or && Or->getOpcode() == BO_Or) {
    const Answer L = mentionsFlag(Or->getLHS(), Names, Context, Depth + 1);
    const Answer R = mentionsFlag(Or->getRHS(), Names, Context, Depth + 1);
    return L == Answer::Yes || R == Answer::Yes           ? Answer::Yes
           : L == Answer::Unknown || R == Answer::Unknown ? Answer::Unknown
                                                          : Answer::No;
  }
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const Expr *Init = nullptr;
    if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        Variable && Variable->getType().isConstQualified())
      Init = initOf(Variable);
    else if (const auto *Constant =
                 dyn_cast<EnumConstantDecl>(Reference->getDecl()))
      Init = Constant->getInitExpr();
    if (Init && !Init->isValueDependent()) {
      const Answer Inner = mentionsFlag(Init, Names, Context, Depth + 1);
      if (Inner != Answer::Unknown || !IsNamed)
        return Inner;
    }
  }
  if (IsNamed)
    return Answer::No;
  const auto *Number = dyn_cast<IntegerLiteral>(E);
  return Number && Number->getValue() == 0 ? Answer::No : Answer::Unknown;
}

/// Whether the flags in \p E say that the call does not block.
Answer hasFlag(const Expr *E, llvm::ArrayRef<std::string> Names,
               const ASTContext &Context) {
  // An overload can have something else in the place of the flags.
  if (!E->getType()->isIntegralOrEnumerationType())
    return Answer::No;
  if (E->isValueDependent() || E->containsErrors())
    return Answer::Unknown;
  // Flags that are computed can still surely have one.
  return mentionsFlag(E, Names, Context);
}

Answer nonblockingFlags(const Expr *Call, const Entry &Facts,
                        const ASTContext &Context) {
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  return Facts.Flags && *Facts.Flags < Arguments.size()
             ? hasFlag(Arguments[*Facts.Flags], Facts.NonblockingFlags, Context)
             : Answer::No;
}

bool isZeroBound(const Expr *Call, const Entry &Facts, ASTContext &Context) {
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  return Facts.Timeout && *Facts.Timeout < Arguments.size() &&
         isZeroTimeout(Arguments[*Facts.Timeout], Context, Facts.NegativeWaits);
}

/// The same for a bound in a local variable, to which only zero is ever written,
/// also through its address.
bool isZeroVariable(const Expr *Call, const Entry &Facts, const Callable &C,
                    ASTContext &Context) {
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  if (!Facts.Timeout || *Facts.Timeout >= Arguments.size())
    return false;
  const Expr *Bound = written(Arguments[*Facts.Timeout]);
  if (const auto *Address = dyn_cast<UnaryOperator>(Bound);
      Address && Address->getOpcode() == UO_AddrOf)
    Bound = written(Address->getSubExpr());
  const auto *Reference = dyn_cast<DeclRefExpr>(Bound);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      !initOf(Variable) ||
      !isZeroTimeout(initOf(Variable), Context, Facts.NegativeWaits))
    return false;
  return llvm::all_of(C.referencesTo(Variable), [&](const DeclRefExpr *Use) {
    const Stmt *Child = Use;
    const Stmt *Parent = C.parents().getParent(Use);
    while (isa_and_nonnull<ParenExpr, MemberExpr>(Parent)) {
      Child = Parent;
      Parent = C.parents().getParent(Parent);
    }
    if (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Parent))
      return Cast->getCastKind() == CK_LValueToRValue ||
             Cast->getCastKind() == CK_NoOp;
    if (const auto *Operator = dyn_cast_or_null<BinaryOperator>(Parent))
      return Operator->getOpcode() == BO_Assign && Operator->getLHS() == Child &&
             isZeroTimeout(Operator->getRHS(), Context, Facts.NegativeWaits);
    // `select` counts down what is zero already.
    const auto *Address = dyn_cast_or_null<UnaryOperator>(Parent);
    return Address && Address->getOpcode() == UO_AddrOf;
  });
}

/// Whether \p E is, or refers to, a variable of one of \p Names.
bool names(const Expr *E, llvm::ArrayRef<std::string> Names) {
  const auto *Reference = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable)
    return false;
  if (llvm::is_contained(Names, qualifiedName(Variable)))
    return true;
  return Variable->getType()->isReferenceType() && initOf(Variable) &&
         names(initOf(Variable), Names);
}

bool isCallable(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionPointerType() || T->isFunctionType())
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  return Record->isLambda() ||
         !Record
              ->lookup(Record->getASTContext().DeclarationNames.getCXXOperatorName(
                  OO_Call))
              .empty();
}

/// Whether what \p Guard locks has a member function \p Name that blocks.
bool blocksThrough(const Unit &U, const Expr *Guard, llvm::StringRef Name) {
  const Expr *Object = objectOf(Guard);
  llvm::SmallVector<QualType, 4> Guarded =
      typeArguments((Object ? Object : Guard)->getType()->getAsCXXRecordDecl());
  if (Guarded.empty())
    for (const Expr *Argument : argumentsOf(Guard))
      Guarded.push_back(Argument->getType());
  return llvm::any_of(Guarded, [&](QualType T) {
    const CXXRecordDecl *Record = recordOf(T);
    return Record && U.names().hasBlockingMember(Record, Name);
  });
}

bool isClass(QualType T, llvm::StringRef Name) {
  const CXXRecordDecl *Record = recordOf(T);
  return Record && qualifiedName(Record) == Name;
}

/// Whether \p Callee is an overload that \p Facts speaks of: it is qualified, and
/// returns and takes, as that asks for.
bool hasSignature(const FunctionDecl *Callee, const Entry &Facts) {
  if (Facts.RvalueOnly) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (!Method || Method->getRefQualifier() != RQ_RValue)
      return false;
  }
  if (!Facts.Returns.empty() &&
      !(Callee && isClass(Callee->getReturnType(), Facts.Returns)))
    return false;
  return Facts.Takes.empty() ||
         (Callee && llvm::any_of(Callee->parameters(), [&](const ParmVarDecl *P) {
            return isClass(P->getType(), Facts.Takes);
          }));
}

} // namespace

bool hasModelledSignature(const Expr *Call, const Entry &Facts) {
  return hasSignature(calleeOf(Call), Facts);
}

bool argumentsPreventBlocking(const Expr *Call, const Entry &Facts,
                              ASTContext &Context) {
  return isZeroBound(Call, Facts, Context) ||
         nonblockingFlags(Call, Facts, Context) == Answer::Yes;
}

bool hasListedFlag(const Expr *Call, const Entry &Facts,
                   const ASTContext &Context) {
  return nonblockingFlags(Call, Facts, Context) == Answer::Yes;
}

bool argumentsMayPreventBlocking(const Expr *Call, const Entry &Facts,
                                 ASTContext &Context) {
  return isZeroBound(Call, Facts, Context) ||
         nonblockingFlags(Call, Facts, Context) != Answer::No;
}

std::optional<BlockingKind> blockingKind(const Unit &U, const Callable &C,
                                         const Expr *Call, const Entry &Facts) {
  if (argumentsMayPreventBlocking(Call, Facts, U.context()) ||
      isZeroVariable(Call, Facts, C, U.context()))
    return std::nullopt;
  // A guard, file or thread that is made of nothing, or of another one.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    if (Construct->getConstructor()->isCopyOrMoveConstructor() ||
        llvm::all_of(Construct->arguments(),
                     [](const Expr *A) { return isa<CXXDefaultArgExpr>(A); }))
      return std::nullopt;
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  const Expr *Object = objectOf(Call);
  if (Facts.UnlessCallback &&
      llvm::any_of(Arguments, [](const Expr *A) { return isCallable(A->getType()); }))
    return std::nullopt;
  if (llvm::any_of(Arguments, [&](const Expr *A) {
        return isOneOf(A->getType(), Facts.NonblockingTypes);
      }))
    return std::nullopt;
  if (!Facts.Given.empty() && !(Object && names(Object, Facts.Given)) &&
      llvm::none_of(Arguments,
                    [&](const Expr *A) { return names(A, Facts.Given); }))
    return Facts.Otherwise;
  if (llvm::any_of(Facts.UnlessCalled, [&](llvm::StringRef Method) {
        return (Object && U.isCalledOn(Object, Method)) ||
               llvm::any_of(Arguments, [&](const Expr *A) {
                 return U.isCalledOn(A, Method);
               });
      }))
    return std::nullopt;
  if (!Facts.ViaMember.empty() && !blocksThrough(U, Call, Facts.ViaMember))
    return std::nullopt;
  if (!hasSignature(calleeOf(Call), Facts))
    return std::nullopt;
  if (Facts.Descriptor) {
    if (*Facts.Descriptor >= Arguments.size())
      return std::nullopt;
    return descriptorKind(U, C, Arguments[*Facts.Descriptor], Facts.Kind);
  }
  return Facts.Kind;
}

} // namespace async_tidy

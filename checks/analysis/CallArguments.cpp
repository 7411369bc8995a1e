//===- CallArguments.cpp - what the arguments of a call decide ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CallArguments.h"
#include "analysis/Descriptor.h"
#include "analysis/Readiness.h"
#include "analysis/Unit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {
namespace {

enum class Answer { No, Yes, Unknown };

/// Whether \p E has one of the enumerators or macros \p Names: it is one, an
/// `|` with one, or a constant that is initialised so.
bool mentionsFlag(const Expr *E, llvm::ArrayRef<std::string> Names,
                  const ASTContext &Context) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Constant = dyn_cast<EnumConstantDecl>(Reference->getDecl()))
      if (llvm::is_contained(Names, Constant->getName()) ||
          llvm::is_contained(Names, qualifiedName(Constant)))
        return true;
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (Variable && Variable->getType().isConstQualified() &&
        Variable->getInit() &&
        mentionsFlag(Variable->getInit(), Names, Context))
      return true;
  }
  const SourceManager &Sources = Context.getSourceManager();
  for (SourceLocation Loc = E->getBeginLoc(); Loc.isMacroID();
       Loc = Sources.getImmediateMacroCallerLoc(Loc))
    if (llvm::is_contained(Names, Lexer::getImmediateMacroName(
                                      Loc, Sources, Context.getLangOpts())))
      return true;
  const auto *Or = dyn_cast<BinaryOperator>(E);
  return Or && Or->getOpcode() == BO_Or &&
         (mentionsFlag(Or->getLHS(), Names, Context) ||
          mentionsFlag(Or->getRHS(), Names, Context));
}

/// Whether the flags in \p E say that the call does not block.
Answer hasFlag(const Expr *E, llvm::ArrayRef<std::string> Names,
               const ASTContext &Context) {
  // An overload can have something else in the place of the flags.
  if (!E->getType()->isIntegralOrEnumerationType())
    return Answer::No;
  if (mentionsFlag(E, Names, Context))
    return Answer::Yes;
  if (E->isValueDependent() || E->containsErrors())
    return Answer::Unknown;
  Expr::EvalResult Value;
  return E->EvaluateAsInt(Value, Context) ? Answer::No : Answer::Unknown;
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

/// Whether \p E is, or refers to, a variable of one of \p Names.
bool names(const Expr *E, llvm::ArrayRef<std::string> Names) {
  const auto *Reference = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable)
    return false;
  if (llvm::is_contained(Names, qualifiedName(Variable)))
    return true;
  return Variable->getType()->isReferenceType() && Variable->getInit() &&
         names(Variable->getInit(), Names);
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

const Expr *objectOf(const Expr *Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  return Member ? Member->getImplicitObjectArgument() : nullptr;
}

/// Whether what \p Guard locks has a member function \p Name that blocks.
bool blocksThrough(const Unit &U, const Expr *Guard, llvm::StringRef Name) {
  llvm::SmallVector<QualType, 2> Guarded;
  const Expr *Object = objectOf(Guard);
  if (const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          (Object ? Object : Guard)->getType()->getAsCXXRecordDecl()))
    for (const TemplateArgument &Argument : Special->getTemplateArgs().asArray()) {
      if (Argument.getKind() == TemplateArgument::Type)
        Guarded.push_back(Argument.getAsType());
      else if (Argument.getKind() == TemplateArgument::Pack)
        for (const TemplateArgument &Element : Argument.pack_elements())
          if (Element.getKind() == TemplateArgument::Type)
            Guarded.push_back(Element.getAsType());
    }
  if (Guarded.empty())
    for (const Expr *Argument : argumentsOf(Guard))
      Guarded.push_back(Argument->getType());
  return llvm::any_of(Guarded, [&](QualType T) {
    T = T.getNonReferenceType();
    if (T->isPointerType())
      T = T->getPointeeType();
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    return Record && U.names().hasBlockingMember(Record, Name);
  });
}

bool isClass(QualType T, llvm::StringRef Name) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
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

llvm::ArrayRef<const Expr *> argumentsOf(const Expr *Call) {
  if (const auto *C = dyn_cast<CallExpr>(Call))
    return {C->getArgs(), C->getNumArgs()};
  if (const auto *C = dyn_cast<CXXConstructExpr>(Call))
    return {C->getArgs(), C->getNumArgs()};
  return {};
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
  if (argumentsMayPreventBlocking(Call, Facts, U.context()))
    return std::nullopt;
  const llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Call);
  const Expr *Object = objectOf(Call);
  if (Facts.UnlessCallback &&
      llvm::any_of(Arguments, [](const Expr *A) { return isCallable(A->getType()); }))
    return std::nullopt;
  if (llvm::any_of(Arguments, [&](const Expr *A) {
        const CXXRecordDecl *Record =
            A->getType().getNonReferenceType()->getAsCXXRecordDecl();
        return Record &&
               llvm::is_contained(Facts.NonblockingTypes, qualifiedName(Record));
      }))
    return std::nullopt;
  if (!Facts.Given.empty() && !(Object && names(Object, Facts.Given)) &&
      llvm::none_of(Arguments,
                    [&](const Expr *A) { return names(A, Facts.Given); }))
    return Facts.Otherwise;
  if (Object && llvm::any_of(Facts.UnlessCalled, [&](llvm::StringRef Method) {
        return U.isCalledOn(Object, Method);
      }))
    return std::nullopt;
  // A guard of nothing locks nothing.
  if (!Facts.ViaMember.empty() &&
      ((isa<CXXConstructExpr>(Call) && Arguments.empty()) ||
       !blocksThrough(U, Call, Facts.ViaMember)))
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

//===- UnforwardedCancellationCheck.cpp - async-unforwarded-cancellation --===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnforwardedCancellationCheck.h"
#include "CancellationFixes.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Names the member of the options in braces that the cancellation is for.
std::optional<FixItHint> insertMember(const CancellableCall &Site, llvm::StringRef Text,
                                      const ASTContext &Context) {
  if (!Context.getLangOpts().CPlusPlus20)
    return std::nullopt;
  const std::string Member = ("." + Site.Member->getName() + " = " + Text).str();
  if (!Site.Options)
    return insertArgument(Site.Call, Site.Parameter->getFunctionScopeIndex(),
                          "{" + Member + "}", Context);
  const Expr *Options = withoutMoves(Site.Options);
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Options))
    Options = written(Cast->getSubExpr());
  const auto *List = dyn_cast<InitListExpr>(Options);
  if (!List || List->getRBraceLoc().isMacroID())
    return std::nullopt;
  const InitListExpr *Written = List->isSyntacticForm() ? List : List->getSyntacticForm();
  if (!Written)
    Written = List;
  if (Written->getNumInits() == 0)
    return FixItHint::CreateInsertion(Written->getRBraceLoc(), Member);
  // Designators stand in the order of the members.
  for (const Expr *Init : Written->inits()) {
    const auto *Designated = dyn_cast<DesignatedInitExpr>(Init);
    const DesignatedInitExpr::Designator *Designator =
        Designated && Designated->size() == 1 ? Designated->getDesignator(0) : nullptr;
    if (!Designator || !Designator->isFieldDesignator() || !Designator->getFieldDecl())
      return std::nullopt;
    if (Designator->getFieldDecl()->getFieldIndex() < Site.Member->getFieldIndex())
      continue;
    if (Init->getBeginLoc().isMacroID())
      return std::nullopt;
    return FixItHint::CreateInsertion(Init->getBeginLoc(), Member + ", ");
  }
  return insertBehind(Written->getInit(Written->getNumInits() - 1), ", " + Member,
                      Context);
}

/// Puts the name of the sibling in place of the function that is called.
std::optional<FixItHint> renameCallee(const CancellableCall &Site) {
  const auto *Callee =
      dyn_cast<DeclRefExpr>(Site.Call->getCallee()->IgnoreParenImpCasts());
  if (!Callee || Callee->getLocation().isMacroID() ||
      outermostNamespace(Callee->getDecl()) != outermostNamespace(Site.Taker))
    return std::nullopt;
  return FixItHint::CreateReplacement(Callee->getLocation(),
                                      Site.Taker->getNameAsString());
}

/// What passes the cancellation on; empty where that takes more.
llvm::SmallVector<FixItHint, 2> fixesFor(const Callable &C,
                                         const UnforwardedCancellation &Found,
                                         const ASTContext &Context) {
  const CancellableCall &Site = Found.Site;
  // Another instantiation may have another overload.
  if (Found.Spelling.empty() || C.Function->getTemplateInstantiationPattern() ||
      Site.Call->getBeginLoc().isMacroID())
    return {};
  if (Site.Given) {
    const Expr *Given = written(Site.Given);
    if (Given->getBeginLoc().isMacroID() || Given->getEndLoc().isMacroID())
      return {};
    return {FixItHint::CreateReplacement(Given->getSourceRange(), Found.Spelling)};
  }
  std::optional<FixItHint> Fix =
      Site.Member ? insertMember(Site, Found.Spelling, Context)
                  : insertArgument(Site.Call, Site.Parameter->getFunctionScopeIndex(),
                                   Found.Spelling, Context);
  if (!Fix)
    return {};
  if (!Site.IsSibling)
    return {*Fix};
  std::optional<FixItHint> Name = renameCallee(Site);
  return Name ? llvm::SmallVector<FixItHint, 2>{*Name, *Fix}
              : llvm::SmallVector<FixItHint, 2>();
}

} // namespace

void UnforwardedCancellationCheck::report(const Unit &U, const Callable &C,
                                          const UnforwardedCancellation &Found) {
  const CancellableCall &Site = Found.Site;
  const std::string Callee = calleeName(Site.Call);
  {
    auto Diag =
        Found.Why == UnforwardedCancellation::LeftOut
            ? diag(Site.Call->getBeginLoc(),
                   "'%0' does not get '%1', which could stop it; "
                   "%select{pass it on|call '%3' with it}2")
            : diag(Site.Given->getBeginLoc(),
                   "'%0' gets %select{the empty '%3'|'%3'}2, and not '%1', which "
                   "%select{could stop it|is nearer}2");
    Diag << Callee << Found.Value.Declaration->getName();
    if (Found.Why == UnforwardedCancellation::LeftOut)
      Diag << Site.IsSibling << qualifiedName(Site.Taker);
    else
      Diag << (Found.Why == UnforwardedCancellation::Farther)
           << namedValue(Site.Given)->getName();
    for (const FixItHint &Fix : fixesFor(C, Found, U.context()))
      Diag << Fix;
  }
  const ValueDecl *Place = Site.Parameter;
  if (Site.Member)
    Place = Site.Member;
  diag(Place->getLocation(),
       "it takes one %select{by this %select{parameter|member of its options}1|"
       "in this overload}0",
       DiagnosticIDs::Note)
      << Site.IsOverload << (Site.Member != nullptr);
}

void UnforwardedCancellationCheck::check(const Unit &U, const Callable &C) {
  llvm::SmallPtrSet<const ValueDecl *, 2> Missed;
  for (const UnforwardedCancellation &Found : unforwardedCancellations(U, C)) {
    Missed.insert(Found.Value.Declaration);
    if (isNew(U, (Found.Site.Given ? Found.Site.Given : Found.Site.Call)->getBeginLoc()))
      report(U, C, Found);
  }
  for (const ParmVarDecl *Parameter : unusedCancellations(U, C))
    if (!Missed.contains(Parameter) && isNew(U, Parameter->getLocation()))
      diag(Parameter->getLocation(),
           "the cancellation '%0' is never used; pass it on, or ask it")
          << Parameter->getName();
}

} // namespace async_tidy

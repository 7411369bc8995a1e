//===- MissingCancellationCheck.cpp - async-missing-cancellation ----------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MissingCancellationCheck.h"
#include "CancellationFixes.h"
#include "analysis/CancellationValue.h"
#include "analysis/MissingCancellation.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The parameter that \p C could take, and pass on in all \p Waits.
class NewParameter {
public:
  NewParameter(const Unit &U, const Callable &C, llvm::ArrayRef<UnboundedWait> Waits)
      : U(U), C(C), Waits(Waits) {}

  /// What adds it to every declaration, with a default, so that calls stay as they are,
  /// and gives it to what is awaited; empty where that is not all that it takes.
  llvm::SmallVector<FixItHint, 4> fixes() {
    llvm::SmallVector<FixItHint, 4> Result;
    if (!setType() || !setName() || !isOnlyOverload())
      return {};
    for (const FunctionDecl *Declaration : C.Function->redecls()) {
      std::optional<FixItHint> Fix = addTo(Declaration);
      if (!Fix)
        return {};
      Result.push_back(std::move(*Fix));
    }
    for (const UnboundedWait &Wait : Waits) {
      std::optional<FixItHint> Fix =
          insertArgument(Wait.Site->Call, Wait.Site->Parameter->getFunctionScopeIndex(),
                         Name, U.context());
      if (!Fix)
        return {};
      Result.push_back(std::move(*Fix));
    }
    return Result;
  }

private:
  /// All have to take the same type, of which a value can be made of nothing, and
  /// copied, so that there may be more than one wait.
  bool setType() {
    for (const UnboundedWait &Wait : Waits) {
      if (Wait.Calls.size() != 1 || !Wait.Site || Wait.Site->Member ||
          Wait.Site->IsSibling)
        return false;
      const QualType T = Wait.Site->type();
      const CancellationType Of = cancellationType(U, T);
      if (!Of || Of.IsWrapped || Of.isSource() || !isCopyable(T.getNonReferenceType()) ||
          (T->isLValueReferenceType() && !T.getNonReferenceType().isConstQualified()) ||
          T->isRValueReferenceType() || (Type && Type != Of.Record))
        return false;
      Type = Of.Record;
    }
    return Type && Type->hasDefinition() && Type->hasDefaultConstructor() &&
           !isa<ClassTemplateSpecializationDecl>(Type);
  }

  /// The callee says what such a parameter is called.
  bool setName() {
    for (const UnboundedWait &Wait : Waits)
      if (Name.empty())
        Name = Wait.Site->Parameter->getName().str();
    auto IsTaken = [this](const ValueDecl *D) { return plainName(D) == Name; };
    if (Name.empty() || llvm::any_of(C.Function->parameters(), IsTaken) ||
        llvm::any_of(C.Locals, IsTaken))
      return false;
    // Nor may it hide what the body names.
    return !anyPart(C.body(), LambdaBodies::Entered, [this](const Stmt *S) {
      const auto *Reference = dyn_cast<DeclRefExpr>(S);
      const auto *Member = dyn_cast<MemberExpr>(S);
      return (Reference && plainName(Reference->getDecl()) == Name) ||
             (Member && Member->isImplicitAccess() &&
              plainName(Member->getMemberDecl()) == Name);
    });
  }

  bool isOnlyOverload() const {
    const DeclContext *Scope = C.Function->getDeclContext();
    while (Scope->isTransparentContext())
      Scope = Scope->getParent();
    return !C.Function->isTemplated() && !C.Function->isTemplateInstantiation() &&
           !C.Function->isVariadic() &&
           llvm::all_of(Scope->lookup(C.Function->getDeclName()), [this](const NamedDecl *D) {
             return D->getCanonicalDecl() == C.Function->getCanonicalDecl();
           });
  }

  std::optional<FixItHint> addTo(const FunctionDecl *Declaration) const {
    const SourceManager &Sources = U.context().getSourceManager();
    const FunctionTypeLoc Location = Declaration->getFunctionTypeLoc();
    if (!Location || Location.getRParenLoc().isMacroID() ||
        Sources.isInSystemHeader(Location.getRParenLoc()) ||
        !Sources.isBeforeInTranslationUnit(Type->getLocation(), Location.getRParenLoc()))
      return std::nullopt;
    std::string Text = Declaration->getNumParams() ? ", " : "";
    Text += qualifiedName(Type) + " " + Name;
    if (Declaration->isFirstDecl())
      Text += " = {}";
    return FixItHint::CreateInsertion(Location.getRParenLoc(), Text);
  }

  const Unit &U;
  const Callable &C;
  llvm::ArrayRef<UnboundedWait> Waits;
  const CXXRecordDecl *Type = nullptr;
  std::string Name;
};

/// The type of cancellation that the waits are for.
std::string cancellationFor(const Unit &U, llvm::ArrayRef<UnboundedWait> Waits) {
  for (const UnboundedWait &Wait : Waits)
    if (const CancellationType Of =
            Wait.Site ? cancellationType(U, Wait.Site->type()) : CancellationType())
      return qualifiedName(Of.Record);
  return "std::stop_token";
}

} // namespace

void MissingCancellationCheck::check(const Unit &U, const Callable &C) {
  constexpr size_t MaximumNotes = 3;
  const std::vector<UnboundedWait> Waits = missingCancellation(U, C, PublicOnly);
  if (Waits.empty() || Waits.size() < MinimumAwaits ||
      !isNew(U, C.Function->getLocation()))
    return;
  {
    auto Diag = diag(C.Function->getLocation(),
                     "'%0' awaits what %select{may never come|can be cancelled}1, and cannot "
                     "be told to stop; let it take a cancellation, such as '%2'")
                << displayName(C) << Waits.front().Site.has_value()
                << cancellationFor(U, Waits);
    for (const FixItHint &Fix : NewParameter(U, C, Waits).fixes())
      Diag << Fix;
  }
  for (const UnboundedWait &Wait : llvm::ArrayRef(Waits).take_front(MaximumNotes)) {
    for (const Expr *Call : llvm::ArrayRef(Wait.Calls).drop_back())
      diag(Call->getBeginLoc(), "it awaits '%0' here", DiagnosticIDs::Note)
          << calleeName(Call);
    const Expr *Last = Wait.Calls.back();
    diag(Last->getBeginLoc(),
         "'%0', which %select{may never end|takes a cancellation}1, is awaited here",
         DiagnosticIDs::Note)
        << calleeName(Last) << Wait.Site.has_value();
  }
}

} // namespace async_tidy

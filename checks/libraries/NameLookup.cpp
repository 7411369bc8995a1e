//===- NameLookup.cpp - from declarations to model entries ----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "libraries/NameLookup.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The last component of the qualified name of \p D, as models spell it.
std::string lastComponent(const NamedDecl *D) {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(D))
    return Constructor->getParent()->getNameAsString();
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(D))
    return "~" + Destructor->getParent()->getNameAsString();
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
    return lastComponent(Template->getTemplatedDecl());
  return D->getNameAsString();
}

/// Whether \p Scopes, from \p Count - 1 down, are the named scopes from
/// \p Scope up to the translation unit.
bool scopesMatch(ArrayRef<std::string> Scopes, const DeclContext *Scope) {
  auto DoesNotCount = [](const DeclContext *Context) {
    const auto *Namespace = dyn_cast<NamespaceDecl>(Context);
    return Context->isTransparentContext() || Context->isInlineNamespace() ||
           (Namespace && Namespace->isAnonymousNamespace());
  };
  while (Scope && !Scope->isTranslationUnit() && DoesNotCount(Scope))
    Scope = Scope->getParent();
  if (!Scope || Scope->isTranslationUnit())
    return Scopes.empty() || (Scopes.size() == 1 && Scopes.front() == "**");
  if (Scopes.empty())
    return false;
  if (Scopes.back() == "**")
    return scopesMatch(Scopes.drop_back(), Scope) ||
           scopesMatch(Scopes, Scope->getParent());
  const auto *Named = dyn_cast<NamedDecl>(Scope);
  if (plainName(Named) != Scopes.back())
    return false;
  return scopesMatch(Scopes.drop_back(), Scope->getParent());
}

/// Calls \p Visit for \p Record and its bases until that returns true.
bool anyBase(const CXXRecordDecl *Record,
             llvm::function_ref<bool(const CXXRecordDecl *)> Visit,
             llvm::SmallPtrSetImpl<const CXXRecordDecl *> &Seen) {
  // A pattern can be its own base: `struct Tag : Tag<N - 1>`.
  if (!Record || !Seen.insert(Record->getCanonicalDecl()).second)
    return false;
  if (Visit(Record))
    return true;
  Record = Record->getDefinition();
  if (!Record)
    return false;
  for (const CXXBaseSpecifier &Base : Record->bases()) {
    const CXXRecordDecl *BaseRecord = Base.getType()->getAsCXXRecordDecl();
    // The base of a class template, such as `future<T> : __basic_future<T>`.
    if (!BaseRecord)
      if (const auto *Special =
              Base.getType()->getAs<TemplateSpecializationType>())
        if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
                Special->getTemplateName().getAsTemplateDecl()))
          BaseRecord = Template->getTemplatedDecl();
    if (anyBase(BaseRecord, Visit, Seen))
      return true;
  }
  return false;
}

bool anyBase(const CXXRecordDecl *Record,
             llvm::function_ref<bool(const CXXRecordDecl *)> Visit) {
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  return anyBase(Record, Visit, Seen);
}

const ClassTemplateDecl *templateOf(const CXXRecordDecl *Record) {
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    return Special->getSpecializedTemplate();
  return Record->getDescribedClassTemplate();
}

/// The definitions of a class template: members can be declared in its partial
/// specialisations alone.
llvm::SmallVector<const CXXRecordDecl *, 4>
definitionsOf(const ClassTemplateDecl *Template) {
  llvm::SmallVector<const CXXRecordDecl *, 4> Result;
  if (const CXXRecordDecl *Primary = Template->getTemplatedDecl()->getDefinition())
    Result.push_back(Primary);
  llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partials;
  const_cast<ClassTemplateDecl *>(Template)->getPartialSpecializations(Partials);
  for (const ClassTemplatePartialSpecializationDecl *Partial : Partials)
    if (const CXXRecordDecl *Definition = Partial->getDefinition())
      Result.push_back(Definition);
  return Result;
}

bool isBaseOf(const CXXRecordDecl *Base, const CXXRecordDecl *Derived) {
  return anyBase(Derived, [&](const CXXRecordDecl *Record) {
    return declaresSameEntity(Record, Base);
  });
}

/// The object of a member call as it is written, before the conversion to the
/// base that declares the member.
const Expr *writtenObject(const Expr *Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Member->getImplicitObjectArgument()
               ? Member->getImplicitObjectArgument()->IgnoreParenImpCasts()
               : nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getNumArgs() ? Operator->getArg(0)->IgnoreParenImpCasts()
                                  : nullptr;
  return nullptr;
}

} // namespace

const CXXRecordDecl *recordOf(QualType T) {
  if (T.isNull())
    return nullptr;
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  return T->getAsCXXRecordDecl();
}

const FunctionDecl *calleeOf(const Expr *Call) {
  if (const auto *C = dyn_cast<CallExpr>(Call))
    return C->getDirectCallee();
  if (const auto *C = dyn_cast<CXXConstructExpr>(Call))
    return C->getConstructor();
  return nullptr;
}

NameLookup::NameLookup(ASTContext &Context, std::unique_ptr<ModelSet> User)
    : Context(Context), User(std::move(User)) {}

const NameLookup::Patterns &
NameLookup::patternsFor(DeclarationName Name, const NamedDecl *D) const {
  // The name of a constructor or destructor differs for each instantiation;
  // its class has one identifier.
  void *Key = Name.getAsOpaquePtr();
  if (isa<CXXConstructorDecl>(D))
    Key = const_cast<IdentifierInfo *>(
        cast<CXXConstructorDecl>(D)->getParent()->getIdentifier());
  auto [Position, Inserted] = Memo.try_emplace(Key);
  if (!Inserted)
    return Position->second;

  const std::string Last = lastComponent(D);
  Patterns Found;
  auto AddFrom = [&](const ModelSet &Models) {
    for (const NamePattern &Pattern : Models.named(Last))
      Found.push_back(&Pattern);
    for (const NamePattern &Pattern : Models.prefixes())
      if (llvm::StringRef(Last).starts_with(Pattern.Last))
        Found.push_back(&Pattern);
  };
  if (User)
    AddFrom(*User);
  AddFrom(builtinModels());
  return Position->second = std::move(Found);
}

const Entry *NameLookup::findIn(const NamedDecl *D, const DeclContext *Scope,
                                Category C, bool &Allowed) const {
  const Entry *Result = nullptr;
  bool IsExact = false;
  for (const NamePattern *Pattern : patternsFor(D->getDeclName(), D)) {
    const Entry &Candidate = *Pattern->Entry;
    if (Candidate.Category != C && Candidate.Category != Category::Allow)
      continue;
    // The user's word counts first; then a whole name more than a wildcard.
    if (Result && Candidate.Category != Category::Allow &&
        (Result->User != Candidate.User || IsExact || Pattern->isWildcard()))
      continue;
    if (!scopesMatch(Pattern->Scopes, Scope))
      continue;
    if (Candidate.CLinkage) {
      const auto *Function = dyn_cast<FunctionDecl>(D);
      if (!Function || !Function->isExternC())
        continue;
    }
    if (Candidate.Category == Category::Allow) {
      Allowed = true;
      return C == Category::Allow ? &Candidate : nullptr;
    }
    Result = &Candidate;
    IsExact = !Pattern->isWildcard();
  }
  return Result;
}

const Entry *NameLookup::find(const NamedDecl *D, Category C) const {
  if (!D || D->getDeclName().isEmpty())
    return nullptr;
  bool Allowed = false;
  return findIn(D, D->getDeclContext(), C, Allowed);
}

const Entry *NameLookup::findCallee(const Expr *Call, Category C) const {
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee)
    return nullptr;
  bool Allowed = false;
  const bool HasPatterns = !patternsFor(Callee->getDeclName(), Callee).empty();
  const Entry *Found =
      HasPatterns ? findIn(Callee, Callee->getDeclContext(), C, Allowed) : nullptr;
  if (Allowed)
    return Found;
  const Expr *Object = writtenObject(Call);
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (Object && Method && HasPatterns) {
    // The class nearest to the object says most; what the user says wins over
    // what is built in.
    const Entry *Nearest = nullptr;
    anyBase(recordOf(Object->getType()), [&](const CXXRecordDecl *Record) {
      const Entry *Other = nullptr;
      if (declaresSameEntity(Record, Method->getParent()))
        Other = Found;
      // A member of a base above is hidden, not called; overridden it is both.
      else if (Method->size_overridden_methods() != 0 ||
               !isBaseOf(Record, Method->getParent()))
        Other = findIn(Method, Record, C, Allowed);
      if (Other && (!Nearest || (Other->User && !Nearest->User)))
        Nearest = Other;
      if (Allowed)
        Nearest = Other;
      return Allowed;
    });
    if (Nearest || Allowed)
      Found = Nearest;
    if (Allowed)
      return Found;
  }
  if (Found)
    return Found;
  // A class in a list of sinks or wrappers stands for its constructors.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    return find(Construct->getConstructor()->getParent(), C);

  if (Object && isa<CXXOperatorCallExpr>(Call)) {
    const auto *Reference = dyn_cast<DeclRefExpr>(Object);
    if (Reference && isa<VarDecl>(Reference->getDecl()))
      return find(Reference->getDecl(), C);
  }
  return nullptr;
}

const Entry *NameLookup::findType(QualType T, Category C) const {
  if (T.isNull())
    return nullptr;
  const Entry *Result = nullptr;
  anyBase(T.getNonReferenceType()->getAsCXXRecordDecl(),
          [&](const CXXRecordDecl *Record) {
            Result = find(Record, C);
            return Result != nullptr;
          });
  return Result;
}

bool NameLookup::hasBlockingMember(const CXXRecordDecl *Record,
                                   llvm::StringRef Name) const {
  const CXXRecordDecl *Guarded = Record;
  return anyBase(Record, [&](const CXXRecordDecl *Base) {
    if (!Base->hasDefinition())
      return false;
    for (const CXXMethodDecl *Method : Base->getDefinition()->methods()) {
      if (plainName(Method) != Name)
        continue;
      bool Allowed = false;
      if (findIn(Method, Base, Category::Blocking, Allowed) ||
          findIn(Method, Guarded, Category::Blocking, Allowed))
        return !Allowed;
    }
    return false;
  });
}

const Entry *NameLookup::findMember(const CXXRecordDecl *Record,
                                    Category C) const {
  const Entry *Result = nullptr;
  anyBase(Record, [&](const CXXRecordDecl *Base) {
    if (!Base->hasDefinition())
      return false;
    bool Allowed = false;
    for (const Decl *D : Base->getDefinition()->decls()) {
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
        D = Template->getTemplatedDecl();
      const auto *Method = dyn_cast<CXXMethodDecl>(D);
      if (Method && Method->getIdentifier())
        Result = findIn(Method, Base, C, Allowed);
      if (Result)
        return true;
    }
    return false;
  });
  return Result;
}

const Entry *NameLookup::findMacro(llvm::StringRef Name, Category C) const {
  for (const ModelSet *Models :
       {static_cast<const ModelSet *>(User.get()), &builtinModels()}) {
    if (!Models)
      continue;
    for (const NamePattern &Pattern : Models->named(Name))
      if (Pattern.Entry->Category == C)
        return Pattern.Entry;
    for (const NamePattern &Pattern : Models->prefixes())
      if (Pattern.Entry->Category == C && Name.starts_with(Pattern.Last))
        return Pattern.Entry;
  }
  return nullptr;
}

bool NameLookup::isOfLibrary(const NamedDecl *D) const {
  const SourceManager &Sources = Context.getSourceManager();
  if (Sources.isInSystemHeader(Sources.getExpansionLoc(D->getLocation())))
    return true;
  const NamespaceDecl *Outermost = outermostNamespace(D);
  if (!Outermost || !Outermost->getIdentifier() ||
      !builtinModels().hasScope(Outermost->getName()))
    return false;
  // Words such as `engine` are names of libraries and of others: what the models
  // speak of has to be there.
  auto [Known, IsNew] = Libraries.try_emplace(Outermost->getIdentifier(), false);
  if (IsNew)
    Known->second =
        llvm::any_of(builtinModels().all(), [&](const NamePattern *Pattern) {
          return !Pattern->isWildcard() && !Pattern->Scopes.empty() &&
                 Pattern->Scopes.front() == Outermost->getName() &&
                 isDeclared(Pattern->qualifiedName());
        });
  return Known->second;
}

const Entry *NameLookup::findSleep(QualType Task) const {
  return findType(Task, Category::Sleep);
}

std::string qualifiedName(const NamedDecl *D) {
  std::string Result = lastComponent(D);
  for (const DeclContext *Scope = D->getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    // A local name has no qualified one.
    if (isa<FunctionDecl>(Scope))
      break;
    const auto *Named = dyn_cast<NamedDecl>(Scope);
    if (!Named || Scope->isInlineNamespace() || Scope->isTransparentContext() ||
        !Named->getIdentifier())
      continue;
    Result = Named->getName().str() + "::" + Result;
  }
  return Result;
}

const NamespaceDecl *outermostNamespace(const Decl *D) {
  const NamespaceDecl *Result = nullptr;
  for (const DeclContext *Scope = D->getDeclContext(); Scope; Scope = Scope->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Scope))
      Result = Namespace->getFirstDecl();
  return Result;
}

llvm::StringRef plainName(const NamedDecl *D) {
  return D && D->getIdentifier() ? D->getName() : llvm::StringRef();
}

bool isOneOf(QualType T, llvm::ArrayRef<std::string> Names) {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && !Names.empty() && llvm::is_contained(Names, qualifiedName(Record));
}

std::string calleeName(const Expr *Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee)
    return {};
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Callee))
    return qualifiedName(Constructor->getParent());
  const Expr *Object = writtenObject(Call);
  // `Base::f()` names the function.
  if (const auto *Plain = dyn_cast<CallExpr>(Call))
    if (const auto *Member =
            dyn_cast<MemberExpr>(Plain->getCallee()->IgnoreParenImpCasts()))
      if (Member->hasQualifier())
        return qualifiedName(Callee);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
    // The name of a function object, or of the variable that holds a lambda.
    const auto *Reference = dyn_cast_or_null<DeclRefExpr>(Object);
    if (Operator->getOperator() != OO_Call)
      return qualifiedName(Callee);
    return Reference ? qualifiedName(Reference->getDecl()) : std::string();
  }
  const CXXRecordDecl *Record =
      Object && isa<CXXMethodDecl>(Callee) ? recordOf(Object->getType()) : nullptr;
  if (Record && Record->getIdentifier())
    return qualifiedName(Record) + "::" + lastComponent(Callee);
  return qualifiedName(Callee);
}

llvm::ArrayRef<NameLookup::NamedClass> NameLookup::cancellationExceptions() const {
  if (Cancellations)
    return *Cancellations;
  Cancellations.emplace();
  auto AddFrom = [this](const ModelSet &Models) {
    for (const NamePattern *Pattern : Models.all()) {
      if (Pattern->Entry->Category != Category::CancellationException ||
          Pattern->isWildcard())
        continue;
      for (const NamedDecl *D : lookupQualifiedName(Context, Pattern->qualifiedName())) {
        const CXXRecordDecl *Record = nullptr;
        if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
          Record = Alias->getUnderlyingType()->getAsCXXRecordDecl();
        else
          Record = dyn_cast<CXXRecordDecl>(D);
        Record = Record ? Record->getDefinition() : nullptr;
        if (Record && find(Record, Category::CancellationException) &&
            llvm::none_of(*Cancellations, [Record](const NamedClass &Known) {
              return Known.Record == Record;
            }))
          Cancellations->push_back({Record, Pattern->Entry});
      }
    }
  };
  if (User)
    AddFrom(*User);
  AddFrom(builtinModels());
  return *Cancellations;
}

bool NameLookup::isDeclared(llvm::StringRef QualifiedName) const {
  return !lookupQualifiedName(Context, QualifiedName).empty();
}

/// The name of the overloaded operator that \p Text spells, such as
/// `operator>>`; nothing for conversions and other names.
static std::optional<DeclarationName> operatorName(llvm::StringRef Text,
                                                   ASTContext &Context) {
  if (!Text.consume_front("operator"))
    return std::nullopt;
  for (int Kind = OO_None + 1; Kind != NUM_OVERLOADED_OPERATORS; ++Kind) {
    const auto Operator = static_cast<OverloadedOperatorKind>(Kind);
    if (Text.trim() == getOperatorSpelling(Operator))
      return Context.DeclarationNames.getCXXOperatorName(Operator);
  }
  return std::nullopt;
}

llvm::SmallVector<const NamedDecl *, 4>
lookupQualifiedName(ASTContext &Context, llvm::StringRef QualifiedName) {
  llvm::SmallVector<llvm::StringRef, 8> Components;
  QualifiedName.split(Components, "::");
  llvm::SmallVector<const DeclContext *, 4> Scopes = {
      Context.getTranslationUnitDecl()};
  llvm::SmallVector<const NamedDecl *, 4> Found;
  for (auto [Index, Component] : llvm::enumerate(Components)) {
    Found.clear();
    for (const DeclContext *Scope : Scopes) {
      auto Collect = [&](const DeclContext *In) {
        const auto *Record = dyn_cast<CXXRecordDecl>(In);
        if (Record && Component == Record->getName()) {
          for (const CXXConstructorDecl *Constructor : Record->ctors())
            Found.push_back(Constructor);
          return;
        }
        if (Record && Component.starts_with("~")) {
          for (const CXXMethodDecl *Method : Record->methods())
            if (isa<CXXDestructorDecl>(Method) &&
                Component.drop_front() == Record->getName())
              Found.push_back(Method);
          return;
        }
        if (std::optional<DeclarationName> Operator =
                operatorName(Component, Context)) {
          for (NamedDecl *D : In->lookup(*Operator))
            Found.push_back(D->getUnderlyingDecl());
          return;
        }
        if (Component.starts_with("operator")) {
          for (const Decl *D : In->decls())
            if (const auto *Named = dyn_cast<NamedDecl>(D))
              if (Named->getNameAsString() == Component)
                Found.push_back(Named);
          return;
        }
        for (NamedDecl *D : In->lookup(&Context.Idents.get(Component)))
          Found.push_back(D->getUnderlyingDecl());
      };
      if (const auto *Record = dyn_cast<CXXRecordDecl>(Scope))
        anyBase(Record, [&](const CXXRecordDecl *Base) {
          if (Base->hasDefinition())
            Collect(Base);
          else if (const ClassTemplateDecl *Template = templateOf(Base))
            for (const CXXRecordDecl *Definition : definitionsOf(Template))
              Collect(Definition);
          return !Found.empty();
        });
      else
        Collect(Scope);
    }
    if (Index + 1 == Components.size())
      break;
    Scopes.clear();
    for (const NamedDecl *D : Found) {
      if (const auto *Template = dyn_cast<ClassTemplateDecl>(D)) {
        llvm::append_range(Scopes, definitionsOf(Template));
        continue;
      }
      if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
        D = Alias->getUnderlyingType()->getAsCXXRecordDecl();
      if (const auto *Alias = dyn_cast_or_null<NamespaceAliasDecl>(D))
        D = Alias->getNamespace();
      const auto *Scope = dyn_cast_or_null<DeclContext>(D);
      if (const auto *Tag = dyn_cast_or_null<TagDecl>(Scope))
        Scope = Tag->getDefinition() ? Tag->getDefinition() : Tag;
      if (Scope)
        Scopes.push_back(Scope);
    }
  }
  return Found;
}

} // namespace async_tidy

//===- CoroutineTypes.cpp - what a type is to a coroutine -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CoroutineTypes.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The definition of \p Record, or of the template that it would be instantiated
/// from: a declaration alone instantiates nothing.
const CXXRecordDecl *definitionOf(const CXXRecordDecl *Record) {
  if (!Record)
    return nullptr;
  if (const CXXRecordDecl *Definition = Record->getDefinition())
    return Definition;
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    if (!Special->isExplicitSpecialization())
      return Special->getSpecializedTemplate()->getTemplatedDecl()->getDefinition();
  if (const CXXRecordDecl *Pattern = Record->getInstantiatedFromMemberClass())
    return definitionOf(Pattern);
  return nullptr;
}

/// The class of \p T; the pattern of its template where \p T depends on others,
/// and null for anything else.
const CXXRecordDecl *recordOrPattern(QualType T) {
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    return Record;
  if (const auto *Special = T->getAs<TemplateSpecializationType>())
    if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
            Special->getTemplateName().getAsTemplateDecl()))
      return Template->getTemplatedDecl();
  return nullptr;
}

/// The members of \p Record and its bases called \p Name, nearest class first.
llvm::SmallVector<const NamedDecl *, 4>
membersNamed(const CXXRecordDecl *Record, DeclarationName Name) {
  llvm::SmallVector<const NamedDecl *, 4> Result;
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  llvm::SmallVector<const CXXRecordDecl *, 8> Work = {Record};
  while (!Work.empty()) {
    const CXXRecordDecl *Current = Work.pop_back_val();
    Current = definitionOf(Current);
    if (!Current || !Seen.insert(Current).second)
      continue;
    for (const NamedDecl *D : Current->lookup(Name))
      Result.push_back(D->getUnderlyingDecl());
    for (const CXXBaseSpecifier &Base : Current->bases()) {
      Work.push_back(recordOrPattern(Base.getType()));
    }
  }
  return Result;
}

llvm::SmallVector<const NamedDecl *, 4>
membersNamed(const CXXRecordDecl *Record, ASTContext &Context,
             llvm::StringRef Name) {
  return membersNamed(Record, &Context.Idents.get(Name));
}

const FunctionDecl *functionOf(const NamedDecl *D) {
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
    return Template->getTemplatedDecl();
  return dyn_cast<FunctionDecl>(D);
}

const ClassTemplateDecl *templateOf(const CXXRecordDecl *Record) {
  if (const auto *Special =
          dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record))
    return Special->getSpecializedTemplate()->getCanonicalDecl();
  return nullptr;
}

/// Whether a parameter of type \p Parameter takes values of \p Record: the
/// same class, or the class template of which \p Record is a specialisation.
bool parameterNames(QualType Parameter, const CXXRecordDecl *Record) {
  Parameter = Parameter.getNonReferenceType().getUnqualifiedType();
  if (const CXXRecordDecl *Named = Parameter->getAsCXXRecordDecl()) {
    if (declaresSameEntity(Named, Record))
      return true;
    const ClassTemplateDecl *Template = templateOf(Named);
    return Template && Template == templateOf(Record) &&
           Parameter->isDependentType();
  }
  if (const auto *Special = Parameter->getAs<TemplateSpecializationType>()) {
    const TemplateDecl *Template = Special->getTemplateName().getAsTemplateDecl();
    const ClassTemplateDecl *Own = templateOf(Record);
    if (!Template || !Own || !declaresSameEntity(Template, Own))
      return false;
    // What the parameter fixes, such as an executor, has to be the same.
    const llvm::ArrayRef<TemplateArgument> Given =
        cast<ClassTemplateSpecializationDecl>(Record)
            ->getTemplateArgs()
            .asArray();
    const llvm::ArrayRef<TemplateArgument> Wanted = Special->template_arguments();
    for (unsigned Index = 0; Index < Wanted.size() && Index < Given.size(); ++Index)
      if (Wanted[Index].getKind() == TemplateArgument::Type &&
          Given[Index].getKind() == TemplateArgument::Type &&
          !Wanted[Index].isDependent() &&
          Wanted[Index].getAsType().getCanonicalType() !=
              Given[Index].getAsType().getCanonicalType())
        return false;
    return true;
  }
  return false;
}

/// Whether \p Record has a free `operator co_await`, hidden friends included.
bool hasFreeCoawait(const CXXRecordDecl *Record, ASTContext &Context) {
  const DeclarationName Name =
      Context.DeclarationNames.getCXXOperatorName(OO_Coawait);
  auto Takes = [&](const NamedDecl *D) {
    const FunctionDecl *Function = functionOf(D);
    return Function && Function->getDeclName() == Name &&
           !isa<CXXMethodDecl>(Function) && Function->getNumParams() == 1 &&
           parameterNames(Function->getParamDecl(0)->getType(), Record);
  };
  for (const DeclContext *Scope = Record->getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    if (!Scope->isNamespace() && !Scope->isTranslationUnit())
      continue;
    for (const NamedDecl *D : Scope->lookup(Name))
      if (Takes(D->getUnderlyingDecl()))
        return true;
    // Argument-dependent look-up ends at the innermost namespace.
    if (!Scope->isInlineNamespace())
      break;
  }
  // Ordinary look-up finds what the application declares for other people's
  // types.
  for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(Name))
    if (Takes(D->getUnderlyingDecl()))
      return true;
  if (const CXXRecordDecl *Definition = definitionOf(Record))
    for (const FriendDecl *Friend : Definition->friends())
      if (const NamedDecl *D = Friend->getFriendDecl())
        if (Takes(D))
          return true;
  return false;
}

/// Whether the member `operator co_await` of \p Record is there for lvalues
/// alone.
bool needsLvalue(const CXXRecordDecl *Record, ASTContext &Context) {
  auto Operators = membersNamed(
      Record, Context.DeclarationNames.getCXXOperatorName(OO_Coawait));
  return !Operators.empty() && llvm::all_of(Operators, [](const NamedDecl *D) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(functionOf(D));
    return Method && Method->getRefQualifier() == RQ_LValue;
  });
}

/// The type at \p Index of \p Arguments, or null.
QualType typeAt(llvm::ArrayRef<TemplateArgument> Arguments, unsigned Index) {
  return Index < Arguments.size() &&
                 Arguments[Index].getKind() == TemplateArgument::Type
             ? Arguments[Index].getAsType()
             : QualType();
}

/// What `await_resume` gives where a free `template <class T> Awaiter<T>
/// operator co_await(Task<T>)` makes the awaiter of \p Record: the argument of
/// \p Record that stands for the result of the awaiter. Null where that is none.
QualType resultOfOperatorTemplate(const FunctionDecl *Operator,
                                  const CXXRecordDecl *Record, ASTContext &Context) {
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  const auto *Taken = Operator->getParamDecl(0)
                          ->getType()
                          .getNonReferenceType()
                          ->getAs<TemplateSpecializationType>();
  const auto *Made = Operator->getReturnType()
                         .getNonReferenceType()
                         ->getAs<TemplateSpecializationType>();
  const CXXRecordDecl *Awaiter =
      Made ? recordOrPattern(QualType(Made, 0)) : nullptr;
  if (!Special || !Taken || !Awaiter)
    return {};
  for (const NamedDecl *D : membersNamed(Awaiter, Context, "await_resume")) {
    const FunctionDecl *Resume = functionOf(D);
    const auto *OfAwaiter =
        Resume ? Resume->getReturnType()->getAs<TemplateTypeParmType>() : nullptr;
    const QualType Given =
        OfAwaiter ? typeAt(Made->template_arguments(), OfAwaiter->getIndex())
                  : QualType();
    const auto *OfOperator =
        Given.isNull() ? nullptr : Given->getAs<TemplateTypeParmType>();
    for (unsigned Index = 0; OfOperator && Index < Taken->template_arguments().size();
         ++Index) {
      const QualType Named = typeAt(Taken->template_arguments(), Index);
      if (!Named.isNull() && Context.hasSameType(Named, QualType(OfOperator, 0)))
        return typeAt(Special->getTemplateArgs().asArray(), Index);
    }
  }
  return {};
}

/// The promise type that \p Record, a task type or its traits, names.
const CXXRecordDecl *promiseNamedIn(const CXXRecordDecl *Record,
                                    ASTContext &Context) {
  for (const NamedDecl *D : membersNamed(Record, Context, "promise_type")) {
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(D))
      return Nested;
    if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
      if (const CXXRecordDecl *Promise =
              recordOrPattern(Alias->getUnderlyingType()))
        return Promise;
  }
  return nullptr;
}

/// Lazy or eager by the type that `initial_suspend` returns.
Start startOf(const CXXRecordDecl *Promise, ASTContext &Context) {
  for (const NamedDecl *D : membersNamed(Promise, Context, "initial_suspend")) {
    const FunctionDecl *Function = functionOf(D);
    if (!Function)
      continue;
    const CXXRecordDecl *Awaiter =
        Function->getReturnType().getNonReferenceType()->getAsCXXRecordDecl();
    if (!Awaiter || !Awaiter->isInStdNamespace())
      return Start::Unknown;
    if (plainName(Awaiter) == "suspend_always")
      return Start::Lazy;
    if (plainName(Awaiter) == "suspend_never")
      return Start::Eager;
    return Start::Unknown;
  }
  return Start::Unknown;
}

} // namespace

const TypeFacts &CoroutineTypes::factsOf(QualType T) const {
  static const TypeFacts Unknown;
  if (T.isNull() || T->isDependentType())
    return Unknown;
  T = T.getNonReferenceType().getUnqualifiedType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || Record->isInvalidDecl() || Record->isLambda())
    return Unknown;
  Record = Record->getCanonicalDecl();
  auto Found = Memo.find(Record);
  if (Found != Memo.end())
    return Found->second;
  // Classified before the insertion: that may classify other types.
  TypeFacts Facts = classify(Record, T);
  return Memo[Record] = Facts;
}

TypeFacts CoroutineTypes::classify(const CXXRecordDecl *Record,
                                   QualType T) const {
  TypeFacts Facts;
  if (const Entry *Generator = Names.findType(T, Category::Generator)) {
    Facts.Role = TypeRole::Generator;
    Facts.Entry = Generator;
    Facts.Promise = promiseOf(Record);
    return Facts;
  }
  if (const Entry *Task = Names.findType(T, Category::Task)) {
    Facts.Role = TypeRole::Task;
    Facts.Entry = Task;
    Facts.Promise = promiseOf(Record);
    Facts.Start = Task->Start;
    return Facts;
  }
  if (const Entry *Future = Names.findType(T, Category::Future)) {
    Facts.Role = TypeRole::Future;
    Facts.Entry = Future;
    Facts.Promise = promiseOf(Record);
    Facts.Start = Start::Eager;
    return Facts;
  }
  if (!definitionOf(Record))
    return Facts;

  const bool Awaitable = isAwaitable(T);
  Facts.Promise = promiseOf(Record);
  if (!Facts.Promise) {
    if (Awaitable)
      Facts.Role = TypeRole::Awaitable;
    return Facts;
  }
  Facts.Start = startOf(Facts.Promise, Context);
  if (Awaitable || canAwait(Facts.Promise, T).value_or(false))
    Facts.Role = TypeRole::Task;
  else if (!membersNamed(Facts.Promise, Context, "yield_value").empty())
    Facts.Role = TypeRole::Generator;
  else
    Facts.Role = TypeRole::SelfOwned;
  return Facts;
}

bool CoroutineTypes::isAwaitable(QualType T) const {
  const CXXRecordDecl *Record =
      T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !definitionOf(Record))
    return false;
  auto Has = [&](llvm::StringRef Name) {
    return !membersNamed(Record, Context, Name).empty();
  };
  if (Has("await_ready") && Has("await_suspend") && Has("await_resume"))
    return true;
  if (!membersNamed(Record,
                    Context.DeclarationNames.getCXXOperatorName(OO_Coawait))
           .empty())
    return true;
  return hasFreeCoawait(Record, Context);
}

QualType CoroutineTypes::awaitResult(QualType T) const {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  const CXXRecordDecl *Awaiter = Record ? awaiterOf(Record) : nullptr;
  if (!Awaiter && Record) {
    for (const NamedDecl *D : Record->getDeclContext()->lookup(
             Context.DeclarationNames.getCXXOperatorName(OO_Coawait))) {
      const FunctionDecl *Operator = functionOf(D->getUnderlyingDecl());
      if (Operator && Operator->getNumParams() == 1 &&
          parameterNames(Operator->getParamDecl(0)->getType(), Record))
        return resultOfOperatorTemplate(Operator, Record, Context);
    }
  }
  if (!Awaiter)
    return {};
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Awaiter);
  for (const NamedDecl *D : membersNamed(Awaiter, Context, "await_resume"))
    if (const FunctionDecl *Function = functionOf(D)) {
      // The pattern of an awaiter that is not instantiated yet.
      if (const auto *Parameter =
              Function->getReturnType()->getAs<TemplateTypeParmType>();
          Parameter && Special && Parameter->getDepth() == 0 &&
          Parameter->getIndex() < Special->getTemplateArgs().size()) {
        const TemplateArgument &Argument =
            Special->getTemplateArgs()[Parameter->getIndex()];
        if (Argument.getKind() == TemplateArgument::Type)
          return Argument.getAsType();
      }
      if (!Function->getReturnType()->isDependentType() &&
          !Function->getReturnType()->getContainedAutoType())
        return Function->getReturnType();
    }
  return {};
}

const CXXRecordDecl *
CoroutineTypes::awaiterOf(const CXXRecordDecl *Record) const {
  const DeclarationName Operator =
      Context.DeclarationNames.getCXXOperatorName(OO_Coawait);
  auto ResultOf = [&](const NamedDecl *D) -> const CXXRecordDecl * {
    const FunctionDecl *Function = functionOf(D);
    return Function ? Function->getReturnType()
                          .getNonReferenceType()
                          ->getAsCXXRecordDecl()
                    : nullptr;
  };
  auto Members = membersNamed(Record, Operator);
  if (!Members.empty())
    return ResultOf(Members.front());
  if (!membersNamed(Record, Context, "await_resume").empty())
    return Record;
  const CXXRecordDecl *Awaiter = nullptr;
  auto Consider = [&](const DeclContext *Scope) {
    for (const NamedDecl *D : Scope->lookup(Operator)) {
      const FunctionDecl *Function = functionOf(D->getUnderlyingDecl());
      if (Function && Function->getNumParams() == 1 &&
          parameterNames(Function->getParamDecl(0)->getType(), Record))
        Awaiter = ResultOf(D->getUnderlyingDecl());
    }
  };
  Consider(Context.getTranslationUnitDecl());
  Consider(Record->getDeclContext());
  return Awaiter;
}

bool CoroutineTypes::takesPromise(const CXXRecordDecl *Awaiter,
                                  const CXXRecordDecl *Promise) const {
  if (!Awaiter)
    return true;
  for (const NamedDecl *D : membersNamed(Awaiter, Context, "await_suspend")) {
    const FunctionDecl *Function = functionOf(D);
    if (!Function || Function->getNumParams() == 0)
      continue;
    const QualType Handle =
        Function->getParamDecl(0)->getType().getNonReferenceType();
    // What `coroutine_handle` is a handle of: void, a template parameter, or
    // the promise of one library.
    QualType Of;
    if (const auto *Special = Handle->getAs<TemplateSpecializationType>()) {
      if (!Special->template_arguments().empty() &&
          Special->template_arguments()[0].getKind() == TemplateArgument::Type)
        Of = Special->template_arguments()[0].getAsType();
    } else if (const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
                   Handle->getAsCXXRecordDecl())) {
      if (Special->getTemplateArgs().size() > 0 &&
          Special->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
        Of = Special->getTemplateArgs()[0].getAsType();
    }
    if (Of.isNull() || Of->isVoidType() || Of->isTemplateTypeParmType() ||
        parameterNames(Of, Promise))
      return true;
    return false;
  }
  return true;
}

std::optional<bool> CoroutineTypes::canAwait(const CXXRecordDecl *Promise,
                                             QualType T) const {
  const CXXRecordDecl *Record =
      T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Promise || !Record)
    return std::nullopt;
  auto Transforms = membersNamed(Promise, Context, "await_transform");
  if (Transforms.empty())
    return isAwaitable(T) && takesPromise(awaiterOf(Record), Promise) &&
           !needsLvalue(Record, Context);
  bool HasGenericOne = false;
  for (const NamedDecl *D : Transforms) {
    const FunctionDecl *Function = functionOf(D);
    if (!Function || Function->getNumParams() == 0)
      continue;
    if (parameterNames(Function->getParamDecl(0)->getType(), Record))
      return !Function->isDeleted();
    HasGenericOne |= Function->getParamDecl(0)
                         ->getType()
                         .getNonReferenceType()
                         ->isTemplateTypeParmType();
  }
  // `template <class T> auto await_transform(T&&)` is there to pass things
  // on, so what is awaitable by itself stays so; its constraints are unknown.
  if (HasGenericOne && isAwaitable(T))
    return std::nullopt;
  return false;
}

const CXXRecordDecl *
CoroutineTypes::promiseOf(const CXXRecordDecl *Record) const {
  if (const CXXRecordDecl *Promise = promiseNamedIn(Record, Context))
    return Promise;
  return promiseFromTraits(Record);
}

const CXXRecordDecl *
CoroutineTypes::promiseFromTraits(const CXXRecordDecl *Record) const {
  for (const NamedDecl *D :
       lookupQualifiedName(Context, "std::coroutine_traits")) {
    const auto *Template = dyn_cast<ClassTemplateDecl>(D);
    if (!Template)
      continue;
    for (const ClassTemplateSpecializationDecl *Special :
         Template->specializations()) {
      const TemplateArgumentList &Arguments = Special->getTemplateArgs();
      if (Arguments.size() == 0 ||
          Arguments[0].getKind() != TemplateArgument::Type)
        continue;
      const CXXRecordDecl *First = Arguments[0].getAsType()->getAsCXXRecordDecl();
      if (First && declaresSameEntity(First, Record))
        if (const CXXRecordDecl *Promise = promiseNamedIn(Special, Context))
          return Promise;
    }
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 8> Partials;
    const_cast<ClassTemplateDecl *>(Template)->getPartialSpecializations(Partials);
    for (const ClassTemplatePartialSpecializationDecl *Partial : Partials) {
      const TemplateArgumentList &Arguments = Partial->getTemplateArgs();
      if (Arguments.size() == 0 ||
          Arguments[0].getKind() != TemplateArgument::Type ||
          !parameterNames(Arguments[0].getAsType(), Record))
        continue;
      if (const CXXRecordDecl *Promise = promiseNamedIn(Partial, Context))
        return Promise;
    }
  }
  return nullptr;
}

} // namespace async_tidy

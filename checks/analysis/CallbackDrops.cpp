//===- CallbackDrops.cpp - who drops the result of a callback -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CallbackDrops.h"
#include "analysis/CallArguments.h"
#include "analysis/CallableResult.h"
#include "analysis/DroppedTask.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace async_tidy {
namespace {

/// A callable is handed on through so many templates at most.
constexpr unsigned MaximumDepth = 8;

/// Whether whoever instantiates a template chooses what a callable of type
/// \p T, as the template writes it, returns: `F`, `R (*)(int)`, `function<R()>`.
bool isChosenByUser(QualType T) {
  T = T.getNonReferenceType();
  if (const auto *Expansion = T->getAs<PackExpansionType>())
    T = Expansion->getPattern().getNonReferenceType();
  if (!T->isDependentType())
    return false;
  if (T->isPointerType())
    T = T->getPointeeType();
  if (const auto *Function = T->getAs<FunctionProtoType>())
    return Function->getReturnType()->isDependentType();
  // `std::decay_t<F>` is a name in a dependent class.
  if (T->isTemplateTypeParmType() || T->getAs<DependentNameType>() ||
      T->getContainedAutoType())
    return true;
  if (const auto *Special = T->getAs<TemplateSpecializationType>())
    for (const TemplateArgument &Argument : Special->template_arguments())
      if (Argument.getKind() == TemplateArgument::Type)
        if (const auto *Function =
                Argument.getAsType()->getAs<FunctionProtoType>())
          return Function->getReturnType()->isDependentType();
  return false;
}

/// The parameter that \p Parameter, of an instantiation, is made from; or null.
const ParmVarDecl *patternOf(const ParmVarDecl *Parameter) {
  const auto *Function = dyn_cast<FunctionDecl>(Parameter->getDeclContext());
  const FunctionDecl *Pattern =
      Function ? Function->getTemplateInstantiationPattern() : nullptr;
  if (!Pattern)
    return nullptr;
  const unsigned Index = Parameter->getFunctionScopeIndex();
  for (const ParmVarDecl *Own : Pattern->parameters())
    if (Own->getFunctionScopeIndex() == Index || Own->isParameterPack())
      return Own;
  return nullptr;
}

/// The member that \p Field, of an instantiation, is made from; or null.
const FieldDecl *patternOf(const FieldDecl *Field) {
  const auto *Record = dyn_cast<CXXRecordDecl>(Field->getParent());
  const CXXRecordDecl *Pattern =
      Record ? Record->getTemplateInstantiationPattern() : nullptr;
  if (!Pattern || !Field->getDeclName())
    return nullptr;
  for (const NamedDecl *D : Pattern->lookup(Field->getDeclName()))
    if (const auto *Own = dyn_cast<FieldDecl>(D))
      return Own;
  return nullptr;
}

bool isGeneric(const ValueDecl *D) {
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(D)) {
    const ParmVarDecl *Pattern = patternOf(Parameter);
    return Pattern && isChosenByUser(Pattern->getType());
  }
  const auto *Field = dyn_cast<FieldDecl>(D);
  const FieldDecl *Pattern = Field ? patternOf(Field) : nullptr;
  return Pattern && isChosenByUser(Pattern->getType());
}

/// What \p Value, a discarded expression, calls as a function; or null.
const Expr *calledObject(const Expr *Value, const NameLookup &Names) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Value))
    if (Operator->getOperator() == OO_Call && Operator->getNumArgs() > 0 &&
        !Names.findCallee(Operator, Category::InlineSink))
      return Operator->getArg(0);
  const auto *Call = dyn_cast<CallExpr>(Value);
  if (!Call || isa<CXXMemberCallExpr>(Call))
    return nullptr;
  // `std::invoke(callback)`.
  if (Names.findCallee(Call, Category::InlineSink))
    return Call->getNumArgs() > 0 ? Call->getArg(0) : nullptr;
  return Call->getDirectCallee() ? nullptr : Call->getCallee();
}

/// Whether \p Parameter is of a pack behind the callable, which gets its
/// elements as arguments: `std::thread(callable, arguments...)`.
bool isArgumentOfCallable(const ParmVarDecl *Parameter) {
  const ParmVarDecl *Pattern = patternOf(Parameter);
  return Pattern && Pattern->isParameterPack() &&
         Pattern->getFunctionScopeIndex() > 0;
}

} // namespace

const ValueDecl *genericCallable(const Expr *E) {
  for (unsigned Step = 0; Step != MaximumDepth; ++Step) {
    E = withoutMoves(E);
    if (const auto *Dereference = dyn_cast<UnaryOperator>(E);
        Dereference && Dereference->getOpcode() == UO_Deref) {
      E = Dereference->getSubExpr();
      continue;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const ValueDecl *Field = Member->getMemberDecl();
      return isa<CXXThisExpr>(written(Member->getBase())) && isGeneric(Field)
                 ? Field
                 : nullptr;
    }
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    if (!Variable)
      return nullptr;
    if (isa<ParmVarDecl>(Variable))
      return isGeneric(Variable) ? Variable : nullptr;
    // A local copy, or a capture with an initialiser.
    if (!Variable->hasLocalStorage())
      return nullptr;
    E = initOf(Variable);
    if (!E)
      return nullptr;
  }
  return nullptr;
}

/// The function type that \p Record, such as `std::function<void()>`, is made of; or
/// null.
static const FunctionProtoType *signatureOf(const CXXRecordDecl *Record) {
  const llvm::SmallVector<QualType, 4> Arguments = typeArguments(Record);
  return Arguments.empty() ? nullptr : Arguments.front()->getAs<FunctionProtoType>();
}

/// The name of \p Record, a class that is made of a function type without a
/// result and called like that function; nothing for other classes.
static std::optional<std::string> voidSignature(const CXXRecordDecl *Record) {
  if (!Record || !Record->hasDefinition())
    return std::nullopt;
  const FunctionProtoType *Function = signatureOf(Record);
  if (!Function || !Function->getReturnType()->isVoidType())
    return std::nullopt;
  const QualType Called = callResult(Record);
  if (Called.isNull() || !Called->isVoidType())
    return std::nullopt;
  return qualifiedName(Record) +
         (Function->getNumParams() == 0 ? "<void()>" : "<void(...)>");
}

/// The class whose constructor or assignment operator \p Call calls; null for
/// other calls. A constructor that is inherited belongs to its own class.
static const CXXRecordDecl *classThatTakes(const Expr *Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call)) {
    const CXXConstructorDecl *Constructor = Construct->getConstructor();
    if (const InheritedConstructor Inherited = Constructor->getInheritedConstructor())
      Constructor = Inherited.getConstructor();
    return Constructor->getParent();
  }
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(calleeOf(Call));
  return Method && Method->getOverloadedOperator() == OO_Equal ? Method->getParent()
                                                               : nullptr;
}

CallbackDrops::CallbackDrops(const Unit &U) : U(U) {
  for (const std::unique_ptr<Callable> &C : U.callables()) {
    for (const DiscardedValue &Discarded : C->Discarded) {
      const Expr *Ignored = ignoredValue(Discarded.Value);
      addDirect(Ignored ? Ignored : Discarded.Value, Ignored || Discarded.Explicit);
    }
    addUses(*C);
    for (const Expr *Call : C->Calls) {
      const auto *Plain = dyn_cast<CallExpr>(Call);
      // A move, and the like, is looked through.
      if (Plain && Plain->getBuiltinCallee())
        continue;
      for (auto [Index, Argument] : llvm::enumerate(argumentsOf(Call)))
        if (const ValueDecl *Holder = genericCallable(Argument))
          Arguments[Holder].push_back({Call, static_cast<unsigned>(Index)});
    }
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(C->Function))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (Init->isMemberInitializer() && Init->isWritten())
          if (const ValueDecl *Holder = genericCallable(Init->getInit()))
            Members[Holder].push_back(Init->getMember());
  }
  // Nobody sees what becomes of an aggregate's member.
  llvm::DenseSet<const ValueDecl *> Stored;
  for (const auto &[Holder, Fields] : Members)
    Stored.insert_range(Fields);
  for (const auto &[Value, Holder] : Candidates)
    if (isa<ParmVarDecl>(Holder) || Stored.contains(Holder))
      Results.insert(Value);
}

void CallbackDrops::addDirect(const Expr *Value, bool Explicit) {
  Value = written(Value);
  const Expr *Called = calledObject(Value, U.names());
  const ValueDecl *Holder = Called ? genericCallable(Called) : nullptr;
  if (!Holder)
    return;
  Candidates.push_back({Value, Holder});
  auto [Known, Inserted] = Direct.try_emplace(Holder, Dropped{Value, Explicit});
  if (!Inserted && Known->second.Explicit && !Explicit)
    Known->second = {Value, Explicit};
}

void CallbackDrops::addUses(const Callable &C) {
  llvm::SmallPtrSet<const Expr *, 8> Discarded;
  for (const DiscardedValue &Value : C.Discarded)
    Discarded.insert(written(Value.Value));
  for (const Expr *Call : C.Calls)
    if (const Expr *Called = calledObject(Call, U.names()))
      if (const ValueDecl *Holder = genericCallable(Called);
          Holder && !Discarded.contains(Call))
        Used.insert(Holder);
}

bool CallbackDrops::isUsed(const ValueDecl *First) const {
  llvm::SetVector<const ValueDecl *> Holders;
  Holders.insert(First);
  for (unsigned Next = 0; Next != Holders.size(); ++Next) {
    const ValueDecl *Holder = Holders[Next];
    if (Used.contains(Holder))
      return true;
    if (auto Known = Members.find(Holder); Known != Members.end())
      Holders.insert_range(Known->second);
    auto Known = Arguments.find(Holder);
    if (Known == Arguments.end())
      continue;
    for (const HandedOn &To : Known->second) {
      const FunctionDecl *Definition = nullptr;
      const FunctionDecl *Callee = calleeOf(To.Call);
      if (Callee && Callee->hasBody(Definition))
        if (const ParmVarDecl *Parameter = parameterFor(To.Call, Definition, To.Index))
          Holders.insert(Parameter);
    }
  }
  return false;
}

std::optional<CallbackDropper>
CallbackDrops::modelledDropper(const Expr *Call) const {
  for (Category C : {Category::Continuation, Category::BlockingSink,
                     Category::Offload, Category::InlineSink, Category::Wrapper})
    if (const Entry *Facts = U.names().findCallee(Call, C))
      if (Facts->DropsResult && hasModelledSignature(Call, *Facts))
        return CallbackDropper{calleeName(Call)};
  return std::nullopt;
}

/// The element of a container of the models that \p Call, a member function of
/// it, makes of its argument \p Index, and that drops the result.
static std::optional<CallbackDropper> elementDropper(const Unit &U, const Expr *Call,
                                                     unsigned Index) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  const FunctionDecl *Callee = calleeOf(Call);
  const CXXRecordDecl *Record = Member ? Member->getRecordDecl() : nullptr;
  // `emplace` and its like take anything.
  if (!Record || !Callee || !Callee->getPrimaryTemplate() ||
      !U.names().find(Record, Category::Container))
    return std::nullopt;
  std::optional<CallbackDropper> Dropper;
  for (QualType Element : typeArguments(Record)) {
    const CXXRecordDecl *Class = Element->getAsCXXRecordDecl();
    if (const std::optional<std::string> Name = voidSignature(Class))
      Dropper = CallbackDropper{*Name};
    // A variant of wrappers may keep it in another.
    else if (signatureOf(Class))
      return std::nullopt;
    const Entry *Thread =
        Class ? U.names().find(Class, Category::BlockingSink) : nullptr;
    if (Thread && Thread->DropsResult && Index == 0)
      return CallbackDropper{qualifiedName(Class)};
  }
  return Dropper;
}

std::optional<CallbackDropper>
CallbackDrops::wrapperDropper(const Expr *Call, unsigned Index, unsigned Depth) const {
  const std::optional<std::string> Name = voidSignature(classThatTakes(Call));
  if (!Name)
    return std::nullopt;
  const FunctionDecl *Definition = nullptr;
  const ParmVarDecl *Parameter = calleeOf(Call)->hasBody(Definition)
                                     ? parameterFor(Call, Definition, Index)
                                     : nullptr;
  if (!Parameter)
    return CallbackDropper{*Name};
  if (std::optional<Dropped> Site = dropOf(Parameter, Depth + 1))
    return CallbackDropper{*Name, Site->Value, Site->Explicit};
  // A wrapper of the application that runs the task.
  if (isUsed(Parameter))
    return std::nullopt;
  return CallbackDropper{*Name};
}

std::optional<CallbackDropper>
CallbackDrops::dropperAt(const Expr *Call, unsigned Index, unsigned Depth) const {
  const FunctionDecl *Callee = calleeOf(Call);
  const ParmVarDecl *Parameter = Callee ? parameterFor(Call, Callee, Index) : nullptr;
  if (!Parameter || Callee->isInvalidDecl() ||
      U.names().findCallee(Call, Category::Allow))
    return std::nullopt;
  if (!isArgumentOfCallable(Parameter)) {
    if (std::optional<CallbackDropper> Modelled = modelledDropper(Call))
      return Modelled;
    if (classThatTakes(Call) && voidSignature(classThatTakes(Call)))
      return wrapperDropper(Call, Index, Depth);
  }
  if (std::optional<CallbackDropper> Element = elementDropper(U, Call, Index))
    return Element;
  const FunctionDecl *Definition = nullptr;
  if (!Callee->hasBody(Definition) ||
      !(Parameter = parameterFor(Call, Definition, Index)))
    return std::nullopt;
  if (std::optional<Dropped> Site = dropOf(Parameter, Depth + 1))
    return CallbackDropper{calleeName(Call), Site->Value, Site->Explicit};
  return std::nullopt;
}

std::optional<CallbackDrops::Dropped> CallbackDrops::dropOf(const ValueDecl *Holder,
                                                            unsigned Depth) const {
  auto Known = Found.find(Holder);
  // What a template that calls itself does is found on the way back.
  if (Known != Found.end() && (Known->second.Result || Known->second.Depth <= Depth))
    return Known->second.Result;
  if (Depth >= MaximumDepth)
    return std::nullopt;
  Found[Holder] = {std::nullopt, Depth};
  const std::optional<Dropped> Result = findDrop(Holder, Depth);
  Found[Holder].Result = Result;
  return Result;
}

std::optional<CallbackDrops::Dropped>
CallbackDrops::findDrop(const ValueDecl *Holder, unsigned Depth) const {
  if (auto Known = Direct.find(Holder); Known != Direct.end())
    return Known->second;
  if (auto Known = Arguments.find(Holder); Known != Arguments.end())
    for (const HandedOn &To : Known->second)
      if (std::optional<CallbackDropper> Further =
              dropperAt(To.Call, To.Index, Depth + 1))
        return Dropped{Further->Site ? Further->Site : argumentsOf(To.Call)[To.Index],
                       Further->Explicit};
  if (auto Known = Members.find(Holder); Known != Members.end())
    for (const FieldDecl *Field : Known->second)
      if (std::optional<Dropped> Site = dropOf(Field, Depth + 1))
        return Site;
  return std::nullopt;
}

} // namespace async_tidy

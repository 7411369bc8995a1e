//===- Locks.cpp - what holds a lock of threads --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Locks.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {
namespace {

/// How deep members and owners of a guard are followed.
constexpr unsigned MaximumDepth = 3;

const CXXRecordDecl *definitionOf(QualType T) {
  const CXXRecordDecl *Record =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() ? Record->getDefinition() : nullptr;
}

/// The member function \p Name of \p Record or a base that takes no argument, or
/// null.
const CXXMethodDecl *findNullary(const CXXRecordDecl *Record, llvm::StringRef Name) {
  for (const CXXMethodDecl *Method : Record->methods())
    if (plainName(Method) == Name && Method->getMinRequiredArguments() == 0)
      return Method;
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (const CXXRecordDecl *Class = definitionOf(Base.getType()))
      if (const CXXMethodDecl *Method = findNullary(Class, Name))
        return Method;
  return nullptr;
}

/// Whether \p Method has a body in the unit that does nothing, as that of a mutex
/// for programs with a single thread.
bool doesNothing(const CXXMethodDecl *Method) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = Method->hasBody(Definition)
                         ? dyn_cast_or_null<CompoundStmt>(Definition->getBody())
                         : nullptr;
  return Body && Body->body_empty();
}

/// Whether \p Record is something that a guard of the models can lock for a
/// thread: its `lock` gives nothing that would have to be awaited.
bool isLockedByGuards(const Unit &U, const CXXRecordDecl *Record) {
  if (U.names().find(Record, Category::Allow))
    return false;
  for (llvm::StringRef Name : {"lock", "lock_shared", "Lock"})
    if (const CXXMethodDecl *Method = findNullary(Record, Name))
      return Method->getReturnType()->isVoidType() && !doesNothing(Method);
  return false;
}

bool isMutexLike(const CXXRecordDecl *Record) {
  return findNullary(Record, "unlock") || findNullary(Record, "unlock_shared") ||
         findNullary(Record, "Unlock");
}

/// Whether what the guard \p Record is made of, if it is made of mutexes, blocks
/// threads.
bool guardsThreads(const Unit &U, const CXXRecordDecl *Record) {
  const auto Arguments = typeArguments(Record);
  bool HasMutex = false;
  for (QualType Argument : Arguments) {
    const CXXRecordDecl *Mutex = definitionOf(Argument);
    if (!Mutex || !isMutexLike(Mutex))
      continue;
    if (isLockedByGuards(U, Mutex))
      return true;
    HasMutex = true;
  }
  // `std::scoped_lock<>` locks nothing.
  return !HasMutex &&
         (!Arguments.empty() || !isa<ClassTemplateSpecializationDecl>(Record));
}

/// The entry of a guard that the models know, or null.
const Entry *modelledLock(const Unit &U, const CXXRecordDecl *Record) {
  return U.names().find(Record, Category::Lock);
}

bool isGuardClass(const Unit &U, const CXXRecordDecl *Record) {
  if (U.names().find(Record, Category::Allow))
    return false;
  if (modelledLock(U, Record))
    return guardsThreads(U, Record);
  if (Record->hasAttr<ScopedLockableAttr>())
    return true;
  // The specialisation of a template has the attributes of its pattern.
  const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern();
  return Pattern && Pattern->hasAttr<ScopedLockableAttr>();
}

bool isLockAt(const Unit &U, QualType T, unsigned Depth) {
  const CXXRecordDecl *Record = definitionOf(T);
  if (!Record || T->isReferenceType() || Record->isLambda() ||
      Depth == MaximumDepth)
    return false;
  if (isGuardClass(U, Record))
    return true;
  if (U.names().find(Record, Category::Container))
    return llvm::any_of(typeArguments(Record), [&](QualType Element) {
      return isLockAt(U, Element, Depth + 1);
    });
  // What system headers make of guards is their business, and a coroutine type
  // holds what its frame holds.
  if (U.context().getSourceManager().isInSystemHeader(Record->getLocation()) ||
      U.types().factsOf(T).Role != TypeRole::None)
    return false;
  return llvm::any_of(Record->bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return isLockAt(U, Base.getType(), Depth + 1);
                      }) ||
         llvm::any_of(Record->fields(), [&](const FieldDecl *Field) {
           return isLockAt(U, Field->getType(), Depth + 1);
         });
}

bool isNull(const Expr *E, const ASTContext &Context) {
  return E->isNullPointerConstant(const_cast<ASTContext &>(Context),
                                  Expr::NPC_ValueDependentIsNotNull) !=
         Expr::NPCK_NotNull;
}

class HoldingOfInit {
public:
  HoldingOfInit(const Unit &U, bool IsAsked) : U(U), IsAsked(IsAsked) {}

  std::optional<Holding> of(const Expr *Init, unsigned Depth = 0) const {
    if (!Init || Depth == 2 * MaximumDepth || Init->containsErrors())
      return std::nullopt;
    Init = written(Init);
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Init))
      return of(Cast->getSubExpr(), Depth + 1);
    if (const auto *New = dyn_cast<CXXNewExpr>(Init))
      return of(New->getInitializer() ? New->getInitializer()
                                      : New->getConstructExpr(),
                Depth + 1);
    if (const auto *List = dyn_cast<InitListExpr>(Init))
      return ofElements(List->inits(), Depth);
    if (const auto *List = dyn_cast<CXXParenListInitExpr>(Init))
      return ofElements(List->getInitExprs(), Depth);
    if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(Init)) {
      const std::optional<Holding> True = of(Choice->getTrueExpr(), Depth + 1);
      const std::optional<Holding> False = of(Choice->getFalseExpr(), Depth + 1);
      return True == False ? True : std::optional<Holding>(Holding::Tried);
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Init))
      return ofConstruction(Construct, Depth);
    if (const auto *Call = dyn_cast<CallExpr>(Init))
      return ofCall(Call, Depth);
    return std::nullopt;
  }

  /// An optional, pair or smart pointer: empty, or made of a guard, or of what a
  /// guard is made of.
  std::optional<Holding> ofOwner(const CXXRecordDecl *Record,
                                 llvm::ArrayRef<const Expr *> Arguments,
                                 unsigned Depth) const {
    if (Arguments.empty() || isa<CXXDefaultArgExpr>(Arguments.front()))
      return Holding::Free;
    for (const Expr *Argument : Arguments) {
      if (isNull(written(Argument), U.context()) ||
          plainName(definitionOf(Argument->getType())) == "nullopt_t")
        return Holding::Free;
      if (isLock(U, Argument->getType()) || isa<CXXNewExpr>(written(Argument)))
        return of(Argument, Depth + 1);
    }
    for (QualType Element : typeArguments(Record))
      if (const CXXRecordDecl *Guard = definitionOf(Element);
          Guard && isGuardClass(U, Guard))
        return ofGuard(Guard, Arguments);
    return std::nullopt;
  }

private:
  /// A pair of a guard and what it guards, or a class without constructors.
  std::optional<Holding> ofElements(llvm::ArrayRef<const Expr *> Elements,
                                    unsigned Depth) const {
    for (const Expr *Element : Elements)
      if (isLock(U, Element->getType()))
        return of(Element, Depth + 1);
    return std::nullopt;
  }

  std::optional<Holding> ofConstruction(const CXXConstructExpr *Construct,
                                        unsigned Depth) const {
    const CXXConstructorDecl *Constructor = Construct->getConstructor();
    const CXXRecordDecl *Record = Constructor->getParent();
    llvm::SmallVector<const Expr *, 3> Arguments;
    for (const Expr *Argument : Construct->arguments())
      if (!isa<CXXDefaultArgExpr>(Argument))
        Arguments.push_back(Argument);
    if (isGuardClass(U, Record)) {
      if (Constructor->isCopyOrMoveConstructor() && !Arguments.empty())
        return of(Arguments.front(), Depth + 1);
      return ofGuard(Record, Arguments);
    }
    if (U.names().find(Record, Category::Container))
      return ofOwner(Record, Arguments, Depth);
    return ofWrapper(Constructor, Arguments, Depth);
  }

  std::optional<Holding> ofGuard(const CXXRecordDecl *Record,
                                 llvm::ArrayRef<const Expr *> Arguments) const {
    if (Arguments.empty())
      return Holding::Free;
    const Entry *Facts = modelledLock(U, Record);
    for (const Expr *Argument : Arguments) {
      if (isNull(written(Argument), U.context()))
        return Holding::Free;
      if (!Facts)
        continue;
      if (isOneOf(Argument->getType(), Facts->DeferredTypes))
        return Holding::Free;
      if (isOneOf(Argument->getType(), Facts->TriedTypes))
        return Holding::Tried;
    }
    return Holding::Held;
  }

  /// A class with a guard for a member or a base: what its constructor does.
  std::optional<Holding> ofWrapper(const CXXConstructorDecl *Constructor,
                                   llvm::ArrayRef<const Expr *> Arguments,
                                   unsigned Depth) const {
    if (Constructor->isCopyOrMoveConstructor() && !Arguments.empty())
      return of(Arguments.front(), Depth + 1);
    const FunctionDecl *Definition = nullptr;
    if (!Constructor->hasBody(Definition))
      return std::nullopt;
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Definition)->inits()) {
      const FieldDecl *Member = Init->getAnyMember();
      const QualType T = Member ? Member->getType() : QualType(Init->getBaseClass(), 0);
      if (!T.isNull() && isLock(U, T) && Init->getInit()) {
        const Expr *Value = Init->getInit();
        if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
          Value = Default->getExpr();
        return of(Value, Depth + 1);
      }
    }
    return std::nullopt;
  }

  std::optional<Holding> ofCall(const CallExpr *Call, unsigned Depth) const {
    if (Call->isCallToStdMove())
      return std::nullopt;
    const FunctionDecl *Callee = Call->getDirectCallee();
    // `std::make_unique<Guard>(mutex)`
    if (Callee && Callee->isInStdNamespace() && plainName(Callee).starts_with("make_"))
      if (const CXXRecordDecl *Owner = definitionOf(Call->getType()))
        return ofOwner(Owner, {Call->getArgs(), Call->getNumArgs()}, Depth);
    return IsAsked ? Holding::Tried : Holding::Held;
  }

  const Unit &U;
  const bool IsAsked;
};

bool isNamed(llvm::StringRef Name, llvm::ArrayRef<std::string> Names,
             std::initializer_list<llvm::StringRef> Standard) {
  return !Name.empty() && (Names.empty() ? llvm::is_contained(Standard, Name)
                                         : llvm::is_contained(Names, Name));
}

/// What a member function does with the object it is called on.
std::optional<Holding> memberAction(const CXXMethodDecl *Method,
                                    const Entry *Facts) {
  static const std::vector<std::string> None;
  const llvm::StringRef Name = plainName(Method);
  if (isNamed(Name, Facts ? Facts->LockedBy : None,
              {"lock", "lock_shared", "lock_upgrade"}))
    return Holding::Held;
  if (isNamed(Name, Facts ? Facts->UnlockedBy : None,
              {"unlock", "unlock_shared", "unlock_upgrade"}))
    return Holding::Free;
  if (isNamed(Name, Facts ? Facts->TriedBy : None,
              {"try_lock", "try_lock_for", "try_lock_until", "try_lock_shared",
               "try_lock_shared_for", "try_lock_shared_until", "tryLock"}))
    return Holding::Tried;
  return std::nullopt;
}

/// What a member function that is annotated for Clang's thread safety analysis
/// does with its object.
std::optional<Holding> annotatedAction(const CXXMethodDecl *Method) {
  if (const auto *Acquire = Method->getAttr<AcquireCapabilityAttr>();
      Acquire && Acquire->args_size() == 0)
    return Holding::Held;
  if (const auto *Release = Method->getAttr<ReleaseCapabilityAttr>();
      Release && Release->args_size() == 0)
    return Holding::Free;
  if (const auto *Try = Method->getAttr<TryAcquireCapabilityAttr>();
      Try && Try->args_size() == 0)
    return Holding::Tried;
  return std::nullopt;
}

/// What `emplace` and `reset` do with the guard in an optional or smart pointer.
std::optional<Holding> ownerAction(const Unit &U, const CXXRecordDecl *Owner,
                                   const CXXMemberCallExpr *Call) {
  const llvm::StringRef Name = plainName(Call->getMethodDecl());
  if (Name != "emplace" && Name != "reset")
    return std::nullopt;
  return HoldingOfInit(U, /*IsAsked=*/false)
      .ofOwner(Owner, argumentsOf(Call), /*Depth=*/0);
}

std::optional<LockCall> lockMemberCall(const Unit &U, const CXXMemberCallExpr *Call) {
  const CXXMethodDecl *Method = Call->getMethodDecl();
  const Expr *Object = Call->getImplicitObjectArgument();
  if (!Method || !Object)
    return std::nullopt;
  QualType T = Object->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Record = definitionOf(T);
  if (!Record)
    return std::nullopt;
  std::optional<Holding> After = annotatedAction(Method);
  const Entry *Mutex =
      After ? nullptr : U.names().findType(T, Category::Mutex);
  if (!After && (Mutex || isGuardClass(U, Record)))
    After = memberAction(Method, Mutex ? Mutex : modelledLock(U, Record));
  if (!After && U.names().find(Record, Category::Container) && isLock(U, T))
    After = ownerAction(U, Record, Call);
  if (!After)
    return std::nullopt;
  return LockCall{*After, {Object}};
}

} // namespace

bool isLock(const Unit &U, QualType T) {
  return !T.isNull() && !T->isDependentType() && isLockAt(U, T, 0);
}

std::optional<Holding> initialHolding(const Unit &U, const Expr *Init,
                                      bool IsAsked) {
  return HoldingOfInit(U, IsAsked).of(Init);
}

llvm::SmallVector<Place, 1> mutexesIn(const Unit &U, const Expr *Init) {
  llvm::SmallVector<Place, 1> Result;
  auto Visit = [&](auto &Self, const Stmt *S, unsigned Depth) -> void {
    const auto *E = dyn_cast_or_null<Expr>(S);
    if (!E || isa<LambdaExpr>(E) || Depth == 8)
      return;
    const CXXRecordDecl *Record = definitionOf(E->getType());
    if (Record && E->isLValue() && isMutexLike(Record) && !isLock(U, E->getType()))
      if (std::optional<Place> Mutex = placeOf(E, U.context())) {
        Result.push_back(std::move(*Mutex));
        return;
      }
    for (const Stmt *Child : S->children())
      Self(Self, Child, Depth + 1);
  };
  Visit(Visit, Init, 0);
  return Result;
}

std::optional<LockCall> lockCall(const Unit &U, const CallExpr *Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return lockMemberCall(U, Member);
  if (const Entry *Facts = U.names().findCallee(Call, Category::LockFunction)) {
    LockCall Result{Holding::Held, {}};
    if (Facts->IsTried)
      Result.After = Holding::Tried;
    for (const Expr *Argument : Call->arguments())
      Result.Objects.push_back(Argument);
    return Result;
  }
  if (U.names().findCallee(Call, Category::UnlockFunction) && Call->getNumArgs() != 0)
    return LockCall{Holding::Free, {Call->getArg(0)}};
  return std::nullopt;
}

} // namespace async_tidy

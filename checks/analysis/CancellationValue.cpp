//===- CancellationValue.cpp - what tells code to stop --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/CancellationValue.h"
#include "analysis/Unit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The class inside of \p Record, where that is a wrapper of the standard library.
QualType wrapped(const CXXRecordDecl *Record) {
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  if (!Special || !Special->isInStdNamespace() || !Special->getTemplateArgs().size() ||
      Special->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  const llvm::StringRef Name = plainName(Special);
  return Name == "optional" || Name == "reference_wrapper" || Name == "shared_ptr"
             ? Special->getTemplateArgs()[0].getAsType()
             : QualType();
}

/// Whether a `T &` or `T *` parameter would take away the const of \p Value.
bool isConstIn(const Callable &C, const CancellationValue &Value) {
  if (Value.Declaration->getType().getNonReferenceType().isConstQualified())
    return true;
  if (Value.Declaration->getType()->isReferenceType())
    return false;
  if (Value.IsMember) {
    const auto *Field = dyn_cast<FieldDecl>(Value.Declaration);
    for (const Callable *Around = &C; Around; Around = Around->Enclosing)
      if (!Around->Lambda) {
        const auto *Method = dyn_cast<CXXMethodDecl>(Around->Function);
        return Method && Method->isConst() && !(Field && Field->isMutable());
      }
    return false;
  }
  // What a lambda captures by copy is const, unless the lambda is mutable.
  if (C.Lambda && !C.Lambda->isMutable())
    for (const LambdaCapture &Capture : C.Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCapturedVar() == Value.Declaration)
        return Capture.getCaptureKind() == LCK_ByCopy;
  return false;
}

/// The member function of \p Source without parameters that makes a \p Token.
const CXXMethodDecl *makerOf(const CXXRecordDecl *Source, const CXXRecordDecl *Token) {
  for (const CXXMethodDecl *Method : Source->methods())
    if (Method->getIdentifier() && Method->isConst() && Method->getNumParams() == 0 &&
        Method->getAccess() == AS_public && !Method->isDeleted() &&
        Method->getReturnType()->getAsCXXRecordDecl() == Token)
      return Method;
  return nullptr;
}

bool isSame(const CXXRecordDecl *A, const CXXRecordDecl *B) {
  return A->getCanonicalDecl() == B->getCanonicalDecl();
}

/// Whether another variable that \p C sees hides the member \p Name.
bool isHidden(const Callable &C, DeclarationName Name) {
  for (const Callable *Around = &C; Around; Around = Around->Enclosing) {
    auto HasName = [Name](const ValueDecl *D) { return D->getDeclName() == Name; };
    if (llvm::any_of(Around->Locals, HasName) ||
        llvm::any_of(Around->Function->parameters(), HasName))
      return true;
  }
  return false;
}

class Values {
public:
  Values(const Unit &U, const Callable &C, const Expr *At) : U(U), C(C), At(At) {}

  /// Those of every place in the function.
  std::vector<CancellationValue> findOutside() {
    addOutside();
    return std::move(Result);
  }

  std::vector<CancellationValue> find() {
    addLocals();
    addOutside();
    return std::move(Result);
  }

private:
  void addOutside() {
    addAll(C.Function->parameters());
    if (C.Lambda)
      addCaptures();
    else if (const auto *Method = dyn_cast<CXXMethodDecl>(C.Function);
             Method && Method->isInstance())
      addMembers(Method->getParent(), AS_private);
  }

  void add(const ValueDecl *D, bool IsMember = false) {
    if (D->getIdentifier() && cancellationType(U, D->getType()))
      Result.push_back({D, Distance, IsMember});
  }

  template <typename Range> void addAll(const Range &Declarations) {
    for (const auto *D : Declarations)
      add(D);
    ++Distance;
  }

  void addLocal(const Decl *D) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    if (!Variable || !Variable->hasLocalStorage() || Variable->isImplicit())
      return;
    const CancellationType Type = cancellationType(U, Variable->getType());
    if (!Type || Type.isSource() || !isFromOutside(Variable))
      return;
    add(Variable);
    ++Distance;
  }

  /// Whether the local \p Variable stands for a cancellation that the function was
  /// given, or has asked for, such as by `co_await`.
  bool isFromOutside(const VarDecl *Variable) const {
    const Expr *Init = initOf(Variable);
    if (!Init || (isa<CXXConstructExpr>(written(Init)) &&
                  argumentsOf(written(Init)).empty()))
      return false;
    if (linkedCancellation(U, Variable))
      return true;
    return !anyPart(Init, LambdaBodies::Skipped, [&](const Stmt *S) {
      const auto *Reference = dyn_cast<DeclRefExpr>(S);
      return Reference && cancellationType(U, Reference->getType());
    });
  }

  void addLocals() {
    for (const Stmt *Inner = At, *Outer = C.parents().getParent(At); Outer;
         Inner = Outer, Outer = C.parents().getParent(Outer)) {
      llvm::SmallVector<const Stmt *, 8> Before;
      for (const Stmt *Child : Outer->children()) {
        if (Child == Inner)
          break;
        if (Child && isa<DeclStmt>(Child))
          Before.push_back(Child);
      }
      for (const Stmt *Declaration : llvm::reverse(Before))
        for (const Decl *D : cast<DeclStmt>(Declaration)->decls())
          addLocal(D);
    }
  }

  void addCaptures() {
    const CXXRecordDecl *Class = nullptr;
    for (const LambdaCapture &Capture : C.Lambda->captures()) {
      if (Capture.capturesVariable())
        add(Capture.getCapturedVar());
      else if (Capture.capturesThis())
        Class = Capture.getLocation().isValid() ? enclosingClass() : nullptr;
    }
    ++Distance;
    if (Class)
      addMembers(Class, AS_private);
  }

  const CXXRecordDecl *enclosingClass() const {
    for (const Callable *Around = C.Enclosing; Around; Around = Around->Enclosing)
      if (!Around->Lambda) {
        const auto *Method = dyn_cast<CXXMethodDecl>(Around->Function);
        return Method ? Method->getParent() : nullptr;
      }
    return nullptr;
  }

  void addMembers(const CXXRecordDecl *Class, AccessSpecifier Most) {
    if (!Class->hasDefinition())
      return;
    for (const FieldDecl *Field : Class->getDefinition()->fields())
      if (Field->getAccess() <= Most)
        add(Field, /*IsMember=*/true);
    ++Distance;
    for (const CXXBaseSpecifier &Base : Class->getDefinition()->bases())
      if (const CXXRecordDecl *Record = Base.getType()->getAsCXXRecordDecl())
        addMembers(Record, AS_protected);
  }

  const Unit &U;
  const Callable &C;
  const Expr *At;
  unsigned Distance = 0;
  std::vector<CancellationValue> Result;
};

/// The function called where \p S calls a member function of a cancellation.
const CXXMethodDecl *memberCalled(const Unit &U, const Stmt *S, CancellationType &Of) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
  const Expr *Object = Call ? objectOf(Call) : nullptr;
  if (!Object || Object->getType().isNull() || !Call->getMethodDecl() ||
      !Call->getMethodDecl()->getIdentifier())
    return nullptr;
  Of = cancellationType(U, Object->getType());
  return Of ? Call->getMethodDecl() : nullptr;
}

} // namespace

bool isCopyable(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record)
    return true;
  if (!Record->hasDefinition())
    return false;
  if (Record->needsImplicitCopyConstructor())
    return !Record->defaultedCopyConstructorIsDeleted();
  return llvm::any_of(Record->ctors(), [](const CXXConstructorDecl *Constructor) {
    return Constructor->isCopyConstructor() && !Constructor->isDeleted() &&
           Constructor->getAccess() == AS_public;
  });
}

CancellationType cancellationType(const Unit &U, QualType T) {
  CancellationType Result;
  while (!T.isNull()) {
    T = T.getNonReferenceType();
    if (T->isPointerType()) {
      T = T->getPointeeType();
      Result.IsWrapped = true;
      continue;
    }
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (!Record)
      return {};
    if (const QualType Inner = wrapped(Record); !Inner.isNull()) {
      T = Inner;
      Result.IsWrapped = true;
      continue;
    }
    Result.Facts = U.names().findType(T, Category::CancellationType);
    Result.Record = Result.Facts ? Record : nullptr;
    return Result;
  }
  return {};
}

bool carriesCancellation(const Unit &U, const Stmt *S, LambdaBodies Bodies) {
  return anyPart(S, Bodies, [&](const Stmt *Part) {
    const auto *Value = dyn_cast<Expr>(Part);
    return Value && cancellationType(U, Value->getType());
  });
}

bool asksForCancellation(const Unit &U, const Stmt *S) {
  // A token that is a function object.
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
      Operator && Operator->getOperator() == OO_Call)
    return bool(cancellationType(U, Operator->getArg(0)->getType()));
  CancellationType Of;
  const CXXMethodDecl *Called = memberCalled(U, S, Of);
  return Called && (Of.Facts->AskedBy.empty()
                        ? !llvm::is_contained(Of.Facts->RequestedBy, Called->getName())
                        : llvm::is_contained(Of.Facts->AskedBy, Called->getName()));
}

bool requestsCancellation(const Unit &U, const Stmt *S) {
  CancellationType Of;
  const CXXMethodDecl *Called = memberCalled(U, S, Of);
  return Called && llvm::is_contained(Of.Facts->RequestedBy, Called->getName());
}

const ValueDecl *namedValue(const Expr *E) {
  E = withoutMoves(E);
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = written(Address->getSubExpr());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return Reference->getDecl();
  const auto *Member = dyn_cast<MemberExpr>(E);
  return Member && isa<CXXThisExpr>(written(Member->getBase()))
             ? Member->getMemberDecl()
             : nullptr;
}

std::vector<CancellationValue> cancellationValues(const Unit &U, const Callable &C,
                                                  const Expr *At) {
  return Values(U, C, At).find();
}

bool mayReachCancellation(const Unit &U, const Callable &C) {
  return llvm::any_of(C.Locals,
                      [&U](const VarDecl *Variable) {
                        return bool(cancellationType(U, Variable->getType()));
                      }) ||
         !Values(U, C, /*At=*/nullptr).findOutside().empty();
}

const ValueDecl *linkedCancellation(const Unit &U, const VarDecl *Variable) {
  const ValueDecl *Result = nullptr;
  anyPart(initOf(Variable), LambdaBodies::Skipped, [&](const Stmt *S) {
    const auto *Value = dyn_cast<Expr>(S);
    const ValueDecl *Named = Value ? namedValue(Value) : nullptr;
    if (!Named || !cancellationType(U, Named->getType()))
      return false;
    const auto *Local = dyn_cast<VarDecl>(Named);
    const bool IsOwn = Local && Local->hasLocalStorage() && !isa<ParmVarDecl>(Local) &&
                       !Local->isInitCapture();
    if (!IsOwn)
      Result = Named;
    else if (Local != Variable && linkedCancellation(U, Local))
      Result = Local;
    return Result != nullptr;
  });
  return Result;
}

std::optional<std::string> spelledFor(const Unit &U, const Callable &C,
                                      const CancellationValue &Value,
                                      QualType Parameter) {
  const QualType T = Value.Declaration->getType().getNonReferenceType();
  const CancellationType From = cancellationType(U, T);
  const CancellationType To = cancellationType(U, Parameter);
  if (!From || !To)
    return std::nullopt;
  const std::string Name = (Value.IsMember && isHidden(C, Value.Declaration->getDeclName())
                                ? "this->"
                                : "") +
                           Value.Declaration->getName().str();
  const QualType Target = Parameter.getNonReferenceType();
  const bool TakesReference =
      Parameter->isLValueReferenceType() && !Target.isConstQualified();

  if (!isSame(From.Record, To.Record) &&
      (From.IsWrapped || !From.Record->isDerivedFrom(To.Record))) {
    const CXXMethodDecl *Maker =
        From.IsWrapped || To.IsWrapped || TakesReference
            ? nullptr
            : makerOf(From.Record->getDefinition(), To.Record);
    if (!Maker)
      return std::nullopt;
    return Name + "." + Maker->getNameAsString() + "()";
  }
  if (From.IsWrapped)
    return U.context().hasSameUnqualifiedType(T, Target)
               ? std::optional(Parameter->isRValueReferenceType() ? std::string() : Name)
               : std::nullopt;

  const bool IsConst = isConstIn(C, Value);
  if (Target->isPointerType())
    return IsConst && !Target->getPointeeType().isConstQualified()
               ? std::nullopt
               : std::optional("&" + Name);
  if (To.IsWrapped) {
    // An optional copies; a reference_wrapper, in one or not, refers.
    const bool Copies = plainName(Target->getAsCXXRecordDecl()) == "optional" &&
                        U.context().hasSameUnqualifiedType(
                            wrapped(Target->getAsCXXRecordDecl()), T);
    const bool Shares = plainName(Target->getAsCXXRecordDecl()) == "shared_ptr";
    return Shares || (Copies ? !isCopyable(T) : IsConst) ? std::nullopt
                                                                   : std::optional(Name);
  }
  if (TakesReference)
    return IsConst ? std::nullopt : std::optional(Name);
  if (Parameter->isRValueReferenceType())
    return isCopyable(T) ? std::optional(std::string()) : std::nullopt;
  if (Parameter->isLValueReferenceType())
    return Name;
  return isCopyable(T) ? std::optional(Name) : std::nullopt;
}

} // namespace async_tidy

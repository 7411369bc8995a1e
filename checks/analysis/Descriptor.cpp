//===- Descriptor.cpp - where a raw descriptor comes from -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Descriptor.h"
#include "analysis/CallArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The entry of the function that makes a blocking descriptor in \p E, or null.
const Entry *blockingSource(const Unit &U, const Expr *E) {
  E = E->IgnoreParenImpCasts();
  // `int fd{socket(...)};`
  if (const auto *List = dyn_cast<InitListExpr>(E); List && List->getNumInits() == 1)
    E = List->getInit(0)->IgnoreParenImpCasts();
  const auto *Call = dyn_cast<CallExpr>(E);
  const Entry *Facts =
      Call ? U.names().findCallee(Call, Category::DescriptorSource) : nullptr;
  return Facts && !argumentsMayPreventBlocking(Call, *Facts, U.context()) ? Facts
                                                                      : nullptr;
}

/// Whether \p Call leaves the mode of a descriptor as it is.
bool keepsMode(const Unit &U, const CallExpr *Call) {
  if (U.names().findCallee(Call, Category::DescriptorUser))
    return true;
  const Entry *Blocking = U.names().findCallee(Call, Category::Blocking);
  return Blocking && Blocking->Descriptor;
}

/// Whether \p Call is how `co_return` hands over its operand.
bool isReturned(const CallExpr *Call) {
  return plainName(Call->getDirectCallee()) == "return_value";
}

} // namespace

std::optional<BlockingKind> descriptorKind(const Unit &U, const Callable &C,
                                           const Expr *E, BlockingKind Kind) {
  E = E->IgnoreParenImpCasts();
  if (E->isValueDependent() || E->containsErrors())
    return std::nullopt;
  Expr::EvalResult Number;
  if (E->EvaluateAsInt(Number, U.context()))
    return Number.Val.getInt() == 0 ? std::optional(BlockingKind::Stdin)
                                    : std::nullopt;
  if (const Entry *Source = blockingSource(U, E))
    return Source->Kind == BlockingKind::File ? Source->Kind : Kind;
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      !llvm::is_contained(C.Locals, Variable))
    return std::nullopt;

  const Entry *Source = nullptr;
  auto IsSource = [&](const Expr *Value) {
    // `int fd = -1;` is not made yet, or no more.
    Expr::EvalResult Constant;
    if (Value->EvaluateAsInt(Constant, U.context()))
      return Constant.Val.getInt().isNegative();
    const Entry *Found = blockingSource(U, Value);
    // One variable for a file and a socket: who knows which it is.
    if (!Found || (Source && Source->Kind != Found->Kind))
      return false;
    Source = Found;
    return true;
  };
  if (initOf(Variable) && !IsSource(initOf(Variable)))
    return std::nullopt;
  for (const DeclRefExpr *Use : C.referencesTo(Variable)) {
    const Stmt *Child = Use;
    const Stmt *Parent = C.parents().getParent(Use);
    while (isa_and_nonnull<ImplicitCastExpr, ParenExpr>(Parent)) {
      Child = Parent;
      Parent = C.parents().getParent(Parent);
    }
    if (const auto *Call = dyn_cast_or_null<CallExpr>(Parent)) {
      if (keepsMode(U, Call) || isReturned(Call))
        continue;
      return std::nullopt;
    }
    // The caller's business, or a test whether there is one.
    if (isa_and_nonnull<ReturnStmt, IfStmt>(Parent))
      continue;
    if (const auto *Not = dyn_cast_or_null<UnaryOperator>(Parent);
        Not && Not->getOpcode() == UO_LNot)
      continue;
    const auto *Operator = dyn_cast_or_null<BinaryOperator>(Parent);
    if (!Operator)
      return std::nullopt;
    if (Operator->getOpcode() == BO_Assign && Operator->getLHS() == Child) {
      if (!IsSource(Operator->getRHS()))
        return std::nullopt;
    } else if (!Operator->isComparisonOp()) {
      return std::nullopt;
    }
  }
  if (!Source)
    return std::nullopt;
  return Source->Kind == BlockingKind::File ? Source->Kind : Kind;
}

} // namespace async_tidy

//===- CancellationFixes.cpp - what gives a call its cancellation ---------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CancellationFixes.h"
#include "analysis/WrittenExpr.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

std::optional<FixItHint> insertBehind(const Expr *E, llvm::StringRef Text,
                                      const ASTContext &Context) {
  const SourceLocation End =
      Lexer::getLocForEndOfToken(E->getEndLoc(), 0, Context.getSourceManager(),
                                 Context.getLangOpts());
  if (E->getEndLoc().isMacroID() || End.isInvalid())
    return std::nullopt;
  return FixItHint::CreateInsertion(End, Text);
}

std::optional<FixItHint> insertArgument(const CallExpr *Call, unsigned Index,
                                        llvm::StringRef Text,
                                        const ASTContext &Context) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  const unsigned NumWritten = numWrittenArguments(Call, Callee);
  if (Index > NumWritten || Call->getRParenLoc().isMacroID())
    return std::nullopt;
  if (NumWritten == 0)
    return FixItHint::CreateInsertion(Call->getRParenLoc(), Text);
  if (Index == NumWritten)
    return insertBehind(argumentFor(Call, Callee, Index - 1), (", " + Text).str(),
                        Context);
  const SourceLocation Begin = argumentFor(Call, Callee, Index)->getBeginLoc();
  if (Begin.isMacroID())
    return std::nullopt;
  return FixItHint::CreateInsertion(Begin, (Text + ", ").str());
}

} // namespace async_tidy

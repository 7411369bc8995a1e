//===- TypeArguments.cpp - what a class template is made of ---------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/TypeArguments.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

llvm::SmallVector<QualType, 4> typeArguments(const CXXRecordDecl *Record) {
  llvm::SmallVector<QualType, 4> Result;
  const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
  if (!Special)
    return Result;
  auto Add = [&](const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Type)
      Result.push_back(Argument.getAsType());
  };
  for (const TemplateArgument &Argument : Special->getTemplateArgs().asArray()) {
    if (Argument.getKind() != TemplateArgument::Pack) {
      Add(Argument);
      continue;
    }
    for (const TemplateArgument &Element : Argument.pack_elements())
      Add(Element);
  }
  return Result;
}

} // namespace async_tidy

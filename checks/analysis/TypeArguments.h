//===- TypeArguments.h - what a class template is made of -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_TYPEARGUMENTS_H
#define ASYNC_TIDY_ANALYSIS_TYPEARGUMENTS_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// The types among the template arguments of \p Record, those in a pack included,
/// as a tuple or a variant has them. None for what is no specialisation, and for
/// null.
llvm::SmallVector<clang::QualType, 4>
typeArguments(const clang::CXXRecordDecl *Record);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_TYPEARGUMENTS_H

//===- BorrowReport.h - how a reference of a task is reported -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_BORROWREPORT_H
#define ASYNC_TIDY_BORROWREPORT_H

#include "analysis/EscapedWork.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace async_tidy {

/// Notes for the variable that \p Borrow refers to, and for the parameter or function
/// that keeps the reference.
void noteBorrow(clang::tidy::ClangTidyCheck &Check, const TaskBorrow &Borrow);

/// The note at what is done with the task of \p Work when the object has ended.
void noteEscape(clang::tidy::ClangTidyCheck &Check, const EscapedWork &Work);

/// The place to edit: the argument or object, or the call where that is a default
/// argument, which stands nowhere.
clang::SourceLocation placeOf(const EscapedWork &Work);

} // namespace async_tidy

#endif // ASYNC_TIDY_BORROWREPORT_H

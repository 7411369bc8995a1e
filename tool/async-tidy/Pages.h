//===- Pages.h - the pages of the checks ----------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_PAGES_H
#define ASYNC_TIDY_TOOL_PAGES_H

#include "Catalog.h"
#include "llvm/ADT/StringRef.h"

namespace async_tidy {

/// The text of `docs/checks/<name>.md`, embedded when the program is built.
llvm::StringRef pageOf(const CheckEntry &Entry);

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_PAGES_H

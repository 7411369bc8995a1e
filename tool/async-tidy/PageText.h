//===- PageText.h - the page of a check in a report -----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_PAGETEXT_H
#define ASYNC_TIDY_TOOL_PAGETEXT_H

#include "Catalog.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// The page of \p Entry in Markdown, to be read elsewhere: links to other pages
/// lead to \p Address, where the pages are published, or are plain text where
/// that is empty. Without comments.
std::string helpMarkdown(const CheckEntry &Entry, llvm::StringRef Address);

/// The first paragraph that says why, as plain text in one line.
std::string whyText(const CheckEntry &Entry);

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_PAGETEXT_H

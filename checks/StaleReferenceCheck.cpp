//===- StaleReferenceCheck.cpp - async-stale-reference --------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaleReferenceCheck.h"

namespace async_tidy {

void StaleReferenceCheck::check(const Unit &U, const Callable &C) {
  // Ask the analysis, leave early, report where isNew() says so.
}

} // namespace async_tidy

//===- Registration.cpp - the checks in a host of the right version -------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AsyncModule.h"

static clang::tidy::ClangTidyModuleRegistry::Add<async_tidy::AsyncModule>
    Register("async-tidy", "finds misuse of asynchronous code");

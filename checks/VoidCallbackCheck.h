//===- VoidCallbackCheck.h - async-void-callback --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_VOIDCALLBACKCHECK_H
#define ASYNC_TIDY_VOIDCALLBACKCHECK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Finds callables that return a task, and are given to somebody who calls them
/// for nothing: a wrapper such as `std::function<void()>`, a thread, a slot, or a
/// template that drops the result.
///
/// Not seen: what becomes of a callable in a function without a visible body.
///
/// The page: docs/checks/void-callback.md
class VoidCallbackCheck : public AsyncCheck {
public:
  static constexpr const CheckEntry &Entry = catalogEntry("async-void-callback");

  VoidCallbackCheck(clang::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : AsyncCheck(Entry, Name, Context) {}

protected:
  void check(const Unit &Unit, const Callable &C) override;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_VOIDCALLBACKCHECK_H

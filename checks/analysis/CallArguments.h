//===- CallArguments.h - what the arguments of a call decide --------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_CALLARGUMENTS_H
#define ASYNC_TIDY_ANALYSIS_CALLARGUMENTS_H

#include "analysis/AsyncContext.h"
#include <optional>

namespace async_tidy {

class Unit;

/// How \p Call blocks, which \p Facts speaks of, or nothing: its bound is zero,
/// a flag or a type among its arguments says that it does not wait, or the mode
/// of its descriptor is not known. A value that can be one or the other is
/// unknown, and unknown is no.
std::optional<BlockingKind> blockingKind(const Unit &Unit, const Callable &C,
                                         const clang::Expr *Call,
                                         const async_tidy::Entry &Facts);

/// Whether the bound or the flags of \p Call surely keep it from blocking,
/// although \p Facts says that it does.
bool argumentsPreventBlocking(const clang::Expr *Call,
                              const async_tidy::Entry &Facts,
                              clang::ASTContext &Context);

/// Whether \p Call calls an overload that \p Facts speaks of.
bool hasModelledSignature(const clang::Expr *Call, const async_tidy::Entry &Facts);

/// Whether the flags of \p Call surely have one of those that \p Facts lists.
bool hasListedFlag(const clang::Expr *Call, const async_tidy::Entry &Facts,
                   const clang::ASTContext &Context);

/// Whether the bound or the flags of \p Call keep it from blocking, or can.
bool argumentsMayPreventBlocking(const clang::Expr *Call,
                                 const async_tidy::Entry &Facts,
                                 clang::ASTContext &Context);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_CALLARGUMENTS_H

//===- Descriptor.h - where a raw descriptor comes from -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_ANALYSIS_DESCRIPTOR_H
#define ASYNC_TIDY_ANALYSIS_DESCRIPTOR_H

#include "analysis/AsyncContext.h"
#include <optional>

namespace async_tidy {

class Unit;

/// How an operation on the descriptor \p E blocks, which does it with \p Kind on
/// a socket: as the function that made the descriptor says, where that is in
/// \p C itself, without a non-blocking flag, and nobody else has had the
/// descriptor since. Standard input is known by its number. Nothing where the
/// mode of the descriptor is not known.
std::optional<BlockingKind> descriptorKind(const Unit &Unit, const Callable &C,
                                           const clang::Expr *E,
                                           BlockingKind Kind);

} // namespace async_tidy

#endif // ASYNC_TIDY_ANALYSIS_DESCRIPTOR_H

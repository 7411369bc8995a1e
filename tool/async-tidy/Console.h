//===- Console.h - what the driver says besides findings ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_TOOL_CONSOLE_H
#define ASYNC_TIDY_TOOL_CONSOLE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/WithColor.h"
#include <string>

namespace async_tidy {

/// The exit status of the program.
enum ExitStatus { Clean = 0, Findings = 1, Failed = 2 };

/// The start of a line on standard error that says what went wrong.
inline llvm::raw_ostream &error() {
  return llvm::WithColor::error(llvm::errs(), "async-tidy");
}

/// The start of a line on standard error that says what is left out.
inline llvm::raw_ostream &note() {
  return llvm::WithColor::note(llvm::errs(), "async-tidy");
}

/// "1 finding", "2 findings".
inline std::string count(size_t Number, llvm::StringRef What) {
  return std::to_string(Number) + " " + What.str() + (Number == 1 ? "" : "s");
}

} // namespace async_tidy

#endif // ASYNC_TIDY_TOOL_CONSOLE_H

//===- SuspensionTest.cpp - what is suspended before ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AstTest.h"
#include "analysis/Suspension.h"

using namespace async_tidy;
using namespace clang;

namespace {

struct Case {
  const char *Name;
  /// The body of a coroutine that calls `here` once.
  const char *Body;
  unsigned Before;
};

constexpr char Prelude[] = R"cpp(
#include <app/task.h>
void here();
app::Task<> tick();
app::Task<int> price();
bool urgent();
)cpp";

const Case Cases[] = {
    Case{"none", "here(); co_return;", 0},
        Case{"none before", "here(); co_await tick();", 0},
        Case{"one", "co_await tick(); here();", 1},
        Case{"two", "co_await tick(); co_await tick(); here();", 2},
        Case{"on some path", "if (urgent()) co_await tick(); here();", 1},
        Case{"on another path",
             "if (urgent()) co_await tick(); else here(); co_return;", 0},
        Case{"on a path that ends", "if (urgent()) { co_await tick(); co_return; }"
                                    " here();",
             0},
        Case{"in a loop around both",
             "while (urgent()) { here(); co_await tick(); }", 1},
        Case{"in a variable's initialiser", "int p = co_await price(); here();", 1},
        Case{"in a condition", "if (co_await price() > 3) here();", 1},
        Case{"in the operand of co_return", "here(); co_return co_await tick();", 0},
        Case{"around an inline lambda", "co_await tick(); [] { here(); }();", 1},
        Case{"in a nested coroutine",
             "auto inner = []() -> app::Task<> { co_await tick(); }; here();"
             " co_return;",
             0},
        Case{"around a handler", "try { co_await tick(); } catch (...) { here(); }",
             1}};

TEST(Suspension, CountsWhatIsBefore) {
  Snippet S(std::string(Prelude) + joinCases(Cases, [](const Case &C) {
              return std::string("app::Task<> run() {") + C.Body + "\n}";
            }));
  for (size_t Index = 0; Index != std::size(Cases); ++Index) {
    SCOPED_TRACE(Cases[Index].Name);
    bool Found = false;
    for (const Callable *C : S.callablesIn(caseName(Index)))
      for (const Expr *Call : C->Calls)
        if (calleeName(Call) == "here") {
          EXPECT_EQ(suspensionsBefore(S.unit(), *C, Call).size(),
                    Cases[Index].Before);
          Found = true;
        }
    EXPECT_TRUE(Found);
  }
}



} // namespace

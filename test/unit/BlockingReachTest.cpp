//===- BlockingReachTest.cpp - what a call blocks on ----------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AstTest.h"
#include "analysis/BlockingReach.h"

using namespace async_tidy;
using namespace clang;

namespace {

constexpr char Prelude[] = R"cpp(
#include <app/task.h>
#include <algorithm>
#include <future>
#include <thread>
#include <vector>
std::future<int> ask();
[[clang::annotate("async::blocking:sleep")]] void nap();
)cpp";

/// The chains of the blocking calls in the async contexts of \p Callables, as
/// `name > callee > callee`, each in a line.
std::string chains(const Snippet &S, llvm::ArrayRef<const Callable *> Callables) {
  std::string Result;
  for (const Callable *C : Callables) {
    if (!C->isAsync())
      continue;
    for (const BlockingCall &Blocking : blockingCalls(S.unit(), *C, BlockingKinds::all())) {
      std::string Line = Blocking.Name;
      for (const ChainHop &Hop : Blocking.Chain)
        Line += " > " + Hop.Callee;
      // Without the namespace of the case.
      for (size_t At; (At = Line.find("case_")) != std::string::npos;)
        Line.erase(At, Line.find("::", At) + 2 - At);
      Result += (Result.empty() ? "" : "\n") + Line;
    }
  }
  return Result;
}

struct Case {
  const char *Name;
  const char *Code;
  const char *Chains;
};

const Case Cases[] = {
    {"a direct call", "app::Task<int> run() { co_return ask().get(); }",
     "std::future::get"},
    {"one hop", "int load() { return ask().get(); }"
                "app::Task<int> run() { co_return load(); }",
     "load > std::future::get"},
    {"two hops",
     "int load() { return ask().get(); } int fetch() { return load(); }"
     "app::Task<int> run() { co_return fetch(); }",
     "fetch > load > std::future::get"},
    {"the shortest of two ways",
     "int load() { return ask().get(); } int fetch() { return load(); }"
     "int either(bool b) { return b ? fetch() : load(); }"
     "app::Task<int> run() { co_return either(true); }",
     "either > load > std::future::get"},
    {"a wait before a sleep",
     "int slow() { nap(); return ask().get(); }"
     "app::Task<int> run() { co_return slow(); }",
     "slow > std::future::get"},
    {"a cycle",
     "int even(int); int odd(int n) { return n ? even(n - 1) : ask().get(); }"
     "int even(int n) { return n ? odd(n - 1) : 0; }"
     "app::Task<int> run() { co_return even(3); }",
     "even > odd > std::future::get"},
    {"a cycle that does not block",
     "int even(int); int odd(int n) { return n ? even(n - 1) : 1; }"
     "int even(int n) { return n ? odd(n - 1) : 0; }"
     "app::Task<int> run() { co_return even(3); }",
     ""},
    {"recursion",
     "int depth(int n) { return n ? depth(n - 1) : ask().get(); }"
     "app::Task<int> run() { co_return depth(3); }",
     "depth > std::future::get"},
    {"two calls", "int load() { return ask().get(); }"
                  "app::Task<int> run() { co_return load() + load(); }",
     "load > std::future::get\nload > std::future::get"},
    {"a method", "struct S { int load() { return ask().get(); } };"
                 "app::Task<int> run(S &s) { co_return s.load(); }",
     "S::load > std::future::get"},
    {"a constructor", "struct S { S() { ask().get(); } };"
                      "app::Task<> run() { S s; co_return; }",
     "S > std::future::get"},
    {"a member initialiser", "struct S { int n; S() : n(ask().get()) {} };"
                             "app::Task<> run() { S s; co_return; }",
     "S > std::future::get"},
    {"a destructor", "struct S { ~S() { ask().get(); } };"
                     "app::Task<> run() { S s; co_return; }",
     "S::~S > std::future::get"},
    {"a destructor of what was awaited",
     "struct S : app::Delay { S() : Delay({}) {} ~S() { ask().get(); } };"
     "app::Task<> run() { S s; co_await s; }",
     ""},
    {"an operator", "struct S { int operator[](int) { return ask().get(); } };"
                    "app::Task<int> run(S s) { co_return s[1]; }",
     "S::operator[] > std::future::get"},
    {"a template", "template <class T> T load() { return ask().get(); }"
                   "app::Task<int> run() { co_return load<int>(); }",
     "load > std::future::get"},
    {"a lambda that is kept and called",
     "app::Task<int> run() { auto load = [] { return ask().get(); };"
     " co_return load(); }",
     "load > std::future::get"},
    {"a lambda that is kept and not called",
     "app::Task<> run() { auto load = [] { return ask().get(); }; co_return; }", ""},
    {"a call in an inline lambda",
     "int load(int) { return ask().get(); } app::Task<> run(std::vector<int> v) {"
     " std::for_each(v.begin(), v.end(), [](int n) { load(n); }); co_return; }",
     "load > std::future::get"},
    {"an inline lambda on the way",
     "void load(std::vector<int> v) {"
     " std::for_each(v.begin(), v.end(), [](int) { ask().get(); }); }"
     "app::Task<> run() { load({}); co_return; }",
     "load > std::future::get"},
    {"a thread on the way",
     "void load() { std::thread([] { ask().get(); }).detach(); }"
     "app::Task<> run() { load(); co_return; }",
     ""},
    {"a final class",
     "struct B { virtual int load() { return 0; } };"
     "struct D final : B { int load() override { return ask().get(); } };"
     "app::Task<int> run(D &d) { co_return d.load(); }",
     "D::load > std::future::get"},
    {"a virtual call", "struct B { virtual int load() { return ask().get(); } };"
                       "app::Task<int> run(B &b) { co_return b.load(); }",
     ""},
    {"a virtual function by its name",
     "struct B { virtual int load() { return ask().get(); } };"
     "app::Task<int> run(B &b) { co_return b.B::load(); }",
     "B::load > std::future::get"},
    {"an object whose class is known",
     "struct B { virtual int load() { return ask().get(); } };"
     "app::Task<int> run() { B b; co_return b.load(); }",
     "B::load > std::future::get"},
    {"a coroutine on the way",
     "app::Task<int> inner() { co_return 1; } app::Task<int> run() {"
     " co_return co_await inner(); }",
     ""},
    {"a coroutine that blocks has its own finding",
     "app::Task<int> inner() { co_return ask().get(); } app::Task<int> run() {"
     " co_return co_await inner(); }",
     "std::future::get"},
    {"a function that only a function calls",
     "int load() { return ask().get(); } int fetch() { return load(); }", ""},
    {"a nonblocking function has its own finding",
     "int load() noexcept [[clang::nonblocking]] { return ask().get(); }"
     "app::Task<int> run() { co_return load(); }",
     "std::future::get"},
    {"a guard in the callee",
     "int load(std::future<int> f) { if (f.wait_for(std::chrono::seconds(0)) =="
     " std::future_status::ready) return f.get(); return 0; }"
     "app::Task<int> run() { co_return load(ask()); }",
     ""},
    {"a pointer to a function",
     "int load() { return ask().get(); }"
     "app::Task<int> run() { auto p = &load; co_return p(); }",
     "load > std::future::get"},
    {"a pointer to a function that can change",
     "int load() { return ask().get(); } int other();"
     "app::Task<int> run(bool b) { auto p = &load; if (b) p = &other; co_return p(); }",
     ""},
    {"a callable that the coroutine was handed",
     "template <class F> app::Task<> runLater(F f) { f(); co_return; }"
     "auto t = runLater([] { ask().get(); });",
     ""},
    {"a callable that a helper was handed",
     "template <class F> void timed(F f) { f(); }"
     "app::Task<> run() { timed([] { ask().get(); }); co_return; }",
     "std::future::get"},
    {"a function that a model allows",
     "int cached() { return ask().get(); } app::Task<int> run() {"
     " co_return cached(); }",
     ""},
};

TEST(BlockingReach, FindsTheShortestChain) {
  std::string Allow = "allow:\n";
  for (size_t Index = 0; Index != std::size(Cases); ++Index)
    Allow += "  - " + caseName(Index) + "::cached\n";
  Snippet S(std::string(Prelude) +
                joinCases(Cases, [](const Case &C) { return std::string(C.Code); }),
            Allow);
  for (size_t Index = 0; Index != std::size(Cases); ++Index) {
    SCOPED_TRACE(Cases[Index].Name);
    EXPECT_EQ(chains(S, S.callablesIn(caseName(Index))), Cases[Index].Chains);
  }
}

/// `f0` calls `f1` and so on, and the last one naps.
std::string chainOf(unsigned Hops) {
  std::string Code = "void f" + std::to_string(Hops - 1) + "() { nap(); }\n";
  for (unsigned Hop = Hops - 1; Hop-- != 0;)
    Code += "void f" + std::to_string(Hop) + "() { f" + std::to_string(Hop + 1) +
            "(); }\n";
  return Code;
}

TEST(BlockingReach, FollowsLongChains) {
  for (unsigned Hops : {1, 2, 5, 50}) {
    Snippet S("#include <app/task.h>\n"
              "[[clang::annotate(\"async::blocking:sleep\")]] void nap();\n" +
              chainOf(Hops) + "app::Task<> run() { f0(); co_return; }");
    const Callable *Run = S.callableAt("f0(); co_return");
    ASSERT_TRUE(Run);
    std::vector<BlockingCall> Found = blockingCalls(S.unit(), *Run, BlockingKinds::all());
    ASSERT_EQ(Found.size(), 1u);
    EXPECT_EQ(Found[0].Kind, BlockingKind::Sleep);
    EXPECT_EQ(Found[0].Chain.size(), Hops);
    EXPECT_EQ(Found[0].Chain.back().Callee, "nap");
  }
}

// A file with ten thousand functions, each of which calls two others.
TEST(BlockingReach, IsLinear) {
  constexpr unsigned Functions = 10000;
  std::string Code = "#include <app/task.h>\n"
                     "[[clang::annotate(\"async::blocking:sleep\")]] void nap();\n";
  for (unsigned Index = 0; Index != Functions; ++Index)
    Code += "void f" + std::to_string(Index) + "();\n";
  for (unsigned Index = 0; Index != Functions; ++Index)
    Code += "void f" + std::to_string(Index) + "() { f" +
            std::to_string((Index * 7 + 1) % Functions) + "(); f" +
            std::to_string((Index * 13 + 5) % Functions) + "(); " +
            (Index == Functions / 2 ? "nap(); " : "") + "}\n";
  Snippet S(Code + "app::Task<> run() { f0(); co_return; }");
  const Callable *Run = S.callableAt("f0(); co_return");
  ASSERT_TRUE(Run);
  EXPECT_EQ(blockingCalls(S.unit(), *Run, BlockingKinds::all()).size(), 1u);
}

} // namespace

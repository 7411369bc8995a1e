//===- AsyncContextTest.cpp - where code runs -----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AstTest.h"

using namespace async_tidy;

namespace {

struct Case {
  const char *Name;
  /// The context is that of the innermost callable around `here`.
  const char *Code;
  ContextKind Kind;
  bool Async;
};

constexpr char Prelude[] = R"cpp(
#include <app/task.h>
#include <algorithm>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>
void here();
namespace loop {
template <typename F> void post(F &&) {}
template <typename F> void unknown(F &&) {}
struct ThreadPool {
  struct Executor {};
  Executor get_executor();
};
template <typename E, typename F> void post(E, F &&) {}
}
std::vector<int> orders;
)cpp";

constexpr char Models[] = R"yaml(
continuations: [loop::post]
pools: [loop::ThreadPool]
)yaml";

const Case Cases[] = {
    Case{"a function", "void f() { here(/**/); }", ContextKind::Plain, false},
        Case{"a task coroutine",
             "app::Task<> f() { here(/**/); co_return; }", ContextKind::Coroutine,
             true},
        Case{"an eager task coroutine",
             "app::EagerTask<> f() { here(/**/); co_return; }",
             ContextKind::Coroutine, true},
        Case{"a detached coroutine that awaits",
             "app::FireAndForget f() { co_await app::sleepFor({}); here(/**/); }",
             ContextKind::Coroutine, true},
        Case{"a detached coroutine that awaits nothing",
             "app::FireAndForget f() { here(/**/); co_return; }",
             ContextKind::Unknown, false},
        Case{"a generator",
             "app::Generator<int> f() { here(/**/); co_yield 1; }",
             ContextKind::Generator, false},
        Case{"a member coroutine",
             "struct S { app::Task<> f() { here(/**/); co_return; } };",
             ContextKind::Coroutine, true},
        Case{"a coroutine lambda",
             "auto f = []() -> app::Task<> { here(/**/); co_return; };",
             ContextKind::Coroutine, true},
        Case{"an instantiated coroutine template",
             "template <typename T> app::Task<T> f() { here(/**/); co_return T(); }"
             "auto t = f<int>();",
             ContextKind::Coroutine, true},
        Case{"a task type that derives from another",
             "struct Job : app::Task<> { struct promise_type : app::Task<>::promise_type {"
             " Job get_return_object(); }; };"
             "Job f() { here(/**/); co_return; }",
             ContextKind::Coroutine, true},
        Case{"a function that calls a coroutine",
             "void f() { auto t = app::fetchPrice(1); here(/**/); }",
             ContextKind::Plain, false},
        Case{"a lambda called in place",
             "app::Task<> f() { [] { here(/**/); }(); co_return; }",
             ContextKind::Inline, true},
        Case{"a lambda called in place in a function",
             "void f() { [] { here(/**/); }(); }", ContextKind::Inline, false},
        Case{"a lambda for an algorithm",
             "app::Task<> f() { std::for_each(orders.begin(), orders.end(), [](int) {"
             " here(/**/); }); co_return; }",
             ContextKind::Inline, true},
        Case{"a lambda for an algorithm of ranges",
             "app::Task<> f() { std::ranges::for_each(orders, [](int) {"
             " here(/**/); }); co_return; }",
             ContextKind::Inline, true},
        Case{"a generic lambda for an algorithm",
             "app::Task<> f() { std::for_each(orders.begin(), orders.end(), [](auto) {"
             " here(/**/); }); co_return; }",
             ContextKind::Inline, true},
        Case{"a lambda for call_once",
             "std::once_flag flag; app::Task<> f() { std::call_once(flag, [] {"
             " here(/**/); }); co_return; }",
             ContextKind::Inline, true},
        Case{"a named lambda for an algorithm",
             "app::Task<> f() { auto g = [](int) { here(/**/); };"
             " std::for_each(orders.begin(), orders.end(), g); co_return; }",
             ContextKind::Inline, true},
        Case{"a named lambda that is called",
             "app::Task<> f() { auto g = [] { here(/**/); }; g(); co_return; }",
             ContextKind::Plain, false},
        Case{"a lambda for an unknown function",
             "app::Task<> f() { loop::unknown([] { here(/**/); }); co_return; }",
             ContextKind::Unknown, false},
        Case{"a handler",
             "void f() { loop::post([] { here(/**/); }); }",
             ContextKind::Continuation, true},
        Case{"a handler in a std::function",
             "void f() { loop::post(std::function<void()>([] { here(/**/); })); }",
             ContextKind::Continuation, true},
        Case{"a handler behind std::bind",
             "void f() { loop::post(std::bind([](int) { here(/**/); }, 1)); }",
             ContextKind::Continuation, true},
        Case{"a named handler",
             "void f() { auto g = [] { here(/**/); }; loop::post(g); }",
             ContextKind::Continuation, true},
        Case{"a named handler that is moved",
             "void f() { auto g = [] { here(/**/); }; loop::post(std::move(g)); }",
             ContextKind::Continuation, true},
        Case{"a function as a handler",
             "void g() { here(/**/); } void f() { loop::post(g); }",
             ContextKind::Continuation, true},
        Case{"a method as a handler",
             "struct S { void g() { here(/**/); } void f() {"
             " loop::post(std::bind(&S::g, this)); } };",
             ContextKind::Continuation, true},
        Case{"a handler for a pool",
             "void f(loop::ThreadPool &p) {"
             " loop::post(p.get_executor(), [] { here(/**/); }); }",
             ContextKind::BlockingAllowed, false},
        Case{"the body of a thread",
             "app::Task<> f() { std::thread t([] { here(/**/); }); t.detach();"
             " co_return; }",
             ContextKind::BlockingAllowed, false},
        Case{"the body of a std::async",
             "app::Task<> f() { auto r = std::async([] { here(/**/); }); co_return; }",
             ContextKind::BlockingAllowed, false},
        Case{"a thread in a handler",
             "void f() { loop::post([] { std::thread([] { here(/**/); }).detach(); }); }",
             ContextKind::BlockingAllowed, false},
        Case{"a handler in a thread",
             "void f() { std::thread([] { loop::post([] { here(/**/); }); }).detach(); }",
             ContextKind::Continuation, true},
        Case{"an inline lambda in a thread in a coroutine",
             "app::Task<> f() { std::thread([] { [] { here(/**/); }(); }).detach();"
             " co_return; }",
             ContextKind::Inline, false},
        Case{"a function declared nonblocking",
             "void f() noexcept [[clang::nonblocking]] { here(/**/); }",
             ContextKind::Nonblocking, true},
        Case{"a function annotated nonblocking on another declaration",
             "[[clang::annotate(\"async::nonblocking\")]] void f();"
             "void f() { here(/**/); }",
             ContextKind::Nonblocking, true},
        // Thirteen branches at eight levels are too many to go through one by one.
        Case{"a callback that is handed on in many ways",
             "void g(std::function<void()> h) { g(h); g(h); g(h); g(h); g(h); g(h);"
             " g(h); g(h); g(h); g(h); g(h); g(h); loop::post(h); }"
             "void f() { g([] { here(/**/); }); }",
             ContextKind::Continuation, true},
        Case{"a method of a local class in a coroutine",
             "app::Task<> f() { struct S { void g() { here(/**/); } }; co_return; }",
             ContextKind::Plain, false}};

TEST(Contexts, AreRecognised) {
  Snippet S(std::string(Prelude) +
                joinCases(Cases, [](const Case &C) { return std::string(C.Code); }),
            Models);
  for (size_t Index = 0; Index != std::size(Cases); ++Index) {
    SCOPED_TRACE(Cases[Index].Name);
    // The one that calls `here`.
    const Callable *Found = nullptr;
    for (const Callable *C : S.callablesIn(caseName(Index)))
      for (const clang::Expr *Call : C->Calls)
        if (calleeName(Call) == "here")
          Found = C;
    ASSERT_TRUE(Found);
    EXPECT_EQ(Found->Kind, Cases[Index].Kind);
    EXPECT_EQ(Found->isAsync(), Cases[Index].Async);
  }
}

TEST(Contexts, UnevaluatedOperandsHoldNoCalls) {
  Snippet S(std::string(Prelude) + R"cpp(
    app::Task<> f() {
      using A = decltype(app::fetchPrice(1));
      auto b = sizeof(app::fetchPrice(1));
      auto c = noexcept(app::fetchPrice(1));
      auto d = requires { app::fetchPrice(1); };
      if constexpr (false) app::fetchPrice(1);
      here(/**/);
      co_return;
    })cpp");
  const Callable *C = S.callableAt("here(/*");
  ASSERT_TRUE(C);
  std::vector<std::string> Names;
  for (const clang::Expr *Call : C->Calls)
    Names.push_back(calleeName(Call));
  EXPECT_EQ(Names, std::vector<std::string>{"here"});
}

TEST(Contexts, ATemplateThatNobodyInstantiatesHasNone) {
  Snippet S(std::string(Prelude) +
            "template <typename T> app::Task<T> f() { here(/**/); co_return T(); }");
  EXPECT_EQ(S.callableAt("here(/*"), nullptr);
}

} // namespace

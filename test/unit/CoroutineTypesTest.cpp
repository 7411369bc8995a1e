//===- CoroutineTypesTest.cpp - what a type is to a coroutine -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AstTest.h"

using namespace async_tidy;
using namespace clang;

namespace {

struct Case {
  const char *Name;
  /// The type is that of the variable `value`.
  const char *Code;
  TypeRole Role;
  async_tidy::Start Start;
};

constexpr char Prelude[] = R"cpp(
#include <app/task.h>
#include <future>
#include <string>
struct Resume { bool await_ready(); void await_suspend(std::coroutine_handle<>);
                void await_resume(); };
struct Promise { std::suspend_always initial_suspend(); 
                 std::suspend_always final_suspend() noexcept;
                 void unhandled_exception(); void return_void(); };
struct TraitsJob : Resume {};
struct TraitsJobPromise : Promise { TraitsJob get_return_object(); };
template <class... A> struct std::coroutine_traits<TraitsJob, A...> {
  using promise_type = TraitsJobPromise;
};
template <class T> struct TraitsTask : Resume {};
template <class T> struct TraitsTaskPromise : Promise {
  TraitsTask<T> get_return_object();
};
template <class T, class... A> struct std::coroutine_traits<TraitsTask<T>, A...> {
  using promise_type = TraitsTaskPromise<T>;
};
)cpp";

constexpr auto NoStart = async_tidy::Start::Unknown;

QualType typeOf(const Snippet &S, const std::string &VariableName) {
  for (const NamedDecl *D : lookupQualifiedName(S.context(), VariableName))
    if (const auto *Variable = dyn_cast<VarDecl>(D))
      return Variable->getType();
  return {};
}

const Case Cases[] = {
    Case{"a number", "extern int value;", TypeRole::None, NoStart},
        Case{"a string", "extern std::string value;", TypeRole::None, NoStart},
        Case{"a lazy task", "extern app::Task<int> value;", TypeRole::Task,
             async_tidy::Start::Lazy},
        Case{"a reference to a task", "extern app::Task<int> &value;",
             TypeRole::Task, async_tidy::Start::Lazy},
        Case{"an eager task", "extern app::EagerTask<> value;", TypeRole::Task,
             async_tidy::Start::Eager},
        Case{"a detached coroutine", "extern app::FireAndForget value;",
             TypeRole::SelfOwned, async_tidy::Start::Eager},
        Case{"a generator", "extern app::Generator<int> value;",
             TypeRole::Generator, async_tidy::Start::Lazy},
        Case{"an awaiter", "extern app::Delay value;", TypeRole::Awaitable,
             NoStart},
        Case{"std::future", "extern std::future<int> value;", TypeRole::Future,
             async_tidy::Start::Eager},
        Case{"a class derived from std::future",
             "struct Reply : std::future<int> {}; extern Reply value;",
             TypeRole::Future, async_tidy::Start::Eager},
        Case{"a free operator co_await",
             "namespace shop { struct Job { struct promise_type : Promise {"
             " Job get_return_object(); }; }; Resume operator co_await(Job); }"
             "extern shop::Job value;",
             TypeRole::Task, async_tidy::Start::Lazy},
        Case{"an operator co_await template",
             "namespace shop { template <class T> struct Job { struct promise_type"
             " : Promise { Job get_return_object(); }; };"
             "template <class T> Resume operator co_await(Job<T> &&); }"
             "extern shop::Job<int> value;",
             TypeRole::Task, async_tidy::Start::Lazy},
        Case{"a hidden friend operator co_await",
             "struct Job { struct promise_type : Promise { Job get_return_object(); };"
             " friend Resume operator co_await(const Job &) { return {}; } };"
             "extern Job value;",
             TypeRole::Task, async_tidy::Start::Lazy},
        Case{"await_transform of the promise",
             "struct Job { struct promise_type : Promise { Job get_return_object();"
             " Resume await_transform(Job); }; }; extern Job value;",
             TypeRole::Task, async_tidy::Start::Lazy},
        Case{"a deleted await_transform",
             "struct Items { struct promise_type : Promise { Items get_return_object();"
             " std::suspend_always yield_value(int);"
             " template <class T> void await_transform(T) = delete; }; };"
             "extern Items value;",
             TypeRole::Generator, async_tidy::Start::Lazy},
        Case{"a promise through coroutine_traits", "extern TraitsJob value;",
             TypeRole::Task, async_tidy::Start::Lazy},
        Case{"a promise of a template through coroutine_traits",
             "extern TraitsTask<int> value;", TypeRole::Task,
             async_tidy::Start::Lazy},
        Case{"a base template with an alias",
         "template <class T> struct JobPromise; template <class T> struct Base :"
         " Resume { using promise_type = JobPromise<T>; };"
         "template <class T> struct Job : Base<T> {};"
         "template <class T> struct JobPromise : Promise {"
         " Job<T> get_return_object(); };"
         "Job<int> value = {};",
         TypeRole::Task, async_tidy::Start::Lazy},
    Case{"an own initial awaiter",
             "struct Job : Resume { struct promise_type { Job get_return_object();"
             " Resume initial_suspend(); Resume final_suspend() noexcept;"
             " void unhandled_exception(); void return_void(); }; };"
             "extern Job value;",
             TypeRole::Task, NoStart},
        Case{"a class that is only declared", "struct Job; extern Job &value;",
             TypeRole::None, NoStart}};

TEST(CoroutineTypes, HaveRoles) {
  Snippet S(std::string(Prelude) + joinCases(Cases, [](const Case &C) {
              return std::string(C.Code);
            }));
  for (size_t Index = 0; Index != std::size(Cases); ++Index) {
    SCOPED_TRACE(Cases[Index].Name);
    const TypeFacts &Facts =
        S.unit().types().factsOf(typeOf(S, caseName(Index) + "::value"));
    EXPECT_EQ(Facts.Role, Cases[Index].Role);
    EXPECT_EQ(Facts.Start, Cases[Index].Start);
  }
}




TEST(CanAwait, FollowsTheAwaitTransforms) {
  Snippet S(std::string(Prelude) + R"cpp(
    struct Plain : Promise {};
    struct Picky : Promise { Resume await_transform(app::Task<int>); };
    struct Generic : Promise { template <class T> T &&await_transform(T &&); };
    extern app::Task<int> value;
  )cpp");
  auto PromiseNamed = [&](llvm::StringRef Name) {
    return cast<CXXRecordDecl>(lookupQualifiedName(S.context(), Name).front());
  };
  const CoroutineTypes &Types = S.unit().types();
  EXPECT_EQ(Types.canAwait(PromiseNamed("Plain"), typeOf(S, "value")), true);
  EXPECT_EQ(Types.canAwait(PromiseNamed("Picky"), typeOf(S, "value")), true);
  // Whether a template takes a type is not known.
  EXPECT_EQ(Types.canAwait(PromiseNamed("Generic"), typeOf(S, "value")), std::nullopt);
  const QualType Delay = S.context().getCanonicalTypeDeclType(
      cast<CXXRecordDecl>(lookupQualifiedName(S.context(), "app::Delay").front()));
  EXPECT_EQ(Types.canAwait(PromiseNamed("Picky"), Delay), false);
}

} // namespace

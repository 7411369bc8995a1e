//===- NameLookupTest.cpp - from declarations to model entries ------------===//
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
  /// The body of a function; its last call is looked up.
  const char *Body;
  bool Found;
};

constexpr char Prelude[] = R"cpp(
extern "C" unsigned sleep(unsigned);
namespace app { void sleep(int); }
void sleep(const char *);
namespace shop {
inline namespace v2 {
struct Base { void wait(); void poll(); };
template <class T> struct Cache : Base { void fetch(); template <class U> void get(U); };
}
struct Store : Cache<int> {};
struct Fetch { void operator()(int) const; };
inline constexpr Fetch fetch_all{};
void async_read(int);
namespace detail { struct Socket { void async_write(int); }; }
struct Guard { Guard(); Guard(int); ~Guard(); };
}
)cpp";

constexpr char Models[] = R"yaml(
blocking:
  - names: [shop::Cache::wait, shop::Cache::fetch, shop::Cache::get, shop::Store::poll]
    kind: wait
  - names: [shop::fetch_all, 'shop::**::async_*', shop::Guard::Guard]
    kind: network
)yaml";

const Case Cases[] = {
    Case{"a function of C", "sleep(1);", true},
        Case{"a function of the same name in a namespace", "app::sleep(1);", false},
        Case{"an overload with C++ linkage", "sleep(\"x\");", false},
        Case{"a member of a template in an inline namespace",
             "shop::Cache<int> c; c.fetch();", true},
        Case{"a member template", "shop::Cache<int> c; c.get(1);", true},
        Case{"a member that a base declares", "shop::Cache<int> c; c.wait();", true},
        Case{"the same member of the base itself", "shop::Base b; b.wait();", false},
        Case{"a member through a derived class", "shop::Store s; s.wait();", true},
        Case{"an entry for the derived class", "shop::Store s; s.poll();", true},
        Case{"that entry and another class", "shop::Cache<int> c; c.poll();", false},
        Case{"a function object", "shop::fetch_all(1);", true},
        Case{"a prefix", "shop::async_read(1);", true},
        Case{"a prefix in any scope", "shop::detail::Socket s; s.async_write(1);",
             true},
        Case{"a constructor", "shop::Guard g(1);", true}};

TEST(Lookup, FindsTheEntry) {
  Snippet S(std::string(Prelude) + joinCases(Cases, [](const Case &C) {
              return std::string("void run() {") + C.Body + "\n}";
            }),
            Models);
  for (size_t Index = 0; Index != std::size(Cases); ++Index) {
    SCOPED_TRACE(Cases[Index].Name);
    std::vector<const Callable *> Found = S.callablesIn(caseName(Index));
    ASSERT_EQ(Found.size(), 1u);
    ASSERT_FALSE(Found[0]->Calls.empty());
    EXPECT_EQ(S.unit().names().findCallee(Found[0]->Calls.back(),
                                          Category::Blocking) != nullptr,
              Cases[Index].Found);
  }
}

TEST(Lookup, AllowWins) {
  Snippet S(std::string(Prelude) + "void run() { sleep(1); }",
            "allow: [sleep]\n");
  const Callable *C = S.callableAt("sleep(1);");
  ASSERT_TRUE(C);
  EXPECT_FALSE(S.unit().names().findCallee(C->Calls.back(), Category::Blocking));
}

TEST(Lookup, FindsDeclarationsByQualifiedName) {
  Snippet S(Prelude);
  auto IsDeclared = [&](llvm::StringRef Name) {
    return S.unit().names().isDeclared(Name);
  };
  EXPECT_TRUE(IsDeclared("shop::Cache"));
  EXPECT_TRUE(IsDeclared("shop::Cache::fetch"));
  EXPECT_TRUE(IsDeclared("shop::Cache::wait"));
  EXPECT_TRUE(IsDeclared("shop::Guard::Guard"));
  EXPECT_TRUE(IsDeclared("shop::Guard::~Guard"));
  EXPECT_TRUE(IsDeclared("shop::Fetch::operator()"));
  EXPECT_FALSE(IsDeclared("shop::Cache::poll_all"));
  EXPECT_FALSE(IsDeclared("store::Cache"));
}

TEST(Lookup, ANamespaceIsOfALibraryIfAModelKnowsWhatIsInIt) {
  Snippet S(R"cpp(
    void here(int);
    namespace coro { template <typename T> class task; void resumeAll() { here(1); } }
    namespace concurrencpp { void startEngine() { here(2); } }
  )cpp");
  auto IsOfLibrary = [&](llvm::StringRef Text) {
    return S.unit().names().isOfLibrary(S.callableAt(Text)->Function);
  };
  EXPECT_TRUE(IsOfLibrary("here(1)"));
  EXPECT_FALSE(IsOfLibrary("here(2)"));
}

} // namespace

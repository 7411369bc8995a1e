//===- ReadinessTest.cpp - whether a wait can still block -----------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AstTest.h"
#include "analysis/Readiness.h"
#include "clang/AST/Decl.h"

using namespace async_tidy;
using namespace clang;

namespace {

struct Case {
  const char *Name;
  /// The body of a coroutine with a future `reply`; the last call of a member
  /// `get` is asked about.
  const char *Body;
  bool Ready;
};

constexpr char Prelude[] = R"cpp(
#include <app/task.h>
#include <future>
#include <map>
#include <vector>
using namespace std::chrono_literals;
constexpr auto ready = std::future_status::ready;
namespace shop {
struct Reply { bool is_ready() const; int get(); void cancel(); };
Reply makeReady();
Reply request();
app::Task<Reply> requested();
}
std::future<int> ask();
void lend(std::future<int> &);
void look(const std::future<int> &);
void take(std::future<int>);
app::Task<> tick();
app::Task<std::future<int>> submitted();
std::pair<std::future<int>, int> pairOf();
void set(bool &);
)cpp";

constexpr char Function[] = R"cpp(
struct Service {
  std::future<int> reply_;
  std::vector<std::future<int>> replies_;
  app::Task<> run(std::future<int> reply, std::future<int> other, bool urgent,
                  std::vector<std::future<int>> replies, shop::Reply answer);
};
app::Task<> Service::run(std::future<int> reply, std::future<int> other, bool urgent,
                         std::vector<std::future<int>> replies, shop::Reply answer) {
  co_await tick();
)cpp";

constexpr char Models[] = R"yaml(
futures:
  - name: shop::Reply
    ready: is_ready
ready_factories: [shop::makeReady]
)yaml";

const Case Cases[] = {
    Case{"no test", "reply.get();", false},
        Case{"an if", "if (reply.wait_for(0s) == ready) reply.get();", true},
        Case{"an if, the other way round",
             "if (ready == reply.wait_for(0s)) reply.get();", true},
        Case{"the wrong branch",
             "if (reply.wait_for(0s) == ready) co_return; reply.get();", false},
        Case{"an early return",
             "if (reply.wait_for(0s) != ready) co_return; reply.get();", true},
        Case{"a negation",
             "if (!(reply.wait_for(0s) == ready)) co_return; reply.get();", true},
        Case{"another future",
             "if (other.wait_for(0s) == ready) reply.get();", false},
        Case{"a test of only one path",
             "if (urgent) { if (reply.wait_for(0s) != ready) co_return; } reply.get();",
             false},
        Case{"tests on both paths",
             "if (urgent) { if (reply.wait_for(0s) != ready) co_return; }"
             " else { if (reply.wait_for(1s) != ready) co_return; } reply.get();",
             true},
        Case{"a conjunction",
             "if (urgent && reply.wait_for(0s) == ready) reply.get();", true},
        Case{"a conjunction the other way round",
             "if (reply.wait_for(0s) == ready && urgent) reply.get();", true},
        Case{"a disjunction",
             "if (urgent || reply.wait_for(0s) == ready) reply.get();", false},
        Case{"a disjunction that leaves",
             "if (urgent || reply.wait_for(0s) != ready) co_return; reply.get();",
             true},
        Case{"the right side of a conjunction",
             "auto v = reply.wait_for(0s) == ready && reply.get();", true},
        Case{"a conditional operator",
             "auto v = reply.wait_for(0s) == ready ? reply.get() : 0;", true},
        Case{"a polling loop",
             "while (reply.wait_for(0s) != ready) co_await tick(); reply.get();",
             true},
        Case{"a do loop",
             "do { co_await tick(); } while (reply.wait_for(0s) != ready);"
             " reply.get();",
             true},
        Case{"a for loop",
             "for (; reply.wait_for(0s) != ready;) co_await tick(); reply.get();",
             true},
        Case{"a loop with another way out",
             "while (reply.wait_for(0s) != ready) { if (urgent) break;"
             " co_await tick(); } reply.get();",
             false},
        Case{"a switch",
             "switch (reply.wait_for(0s)) { case std::future_status::ready:"
             " reply.get(); break; default: break; }",
             true},
        Case{"a switch with a case that falls through",
             "switch (reply.wait_for(0s)) { case std::future_status::timeout:"
             " case std::future_status::ready: reply.get(); break; default: break; }",
             false},
        Case{"a status in a variable",
             "auto status = reply.wait_for(0s); if (status == ready) reply.get();",
             true},
        Case{"a result in a variable",
             "const bool done = reply.wait_for(0s) == ready; if (done) reply.get();",
             true},
        Case{"a variable that is written",
             "bool done = reply.wait_for(0s) == ready; done = true;"
             " if (done) reply.get();",
             false},
        Case{"a status that the loop renews",
             "auto status = reply.wait_for(0s); while (status != ready) {"
             " co_await tick(); status = reply.wait_for(0s); } reply.get();",
             true},
        Case{"a status of another future",
             "auto status = reply.wait_for(0s); status = other.wait_for(0s);"
             " if (status == ready) reply.get();",
             false},
        Case{"a flag that a loop sets",
             "bool done = false; while (!done) { done = reply.wait_for(0s) == ready;"
             " co_await tick(); } reply.get();",
             true},
        Case{"a flag that something else sets too",
             "bool done = false; while (!done) { done = reply.wait_for(0s) == ready;"
             " if (urgent) done = true; } reply.get();",
             false},
        Case{"no timeout",
             "if (reply.wait_for(0s) == std::future_status::timeout) co_return;"
             " reply.get();",
             true},
        Case{"a timeout",
             "if (reply.wait_for(0s) == std::future_status::timeout) reply.get();",
             false},
        Case{"a switch that leaves on a timeout",
             "switch (reply.wait_for(0s)) { case std::future_status::timeout:"
             " co_return; default: reply.get(); }",
             true},
        Case{"a lambda called in place",
             "if (reply.wait_for(0s) == ready) [&] { reply.get(); }();", true},
        Case{"a shared future, twice",
             "auto s = reply.share(); s.wait(); s.get(); s.get();", true},
        Case{"deferred work",
             "auto d = std::async(std::launch::deferred, [] { return 1; }); d.get();",
             true},
        Case{"a compound assignment of a flag",
         "bool done = reply.wait_for(0s) == ready; done |= urgent;"
         " if (done) reply.get();",
         false},
    Case{"a flag that is lent",
         "bool done = reply.wait_for(0s) == ready; set(done);"
         " if (done) reply.get();",
         false},
    Case{"a change of the container",
         "if (replies[0].wait_for(0s) == ready) { replies.erase(replies.begin());"
         " replies[0].get(); }",
         false},
    Case{"a lambda called in place that asks again",
         "if (reply.wait_for(0s) == ready) [&] { reply = ask(); reply.get(); }();",
         false},
    Case{"a std::future that comes out of co_await",
         "std::future<int> f = co_await submitted(); f.get();", false},
    Case{"a future in a structured binding",
         "auto [first, second] = pairOf(); if (first.wait_for(0s) == ready) {"
         " co_await tick(); first.get(); }",
         true},
    Case{"either launch policy",
         "auto d = std::async(std::launch::deferred | std::launch::async,"
         " [] { return 1; }); d.get();",
         false},
    Case{"a variable behind a new future",
             "bool done = reply.wait_for(0s) == ready; reply = ask();"
             " if (done) reply.get();",
             false},
        Case{"an if with an initialiser",
             "if (auto status = reply.wait_for(0s); status == ready) reply.get();",
             true},
        Case{"a reassignment",
             "if (reply.wait_for(0s) == ready) { reply = ask(); reply.get(); }",
             false},
        Case{"a move",
             "if (reply.wait_for(0s) == ready) { take(std::move(reply));"
             " reply.get(); }",
             false},
        Case{"a reference that escapes",
             "if (reply.wait_for(0s) == ready) { lend(reply); reply.get(); }",
             false},
        Case{"a const reference",
             "if (reply.wait_for(0s) == ready) { look(reply); reply.get(); }", true},
        Case{"a local reference",
             "if (reply.wait_for(0s) == ready) { auto &r = reply; r = ask();"
             " reply.get(); }",
             false},
        Case{"a capture by reference",
             "if (reply.wait_for(0s) == ready) { auto later = [&reply] {};"
             " reply.get(); }",
             false},
        Case{"a suspension keeps a local",
             "if (reply.wait_for(0s) == ready) { co_await tick(); reply.get(); }",
             true},
        Case{"a second get",
             "if (reply.wait_for(0s) == ready) { reply.get(); reply.get(); }", false},
        Case{"an earlier wait", "reply.wait(); reply.get();", true},
        Case{"an earlier wait with a bound", "reply.wait_for(1s); reply.get();",
             false},
        Case{"a moved future",
             "if (reply.wait_for(0s) == ready) std::move(reply).get();", true},
        Case{"a member",
             "if (reply_.wait_for(0s) == ready) reply_.get();", true},
        Case{"a member behind a suspension",
             "if (reply_.wait_for(0s) == ready) { co_await tick(); reply_.get(); }",
             false},
        Case{"a member of another object",
             "Service s; if (reply_.wait_for(0s) == ready) s.reply_.get();", false},
        Case{"an element",
             "if (replies[0].wait_for(0s) == ready) replies[0].get();", true},
        Case{"another element",
             "if (replies[0].wait_for(0s) == ready) replies[1].get();", false},
        Case{"an element by a variable",
             "size_t i = 0; if (replies[i].wait_for(0s) == ready) replies[i].get();",
             true},
        Case{"an element by a variable that changes",
             "size_t i = 0; if (replies[i].wait_for(0s) == ready) { ++i;"
             " replies[i].get(); }",
             false},
        Case{"a loop over elements",
             "for (auto &r : replies) if (r.wait_for(0s) == ready) r.get();", true},
        Case{"a method of the models",
             "if (answer.is_ready()) answer.get();", true},
        Case{"a method of the models that says no",
             "if (!answer.is_ready()) answer.get();", false},
        Case{"a method that changes the object",
             "if (answer.is_ready()) { answer.cancel(); answer.get(); }", false},
        Case{"a ready factory", "shop::makeReady().get();", true},
        Case{"a variable from a ready factory",
             "auto a = shop::makeReady(); a.get();", true},
        Case{"a variable that gets a ready one",
             "auto a = shop::request(); a = shop::makeReady(); a.get();", true},
        Case{"a variable from elsewhere", "auto a = shop::request(); a.get();",
             false},
        Case{"what co_await gives back",
             "auto a = co_await shop::requested(); a.get();", true},
        Case{"what co_await gives back, at once",
             "(co_await shop::requested()).get();", true}};

TEST(Readiness, BeforeTheLastGet) {
  Snippet S(std::string(Prelude) + joinCases(Cases, [](const Case &C) {
              return std::string(Function) + C.Body + "\n}";
            }),
            Models);
  for (size_t Index = 0; Index != std::size(Cases); ++Index) {
    SCOPED_TRACE(Cases[Index].Name);
    const Callable *Found = nullptr;
    const CallExpr *Last = nullptr;
    for (const Callable *C : S.callablesIn(caseName(Index)))
      for (const Expr *Call : C->Calls)
        if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
          if (Member->getMethodDecl()->getNameAsString() == "get") {
            Found = C;
            Last = Member;
          }
    ASSERT_TRUE(Last);
    EXPECT_EQ(isKnownReady(S.unit(), *Found, Last), Cases[Index].Ready);
  }
}



struct Timeout {
  const char *Expression;
  bool IsZero;
};

const Timeout Timeouts[] = {
    Timeout{"0s", true}, Timeout{"1s", false},
                    Timeout{"std::chrono::seconds(0)", true},
                    Timeout{"std::chrono::milliseconds::zero()", true},
                    Timeout{"std::chrono::nanoseconds{}", true},
                    Timeout{"-1ms", true}, Timeout{"none", true},
                    Timeout{"0.0s", true}, Timeout{"0.5s", false},
                    Timeout{"std::chrono::seconds(n)", false}, Timeout{"0", true},
                    Timeout{"n", false}, Timeout{"true", false},
    Timeout{"~0u", false}, Timeout{"nullptr", false},
                    Timeout{"&n", false},
                    Timeout{"std::chrono::steady_clock::now()", true},
                    Timeout{"std::chrono::steady_clock::now() + 1s", false},
                    Timeout{"std::chrono::steady_clock::time_point{}", true}};

TEST(Readiness, ZeroTimeoutsAreFolded) {
  Snippet S("#include <chrono>\nusing namespace std::chrono_literals;\n"
            "extern int n; constexpr auto none = 0s;\n" +
            joinCases(Timeouts, [](const Timeout &T) {
              return std::string("void f() { auto value = ") + T.Expression + "; }";
            }));
  for (size_t Index = 0; Index != std::size(Timeouts); ++Index) {
    SCOPED_TRACE(Timeouts[Index].Expression);
    std::vector<const Callable *> Found = S.callablesIn(caseName(Index));
    ASSERT_EQ(Found.size(), 1u);
    ASSERT_EQ(Found[0]->Locals.size(), 1u);
    EXPECT_EQ(isZeroTimeout(Found[0]->Locals[0]->getInit(), S.context()),
              Timeouts[Index].IsZero);
  }
}


} // namespace

//===- ModelsTest.cpp - reading library models ----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "libraries/Models.h"
#include <gtest/gtest.h>

using namespace async_tidy;

namespace {

struct Loaded {
  ModelSet Models;
  std::vector<std::string> Problems;

  explicit Loaded(llvm::StringRef Text) {
    Models.load("my.yaml", Text, /*User=*/true, [this](const ModelProblem &P) {
      Problems.push_back(P.text());
    });
  }

  const Entry *find(llvm::StringRef Last) const {
    llvm::ArrayRef<NamePattern> Found = Models.named(Last);
    return Found.empty() ? nullptr : Found.front().Entry;
  }
};

TEST(Models, ReadsAnEntryWithItsAttributes) {
  Loaded L("library: shop\n"
           "blocking:\n"
           "  - name: shop::Client::fetch\n"
           "    kind: http\n"
           "    timeout: 2\n"
           "    instead: co_await client.fetch_async()\n"
           "    reason: waits for the answer\n");
  EXPECT_TRUE(L.Problems.empty());
  const Entry *Fetch = L.find("fetch");
  ASSERT_TRUE(Fetch);
  EXPECT_EQ(Fetch->Category, Category::Blocking);
  EXPECT_EQ(Fetch->Kind, BlockingKind::Http);
  EXPECT_EQ(Fetch->Timeout, 2u);
  EXPECT_EQ(Fetch->Instead, "co_await client.fetch_async()");
  EXPECT_EQ(Fetch->Reason, "waits for the answer");
  EXPECT_EQ(Fetch->Library, "shop");
  EXPECT_TRUE(Fetch->User);
}

TEST(Models, ExpandsNamespaces) {
  Loaded L("namespaces: [asio, boost::asio]\n"
           "sleeps:\n"
           "  - task: '{ns}::awaitable'\n"
           "    duration: 'co_await {ns}::timer({argument})'\n"
           "    requires: '{ns}::timer'\n"
           "    reason: from {path}/timer.hpp\n");
  EXPECT_TRUE(L.Problems.empty());
  ASSERT_EQ(L.Models.sleeps().size(), 2u);
  const NamePattern &Boost = L.Models.sleeps()[1];
  EXPECT_EQ(Boost.qualifiedName(), "boost::asio::awaitable");
  EXPECT_EQ(Boost.Entry->Duration, "co_await boost::asio::timer({argument})");
  EXPECT_EQ(Boost.Entry->Requires.front(), "boost::asio::timer");
  EXPECT_EQ(Boost.Entry->Reason, "from boost/asio/timer.hpp");
}

TEST(Models, AWildcardIsAPrefix) {
  Loaded L("continuations: ['asio::**::async_*']\n");
  EXPECT_TRUE(L.Problems.empty());
  ASSERT_EQ(L.Models.prefixes().size(), 1u);
  EXPECT_EQ(L.Models.prefixes()[0].Last, "async_");
}

TEST(Models, APlainNameIsAnEntry) {
  Loaded L("droppable: [shop::notify, shop::log]\n");
  EXPECT_TRUE(L.Problems.empty());
  EXPECT_TRUE(L.find("notify"));
  EXPECT_TRUE(L.find("log"));
}

TEST(Models, SaysWhatBecomesOfACallable) {
  Loaded L("continuations:\n  - {name: shop::spawn, callable: kept}\n"
           "wrappers:\n  - {name: shop::view, callable: borrowed}\n");
  EXPECT_TRUE(L.Problems.empty());
  ASSERT_TRUE(L.find("spawn"));
  EXPECT_EQ(L.find("spawn")->Callable, CallableFate::Kept);
  EXPECT_EQ(L.find("view")->Callable, CallableFate::Borrowed);
}

TEST(Models, SaysWhatBecomesOfElements) {
  Loaded L("invalidations:\n  - {name: shop::Shelf::fill, elements: moved}\n"
           "  - shop::Shelf::empty\n");
  EXPECT_TRUE(L.Problems.empty());
  ASSERT_TRUE(L.find("fill"));
  EXPECT_EQ(L.find("fill")->Elements, ElementFate::Moved);
  EXPECT_EQ(L.find("empty")->Elements, ElementFate::Erased);
}

struct Mistake {
  const char *Text;
  const char *Problem;
};

void PrintTo(const Mistake &M, std::ostream *Out) { *Out << M.Problem; }

class Mistakes : public testing::TestWithParam<Mistake> {};

// A mistake is reported with its place and the nearest word that is right, and
// costs only the entry that it is in.
TEST_P(Mistakes, AreReportedAndSkipped) {
  const std::string Text = std::string(GetParam().Text) +
                           "\nallow:\n  - name: shop::Cache::wait\n";
  Loaded L(Text);
  ASSERT_EQ(L.Problems.size(), 1u) << L.Problems.empty();
  EXPECT_EQ(L.Problems[0], GetParam().Problem);
  EXPECT_TRUE(L.find("wait"));
}

INSTANTIATE_TEST_SUITE_P(
    All, Mistakes,
    testing::Values(
        Mistake{"blockng: []",
                "my.yaml:1:1: unknown key 'blockng'; did you mean 'blocking'?"},
        Mistake{"blocking:\n  - name: f\n    knd: wait",
                "my.yaml:3:5: unknown key 'knd' in 'blocking'; did you mean "
                "'kind'?"},
        Mistake{"blocking:\n  - name: f\n    kind: wiat",
                "my.yaml:3:11: 'wiat' is no value of 'kind'; did you mean "
                "'wait'?"},
        Mistake{"blocking:\n  - name: f",
                "my.yaml:2:5: an entry of 'blocking' needs a 'kind'"},
        Mistake{"blocking:\n  - kind: wait",
                "my.yaml:2:5: the entry has no 'name'"},
        Mistake{"blocking:\n  - name: std::future<int>::get\n    kind: wait",
                "my.yaml:2:11: 'std::future<int>::get' is no qualified name; "
                "template arguments and inline namespaces are left out"},
        Mistake{"blocking:\n  - name: f\n    kind: wait\n    timeout: first",
                "my.yaml:4:14: 'first' is no value of 'timeout'; it is the index "
                "of an argument, counted from 0"},
        Mistake{"blocking: yes",
                "my.yaml:1:1: the value of 'blocking' is a list of entries"},
        Mistake{"tasks:\n  - name: T\n    droppable: maybe",
                "my.yaml:3:16: 'maybe' is no value of 'droppable'; known are "
                "true, false"},
        Mistake{"continuations:\n  - name: f\n    callable: lost",
                "my.yaml:3:15: 'lost' is no value of 'callable'; known are kept, "
                "dropped, borrowed"},
        Mistake{"tasks:\n  - name: T\n    kind: wait",
                "my.yaml:3:5: unknown key 'kind' in 'tasks'; known are name, "
                "names, reason, since, start, stays_on_thread, "
                "implicit_cancellation, scoped, droppable, slot, run_with, keep_with, "
                "ready"},
        Mistake{"linkage: java", "my.yaml:1:10: the only 'linkage' is 'c'"}));

TEST(Models, ASyntaxErrorKeepsWhatCameBefore) {
  Loaded L("allow:\n  - name: shop::Cache::wait\nblocking: [}\n");
  ASSERT_FALSE(L.Problems.empty());
  EXPECT_TRUE(llvm::StringRef(L.Problems[0]).starts_with("my.yaml:3:"));
  EXPECT_TRUE(L.find("wait"));
}

TEST(Models, AnEmptyFileIsFine) {
  EXPECT_TRUE(Loaded("").Problems.empty());
  EXPECT_TRUE(Loaded("# nothing yet\n").Problems.empty());
}

TEST(Models, TheBuiltInFilesHaveNoMistake) {
  for (const BuiltinModelFile &File : builtinModelFiles()) {
    ModelSet Models;
    Models.load(File.Name, File.Text, /*User=*/false,
                [](const ModelProblem &P) { ADD_FAILURE() << P.text(); });
    EXPECT_FALSE(Models.empty()) << File.Name.str();
  }
}

} // namespace

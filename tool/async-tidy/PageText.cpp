//===- PageText.cpp - the page of a check in a report ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PageText.h"
#include "Fingerprint.h"
#include "Pages.h"

using namespace llvm;

namespace async_tidy {
namespace {

/// Rewrites the links of \p Page, `[text](target)`, with \p Rewrite.
std::string
mapLinks(StringRef Page,
         function_ref<std::string(StringRef Text, StringRef Target)> Rewrite) {
  std::string Result;
  while (true) {
    const size_t Middle = Page.find("](");
    const size_t Start = Page.take_front(Middle).rfind('[');
    const size_t End = Page.find(')', Middle);
    if (Middle == StringRef::npos || End == StringRef::npos)
      return Result + Page.str();
    if (Start == StringRef::npos) {
      Result += Page.take_front(Middle + 2);
    } else {
      Result += Page.take_front(Start);
      Result +=
          Rewrite(Page.slice(Start + 1, Middle), Page.slice(Middle + 2, End));
    }
    Page = Page.substr(Start == StringRef::npos ? Middle + 2 : End + 1);
  }
}

std::string withoutComments(StringRef Page) {
  std::string Result;
  while (!Page.empty()) {
    auto [Before, Rest] = Page.split("<!--");
    Result += Before;
    Page = Rest.split("-->").second.ltrim('\n');
  }
  return Result;
}

} // namespace

std::string helpMarkdown(const CheckEntry &Entry, StringRef Address) {
  return mapLinks(
      withoutComments(pageOf(Entry)), [&](StringRef Text, StringRef Target) {
        if (Target.starts_with("http"))
          return ("[" + Text + "](" + Target + ")").str();
        if (Address.empty())
          return Text.str();
        return ("[" + Text + "](" + Address + "/checks/" + Target + ")").str();
      });
}

std::string whyText(const CheckEntry &Entry) {
  const StringRef Why =
      pageOf(Entry).split("\n## Why\n").second.ltrim().split("\n\n").first;
  return collapse(
      mapLinks(Why, [](StringRef Text, StringRef) { return Text.str(); }));
}

} // namespace async_tidy

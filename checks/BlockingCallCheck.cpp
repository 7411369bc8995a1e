//===- BlockingCallCheck.cpp - async-blocking-call ------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockingCallCheck.h"
#include "BlockingReport.h"
#include "analysis/BlockingCalls.h"

using namespace clang;

namespace async_tidy {
namespace {

constexpr BlockingKind SelectableKinds[] = {
    BlockingKind::Dns,      BlockingKind::Process, BlockingKind::Stdin,
    BlockingKind::Network,  BlockingKind::Database, BlockingKind::Http,
    BlockingKind::Rpc,      BlockingKind::File,    BlockingKind::Lock,
};

} // namespace

BlockingCallCheck::BlockingCallCheck(StringRef Name,
                                     clang::tidy::ClangTidyContext *Context)
    : AsyncCheck(Entry, Name, Context),
      MaxChainNotes(read(options::MaxChainNotes)) {
  const StringRef Categories = read(options::Categories);
  llvm::SmallVector<StringRef, 16> Words;
  Categories.split(Words, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef Word : Words) {
    std::optional<BlockingKind> Kind = parseBlockingKind(Word.trim());
    if (Kind && llvm::is_contained(SelectableKinds, *Kind)) {
      Kinds.insert(*Kind);
      continue;
    }
    std::string Known;
    for (BlockingKind Candidate : SelectableKinds)
      Known += (Known.empty() ? "" : ", ") + name(Candidate).str();
    configurationDiag("'%0' is no category of '%1'; known are %2")
        << Word.trim() << (Name + "." + StringRef(options::Categories.Name)).str()
        << Known;
  }
}

void BlockingCallCheck::check(const Unit &U, const Callable &C) {
  if (!C.isAsync())
    return;
  for (const BlockingCall &Blocking : blockingCalls(U, C, Kinds)) {
    if (!isNew(U, Blocking.location()))
      continue;
    BlockingAdvice Advice;
    if (Blocking.Entry && Blocking.Chain.empty())
      Advice.Instead = Blocking.Entry->Instead;
    reportBlockingCall(*this, U, C, Blocking, Advice, MaxChainNotes);
  }
}

} // namespace async_tidy

//===- BlockingReport.cpp - how a blocking call is reported ---------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockingReport.h"
#include "analysis/Suspension.h"
#include <algorithm>

using namespace clang;

namespace async_tidy {

std::string quoted(StringRef Instead) {
  for (StringRef Article : {"a ", "an ", "another ", "the "})
    if (Instead.starts_with(Article))
      return Instead.str();
  return "'" + Instead.str() + "'";
}

void reportBlockingCall(clang::tidy::ClangTidyCheck &Check, const Unit &U,
                        const Callable &C, const BlockingCall &Blocking,
                        const BlockingAdvice &Advice, unsigned MaxChainNotes) {
  const Callable &Owner = C.contextOwner();
  llvm::SmallVector<const CoroutineSuspendExpr *, 4> Before;
  if (Owner.isCoroutine())
    Before = Blocking.Call
                 ? suspensionsBefore(U, C, Blocking.Call)
                 : suspensionsBeforeScopeEnd(U, C, Blocking.Variable,
                                             Blocking.ScopeEnd);

  enum { InCoroutine, AfterSuspension, InContinuation, InNonblocking } Where =
      Owner.Kind == ContextKind::Continuation  ? InContinuation
      : Owner.Kind == ContextKind::Nonblocking ? InNonblocking
      : Before.empty()                         ? InCoroutine
                                               : AfterSuspension;
  // What is no coroutine cannot await.
  const bool ShowsInstead =
      !Advice.Instead.empty() &&
      (Owner.isCoroutine() || !StringRef(Advice.Instead).contains("co_await"));
  {
    auto Diag = Check.diag(
        Blocking.location(),
        "%select{|the destructor of }0'%1' blocks "
        "%select{the thread that runs this coroutine|"
        "the executor's thread that resumed this coroutine|"
        "the executor's thread that runs this handler|"
        "in a function that is declared nonblocking}2%3%4%5%6");
    Diag << (Blocking.Variable != nullptr)
         << (Blocking.Variable ? Blocking.Variable->getName().str()
                               : Blocking.Name)
         << Where
         << (Blocking.Chain.empty()
                 ? std::string()
                 : ": it reaches '" + Blocking.Chain.back().Callee + "'")
         << Advice.Remark
         << (Advice.Shared ? deadlockRemark(*Advice.Shared) : std::string())
         << (ShowsInstead ? "; use " + quoted(Advice.Instead) : std::string());
    if (!Advice.Fix.isNull())
      Diag << Advice.Fix;
  }

  if (Blocking.Variable && Blocking.Chain.empty())
    Check.diag(Blocking.ScopeEnd, "'%0' waits here for its work",
               DiagnosticIDs::Note)
        << Blocking.Name;
  switch (Where) {
  case InCoroutine:
    break;
  case AfterSuspension:
    Check.diag(Before.back()->getBeginLoc(),
               "%0 suspension point%s0 precede%plural{1:s|:}0 the "
               "%select{call|end of the scope}1; this is %select{the last|it}2",
               DiagnosticIDs::Note)
        << static_cast<unsigned>(Before.size()) << (Blocking.Variable != nullptr)
        << (Before.size() == 1);
    break;
  case InContinuation: {
    if (Owner.Handler) {
      Check.diag(Owner.Function->getLocation(),
                 "it overrides '%0', which is called on an executor",
                 DiagnosticIDs::Note)
          << qualifiedName(Owner.Handler);
      break;
    }
    const std::string Sink = calleeName(Owner.Sink);
    Check.diag(Owner.Sink->getExprLoc(), "'%0' runs the handler on an executor",
               DiagnosticIDs::Note)
        << Sink;
    break;
  }
  case InNonblocking:
    Check.diag(Owner.Function->getLocation(), "declared nonblocking here",
               DiagnosticIDs::Note);
    break;
  }
  if (Advice.Shared)
    noteSharedExecutor(Check, *Advice.Shared);
  // The last hop is the one that blocks.
  const llvm::ArrayRef<ChainHop> Chain = Blocking.Chain;
  const size_t Shown = std::min<size_t>(Chain.size(), MaxChainNotes);
  for (const ChainHop &Hop : Chain.take_front(Shown ? Shown - 1 : 0))
    Check.diag(Hop.Location, "'%0' calls '%1' here", DiagnosticIDs::Note)
        << Hop.Caller << Hop.Callee;
  if (Shown)
    Check.diag(Chain.back().Location,
               "%select{|... and %1 more call%s1, until }0'%2' calls '%3' here",
               DiagnosticIDs::Note)
        << (Chain.size() > Shown) << static_cast<unsigned>(Chain.size() - Shown)
        << Chain.back().Caller << Chain.back().Callee;
  if (Blocking.Chain.empty() && Blocking.Call && Blocking.Entry &&
      !Blocking.Entry->Reason.empty())
    Check.diag(Blocking.location(), "%0", DiagnosticIDs::Note)
        << Blocking.Entry->Reason;
}

std::string deadlockRemark(const SharedExecutor &Shared) {
  return Shared.IsSingleThreaded ? ", and deadlocks"
                                 : ", and deadlocks once all threads wait";
}

void noteSharedExecutor(clang::tidy::ClangTidyCheck &Check,
                        const SharedExecutor &Shared) {
  Check.diag(Shared.Given->getExprLoc(),
             "the work that it waits for is given to the same executor here",
             DiagnosticIDs::Note);
}

} // namespace async_tidy

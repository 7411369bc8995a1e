//===- FireAndForgetCheck.cpp - async-fire-and-forget ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FireAndForgetCheck.h"
#include "analysis/ErrorHandler.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Where the finding stands: at the call that detaches, or at the coroutine.
SourceLocation locationOf(const DetachedWork &Work, const Callable &C) {
  if (Work.Call)
    return Work.Call->getBeginLoc();
  return C.Lambda ? C.Lambda->getBeginLoc() : C.Function->getLocation();
}

} // namespace

void FireAndForgetCheck::check(const Unit &U, const Callable &C) {
  for (const DetachedWork &Work : detachedWork(U, C)) {
    const bool IsSeen = Work.Fate == ExceptionFate::Handled;
    const EscapingException *Exception =
        !IsSeen && Work.Body ? U.errorEscape().escapeFrom(*Work.Body) : nullptr;
    const bool Escapes =
        Exception || (!IsSeen && Work.Unseen && !isDeclaredNothrow(Work.Unseen));
    const std::optional<Borrow> Borrowed = borrowOf(U, Work);
    const SourceLocation Loc = locationOf(Work, C);
    if ((!Escapes && !Borrowed) || !isNew(U, Loc))
      continue;
    report(Work, Loc, Escapes, Borrowed.has_value());
    if (Escapes)
      explain(Work, Exception);
    if (Borrowed)
      explain(*Borrowed);
  }
}

void FireAndForgetCheck::report(const DetachedWork &Work, SourceLocation Loc,
                                bool Escapes, bool Outlives) {
  // What is used after its end is worse than an error that is not seen.
  const unsigned What =
      Outlives ? 2 : Work.Fate == ExceptionFate::Terminates ? 1 : 0;
  if (Work.Call)
    diag(Loc, "'%0' detaches work %select{whose exceptions are lost|whose exceptions "
              "end the process|that can outlive what it uses}1")
        << calleeName(Work.Call) << What;
  else
    diag(Loc, "nobody can wait for %0%select{, and its exceptions are lost|, and its "
              "exceptions end the process| while it uses what can end first}1")
        << (Work.In->Lambda ? std::string("this coroutine")
                            : "'" + displayName(*Work.In) + "'")
        << What;
}

void FireAndForgetCheck::explain(const DetachedWork &Work,
                                 const EscapingException *Exception) {
  if (Work.Via)
    diag(Work.Via->getBeginLoc(), "the work comes from here", DiagnosticIDs::Note);
  if (!Exception) {
    diag(Work.Unseen->getLocation(),
         "the body of %0 is not seen here, and it is not 'noexcept'",
         DiagnosticIDs::Note)
        << Work.Unseen;
  } else {
    const ThrowingSite &Origin = Exception->Origin;
    if (Exception->Where != Origin.Where)
      diag(Exception->Where->getBeginLoc(),
           "an exception from '%0' leaves the detached work here", DiagnosticIDs::Note)
          << Exception->Name;
    diag(Origin.Where->getBeginLoc(),
         "%select{an exception is thrown|awaiting %1 can throw|%1 can throw|%1, whose "
         "body is not seen, can throw}0, and nothing catches it",
         DiagnosticIDs::Note)
        << Origin.What
        << (Origin.Name.empty() ? std::string("this") : "'" + Origin.Name + "'");
  }
  if (Work.Ignoring)
    diag(Work.Ignoring->getBeginLoc(),
         "the completion handler does not look at the error", DiagnosticIDs::Note);
  if (Work.Handler)
    diag(Work.Handler->getLocation(),
         "'unhandled_exception' %select{|drops the exception|ends the process}0 here",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(Work.Fate);
}

void FireAndForgetCheck::explain(const Borrow &Borrowed) {
  if (Borrowed.Local) {
    diag(Borrowed.Use, "%0 is used by reference, and ends with its function",
         DiagnosticIDs::Note)
        << Borrowed.Local;
    return;
  }
  if (Borrowed.Suspension)
    diag(Borrowed.Suspension->getBeginLoc(),
         "here the last owner of the %0 can release it", DiagnosticIDs::Note)
        << Borrowed.Record;
  diag(Borrowed.Use, "'this' is used here, and nobody has taken a share in the object",
       DiagnosticIDs::Note);
}

} // namespace async_tidy

//===- ErrorEscape.cpp - whether an exception can leave a body ------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/ErrorEscape.h"
#include "analysis/DroppedResult.h"
#include "analysis/ErrorHandler.h"
#include "analysis/KnownCallee.h"
#include "analysis/TypeArguments.h"
#include "analysis/Unit.h"
#include "analysis/WrittenExpr.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Whether \p Function promises not to throw.
bool isNothrow(const FunctionDecl *Function) {
  const auto *Type = Function->getType()->getAs<FunctionProtoType>();
  if (!Type)
    return true;
  // What is written by the compiler, and destructors.
  if (isUnresolvedExceptionSpec(Type->getExceptionSpecType()))
    return Function->isDefaulted() || Function->isImplicit() ||
           isa<CXXDestructorDecl>(Function);
  return Type->isNothrow(/*ResultIfDependent=*/true);
}

/// Whether handlers for \p Caught take what \p Site throws. What a library or an
/// unseen function throws, and what is thrown again, is what they are for.
bool isCaught(const ThrowingSite &Site, llvm::ArrayRef<QualType> Caught) {
  if (Caught.empty() || Site.What == ThrowingSite::Await)
    return false;
  const auto *Throw = dyn_cast<CXXThrowExpr>(Site.Where);
  const Expr *Thrown = Throw ? Throw->getSubExpr() : nullptr;
  return !Thrown || llvm::any_of(Caught, [&](QualType T) {
    return isClassDerivedFrom(Thrown->getType(), T);
  });
}

/// What code calls the thing that it awaits; empty where it has no name.
std::string nameOf(const Expr *Awaited) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Awaited))
    return Reference->getDecl()->getNameAsString();
  return calleeName(Awaited);
}

} // namespace

/// Walks one body, and gathers what can throw outside of complete handlers.
class ErrorScan {
public:
  ErrorScan(const Unit &U, const Callable &C, ErrorEscape::Scan &Result)
      : U(U), C(C), Result(Result) {}

  void run() {
    const Stmt *Body = C.body();
    if (C.CoroutineBody)
      Body = C.CoroutineBody->getBody();
    else
      ReturnsTask = isTask(C.Function->getReturnType());
    visit(Body);
  }

private:
  bool isTask(QualType T) const {
    switch (U.types().factsOf(T).Role) {
    case TypeRole::Task:
    case TypeRole::Future:
      return true;
    default:
      return false;
    }
  }

  void visit(const Stmt *S) {
    if (!S || isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, RequiresExpr,
                  ConceptSpecializationExpr, CXXDefaultArgExpr>(S))
      return;
    if (const auto *Try = dyn_cast<CXXTryStmt>(S))
      return visitTry(Try);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      for (const Expr *Init : Lambda->capture_inits())
        visit(Init);
      return;
    }
    if (const auto *Await = dyn_cast<CoawaitExpr>(S)) {
      visit(Await->getOperand());
      return visitAwait(Await);
    }
    if (const auto *Yield = dyn_cast<CoyieldExpr>(S))
      return visit(Yield->getOperand());
    if (const auto *Return = dyn_cast<CoreturnStmt>(S))
      return visit(Return->getOperand());
    if (const auto *Return = dyn_cast<ReturnStmt>(S);
        Return && Return->getRetValue() && ReturnsTask) {
      visit(Return->getRetValue());
      return visitAwaited(Return->getRetValue(), Return->getRetValue());
    }
    if (const auto *If = dyn_cast<IfStmt>(S); If && If->isConstexpr())
      if (std::optional<const Stmt *> Kept = If->getNondiscardedCase(U.context())) {
        visit(If->getInit());
        return visit(*Kept);
      }
    for (const Stmt *Child : S->children())
      visit(Child);
    if (const auto *Throw = dyn_cast<CXXThrowExpr>(S)) {
      add(ThrowingSite::Throw, Throw, {});
    } else if (isa<CallExpr, CXXConstructExpr>(S)) {
      visitCall(cast<Expr>(S));
    }
  }

  void visitTry(const CXXTryStmt *Try) {
    llvm::SmallVector<QualType, 2> Types;
    bool Complete = false;
    for (unsigned Index = 0; Index != Try->getNumHandlers(); ++Index) {
      const CXXCatchStmt *Handler = Try->getHandler(Index);
      Complete |= isCompleteHandler(U, Handler);
      if (Handler->getExceptionDecl())
        Types.push_back(Handler->getCaughtType());
    }
    if (Complete) {
      Result.HandlesErrors = true;
    } else {
      const unsigned Outer = Caught.size();
      Caught.append(Types);
      visit(Try->getTryBlock());
      Caught.truncate(Outer);
    }
    // What reports an error is not expected to fail.
    const bool Outer = std::exchange(InHandler, true);
    for (unsigned Index = 0; Index != Try->getNumHandlers(); ++Index)
      visit(Try->getHandler(Index)->getHandlerBlock());
    InHandler = Outer;
  }

  void add(ThrowingSite::Kind What, const Expr *Where, std::string Name) {
    if (What == ThrowingSite::Unseen && InHandler)
      return;
    ThrowingSite Site = {What, Where, std::move(Name)};
    if (!isCaught(Site, Caught))
      Result.Sites.push_back(std::move(Site));
  }

  void addEdge(const Callable *To, const Expr *Where, std::string Name) {
    Result.Edges.push_back({To, Where, std::move(Name), {Caught.begin(), Caught.end()}});
  }

  /// Whether an operation with these arguments gives its error as a value, such
  /// as one with `redirect_error`.
  bool givesErrorAsValue(const Expr *Operation) const {
    return llvm::any_of(argumentsOf(Operation), [&](const Expr *Argument) {
      return mentionsError(Argument->getType());
    });
  }

  /// Whether \p T carries an error, or is made of something that does.
  bool mentionsError(QualType T, unsigned Depth = 0) const {
    constexpr unsigned MaximumDepth = 3;
    if (T.isNull() || Depth == MaximumDepth)
      return false;
    T = T.getNonReferenceType();
    if (U.names().findType(T, Category::ErrorType) ||
        (T->isEnumeralType() &&
         U.names().find(T->getAsTagDecl(), Category::ErrorType)))
      return true;
    // Values that carry more, such as a tuple.
    return llvm::any_of(typeArguments(T->getAsCXXRecordDecl()), [&](QualType Of) {
      return mentionsError(Of, Depth + 1);
    });
  }

  void visitAwait(const CoawaitExpr *Await) {
    const Expr *Operand = handedOn(Await->getOperand());
    if (mentionsError(Await->getType()) || isGuard(U, Await->getType()))
      return;
    const Expr *Resume = Await->getResumeExpr();
    const FunctionDecl *Resumed = Resume ? calleeOf(written(Resume)) : nullptr;
    if (Resumed && isNothrow(Resumed))
      return;
    // What an awaiter of the unit does is seen.
    const TypeFacts &Facts = U.types().factsOf(Operand->getType());
    const Callable *Body = Resumed ? bodyOf(nullptr, Resumed) : nullptr;
    if (Body && Facts.Role != TypeRole::Task && Facts.Role != TypeRole::Future)
      return addEdge(Body, Await, calleeName(Operand));
    visitAwaited(Operand, Await);
  }

  /// \p Operand, a task, is awaited at \p Where, or handed on to be awaited.
  void visitAwaited(const Expr *Operand, const Expr *Where) {
    Operand = handedOn(Operand);
    for (Category Harmless : {Category::Hop, Category::Yield, Category::AsyncSleep,
                              Category::CurrentExecutor, Category::ReadyFactory,
                              Category::Nothrow})
      if (U.names().findCallee(Operand, Harmless) ||
          U.names().findType(Operand->getType(), Harmless))
        return;
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Operand))
      if (U.names().find(Reference->getDecl(), Category::CurrentExecutor))
        return;
    if (givesErrorAsValue(Operand) || handlesErrors(U, Operand))
      return;
    const FunctionDecl *Callee = calleeOf(Operand);
    if (const Callable *Body = Callee ? bodyOf(Operand, Callee) : nullptr)
      return addEdge(Body, Where, calleeName(Operand));
    if (Callee && U.names().isOfLibrary(Callee) && visitPassedTasks(Operand, Where))
      return;
    // A home-made promise that ends the process, or drops the exception, hands
    // none to who awaits.
    const TypeFacts &Facts = U.types().factsOf(Operand->getType());
    const FunctionDecl *Handler = nullptr;
    if (Facts.Role == TypeRole::Task && !Facts.Entry &&
        fateOf(U, Facts.Promise, Handler) != ExceptionFate::Handled)
      return;
    add(ThrowingSite::Await, Where, nameOf(Operand));
  }

  /// The tasks that \p Operation, of a library, awaits for its caller, such as
  /// `when_all(a(), b())`: it fails where they do.
  /// \returns whether there are any.
  bool visitPassedTasks(const Expr *Operation, const Expr *Where) {
    llvm::SmallVector<const Expr *, 4> Passed;
    if (const Expr *Object = objectOf(Operation))
      Passed.push_back(Object);
    Passed.append(argumentsOf(Operation).begin(), argumentsOf(Operation).end());
    bool Any = false;
    for (const Expr *Task : Passed) {
      if (isa<CXXDefaultArgExpr>(Task) ||
          U.types().factsOf(Task->getType()).Role != TypeRole::Task)
        continue;
      Any = true;
      visitAwaited(Task, Where);
    }
    return Any;
  }

  /// The body that \p Call runs; null where it is not known, and for libraries,
  /// of which models say what they throw.
  const Callable *bodyOf(const Expr *Call, const FunctionDecl *Callee) const {
    if (U.names().isOfLibrary(Callee))
      return nullptr;
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
        Method && Method->isVirtual()) {
      Callee = Call ? devirtualized(Call, Method) : nullptr;
      if (!Callee)
        return nullptr;
    }
    return U.callableOf(Callee);
  }

  void visitCall(const Expr *Call) {
    const FunctionDecl *Callee = calleeOf(Call);
    // Of what a pointer to a function calls, a callback of C for one, nobody
    // knows anything.
    if (!Callee || Callee->getBuiltinID() || Callee->isExternC() || Callee->isNoReturn() ||
        isNothrow(Callee) || Callee->isTrivial() ||
        U.names().findCallee(Call, Category::Nothrow) ||
        U.names().findCallee(Call, Category::Allow))
      return;
    if (U.names().findCallee(Call, Category::Throws)) {
      if (!givesErrorAsValue(Call))
        add(ThrowingSite::Library, Call, calleeName(Call));
      return;
    }
    addInlineCallables(Call);
    // A coroutine keeps its exceptions for who awaits it.
    if (!isa<CXXConstructExpr>(Call) &&
        U.types().factsOf(Callee->getReturnType()).Role != TypeRole::None)
      return;
    // Nobody expects an operator to throw, such as the `<<` of a log.
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    if (Operator && Operator->getOperator() != OO_Call)
      return;
    if (const Callable *Body = bodyOf(Call, Callee)) {
      if (!Body->isCoroutine())
        addEdge(Body, Call, calleeName(Call));
      return;
    }
    // What a wrapper such as `std::function` holds.
    const bool IsWrapper =
        Operator &&
        U.names().findType(Operator->getArg(0)->getType(), Category::Wrapper);
    // Libraries say where they throw in practice.
    if (!IsWrapper &&
        (Callee->isImplicit() || Callee->isDefaulted() ||
         U.names().isOfLibrary(Callee)))
      return;
    if (isa<CXXConversionDecl>(Callee) || givesErrorAsValue(Call))
      return;
    add(ThrowingSite::Unseen, Call, calleeName(Call));
  }

  /// Lambdas that \p Call runs before it returns, as an algorithm does.
  void addInlineCallables(const Expr *Call) {
    if (!isa<CallExpr>(Call))
      return;
    for (const Expr *Argument : argumentsOf(Call))
      if (const auto *Lambda = dyn_cast<LambdaExpr>(handedOn(Argument)))
        if (const Callable *Body = U.callableOf(Lambda->getCallOperator()))
          if (Body->Kind == ContextKind::Inline)
            addEdge(Body, Call, calleeName(Call));
  }

  const Unit &U;
  const Callable &C;
  ErrorEscape::Scan &Result;
  /// What the incomplete handlers around the walk catch.
  llvm::SmallVector<QualType, 2> Caught;
  bool InHandler = false;
  /// The function is no coroutine and hands a task on.
  bool ReturnsTask = false;
};

const ErrorEscape::Scan &ErrorEscape::scanOf(const Callable &C) const {
  auto Known = Scans.find(&C);
  if (Known != Scans.end())
    return *Known->second;
  auto Result = std::make_unique<Scan>();
  ErrorScan(U, C, *Result).run();
  return *(Scans[&C] = std::move(Result));
}

const ThrowingSite *ErrorEscape::firstSite(const Scan &S, bool Unseen,
                                           llvm::ArrayRef<QualType> Caught) {
  for (const ThrowingSite &Site : S.Sites)
    if ((Site.What != ThrowingSite::Unseen || (Unseen && !S.HandlesErrors)) &&
        !isCaught(Site, Caught))
      return &Site;
  return nullptr;
}

namespace {

/// The handlers around the ways by which a search has come to a callable.
class WaysTo {
public:
  /// Whether handlers for \p Caught let something through that those of the ways
  /// before did not.
  bool insert(llvm::ArrayRef<QualType> Caught) {
    if (llvm::any_of(Ways, [&](llvm::ArrayRef<QualType> Known) {
          return llvm::all_of(
              Known, [&](QualType T) { return llvm::is_contained(Caught, T); });
        }))
      return false;
    Ways.emplace_back(Caught);
    return true;
  }

  /// Whether one of the ways leads through no handler.
  bool hasOpen() const {
    return llvm::any_of(Ways, [](llvm::ArrayRef<QualType> Way) { return Way.empty(); });
  }

  /// More ways than code has: the search is cut.
  bool isFull() const { return Ways.size() == MaximumWays; }

private:
  static constexpr unsigned MaximumWays = 8;

  llvm::SmallVector<llvm::SmallVector<QualType, 1>, 1> Ways;
};

/// \p Outer and those of \p Inner, each once.
llvm::SmallVector<QualType, 2> concatenate(llvm::ArrayRef<QualType> Outer,
                                           llvm::ArrayRef<QualType> Inner) {
  llvm::SmallVector<QualType, 2> Result(Outer);
  for (QualType T : Inner)
    if (!llvm::is_contained(Result, T))
      Result.push_back(T);
  return Result;
}

} // namespace

/// Searches breadth first, so that the first edge leads the shortest way.
std::optional<EscapingException> ErrorEscape::find(const Callable &Root,
                                                   bool Unseen) const {
  // What is thrown far below, in a header of a library for one, is not expected.
  constexpr unsigned MaximumCalls = 4;
  struct Step {
    const Callable *At;
    /// The edge of the root by which the search came here.
    const Edge *First;
    /// How many calls lead here; awaits do not count.
    unsigned Calls;
    /// What the handlers around those calls and awaits catch.
    llvm::SmallVector<QualType, 2> Caught;
  };
  bool IsCut = false;
  const SourceManager &Sources = U.context().getSourceManager();
  auto FileOf = [&](const Callable &C) {
    return Sources.getFileID(Sources.getExpansionLoc(C.Function->getLocation()));
  };
  const FileID File = FileOf(Root);
  llvm::DenseMap<const Callable *, WaysTo> Seen;
  Seen[&Root].insert({});
  llvm::SmallVector<Step, 16> Work = {{&Root, nullptr, 0, {}}};
  for (unsigned Next = 0; Next != Work.size(); ++Next) {
    const Step Current = Work[Next];
    const Scan &S = scanOf(*Current.At);
    // A helper in a header, such as a log, is expected to know what it calls.
    const bool IsHelper = FileOf(*Current.At) != File;
    if (const ThrowingSite *Site = firstSite(S, Unseen && !IsHelper, Current.Caught)) {
      if (!Current.First)
        return EscapingException{Site->Where, Site->Name, *Site};
      return EscapingException{Current.First->Where, Current.First->Name, *Site};
    }
    for (const Edge &E : S.Edges) {
      if (isNothrow(E.To->Function) || (!Unseen && Tight.contains(E.To)))
        continue;
      // An awaited task that calls something unseen has its own handlers, or
      // reports errors in another way.
      if (Unseen && E.To->isCoroutine())
        continue;
      const unsigned Calls = Current.Calls + (E.To->isCoroutine() ? 0 : 1);
      WaysTo &Ways = Seen[E.To];
      if (Calls > MaximumCalls || Ways.isFull()) {
        IsCut = true;
        continue;
      }
      llvm::SmallVector<QualType, 2> Caught = concatenate(Current.Caught, E.Caught);
      if (Ways.insert(Caught))
        Work.push_back({E.To, Current.First ? Current.First : &E, Calls, std::move(Caught)});
    }
  }
  // What is unseen depends on the root, and its file; and of what handlers keep in,
  // nobody knows whether it would get out elsewhere.
  if (!IsCut && !Unseen)
    for (const auto &[C, Ways] : Seen)
      if (Ways.hasOpen())
        Tight.insert(C);
  return std::nullopt;
}

const EscapingException *ErrorEscape::escapeFrom(const Callable &C) const {
  auto Known = Answers.find(&C);
  if (Known != Answers.end())
    return Known->second.get();
  std::unique_ptr<EscapingException> Answer;
  if (!isNothrow(C.Function)) {
    std::optional<EscapingException> Found = find(C, /*Unseen=*/false);
    if (!Found && !scanOf(C).HandlesErrors)
      Found = find(C, /*Unseen=*/true);
    if (Found)
      Answer = std::make_unique<EscapingException>(std::move(*Found));
  }
  return (Answers[&C] = std::move(Answer)).get();
}

} // namespace async_tidy

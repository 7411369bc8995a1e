//===- Unit.cpp - everything known about one translation unit -------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "analysis/Unit.h"
#include "analysis/Place.h"
#include "clang/AST/Attr.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace async_tidy {
namespace {

constexpr llvm::StringLiteral UserModelFile = ".async-tidy.yaml";
// The option that names types, where problems in it are reported.
constexpr llvm::StringLiteral TypesOption = "async.CancellationTypes";

// The slot of the analysis in an AST is an implicit annotation of the
// translation unit that holds its address. The version keeps two builds of
// async-tidy in one process from reading each other's.
constexpr llvm::StringLiteral Slot = "async-tidy.unit." ASYNC_TIDY_VERSION;

const Unit *findUnit(const ASTContext &Context) {
  for (const auto *A :
       Context.getTranslationUnitDecl()->specific_attrs<AnnotateAttr>())
    if (A->getAnnotation() == Slot && A->args_size() == 1)
      return reinterpret_cast<const Unit *>(static_cast<uintptr_t>(
          cast<IntegerLiteral>(*A->args_begin())->getValue().getZExtValue()));
  return nullptr;
}

void storeUnit(ASTContext &Context, const Unit *U) {
  const QualType Type = Context.getUIntPtrType();
  Expr *Address = IntegerLiteral::Create(
      Context,
      llvm::APInt(Context.getTypeSize(Type), reinterpret_cast<uintptr_t>(U)),
      Type, SourceLocation());
  Context.getTranslationUnitDecl()->addAttr(
      AnnotateAttr::CreateImplicit(Context, Slot, &Address, 1));
}

std::string mainFile(const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  OptionalFileEntryRef File =
      Sources.getFileEntryRefForID(Sources.getMainFileID());
  if (!File)
    return {};
  llvm::SmallString<256> Path = File->getName();
  Sources.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

/// The parts of \p List between its semicolons.
llvm::SmallVector<llvm::StringRef, 4> namesIn(llvm::StringRef List) {
  llvm::SmallVector<llvm::StringRef, 4> Result;
  List.split(Result, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef &Name : Result)
    Name = Name.trim();
  return Result;
}

std::unique_ptr<ModelSet>
loadUserModels(ASTContext &Context, const Unit::Settings &Settings,
               llvm::function_ref<void(llvm::StringRef)> Complain) {
  auto Result = std::make_unique<ModelSet>();
  llvm::vfs::FileSystem &Files =
      Context.getSourceManager().getFileManager().getVirtualFileSystem();
  auto ComplainOf = [&](const ModelProblem &Problem) {
    Complain(Problem.text());
  };
  auto Load = [&](llvm::StringRef Path) {
    auto Buffer = Files.getBufferForFile(Path);
    if (!Buffer) {
      Complain(("cannot read the library model '" + Path +
                "': " + Buffer.getError().message())
                   .str());
      return;
    }
    Result->load(Path, (*Buffer)->getBuffer(), /*User=*/true, ComplainOf);
  };

  for (llvm::StringRef Path : namesIn(Settings.Models))
    Load(Path);
  if (llvm::SmallVector<llvm::StringRef, 4> Types = namesIn(Settings.CancellationTypes);
      !Types.empty())
    Result->load(TypesOption,
                 "cancellation_types: ['" + llvm::join(Types, "', '") + "']",
                 /*User=*/true, ComplainOf);

  llvm::StringRef Directory;
  const std::string Main = mainFile(Context);
  for (Directory = llvm::sys::path::parent_path(Main); !Directory.empty();
       Directory = llvm::sys::path::parent_path(Directory)) {
    llvm::SmallString<256> Path = Directory;
    llvm::sys::path::append(Path, UserModelFile);
    if (Files.exists(Path)) {
      Load(Path);
      break;
    }
  }
  return Result;
}

} // namespace

Unit::Unit(ASTContext &Context, std::unique_ptr<ModelSet> UserModels)
    : Context(Context), Names(Context, std::move(UserModels)),
      Types(Context, Names), Contexts(Context, Names, Types) {
  for (const std::unique_ptr<Callable> &C : callables())
    Bodies[C->Function->getCanonicalDecl()] = C.get();
}

const Callable *Unit::callableOf(const FunctionDecl *Function) const {
  return Bodies.lookup(Function->getCanonicalDecl());
}

const Unit &Unit::of(ASTContext &Context, const Settings &Settings,
                     llvm::function_ref<void(llvm::StringRef)> Complain) {
  if (const Unit *Known = findUnit(Context))
    return *Known;
  auto *Made = new (Context)
      Unit(Context, loadUserModels(Context, Settings, Complain));
  Context.addDestruction(Made);
  storeUnit(Context, Made);
  return *Made;
}

const std::vector<BlockingCall> &Unit::directBlocking(const Callable &C) const {
  auto Known = Blocking.find(&C);
  if (Known != Blocking.end())
    return *Known->second;
  auto Found =
      std::make_unique<std::vector<BlockingCall>>(directBlockingCalls(*this, C));
  return *(Blocking[&C] = std::move(Found));
}

bool Unit::isSignatureFixed(const Callable &C) const {
  const FunctionDecl *Function = C.Function;
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  return C.Lambda || C.Handler || Function->isMain() ||
         Function->isOverloadedOperator() || Function->isExternC() ||
         Function->getTemplateSpecializationKind() == TSK_ExplicitSpecialization ||
         (Method && Method->isVirtual()) || isNamedAsValue(Function);
}

bool Unit::isCalledOn(const Expr *Object, llvm::StringRef Method) const {
  // The object itself, or the member that it is, whoever holds that.
  auto Subject = [&](const Expr *E) -> const Decl * {
    std::optional<Place> P = E ? placeOf(E, Context) : std::nullopt;
    if (!P)
      return nullptr;
    return P->Steps.empty() ? P->Root : P->Steps.back().Member;
  };
  if (!CalledMembers) {
    CalledMembers =
        std::make_unique<llvm::DenseMap<const Decl *, llvm::StringSet<>>>();
    for (const std::unique_ptr<Callable> &C : callables())
      for (const Expr *Call : C->Calls)
        if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
          if (const CXXMethodDecl *Called = Member->getMethodDecl();
              Called && Called->getIdentifier())
            if (const Decl *On = Subject(Member->getImplicitObjectArgument()))
              (*CalledMembers)[On].insert(Called->getName());
  }
  const Decl *Asked = Subject(Object);
  auto Known = Asked ? CalledMembers->find(Asked) : CalledMembers->end();
  return Known != CalledMembers->end() && Known->second.contains(Method);
}

llvm::ArrayRef<Unit::CallSite> Unit::callsOf(const FunctionDecl *Function) const {
  if (!CallSites) {
    CallSites = std::make_unique<
        llvm::DenseMap<const FunctionDecl *, llvm::SmallVector<CallSite, 1>>>();
    for (const std::unique_ptr<Callable> &C : callables())
      for (const Expr *E : C->Calls)
        if (const auto *Call = dyn_cast<CallExpr>(E))
          if (const FunctionDecl *Callee = Call->getDirectCallee())
            (*CallSites)[Callee->getCanonicalDecl()].push_back({C.get(), Call});
  }
  auto Known = CallSites->find(Function->getCanonicalDecl());
  if (Known == CallSites->end())
    return {};
  return Known->second;
}

const BlockingReach &Unit::blockingReach() const {
  if (!Reach)
    Reach = std::make_unique<BlockingReach>(*this);
  return *Reach;
}

const CallbackDrops &Unit::callbackDrops() const {
  if (!Drops)
    Drops = std::make_unique<CallbackDrops>(*this);
  return *Drops;
}

const Invalidations &Unit::invalidations() const {
  if (!Ended)
    Ended = std::make_unique<Invalidations>(*this);
  return *Ended;
}

const ErrorEscape &Unit::errorEscape() const {
  if (!Escapes)
    Escapes = std::make_unique<ErrorEscape>(*this);
  return *Escapes;
}

bool Unit::endsProcessAfter(const Callable &C, const Expr *E) const {
  const FlowGraph *Graph = C.CallsNoReturn ? flowGraph(C) : nullptr;
  return Graph && Graph->leadsToNoReturn(E);
}

const FlowGraph *Unit::flowGraph(const Callable &C) const {
  auto [Place, Inserted] = Graphs.try_emplace(&C);
  if (Inserted)
    Place->second = FlowGraph::build(C, Context);
  return Place->second.get();
}

} // namespace async_tidy

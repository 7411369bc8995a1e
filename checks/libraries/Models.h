//===- Models.h - what the library models say -----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The facts about asynchronous libraries that structure cannot tell, read from
// YAML. The schema is described in docs/library-models.md. Free of Clang
// headers; NameLookup.h connects the names to declarations.
//
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_LIBRARIES_MODELS_H
#define ASYNC_TIDY_LIBRARIES_MODELS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// What an entry says about its names.
enum class Category {
  /// A function, constructor or destructor that blocks the calling thread.
  Blocking,
  /// A coroutine return type, or another type that has to be awaited.
  Task,
  /// A coroutine type that yields its values synchronously.
  Generator,
  /// An eager handle to a result.
  Future,
  /// How a coroutine of a task type sleeps without blocking.
  Sleep,
  /// A function whose callable argument runs later on an executor's thread.
  Continuation,
  /// A function or class whose callable argument may block.
  BlockingSink,
  /// A blocking sink that exists to get work off the calling thread.
  Offload,
  /// A class that stands for a pool whose threads may be blocked.
  Pool,
  /// A function that calls its callable argument before it returns.
  InlineSink,
  /// A function or class that wraps a callable, and passes it on.
  Wrapper,
  /// A function that returns a completed future.
  ReadyFactory,
  /// A function whose returned task may be dropped.
  Droppable,
  /// A class template that owns its type arguments.
  Container,
  /// A type whose object protects the code until it ends, such as a lock.
  Guard,
  /// A guard that holds a lock of threads.
  Lock,
  /// A type that blocks the threads that want to lock it.
  Mutex,
  /// A function that locks its arguments.
  LockFunction,
  /// A function that unlocks its first argument.
  UnlockFunction,
  /// A function that runs what waits for it before it returns: a coroutine, the
  /// continuation of a promise, or a callback.
  Resumption,
  /// A function that tells which thread runs.
  ThreadIdentity,
  /// A type whose object refers to another one, or a function whose result refers
  /// to its arguments, such as a buffer of Asio.
  View,
  /// A type that carries an error, or a value in its place.
  ErrorType,
  /// A function whose result, awaited, has to be used.
  MustUse,
  /// A function that lets work go for which nobody waits, or a coroutine type
  /// that stands for such work.
  Detacher,
  /// A function that starts the work it is given, and returns nothing to wait for.
  Spawner,
  /// A member function that ends references to the elements of its object.
  Invalidation,
  /// A class of tests, whose member functions run one after the other.
  Fixture,
  /// A function that reports failure by an exception.
  Throws,
  /// A function that does not throw in practice, although it does not say so.
  Nothrow,
  /// A type for whatever a library throws: a handler for it is a complete one.
  Exception,
  /// A type of which an object tells whether work is to stop.
  CancellationType,
  /// A type of exception by which cancelled work ends.
  CancellationException,
  /// A function with a sibling that does the same, and is told when to stop.
  Cancellable,
  /// A function whose callable runs at the end of work, whatever has become of it.
  Cleanup,
  /// A function that fails by an exception, called or awaited, when somebody closes its
  /// object.
  ClosableWait,
  /// A function whose awaited result may never come.
  UnboundedWait,
  /// A base class by which an object is owned by those who use it.
  SharedOwner,
  /// A macro that takes a statement whose value is dropped on purpose.
  StatementMacro,
  /// A function that gives up the time slice, called or awaited.
  Yield,
  /// A function whose awaited result is a mere pause.
  AsyncSleep,
  /// A type of executor, strand or loop that runs one thing at a time.
  SingleThreaded,
  /// A function or variable whose value, or awaited value, is the executor that
  /// runs the code.
  CurrentExecutor,
  /// A function whose awaited result resumes the coroutine on another executor.
  Hop,
  /// A virtual member function that a library calls on an executor's thread.
  Handler,
  /// A function that makes a raw descriptor, which blocks unless its flags say
  /// otherwise.
  DescriptorSource,
  /// A function that takes a raw descriptor and leaves its mode as it is.
  DescriptorUser,
  /// A name that another entry lists and that is fine all the same.
  Allow,
};

/// Why a call blocks, most severe first: a call that blocks in several ways
/// is reported for the first of them.
enum class BlockingKind {
  Wait,
  Sleep,
  Dns,
  Process,
  Stdin,
  Network,
  Database,
  Http,
  Rpc,
  File,
  Lock,
  Cpu,
};

/// When the body of a task coroutine starts.
enum class Start { Unknown, Lazy, Eager };

/// What becomes of the elements of a container.
enum class ElementFate {
  /// They may move to other memory.
  Moved,
  /// Some of them are destroyed, and the others stay where they are.
  Erased,
  /// The one object that there is is destroyed.
  Replaced,
};

/// What becomes of an exception that leaves a coroutine, or detached work.
enum class ExceptionFate {
  /// Nobody knows, or somebody is told: it is stored, logged or thrown on.
  Handled,
  /// Nothing.
  Lost,
  /// It ends the process.
  Terminates,
};

/// What becomes of a closure that is given to a function, while the coroutine that
/// it started still runs.
enum class CallableFate {
  Unknown,
  /// It lives as long as the coroutine.
  Kept,
  /// It is destroyed when its call has returned, or when another one takes its place.
  Dropped,
  /// The caller's object is called where it is.
  Borrowed,
};

/// What the duration argument of a sleep is.
enum class TimeUnit {
  None,
  ChronoDuration,
  ChronoTimePoint,
  Hours,
  Seconds,
  Milliseconds,
  Microseconds,
  Nanoseconds,
  Timespec,
};

/// One entry of a model file, after the expansion of its namespaces.
struct Entry {
  async_tidy::Category Category = Category::Allow;
  std::string Library;
  /// The names match only functions with C language linkage.
  bool CLinkage = false;
  /// The entry stems from a model of the user.
  bool User = false;

  BlockingKind Kind = BlockingKind::Wait;
  std::string Reason;
  std::string Instead;
  std::string Since;
  /// Not the call blocks, but the destructor of its result.
  bool BlocksInResult = false;
  /// The index of the argument that bounds the wait: zero means no wait.
  std::optional<unsigned> Timeout;
  /// A negative bound means for ever, and not that there is no wait.
  bool NegativeWaits = false;
  TimeUnit Unit = TimeUnit::None;
  /// The index of an argument in which one of \c NonblockingFlags means that
  /// the call does not block.
  std::optional<unsigned> Flags;
  std::vector<std::string> NonblockingFlags;
  /// The index of a raw descriptor, whose origin decides.
  std::optional<unsigned> Descriptor;
  /// Variables, of which one is the object or an argument of a call that blocks.
  std::vector<std::string> Given;
  /// The kind of a call without any of \c Given; else it does not block.
  std::optional<BlockingKind> Otherwise;
  /// A call with a callable argument does not block.
  bool UnlessCallback = false;
  /// Only the overloads for temporaries: `Get() &&`.
  bool RvalueOnly = false;
  /// Functions that are handed over by name, such as slots, run elsewhere.
  bool OnlyLambdas = false;
  /// What its callable returns is dropped.
  bool DropsResult = false;
  /// Of its callable.
  CallableFate Callable = CallableFate::Unknown;
  /// Where the executor runs the caller already, it runs the callable at once.
  bool RunsInside = false;
  /// The threads at the end of the hop may be blocked.
  bool Background = false;
  /// The next suspension takes the coroutine back.
  bool UntilSuspension = false;
  /// The class that the function returns; empty means any type.
  std::string Returns;
  /// The class of a parameter, or of what it points or refers to; empty means
  /// that none is asked for.
  std::string Takes;
  /// Member functions that make the object one on which the call does not block.
  std::vector<std::string> UnlessCalled;
  /// Types, of which an argument keeps the call from blocking.
  std::vector<std::string> NonblockingTypes;
  /// The call blocks where this member function of what it guards does.
  std::string ViaMember;

  /// The member functions that lock, unlock and try to lock; the names of the
  /// standard library where these are empty.
  std::vector<std::string> LockedBy;
  std::vector<std::string> UnlockedBy;
  std::vector<std::string> TriedBy;
  /// Types of constructor arguments that leave a guard without its lock, or perhaps
  /// without it.
  std::vector<std::string> DeferredTypes;
  std::vector<std::string> TriedTypes;
  /// The function may come back without the locks.
  bool IsTried = false;

  async_tidy::Start Start = Start::Unknown;
  /// A coroutine is resumed on the thread that it was suspended on.
  bool StaysOnThread = false;
  /// The coroutine is told to stop by who awaits it, and tells what it awaits.
  bool ImplicitCancellation = false;
  /// The work ends with the object: to keep one in a variable is to let it run.
  bool Scoped = false;
  bool Droppable = false;
  /// Made to be dropped by a callback, and by code that knows no coroutines.
  bool Slot = false;
  /// What lets a task run that nobody can await.
  std::string RunWith;
  /// What keeps the closure of such a coroutine until it is done.
  std::string KeepWith;
  /// The member functions that tell, without blocking, whether the object is
  /// ready.
  std::vector<std::string> Ready;

  ExceptionFate Errors = ExceptionFate::Lost;
  ElementFate Elements = ElementFate::Erased;
  /// The index of the argument that is detached; else it is the object, or the
  /// first argument.
  std::optional<unsigned> Work;
  /// The index of the argument that is told of the end, and of an error.
  std::optional<unsigned> Handler;
  /// Types of a \c Handler that lets the error be lost.
  std::vector<std::string> Tokens;
  /// The task types whose coroutines end by an exception when they are cancelled; those
  /// of its own outermost namespace where this is empty.
  std::vector<std::string> Tasks;
  /// Only operations that are given a token end by it.
  bool ByToken = false;
  /// The member functions that tell a cancellation from another error.
  std::vector<std::string> ToldBy;
  /// The member functions that ask for the end of the work, and that ask whether it is
  /// to end.
  std::vector<std::string> RequestedBy;
  std::vector<std::string> AskedBy;
  /// Objects of the type are there for more than a cancellation.
  bool Incidental = false;
  /// The member functions that close the object of a \c ClosableWait or an
  /// \c UnboundedWait, or what it is given.
  std::vector<std::string> ClosedBy;
  /// The sibling of a \c Cancellable function.
  std::string CancelledWith;
  /// The member functions that take a share in the object.
  std::vector<std::string> TakenBy;

  /// Code that sleeps, with `{argument}` for the duration or the time point.
  std::string Duration;
  std::string TimePoint;
  /// The clock that the time point of \c TimePoint belongs to.
  std::string Clock;
  /// What the library counts in: a finer duration needs a cast.
  TimeUnit Resolution = TimeUnit::Nanoseconds;
  std::vector<std::string> Requires;
  /// The code is shown and never put in place: it changes more than the sleep.
  bool AdviceOnly = false;
  /// The member functions that say how long a timer pauses.
  std::vector<std::string> SetBy;
};

/// A qualified name of an entry, split at `::`.
struct NamePattern {
  /// Without the last component; `**` stands for any number of scopes.
  std::vector<std::string> Scopes;
  /// The last component, without the `*` of a prefix match.
  std::string Last;
  bool IsPrefix = false;
  const async_tidy::Entry *Entry = nullptr;

  std::string qualifiedName() const;
  /// Whether the pattern stands for more than one name.
  bool isWildcard() const;
};

/// A problem in a model file. \c Line and \c Column count from 1.
struct ModelProblem {
  std::string File;
  unsigned Line;
  unsigned Column;
  std::string Message;

  std::string text() const;
};

/// The entries of any number of model files.
class ModelSet {
public:
  ModelSet() = default;
  ModelSet(const ModelSet &) = delete;
  ModelSet &operator=(const ModelSet &) = delete;

  /// Adds the entries of a file. A problem is handed to \p Complain, and costs
  /// only the entry or the key that it is in.
  void load(llvm::StringRef File, llvm::StringRef Text, bool User,
            llvm::function_ref<void(const ModelProblem &)> Complain);

  /// The patterns whose last component is \p Name.
  llvm::ArrayRef<NamePattern> named(llvm::StringRef Name) const;
  /// The patterns whose last component ends in `*`.
  llvm::ArrayRef<NamePattern> prefixes() const { return Prefixes; }
  /// Every entry of category \p C that has no name of its own.
  llvm::ArrayRef<NamePattern> sleeps() const { return Sleeps; }
  /// Whether a name of an entry stands in a scope called \p Name, which itself
  /// stands in none.
  bool hasScope(llvm::StringRef Name) const { return Outermost.contains(Name); }
  /// Every pattern.
  std::vector<const NamePattern *> all() const;

  bool empty() const { return Entries.empty(); }

private:
  friend class ModelReader;
  void add(Entry NewEntry, llvm::ArrayRef<std::string> Names);

  std::deque<Entry> Entries;
  llvm::StringMap<std::vector<NamePattern>> Named;
  std::vector<NamePattern> Prefixes;
  std::vector<NamePattern> Sleeps;
  llvm::StringSet<> Outermost;
};

/// The models that are part of async-tidy.
const ModelSet &builtinModels();

/// A built-in model file: its name, and its text.
struct BuiltinModelFile {
  llvm::StringRef Name;
  llvm::StringRef Text;
};
llvm::ArrayRef<BuiltinModelFile> builtinModelFiles();

llvm::StringRef name(Category C);
llvm::StringRef name(BlockingKind Kind);

/// The kind called \p Name in the schema, or nothing.
std::optional<BlockingKind> parseBlockingKind(llvm::StringRef Name);

} // namespace async_tidy

#endif // ASYNC_TIDY_LIBRARIES_MODELS_H

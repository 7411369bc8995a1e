//===- Models.cpp - what the library models say ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "libraries/Models.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <variant>

using namespace llvm;

namespace async_tidy {
namespace {

/// A word of the schema and what it stands for.
template <typename T> struct Word {
  StringLiteral Text;
  T Value;
};

constexpr Word<Category> CategoryWords[] = {
    {"blocking", Category::Blocking},
    {"tasks", Category::Task},
    {"generators", Category::Generator},
    {"futures", Category::Future},
    {"sleeps", Category::Sleep},
    {"continuations", Category::Continuation},
    {"blocking_sinks", Category::BlockingSink},
    {"offloads", Category::Offload},
    {"pools", Category::Pool},
    {"inline_sinks", Category::InlineSink},
    {"wrappers", Category::Wrapper},
    {"ready_factories", Category::ReadyFactory},
    {"droppable", Category::Droppable},
    {"containers", Category::Container},
    {"guards", Category::Guard},
    {"locks", Category::Lock},
    {"mutexes", Category::Mutex},
    {"lock_functions", Category::LockFunction},
    {"unlock_functions", Category::UnlockFunction},
    {"resumptions", Category::Resumption},
    {"thread_identities", Category::ThreadIdentity},
    {"views", Category::View},
    {"errors", Category::ErrorType},
    {"must_use", Category::MustUse},
    {"detachers", Category::Detacher},
    {"spawners", Category::Spawner},
    {"invalidations", Category::Invalidation},
    {"fixtures", Category::Fixture},
    {"throws", Category::Throws},
    {"nothrow", Category::Nothrow},
    {"exceptions", Category::Exception},
    {"cancellation_types", Category::CancellationType},
    {"cancellation_exceptions", Category::CancellationException},
    {"cancellable", Category::Cancellable},
    {"cleanups", Category::Cleanup},
    {"closable_waits", Category::ClosableWait},
    {"unbounded_waits", Category::UnboundedWait},
    {"shared_owners", Category::SharedOwner},
    {"statement_macros", Category::StatementMacro},
    {"yields", Category::Yield},
    {"async_sleeps", Category::AsyncSleep},
    {"single_threaded", Category::SingleThreaded},
    {"current_executors", Category::CurrentExecutor},
    {"hops", Category::Hop},
    {"handlers", Category::Handler},
    {"descriptor_sources", Category::DescriptorSource},
    {"descriptor_users", Category::DescriptorUser},
    {"allow", Category::Allow},
};

constexpr Word<BlockingKind> KindWords[] = {
    {"wait", BlockingKind::Wait},         {"sleep", BlockingKind::Sleep},
    {"dns", BlockingKind::Dns},           {"process", BlockingKind::Process},
    {"stdin", BlockingKind::Stdin},       {"network", BlockingKind::Network},
    {"database", BlockingKind::Database}, {"http", BlockingKind::Http},
    {"rpc", BlockingKind::Rpc},           {"file", BlockingKind::File},
    {"lock", BlockingKind::Lock},         {"cpu", BlockingKind::Cpu},
};

constexpr Word<Start> StartWords[] = {
    {"lazy", Start::Lazy},
    {"eager", Start::Eager},
};

constexpr Word<CallableFate> CallableWords[] = {
    {"kept", CallableFate::Kept},
    {"dropped", CallableFate::Dropped},
    {"borrowed", CallableFate::Borrowed},
};

constexpr Word<ExceptionFate> FateWords[] = {
    {"lost", ExceptionFate::Lost},
    {"terminate", ExceptionFate::Terminates},
};

constexpr Word<ElementFate> ElementWords[] = {
    {"moved", ElementFate::Moved},
    {"erased", ElementFate::Erased},
    {"replaced", ElementFate::Replaced},
};

constexpr Word<TimeUnit> UnitWords[] = {
    {"chrono_duration", TimeUnit::ChronoDuration},
    {"chrono_time_point", TimeUnit::ChronoTimePoint},
    {"hours", TimeUnit::Hours},
    {"seconds", TimeUnit::Seconds},
    {"milliseconds", TimeUnit::Milliseconds},
    {"microseconds", TimeUnit::Microseconds},
    {"nanoseconds", TimeUnit::Nanoseconds},
    {"timespec", TimeUnit::Timespec},
};

template <typename T> const T *findWord(ArrayRef<Word<T>> Words, StringRef Text) {
  for (const Word<T> &W : Words)
    if (W.Text == Text)
      return &W.Value;
  return nullptr;
}

template <typename T> StringRef textOf(ArrayRef<Word<T>> Words, T Value) {
  for (const Word<T> &W : Words)
    if (W.Value == Value)
      return W.Text;
  return {};
}

/// The member of an entry that a key of the schema sets.
using Field =
    std::variant<std::string Entry::*, std::vector<std::string> Entry::*,
                 std::optional<unsigned> Entry::*, bool Entry::*,
                 BlockingKind Entry::*, std::optional<BlockingKind> Entry::*,
                 Start Entry::*, ExceptionFate Entry::*, ElementFate Entry::*,
                 CallableFate Entry::*, TimeUnit Entry::*>;

struct Attribute {
  StringLiteral Key;
  /// The categories that have the attribute; empty means all of them.
  std::initializer_list<Category> Categories;
  Field Member;
};

const Attribute Attributes[] = {
    {"reason", {}, &Entry::Reason},
    {"since", {}, &Entry::Since},
    {"kind", {Category::Blocking, Category::DescriptorSource}, &Entry::Kind},
    {"instead", {Category::Blocking}, &Entry::Instead},
    {"blocks_in_result", {Category::Blocking}, &Entry::BlocksInResult},
    {"timeout", {Category::Blocking}, &Entry::Timeout},
    {"negative_waits", {Category::Blocking}, &Entry::NegativeWaits},
    {"unit", {Category::Blocking}, &Entry::Unit},
    {"flags",
     {Category::Blocking, Category::DescriptorSource, Category::Continuation},
     &Entry::Flags},
    {"nonblocking_flags",
     {Category::Blocking, Category::DescriptorSource},
     &Entry::NonblockingFlags},
    {"background_flags", {Category::Continuation}, &Entry::NonblockingFlags},
    {"runs_inside", {Category::Continuation}, &Entry::RunsInside},
    {"only_lambdas", {Category::Continuation}, &Entry::OnlyLambdas},
    {"drops_result",
     {Category::Continuation, Category::BlockingSink, Category::Offload,
      Category::InlineSink, Category::Wrapper},
     &Entry::DropsResult},
    {"callable",
     {Category::Continuation, Category::BlockingSink, Category::Offload,
      Category::InlineSink, Category::Wrapper},
     &Entry::Callable},
    {"background", {Category::Hop}, &Entry::Background},
    {"until_suspension", {Category::Hop}, &Entry::UntilSuspension},
    {"descriptor", {Category::Blocking}, &Entry::Descriptor},
    {"given", {Category::Blocking}, &Entry::Given},
    {"otherwise", {Category::Blocking}, &Entry::Otherwise},
    {"unless_callback", {Category::Blocking}, &Entry::UnlessCallback},
    {"rvalue_only", {Category::Blocking}, &Entry::RvalueOnly},
    {"returns", {Category::Blocking, Category::Continuation}, &Entry::Returns},
    {"takes",
     {Category::Blocking, Category::Continuation, Category::Hop},
     &Entry::Takes},
    {"unless_called", {Category::Blocking}, &Entry::UnlessCalled},
    {"nonblocking_types", {Category::Blocking}, &Entry::NonblockingTypes},
    {"via_member", {Category::Blocking}, &Entry::ViaMember},
    {"locked_by", {Category::Lock, Category::Mutex}, &Entry::LockedBy},
    {"unlocked_by", {Category::Lock, Category::Mutex}, &Entry::UnlockedBy},
    {"tried_by", {Category::Lock, Category::Mutex}, &Entry::TriedBy},
    {"deferred_types", {Category::Lock}, &Entry::DeferredTypes},
    {"tried_types", {Category::Lock}, &Entry::TriedTypes},
    {"tried", {Category::LockFunction}, &Entry::IsTried},
    {"start", {Category::Task}, &Entry::Start},
    {"stays_on_thread", {Category::Task}, &Entry::StaysOnThread},
    {"implicit_cancellation", {Category::Task}, &Entry::ImplicitCancellation},
    {"scoped", {Category::Task}, &Entry::Scoped},
    {"droppable", {Category::Task, Category::Future}, &Entry::Droppable},
    {"slot", {Category::Task}, &Entry::Slot},
    {"run_with", {Category::Task}, &Entry::RunWith},
    {"keep_with", {Category::Task}, &Entry::KeepWith},
    {"ready",
     {Category::Future, Category::Task, Category::Blocking},
     &Entry::Ready},
    {"errors", {Category::Detacher}, &Entry::Errors},
    {"work", {Category::Detacher}, &Entry::Work},
    {"handler", {Category::Detacher}, &Entry::Handler},
    {"tokens", {Category::Detacher}, &Entry::Tokens},
    {"elements", {Category::Invalidation}, &Entry::Elements},
    {"taken_by", {Category::SharedOwner}, &Entry::TakenBy},
    {"tasks", {Category::CancellationException}, &Entry::Tasks},
    {"by_token", {Category::CancellationException}, &Entry::ByToken},
    {"told_by", {Category::CancellationException}, &Entry::ToldBy},
    {"requested_by", {Category::CancellationType}, &Entry::RequestedBy},
    {"asked_by", {Category::CancellationType}, &Entry::AskedBy},
    {"incidental", {Category::CancellationType}, &Entry::Incidental},
    {"closed_by", {Category::ClosableWait, Category::UnboundedWait}, &Entry::ClosedBy},
    {"with", {Category::Cancellable}, &Entry::CancelledWith},
    {"duration", {Category::Sleep}, &Entry::Duration},
    {"time_point", {Category::Sleep}, &Entry::TimePoint},
    {"clock", {Category::Sleep}, &Entry::Clock},
    {"resolution", {Category::Sleep}, &Entry::Resolution},
    {"advice_only", {Category::Sleep}, &Entry::AdviceOnly},
    {"set_by", {Category::AsyncSleep}, &Entry::SetBy},
    {"requires", {Category::Sleep}, &Entry::Requires},
};

/// The key that holds the names of an entry of \p C, besides `names`.
StringRef nameKey(Category C) { return C == Category::Sleep ? "task" : "name"; }

/// "; did you mean 'X'?" for the nearest of \p Known, or nothing.
std::string suggestion(StringRef Text, ArrayRef<StringRef> Known) {
  // Half of a short word is another word.
  const unsigned MaximumDistance = std::min<size_t>(3, (Text.size() + 1) / 2);
  StringRef Best;
  unsigned BestDistance = MaximumDistance + 1;
  for (StringRef Candidate : Known) {
    unsigned Distance =
        Text.edit_distance(Candidate, /*AllowReplacements=*/true, MaximumDistance);
    if (Distance < BestDistance) {
      BestDistance = Distance;
      Best = Candidate;
    }
  }
  if (Best.empty())
    return "; known are " + join(Known, ", ");
  return ("; did you mean '" + Best + "'?").str();
}

bool isQualifiedName(StringRef Name) {
  SmallVector<StringRef, 8> Components;
  Name.split(Components, "::");
  for (auto [Index, Component] : enumerate(Components)) {
    const bool IsLast = Index + 1 == Components.size();
    if (Component == "**" && !IsLast)
      continue;
    if (IsLast && Component.starts_with("operator") && Component.size() > 8)
      continue;
    StringRef Rest = Component;
    if (IsLast) {
      Rest.consume_front("~");
      Rest.consume_back("*");
    }
    if (IsLast && Component == "*" && Components.size() > 1)
      continue;
    if (Rest.empty() || isDigit(Rest.front()) ||
        !all_of(Rest, [](char C) { return isAlnum(C) || C == '_'; }))
      return false;
  }
  return true;
}

/// \p Text with the placeholders of the schema replaced for \p Namespace.
std::string expand(StringRef Text, StringRef Namespace) {
  std::string Path = Namespace.str();
  for (size_t At; (At = Path.find("::")) != std::string::npos;)
    Path.replace(At, 2, "/");
  std::string Result = Text.str();
  for (auto [Placeholder, Value] :
       {std::pair<StringRef, StringRef>("{ns}", Namespace), {"{path}", Path}})
    for (size_t At = 0; (At = Result.find(Placeholder, At)) != std::string::npos;
         At += Value.size())
      Result.replace(At, Placeholder.size(), Value);
  return Result;
}

Entry expand(const Entry &Template, StringRef Namespace) {
  Entry Result = Template;
  for (const Attribute &A : Attributes) {
    if (auto *Text = std::get_if<std::string Entry::*>(&A.Member))
      Result.**Text = expand(Result.**Text, Namespace);
    else if (auto *List = std::get_if<std::vector<std::string> Entry::*>(&A.Member))
      for (std::string &Item : Result.**List)
        Item = expand(Item, Namespace);
  }
  return Result;
}

} // namespace

/// Reads one file. Works on the nodes of LLVM's YAML parser and not on its
/// mapping traits, which give up at the first unknown key.
class ModelReader {
public:
  ModelReader(ModelSet &Models, StringRef File, StringRef Text, bool User,
              function_ref<void(const ModelProblem &)> Complain)
      : Models(Models), File(File), User(User), Complain(Complain),
        Stream(Text, Sources) {
    Sources.setDiagHandler(
        [](const SMDiagnostic &D, void *Self) {
          static_cast<ModelReader *>(Self)->Complain(
              {static_cast<ModelReader *>(Self)->File.str(),
               static_cast<unsigned>(std::max(D.getLineNo(), 1)),
               static_cast<unsigned>(D.getColumnNo() + 1), D.getMessage().str()});
        },
        this);
  }

  void read() {
    yaml::document_iterator Document = Stream.begin();
    if (Document == Stream.end() || !Document->getRoot())
      return;
    yaml::Node *Root = Document->getRoot();
    if (isa<yaml::NullNode>(Root))
      return;
    auto *Map = dyn_cast<yaml::MappingNode>(Root);
    if (!Map) {
      complain(*Root, "a model file is a mapping of categories to lists");
      return;
    }
    for (yaml::KeyValueNode &Item : *Map) {
      readTopLevel(Item);
      if (Stream.failed())
        return;
    }
  }

private:
  void complain(const yaml::Node &At, const Twine &Message) {
    auto [Line, Column] =
        Sources.getLineAndColumn(At.getSourceRange().Start);
    Complain({File.str(), Line, Column, Message.str()});
  }

  /// The text of a scalar; complains and returns nothing for another node.
  std::optional<std::string> scalar(yaml::Node *Node, const yaml::Node &Key,
                                    StringRef What) {
    if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Node)) {
      SmallString<64> Storage;
      return Scalar->getValue(Storage).str();
    }
    if (auto *Block = dyn_cast_or_null<yaml::BlockScalarNode>(Node))
      return Block->getValue().trim().str();
    complain(Node && !isa<yaml::NullNode>(Node) ? *Node : Key,
             "the value of '" + What + "' is a string");
    if (Node)
      Node->skip();
    return std::nullopt;
  }

  /// The items of a list of scalars, or the one scalar that stands for it.
  std::vector<std::pair<std::string, const yaml::Node *>>
  scalars(yaml::Node *Node, const yaml::Node &Key, StringRef What) {
    std::vector<std::pair<std::string, const yaml::Node *>> Result;
    if (auto *List = dyn_cast_or_null<yaml::SequenceNode>(Node)) {
      for (yaml::Node &Item : *List)
        if (std::optional<std::string> Text = scalar(&Item, Key, What))
          Result.emplace_back(*Text, &Item);
      return Result;
    }
    if (std::optional<std::string> Text = scalar(Node, Key, What))
      Result.emplace_back(*Text, Node);
    return Result;
  }

  std::optional<std::string> keyOf(yaml::KeyValueNode &Item) {
    yaml::Node *Key = Item.getKey();
    std::optional<std::string> Text;
    if (Key && !isa<yaml::NullNode>(Key))
      Text = scalar(Key, *Key, "key");
    if (!Text)
      Item.skip();
    return Text;
  }

  void readTopLevel(yaml::KeyValueNode &Item) {
    std::optional<std::string> Key = keyOf(Item);
    if (!Key)
      return;
    yaml::Node &KeyNode = *Item.getKey();
    if (const Category *C = findWord<Category>(CategoryWords, *Key)) {
      readEntries(*C, *Key, KeyNode, Item.getValue());
    } else if (*Key == "library") {
      if (std::optional<std::string> Text = scalar(Item.getValue(), KeyNode, *Key))
        Library = *Text;
    } else if (*Key == "title" || *Key == "version") {
      scalar(Item.getValue(), KeyNode, *Key);
    } else if (*Key == "linkage") {
      std::optional<std::string> Text = scalar(Item.getValue(), KeyNode, *Key);
      if (Text && *Text != "c")
        complain(*Item.getValue(), "the only 'linkage' is 'c'");
      else
        CLinkage = Text.has_value();
    } else if (*Key == "namespaces") {
      for (auto &[Text, Node] : scalars(Item.getValue(), KeyNode, *Key))
        Namespaces.push_back(Text);
    } else {
      SmallVector<StringRef, 24> Known = {"library", "title", "version",
                                          "linkage", "namespaces"};
      for (const Word<Category> &W : CategoryWords)
        Known.push_back(W.Text);
      complain(KeyNode, "unknown key '" + *Key + "'" + suggestion(*Key, Known));
      Item.skip();
    }
  }

  void readEntries(Category C, StringRef Key, const yaml::Node &KeyNode,
                   yaml::Node *Node) {
    if (isa_and_nonnull<yaml::NullNode>(Node))
      return;
    auto *List = dyn_cast_or_null<yaml::SequenceNode>(Node);
    if (!List) {
      complain(KeyNode, "the value of '" + Key + "' is a list of entries");
      if (Node)
        Node->skip();
      return;
    }
    for (yaml::Node &Item : *List)
      readEntry(C, Item);
  }

  void readEntry(Category C, yaml::Node &Node) {
    Entry Template;
    Template.Category = C;
    Template.Library = Library;
    Template.CLinkage = CLinkage;
    Template.User = User;
    std::vector<std::string> Names;
    bool HasKind = false;
    bool IsWhole = true;
    HasBadName = false;

    // A plain name is an entry without attributes.
    if (isa<yaml::ScalarNode>(Node)) {
      addNames(scalars(&Node, Node, nameKey(C)), Names);
    } else if (auto *Map = dyn_cast<yaml::MappingNode>(&Node)) {
      for (yaml::KeyValueNode &Item : *Map) {
        std::optional<std::string> Key = keyOf(Item);
        if (!Key)
          continue;
        HasKind |= *Key == "kind";
        if (*Key == nameKey(C) || (*Key == "names" && C != Category::Sleep))
          addNames(scalars(Item.getValue(), *Item.getKey(), *Key), Names);
        else
          IsWhole &= readAttribute(C, *Key, Item, Template);
        if (Stream.failed())
          return;
      }
    } else {
      complain(Node, "an entry is a name, or a mapping that has '" + nameKey(C) +
                         "'");
      Node.skip();
      return;
    }

    // Half of an entry could mean something else, and what is missing may be
    // what is misspelt. A bad name costs only itself.
    if (!IsWhole || (Names.empty() && HasBadName))
      return;
    if (Names.empty()) {
      complain(Node, "the entry has no '" + nameKey(C) + "'");
      return;
    }
    if ((C == Category::Blocking || C == Category::DescriptorSource) && !HasKind) {
      complain(Node, ("an entry of '" + name(C) + "' needs a 'kind'").str());
      return;
    }
    if (Namespaces.empty()) {
      Models.add(std::move(Template), Names);
      return;
    }
    for (const std::string &Namespace : Namespaces) {
      // A name without the placeholder is one name, not one for each.
      const bool IsFirst = &Namespace == &Namespaces.front();
      std::vector<std::string> Expanded;
      for (const std::string &Name : Names)
        if (IsFirst || StringRef(Name).contains("{ns}"))
          Expanded.push_back(expand(Name, Namespace));
      if (!Expanded.empty())
        Models.add(expand(Template, Namespace), Expanded);
    }
  }

  void addNames(
      ArrayRef<std::pair<std::string, const yaml::Node *>> Found,
      std::vector<std::string> &Names) {
    for (auto &[Text, Node] : Found) {
      StringRef Name = StringRef(Text).trim();
      Name.consume_front("::");
      StringRef Checked = Name;
      Checked.consume_front("{ns}::");
      if (isQualifiedName(Checked))
        Names.push_back(Name.str());
      else {
        HasBadName = true;
        complain(*Node, "'" + Name +
                            "' is no qualified name; template arguments and "
                            "inline namespaces are left out");
      }
    }
  }

  /// \returns whether the attribute is right.
  bool readAttribute(Category C, StringRef Key, yaml::KeyValueNode &Item,
                     Entry &Target) {
    yaml::Node &KeyNode = *Item.getKey();
    auto Applies = [C](const Attribute &A) {
      return A.Categories.size() == 0 || is_contained(A.Categories, C);
    };
    const auto *A = find_if(Attributes, [&](const Attribute &Candidate) {
      return Candidate.Key == Key && Applies(Candidate);
    });
    if (A == std::end(Attributes)) {
      SmallVector<StringRef, 16> Known = {nameKey(C)};
      if (C != Category::Sleep)
        Known.push_back("names");
      for (const Attribute &Candidate : Attributes)
        if (Applies(Candidate))
          Known.push_back(Candidate.Key);
      complain(KeyNode, "unknown key '" + Key + "' in '" +
                            textOf<Category>(CategoryWords, C) + "'" +
                            suggestion(Key, Known));
      Item.skip();
      return false;
    }
    return std::visit(
        [&](auto Member) { return set(Target.*Member, Key, Item); }, A->Member);
  }

  bool set(std::vector<std::string> &Target, StringRef Key,
           yaml::KeyValueNode &Item) {
    for (auto &[Text, Node] : scalars(Item.getValue(), *Item.getKey(), Key))
      Target.push_back(Text);
    return true;
  }

  template <typename T>
  bool set(T &Target, StringRef Key, yaml::KeyValueNode &Item) {
    yaml::Node *Value = Item.getValue();
    std::optional<std::string> Text = scalar(Value, *Item.getKey(), Key);
    if (!Text)
      return false;
    std::optional<std::string> Why = parse(*Text, Target);
    if (Why)
      complain(*Value, "'" + *Text + "' is no value of '" + Key + "'" + *Why);
    return !Why;
  }

  /// Parses \p Text, or returns what would have been right.
  static std::optional<std::string> parse(StringRef Text, std::string &Target) {
    Target = Text.str();
    return std::nullopt;
  }
  static std::optional<std::string> parse(StringRef Text, bool &Target) {
    if (Text != "true" && Text != "false")
      return "; known are true, false";
    Target = Text == "true";
    return std::nullopt;
  }
  static std::optional<std::string> parse(StringRef Text,
                                          std::optional<unsigned> &Target) {
    unsigned Value;
    if (Text.getAsInteger(10, Value))
      return "; it is the index of an argument, counted from 0";
    Target = Value;
    return std::nullopt;
  }
  static std::optional<std::string> parse(StringRef Text, BlockingKind &Target) {
    return parseWord<BlockingKind>(KindWords, Text, Target);
  }
  static std::optional<std::string>
  parse(StringRef Text, std::optional<BlockingKind> &Target) {
    return parseWord<BlockingKind>(KindWords, Text, Target.emplace());
  }
  static std::optional<std::string> parse(StringRef Text, Start &Target) {
    return parseWord<Start>(StartWords, Text, Target);
  }
  static std::optional<std::string> parse(StringRef Text, ElementFate &Target) {
    return parseWord<ElementFate>(ElementWords, Text, Target);
  }
  static std::optional<std::string> parse(StringRef Text, ExceptionFate &Target) {
    return parseWord<ExceptionFate>(FateWords, Text, Target);
  }
  static std::optional<std::string> parse(StringRef Text, CallableFate &Target) {
    return parseWord<CallableFate>(CallableWords, Text, Target);
  }
  static std::optional<std::string> parse(StringRef Text, TimeUnit &Target) {
    return parseWord<TimeUnit>(UnitWords, Text, Target);
  }
  template <typename T>
  static std::optional<std::string> parseWord(ArrayRef<Word<T>> Words,
                                              StringRef Text, T &Target) {
    if (const T *Value = findWord(Words, Text)) {
      Target = *Value;
      return std::nullopt;
    }
    SmallVector<StringRef, 16> Known;
    for (const Word<T> &W : Words)
      Known.push_back(W.Text);
    return suggestion(Text, Known);
  }

  ModelSet &Models;
  StringRef File;
  bool User;
  function_ref<void(const ModelProblem &)> Complain;
  SourceMgr Sources;
  yaml::Stream Stream;
  /// The entry that is read has a name that is none.
  bool HasBadName = false;
  std::string Library;
  bool CLinkage = false;
  std::vector<std::string> Namespaces;
};

std::string NamePattern::qualifiedName() const {
  std::string Result;
  for (const std::string &Scope : Scopes)
    Result += Scope + "::";
  return Result + Last + (IsPrefix ? "*" : "");
}

bool NamePattern::isWildcard() const {
  return IsPrefix || is_contained(Scopes, "**");
}

std::string ModelProblem::text() const {
  return (File + ":" + Twine(Line) + ":" + Twine(Column) + ": " + Message).str();
}

void ModelSet::load(StringRef File, StringRef Text, bool User,
                    function_ref<void(const ModelProblem &)> Complain) {
  ModelReader(*this, File, Text, User, Complain).read();
}

void ModelSet::add(Entry NewEntry, ArrayRef<std::string> Names) {
  const Entry &Stored = Entries.emplace_back(std::move(NewEntry));
  for (StringRef Name : Names) {
    SmallVector<StringRef, 8> Components;
    Name.split(Components, "::");
    NamePattern Pattern;
    Pattern.Last = Components.pop_back_val().str();
    if (!Components.empty() && Components.front() != "**")
      Outermost.insert(Components.front());
    for (StringRef Scope : Components)
      Pattern.Scopes.push_back(Scope.str());
    Pattern.Entry = &Stored;
    if (!StringRef(Pattern.Last).starts_with("operator") &&
        StringRef(Pattern.Last).ends_with("*")) {
      Pattern.Last.pop_back();
      Pattern.IsPrefix = true;
    }
    if (Stored.Category == Category::Sleep)
      Sleeps.push_back(Pattern);
    if (Pattern.IsPrefix)
      Prefixes.push_back(std::move(Pattern));
    else
      Named[Pattern.Last].push_back(std::move(Pattern));
  }
}

ArrayRef<NamePattern> ModelSet::named(StringRef Name) const {
  auto Found = Named.find(Name);
  if (Found == Named.end())
    return {};
  return Found->second;
}

std::vector<const NamePattern *> ModelSet::all() const {
  std::vector<const NamePattern *> Result;
  for (const auto &Bucket : Named)
    for (const NamePattern &Pattern : Bucket.second)
      Result.push_back(&Pattern);
  for (const NamePattern &Pattern : Prefixes)
    Result.push_back(&Pattern);
  llvm::sort(Result, [](const NamePattern *A, const NamePattern *B) {
    return A->qualifiedName() < B->qualifiedName();
  });
  return Result;
}

const ModelSet &builtinModels() {
  static const ModelSet &Models = []() -> const ModelSet & {
    static ModelSet Loaded;
    for (const BuiltinModelFile &File : builtinModelFiles())
      Loaded.load(File.Name, File.Text, /*User=*/false,
                  [](const ModelProblem &Problem) {
                    errs() << "async-tidy: built-in model " << Problem.text()
                           << '\n';
                  });
    return Loaded;
  }();
  return Models;
}

StringRef name(Category C) { return textOf<Category>(CategoryWords, C); }

std::optional<BlockingKind> parseBlockingKind(StringRef Name) {
  if (const BlockingKind *Kind = findWord<BlockingKind>(KindWords, Name))
    return *Kind;
  return std::nullopt;
}

StringRef name(BlockingKind Kind) { return textOf<BlockingKind>(KindWords, Kind); }

} // namespace async_tidy

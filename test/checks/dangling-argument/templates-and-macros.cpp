// RUN: %check_async %s async-dangling-argument

#include <app/legacy_macros.h>
#include <app/task.h>
#include <string>
#include <utility>

std::string nameOf(int Article);
void log(const std::string &Text);
app::Task<> print(const std::string &Text);
app::Task<> printOwn(std::string Text);
void spawn(app::Task<> Work);

// Instantiations share the finding at the template.

template <typename T> app::Task<> printAny(T Article) {
  auto Page = print(nameOf(Article));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-9]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

app::Task<> usesPrintAny() {
  co_await printAny(1);
  co_await printAny('A');
}

// A task for one instantiation only.
template <typename Function> void call(Function Work, int Article) {
  std::string Name = nameOf(Article);
  auto Result = Work(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Name' is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-25]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: the task is let go here
  if constexpr (!requires { Result.length(); })
    spawn(std::move(Result));
}

void usesCall() {
  call([](const std::string &Text) { return print(Text); }, 1);
  call([](const std::string &Text) { return printOwn(Text); }, 1);
  call([](const std::string &Text) { return Text; }, 1);
}

template <typename T> app::Task<> neverInstantiated(T Article) {
  auto Page = print(nameOf(Article));
  co_await std::move(Page);
}

// What is forwarded is the caller's.

template <typename... Arguments> app::Task<> forward(Arguments &&...Values) {
  return print(std::forward<Arguments>(Values)...);
}

app::Task<> forwarded(int Article) {
  auto Page = forward(nameOf(Article));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-51]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
  co_await forward(nameOf(Article));
}

// A forwarding reference may well be given a variable.
template <typename Text> app::Task<> printLater(Text &&Value) {
  co_await app::sleepFor({});
  log(Value);
}

app::Task<> usesPrintLater(std::string Name) {
  auto Variable = printLater(Name);
  co_await std::move(Variable);
  co_await printLater(nameOf(1));
  auto Temporary = printLater(nameOf(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: this temporary is destroyed before the work of 'printLater' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-11]]:56: note: 'Value' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Temporary);
}

#define PRINT(Text) print(Text)
#define START(Name, Call) auto Name = Call

app::Task<> macros() {
  START(Page, PRINT(nameOf(1)));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-80]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

#define PRINT_LATER(Article)                                                           \
  do {                                                                                 \
    std::string Name = nameOf(Article);                                                \
    spawn(print(Name));                                                                \
  } while (false)

void statementMacro() {
  PRINT_LATER(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Name' is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-6]]:17: note: expanded from macro 'PRINT_LATER'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-9]]:17: note: expanded from macro 'PRINT_LATER'
  // CHECK-MESSAGES: :[[@LINE-97]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: the task is let go here
  // CHECK-MESSAGES: :[[@LINE-11]]:5: note: expanded from macro 'PRINT_LATER'
}

// Not evaluated.
using Printed = decltype(print(nameOf(1)));
static_assert(sizeof(print(nameOf(1))) > 0);

template <bool IsNew> app::Task<> discardedBranch() {
  if constexpr (IsNew) {
    auto Page = print(nameOf(1));
    co_await std::move(Page);
  }
  co_return;
}

app::Task<> usesDiscardedBranch() { co_await discardedBranch<false>(); }

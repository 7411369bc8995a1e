// RUN: %check_async %s async-returned-task

#include <app/legacy_macros.h>
#include <app/task.h>
#include <string>
#include <utility>

std::string nameOf(int Article);
app::Task<> print(const std::string &Text);
app::Task<> printOwned(std::string Text);

// Instantiations share the finding at the template.

template <typename T> app::Task<> printAny(T Article) {
  std::string Name = nameOf(Article);
  return print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-10]]:38: note: 'Text' keeps the reference
}

void usesPrintAny() {
  (void)printAny(1);
  (void)printAny('A');
}

// A task for one instantiation only.
template <typename Function> auto call(Function Work, int Article) {
  std::string Name = nameOf(Article);
  return Work(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-24]]:38: note: 'Text' keeps the reference
}

void usesCall() {
  (void)call([](const std::string &Text) { return print(Text); }, 1);
  (void)call([](const std::string &Text) { return Text.size(); }, 1);
  (void)call([](const std::string &Text) { return printOwned(Text); }, 1);
}

template <typename T> app::Task<> neverInstantiated(T Article) {
  std::string Name = nameOf(Article);
  return print(Name);
}

// What is forwarded is the caller's.

template <typename... Arguments> app::Task<> forward(Arguments &&...Values) {
  return print(std::forward<Arguments>(Values)...);
}

app::Task<> forwarded(int Article) {
  std::string Name = nameOf(Article);
  return forward(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-49]]:38: note: 'Text' keeps the reference
}

app::Task<> forwardedTemporary(int Article) { return forward(nameOf(Article)); }
// CHECK-MESSAGES: :[[@LINE-1]]:62: warning: the returned task refers to a temporary, which is destroyed before its work runs [async-returned-task]
// CHECK-MESSAGES: :[[@LINE-54]]:38: note: 'Text' keeps the reference

app::Task<> forwardedReference(const std::string &Name) { return forward(Name); }

template <typename... Arguments> app::Task<> forwardOwned(Arguments &&...Values) {
  return printOwned(std::forward<Arguments>(Values)...);
}

app::Task<> forwardedAndCopied(int Article) {
  std::string Name = nameOf(Article);
  return forwardOwned(Name);
}

// A coroutine template.

template <typename T> app::Task<> show(const T &Value) {
  co_await app::sleepFor(std::chrono::seconds(1));
  (void)Value.size();
}

app::Task<> showsLocal(int Article) {
  std::string Name = nameOf(Article);
  return show(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-10]]:49: note: 'Value' keeps the reference
}

// A forwarding reference of a coroutine is a reference.
template <typename F> app::Task<> repeat(F &&Work) {
  for (int I = 0; I < 3; ++I)
    co_await Work();
}

app::Task<> repeated(int Article) {
  return repeat([Article] { return printOwned(nameOf(Article)); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the returned task refers to a closure, which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-8]]:46: note: 'Work' keeps the reference
}

template <typename T> struct Cache {
  app::Task<> warm(int Article) {
    std::string Name = nameOf(Article);
    return print(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'Name' is declared here
    // CHECK-MESSAGES: :[[@LINE-100]]:38: note: 'Text' keeps the reference
  }
};

void usesCache() { (void)Cache<int>().warm(1); }

auto generic() {
  auto Print = [](auto Article) {
    std::string Name = nameOf(Article);
    return print(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'Name' is declared here
    // CHECK-MESSAGES: :[[@LINE-112]]:38: note: 'Text' keeps the reference
  };
  return Print(1);
}

// In macros of the application the finding stands where the macro is used.

#define PRINT(NAME) return print(NAME)

app::Task<> inMacro(int Article) {
  std::string Name = nameOf(Article);
  PRINT(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-126]]:38: note: 'Text' keeps the reference
}

// RUN: %check_async %s async-returned-task
//
// Code that does not compile: the check neither crashes nor invents anything,
// and says what it knows about the rest.

#include <app/task.h>
#include <string>

std::string nameOf(int Article);
app::Task<> print(const std::string &Text);

app::Task<> undeclaredFunction(int Article) {
  std::string Name = nameOf(Article);
  return prnt(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: use of undeclared identifier 'prnt'; did you mean 'print'? [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-6]]:13: note: 'print' declared here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-9]]:38: note: 'Text' keeps the reference
}

app::Task<> undeclaredArgument() {
  return print(Nmae);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: error: use of undeclared identifier 'Nmae' [clang-diagnostic-error]
}

app::Task<> undeclaredInitializer() {
  auto Printing = print(Nmae);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: error: use of undeclared identifier 'Nmae' [clang-diagnostic-error]
  return Printing;
}

app::Task<> unknownType(int Article) {
  Strng Name = nameOf(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Strng' [clang-diagnostic-error]
  return print(Name);
}

Promise<int> unknownResult(int Article) {
  // CHECK-MESSAGES: :[[@LINE-1]]:1: error: no template named 'Promise' [clang-diagnostic-error]
  std::string Name = nameOf(Article);
  return print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: no viable conversion from returned value of type 'app::Task<>' to function return type 'int' [clang-diagnostic-error]
}

app::Task<> tooManyArguments(int Article) {
  std::string Name = nameOf(Article);
  return print(Name, Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: no matching function for call to 'print' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-40]]:13: note: candidate function not viable: requires single argument 'Text', but 2 arguments were provided
}

app::Task<> noValue() {
  return;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: non-void function 'noValue' should return a value [clang-diagnostic-return-mismatch]
}

app::Task<> brokenTry(int Article) {
  try {
    return app::missing(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: error: no member named 'missing' in namespace 'app' [clang-diagnostic-error]
  } catch (const PriceError &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: error: unknown type name 'PriceError' [clang-diagnostic-error]
    return app::sleepFor({});
  }
}

struct Broken {
  Unknown Member;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Unknown' [clang-diagnostic-error]
  app::Task<> run();
};

app::Task<> brokenObject() {
  Broken Object;
  return Object.run();
}

app::Task<> stillFound(int Article) {
  std::string Name = nameOf(Article);
  return print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the returned task refers to 'Name', which is destroyed before its work runs [async-returned-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: note: 'Text' keeps the reference
}

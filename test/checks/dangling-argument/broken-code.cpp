// RUN: %check_async %s async-dangling-argument
//
// Code as an editor has it.

#include <app/task.h>
#include <string>
#include <vector>

std::string nameOf(int Article);
app::Task<> print(const std::string &Text);
void spawn(app::Task<> Work);

app::Task<> unknownArgument() {
  auto Page = print(missing(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
  co_await Page;
}

app::Task<> unknownType() {
  Missing Name = nameOf(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Missing' [clang-diagnostic-error]
  spawn(print(Name));
}

app::Task<> noInitialiser() {
  auto Page;
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: declaration of variable 'Page' with deduced type 'auto' requires an initializer [clang-diagnostic-error]
  Page = print(nameOf(1));
  co_await Page
  // CHECK-MESSAGES: :[[@LINE-1]]:16: error: expected ';' after expression [clang-diagnostic-error]
}

app::Task<> unknownContainer() {
  std::vector<Missing> Pages;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: use of undeclared identifier 'Missing' [clang-diagnostic-error]
  Pages.push_back(print(nameOf(1)));
  for (auto Page : )
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: expected expression [clang-diagnostic-error]
    co_await Page;
}

class Shop {
  void open() { Jobs.push_back(print(nameOf(1))); }
  Missing Jobs;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'Missing' [clang-diagnostic-error]
};

app::Task<> stillFound() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-41]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:40: note: the task is used here
  co_await static_cast<app::Task<> &&>(Page);
}

app::Task<> unfinished(std::string &&Name) {
  co_await app::sleepFor({});
  spawn(print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: to match this '('
}

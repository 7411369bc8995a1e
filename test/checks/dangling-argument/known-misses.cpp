// RUN: %check_async %s async-dangling-argument
// No expectation: these are bugs that the check does not see.

#include <app/task.h>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Order {
  std::string Customer;
  std::string_view customer() const { return Customer; }
};

std::string nameOf(int Article);
Order loadDraft(int Id);
app::Task<> print(const std::string &Text);
app::Task<> printView(std::string_view Text);
app::EagerTask<> start(const std::string &Text);
app::Task<> all(std::vector<app::Task<>> Tasks);
void spawn(app::Task<> Work);

// What a function gives out may be anything, unless it is a container's.
app::Task<> accessor() {
  auto Page = printView(loadDraft(1).customer());
  co_await std::move(Page);
}

// A view in a class is not looked for.
struct Label {
  std::string_view Text;
};
app::Task<> printLabel(Label Text);

app::Task<> viewInAClass() {
  auto Page = printLabel({nameOf(1)});
  co_await std::move(Page);
}

// Who knows whether the function waits for the work here?
app::Task<> awaitsSomethingElse() {
  std::string Name = nameOf(1);
  spawn(print(Name));
  co_await app::sleepFor({});
}

// Work that has started, in a function of another unit.
app::Task<> started() {
  auto Page = start(nameOf(1));
  co_await std::move(Page);
}

// A callable that makes the task.
app::Task<> throughACallable() {
  std::function<app::Task<>(const std::string &)> Print = print;
  auto Page = Print(nameOf(1));
  co_await std::move(Page);
}

// A lambda that stores the task in a variable of the function around it.
app::Task<> lambdaInBetween(std::vector<std::string> Names) {
  std::vector<app::Task<>> Pages;
  auto Add = [&](auto Name) { Pages.push_back(print(Name)); };
  for (const auto &Name : Names)
    Add(Name);
  co_await all(std::move(Pages));
}

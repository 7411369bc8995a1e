// RUN: %check_async %s async-dangling-argument

#include <app/task.h>
#include <functional>
#include <future>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct Order {
  int Id;
  std::string Customer;
};

struct Options {
  std::string Currency;
};

struct Cart {
  std::string Owner;
  app::Task<> checkOut();
};

std::string nameOf(int Article);
Order loadDraft(int Id);
std::vector<int> amountsOf(int Order);
void log(const std::string &Text);
int defaultPrice();

app::Task<> print(const std::string &Text);
app::Task<> printView(std::string_view Text);
app::Task<> save(const Order &Draft);
app::Task<> ship(Order &&Draft);
app::Task<> fill(Order *Draft);
app::Task<> sum(std::span<const int> Amounts);
app::Task<> add(std::initializer_list<int> Amounts);
app::Task<> total(const int &Amount);
app::Task<> check(std::reference_wrapper<Order> Draft);
app::Task<> convert(int Amount, const Options &With = {});
app::Task<> both(app::Task<> First, app::Task<> Second);
app::Task<> all(std::vector<app::Task<>> Tasks);
template <typename... Tasks> app::Task<> allOf(Tasks... All);
void spawn(app::Task<> Work);
namespace jobs {
void launch(app::Task<> Work);
}

app::EagerTask<> refresh(const std::string &Page) {
  co_await app::sleepFor({});
  log(Page);
}

app::FireAndForget report(const Order &Draft) {
  co_await app::sleepFor({});
  log(Draft.Customer);
}

// A temporary ends with the expression that makes the task.

app::Task<> reference() {
  app::Task<> Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-33]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

app::Task<> literalBecomesAString() {
  auto Page = print("price list");
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-41]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

app::Task<> view() {
  auto Page = printView(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: this temporary is destroyed before the work of 'printView' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-48]]:40: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

app::Task<> span() {
  auto Sum = sum(amountsOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: this temporary is destroyed before the work of 'sum' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-52]]:38: note: 'Amounts' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Sum);
}

app::Task<> list() {
  auto Sum = add({1, 2, 3});
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: this temporary is destroyed before the work of 'add' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-59]]:44: note: 'Amounts' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Sum);
}

app::Task<> number() {
  auto Total = total(defaultPrice() * 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: this temporary is destroyed before the work of 'total' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-66]]:30: note: 'Amount' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Total);
}

app::Task<> braces() {
  auto Saved = save({1, "Ada"});
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'save' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-79]]:31: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Saved);
}

app::Task<> rvalue() {
  auto Sent = ship(loadDraft(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: this temporary is destroyed before the work of 'ship' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-86]]:26: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Sent);
}

app::Task<> memberOfATemporary() {
  auto Page = print(loadDraft(1).Customer);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-97]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

app::Task<> defaultArgument() {
  auto Price = convert(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: this temporary is destroyed before the work of 'convert' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-96]]:48: note: 'With' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Price);
}

app::Task<> conditional(bool IsNew) {
  auto Page = print(IsNew ? nameOf(1) : nameOf(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-113]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

app::Task<> choiceOfTasks(bool IsNew) {
  auto Page = IsNew ? print(nameOf(1)) : printView("old");
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-121]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

// A started task goes on after its first suspension.
app::Task<> eager() {
  auto Cache = refresh(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: this temporary is destroyed before the work of 'refresh' is done [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-112]]:45: note: 'Page' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+2]]:22: note: the task is used here
  co_await app::sleepFor({});
  co_await std::move(Cache);
}

// Other uses of the variable than an await.

app::Task<> passedOn() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-141]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:27: note: the task is used here
  co_await both(std::move(Page), printView("end"));
}

void givenAway() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-149]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:19: note: the task is used here
  spawn(std::move(Page));
}

app::Task<> captured() {
  auto Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-157]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:34: note: the task is used here
  auto Later = [Page = std::move(Page)]() mutable { return std::move(Page); };
  co_await Later();
}

app::Task<> lifetimeExtended() {
  auto &&Page = print(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-166]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

// Part of a task that is stored itself.

app::Task<> combined() {
  auto Pages = both(print(nameOf(1)), print(nameOf(2)));
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-176]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+4]]:22: note: the task is used here
  // CHECK-MESSAGES: :[[@LINE-4]]:45: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-179]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Pages);
}

app::Task<> combinedByTemplate() {
  auto Pages = allOf(printView("one"), print(nameOf(2)));
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-187]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Pages);
}

// Containers.

app::Task<> container() {
  std::vector<app::Task<>> Pages;
  Pages.push_back(print(nameOf(1)));
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-198]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: the task is used here
  Pages.emplace_back(printView(nameOf(2)));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: this temporary is destroyed before the work of 'printView' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-201]]:40: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:26: note: the task is used here
  co_await all(std::move(Pages));
}

app::Task<> optional(bool WithPage) {
  std::optional<app::Task<>> Page;
  if (WithPage)
    Page = print(nameOf(1));
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-212]]:38: note: 'Text' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+2]]:25: note: the task is used here
  if (Page)
    co_await std::move(*Page);
}

app::Task<> map() {
  std::map<int, app::Task<>> Pages;
  Pages.emplace(1, print(nameOf(1)));
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-222]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:27: note: the task is used here
  for (auto &[Id, Page] : Pages)
    co_await std::move(Page);
}

// A variable that ends before the task is awaited.

app::Task<> copyInALoop(std::vector<std::string> Names) {
  std::vector<app::Task<>> Pages;
  for (auto Name : Names)
    Pages.push_back(print(Name));
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Name' is destroyed before the work of 'print' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'Name' is declared here
    // CHECK-MESSAGES: :[[@LINE-236]]:38: note: 'Text' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+1]]:26: note: the task is used here
  co_await all(std::move(Pages));
}

app::Task<> localOfALoop(int Count) {
  std::vector<app::Task<>> Saved;
  for (int Id = 0; Id != Count; ++Id) {
    Order Draft = loadDraft(Id);
    Saved.push_back(save(Draft));
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'Draft' is destroyed before the work of 'save' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'Draft' is declared here
    // CHECK-MESSAGES: :[[@LINE-246]]:31: note: 'Draft' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+2]]:26: note: the task is used here
  }
  co_await all(std::move(Saved));
}

app::Task<> counterOfALoop(int Count) {
  std::vector<app::Task<>> Totals;
  for (int Id = 0; Id != Count; ++Id)
    Totals.push_back(total(Id));
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'Id' is destroyed before the work of 'total' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: 'Id' is declared here
    // CHECK-MESSAGES: :[[@LINE-253]]:30: note: 'Amount' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+1]]:26: note: the task is used here
  co_await all(std::move(Totals));
}

app::Task<> innerBlock(bool IsNew) {
  app::Task<> Saved = printView("nothing to save");
  if (IsNew) {
    Order Draft = loadDraft(1);
    Saved = save(Draft);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Draft' is destroyed before the work of 'save' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'Draft' is declared here
    // CHECK-MESSAGES: :[[@LINE-270]]:31: note: 'Draft' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+2]]:22: note: the task is used here
  }
  co_await std::move(Saved);
}

app::Task<> address(bool IsNew) {
  app::Task<> Filled = printView("nothing to fill");
  {
    Order Draft = loadDraft(1);
    Filled = fill(&Draft);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Draft' is destroyed before the work of 'fill' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'Draft' is declared here
    // CHECK-MESSAGES: :[[@LINE-281]]:25: note: 'Draft' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+2]]:22: note: the task is used here
  }
  co_await std::move(Filled);
}

app::Task<> wrapper() {
  std::optional<app::Task<>> Checked;
  {
    Order Draft = loadDraft(1);
    Checked.emplace(check(std::ref(Draft)));
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Draft' is destroyed before the work of 'check' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: 'Draft' is declared here
    // CHECK-MESSAGES: :[[@LINE-290]]:49: note: 'Draft' keeps the reference
    // CHECK-MESSAGES: :[[@LINE+2]]:23: note: the task is used here
  }
  co_await std::move(*Checked);
}

app::Task<> object() {
  std::optional<app::Task<>> Paid;
  {
    Cart Basket;
    Paid = Basket.checkOut();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Basket' is destroyed before the work of 'Cart::checkOut' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'Basket' is declared here
    // CHECK-MESSAGES: :[[@LINE-320]]:15: note: 'checkOut' runs on it
    // CHECK-MESSAGES: :[[@LINE+2]]:23: note: the task is used here
  }
  co_await std::move(*Paid);
}

// Work for which nobody waits.

void spawnsWithATemporary() {
  spawn(print(nameOf(1)));
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-322]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is let go here
}

void launchesWithALocal() {
  Order Draft = loadDraft(1);
  jobs::launch(save(Draft));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Draft' is destroyed before the work of 'save' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-329]]:31: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
}

void spawnsWithAParameter(std::string Name) {
  spawn(printView(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Name' is destroyed before the work of 'printView' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-338]]:40: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
}

void spawnsAVariable() {
  std::string Name = nameOf(1);
  auto Page = print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Name' is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-348]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: the task is let go here
  spawn(std::move(Page));
}

void spawnsAMember(Cart Basket) {
  spawn(Basket.checkOut());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Basket' is destroyed before the work of 'Cart::checkOut' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:25: note: 'Basket' is declared here
  // CHECK-MESSAGES: :[[@LINE-366]]:15: note: 'checkOut' runs on it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
}

void nobodyCanWait() {
  report(loadDraft(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this temporary is destroyed before the work of 'report' is done [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-341]]:40: note: 'Draft' keeps the reference
  Order Draft = loadDraft(2);
  report(Draft);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Draft' is destroyed before the work of 'report' is done [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-346]]:40: note: 'Draft' keeps the reference
}

app::Task<> serve(int Count) {
  while (Count-- > 0) {
    const Order Draft = loadDraft(co_await app::fetchPrice(Count));
    spawn(save(Draft));
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Draft' is destroyed before the work of 'save' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'Draft' is declared here
    // CHECK-MESSAGES: :[[@LINE-376]]:31: note: 'Draft' keeps the reference
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the task is let go here
  }
}

// What outlives the function.

std::vector<app::Task<>> Pending;
app::Task<> Last = printView("none");

void global() {
  Pending.push_back(print(nameOf(1)));
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-391]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is stored here
  Order Draft = loadDraft(1);
  Last = save(Draft);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Draft' is destroyed before the work of 'save' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-395]]:31: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is stored here
}

class Shop {
public:
  void open() {
    Jobs.push_back(print(nameOf(1)));
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-406]]:38: note: 'Text' keeps the reference
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is stored here
    std::string Name = nameOf(2);
    State.Current = print(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Name' is destroyed before the work of 'print' runs [async-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'Name' is declared here
    // CHECK-MESSAGES: :[[@LINE-412]]:38: note: 'Text' keeps the reference
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: the task is stored here
  }
  void keep(app::Task<> Job) { Jobs.push_back(std::move(Job)); }
  void close() { keep(print(nameOf(3))); }
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-418]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-3]]:18: note: the task is stored here

private:
  struct {
    std::optional<app::Task<>> Current;
  } State;
  std::vector<app::Task<>> Jobs;
};

// A function of the unit that lets go what it is given.
void inBackground(app::Task<> Work) { spawn(std::move(Work)); }

void throughAFunction() {
  std::string Name = nameOf(1);
  inBackground(print(Name));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Name' is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-436]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
}

// The result of a coroutine.
app::Task<app::Task<>> later() {
  std::string Name = nameOf(1);
  co_return print(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Name' is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Name' is declared here
  // CHECK-MESSAGES: :[[@LINE-446]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: the task is returned here
}

// The pointer's owner ends, not the pointer.
void owner() {
  auto Draft = std::make_unique<Order>();
  Order *Raw = Draft.get();
  spawn(fill(Raw));
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Draft' is destroyed before the work of 'fill' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'Draft' is declared here
  // CHECK-MESSAGES: :[[@LINE-453]]:25: note: 'Draft' keeps the reference
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: the task is let go here
}

// A task in an object of a class.
struct Job {
  app::Task<> Work;
};
app::Task<> inAnObject() {
  Job Next{print(nameOf(1))};
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-468]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Next.Work);
}

// A function that makes the task of another.
app::Task<> printed(const std::string &Text) { return print(Text); }

app::Task<> throughAWrapper() {
  auto Page = printed(nameOf(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: this temporary is destroyed before the work of 'print' runs [async-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-479]]:38: note: 'Text' keeps the reference
  // CHECK-MESSAGES: :[[@LINE+1]]:22: note: the task is used here
  co_await std::move(Page);
}

// A parameter that is used behind a suspension.

app::Task<> consume(Order &&Draft) {
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'Draft' refers to a temporary of the caller, which may be destroyed when the coroutine is resumed; take it by value [async-dangling-argument]
// CHECK-MESSAGES: :[[@LINE+2]]:3: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE+2]]:7: note: and uses 'Draft' here
  co_await app::sleepFor({});
  log(Draft.Customer);
}

app::Task<> inALoop(std::string &&Name) {
// CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'Name' refers to a temporary of the caller, which may be destroyed when the coroutine is resumed; take it by value [async-dangling-argument]
// CHECK-MESSAGES: :[[@LINE+4]]:5: note: the coroutine is suspended here
// CHECK-MESSAGES: :[[@LINE+2]]:9: note: and uses 'Name' here
  for (int Try = 0; Try != 3; ++Try) {
    log(Name);
    co_await app::sleepFor({});
  }
}

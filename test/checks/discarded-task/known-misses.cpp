// RUN: %check_async %s async-discarded-task
//
// No expectation: the check is silent here, and does not see what is lost.

#include <algorithm>
#include <app/task.h>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

app::Task<int> app::fetchPrice(int Article) { co_return Article; }

// A cast to the same type looks like a use.
void castToItsType() { static_cast<app::Task<int>>(app::fetchPrice(1)); }

// Any class may hold a task; only containers say that they own it.
struct Reply {
  int Status;
  app::Task<> Body;
};
Reply request(int Order);
void taskInObject() { request(1); }

// A shared owner may have left a copy elsewhere.
std::shared_ptr<app::Task<int>> sharedPrice();
void sharedTask() { sharedPrice(); }

// A pointer leaks instead of dropping.
app::Task<int> *newPrice();
void taskOnHeap() { newPrice(); }

// A variable is a use, whatever its name (async-unawaited-task speaks of it).
void variable() { auto Ignored = app::fetchPrice(1); }

// An algorithm drops what its function returns (async-void-callback speaks of it).
void algorithm(std::vector<int> Articles) {
  std::for_each(Articles.begin(), Articles.end(), app::fetchPrice);
}

// So does a callback without a result (async-void-callback speaks of it).
void callback(std::function<void(int)> &OnArticle) { OnArticle = app::fetchPrice; }

// Initialisers of variables outside of functions are not read.
int WarmUp = (app::fetchPrice(1), 0);
struct Catalogue {
  int Articles = (app::fetchPrice(1), 0);
};

// Nor are default arguments.
void openShop(int Article = (app::fetchPrice(1), 0));

// The result of an await is a task, and dropped.
app::Task<app::Task<long>> reservePrice();

app::Task<> dropsResultOfAwait() { co_await reservePrice(); }

// RUN: %check_async %s async-blocking-wait
//
// Functions that run because somebody names them, calls a lambda, or calls
// through a value of which the callee is known.

#include <app/task.h>
#include <algorithm>
#include <functional>
#include <future>
#include <numeric>
#include <ranges>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

std::future<int> askWarehouse(int Article);
bool isOpen();

int stockOf(int Article) { return askWarehouse(Article).get(); }
bool isSoldOut(int Article) { return stockOf(Article) == 0; }
bool hasMore(int A, int B) { return stockOf(A) > stockOf(B); }
int addStock(int Sum, int Article) { return Sum + stockOf(Article); }

struct Client {
  int fetch() { return stockOf(1); }
  int fetchArticle(int Article) const { return stockOf(Article); }
  static int fetchAll() { return stockOf(0); }
  int operator()(int Article) const { return stockOf(Article); }
};

// Lambdas.

app::Task<int> lambdaInVariable() {
  auto Ask = [](int Article) { return askWarehouse(Article).get(); };
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:61: note: 'Ask' calls 'std::future::get' here
}

app::Task<int> lambdaInConstVariable() {
  const auto Ask = [](int Article) { return stockOf(Article); };
  co_return Ask(1) + Ask(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:45: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-26]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-4]]:22: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:45: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-29]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaWithCaptures(int Article) {
  auto Ask = [Article, Open = isOpen()] { return Open ? stockOf(Article) : 0; };
  co_return Ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:57: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-37]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> mutableLambda() {
  auto Next = [Article = 0]() mutable { return stockOf(++Article); };
  co_return Next();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Next' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:48: note: 'Next' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-45]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> genericLambda() {
  auto Ask = [](auto Article) { return stockOf(Article); };
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:40: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-53]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaThatCallsLambda() {
  auto Ask = [](int Article) { return stockOf(Article); };
  auto AskTwice = [&](int Article) { return Ask(Article) + Ask(Article); };
  co_return AskTwice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'AskTwice' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:45: note: 'AskTwice' calls 'Ask' here
  // CHECK-MESSAGES: :[[@LINE-5]]:39: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-63]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaInReference() {
  auto &&Ask = [](int Article) { return stockOf(Article); };
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:41: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-71]]:57: note: 'stockOf' calls 'std::future::get' here
}

// In place: the finding stands inside.

app::Task<int> lambdaInPlace() {
  co_return [] { return stockOf(1); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-79]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaInPlaceInLambdaInPlace() {
  co_return [] { return [] { return stockOf(1); }(); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-85]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<> lambdaForAlgorithm(const std::vector<int> &Articles) {
  std::ranges::for_each(Articles, [](int Article) { stockOf(Article); });
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-91]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<> lambdaForSort(std::vector<int> Articles) {
  std::sort(Articles.begin(), Articles.end(),
            [](int A, int B) { return stockOf(A) < B; });
            // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
            // CHECK-MESSAGES: :[[@LINE-99]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<int> lambdaForAccumulate(const std::vector<int> &Articles) {
  co_return std::accumulate(Articles.begin(), Articles.end(), 0, [](int Sum, int A) {
    return Sum + stockOf(A);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-107]]:57: note: 'stockOf' calls 'std::future::get' here
  });
}

app::Task<int> lambdaForVisit(const std::variant<int, std::string> &Key) {
  co_return std::visit(
      [](const auto &Value) {
        if constexpr (std::is_same_v<decltype(Value), const int &>)
          return stockOf(Value);
          // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
          // CHECK-MESSAGES: :[[@LINE-117]]:57: note: 'stockOf' calls 'std::future::get' here
        else
          return 0;
      },
      Key);
}

app::Task<int> lambdaForApply(const std::tuple<int> &Key) {
  co_return std::apply([](int Article) { return stockOf(Article); }, Key);
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-127]]:57: note: 'stockOf' calls 'std::future::get' here
}

// std::function with a lambda that is known.

app::Task<int> lambdaInFunction() {
  std::function<int(int)> Ask = [](int Article) { return stockOf(Article); };
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:58: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-137]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaInConstFunction() {
  const std::function<int(int)> Ask = [](int Article) { return stockOf(Article); };
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:64: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-145]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> functionInFunction() {
  std::function<int(int)> Ask(stockOf);
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-152]]:57: note: 'Ask' calls 'std::future::get' here
}

app::Task<int> functionByBraces() {
  std::function<int(int)> Ask{&stockOf};
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-159]]:57: note: 'Ask' calls 'std::future::get' here
}

app::Task<int> boundFunction() {
  auto Ask = std::bind(&stockOf, 3);
  co_return Ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-166]]:57: note: 'Ask' calls 'std::future::get' here
}

app::Task<int> boundFrontFunction() {
  auto Ask = std::bind_front(stockOf, 3);
  co_return Ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-173]]:57: note: 'Ask' calls 'std::future::get' here
}

app::Task<int> boundMember(Client &Warehouse) {
  auto Ask = std::bind(&Client::fetch, &Warehouse);
  co_return Ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-174]]:24: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-181]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> boundFrontMember(const Client &Warehouse) {
  auto Ask = std::bind_front(&Client::fetchArticle, &Warehouse);
  co_return Ask(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-181]]:48: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-189]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> boundInFunction(Client &Warehouse) {
  std::function<int()> Ask = std::bind(&Client::fetch, &Warehouse);
  co_return Ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-190]]:24: note: 'Ask' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-197]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> memFn(Client &Warehouse) {
  co_return std::mem_fn(&Client::fetch)(Warehouse);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Client::fetch' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-197]]:24: note: 'Client::fetch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-204]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<bool> negatedFunction() {
  auto IsThere = std::not_fn(isSoldOut);
  co_return IsThere(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'IsThere' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-210]]:38: note: 'IsThere' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-212]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> referenceWrapper() {
  auto Ask = std::ref(stockOf);
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Ask' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-219]]:57: note: 'Ask' calls 'std::future::get' here
}

// std::invoke.

app::Task<int> invokedFunction() {
  co_return std::invoke(stockOf, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-227]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> invokedPointer() {
  co_return std::invoke(&stockOf, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-233]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> invokedMember(Client &Warehouse) {
  co_return std::invoke(&Client::fetch, Warehouse);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Client::fetch' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-233]]:24: note: 'Client::fetch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-240]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> invokedMemberByPointer(Client *Warehouse) {
  co_return std::invoke(&Client::fetchArticle, Warehouse, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Client::fetchArticle' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-239]]:48: note: 'Client::fetchArticle' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-247]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> invokedLambdaByName() {
  auto Ask = [] { return stockOf(1); };
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-253]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return std::invoke(Ask);
}

app::Task<int> appliedFunction(const std::tuple<int> &Key) {
  co_return std::apply(stockOf, Key);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-260]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Pointers to functions and members.

app::Task<int> pointerToFunction() {
  int (*Ask)(int) = stockOf;
  co_return Ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-269]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> pointerToStaticMember() {
  auto Fetch = &Client::fetchAll;
  co_return Fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Client::fetchAll' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-268]]:34: note: 'Client::fetchAll' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-277]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> pointerToMember(Client &Warehouse) {
  int (Client::*Fetch)() = &Client::fetch;
  co_return (Warehouse.*Fetch)();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Client::fetch' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-278]]:24: note: 'Client::fetch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-285]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> pointerToMemberOfPointer(Client *Warehouse) {
  auto Fetch = &Client::fetchArticle;
  co_return (Warehouse->*Fetch)(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Client::fetchArticle' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-285]]:48: note: 'Client::fetchArticle' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-293]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> namedInPlace(Client &Warehouse) {
  co_return (Warehouse.*&Client::fetch)() + (&stockOf)(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Client::fetch' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-293]]:24: note: 'Client::fetch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-300]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-4]]:45: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-302]]:57: note: 'stockOf' calls 'std::future::get' here
}

static constexpr int (*AskPointer)(int) = stockOf;

app::Task<int> constantPointer() {
  co_return AskPointer(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-310]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Names for algorithms.

app::Task<bool> namedPredicate(const std::vector<int> &Articles) {
  co_return std::any_of(Articles.begin(), Articles.end(), isSoldOut);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'isSoldOut' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-317]]:38: note: 'isSoldOut' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-319]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<> namedComparison(std::vector<int> Articles) {
  std::sort(Articles.begin(), Articles.end(), &hasMore);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'hasMore' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-323]]:37: note: 'hasMore' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-326]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<int> namedOperation(const std::vector<int> &Articles) {
  co_return std::accumulate(Articles.begin(), Articles.end(), 0, addStock);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'addStock' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-330]]:51: note: 'addStock' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-334]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<> namedRangesAlgorithm(const std::vector<int> &Articles) {
  std::ranges::for_each(Articles, stockOf);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-340]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<> namedProjection(std::vector<int> Articles) {
  std::ranges::sort(Articles, {}, stockOf);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-347]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<> memberForAlgorithm(std::vector<Client> Warehouses) {
  std::ranges::for_each(Warehouses, &Client::fetch);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Client::fetch' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-348]]:24: note: 'Client::fetch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-355]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<> boundForAlgorithm(const std::vector<int> &Articles, const Client &Warehouse) {
  std::ranges::for_each(Articles, std::bind_front(&Client::fetchArticle, &Warehouse));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Client::fetchArticle' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-355]]:48: note: 'Client::fetchArticle' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-363]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<> negatedForAlgorithm(std::vector<int> Articles) {
  std::erase_if(Articles, std::not_fn(isSoldOut));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'isSoldOut' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-369]]:38: note: 'isSoldOut' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-371]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

struct BySize {
  bool operator()(int A, int B) const { return stockOf(A) < stockOf(B); }
};

app::Task<> temporaryForAlgorithm(std::vector<int> Articles) {
  std::ranges::sort(Articles, BySize());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'BySize::operator()' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:48: note: 'BySize::operator()' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-383]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// In a helper: the finding stands at the call of the helper.

int countSoldOut(const std::vector<int> &Articles) {
  return std::count_if(Articles.begin(), Articles.end(), isSoldOut);
}

app::Task<int> algorithmInHelper(const std::vector<int> &Articles) {
  co_return countSoldOut(Articles);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'countSoldOut' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:10: note: 'countSoldOut' calls 'isSoldOut' here
  // CHECK-MESSAGES: :[[@LINE-396]]:38: note: 'isSoldOut' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-398]]:57: note: 'stockOf' calls 'std::future::get' here
}

int countByLambda(const std::vector<int> &Articles) {
  return std::ranges::count_if(Articles, [](int A) { return stockOf(A) == 0; });
}

app::Task<int> lambdaInHelper(const std::vector<int> &Articles) {
  co_return countByLambda(Articles);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'countByLambda' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:61: note: 'countByLambda' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-409]]:57: note: 'stockOf' calls 'std::future::get' here
}

int askThroughPointer(int Article) {
  int (*const Ask)(int) = stockOf;
  return Ask(Article);
}

app::Task<int> pointerInHelper() {
  co_return askThroughPointer(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'askThroughPointer' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:10: note: 'askThroughPointer' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-421]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Helpers that call what they are given, in place.

template <typename F> int twice(F Ask) { return Ask(1) + Ask(2); }
template <typename F> int guarded(F &&Ask) {
  return isOpen() ? std::forward<F>(Ask)(1) : 0;
}
int plainTwice(int (*Ask)(int)) { return Ask(1) + Ask(2); }
int wrappedTwice(const std::function<int(int)> &Ask) { return Ask(1) + Ask(2); }

app::Task<int> lambdaForTemplate() {
  co_return twice([](int Article) { return stockOf(Article); });
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-436]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaForForwardingTemplate() {
  co_return guarded([](int Article) { return stockOf(Article); });
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-442]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaForFunctionParameter() {
  co_return wrappedTwice([](int Article) { return stockOf(Article); });
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-448]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> lambdaForPointerParameter() {
  co_return plainTwice([](int Article) { return stockOf(Article); });
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-454]]:57: note: 'stockOf' calls 'std::future::get' here
}

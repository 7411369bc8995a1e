// RUN: %check_async %s async-blocking-wait
//
// The way from the coroutine to what blocks: the shortest, each function once.

#include <app/task.h>
#include <future>
#include <thread>
#include <type_traits>
#include <vector>

std::future<int> askWarehouse(int Article);
bool isOpen();

int stockOf(int Article) { return askWarehouse(Article).get(); }

// Recursion.

int countDown(int Article) {
  if (Article == 0)
    return stockOf(0);
  return countDown(Article - 1);
}

app::Task<int> recursion() {
  co_return countDown(9);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'countDown' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:12: note: 'countDown' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-14]]:57: note: 'stockOf' calls 'std::future::get' here
}

int oddShelves(int Count);
int evenShelves(int Count) { return Count ? oddShelves(Count - 1) : stockOf(0); }
int oddShelves(int Count) { return Count ? evenShelves(Count - 1) : 1; }

app::Task<int> mutualRecursionAtBlockingSide() {
  co_return evenShelves(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'evenShelves' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:69: note: 'evenShelves' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-25]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> mutualRecursionAtOtherSide() {
  co_return oddShelves(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'oddShelves' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-12]]:44: note: 'oddShelves' calls 'evenShelves' here
  // CHECK-MESSAGES: :[[@LINE-14]]:69: note: 'evenShelves' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-33]]:57: note: 'stockOf' calls 'std::future::get' here
}

struct Node {
  std::vector<Node> Children;
  int Article;
  int visit() const {
    int Sum = 0;
    for (const Node &Child : Children)
      Sum += Child.visit();
    return Sum + stockOf(Article);
  }
};

app::Task<int> recursionOverTree(const Node &Root) {
  co_return Root.visit();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Node::visit' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:18: note: 'Node::visit' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-51]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> coroutineThatCallsItself(int Depth) {
  if (Depth)
    co_return co_await coroutineThatCallsItself(Depth - 1);
  co_return stockOf(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-59]]:57: note: 'stockOf' calls 'std::future::get' here
}

// A lambda that gets itself.
app::Task<int> recursiveLambda() {
  auto Walk = [](auto &&Self, int Depth) -> int {
    return Depth ? Self(Self, Depth - 1) : stockOf(0);
  };
  co_return Walk(Walk, 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Walk' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-4]]:44: note: 'Walk' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-70]]:57: note: 'stockOf' calls 'std::future::get' here
}

// The shortest way is shown.

int longWayTo(int Article) { return countDown(Article); }

int shortOrLong(int Article) {
  if (isOpen())
    return longWayTo(Article);
  return stockOf(Article);
}

app::Task<int> shortestWay() {
  co_return shortOrLong(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'shortOrLong' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:10: note: 'shortOrLong' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-87]]:57: note: 'stockOf' calls 'std::future::get' here
}

int directOrLong(int Article) {
  if (isOpen())
    return longWayTo(Article);
  return askWarehouse(Article).get();
}

app::Task<int> directIsShorter() {
  co_return directOrLong(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'directOrLong' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:32: note: 'directOrLong' calls 'std::future::get' here
}

// One finding per call, however often it blocks.

int many(int Article) {
  int Sum = stockOf(Article);
  Sum += stockOf(Article + 1);
  askWarehouse(2).wait();
  return Sum + countDown(3);
}

app::Task<int> blocksOften() {
  co_return many(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'many' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:19: note: 'many' calls 'std::future::wait' here
}

app::Task<int> calledInLoop() {
  int Sum = 0;
  for (int Article = 0; Article != 3; ++Article)
    Sum += stockOf(Article);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-122]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return Sum;
}

app::Task<int> nestedCalls() {
  co_return stockOf(stockOf(stockOf(1)));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-129]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-3]]:21: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-131]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-5]]:29: warning: 'stockOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-133]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<int> firstCoroutine() { co_return many(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'many' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-31]]:19: note: 'many' calls 'std::future::wait' here
app::Task<int> secondCoroutine() { co_return many(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'many' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-34]]:19: note: 'many' calls 'std::future::wait' here

// Templates: once, at the template.

template <typename Key> int lookUp(const Key &K) { return stockOf(static_cast<int>(K)); }

app::Task<int> severalInstantiations() {
  co_return lookUp(1) + lookUp(2u) + lookUp('c');
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'lookUp' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:59: note: 'lookUp' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-151]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-4]]:25: warning: 'lookUp' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-8]]:59: note: 'lookUp' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-154]]:57: note: 'stockOf' calls 'std::future::get' here
  // CHECK-MESSAGES: :[[@LINE-7]]:38: warning: 'lookUp' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-11]]:59: note: 'lookUp' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-157]]:57: note: 'stockOf' calls 'std::future::get' here
}

template <typename Key> app::Task<int> lookUpLater(Key K) {
  co_return lookUp(K);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'lookUp' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-18]]:59: note: 'lookUp' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-164]]:57: note: 'stockOf' calls 'std::future::get' here
}
template app::Task<int> lookUpLater(int);
template app::Task<int> lookUpLater(long);
template app::Task<int> lookUpLater(char);

template <typename Source> app::Task<int> readFrom(Source &From) {
  co_return From.read();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'SlowSource::read' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE+5]]:23: note: 'SlowSource::read' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-174]]:57: note: 'stockOf' calls 'std::future::get' here
}

struct SlowSource {
  int read() { return stockOf(1); }
};
struct QuickSource {
  int read() { return 1; }
};

// Only one of the instantiations blocks.
app::Task<int> readBoth(SlowSource &Slow, QuickSource &Quick) {
  co_return co_await readFrom(Slow) + co_await readFrom(Quick);
}

template <typename T> struct Cache {
  T load(int Article) const { return T(stockOf(Article)); }
  app::Task<T> loadLater(int Article) const { co_return load(Article); }
  // CHECK-MESSAGES: :[[@LINE-1]]:57: warning: 'Cache::load' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:40: note: 'Cache::load' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-194]]:57: note: 'stockOf' calls 'std::future::get' here
};
template struct Cache<int>;
template struct Cache<long>;

template <bool Blocking> int maybeWait() {
  if constexpr (Blocking)
    return stockOf(1);
  else
    return 0;
}

app::Task<int> branchOfTemplate() {
  co_return maybeWait<true>();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'maybeWait' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-8]]:12: note: 'maybeWait' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-210]]:57: note: 'stockOf' calls 'std::future::get' here
}

template <typename... Keys> int sumOf(Keys... All) { return (stockOf(All) + ... + 0); }

app::Task<int> foldExpression() {
  co_return sumOf(1, 2, 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sumOf' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:62: note: 'sumOf' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-219]]:57: note: 'stockOf' calls 'std::future::get' here
}

template <typename Derived> struct Reader {
  int read() { return static_cast<Derived *>(this)->readNow(); }
};
struct DiskReader : Reader<DiskReader> {
  int readNow() { return stockOf(1); }
};

app::Task<int> curiouslyRecurring(DiskReader &Disk) {
  co_return Disk.read();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'DiskReader::read' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-9]]:53: note: 'DiskReader::read' calls 'DiskReader::readNow' here
  // CHECK-MESSAGES: :[[@LINE-7]]:26: note: 'DiskReader::readNow' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-234]]:57: note: 'stockOf' calls 'std::future::get' here
}

template <typename T>
  requires std::is_integral_v<T>
int constrained(T Article) {
  return stockOf(Article);
}

app::Task<int> constrainedTemplate() {
  co_return constrained(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'constrained' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:10: note: 'constrained' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-247]]:57: note: 'stockOf' calls 'std::future::get' here
}

int shortForm(auto Article) { return stockOf(Article); }

app::Task<int> abbreviatedTemplate() {
  co_return shortForm(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'shortForm' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:38: note: 'shortForm' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-256]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Handlers and declared functions have chains too.

void onTick() [[clang::nonblocking]];
void onTick() [[clang::nonblocking]] {
  countDown(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'countDown' blocks in a function that is declared nonblocking: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: declared nonblocking here
  // CHECK-MESSAGES: :[[@LINE-260]]:12: note: 'countDown' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-267]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Below: nothing more is expected.

// Recursion that never blocks.
int depth(int Level) { return Level ? depth(Level - 1) : 0; }
int pingLevel(int Level);
int pongLevel(int Level) { return Level ? pingLevel(Level - 1) : 0; }
int pingLevel(int Level) { return Level ? pongLevel(Level - 1) : 0; }

app::Task<int> quickRecursion() { co_return depth(3) + pingLevel(3); }

// The other branch of the template.
app::Task<int> otherBranchOfTemplate() { co_return maybeWait<false>(); }

// A template that nobody instantiates.
template <typename Key> app::Task<int> neverUsed(Key K) { co_return lookUp(K); }

// A declaration says nothing.
int elsewhere(int Article);
app::Task<int> declaredElsewhere() { co_return elsewhere(1); }

// The call is never evaluated.
app::Task<int> unevaluated() {
  using Stock = decltype(stockOf(1));
  static_assert(!noexcept(stockOf(1)));
  static_assert(requires { stockOf(1); });
  co_return sizeof(Stock) + sizeof(stockOf(1));
}

template <typename F> constexpr bool isCallable = requires(F f) { f(1); };
static_assert(isCallable<decltype(stockOf)>);

// A call in a discarded branch.
app::Task<int> discardedBranch() {
  if constexpr (sizeof(int) == 1)
    co_return stockOf(1);
  else
    co_return 0;
}

// Its name is taken, nobody calls it here.
void setSource(int (*Ask)(int));
app::Task<> namesFunction() {
  setSource(stockOf);
  setSource(&stockOf);
  co_return;
}

// RUN: %check_async %s async-blocking-wait
//
// No expectation: the check is silent here, since every wait follows a proof
// that it does not wait.

#include <app/task.h>
#include <array>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

std::future<int> loadPrice(int Article);
void countMiss();
void log(const std::future<int> &Loading);
bool isOpen();

app::Task<int> ifReady(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return Loading.get();
  co_return 0;
}

app::Task<int> comparedTheOtherWayRound(std::future<int> Loading) {
  if (std::future_status::ready == Loading.wait_for(0s))
    co_return Loading.get();
  co_return 0;
}

app::Task<int> untilNow(std::future<int> Loading) {
  if (Loading.wait_until(std::chrono::steady_clock::now()) ==
      std::future_status::ready)
    co_return Loading.get();
  co_return 0;
}

app::Task<int> sharedFuture(std::shared_future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return Loading.get();
  co_return 0;
}

app::Task<int> waitInsteadOfGet(std::shared_future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    Loading.wait();
    co_return Loading.get();
  }
  co_return 0;
}

app::Task<int> elseBranch(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  else
    co_return Loading.get();
}

app::Task<int> earlyReturn(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  co_return Loading.get();
}

app::Task<int> earlyThrow(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    throw 1;
  co_return Loading.get();
}

app::Task<int> whileNotReady(std::future<int> Loading) {
  while (Loading.wait_for(0s) != std::future_status::ready)
    co_await app::sleepFor(1ms);
  co_return Loading.get();
}

app::Task<int> doWhileNotReady(std::future<int> Loading) {
  do {
    co_await app::sleepFor(1ms);
  } while (Loading.wait_for(0s) != std::future_status::ready);
  co_return Loading.get();
}

app::Task<int> forUntilReady(std::future<int> Loading) {
  for (int Turn = 0; Loading.wait_for(0s) != std::future_status::ready; ++Turn)
    co_await app::sleepFor(1ms);
  co_return Loading.get();
}

app::Task<int> leavesEndlessLoop(std::future<int> Loading) {
  while (true) {
    if (Loading.wait_for(0s) == std::future_status::ready)
      break;
    co_await app::sleepFor(1ms);
  }
  co_return Loading.get();
}

app::Task<int> skipsTurnOfLoop(std::array<std::future<int>, 4> Loading) {
  int Sum = 0;
  for (int Index = 0; Index != 4; ++Index) {
    if (Loading[Index].wait_for(0s) != std::future_status::ready)
      continue;
    Sum += Loading[Index].get();
  }
  co_return Sum;
}

app::Task<int> switchOverStatus(std::future<int> Loading) {
  switch (Loading.wait_for(0s)) {
  case std::future_status::ready:
    co_return Loading.get();
  case std::future_status::timeout:
  case std::future_status::deferred:
    break;
  }
  co_return 0;
}

app::Task<int> conjunction(std::future<int> Loading) {
  if (Loading.valid() && Loading.wait_for(0s) == std::future_status::ready && isOpen())
    co_return Loading.get();
  co_return 0;
}

app::Task<bool> shortCircuit(std::future<bool> Allowed) {
  co_return Allowed.wait_for(0s) == std::future_status::ready && Allowed.get();
}

app::Task<int> disjunction(std::future<int> Loading) {
  if (!isOpen() || Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  co_return Loading.get();
}

app::Task<bool> shortCircuitOr(std::future<bool> Denied) {
  co_return Denied.wait_for(0s) != std::future_status::ready || Denied.get();
}

app::Task<int> negation(std::future<int> Loading) {
  if (!(Loading.wait_for(0s) == std::future_status::ready))
    co_return 0;
  co_return Loading.get();
}

app::Task<int> negatedConjunction(std::future<int> Loading) {
  if (!(isOpen() && Loading.wait_for(0s) == std::future_status::ready))
    co_return 0;
  co_return Loading.get();
}

app::Task<int> conditionalOperator(std::future<int> Loading) {
  co_return Loading.wait_for(0s) == std::future_status::ready ? Loading.get() : 0;
}

app::Task<int> nestedIfs(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready)
    if (isOpen())
      co_return Loading.get();
  co_return 0;
}

app::Task<int> bothBranchesProveIt(std::future<int> Loading) {
  if (isOpen()) {
    while (Loading.wait_for(0s) != std::future_status::ready)
      co_await app::sleepFor(1ms);
  } else if (Loading.wait_for(0s) != std::future_status::ready) {
    co_return 0;
  }
  co_return Loading.get();
}

// A variable holds the answer.

app::Task<int> statusVariable(std::future<int> Loading) {
  const std::future_status Status = Loading.wait_for(0s);
  if (Status == std::future_status::ready)
    co_return Loading.get();
  co_return 0;
}

app::Task<int> statusInInitialiser(std::future<int> Loading) {
  if (auto Status = Loading.wait_for(0s); Status == std::future_status::ready)
    co_return Loading.get();
  co_return 0;
}

app::Task<int> statusInSwitch(std::future<int> Loading) {
  const auto Status = Loading.wait_for(0s);
  switch (Status) {
  case std::future_status::ready:
    co_return Loading.get();
  default:
    co_return 0;
  }
}

app::Task<int> boolVariable(std::future<int> Loading) {
  const bool IsReady = Loading.wait_for(0s) == std::future_status::ready;
  if (!IsReady)
    countMiss();
  co_return IsReady ? Loading.get() : 0;
}

app::Task<int> boolVariableOfTwoQuestions(std::future<int> Loading) {
  bool Usable = isOpen() && Loading.wait_for(0s) == std::future_status::ready;
  if (Usable)
    co_return Loading.get();
  co_return 0;
}

app::Task<int> statusAssignedAgain(std::future<int> Loading) {
  auto Status = Loading.wait_for(0s);
  if (isOpen())
    Status = Loading.wait_for(0s);
  if (Status == std::future_status::ready)
    co_return Loading.get();
  co_return 0;
}

app::Task<int> namedEnumerator(std::future<int> Loading) {
  constexpr auto Done = std::future_status::ready;
  if (Loading.wait_for(0s) == Done)
    co_return Loading.get();
  co_return 0;
}

// Other objects.

app::Task<int> pointerToFuture(std::unique_ptr<std::future<int>> Loading) {
  if (Loading->wait_for(0s) == std::future_status::ready)
    co_return Loading->get();
  co_return 0;
}

app::Task<int> optionalFuture(std::optional<std::future<int>> Loading) {
  if (Loading && Loading->wait_for(0s) == std::future_status::ready)
    co_return Loading->get();
  co_return 0;
}

app::Task<int> elementOfVector(std::vector<std::future<int>> Loading) {
  if (Loading[0].wait_for(0s) == std::future_status::ready)
    co_return Loading[0].get();
  co_return 0;
}

app::Task<int> elementByIndex(std::vector<std::future<int>> Loading, unsigned Index) {
  if (Loading.at(Index).wait_for(0s) == std::future_status::ready)
    co_return Loading.at(Index).get();
  co_return 0;
}

app::Task<int> elementOfRange(std::vector<std::future<int>> Loading) {
  int Sum = 0;
  for (std::future<int> &Price : Loading)
    if (Price.wait_for(0s) == std::future_status::ready)
      Sum += Price.get();
  co_return Sum;
}

app::Task<int> movedAtTheGet(std::future<int> Loading) {
  // The cast to an rvalue takes nothing away before the call.
  if (Loading.wait_for(0s) == std::future_status::ready)
    co_return std::move(Loading).get();
  co_return 0;
}

struct Basket {
  std::future<int> Price;
  struct {
    std::future<int> Discount;
  } Offer;

  app::Task<int> memberGuard() {
    if (Price.wait_for(0s) == std::future_status::ready)
      co_return Price.get();
    co_return 0;
  }

  app::Task<int> memberOfMemberGuard() {
    if (this->Offer.Discount.wait_for(0s) == std::future_status::ready)
      co_return Offer.Discount.get();
    co_return 0;
  }

  app::Task<int> memberGuardAfterSuspension() {
    co_await app::sleepFor(1ms);
    // The guard comes after the last moment at which others could interfere.
    if (Price.wait_for(0s) == std::future_status::ready)
      co_return Price.get();
    co_return 0;
  }
};

// What happens between the guard and the wait, and does no harm.

app::Task<int> localAcrossSuspension(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  // Nobody else can reach a local.
  co_await app::sleepFor(1ms);
  co_return Loading.get();
}

app::Task<int> constReference(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  log(Loading);
  co_return Loading.get();
}

app::Task<int> otherFuture(std::future<int> Loading, std::future<int> Other) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  // Another object.
  Other = loadPrice(2);
  co_return Loading.get();
}

app::Task<int> otherCalls(std::future<int> Loading) {
  if (Loading.wait_for(0s) != std::future_status::ready)
    co_return 0;
  countMiss();
  co_return Loading.get();
}

app::Task<int> guardedAgain(std::future<int> Loading) {
  if (Loading.wait_for(0s) == std::future_status::ready) {
    const int First = Loading.get();
    Loading = loadPrice(2);
    if (Loading.wait_for(0s) == std::future_status::ready)
      co_return First + Loading.get();
  }
  co_return 0;
}

app::Task<int> guardInsideInlineLambda(std::future<int> Loading) {
  co_return [&] {
    if (Loading.wait_for(0s) == std::future_status::ready)
      return Loading.get();
    return 0;
  }();
}

// A test whose result goes to an assertion.
void assertEqual(std::future_status Is, std::future_status Should);

app::Task<int> assertedReady(std::future<int> Loading) {
  assertEqual(Loading.wait_for(0s), std::future_status::ready);
  co_return Loading.get();
}

// RUN: %check_async %s async-unawaited-task
//
// No expectation: tasks that are lost, and not reported; see the limits on the
// page of the check.

#include <app/task.h>
#include <future>
#include <vector>

bool isOpen();
std::future<int> loadOrder(int Id);
app::Task<> writeAuditLog(int Order);
void look(const app::Task<> &Work);

app::Task<> overwritten(int Order) {
  auto Audit = writeAuditLog(Order);
  Audit = writeAuditLog(Order + 1);
  co_await std::move(Audit);
}

app::Task<> assignedLater(int Order) {
  std::future<int> Loading;
  if (isOpen())
    Loading = loadOrder(Order);
  co_return;
}

app::Task<> onlyLookedAt(int Order) {
  auto Audit = writeAuditLog(Order);
  look(Audit);
  co_return;
}

app::Task<> onlyTheFirst(const std::vector<int> &Orders) {
  std::vector<app::Task<>> Pending;
  for (int Order : Orders)
    Pending.push_back(writeAuditLog(Order));
  co_await std::move(Pending.front());
}

app::Task<> lostToAnException(int Order) {
  auto Audit = writeAuditLog(Order);
  if (!isOpen())
    throw 1;
  co_await std::move(Audit);
}

// A binding of an awaitable that is no coroutine type: it may be an event.

class Operation {
public:
  explicit Operation(app::Task<> Work);
  Operation(Operation &&) noexcept;
  app::Task<> operator co_await() &&;
};
std::pair<app::Task<>, Operation> notifyBoth(int Order);

app::Task<> wrappedInABinding(int Order) {
  auto [First, Second] = notifyBoth(Order);
  co_await std::move(First);
}
